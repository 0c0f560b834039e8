"""Acts about private persons: names are masked in the text and the record; members, streets and clubs stand.

Staff, land, tax commissions, juries, prizes, graves, debts, dwellings. Every name is invented.
"""

import json

import pytest

from publisher.parsing import Reading, read
from publisher.records.encode import to_dict
from tests import factories
from tests.parsing.acts import PARTS


def reading(title: str, decision: str) -> Reading:
    lead = "Le conseil municipal, après en avoir délibéré, décide :"
    parts = {**PARTS, "title": f"Objet : {title}", "decision": f"{lead}\n\n{decision}"}
    words = "\n\n".join(parts.values()) + "\n"
    return read(factories.text(words, layout=True), factories.source(words))


PRIVATE = [
    pytest.param(
        "Création d’un poste",
        "Le conseil décide de nommer Mme Anaïs GRISARD au poste d’adjoint administratif.",
        ["GRISARD"],
        id="nomination",
    ),
    pytest.param(
        "Recrutement",
        "Décide de recruter Anaïs GRISARD en qualité d’agent technique à compter du 1er mai 2024.",
        ["GRISARD"],
        id="recrut",
    ),
    pytest.param(
        "Recrutement",
        "Il est décidé de recruter Madame GRISARD Anaïs, née le 3 mai 1980 à Pontival, pour 20 heures.",
        ["GRISARD"],
        id="recrut2",
    ),
    pytest.param(
        "Prime",
        "Décide d’attribuer une prime de 300 € à Mme Anaïs GRISARD, secrétaire de mairie.",
        ["GRISARD"],
        id="prime",
    ),
    pytest.param(
        "Titularisation",
        "M. Basile CORVELIN, stagiaire, est titularisé au grade d’adjoint technique.",
        ["CORVELIN"],
        id="titularisation",
    ),
    pytest.param(
        "Vente de terrain",
        "Décide de vendre la parcelle AB 12 à M. et Mme GRISARD pour 12 000 €.",
        ["GRISARD"],
        id="land",
    ),
    pytest.param(
        "Vente de terrain",
        "Cède à Monsieur Basile CORVELIN et Madame Anaïs GRISARD, demeurant 3 rue du Puits, la parcelle AB 12.",
        ["CORVELIN", "GRISARD"],
        id="land2",
    ),
    pytest.param(
        "Échange",
        "L’échange entre la commune et les consorts GRISARD est approuvé. L’indivision CORVELIN cède sa part.",
        ["GRISARD", "CORVELIN"],
        id="land3",
    ),
    pytest.param(
        "Acquisition",
        "Acquiert la propriété de la succession GRISARD, représentée par Maître Paul DUMESTE, notaire.",
        ["GRISARD"],
        id="land4",
    ),
    pytest.param(
        "Commission communale des impôts directs",
        """Propose la liste des commissaires suivante :

Titulaires :
Anaïs GRISARD
Basile CORVELIN
Capucine DUMESTE
Gaspard FAUVEL

Suppléants :
Odile MALDINE
Karim ORVELIN
Diane PELVASSE
Hilaire ROUMIER""",
        ["GRISARD", "CORVELIN", "DUMESTE", "FAUVEL", "MALDINE", "ORVELIN", "PELVASSE", "ROUMIER"],
        id="ccid",
    ),
    pytest.param(
        "CCID",
        "Dresse la liste : M. CORVELIN Basile, Mme GRISARD Anaïs, M. FAUVEL Gaspard.",
        ["CORVELIN", "GRISARD", "FAUVEL"],
        id="ccid-civ",
    ),
    pytest.param(
        "CCID",
        """Propose les commissaires suivants :

Nom            Prénom       Adresse
GRISARD        Anaïs        3 rue du Puits
CORVELIN       Basile       5 place du Four""",
        ["GRISARD", "CORVELIN"],
        id="ccid-table",
    ),
    pytest.param(
        "Jury d’assises 2025",
        """Le tirage au sort a donné les résultats suivants :
- GRISARD Anaïs, née le 3 mai 1980
- CORVELIN Basile, né le 4 juin 1975
- DUMESTE Capucine, née le 1er avril 1990""",
        ["GRISARD", "CORVELIN", "DUMESTE"],
        id="jury",
    ),
    pytest.param(
        "Jurés d’assises",
        "Sont tirés au sort : Anaïs GRISARD, Basile CORVELIN et Capucine DUMESTE.",
        ["GRISARD", "CORVELIN", "DUMESTE"],
        id="jury2",
    ),
    pytest.param(
        "Bourses communales",
        """Décide d’attribuer les bourses suivantes :

Élève                     Montant
Anaïs GRISARD             200 €
Basile CORVELIN           150 €""",
        ["GRISARD", "CORVELIN"],
        id="bourse",
    ),
    pytest.param(
        "Bourses", "Décide d’attribuer une bourse de 200 € à Anaïs GRISARD, étudiante.", ["GRISARD"], id="bourse2"
    ),
    pytest.param(
        "Bourses",
        "Décide d’attribuer une bourse de 200 € aux étudiants suivants : Anaïs GRISARD, Basile CORVELIN.",
        ["GRISARD", "CORVELIN"],
        id="bourse3",
    ),
    pytest.param(
        "Prix du concours",
        """Décide d’attribuer les prix aux élèves suivants :
- Anaïs GRISARD : 50 €
- Basile CORVELIN : 30 €""",
        ["GRISARD", "CORVELIN"],
        id="prix",
    ),
    pytest.param(
        "Maisons fleuries",
        """Attribue les prix suivants :
1er prix : Mme GRISARD Anaïs, 60 €
2e prix : famille CORVELIN, 40 €""",
        ["GRISARD", "CORVELIN"],
        id="prix2",
    ),
    pytest.param(
        "Secours pour obsèques",
        "Accorde une aide de 800 € pour les obsèques de M. Basile CORVELIN, à sa fille Mme Anaïs GRISARD.",
        ["CORVELIN", "GRISARD"],
        id="funeral",
    ),
    pytest.param(
        "Concession au cimetière",
        "Accorde à Mme Anaïs GRISARD une concession trentenaire dans le cimetière, case n° 12, pour 250 €.",
        ["GRISARD"],
        id="cemetery",
    ),
    pytest.param(
        "Rétrocession de concession",
        "Accepte la rétrocession de la concession de la famille GRISARD, acquise par Basile CORVELIN en 1990.",
        ["GRISARD", "CORVELIN"],
        id="cemetery2",
    ),
    pytest.param(
        "Aides à la rénovation",
        """D’attribuer les aides à la rénovation suivantes :

Nom                  Commune      Montant des travaux   Aide
Anaïs GRISARD        Pontival     10 000 €              2 000 €
Basile CORVELIN      Brisemont    5 000 €               1 000 €""",
        ["GRISARD", "CORVELIN"],
        id="renov",
    ),
    pytest.param(
        "Ravalement",
        """D’attribuer les aides suivantes :

Bénéficiaire         Aide
GRISARD Anaïs        2 000 €
M. CORVELIN          1 000 €
SCI du Four          500 €""",
        ["GRISARD", "CORVELIN"],
        id="renov2",
    ),
    pytest.param(
        "Admission en non-valeur",
        "Admet en non-valeur les titres de Mme GRISARD Anaïs (120 €) et de CORVELIN Basile (80 €).",
        ["GRISARD", "CORVELIN"],
        id="nonvaleur",
    ),
    pytest.param(
        "Attribution d’un logement",
        "Attribue le logement communal à Mlle Anaïs GRISARD et son compagnon M. CORVELIN.",
        ["GRISARD", "CORVELIN"],
        id="logement",
    ),
    pytest.param(
        "Divers",
        "Un administré, M. Basile CORVELIN, se plaint du bruit. Mme GRISARD, riveraine, est du même avis.",
        ["CORVELIN", "GRISARD"],
        id="debat",
    ),
    pytest.param("Ratios", "Sont promus : Anaïs GRISARD, Basile CORVELIN.", ["GRISARD", "CORVELIN"], id="agentlist"),
    pytest.param(
        "Agents recenseurs",
        "Sont nommés agents recenseurs : Mmes Anaïs GRISARD et Capucine DUMESTE, M. Basile CORVELIN.",
        ["GRISARD", "DUMESTE", "CORVELIN"],
        id="recenseurs",
    ),
    pytest.param(
        "Médailles",
        "La médaille du travail est remise à Anaïs GRISARD, agent de la commune depuis 20 ans.",
        ["GRISARD"],
        id="medaille",
    ),
    pytest.param(
        "Bail",
        "Le bail est consenti à l’EARL GRISARD représentée par M. Anselme GRISARD.",
        ["Anselme GRISARD"],
        id="tenant",
    ),
]


@pytest.mark.parametrize(("title", "decision", "names"), PRIVATE)
def test_private_persons_are_masked_in_text_and_record(title: str, decision: str, names: list[str]) -> None:
    found = reading(title, decision)
    record = json.dumps([to_dict(act) for act in found.acts], ensure_ascii=False)
    assert [name for name in names if name in found.text.characters or name in record] == []


PUBLIC = [
    pytest.param(
        "Commission",
        "Désigne M. Luc ROUX, Mme Zoé PETIT et M. Jean BLANC membres de la commission.",
        ["Luc ROUX", "Zoé PETIT", "Jean BLANC"],
        id="elected",
    ),
    pytest.param(
        "Subventions 2024",
        "Attribue 500 € au Judo Club Pierre DUMESTE et 300 € à l’association Les Amis de Jean-Moulin.",
        ["Pierre DUMESTE", "Jean-Moulin"],
        id="club",
    ),
    pytest.param(
        "Travaux",
        "Approuve les travaux de l’école Anaïs-GRISARD et de la rue Basile CORVELIN.",
        ["GRISARD", "CORVELIN"],
        id="place",
    ),
    pytest.param(
        "Mandat", "Donne mandat spécial à M. Luc ROUX, maire, et rembourse ses frais.", ["Luc ROUX"], id="elected-prime"
    ),
    pytest.param(
        "Motion",
        "Demande à Mme Hélène VASSEUR, ministre, et à M. Paul NOIRET, préfet, d’agir.",
        ["VASSEUR", "NOIRET"],
        id="minister",
    ),
    pytest.param(
        "CCID",
        "Propose les commissaires suivants : M. Jean BLANC, M. Basile CORVELIN.",
        ["Jean BLANC"],
        id="ccid-elected",
    ),
    pytest.param(
        "Subventions 2024",
        """Attribue les subventions suivantes :

Association             Montant
Judo                    500 €
La Perdrix rouge        200 €
Saint Martin Football   100 €
Martin Pêcheur          50 €""",
        ["Judo", "La Perdrix rouge", "Saint Martin Football", "Martin Pêcheur"],
        id="clubs-table",
    ),
]


@pytest.mark.parametrize(("title", "decision", "names"), PUBLIC)
def test_members_streets_and_clubs_stand(title: str, decision: str, names: list[str]) -> None:
    found = reading(title, decision)
    assert [name for name in names if name not in found.text.characters] == []


def test_members_stay_in_an_act_about_persons() -> None:
    found = reading("Recrutement", "Recrute Anaïs GRISARD. Autorise M. Luc ROUX, maire, à signer.")
    assert "GRISARD" not in found.text.characters
    assert "M. Luc ROUX, maire" in found.text.characters
    assert found.acts[0].president is None or found.acts[0].president == "Luc ROUX"
    assert "Luc ROUX" in [member.name for member in found.acts[0].attendance]
