"""Lines of a source in the order in which they are read.

A line of the page may hold two things that only stand beside one another: a stamp of the préfecture in the middle
of a sentence, or a narrow column beside the text. They are taken apart here, so that what follows reads lines of one
subject each.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.parsing.fold import fold
from publisher.parsing.patterns import any_of
from publisher.parsing.stamp import STAMP
from publisher.text import Text

_LINE = re.compile(r"[^\n]*")
_BLANK = r"[ \t\u00a0\u202f]"
_SUM_BEFORE = rf"(?:(?<=€{_BLANK}{_BLANK})|(?<=euros{_BLANK}{_BLANK}))"  # two blanks part a sum from the next
_CELL = re.compile(rf"\S+(?:{_BLANK}{{1,2}}(?!{_SUM_BEFORE}[0-9])\S+)*")
_COUNT_BESIDE = re.compile(
    r"(?:en exercice|presents?|votants?|absents?|pouvoirs?|procurations?|representes?)\s*:\s*[0-9]+\s{3,}"
)
_DATE_ALONE = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_DIGITS = re.compile(r"[0-9]+")
_FURNITURE = re.compile(
    any_of(
        r"(?:page\s*)?[0-9]{1,3}\s*(?:/|sur)\s*[0-9]{1,3}",  # Page 2/5, 2 sur 5
        r"page\s*:?\s*[0-9]{1,3}",  # page 2
        r"[-–]?\s?[0-9]{1,3}\s?[-–]?",  # - 2 -
        r"[_.…\s*-]{4,}",  # a ruled line
        r".{0,80}(?:\bpage\s*|\s[-–|]\s)[0-9]{1,3}\s*(?:/|sur)\s*[0-9]{1,3}",  # Ville de … – page 2/5, Région … – 2/5
    )
)
_HEADER_LINES = 70  # the head of an act, where a narrow column may stand beside the text
_LEFT_WIDTH = 38  # characters: a wider left column is one of a table
_SUPPORT = 3  # lines that must agree before a column, or furniture, is taken for one
_EDGE = 3  # lines at the head or foot of a page that may be furniture


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch [start, end) of the source without line end; ``start == end`` for a blank line.

    ``column`` is the place of the first character on its line of the page; ``kind`` is set where the line can be
    nothing else (a stamp, page furniture).
    """

    start: int
    end: int
    column: int
    folded: str
    kind: str | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line set apart by three blanks or more; ``column`` is where they start on the page."""

    start: int
    end: int
    column: int

    @property
    def last_column(self) -> int:
        """Column after the last character."""
        return self.column + self.end - self.start


def cells(source: str, line: Line) -> tuple[Cell, ...]:
    """The cells of a line, from left to right."""
    return tuple(
        Cell(match.start(), match.end(), line.column + match.start() - line.start)
        for match in _CELL.finditer(source, line.start, line.end)
    )


def _piece(source: str, folded: str, start: int, end: int, line_start: int, kind: str | None = None) -> Line:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Line(start, end, start - line_start, folded[start:end], kind)


def _physical(source: str, folded: str) -> Iterator[Line]:
    """One line for each line of the page, stamps taken out of it as lines of their own."""
    for match in _LINE.finditer(source):
        start, end = match.span()
        if start == end and start and source[start - 1] != "\n":
            continue  # the empty match before a line end already passed
        at = start
        for stamp in STAMP.finditer(folded, start, end):
            if folded[at : stamp.start()].strip():
                yield _piece(source, folded, at, stamp.start(), start)
            yield _piece(source, folded, *stamp.span(), start, "stamp")
            at = stamp.end()
        if at == start or folded[at:end].strip():
            yield _piece(source, folded, at, end, start)


def _gutter(source: str, lines: list[Line]) -> int | None:
    """Column at which the text starts beside a narrow column at the left, or None where there is no such column."""
    seconds: Counter[int] = Counter()
    alone: Counter[int] = Counter()
    for line in lines:
        found = cells(source, line)
        if len(found) == 1:
            alone[found[0].column] += 1
        elif len(found) > 1 and found[0].last_column <= _LEFT_WIDTH:
            seconds[found[1].column] += 1
    counted = sum(_COUNT_BESIDE.match(line.folded) is not None for line in lines) > 1  # members, in the left column
    for column, support in seconds.most_common(3):
        near = range(column - 1, column + 2)
        beside = sum(seconds[c] for c in near) + support >= _SUPPORT
        if beside and sum(alone[c] for c in near) >= (1 if counted else _SUPPORT):
            return column
    return None


def _last_beside(source: str, lines: list[Line], gutter: int) -> int:
    """Index of the last line of the narrow column beside which or below which the other column goes on.

    The first line that runs across the gutter ends it.
    """
    last = left = 0
    for index, line in enumerate(lines):
        found = cells(source, line)
        if any(cell.column < gutter - 2 and cell.last_column > gutter for cell in found) and not line.kind:
            break
        if found and found[0].last_column < gutter:
            left = index
        if found and found[-1].column >= gutter - 2:
            last = left
    return last


def _split_columns(source: str, folded: str, lines: list[Line]) -> list[Line]:
    """Lines of the page's head with a narrow left column read whole before the text beside it."""
    head = [line for line in lines[:_HEADER_LINES] if not line.blank]
    gutter = _gutter(source, head)
    if gutter is None:
        return lines
    left: list[Line] = []
    right: list[Line] = []
    last = _last_beside(source, lines[:_HEADER_LINES], gutter)
    for line in lines[: last + 1]:
        found = cells(source, line)
        beside = [cell for cell in found if cell.last_column <= gutter - 1]
        if line.kind or not beside:
            right.append(line)
            continue
        line_start = line.start - line.column
        left.append(_piece(source, folded, beside[0].start, beside[-1].end, line_start))
        if len(found) > len(beside):
            right.append(_piece(source, folded, found[len(beside)].start, line.end, line_start))
    after_left = [Line(left[-1].end, left[-1].end, 0, "")] if left else []
    return [*left, *after_left, *right, *lines[last + 1 :]]


def _repeated(text: Text, lines: list[Line]) -> set[tuple[int, int]]:
    """Lines at the head or foot of pages that come back, but for their digits, on most pages and nowhere else.

    ``Vote : pour à l’unanimité`` may end many pages of minutes; it stands in mid-page as well.
    """
    if len(text.pages) < _SUPPORT:
        return set()
    edges: list[Line] = []
    for page in text.pages:
        printed = [line for line in lines if page.start <= line.start < page.end and not line.blank]
        edges.extend([*printed[:_EDGE], *printed[-_EDGE:]] if len(printed) > 2 * _EDGE else ())
    count = Counter(_DIGITS.sub("0", line.folded) for line in edges)
    anywhere = Counter(_DIGITS.sub("0", line.folded) for line in lines if not line.blank)
    return {
        (line.start, line.end)
        for line in edges
        if count[words := _DIGITS.sub("0", line.folded)] * 2 > len(text.pages) and count[words] == anywhere[words]
    }


def read_lines(text: Text) -> list[Line]:
    """The lines of a text in reading order; together they hold every printed character once."""
    source = text.characters
    folded = fold(source)
    lines = list(_physical(source, folded))
    repeated, edges = _repeated(text, lines), _page_ends(text, lines)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        bare = line.kind is None and not line.blank and _FURNITURE.fullmatch(line.folded) is not None
        furniture = (line.start, line.end) in repeated or (bare and (line.start in edges or _lonely(lines, index)))
        kind = "stamp" if _dates_stamp(kept, line) else "page_furniture" if furniture else None
        kept.append(replace(line, kind=kind) if kind and line.kind is None else line)
    return _split_columns(source, folded, kept)


def _dates_stamp(before: list[Line], line: Line) -> bool:
    """Whether a line is the date of a stamp whose words end the line before it: “Envoi Préfecture :⏎28/04/2014”."""
    stamp = before[-1] if before else None
    label = stamp is not None and stamp.kind == "stamp" and stamp.folded.endswith(":")
    return label and _DATE_ALONE.fullmatch(line.folded) is not None


def _page_ends(text: Text, lines: list[Line]) -> frozenset[int]:
    """Where the first and the last printed line of each page start."""
    ends: set[int] = set()
    for page in text.pages if len(text.pages) > 1 else ():
        printed = [line.start for line in lines if page.start <= line.start < page.end and not line.blank]
        ends.update((*printed[:1], *printed[-1:]))
    return frozenset(ends)


def _lonely(lines: list[Line], index: int) -> bool:
    """Whether a line stands between blank lines (or the ends): a number in the run of a table is no page number."""
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    return (before is None or before.blank or before.kind is not None) and (after is None or after.blank)
