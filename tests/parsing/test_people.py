"""Names of people and lists of them."""

import pytest

from publisher.parsing.people import civility, first_person, list_items, people_with_civility
from tests.parsing.words import passage


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("M. Jean-Paul DURAND", "Jean-Paul DURAND", id="given-name-then-surname"),
        pytest.param("Mme Anne DE LA ROCHE, maire", "Anne DE LA ROCHE", id="particles"),
        pytest.param("MADAME ROSE MARTIN", "ROSE MARTIN", id="capitals"),
        pytest.param("DURAND Jean-Paul", "DURAND Jean-Paul", id="surname-first"),
        pytest.param("Mme Zoé MULOT-\nFRISON", "Zoé MULOT-FRISON", id="cut-at-the-line-end"),
        pytest.param("le maire", None, id="an-office-is-no-name"),
        pytest.param("Néant", None, id="nobody"),
    ],
)
def test_reads_a_name(words: str, name: str | None) -> None:
    person = first_person(passage(words))
    assert (person and person.name) == name


def test_a_civility_in_the_plural_holds_for_the_names_after_it() -> None:
    words = "Mesdames Rose MARTIN et Zoé PETIT, ainsi que Messieurs Luc ROUX et Ali BENSAID"
    assert [(person.honorific, person.name) for person in people_with_civility(passage(words))] == [
        ("Mme", "Rose MARTIN"),
        ("Mme", "Zoé PETIT"),
        ("M.", "Luc ROUX"),
        ("M.", "Ali BENSAID"),
    ]


@pytest.mark.parametrize(
    ("words", "items"),
    [
        pytest.param("M. Luc ROUX, Mme Rose MARTIN", ["M. Luc ROUX", "Mme Rose MARTIN"], id="commas"),
        pytest.param("M. Luc ROUX ; Mme Rose MARTIN", ["M. Luc ROUX", "Mme Rose MARTIN"], id="semicolons"),
        pytest.param("Mmes ROUX – MARTIN – PETIT", ["Mmes ROUX", "MARTIN", "PETIT"], id="dashes"),
        pytest.param("Mmes et Ms Luc Roux –Rose Martin–Max Petit", ["Luc Roux", "Rose Martin", "Max Petit"], id="both"),
        pytest.param("Mme Rose MARTIN M. Luc ROUX", ["Mme Rose MARTIN", "M. Luc ROUX"], id="nothing-between"),
        pytest.param("M. Luc ROUX et Mme Rose MARTIN", ["M. Luc ROUX", "Mme Rose MARTIN"], id="and"),
        pytest.param("Mme ROUX (pouvoir à M. PETIT, maire)", ["Mme ROUX (pouvoir à M. PETIT, maire)"], id="brackets"),
        pytest.param("Mme Rose MARTIN à M. Luc ROUX", ["Mme Rose MARTIN à M. Luc ROUX"], id="proxy-is-one-item"),
    ],
)
def test_parts_lists(words: str, items: list[str]) -> None:
    assert [item.text for item, _ in list_items(passage(words))] == items


@pytest.mark.parametrize(
    ("printed", "told"),
    [("Messieurs", "M."), ("MM.", "M."), ("Mlle", "Mme"), ("MESDAMES", "Mme"), ("Docteur", None), (None, None)],
)
def test_tells_civilities(printed: str | None, told: str | None) -> None:
    assert civility(printed) == told
