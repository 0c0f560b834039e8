"""What is compared with what, what differs, and above all what must not be taken for a fault."""

from dataclasses import replace
from decimal import Decimal

import pytest

from publisher.records import (
    Authority,
    BudgetLine,
    Number,
    Share,
)
from publisher.validation.reconcile import REMEDIES, reconciliations
from tests.factories import deliberation
from tests.validation.reconciled import ELSEWHERE, HERE, article, grants, line, money, told

TOTAL = "des subventions d’un montant total de {}, réparties comme suit :"


@pytest.mark.parametrize(
    ("text", "amounts", "awarded", "expected"),
    [
        pytest.param(TOTAL.format("300 €"), ["300"], ["100", "200"], [(True, "100 + 200 = 300 €")], id="agrees"),
        pytest.param(TOTAL.format("350 €"), ["350"], ["100", "200"],
                     [(False, "100 + 200 = 300 €, l’acte annonce 350 €")], id="differs"),
        pytest.param(TOTAL.format("1 300,50 €"), ["1300.50"], ["1300", "0.50"],
                     [(True, "1 300 + 0,50 = 1 300,50 €")], id="cents"),
        pytest.param("alloue 100 € et 200 €, soit 300 €", ["100", "200", "300"], ["100", "200"],
                     [(True, "100 + 200 = 300 €")], id="sum-not-called-total"),
        pytest.param("100 € et 200 € ; plafond 350 €", ["100", "200", "350"], ["100", "200"], [], id="other-sum"),
        pytest.param("pour un coût total de 900 €", ["900"], ["100", "200"], [], id="total-of-a-cost"),
        pytest.param("sur un montant total de travaux de 900 €", ["900"], ["100", "200"], [], id="total-of-works"),
        pytest.param("d’un montant total de 900 € HT", ["900"], ["100", "200"], [], id="before-tax"),
        pytest.param("une enveloppe globale de 900 €", ["900"], ["100", "200"], [], id="envelope"),
        pytest.param("un emprunt d’un montant total de 900 €", ["900"], ["100", "200"], [], id="loan"),
        pytest.param(TOTAL.format("350 €") + " total de 360 €", ["350", "360"], ["100", "200"], [], id="two-totals"),
        pytest.param(TOTAL.format("350 €") + " un total de 100 € au judo", ["350", "100"], ["100", "200"],
                     [(False, "100 + 200 = 300 €, l’acte annonce 350 €")], id="totals-of-single-grants"),
        pytest.param(TOTAL.format("200 €"), ["200"], ["100", "200"],
                     [(False, "100 + 200 = 300 €, l’acte annonce 200 €")], id="total-that-equals-one-grant"),
        pytest.param(TOTAL.format("350 €"), ["350"], ["100", None], [], id="sum-not-stated"),
        pytest.param(TOTAL.format("350 €"), ["350"], ["350"], [], id="one-grant-in-the-same-words"),
    ],
)  # fmt: skip
def test_articles_against_grants(
    text: str, amounts: list[str], awarded: list[str | None], expected: list[tuple[bool, str]]
) -> None:
    articles = (article(text, *amounts),)
    assert told("sums.article-grants", articles=articles, grants=grants(*awarded)) == expected


def test_total_of_an_annexe() -> None:
    announced = article("les subventions de la liste annexée, pour un montant total de 350 €", "350", number=None)
    expected = [(False, "100 + 200 = 300 €, l’acte annonce 350 €")]
    listed = grants("100", "200", number=None, span=ELSEWHERE)
    assert told("sums.article-grants", articles=(announced,), grants=listed) == expected
    other = replace(announced, text="une dépense d’un montant total de 350 €")
    assert told("sums.article-grants", articles=(other,), grants=listed) == []


def test_one_grant_told_in_an_annexe() -> None:
    announced = article("le financement repris en annexe 2 pour un montant total de 350 €", "350")
    expected = [(False, "300 € lus, l’acte annonce 350 €")]
    assert told("sums.article-grants", articles=(announced,), grants=grants("300", span=ELSEWHERE)) == expected


def test_operations_are_the_terms_where_there_are_several() -> None:
    both = (*grants("100", "50", operation="Jeunesse"), *grants("200", operation="Culture"))
    assert told("sums.article-grants", articles=(article(TOTAL.format("350 €"), "350"),), grants=both) == [
        (True, "150 + 200 = 350 €")
    ]


def test_currencies_are_never_added() -> None:
    two = (*grants("100"), *grants("200", currency="XPF"))
    assert told("sums.article-grants", articles=(article(TOTAL.format("350 €"), "350"),), grants=two) == []


TWO = (article(TOTAL.format("300 €"), "300"), article("une subvention de 50 €", "50", number="2"))
AWARDED = (*grants("100", "200"), *grants("50", number="2"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([line("300"), line("50", code="204")],
                     [(True, "6574 : 300 € (article 1) ; 204 : 50 € (article 2)")], id="line-by-article"),
        pytest.param([line("310"), line("50", code="204")],
                     [(False, "310 € imputés à la ligne 6574, 300 € attribués (article 1)")], id="one-line-differs"),
        pytest.param([line("120"), line("230", code="204")], [(True, "120 + 230 = 350 €")], id="other-division"),
        pytest.param([line("350")], [(True, "350 €")], id="all-on-one-line"),
        pytest.param([line("5000"), line("9000", code="204")], [], id="lines-of-something-else"),
        pytest.param([line()], [], id="nothing-charged"),
    ],
)  # fmt: skip
def test_budget_against_articles(lines: list[BudgetLine], expected: list[tuple[bool, str]]) -> None:
    assert told("sums.article-budget", articles=TWO, grants=AWARDED, budget_lines=tuple(lines)) == expected


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        pytest.param("700", [(True, "1 000 − 300 = 700 €")], id="agrees"),
        pytest.param("710", [(False, "1 000 − 300 = 700 €, l’acte imprime 710 €")], id="differs"),
    ],
)
def test_balance_of_a_line(balance: str, expected: list[tuple[bool, str]]) -> None:
    assert told("sums.balance", budget_lines=(line("300", available="1000", balance=balance),)) == expected
    assert told("sums.balance", budget_lines=(line("300", balance=balance),)) == []


def shares(*amounts: str | None, **facts: str) -> tuple[Share, ...]:
    return tuple(Share(amount=None if a is None else money(a), span=HERE, **facts) for a in amounts)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(shares("40", "60", territory="Nord"), [(True, "40 + 60 = 100 €")], id="agrees"),
        pytest.param(shares("40", "50", year="2024"), [(False, "40 + 50 = 90 €, l’acte annonce 100 €")], id="differs"),
        pytest.param(
            shares("40", "60", territory="Nord") + shares("30", "70", year="2024"),
            [(True, "40 + 60 = 100 €"), (True, "30 + 70 = 100 €")],
            id="two-divisions",
        ),
        pytest.param(shares("40", None, territory="Nord"), [], id="one-not-stated"),
        pytest.param(shares("40", territory="Nord"), [], id="a-single-part"),
    ],
)
def test_shares_of_a_grant(parts: tuple[Share, ...], expected: list[tuple[bool, str]]) -> None:
    assert told("sums.shares", grants=grants("100", shares=parts)) == expected


@pytest.mark.parametrize(
    ("base", "rate", "amount", "words", "expected"),
    [
        pytest.param("1000", "0.2", "200", "", [(True, "1 000 × 20 % = 200 €")], id="agrees"),
        pytest.param("1000", "0.2", "250", "", [(False, "1 000 × 20 % = 200 €, l’acte attribue 250 €")], id="more"),
        pytest.param("1000", "0.2", "150", "", [(False, "1 000 × 20 % = 200 €, l’acte attribue 150 €")], id="less"),
        pytest.param("1000", "0.2", "150", "aide plafonnée à 150 €", [], id="capped"),
        pytest.param("1000", "0.2", "250", "aide plafonnée", [(False, "1 000 × 20 % = 200 €, l’acte attribue 250 €")],
                     id="more-than-a-cap"),
        pytest.param("90000", "0.3333", "30000", "", [(True, "90 000 × 33,33 % = 29 997 €, l’acte attribue 30 000 €")],
                     id="rate-rounded"),
        pytest.param("1234.56", "0.5", "617", "", [(True, "1 234,56 × 50 % = 617,28 €, l’acte attribue 617 €")],
                     id="sum-rounded"),
    ],
)  # fmt: skip
def test_base_and_rate(base: str, rate: str, amount: str, words: str, expected: list[tuple[bool, str]]) -> None:
    awarded = grants(amount, base=money(base), rate=Number(Decimal(rate)))
    assert told("sums.rate", grants=awarded, articles=(article(words),)) == expected


def test_many_rates_that_agree_are_one_check() -> None:
    many = grants(*["200"] * 9, base=money("1000"), rate=Number(Decimal("0.2")))
    ((agrees, arithmetic),) = told("sums.rate", grants=many)
    assert agrees
    assert arithmetic.endswith("… (9 financements)")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("22620001200012", 0, id="right"),
        pytest.param("22620001200013", 1, id="wrong-digit"),
        pytest.param("35600000049837", 0, id="la-poste"),
        pytest.param("00000000000000", 0, id="zeros-have-a-right-digit"),
    ],
)
def test_siret(number: str, expected: int) -> None:
    assert len(told("grant.siret-digit", grants=grants("100", beneficiary_siret=number))) == expected


@pytest.mark.parametrize(("number", "expected"), [("226200012", 0), ("226200013", 1)])
def test_siren_of_the_authority(number: str, expected: int) -> None:
    assert len(told("authority.siren-digit", authority=Authority(name="X", kind=None, siren=number))) == expected


def test_an_act_that_states_nothing_twice_has_no_check() -> None:
    assert reconciliations(deliberation()) == ()


def test_every_remedy_says_what_to_do() -> None:
    assert all(remedy.startswith(("Vérifiez ", "Corrigez ")) and remedy.endswith(".") for remedy in REMEDIES.values())


def test_natural_persons_are_told_by_no_name() -> None:
    awarded = grants("100", natural_person=True, shares=shares("40", "50", year="2024"))
    (check,) = (c for c in reconciliations(deliberation(grants=awarded)) if c.code == "sums.shares")
    assert check.label == "Parts du financement d’une personne physique"
