"""Columns of an attendance set beside one another: counts in a margin, and lists of two statuses side by side."""

import re
from collections import Counter
from collections.abc import Iterator

from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.layout import Cell, Line, cells
from publisher.parsing.lines import folded_words
from publisher.parsing.patterns import any_of
from publisher.parsing.people import HONORIFIC

_COUNT = re.compile(r"[a-z][^:]{2,45}[:=]\s*[0-9]{1,3}")
_MARGIN = re.compile(r"(?:nombre|nb) d[e'][^:]{0,40}:?|date d[e'][^:]{0,40}:?|quorum\b.{0,20}")
_TOLERANCE = 2  # characters that a cell may stand beside its column
_OF_MARGIN = re.compile(  # what a margin left of the lists tells: counts, dates, the number of the act
    any_of(
        *(
            r"nombre\b",
            r"en exercice",
            r"votants?",
            r"presents?\W*[0-9]",
            r"convocation",
            r"quorum",
            r"affich",
            r"publi",
        ),
        *(
            r"(?:pouvoir|procuration|absent|excuse|represente)[()es]*\s*[:=]\s*[0-9]",
            r"seance",
            r"deliberation",
            r"n\s?°",
        ),
    )
)
_PERSON = re.compile(rf"{HONORIFIC}\s+[A-ZÀ-Þ]")
_NARROWEST = 16  # characters from the page's edge to the lists beside a margin
_FEWEST = 4  # lines that stand beside a margin
_FEWEST_TOLD = 2  # facts in a margin


def apart_from_margin(source: str, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of a margin of counts and dates that is printed left of the lists, and all other lines.

    A margin: words of counts, no person, left of one column in which people are named.
    """
    rows = [() if line.blank or line.kind is not None else cells(source, line) for line in lines]
    starts = Counter(cell.column for row in rows for cell in row if cell.column >= _NARROWEST)
    place = max(starts, key=lambda column: (starts[column], -column), default=0)
    beside = [index for index, row in enumerate(rows) if any(cell.column == place for cell in row)]
    if len(beside) < _FEWEST:
        return [], lines
    margin: list[Line] = []
    others: list[Line] = []
    for index, (line, row) in enumerate(zip(lines, rows, strict=True)):
        left = tuple(cell for cell in row if cell.last_column < place)
        right = tuple(cell for cell in row if cell.column >= place - 1)
        within = beside[0] <= index <= beside[-1] and len(left) + len(right) == len(row) > 0
        if left and within:
            margin.append(_line(line, left[0], left[-1].end))
        if right and within:
            others.append(_line(line, right[0], line.end))
        elif not within:
            others.append(line)
    told = sum(_OF_MARGIN.search(line.folded) is not None for line in margin)
    people = any(_PERSON.search(source, line.start, line.end) for line in margin)
    listed = sum(_PERSON.search(source, line.start, line.end) is not None for line in others)
    return (margin, others) if told >= _FEWEST_TOLD and not people and listed else ([], lines)


def lines_of_lists(source: str, lines: list[Line]) -> list[Line]:
    """Lines of an attendance in the order in which its lists are meant, without counts printed in a margin."""
    told = [_without_margin(source, line) for line in lines]
    ordered: list[Line] = []
    index = 0
    while index < len(told):
        places = _heads(source, told[index])
        if not places:
            ordered.append(told[index])
            index += 1
            continue
        end = _end(source, told, index, places)
        ordered.extend(_column_by_column(source, told[index:end], places))
        index = end
    return ordered


def _without_margin(source: str, line: Line) -> Line:
    """A line without the count or the label of counts printed left of the words: “Votants : 12      Présents : …”."""
    row = cells(source, line)
    if len(row) == 1 or line.blank:
        return line
    first = _folded(line, row[0])
    counted = _COUNT.fullmatch(first) or _MARGIN.fullmatch(first)
    return _line(line, row[1], line.end) if counted and not _counts_only(line, row) else line


def _counts_only(line: Line, row: tuple[Cell, ...]) -> bool:
    """Whether a line holds nothing but counts, one beside the other."""
    return all(_COUNT.fullmatch(_folded(line, cell)) for cell in row)


def _heads(source: str, line: Line) -> tuple[int, ...]:
    """Columns of a line that opens two lists or more, each in a cell that holds nothing but the words of its cue."""
    row = cells(source, line)
    if len(row) == 1 or line.blank or not all(_is_head(_folded(line, cell)) for cell in row):
        return ()
    return tuple(cell.column for cell in row)


def _is_head(folded: str) -> bool:
    opened = cue_of(folded)
    return opened is not None and opened[0].status is not None and not folded[opened[1] :].strip(" :")


def _end(source: str, lines: list[Line], start: int, places: tuple[int, ...]) -> int:
    """Where the columns end: at a line that runs across the start of one."""
    for index in range(start + 1, len(lines)):
        if any(
            cell.column < place - _TOLERANCE and cell.last_column > place
            for cell in cells(source, lines[index])
            for place in places[1:]
        ):
            return index
    return len(lines)


def _column_by_column(source: str, lines: list[Line], places: tuple[int, ...]) -> Iterator[Line]:
    for number, place in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        for line in lines:
            for cell in cells(source, line):
                after = number == 0 or cell.column >= place - _TOLERANCE
                if after and (following is None or cell.column < following - _TOLERANCE):
                    yield _line(line, cell, cell.end)


def _folded(line: Line, cell: Cell) -> str:
    return folded_words(line, cell)


def _line(line: Line, cell: Cell, end: int) -> Line:
    """The words of a line from a cell to ``end``, as a line of their own."""
    return Line(cell.start, end, cell.column, line.folded[cell.start - line.start : end - line.start], line.kind)
