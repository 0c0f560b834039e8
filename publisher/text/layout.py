"""Characters with places set as lines of plain text, so that what stands in columns on the page stands in columns.

Three steps: characters make words, words that stand at one height make lines, and lines are set in a grid of equal
characters. A line is made of stretches of words set apart by wide gaps (the cells of a table, two columns, a stamp
beside the text); within a stretch words are one blank apart, however the line was justified. Stretches that start at
one place on the page, or columns of figures that end at one place, do so in the text too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from publisher.text.characters import clean
from publisher.text.glyphs import Glyph
from publisher.text.grid import APART
from publisher.text.prose_columns import in_reading_order
from publisher.text.words import NO_BREAK, WORD_GAP, Row, Word, rows_of, words_of

# Parts of the height of the font, which is about 1.15 times its em.
_CELL_GAP = 0.55  # more without a blank printed between is another cell
_WIDE_GAP = 1.5  # more is another cell whatever is printed between; justified lines stay under it
_WIDEST_GAP = 4.0  # of prose justified by gaps alone in a narrow column
_FEWEST_GAPS = 3
_PARAGRAPH_GAP = 1.45  # lines further apart have a blank line between them
_TABLE_GAP = 3.0  # unless both are rows of a table and nearer than this
_IN_COLUMN = 0.3  # figures of one column end nearer to one another

_TABLE_CELLS = 3  # a line of as many cells is a row of a table
_COLUMN = 2  # as many figures that end at one place make a column
_LEAST_PITCH = 0.5  # points: a page of characters without width is still a page
_FIGURE = re.compile(r"[+-]?\s?\d[\d\s.,]*[€%]?")


@dataclass(slots=True)
class Cell:
    """Words of a line without wide gap between them, never none; ``column`` is where they start in the grid."""

    words: list[Word]
    text: str
    column: int = 0

    @property
    def left(self) -> float:
        """Where it starts on the page."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends on the page."""
        return self.words[-1].right


def set_page(glyphs: Sequence[Glyph]) -> str:
    """The lines of a page whose characters all run to the right; blank lines part what stands apart on the page."""
    return set_words(words_of(glyphs))


def set_words(words: Iterable[Word]) -> str:
    """The lines of a page of words with places, as ``set_page`` gives them."""
    rows = in_reading_order(rows_of(words))
    if not rows:
        return ""
    lines = list(_parted([_cells(row) for row in rows]))
    _set_columns(lines)
    spaced = zip(_blanks(rows, lines), lines, strict=True)
    return "".join("\n" * blanks + _line(cells) + "\n" for blanks, cells in spaced)


def _cells(row: Row) -> list[Cell]:
    stretched = _stretched(row)
    groups = [row.words[:1]]
    for before, word in pairwise(row.words):
        if not stretched and _another_cell(before, word):
            groups.append([])
        groups[-1].append(word)
    return [cell for cell in map(_cell, groups) if cell.text]


def _cell(words: list[Word]) -> Cell:
    text = words[0].text
    for before, word in pairwise(words):
        joined = before.text.endswith(tuple(NO_BREAK)) or not _apart(before, word)
        text += word.text if joined else f" {word.text}"
    return Cell(words, clean(text).strip())


def _parted(lines: Sequence[list[Cell]]) -> Iterator[list[Cell]]:
    """The lines with the figure at the end of the first cell as a cell of its own, where figures stand in column there.

    In a narrow table a long label leaves hardly a blank before the amount beside it. Only lines of a table or next to
    one are looked at: a line of prose may well end with a figure, and so do titles of columns (« Demandé 2024 »).
    """
    ends = [cell.right for line in lines for cell in line if _FIGURE.fullmatch(cell.text)]
    wide = [len(line) >= _TABLE_CELLS for line in lines]
    for index, line in enumerate(lines):
        near_table = any(wide[max(0, index - 1) : index + 2])
        if line and near_table and _in_column(line[0], ends):
            yield [*_two(line[0]), *line[1:]]
        else:
            yield line


def _in_column(cell: Cell, ends: Sequence[float]) -> bool:
    near = _IN_COLUMN * cell.words[-1].size
    return sum(abs(cell.right - end) < near for end in ends) >= _COLUMN


def _two(cell: Cell) -> list[Cell]:
    """A cell as label and figure, or as it is where it is not both."""
    for index in range(1, len(cell.words)):
        label, figure = _cell(cell.words[:index]), _cell(cell.words[index:])
        if _FIGURE.fullmatch(figure.text):
            return [cell] if label.text[-1].isdigit() else [label, figure]
    return [cell]


def _apart(before: Word, word: Word) -> bool:
    printed = before.spaces and word.spaced
    return printed or word.left - before.right >= WORD_GAP * min(before.size, word.size)


def _stretched(row: Row) -> bool:
    """Whether a line is prose justified by gaps alone: several, all alike, and none as wide as those of a table."""
    gaps = [(word.left - before.right) / row.size for before, word in pairwise(row.words)]
    alike = len(gaps) >= _FEWEST_GAPS and max(gaps) < 1.25 * min(gaps)
    printed = all(word.spaces for word in row.words[:-1])  # a blank between cells is seldom printed
    return alike and ((len(gaps) > _FEWEST_GAPS and max(gaps) < _WIDE_GAP) or (printed and max(gaps) < _WIDEST_GAP))


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
    figured = Counter(ends[cell.right][0] for cell in cells if _FIGURE.fullmatch(cell.text))
    anchored: dict[tuple[float, bool], list[tuple[Cell, Cell | None]]] = defaultdict(list)
    for line in lines:
        for before, cell in zip([None, *line], line, strict=False):
            figures = before is not None and figured[ends[cell.right][0]] >= _COLUMN
            flush = figures and ends[cell.right][1] > starts[cell.left][1]
            anchored[(ends[cell.right] if flush else starts[cell.left])[0], flush].append((cell, before))
    furthest = {False: 0, True: 0}
    for (place, flush), members in sorted(anchored.items(), key=lambda item: item[0]):
        needed = [
            before.column + len(before.text) + APART + flush * len(cell.text) for cell, before in members if before
        ]
        column = max(round((place - margin) / pitch), furthest[flush], *needed, 0)
        furthest[flush] = column
        for cell, _ in members:
            cell.column = column - flush * len(cell.text)


def _pitch(cells: Sequence[Cell]) -> float:
    """Width of one character of the grid, in points: the median of the page's characters."""
    widths = sorted(((cell.right - cell.left) / len(cell.text), len(cell.text)) for cell in cells)
    half = sum(count for _, count in widths) / 2
    passed = accumulate(count for _, count in widths)
    middle = next(width for (width, _), count in zip(widths, passed, strict=True) if count >= half)
    return max(middle, _LEAST_PITCH)


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
