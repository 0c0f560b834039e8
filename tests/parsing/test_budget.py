"""Budget lines: in tables, in sentences, and what differs between two statements."""

import pytest

from publisher.parsing.budget import merge, read_budget_table
from publisher.parsing.budget_sentences import read_budget_sentences
from tests.parsing.words import passage

TABLE = (
    "Code Opération Imputation budgétaire Libellé Opération AE € Disponible € Proposition € Solde € "
    "C02-428B04 6568/93428 Politique du logement 2 870 691,00 1 248 691,00 893 551,00 355 140,00"
)


def test_a_table_is_read_by_its_imputations() -> None:
    ((line, spans),) = read_budget_table(passage(TABLE)).lines
    assert (line.operation_code, line.account, line.function) == ("C02-428B04", "6568", "93428")
    assert line.label == "Politique du logement"
    assert [str(getattr(line, name)) for name in ("authorised", "available", "amount", "balance")] == [
        "2870691.00",
        "1248691.00",
        "893551.00",
        "355140.00",
    ]
    assert TABLE[slice(*spans["balance"])] == "355 140,00"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("C02-428B04 6568/93428 Logement 2 870 691,00 893 551,00", id="no-header"),
        pytest.param(TABLE.removesuffix(" 355 140,00"), id="a-sum-is-missing"),
        pytest.param("le 27/09/2022 et le 12/10/2022", id="dates"),
    ],
)
def test_what_is_no_table_is_not_read(words: str) -> None:
    assert read_budget_table(passage(words)).lines == ()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param(
            "Impute la dépense au chapitre 65, fonction 326, nature 65748 du budget principal 2024",
            [("65", "326", "65748", None)],
            id="three-codes",
        ),
        pytest.param(
            "Crédits inscrits au chapitre 920, ligne de crédit 17566", [("920", None, None, "17566")], id="line"
        ),
        pytest.param(
            "Dit que les crédits sont inscrits au budget 2024, articles 65132 et 65748",
            [(None, None, "65132", None), (None, None, "65748", None)],
            id="two-accounts",
        ),
        pytest.param("Vu l’article 65748 du code", [], id="an-article-of-law"),
        pytest.param("La dépense est inscrite au chapitre 65", [], id="one-code-alone"),
    ],
)
def test_sentences(words: str, codes: list[tuple[str | None, ...]]) -> None:
    read = [line for line, _ in read_budget_sentences(passage(words)).lines]
    assert [(line.chapter, line.function, line.account, line.line) for line in read] == codes


def test_a_sentence_tells_sum_budget_and_year() -> None:
    words = "La dépense de 6 050,00 € est inscrite au budget principal 2024, chapitre 65, article 65748"
    ((line, _),) = read_budget_sentences(passage(words)).lines
    assert (str(line.amount), line.budget, line.year) == ("6050.00", "budget principal", "2024")


def test_statements_of_one_line_are_one_item_and_their_differences_findings() -> None:
    other = TABLE.replace("355 140,00", "355 000,00")
    budget = merge((read_budget_table(passage(TABLE)), read_budget_table(passage(other))))
    assert [str(line.balance) for line in budget.lines] == ["355140.00"]
    assert [(finding.code, finding.pointer) for finding in budget.findings] == [
        ("budget.statements-differ", "/budget_lines/0/balance")
    ]
    assert len(budget.spans["/budget_lines/0/balance"]) == 2
