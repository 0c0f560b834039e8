"""What is decided: the articles of the dispositif, or its items where it has none, with the sums they state."""

import re

from publisher.parsing.amounts import find_amounts
from publisher.parsing.fold import fold
from publisher.parsing.layout import Line, cells
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.records import Article

_ARTICLE = re.compile(
    r"^[-–•\s]*(?:article|art\.?)\s*(?:n\s?°\s*)?(?P<number>[0-9]{1,2}|premier|unique|i{1,3}|iv|vi{0,3}|ix|x)"
    r"\s*(?:er|ere|eme|e|°)?\b[\s.:–)-]*"
)
_MARK = re.compile(r"^(?:[-–•*·➢»>]\s*|[0-9]{1,2}\s?[).°-]\s+|[a-h]\s?\)\s+)")
_VERB = re.compile(
    r"^(?:d[e']\s?)?"
    + any_of(
        *(r"attribu", r"accord", r"octro", r"allou", r"vers", r"valid", r"engag", r"s'engag", r"affect"),
        *(r"decid", r"approuv", r"autoris", r"adopt", r"fix", r"dit\b", r"dire\b", r"charg", r"mandat", r"design"),
        *(r"pren", r"donn", r"emet", r"sollicit", r"precis", r"accept", r"confi", r"constat", r"retien"),
        *(r"inscri", r"impute?", r"prelev", r"desaffect"),
        *(r"rejet", r"ajourn", r"modifi", r"abrog", r"retir"),
    )
)
_INFINITIVE = re.compile(  # de créer, d’acquérir; no “de notre”
    r"^d[e']\s?(?!notre|votre|autre|titre|quatre|chambre|[a-z]+bre\b)[a-z]{2,}(?:er|ir|re)\b"
)
_IN_CAPITALS = re.compile(r"[A-ZÉÈÀ]{3,}\b")  # APPROUVE …, AUTORISE …
_FIGURES_ALONE = re.compile(r"(?:[0-9][0-9 .]*(?:,[0-9]{2}(?![0-9])\s*(?:€|euros?)?|\s?(?:€|euros?))\s*)+")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMBERS = {"premier": "1", "unique": "1"} | {roman: str(value) for value, roman in enumerate(_ROMAN, start=1)}
_TABLE_CELLS = 3
_SUM_ALONE = re.compile(r"[0-9][0-9 .,]*(?:€|euros?)")
_SHORT = 50  # characters: a title of a column, not a line of running text


def _article(number: str | None, passage: Passage) -> Article:
    return Article(
        number=number,
        text=passage.text,
        amounts=tuple(amount.value for amount in find_amounts(passage)),
        span=passage.whole,
    )


def is_table_row(source: str, line: Line) -> bool:
    """Whether a line is of a table: cells set apart, or figures alone."""
    found = cells(source, line)
    last = fold(source[found[-1].start : found[-1].end]) if found else ""
    name_and_sum = len(found) == _TABLE_CELLS - 1 and _SUM_ALONE.fullmatch(last) is not None
    return len(found) >= _TABLE_CELLS or name_and_sum or _FIGURES_ALONE.fullmatch(line.folded) is not None


def article_lines(source: str, lines: list[Line]) -> list[tuple[str | None, list[Line]]]:
    """Lines of each numbered article, in order; without numbered articles, of each item decided."""
    numbered = _numbered(lines)
    return numbered or _items(source, lines)


def _numbered(lines: list[Line]) -> list[tuple[str | None, list[Line]]]:
    articles: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        match = _ARTICLE.match(line.folded)
        if match is not None and _follows(articles, _NUMBERS.get(match["number"], match["number"])):
            articles.append((_NUMBERS.get(match["number"], match["number"]), [line]))
        elif articles:
            articles[-1][1].append(line)
    return articles


def _follows(articles: list[tuple[str | None, list[Line]]], number: str) -> bool:
    """Whether a number can be that of the next article: a line may begin with a reference to another one."""
    last = int(articles[-1][0] or 0) if articles else 0
    return last < int(number) <= last + 2 or not articles


def _items(source: str, lines: list[Line]) -> list[tuple[str | None, list[Line]]]:
    """Items introduced by a dash or a deciding verb; else the whole decision as one item."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    items: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        if not line.blank and _opens_item(source, line):
            items.append((None, [line]))
        elif items:
            items[-1][1].append(line)
    return items if items else ([(None, printed)] if printed else [])


def _opens_item(source: str, line: Line) -> bool:
    """A dash or a number before a deciding verb, or such a verb in capitals."""
    marked = _MARK.match(line.folded)
    if marked is not None:
        rest = line.folded[marked.end() :]
        return _VERB.match(rest) is not None or _INFINITIVE.match(rest) is not None
    return _IN_CAPITALS.match(source, line.start) is not None and _VERB.match(line.folded) is not None


def read_articles(source: str, lines: list[Line]) -> tuple[Article, ...]:
    """The articles of a dispositif; the rows of a table are not of their running text."""
    articles = []
    for number, own in article_lines(source, lines):
        printed = [line for line in own if not line.blank and line.kind is None]
        ranges = [(line.start, line.end) for line in printed]
        if number is not None and (match := _ARTICLE.match(printed[0].folded)):
            ranges[0] = (printed[0].start + match.end(), printed[0].end)
        text = flow(source, _before_table(source, own, ranges))
        if text:
            articles.append(_article(number, text))
    return tuple(articles)


def _before_table(source: str, lines: list[Line], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of running text: up to the first row of a table, or the line with a colon that announces it."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    first = next((index for index, line in enumerate(printed) if index and is_table_row(source, line)), None)
    if first is None:
        return ranges
    end = first
    while end and not printed[end - 1].folded.endswith(":") and _of_header(source, printed[end - 1]):
        end -= 1
    announced = end and printed[end - 1].folded.endswith(":")
    stop = printed[end if announced else first].start
    return [item for item in ranges if item[0] < stop] or ranges


def _of_header(source: str, line: Line) -> bool:
    """Whether a line above the rows of a table can hold titles of its columns, or cells cut across lines."""
    return len(cells(source, line)) > 1 or len(line.folded) < _SHORT
