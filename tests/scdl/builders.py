"""Tables with defaults, so that a test writes only the cells that it is about."""

import csv
import io
from collections.abc import Mapping, Sequence

from publisher.parsing import Reading
from publisher.records import Source
from publisher.scdl import read
from publisher.scdl.columns import DELIBERATIONS, SUBVENTIONS, Model
from publisher.text import Text, extract
from tests import factories

SIRET = "21990001600003"  # of the commune of the bundled samples, with a number of establishment that fits
BODY_SIRET = "52499120500013"

ACT: Mapping[str, str] = {
    "COLL_NOM": "Commune de Valcombreuse",
    "COLL_SIRET": SIRET,
    "DELIB_ID": "2024-61",
    "DELIB_DATE": "2024-05-16",
    "DELIB_MATIERE_CODE": "7.5",
    "DELIB_MATIERE_NOM": "finances locales/subventions",
    "DELIB_OBJET": "Subventions aux clubs sportifs",
    "BUDGET_ANNEE": "2024",
    "BUDGET_NOM": "Budget principal",
    "PREF_ID": "PREF086",
    "PREF_DATE": "2024-05-20",
    "VOTE_EFFECTIF": "29",
    "VOTE_REEL": "27",
    "VOTE_POUR": "25",
    "VOTE_CONTRE": "1",
    "VOTE_ABSTENTION": "1",
    "DELIB_URL": "",
}
GRANT: Mapping[str, str] = {
    "nomAttribuant": "Commune de Valcombreuse",
    "idAttribuant": SIRET,
    "dateConvention": "2024-06-03",
    "referenceDecision": "n° 61 du 16/05/2024",
    "nomBeneficiaire": "Judo club de Valcombreuse",
    "idBeneficiaire": BODY_SIRET,
    "rnaBeneficiaire": "W333216789",
    "objet": "Fonctionnement",
    "montant": "1500.00",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2024-06-15/2024-12-31",
    "idRAE": "",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
    "dispositifAide": "",
}


def table(model: Model, *rows: Mapping[str, str], separator: str = ",", names: Sequence[str] | None = None) -> str:
    """A table of rows that differ from a sound one by the cells given; ``names``: those of its columns."""
    sound = ACT if model is DELIBERATIONS else GRANT
    columns = [*(names or model.names)]
    output = io.StringIO()
    writer = csv.writer(output, delimiter=separator, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([(sound | row).get(name, "") for name in columns] for row in rows)
    return output.getvalue()


def acts_table(*rows: Mapping[str, str], separator: str = ",") -> str:
    """A table of deliberations."""
    return table(DELIBERATIONS, *rows, separator=separator)


def grants_table(*rows: Mapping[str, str], separator: str = ",") -> str:
    """A table of grants."""
    return table(SUBVENTIONS, *rows, separator=separator)


def read_bytes(content: bytes | str, origin: str = "tableau.csv") -> tuple[Text, Reading]:
    """The text of a table as it was extracted, and what was read in it."""
    document = factories.document(content, media_type="text/csv", origin=origin)
    text = extract(document)
    source = Source(uri=origin, media_type=document.media_type, sha256=document.sha256, characters=len(text.characters))
    return text, read(text, source)
