"""Budget lines told in sentences: “chapitre 920, nature 6574, ligne de crédit 17566 du budget principal”."""

import re
from collections.abc import Iterator

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.budget import BudgetReading
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import BudgetLine, Span
from publisher.records.values import BudgetSection

_NUMBER = r"(?:n\s?°\s*)?"
_ACCOUNT = any_of(r"nature", r"compte", r"article(?:\s+budgetaire)?", r"imputation(?:\s+budgetaire)?")
_CODES = tuple(
    (name, re.compile(rf"\b{pattern}"))
    for name, pattern in (
        ("chapter", r"chapitre\s+(?:budgetaire\s+)?(?P<chapter>[0-9]{2,5})\b"),
        ("account", rf"{_ACCOUNT}\s+{_NUMBER}(?P<account>[0-9]{{3,8}})\b"),
        ("function", r"(?:sous-)?(?:fonction|rubrique)\s+(?P<function>[0-9]{1,5})\b"),
        ("line", rf"ligne(?:\s+de\s+credits?|\s+budgetaire)?\s+{_NUMBER}(?P<line>(?=[a-z]*[0-9])[a-z0-9-]+)"),
        (
            "operation_code",
            rf"(?:operation|programme)\s+{_NUMBER}(?P<operation_code>(?=[a-z]*[0-9]{{2}})[a-z0-9-]{{3,}})",
        ),
    )
)
_ACCOUNTS = re.compile(r"\b(?:natures|comptes|articles)\s+[0-9]{3,8}(?:\s*,\s*[0-9]{3,8})*\s+et\s+[0-9]{3,8}\b")
_ONE_ACCOUNT = re.compile(r"[0-9]{3,8}")
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
    return BudgetReading(tuple(line for words in found if words.search(_OF_BUDGET) for line in _lines(words)))


def _lines(words: Passage) -> Iterator[tuple[BudgetLine, dict[str, Span]]]:
    """The line that a sentence names by its account, or by two other codes; several accounts are several lines."""
    several = words.search(_ACCOUNTS)
    if several is not None:
        for account in _ONE_ACCOUNT.finditer(words.folded, *several.span()):
            yield _line(words, {"account": account}, None)
        return
    found = {name: match for name, pattern in _CODES if (match := words.search(pattern))}
    if "account" in found or (len(found) > 1 and found.keys() & {"chapter", "line"}):
        yield _line(words, found, _charged(words))


def _charged(words: Passage) -> Amount | None:
    """The sum charged: the only one of the sentence."""
    amounts = find_amounts(words)
    return amounts[0] if len(amounts) == 1 else None


def _line(
    words: Passage, found: dict[str, re.Match[str]], charged: Amount | None
) -> tuple[BudgetLine, dict[str, Span]]:
    codes = {name: words.cut(*match.span(name if name in match.re.groupindex else 0)) for name, match in found.items()}
    places = [match.span() for match in found.values()] + ([(charged.start, charged.end)] if charged else [])
    budget, year = words.search(_BUDGET_NAME), words.search(_YEAR)

    def code(name: str) -> str | None:
        return codes[name].text if name in codes else None

    line = BudgetLine(
        operation_code=code("operation_code"),
        account=code("account"),
        function=code("function"),
        chapter=code("chapter"),
        line=code("line"),
        budget=words.group(budget).text if budget else None,
        section=next((section for section, pattern in _SECTIONS if words.search(pattern)), None),
        year=(year["year"] or year["of"]) if year else None,
        amount=charged.value if charged else None,
        currency=charged.currency if charged else "EUR",
        span=words.span(min(start for start, _ in places), max(end for _, end in places)),
    )
    stated = {"budget": budget, "year": year}
    return line, {name: words.span(*match.span()) for name, match in stated.items() if match}
