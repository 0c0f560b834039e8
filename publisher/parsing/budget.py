"""Budget lines: imputations in tables (envelope, available, charged, balance) and in running text.

A table taken from a PDF may have its cells on separate lines; its rows are anchored on what they all have, the
imputation (nature/fonction), and its money columns are told by the words of its header, in order.
"""

import re
from dataclasses import dataclass, fields, replace

from publisher.parsing.amounts import FIGURES, figures, find_amounts
from publisher.parsing.passage import Passage
from publisher.records import BudgetLine, Finding, Money, Severity, Span
from publisher.records.values import BudgetSection

_ANCHOR = re.compile(
    r"(?<![\w/])(?:(?P<operation>(?=[a-z0-9-]*[0-9])[a-z]{0,3}[0-9][a-z0-9]*(?:-[a-z0-9]+)+)\s+)?(?P<account>[0-9]{3,6})\s?/\s?(?P<function>[0-9]{2,6})(?![0-9/])"
)
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("available", re.compile(r"\bdisponible\b")),
    ("balance", re.compile(r"\b(?:solde|reliquat|reste(?: disponible)?)\b")),
    (
        "authorised",
        re.compile(r"\b(?:ae|ap|ae/cp|ap/cp|autorisations?|credits? (?:inscrits|ouverts|votes)|enveloppe|bp)\b"),
    ),
    (
        "amount",
        re.compile(
            r"\b(?:depenses?|proposition|montant(?: impute| affecte| engage)?|engagement|affectation|a imputer)\b"
        ),
    ),
)
_HEADER = re.compile(r"\bimputation(?:\s+budgetaires?)?\b")
_CELL_AMOUNT = re.compile(rf"(?P<figures>{FIGURES})(?:\s?(?:€|euros?)|(?<=[.,][0-9][0-9]))(?![0-9])")
_HEADER_REACH = 160

_KEYS = (
    ("chapter", r"chapitre\s+(?:budgetaire\s+)?(?P<chapter>[0-9]{2,5})"),
    (
        "account",
        r"(?:nature|compte|article(?:\s+budgetaire)?|imputation(?:\s+budgetaire)?)\s+(?:n\s?°\s*)?(?P<account>[0-9]{3,6})",
    ),
    ("function", r"(?:sous-)?(?:fonction|rubrique)\s+(?P<function>[0-9]{1,5})"),
    ("line", r"ligne(?:\s+de\s+credits?|\s+budgetaire)?\s+(?:n\s?°\s*)?(?P<line>(?=[a-z]*[0-9])[a-z0-9-]+)"),
    ("operation_code", r"(?:operation|programme)\s+(?:n\s?°\s*)?(?P<operation_code>(?=[a-z]*[0-9]{2})[a-z0-9-]{3,})"),
)
_KEY_PATTERNS = tuple((name, re.compile(rf"\b{pattern}\b")) for name, pattern in _KEYS)
_SENTENCE = re.compile(r"[^.;•]*(?:\.(?=[0-9a-z])[^.;•]*)*")
_BUDGET_WORDS = re.compile(r"\b(?:credits?|impute\w*|imputation|depenses?|inscrit\w*|prelev\w*|budget|somme)\b")
_BUDGET_NAME = re.compile(
    r"\bbudget\s+(?P<name>principal|annexe(?:\s+[a-z' -]{3,40})?|(?:de fonctionnement|d'investissement) de la (?:ville|commune) de [a-z -]+?|departemental|communal|general|primitif)\b"
)
_YEAR = re.compile(
    r"\b(?:budget|exercice|annee)\b[^.;0-9]{0,40}(?P<year>20[0-9]{2}|19[0-9]{2})\b|\bde (?P<of>20[0-9]{2})\b"
)
_SECTIONS = (
    (BudgetSection.OPERATING, re.compile(r"\b(?:section|budget) de fonctionnement\b")),
    (BudgetSection.INVESTMENT, re.compile(r"\b(?:section|budget) d'investissement\b")),
)


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
    """Rows of a table of imputations. A row whose sums don't match the columns of the header keeps its codes alone."""
    anchors = list(passage.matches(_ANCHOR))
    read: list[tuple[BudgetLine, dict[str, Span]]] = []
    columns: list[str] = []
    for index, anchor in enumerate(anchors):
        columns = _columns(passage, anchor.start()) or (columns if index else [])
        if not columns:
            continue
        end = anchors[index + 1].start() if index + 1 < len(anchors) else len(passage.text)
        amounts = [m for m in _CELL_AMOUNT.finditer(passage.folded, anchor.end(), end)][: len(columns)]
        if len(amounts) != len(columns):
            continue
        facts = {name: passage.span(*match.span()) for name, match in zip(columns, amounts, strict=True)}
        sums = {name: figures(match["figures"]) for name, match in zip(columns, amounts, strict=True)}
        label = passage.cut(anchor.end(), amounts[0].start())
        operation = anchor["operation"] and passage.group(anchor, "operation").text
        line = BudgetLine(
            operation_code=operation or None,
            account=anchor["account"],
            function=anchor["function"],
            label=label.text or None,
            currency="EUR",
            span=passage.span(anchor.start(), amounts[-1].end()),
            **sums,
        )
        read.append((line, facts))
    return BudgetReading(tuple(read))


def read_budget_text(passage: Passage) -> BudgetReading:
    """Imputations told in sentences: “chapitre 920, nature 6574, ligne de crédit 17566”."""
    read: list[tuple[BudgetLine, dict[str, Span]]] = []
    for sentence in passage.matches(_SENTENCE):
        if not sentence[0].strip() or not _BUDGET_WORDS.search(sentence[0]):
            continue
        words = passage.cut(*sentence.span())
        found = {name: match for name, pattern in _KEY_PATTERNS if (match := words.search(pattern))}
        if not found.keys() & {"account", "chapter", "line"} or ("account" not in found and len(found) < 2):
            continue
        codes = {name: words.group(match, name).text for name, match in found.items()}
        start = min(match.start() for match in found.values())
        end = max(match.end() for match in found.values())
        after = [amount for amount in find_amounts(words) if amount.start >= end]
        named = words.search(_BUDGET_NAME)
        year = words.search(_YEAR)
        amount: Money | None = after[0].value if len(after) == 1 else None
        line = BudgetLine(
            **codes,
            budget=words.group(named).text if named else None,
            section=next((section for section, pattern in _SECTIONS if words.search(pattern)), None),
            year=(year["year"] or year["of"]) if year else None,
            amount=amount,
            currency="EUR",
            span=words.span(start, after[0].end if amount is not None else end),
        )
        facts = {"budget": words.group(named).whole} if named else {}
        if year:
            facts["year"] = words.span(*year.span())
        read.append((line, facts))
    return BudgetReading(tuple(read))


def _same_line(one: BudgetLine, other: BudgetLine) -> bool:
    keys = ("operation_code", "account", "function", "chapter", "line")
    pairs = [(getattr(one, key), getattr(other, key)) for key in keys]
    return all(a == b or a is None or b is None for a, b in pairs) and any(a == b and a is not None for a, b in pairs)


def merge(
    readings: list[BudgetReading],
) -> tuple[tuple[BudgetLine, ...], dict[str, tuple[Span, ...]], tuple[Finding, ...]]:
    """One item a line: what is said of one line at several places is gathered; the first statement wins.

    Later statements of the same sum that differ are findings.
    """
    lines: list[BudgetLine] = []
    facts: list[dict[str, list[Span]]] = []
    findings: list[Finding] = []
    for reading in readings:
        for line, spans in reading.lines:
            index = next((i for i, known in enumerate(lines) if _same_line(known, line)), None)
            if index is None:
                lines.append(line)
                facts.append({name: [span] for name, span in spans.items()})
                continue
            lines[index], differing = _completed(lines[index], line)
            for name, span in spans.items():
                facts[index].setdefault(name, []).append(span)
            findings.extend(_differs(index, name, lines[index], line) for name in differing)
    spans = {
        f"/budget_lines/{index}/{name}": tuple(found)
        for index, known in enumerate(facts)
        for name, found in known.items()
    }
    return tuple(lines), spans, tuple(findings)


def _completed(known: BudgetLine, other: BudgetLine) -> tuple[BudgetLine, list[str]]:
    new = {
        field.name: getattr(other, field.name)
        for field in fields(BudgetLine)
        if getattr(known, field.name) is None and getattr(other, field.name) is not None
    }
    differing = [
        name
        for name in ("authorised", "available", "amount", "balance")
        if getattr(known, name) is not None and getattr(other, name) not in {None, getattr(known, name)}
    ]
    return replace(known, **new), differing


def _differs(index: int, name: str, known: BudgetLine, other: BudgetLine) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code="budget.statements-differ",
        message=(
            f"La ligne {known.operation_code or known.account} est donnée deux fois avec des sommes différentes : "
            f"{getattr(known, name)} puis {getattr(other, name)} {known.currency}. La première, celle de la décision, est retenue ; "
            "vérifiez l’acte et son rapport."
        ),
        pointer=f"/budget_lines/{index}/{name}",
        span=other.span,
    )
