"""Pages of running text in two columns, as bulletins print acts: the left column is read whole before the right one.

Only justified prose is taken so: lines of several words that end, most of them, at the edge of their column. Tables and
lists of names in two columns stay as they are.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from publisher.text.words import Row, Word

_FEWEST_ROWS = 5  # in each column
_FEWEST_WORDS = 4  # on a line, as a median
_MIDDLE = (0.35, 0.65)  # of the width of the page: where the gutter stands
_STEPS = 30
_GUTTER = 0.5  # of the height of the font, at least
_EDGE = 0.04  # of the width of a column: a line that ends nearer to its edge is full
_FULL_LINES = 0.45  # share of the lines of a column
_PROSE_LINES = 0.8
_CELL_GAP = 0.9  # of the height of the font
_ALIKE = 1.3


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Rows of a page; where a stretch of them is set in two columns of prose, those of the left one, then the others.

    The right column is moved to the margin of the left one.
    """
    best: tuple[int, float, int, int] | None = None
    for gutter in _places(rows) if len(rows) >= _FEWEST_ROWS else ():
        start, end = _stretch(rows, gutter)
        if (best is None or end - start > best[0]) and _is_prose(rows[start:end], gutter):
            best = (end - start, gutter, start, end)
    if best is None:
        return list(rows)
    _, gutter, start, end = best
    left, right = _column(rows[start:end], gutter, of_left=True), _column(rows[start:end], gutter, of_left=False)
    shift = min(row.words[0].left for row in right) - min(row.words[0].left for row in left)
    return [*rows[:start], *left, *(_moved(row, shift) for row in right), *in_reading_order(rows[end:])]


def _places(rows: Sequence[Row]) -> list[float]:
    """Where a gutter may stand, in the middle of the page."""
    left = min((row.words[0].left for row in rows), default=0.0)
    width = max((row.right for row in rows), default=0.0) - left
    first, last = _MIDDLE
    return [left + width * (first + (last - first) * step / _STEPS) for step in range(_STEPS + 1)]


def _stretch(rows: Sequence[Row], gutter: float) -> tuple[int, int]:
    """The longest run [start, end) of rows in which no word stands on the gutter."""
    runs = groupby(range(len(rows)), key=lambda index: _leaves_free(rows[index], gutter))
    free = [list(indices) for clear, indices in runs if clear]
    longest = max(free, key=len, default=[])
    return (longest[0], longest[-1] + 1) if longest else (0, 0)


def _leaves_free(row: Row, gutter: float) -> bool:
    room = _GUTTER * row.size / 2
    return all(word.right <= gutter - room or word.left >= gutter + room for word in row.words)


def _is_prose(rows: Sequence[Row], gutter: float) -> bool:
    """Whether both sides of a gutter hold lines of several words most of which end at the edge of their column."""
    for of_left in (True, False):
        column = _column(rows, gutter, of_left=of_left)
        if len(column) < _FEWEST_ROWS or median(len(row.words) for row in column) < _FEWEST_WORDS:
            return False
        edge, margin = max(row.right for row in column), min(row.words[0].left for row in column)
        if sum(map(_of_one_cell, column)) < _PROSE_LINES * len(column):
            return False
        full = sum(edge - row.right < _EDGE * (edge - margin) for row in column)
        if full < _FULL_LINES * len(column):
            return False
    return True


def _of_one_cell(row: Row) -> bool:
    """Whether no gap between the words of a line is that of a table: none is wide, or all are as wide."""
    gaps = [(word.left - before.right) / row.size for before, word in pairwise(row.words)]
    return not gaps or max(gaps) < _CELL_GAP or max(gaps) < _ALIKE * min(gaps)


def _column(rows: Sequence[Row], gutter: float, *, of_left: bool) -> list[Row]:
    """The rows of one side of a gutter."""
    sides = ([word for word in row.words if (word.left < gutter) is of_left] for row in rows)
    return [_row(row, words) for row, words in zip(rows, sides, strict=True) if words]


def _row(row: Row, words: list[Word]) -> Row:
    return replace(row, words=words, right=max(word.right for word in words))


def _moved(row: Row, shift: float) -> Row:
    words = [replace(word, left=word.left - shift, right=word.right - shift) for word in row.words]
    return replace(row, words=words, right=row.right - shift)
