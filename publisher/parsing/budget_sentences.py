"""Budget lines told in sentences: “chapitre 920, nature 6574, ligne de crédit 17566 du budget principal”."""

import re

from publisher.parsing.amounts import find_amounts
from publisher.parsing.budget import BudgetReading
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import BudgetLine, Span
from publisher.records.values import BudgetSection

_NUMBER = r"(?:n\s?°\s*)?"
_CODES = tuple(
    (name, re.compile(rf"\b{pattern}\b"))
    for name, pattern in (
        ("chapter", r"chapitre\s+(?:budgetaire\s+)?(?P<chapter>[0-9]{2,5})"),
        (
            "account",
            rf"(?:nature|compte|article(?:\s+budgetaire)?|imputation(?:\s+budgetaire)?)\s+{_NUMBER}(?P<account>[0-9]{{3,6}})",
        ),
        ("function", r"(?:sous-)?(?:fonction|rubrique)\s+(?P<function>[0-9]{1,5})"),
        ("line", rf"ligne(?:\s+de\s+credits?|\s+budgetaire)?\s+{_NUMBER}(?P<line>(?=[a-z]*[0-9])[a-z0-9-]+)"),
        (
            "operation_code",
            rf"(?:operation|programme)\s+{_NUMBER}(?P<operation_code>(?=[a-z]*[0-9]{{2}})[a-z0-9-]{{3,}})",
        ),
    )
)
_SENTENCE = re.compile(r"[^.;•]*(?:\.(?=[0-9a-z])[^.;•]*)*")
_OF_BUDGET = re.compile(r"\b(?:credits?|impute\w*|imputation|depenses?|inscrit\w*|prelev\w*|budget|somme)\b")
_BUDGET_NAME = re.compile(
    r"\bbudget\s+"
    + any_of(
        *(r"principal", r"departemental", r"communal", r"general", r"primitif"),
        r"annexe(?:\s+[a-z' -]{3,40})?",
        r"(?:de fonctionnement|d'investissement) de la (?:ville|commune) de [a-z -]+?",
    )
    + r"\b"
)
_YEAR = re.compile(
    any_of(
        r"\b(?:budget|exercice|annee)\b[^.;0-9]{0,40}(?P<year>20[0-9]{2}|19[0-9]{2})\b",
        r"\bde (?P<of>20[0-9]{2})\b",
    )
)
_SECTIONS = (
    (BudgetSection.OPERATING, re.compile(r"\b(?:section|budget) de fonctionnement\b")),
    (BudgetSection.INVESTMENT, re.compile(r"\b(?:section|budget) d'investissement\b")),
)


def read_budget_sentences(passage: Passage) -> BudgetReading:
    """Imputations told in the sentences of a passage."""
    found = (passage.cut(*match.span()) for match in passage.matches(_SENTENCE))
    return BudgetReading(tuple(line for words in found if words and (line := _line(words)) is not None))


def _line(words: Passage) -> tuple[BudgetLine, dict[str, Span]] | None:
    """The line that a sentence names by its account, or by two other codes."""
    found = {name: match for name, pattern in _CODES if (match := words.search(pattern))}
    named = "account" in found or (len(found) > 1 and found.keys() & {"chapter", "line"})
    if not named or words.search(_OF_BUDGET) is None:
        return None
    codes = {name: words.group(match, name).text for name, match in found.items()}
    start, end = min(match.start() for match in found.values()), max(match.end() for match in found.values())
    after = [amount for amount in find_amounts(words) if amount.start >= end]
    charged = after[0] if len(after) == 1 else None
    budget, year = words.search(_BUDGET_NAME), words.search(_YEAR)
    line = BudgetLine(
        operation_code=codes.get("operation_code"),
        account=codes.get("account"),
        function=codes.get("function"),
        chapter=codes.get("chapter"),
        line=codes.get("line"),
        budget=words.group(budget).text if budget else None,
        section=next((section for section, pattern in _SECTIONS if words.search(pattern)), None),
        year=(year["year"] or year["of"]) if year else None,
        amount=charged.value if charged else None,
        currency="EUR",
        span=words.span(start, charged.end if charged else end),
    )
    stated = {"budget": budget, "year": year}
    return line, {name: words.span(*match.span()) for name, match in stated.items() if match}
