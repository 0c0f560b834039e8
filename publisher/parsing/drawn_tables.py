"""Tables drawn with bars: grids of |, + and -, boxes, and the tables of Markdown.

Their columns are told by the bars, not by places: rows need not stand under their titles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.parsing.lines import Line, barred
from publisher.parsing.passage import flow
from publisher.parsing.tables import RULE, Column, Header, Row

_FIGURES = re.compile(r"[0-9][0-9 .,'\u00a0\u202f-]*(?:€|[kKM]€|euros?|[fF]|XPF)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FEWEST_COLUMNS = 2
_FEWEST_LINES = 2  # a header and a row

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn table: its header, its rows, and the lines [first, last) that it takes."""

    header: Header
    rows: tuple[Row, ...]
    first: int
    last: int


def drawn_table(source: str, lines: Sequence[Line], first: int) -> Drawn | None:
    """The drawn table that starts at a line; None where none does, or where its lines differ in their cells."""
    groups, last = _groups(source, lines, first)
    counts = {len(found) for group in groups for _, found in group}
    if len(counts) != 1 or not groups or sum(map(len, groups)) < _FEWEST_LINES or counts.pop() < _FEWEST_COLUMNS:
        return None
    head = groups[0] if len(groups) > 1 else groups[0][:1]
    if any(_holds_figures(source, found) for _, found in head):
        head = groups[0][:1]
    body = [groups[0][len(head) :], *groups[1:]]
    stacks = [tuple(part) for part in zip(*(found for _, found in head), strict=True)]
    columns = tuple(
        Column(flow(source, [item for item in stack if item[1] > item[0]]), index, index + 1)
        for index, stack in enumerate(stacks)
    )
    rows = tuple(row for group in body for row in _rows(source, group, several=len(body) > _FEWEST_LINES))
    return Drawn(Header(columns, head[-1][0] + 1), rows, first, last)


_Group = list[tuple[int, tuple[Range, ...]]]
"""Lines between two rules: the index of each, and its cells."""


def _groups(source: str, lines: Sequence[Line], first: int) -> tuple[list[_Group], int]:
    """The lines of a table parted by the rules drawn across it, and the index of the line after it."""
    groups: list[_Group] = [[]]
    at = first
    for at, line in enumerate(lines[first:], start=first):
        found = barred(source, line) if not line.blank else None
        if found is not None:
            groups[-1].append((at, found))
        elif not line.blank and RULE.fullmatch(line.folded) and (groups[-1] or at == first):
            groups.append([])
        else:
            break
    else:
        at = len(lines)
    return [group for group in groups if group], at


def _rows(source: str, group: _Group, *, several: bool) -> Iterator[Row]:
    """Rows of the lines between two rules: one where a rule stands under each row, else one a line."""
    one = several and _is_one_row(source, group)
    run: _Group = []
    for index, found in group:
        if run and not one and not _goes_on(source, found):
            yield _row(run)
            run = []
        run.append((index, found))
    if run:
        yield _row(run)


def _is_one_row(source: str, group: _Group) -> bool:
    """Whether only one line of a group holds figures, and the others nothing in the columns of these."""
    with_figures = [found for _, found in group if _holds_figures(source, found)]
    if len(with_figures) != 1:
        return False
    columns = [index for index, item in enumerate(with_figures[0]) if _is_figures(source, item)]
    others = (found for _, found in group if found is not with_figures[0])
    return all(found[column][0] == found[column][1] for found in others for column in columns)


def _goes_on(source: str, found: tuple[Range, ...]) -> bool:
    """Whether a line goes on with the one above: without figures, its first cell empty or in small letters."""
    start, end = found[0]
    return not _holds_figures(source, found) and (start == end or source[start].islower())


def _row(run: _Group) -> Row:
    cells = tuple(
        tuple(item for item in stack if item[1] > item[0]) for stack in zip(*(found for _, found in run), strict=True)
    )
    return Row(cells, run[0][0], run[-1][0])


def _holds_figures(source: str, found: tuple[Range, ...]) -> bool:
    return any(_is_figures(source, item) for item in found)


def _is_figures(source: str, item: Range) -> bool:
    text = source[item[0] : item[1]]
    return _FIGURES.fullmatch(text) is not None and _YEAR.fullmatch(text) is None
