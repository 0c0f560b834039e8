"""Characters with places set as lines of plain text, so that what stands in columns on the page stands in columns.

Three steps: characters make words, words that stand at one height make lines, and lines are set in a grid of equal
characters. A line is made of stretches of words set apart by wide gaps (the cells of a table, two columns, a stamp
beside the text); within a stretch words are one blank apart, however the line was justified. Stretches that start at
one place on the page, or columns of figures that end at one place, do so in the text too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from publisher.text.characters import clean
from publisher.text.glyphs import Glyph

# Parts of the height of the font, which is about 1.15 times its em.
_WORD_GAP = 0.13  # more between two characters sets words apart; kerning stays under it, the blank of no font does
_CELL_GAP = 0.55  # more without a blank printed between is another cell
_WIDE_GAP = 1.5  # more is another cell whatever is printed between; justified lines stay under it
_SAME_LINE = 0.3  # heights of one line differ by less: exponents
_OVERLAP = 0.2
_PARAGRAPH_GAP = 1.45  # lines further apart have a blank line between them
_TABLE_GAP = 3.0
_TABLE_CELLS = 3
_FIGURE_ENDS = frozenset("0123456789€%")
_APART = 3
"""Blanks between two cells of a line at least: the parser tells cells by them."""


@dataclass(slots=True)
class Word:
    """Characters printed without gap; ``spaced`` and ``spaces`` tell whether blanks are printed before and after."""

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool
    spaces: bool = False


@dataclass(slots=True)
class Row:
    """Words at one height; ``base`` and ``size`` are those of its largest word."""

    words: list[Word]
    base: float
    size: float


@dataclass(slots=True)
class Cell:
    """Words of a line without wide gap between them; ``column`` is where they start in the grid."""

    text: str
    left: float
    right: float
    column: int = field(default=0)


def set_page(glyphs: Sequence[Glyph]) -> str:
    """The lines of a page whose characters all run to the right; blank lines part what stands apart on the page."""
    rows = _rows(_words(glyphs))
    if not rows:
        return ""
    lines = [_cells(row) for row in rows]
    _set_columns(lines)
    spaced = zip(_blanks(rows, lines), lines, strict=True)
    return "".join("\n" * blanks + _line(cells) + "\n" for blanks, cells in spaced)


def _words(glyphs: Iterable[Glyph]) -> list[Word]:
    """Words in the order of the page's content."""
    words: list[Word] = []
    blank = True
    for glyph in glyphs:
        if glyph.text.isspace() and glyph.text not in "\u00a0\u202f":
            blank = True
            if words:
                words[-1].spaces = True
            continue
        last = words[-1] if words else None
        if last and not blank and _continues(last, glyph):
            last.text += glyph.text
            last.right = max(last.right, glyph.right)
        else:
            words.append(Word(*glyph, spaced=blank))
        blank = False
    return words


def _continues(word: Word, glyph: Glyph) -> bool:
    gap = glyph.left - word.right
    level = abs(glyph.base - word.base) < 0.05 * word.size
    return level and -word.size < gap < _WORD_GAP * max(word.size, glyph.size)


def _rows(words: Iterable[Word]) -> list[Row]:
    """Lines from top to bottom, each from left to right."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        row = _row_of(word, rows)
        if row is None:
            rows.append(Row([word], word.base, word.size))
        elif not _printed_twice(word, row):
            row.words.append(word)
            if word.size > row.size:
                row.base, row.size = word.base, word.size
    rows.sort(key=lambda row: -row.base)
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return rows


def _row_of(word: Word, rows: Sequence[Row]) -> Row | None:
    """The nearest line at the height of a word in which its place is free."""
    near = [
        row
        for row in rows[-4:]
        if abs(row.base - word.base) <= _SAME_LINE * max(row.size, word.size)
        and (_printed_twice(word, row) or not any(_overlap(word, other) for other in row.words))
    ]
    return min(near, key=lambda row: abs(row.base - word.base), default=None)


def _overlap(word: Word, other: Word) -> bool:
    return min(word.right, other.right) - max(word.left, other.left) > _OVERLAP * min(word.size, other.size)


def _printed_twice(word: Word, row: Row) -> bool:
    """Whether a word is there already, a shade aside, to look bold."""
    close = 0.15 * word.size
    return any(
        word.text == other.text and abs(word.left - other.left) < close and abs(word.base - other.base) < close
        for other in row.words
    )


def _cells(row: Row) -> list[Cell]:
    cells: list[Cell] = []
    stretched = _stretched(row)
    for before, word in zip([None, *row.words], row.words, strict=False):
        text = clean(word.text)
        if before is None or (not stretched and _another_cell(before, word)):
            cells.append(Cell(text, word.left, word.right))
            continue
        joined = cells[-1].text.endswith(("\u00a0", "\u202f")) or not _apart(before, word)
        cells[-1].text += text if joined else f" {text}"
        cells[-1].right = max(cells[-1].right, word.right)
    return [cell for cell in cells if cell.text.strip()]


def _apart(before: Word, word: Word) -> bool:
    printed = before.spaces and word.spaced
    return printed or word.left - before.right >= _WORD_GAP * min(before.size, word.size)


def _stretched(row: Row) -> bool:
    """Whether a line is prose justified by gaps alone: many, all alike, and none as wide as those of a table."""
    gaps = [(word.left - before.right) / row.size for before, word in pairwise(row.words)]
    return len(gaps) >= 4 and max(gaps) < min(_WIDE_GAP, 1.25 * min(gaps))


def _another_cell(before: Word, word: Word) -> bool:
    gap = (word.left - before.right) / max(before.size, word.size)
    return gap > (_WIDE_GAP if before.spaces else _CELL_GAP)


def _set_columns(lines: Sequence[Sequence[Cell]]) -> None:
    """Give each cell its column: where it stands on the page, pushed to the right where the words before need room.

    Cells that start at one place share an anchor and move together, and so do cells of figures that end at one place.
    """
    cells = [cell for line in lines for cell in line]
    margin = min(cell.left for cell in cells)
    pitch = _pitch(cells)
    starts, ends = _places([cell.left for cell in cells]), _places([cell.right for cell in cells])
    figured = {ends[cell.right][0] for cell in cells if cell.text[-1:] in _FIGURE_ENDS}
    anchored: dict[tuple[float, bool], list[tuple[Cell, Cell | None]]] = defaultdict(list)
    for line in lines:
        for before, cell in zip([None, *line], line, strict=False):
            figures = before is not None and ends[cell.right][0] in figured
            flush = figures and ends[cell.right][1] > starts[cell.left][1]
            anchored[(ends[cell.right] if flush else starts[cell.left])[0], flush].append((cell, before))
    furthest = {False: 0, True: 0}
    for (place, flush), members in sorted(anchored.items(), key=lambda item: item[0]):
        needed = [
            before.column + len(before.text) + _APART + flush * len(cell.text) for cell, before in members if before
        ]
        column = max(round((place - margin) / pitch), furthest[flush], *needed, 0)
        furthest[flush] = column
        for cell, _ in members:
            cell.column = column - flush * len(cell.text)


def _pitch(cells: Sequence[Cell]) -> float:
    """Width of one character of the grid, in points: that of the characters of the page's longer cells."""
    widths = [(cell.right - cell.left) / len(cell.text) for cell in cells for _ in cell.text if cell.right > cell.left]
    return max(median(widths), 0.5) if widths else 1.0


def _places(numbers: Iterable[float]) -> dict[float, tuple[float, int]]:
    """For each number the first of those that follow each other by a point or less, and how many they are."""
    ordered = sorted(numbers)
    groups = [[ordered[0]]]
    for before, number in pairwise(ordered):
        if number - before <= 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return {number: (group[0], len(group)) for group in groups for number in group}


def _line(cells: Sequence[Cell]) -> str:
    line = ""
    for cell in cells:
        line += " " * (cell.column - len(line)) + cell.text
    return line.rstrip()


def _blanks(rows: Sequence[Row], lines: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """How many blank lines stand before each line: none where lines follow each other as those of a paragraph do.

    Rows of a table, which have more room between them, follow each other too.
    """
    yield 0
    for (above, below), (cells, next_cells) in zip(pairwise(rows), pairwise(lines), strict=True):
        gap = (above.base - below.base) / max(above.size, below.size)
        table = min(len(cells), len(next_cells)) >= _TABLE_CELLS and gap < _TABLE_GAP
        yield 0 if table else min(2, int(gap / _PARAGRAPH_GAP))
