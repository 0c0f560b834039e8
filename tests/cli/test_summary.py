"""An act told on a terminal, and its text with the parts recognised."""

from dataclasses import replace
from decimal import Decimal

from publisher.cli.explanation import explanation
from publisher.cli.summary import summary
from publisher.parsing import Reading
from publisher.records import BudgetLine, Finding, Money, Part, Severity, Span
from publisher.text import Page
from tests import factories


def test_tells_number_decision_and_grants() -> None:
    said = summary(factories.deliberation())
    assert "2024-17" in said
    assert "Subvention au club de judo" in said
    assert "Club de judo : 1\u202f000\u00a0€" in said


def test_says_what_is_not_stated() -> None:
    said = summary(factories.deliberation(number=None, title=None, grants=(factories.grant(None, None),)))
    assert "sans numéro — sans titre" in said
    assert "bénéficiaire non précisé : montant non précisé" in said


def test_never_names_a_natural_person() -> None:
    person = factories.grant("Jeanne MARTIN", natural_person=True)
    said = summary(factories.deliberation(grants=(person,)))
    assert "personne physique" in said
    assert "MARTIN" not in said


def test_tells_budget_and_findings() -> None:
    line = BudgetLine(
        operation_code="C02-428B04",
        available=Money(Decimal("1248691.00")),
        amount=Money(Decimal("893551.00")),
        currency="EUR",
        span=Span(0, 4),
    )
    finding = Finding(severity=Severity.WARNING, code="annexe.absent", message="L’annexe 3 est citée et absente.")
    said = summary(factories.deliberation(budget_lines=(line,), findings=(finding,), recognised=0.987))
    assert "C02-428B04 : disponible 1\u202f248\u202f691\u00a0€, imputé 893\u202f551\u00a0€" in said
    assert "avertissement [annexe.absent] L’annexe 3" in said
    assert "98\u202f%" in said


def _reading(characters: str, *parts: Part) -> Reading:
    act = factories.deliberation(parts=parts)
    return Reading(text=factories.text(characters), masked=False, acts=(act,))


def test_each_line_has_the_part_it_was_taken_for() -> None:
    characters = "COMMUNE DE X\n\nAdopté\nfin"
    reading = _reading(
        characters, Part(kind="header", span=Span(0, 14)), Part(kind="vote", span=Span(14, len(characters) - 3))
    )
    assert explanation(reading).split("\n") == [
        "En-tête   │ COMMUNE DE X",
        "          │",
        "Vote      │ Adopté",
        "hors acte │ fin",
        "",
    ]


def test_a_line_of_two_parts_names_both() -> None:
    reading = _reading("Vu la loi, adopté", Part(kind="header", span=Span(0, 10)), Part(kind="vote", span=Span(10, 17)))
    assert explanation(reading).startswith("En-tête + Vote │ Vu la loi, adopté")


def test_pages_are_told_where_there_are_several() -> None:
    reading = _reading("un\ndeux", Part(kind="header", span=Span(0, 7)))
    pages = (Page(number=1, start=0, end=3), Page(number=2, start=3, end=7))
    lines = explanation(replace(reading, text=replace(reading.text, pages=pages))).split("\n")
    assert [line.split("│ ")[1] for line in lines[:4]] == ["──── page 1 ────", "un", "──── page 2 ────", "deux"]
