"""Acts and grants as tables: CSV (RFC 4180, UTF-8), one line an act or a grant, and what each column means (CSVW).

Identifiers are text. A natural person is never named. What an act does not state is an empty cell; nothing is computed
but the totals. See https://www.w3.org/TR/tabular-metadata/.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from publisher.identifiers import Addresses
from publisher.pages.wording import GRANT_KIND, OUTCOME
from publisher.release.rows import PublishedAct, act_row, grant_rows

ACTS = "deliberations.csv"
GRANTS = "subventions.csv"
METADATA = "-metadata.json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds (in French), and its datatype (XML Schema)."""

    name: str
    description: str
    datatype: str = "string"


ACT_COLUMNS = (
    Column("acte", "Adresse de la délibération sur ce site", "anyURI"),
    Column("numero", "Numéro, tel qu’imprimé"),
    Column("titre", "Titre ou objet"),
    Column("date", "Date de la séance, aussi précise que l’acte la donne (AAAA-MM-JJ, AAAA-MM ou AAAA)"),
    Column("collectivite", "Nom de la collectivité qui délibère"),
    Column("collectivite_siren", "SIREN de la collectivité, s’il est connu"),
    Column("collectivite_adresse", "Adresse de la collectivité sur ce site", "anyURI"),
    Column("organe", "Assemblée ou commission qui a délibéré"),
    Column("resultat", "Sort de l’acte : adopté, rejeté, ajourné, retiré ou pris acte"),
    Column("voix_pour", "Voix pour, si l’acte les compte", "integer"),
    Column("voix_contre", "Voix contre, si l’acte les compte", "integer"),
    Column("abstentions", "Abstentions, si l’acte les compte", "integer"),
    Column("sans_vote", "Membres n’ayant pas pris part au vote, si l’acte les compte", "integer"),
    Column("unanimite", "oui si l’acte dit l’unanimité, non s’il dit une voix contre ou une abstention"),
    Column("financements", "Nombre de financements accordés par l’acte", "integer"),
    Column("montant_total", "Somme des montants accordés ; vide si plusieurs monnaies", "decimal"),
    Column("monnaie", "Code ISO 4217 de la monnaie"),
    Column("points_a_verifier", "Nombre d’avertissements", "integer"),
    Column("texte_reconnu", "Part du texte rattachée à une partie connue, de 0 à 1", "decimal"),
    Column("source", "Adresse du texte de la source", "anyURI"),
)

GRANT_COLUMNS = (
    Column("financement", "Adresse du financement sur ce site", "anyURI"),
    Column("acte", "Adresse de la délibération qui l’accorde", "anyURI"),
    Column("numero", "Numéro de la délibération, tel qu’imprimé"),
    Column("date", "Date de la séance, aussi précise que l’acte la donne (AAAA-MM-JJ, AAAA-MM ou AAAA)"),
    Column("collectivite", "Nom de la collectivité qui accorde"),
    Column("collectivite_siren", "SIREN de la collectivité, s’il est connu"),
    Column("beneficiaire", "Nom du bénéficiaire ; vide pour une personne physique"),
    Column("beneficiaire_adresse", "Adresse du bénéficiaire sur ce site", "anyURI"),
    Column("beneficiaire_siret", "SIRET ou SIREN du bénéficiaire, tel qu’imprimé"),
    Column("beneficiaire_rna", "Numéro RNA du bénéficiaire, tel qu’imprimé"),
    Column("personne_physique", "oui si le bénéficiaire est une personne physique, dont le nom est masqué"),
    Column("montant", "Montant accordé", "decimal"),
    Column("monnaie", "Code ISO 4217 de la monnaie"),
    Column("nature", "Nature de la somme : fonctionnement, investissement…"),
    Column("operation", "Opération ou dispositif"),
    Column("objet", "Objet du financement"),
    Column("territoires", "Territoires concernés, séparés par « ; »"),
    Column("debut", "Début de la période financée"),
    Column("fin", "Fin de la période financée"),
    Column("quantite", "Nombre d’unités financées", "decimal"),
    Column("unite", "Unité"),
    Column("base", "Dépense retenue pour le calcul", "decimal"),
    Column("taux", "Taux appliqué, de 0 à 1", "decimal"),
    Column("article", "Numéro de l’article qui accorde"),
    Column("mots", "Adresse des mots de l’acte qui l’accordent (RFC 5147)", "anyURI"),
)


def write_tables(folder: Path, acts: Sequence[PublishedAct], addresses: Addresses) -> None:
    """Write the two tables and what their columns mean, acts in the order given."""
    _write(folder / ACTS, ACT_COLUMNS, (_act(published, addresses) for published in acts), addresses)
    rows = (row for published in acts for row in _grants(published, addresses))
    _write(folder / GRANTS, GRANT_COLUMNS, rows, addresses)


def _write(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[object]], addresses: Addresses) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        writer.writerows([_cell(value) for value in row] for row in rows)
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "fr"}],
        "url": addresses.download(path.name),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [
                {"name": item.name, "titles": item.name, "dc:description": item.description, "datatype": item.datatype}
                for item in columns
            ],
            "primaryKey": columns[0].name,
        },
    }
    beside = path.with_name(path.name + METADATA)
    beside.write_text(json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _act(published: PublishedAct, addresses: Addresses) -> tuple[object, ...]:
    row, record = act_row(published, addresses), published.act.record
    vote = record.vote
    counts = (vote.in_favour, vote.against, vote.abstention, vote.not_voting, vote.unanimous) if vote else (None,) * 5
    sha256 = record.source.sha256
    return (
        *(row.iri, row.number, row.title, row.date, row.authority.label, record.authority.siren, row.authority.iri),
        *(row.body, OUTCOME[row.outcome] if row.outcome else None, *counts),
        *(row.grants, row.total, row.currency, row.warnings, record.recognised),
        addresses.source_text(sha256) if sha256 else None,
    )


def _grants(published: PublishedAct, addresses: Addresses) -> Iterable[tuple[object, ...]]:
    record = published.act.record
    for row, grant in zip(grant_rows(published, addresses), record.grants, strict=True):
        named = row.beneficiary
        sha256 = record.source.sha256
        yield (
            *(row.iri, row.act.iri, record.number, row.date, row.authority.label, record.authority.siren),
            *(named.label if named else None, named.iri if named else None),
            *(grant.beneficiary_siret if named else None, grant.beneficiary_rna if named else None),
            *(grant.natural_person, grant.amount, grant.currency, GRANT_KIND[grant.kind] if grant.kind else None),
            *(grant.operation, grant.purpose, "; ".join(grant.territory), grant.period_start, grant.period_end),
            *(grant.quantity, grant.unit, grant.base, grant.rate, grant.article),
            addresses.words(sha256, *grant.span) if sha256 else None,
        )
