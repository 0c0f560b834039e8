"""Items told by the numbers of one series at their heads, and what their titles take. All of it is invented."""

import pytest

from publisher.parsing import read
from publisher.records import Deliberation
from tests import factories

HEAD = """COMMUNAUTÉ DE COMMUNES DES TROIS LAVOIRS

{kind}
Séance du 12 mars 2024

Présents : Mme Claire VASSEUR, M. Luc ROUX, Mme Rose MARTIN, M. Paul GIRARD

"""
DECIDED = "Le conseil communautaire, à l’unanimité, décide de signer la convention.\n\n"


def acts(items: str, kind: str = "RELEVÉ DE DÉCISIONS") -> tuple[Deliberation, ...]:
    characters = HEAD.format(kind=kind) + items
    return read(factories.text(characters, layout=True), factories.source(characters)).acts


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        pytest.param("2024/041 ", "2024/042 ", ["2024/041", "2024/042"], id="number and title"),
        pytest.param("Décision B24-061 – ", "Décision B24-062 – ", ["B24-061", "B24-062"], id="labelled"),
        pytest.param(
            "DÉLIBÉRATION N° 24/051 AC\n", "DÉLIBÉRATION N° 24/052 AC\n", ["24/051 AC", "24/052 AC"], id="alone"
        ),
        pytest.param(
            "Délibération n° CP/2024-02/03.01\n",
            "Délibération n° CP/2024-02/05.04\n",
            ["CP/2024-02/03.01", "CP/2024-02/05.04"],
            id="of several parts",
        ),
        pytest.param("2024 DFPE 22 – ", "2024 DAC 140 – ", ["2024 DFPE 22", "2024 DAC 140"], id="of services"),
        pytest.param("N° CP-2024-176\n", "N° CP-2024-177\n", ["CP-2024-176", "CP-2024-177"], id="with a sign"),
        pytest.param("DEL2024_017 : ", "DEL2024_018 : ", ["DEL2024_017", "DEL2024_018"], id="with a colon"),
    ],
)
def test_series_of_numbers(first: str, second: str, numbers: list[str]) -> None:
    found = acts(f"{first}Tarifs de la halle\n\n{DECIDED}{second}Location du lavoir\n\n{DECIDED}")
    assert [act.number for act in found] == numbers
    assert [act.title for act in found] == ["Tarifs de la halle", "Location du lavoir"]


def test_chapters_in_roman_numerals_above_numbered_items() -> None:
    found = acts(
        f"I – FINANCES\n\n2024/041 Tarifs de la halle\n\n{DECIDED}2024/042 Budget annexe\n\n{DECIDED}"
        f"II – PATRIMOINE\n\n2024/043 Location du lavoir\n\n{DECIDED}"
    )
    assert [act.title for act in found] == ["Tarifs de la halle", "Budget annexe", "Location du lavoir"]


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param("2023/117 Approbation du règlement", id="one reference"),
        pytest.param("Délibération n° 2023/117", id="a reference alone"),
        pytest.param("12/03/2024 Affichage", id="a date"),
    ],
)
def test_a_number_that_is_of_no_series_is_no_item(reference: str) -> None:
    found = acts(f"2024/041 Tarifs de la halle\n\n{reference}\n\n{DECIDED}2024/042 Location du lavoir\n\n{DECIDED}")
    assert [act.number for act in found] == ["2024/041", "2024/042"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        pytest.param(
            "Fonds de concours à la commune de Saint-Èvre – Réfection du terrain de\n           football",
            "Fonds de concours à la commune de Saint-Èvre – Réfection du terrain de football",
            id="small letters go on",
        ),
        pytest.param(
            "ADHÉSION DE LA COMMUNAUTÉ À L’AGENCE\nDES CHEMINS",
            "ADHÉSION DE LA COMMUNAUTÉ À L’AGENCE DES CHEMINS",
            id="capitals",
        ),
        pytest.param(
            "Subvention à l’association «\nLes P’tits Pas » – Mme\nNora LAUNAY, rapporteur.",
            "Subvention à l’association « Les P’tits Pas »",
            id="rapporteur",
        ),
        pytest.param("Tarifs\nRapporteur : Mme Nora LAUNAY", "Tarifs", id="rapporteur below"),
    ],
)
def test_titles_over_several_lines(printed: str, title: str) -> None:
    found = acts(f"2024/041 {printed}\n\n{DECIDED}2024/042 Location du lavoir\n\n{DECIDED}")
    assert found[0].title == title


@pytest.mark.parametrize(
    "vote",
    [
        "Adopté. Pour : 34 – Abstentions : 9",
        "Le dossier est ajourné.",
        "Reporté.",
        "Ce rapport est retiré de l’ordre du jour.",
    ],
)
def test_an_item_is_an_act_whatever_becomes_of_it(vote: str) -> None:
    found = acts(f"2024/041 Tarifs de la halle\n\nUn tarif est proposé.\n\n{vote}\n\n2024/042 Lavoir\n\n{DECIDED}")
    assert [act.number for act in found] == ["2024/041", "2024/042"]
