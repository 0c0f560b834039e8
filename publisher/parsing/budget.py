"""Budget lines: the imputations of a table (envelope, available, charged, balance), and one item for each line.

A table taken from a PDF may have its cells on separate lines; its rows are anchored on what they all have, the
imputation (nature/fonction), and its money columns are told by the words of its header, in order.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from publisher.parsing.amounts import FIGURES, figures
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import words
from publisher.records import BudgetLine, Finding, Severity, Span

_OPERATION = r"(?=[a-z0-9-]*[0-9])[a-z]{0,3}[0-9][a-z0-9]*(?:-[a-z0-9]+)+"  # C02-428B04
_ANCHOR = re.compile(
    rf"(?<![\w/])(?:(?P<operation>{_OPERATION})\s+)?(?P<account>[0-9]{{3,6}})\s?/\s?(?P<function>[0-9]{{2,6}})(?![0-9/])"
)
_AUTHORISED = words(r"ae ap ae/cp ap/cp autorisations? credits?\s(?:inscrits|ouverts|votes) enveloppe bp")
_CHARGED = words(
    r"depenses? proposition montant(?:\s(?:impute|affecte|engage))? engagement affectation a\simputer",
)
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("available", re.compile(r"\bdisponible\b")),
    ("balance", re.compile(r"\b(?:solde|reliquat|reste(?: disponible)?)\b")),
    ("authorised", re.compile(rf"\b{_AUTHORISED}\b")),
    ("amount", re.compile(rf"\b{_CHARGED}\b")),
)
_HEADER = re.compile(r"\bimputation(?:\s+budgetaires?)?\b")
_CELL_AMOUNT = re.compile(rf"(?P<figures>{FIGURES})(?:\s?(?:€|euros?)|(?<=[.,][0-9][0-9]))(?![0-9])")
_HEADER_REACH = 160  # characters from the word “imputation” to the first row
_SUMS = ("authorised", "available", "amount", "balance")
_CODES = ("operation_code", "account", "function", "chapter", "line")


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """Budget lines of a passage; each with the words of every fact it states, by the name of the field."""

    lines: tuple[tuple[BudgetLine, dict[str, Span]], ...]


def _columns(passage: Passage, anchor: int) -> list[str]:
    """Senses of the money columns, in order, from the header before the first row of a table."""
    headers = [match for match in passage.matches(_HEADER) if match.end() <= anchor]
    if not headers or anchor - headers[-1].start() > _HEADER_REACH:
        return []
    header = passage.folded[headers[-1].end() : anchor]
    found = [(match.start(), name) for name, pattern in _COLUMNS if (match := pattern.search(header))]
    return [name for _, name in sorted(found)]


def read_budget_table(passage: Passage) -> BudgetReading:
    """Rows of a table of imputations; one whose sums don't match the columns of the header is not read."""
    anchors = list(passage.matches(_ANCHOR))
    read: list[tuple[BudgetLine, dict[str, Span]]] = []
    columns: list[str] = []
    for index, anchor in enumerate(anchors):
        columns = _columns(passage, anchor.start()) or columns
        end = anchors[index + 1].start() if index + 1 < len(anchors) else len(passage.text)
        row = _row(passage, anchor, end, columns) if columns else None
        if row is not None:
            read.append(row)
    return BudgetReading(tuple(read))


def _row(
    passage: Passage, anchor: re.Match[str], end: int, columns: list[str]
) -> tuple[BudgetLine, dict[str, Span]] | None:
    amounts = list(_CELL_AMOUNT.finditer(passage.folded, anchor.end(), end))[: len(columns)]
    if len(amounts) != len(columns):
        return None
    sums = {name: figures(match["figures"]) for name, match in zip(columns, amounts, strict=True)}
    label = passage.cut(anchor.end(), amounts[0].start())
    line = BudgetLine(
        operation_code=passage.group(anchor, "operation").text if anchor["operation"] else None,
        account=anchor["account"],
        function=anchor["function"],
        label=label.text or None,
        authorised=sums.get("authorised"),
        available=sums.get("available"),
        amount=sums.get("amount"),
        balance=sums.get("balance"),
        currency="EUR",
        span=passage.span(anchor.start(), amounts[-1].end()),
    )
    return line, {name: passage.span(*match.span()) for name, match in zip(columns, amounts, strict=True)}


def _same_line(one: BudgetLine, other: BudgetLine) -> bool:
    pairs = [(getattr(one, key), getattr(other, key)) for key in _CODES]
    return all(a == b or a is None or b is None for a, b in pairs) and any(a == b and a is not None for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget lines of an act, the words of their facts by JSON Pointer, and what differs between statements."""

    lines: tuple[BudgetLine, ...]
    spans: dict[str, tuple[Span, ...]]
    findings: tuple[Finding, ...]


def merge(readings: Iterable[BudgetReading]) -> Budget:
    """One item a line: what is said of one line at several places is gathered; the first statement wins.

    Later statements of the same sum that differ are findings.
    """
    lines: list[BudgetLine] = []
    facts: list[dict[str, list[Span]]] = []
    findings: list[Finding] = []
    for line, spans in (item for reading in readings for item in reading.lines):
        index = next((i for i, known in enumerate(lines) if _same_line(known, line)), len(lines))
        if index == len(lines):
            lines.append(line)
            facts.append({})
        lines[index], differing = _completed(lines[index], line)
        findings.extend(_differs(index, name, lines[index], line) for name in differing)
        for name, span in spans.items():
            facts[index].setdefault(name, []).append(span)
    pointed = {
        f"/budget_lines/{index}/{name}": tuple(found)
        for index, known in enumerate(facts)
        for name, found in known.items()
    }
    return Budget(tuple(lines), pointed, tuple(findings))


def _completed(known: BudgetLine, other: BudgetLine) -> tuple[BudgetLine, list[str]]:
    new = {
        field.name: getattr(other, field.name)
        for field in fields(BudgetLine)
        if getattr(known, field.name) is None and getattr(other, field.name) is not None
    }
    differing = [
        name
        for name in _SUMS
        if getattr(known, name) is not None and getattr(other, name) not in {None, getattr(known, name)}
    ]
    return replace(known, **new), differing


def _differs(index: int, name: str, known: BudgetLine, other: BudgetLine) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code="budget.statements-differ",
        message=(
            f"La ligne {known.operation_code or known.account} est donnée deux fois avec des sommes différentes : "
            f"{getattr(known, name)} puis {getattr(other, name)} {known.currency}. La première, celle de la décision, "
            "est retenue ; vérifiez l’acte et son rapport."
        ),
        pointer=f"/budget_lines/{index}/{name}",
        span=other.span,
    )
