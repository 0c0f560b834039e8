"""Sums of money, as acts write them."""

from decimal import Decimal

import pytest

from publisher.parsing.amounts import bare_amount, find_amounts, scale_told
from tests.parsing.words import passage

SUMS = [
    pytest.param("893  551 €", ["893551.00"], id="two-blanks-of-justification"),
    pytest.param("un montant total de  \n893  551 €", ["893551.00"], id="line-end-before"),
    pytest.param("un montant de 893\n551 €", ["893551.00"], id="line-end-inside"),
    pytest.param("25 000,00 €", ["25000.00"], id="cents"),
    pytest.param("2 870 691,00 €", ["2870691.00"], id="millions"),
    pytest.param("127\u202f055,63€", ["127055.63"], id="narrow-no-break-blank"),
    pytest.param("25\u00a0000\u00a0€", ["25000.00"], id="no-break-blank"),
    pytest.param("23.000€", ["23000.00"], id="dot-parts-thousands"),
    pytest.param("22000.80 €", ["22000.80"], id="dot-before-cents"),
    pytest.param("1.030.867,79 euros", ["1030867.79"], id="dots-and-comma"),
    pytest.param("25'000 €", ["25000.00"], id="apostrophe"),
    pytest.param("25.000,-€", ["25000.00"], id="dash-for-no-cents"),
    pytest.param("1 500 485 €uros", ["1500485.00"], id="euros-with-sign"),
    pytest.param("350 k€", ["350000.00"], id="thousands-of-euros"),
    pytest.param("1,2 M€", ["1200000.00"], id="millions-of-euros"),
    pytest.param("1,2 million d’euros", ["1200000.00"], id="million-in-words"),
    pytest.param("2 milliards d’euros", ["2000000000.00"], id="milliards"),
    pytest.param("vingt-cinq mille euros", ["25000.00"], id="words"),
    pytest.param("quatre-vingt-dix-neuf euros et cinquante centimes", ["99.50"], id="words-with-cents"),
    pytest.param("vingt-cinq mille euros (25 000 €)", ["25000.00"], id="words-and-the-same-in-figures"),
    pytest.param("50 € à la chasse, 300 € aux cyclos", ["50.00", "300.00"], id="two-sums"),
    pytest.param("n° 25 000 du registre", [], id="number-of-something"),
    pytest.param("20 mesures", [], id="count-of-units"),
    pytest.param("le taux de 30 %", [], id="rate"),
    pytest.param("l’année 2024", [], id="year"),
    pytest.param("le 12/05/2024", [], id="date"),
]


@pytest.mark.parametrize(("words", "sums"), SUMS)
def test_finds_sums(words: str, sums: list[str]) -> None:
    assert [str(amount.value) for amount in find_amounts(passage(words))] == sums


@pytest.mark.parametrize(
    ("words", "currency"),
    [
        pytest.param("25 000 EUR", "EUR", id="euro-code"),
        pytest.param("25 000 francs", "FRF", id="francs"),
        pytest.param("25 000 F", "FRF", id="franc-sign"),
        pytest.param("450 000 XPF", "XPF", id="pacific-franc"),
        pytest.param("450 000 F CFP", "XPF", id="pacific-franc-sign"),
    ],
)
def test_tells_the_currency(words: str, currency: str) -> None:
    assert [amount.currency for amount in find_amounts(passage(words))] == [currency]


def test_a_sum_knows_its_words() -> None:
    words = passage("pour un montant de  25  000  € par an")
    assert words.text[find_amounts(words)[0].start : find_amounts(words)[0].end] == "25 000 €"
    assert find_amounts(words)[0].span(words) == (20, 30)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param("830", "830.00", id="unit-in-the-header"),
        pytest.param("1 200,00 €", "1200.00", id="unit-in-the-cell"),
        pytest.param("- 1 200", "-1200.00", id="negative"),
        pytest.param("pour mémoire", None, id="words"),
        pytest.param("", None, id="empty"),
        pytest.param("12 à 15", None, id="two-numbers"),
    ],
)
def test_reads_a_cell_that_holds_a_sum_alone(cell: str, value: str | None) -> None:
    assert bare_amount(passage(cell).folded) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("title", "cell", "value"),
    [
        pytest.param("montant (en k€)", "16,4", "16400.00", id="thousands"),
        pytest.param("montant (en kc)", "16,4", "16400.00", id="sign-misread"),
        pytest.param("montant (en ka\u201a¬)", "16,4", "16400.00", id="sign-in-another-encoding"),
        pytest.param("montant", "16,4", None, id="one-decimal-is-no-sum-in-euros"),
        pytest.param("montant", "16,40", "16.40", id="cents"),
        pytest.param("quantité (en kg)", "16", "16.00", id="weight"),
    ],
)
def test_bare_figures_count_what_their_title_says(title: str, cell: str, value: str | None) -> None:
    assert bare_amount(cell, scale=scale_told(title)) == (None if value is None else Decimal(value))
