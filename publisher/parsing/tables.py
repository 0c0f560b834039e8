"""Tables by the places of their words: columns from the header, cells from where they stand, rows from their sums.

A table of a PDF has no lines of cells, only words at places. Its header tells where each column stands; a word
belongs to the column that it stands under; a row is what surrounds one sum of the table's main column, for cells are
wrapped over several lines and centred or not on their row.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from publisher.parsing.layout import Cell, Line, cells
from publisher.parsing.passage import Passage, flow, stacked
from publisher.parsing.table_rows import rows_of_lines


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title as printed, and the places [left, right) of its title."""

    title: Passage
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Header:
    """Columns of a table, from left to right, and the index of the line after its header."""

    columns: tuple[Column, ...]
    after: int


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row by column: the ranges of the source that hold each one's words."""

    ranges: tuple[tuple[tuple[int, int], ...], ...]
    first_line: int
    last_line: int

    def cell(self, source: str, column: int) -> Passage:
        """Words of one cell; empty where it has none."""
        return flow(source, self.ranges[column])


_TITLE = re.compile(r"\S+(?: \S+)*")  # in a header two blanks already part two titles
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SECTION = re.compile(  # a line of a table that tells what the rows below it have in common
    r"^\W*(?:canton|arrondissement|secteur|thematique|axe|programme|politique|rubrique|categorie|direction)\b[^0-9€]*"
    r"(?:[0-9]{1,2}(?=\W|$)[^0-9€]*)?$"
)
RULE = re.compile(r"[\s|+:─-╿]*[-=_–—─-╿]{2}[-=_–—\s|+:─-╿]*")
"""A line drawn across a table."""

_ROWS_LOOKED_AT = 6
_ROWS_TOLD_BY = 40  # lines
_FULL_ROWS_WITHIN = 200  # lines
_SHORT_CELL = 3  # characters: “LED” may end a cell
_LONG_LINE = 70  # characters
_FEWEST_COLUMNS = 3
_WIDE_BLANK = 4  # characters between the two halves of one title
_MONEY = re.compile(
    r"[0-9][0-9 .\u00a0\u202f]*(?:,[0-9]{2})?[ \u00a0\u202f]?(?:€|euros?)|[0-9][0-9 .\u00a0\u202f]*,[0-9]{2}"
)
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?[0-9]{1,4}(?:\s*(?:/|sur)\s*[0-9]{1,4})?\W*", re.IGNORECASE)
_FIGURES = re.compile(r"[0-9][0-9 .,'\u00a0\u202f]*(?:[.,]-{1,2})?(?:€|euros?)?")


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _place(group: list[Cell]) -> tuple[int, int]:
    """Places [left, right) on the page of cells that stand under one another."""
    return min(cell.column for cell in group), max(cell.last_column for cell in group)


def header_cells(source: str, line: Line) -> list[Cell]:
    """The titles on one line of a header."""
    return [
        Cell(match.start(), match.end(), line.column + match.start() - line.start)
        for match in _TITLE.finditer(source, line.start, line.end)
    ]


class Below:
    """The cells of lines that headers are tried over, found once each: many headers are tried over the same rows."""

    def __init__(self, source: str, lines: Sequence[Line]) -> None:
        """``lines``: all that may be read."""
        self._source = source
        self._lines = lines
        self._found: dict[int, tuple[tuple[Cell, ...], bool]] = {}

    def rows(self, start: int, end: int, *, fewest: int = 1) -> list[tuple[Cell, ...]]:
        """Cells of those lines [start, end) that have as many at least, and figures among them."""
        read = (self._read(index) for index in range(start, min(end, len(self._lines))))
        return [found for found, figures in read if figures and len(found) >= fewest]

    def lines(self, start: int, end: int) -> list[tuple[Cell, ...]]:
        """Cells of those lines [start, end) that have two at least, with figures or without."""
        read = (self._read(index)[0] for index in range(start, min(end, len(self._lines))))
        return [found for found in read if len(found) > 1]

    def prose(self, start: int, end: int) -> int:
        """The first of lines [start, end) that is a long stretch of words, which is not of the table; else the end."""
        for index in range(start, min(end, len(self._lines))):
            line = self._lines[index]
            if not line.blank and line.end - line.start > _LONG_LINE and len(self._read(index)[0]) == 1:
                return index
        return min(end, len(self._lines))

    def _read(self, index: int) -> tuple[tuple[Cell, ...], bool]:
        if index not in self._found:
            found = cells(self._source, self._lines[index])
            self._found[index] = (found, _has_sum(self._source, found))
        return self._found[index]


def read_header(source: str, lines: Sequence[Line], start: int, end: int, below: Below | None = None) -> Header:
    """Columns told by header lines [start, end): cells that stand under one another are one title.

    A title set wide (“Attribué   2024”) is cut in two; the half that no cell of the rows below stands under goes with
    its neighbour. ``below``: the cells of the same lines, where several headers are tried.
    """
    below = below or Below(source, lines)
    groups: list[list[Cell]] = []
    for line in lines[start:end]:
        for cell in header_cells(source, line):
            place = (cell.column, cell.last_column)
            above = max(groups, key=lambda group: _overlap(place, _place(group)), default=None)
            if above is not None and _overlap(place, _place(above)) > 0:
                above.append(cell)
            else:
                groups.append([cell])
    columns = [Column(flow(source, [(cell.start, cell.end) for cell in group]), *_place(group)) for group in groups]
    header = Header(tuple(sorted(columns, key=lambda column: column.left)), end)
    rows = below.rows(end, below.prose(end, end + _FULL_ROWS_WITHIN))
    titled = _titled(source, lines[start:end], rows)
    if len(titled) > len(columns):
        return Header(titled, end)
    apart = _places_of_rows(below.lines(end, below.prose(end, end + _ROWS_TOLD_BY)), rows)
    if len(apart) == len(columns) >= _FEWEST_COLUMNS:
        told = (Column(column.title, *place) for column, place in zip(header.columns, apart, strict=True))
        return Header(tuple(told), end)
    for candidate in (header, _without_halves(below.rows(end, end + _ROWS_LOOKED_AT, fewest=2), header)):
        placed = _under_rows(rows, candidate)
        if placed is not None:
            return placed
    return _with_sums_in_order(source, rows, candidate)


def _places_of_rows(found: Iterable[tuple[Cell, ...]], with_sums: Sequence[tuple[Cell, ...]]) -> list[tuple[int, int]]:
    """The places of the columns that the cells of all rows make together; none where no row has a sum.

    Cells are wrapped and centred, so that no one line of a row need be full; together they tell the columns apart.
    """
    places: list[tuple[int, int]] = []
    told = (cell for own in found for cell in own) if with_sums else ()
    for left, right in sorted((cell.column, cell.last_column) for cell in told):
        if places and left < places[-1][1]:
            places[-1] = (places[-1][0], max(places[-1][1], right))
        else:
            places.append((left, right))
    return places


def _titled(source: str, titles: Sequence[Line], below: Iterable[tuple[Cell, ...]]) -> tuple[Column, ...]:
    """The columns of the fullest rows, each with the titles nearest to it; none where one is left without a title.

    Titles of two columns overlap where a head is set on several lines; the cells of a full row tell them apart.
    """
    rows = [found for found in below if len(found) >= _FEWEST_COLUMNS]
    count = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == count]
    places = [_place([row[index] for row in full]) for index in range(count)]
    groups: list[list[Cell]] = [[] for _ in places]
    for line in titles:
        printed = header_cells(source, line)
        if len(printed) > count:
            return ()
        for cell, index in zip(printed, _nearest(printed, places), strict=True):
            groups[index].append(cell)
    if not groups or not all(groups):
        return ()
    return tuple(
        Column(flow(source, [(cell.start, cell.end) for cell in group]), *place)
        for group, place in zip(groups, places, strict=True)
    )


def _nearest(found: Sequence[Cell], places: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """For cells from left to right the columns, from left to right too, whose middles are nearest in all."""

    def distance(cell: Cell, place: tuple[int, int]) -> int:
        return abs(cell.column + cell.last_column - place[0] - place[1])

    best: list[tuple[int, tuple[int, ...]] | None] = [(0, ())] * (len(places) + 1)
    for cell in found:
        reached: list[tuple[int, tuple[int, ...]] | None] = [None]
        for index, place in enumerate(places):
            before = best[index]
            here = (before[0] + distance(cell, place), (*before[1], index)) if before is not None else None
            options = [option for option in (reached[index], here) if option is not None]
            reached.append(min(options, key=lambda option: option[0]) if options else None)
        best = reached
    last = best[-1]
    return last[1] if last is not None else ()


def _without_halves(rows: Sequence[tuple[Cell, ...]], header: Header) -> Header:
    """Titles under which no cell stands, joined to the title at their right, or at their left where that is nearer."""
    under = {column_of(header, cell) for found in rows for cell in found}
    columns = list(header.columns)
    for index in reversed(range(len(columns)) if rows else ()):
        if index in under:
            continue
        right = columns[index + 1].left - columns[index].right if index + 1 < len(columns) else _WIDE_BLANK + 1
        left = columns[index].left - columns[index - 1].right if index else _WIDE_BLANK + 1
        if min(left, right) <= _WIDE_BLANK:
            first = index if right <= left else index - 1
            one, other = columns[first : first + 2]
            columns[first : first + 2] = [Column(stacked((one.title, other.title), " "), one.left, other.right)]
    return Header(tuple(columns), header.after)


def _under_rows(below: Iterable[tuple[Cell, ...]], header: Header) -> Header | None:
    """The header with its columns where the cells of full rows stand; None where no row is full.

    The letters of a header are wider than those of its rows, so that titles drift from the cells that they are over;
    a row with as many cells as there are titles tells which is whose.
    """
    count = len(header.columns)
    rows = [found for found in below if len(found) == count]
    if count < _FEWEST_COLUMNS or not rows:
        return None
    places = [_place([row[index] for row in rows]) for index in range(count)]
    if any(left[1] > right[0] for left, right in pairwise(places)):
        return None
    columns = (Column(column.title, *place) for column, place in zip(header.columns, places, strict=True))
    return Header(tuple(columns), header.after)


def _with_sums_in_order(source: str, below: Iterable[tuple[Cell, ...]], header: Header) -> Header:
    """The header with its last columns where the sums of the rows stand, where two sums of a row fall under one title.

    Titles drift from sums, and a row may have no full line; but its last sums are of the last columns, in their order.
    """
    rows = [sums for found in below if len(sums := _last_sums(source, found)) > 1]
    count = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == count]
    clash = any(len({column_of(header, cell) for cell in row}) < len(row) for row in full)
    if not clash or count >= len(header.columns):
        return header
    places = [_place([row[index] for row in full]) for index in range(count)]
    if any(left[1] > right[0] for left, right in pairwise(places)):
        return header
    last = (Column(column.title, *place) for column, place in zip(header.columns[-count:], places, strict=True))
    return Header((*header.columns[:-count], *last), header.after)


def _last_sums(source: str, found: tuple[Cell, ...]) -> list[Cell]:
    """The cells at the end of a line that hold nothing but a sum."""
    sums = [*takewhile(lambda cell: _has_sum(source, [cell]), reversed(found))]
    return sums[::-1]


def column_of(header: Header, cell: Cell) -> int:
    """Index of the column that a cell stands under: most overlap, else nearest edge."""

    def closeness(index: int) -> tuple[int, int]:
        column = header.columns[index]
        overlap = _overlap((cell.column, cell.last_column), (column.left, column.right))
        distance = min(
            abs(cell.column - column.left),
            abs(cell.last_column - column.right),
            abs((cell.column + cell.last_column) // 2 - (column.left + column.right) // 2),
        )
        return (min(overlap, 1) if overlap > 0 else 0, -distance)

    return max(range(len(header.columns)), key=closeness)


def _assigned(source: str, header: Header, line: Line) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for cell in cells(source, line):
        found.setdefault(column_of(header, cell), []).append(cell)
    return found


def read_rows(source: str, lines: Sequence[Line], header: Header, main: int, end: int) -> list[Row]:
    """Rows of a table down to line ``end``, one for each sum in column ``main``.

    A blank line parts rows, unless a page ends there in the middle of one; so does a line that names the section of
    those below it.
    """
    mixed = any(not is_section(source, line) and _has_name(source, line) for line in lines[header.after : end])
    blocks: list[list[int]] = [[]]
    for index in range(header.after, end):
        line = lines[index]
        if _empty(line):
            if not _empty(lines[index - 1]) and _parts_rows(source, lines, index):
                blocks.append([])
        elif RULE.fullmatch(line.folded) or _SECTION.match(line.folded) or (mixed and is_section(source, line)):
            blocks.append([])
        else:
            blocks[-1].append(index)
    rows: list[Row] = []
    for block in blocks:
        rows.extend(_block_rows(source, lines, header, main, block))
    return rows


def _parts_rows(source: str, lines: Sequence[Line], first: int) -> bool:
    """Whether blank lines from ``first`` on part rows: not where a page ends in the middle of one."""
    after = next((at for at in range(first, len(lines)) if not _empty(lines[at])), len(lines))
    between = source[lines[first - 1].end : lines[after].start] if after < len(lines) else ""
    goes_on = _PAGE_NUMBER.fullmatch(between) and not _has_sum(source, cells(source, lines[after]))
    return any(line.blank for line in lines[first:after]) and not goes_on


def _empty(line: Line) -> bool:
    return line.blank or line.kind is not None


def is_section(source: str, line: Line) -> bool:
    """Whether a line is one cell in capitals, which parts a table whose rows are named in small letters: “SPORT”."""
    found = cells(source, line)
    words = source[found[0].start : found[0].end] if len(found) == 1 else ""
    return words.isupper() and not any(c.isdigit() for c in words) and len(words) > _SHORT_CELL


def _has_name(source: str, line: Line) -> bool:
    """Whether a line begins with a name in small letters, and holds a sum."""
    found = cells(source, line)
    named = any(c.islower() for c in source[found[0].start : found[0].end]) if len(found) > 1 else False
    return named and _has_sum(source, found[1:])


def _block_rows(source: str, lines: Sequence[Line], header: Header, main: int, block: list[int]) -> list[Row]:
    assigned = {index: _assigned(source, header, lines[index]) for index in block}
    with_sum = {index for index in block if _has_sum(source, assigned[index].get(main, []))}
    if not with_sum:
        return []
    last = max(with_sum)
    names = min((column for index in block for column in assigned[index] if column != main), default=0)
    sums = [index for index in block if index in with_sum or _is_row(source, assigned[index], names, main)]
    rows_at = set(sums)
    between: list[int] = []
    for index in block:
        if index > last and _runs_across(header, lines[index], assigned[index]):
            break  # running text under the table
        if index not in rows_at:
            between.append(index)
    rows = []
    for index, own in rows_of_lines(source, assigned, sums, between, names).items():
        if index in with_sum:
            ranges = tuple(
                tuple((cell.start, cell.end) for line in own for cell in assigned[line].get(column, []))
                for column in range(len(header.columns))
            )
            rows.append(Row(ranges, own[0], own[-1]))
    return rows


def _is_row(source: str, found: dict[int, list[Cell]], first_column: int, main: int) -> bool:
    """Whether a line without a sum in the main column is a row of its own: a name, and a sum in another column.

    Bare figures are a sum where words stand in the main column: “9 000   Ajourné”.
    """
    others = [cell for column, own in found.items() if column not in (main, first_column) for cell in own]
    figures = main in found and _has_sum(source, others)
    return first_column in found and (
        figures or any(_MONEY.fullmatch(source[cell.start : cell.end].lower()) for cell in others)
    )


def _runs_across(header: Header, line: Line, found: dict[int, list[Cell]]) -> bool:
    """Whether a line is one stretch of words under several columns."""
    own = [cell for cells_of in found.values() for cell in cells_of]
    places = (
        column
        for column in header.columns
        if _overlap((own[0].column, own[0].last_column), (column.left, column.right)) > 0
    )
    return len(own) == 1 and len(list(places)) > 1


def holds_figures(source: str, line: Line) -> bool:
    """Whether a cell of a line is nothing but figures, a year not counted: no line of a header has one."""
    return any(_has_sum(source, [cell]) for cell in header_cells(source, line))


def _has_sum(source: str, found: Sequence[Cell]) -> bool:
    printed = (source[cell.start : cell.end].strip().lower() for cell in found)
    return any(_FIGURES.fullmatch(text) and not _YEAR.fullmatch(text) for text in printed)
