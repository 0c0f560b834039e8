"""Columns of an attendance set beside one another: counts in a margin, and lists of two statuses side by side."""

import re
from collections.abc import Iterator

from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.layout import Cell, Line, cells
from publisher.parsing.lines import folded_words

_COUNT = re.compile(r"[a-z][^:]{2,45}[:=]\s*[0-9]{1,3}")
_MARGIN = re.compile(r"(?:nombre|nb) d[e'][^:]{0,40}:?|date d[e'][^:]{0,40}:?|quorum\b.{0,20}")
_TOLERANCE = 2  # characters that a cell may stand beside its column


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
