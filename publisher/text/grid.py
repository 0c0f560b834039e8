"""Tables whose cells are known, set in columns."""

from collections.abc import Iterator, Sequence

APART = 3
"""Blanks between two cells of a line at least: the parser tells cells by them."""

Row = Sequence[tuple[Sequence[str], int]]
"""Cells of a row: the lines of each, and how many columns it takes."""


def set_table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a table, each column as wide as its widest cell; a cell over several columns widens none."""
    starts = _starts(rows)
    for row in rows:
        height = max((len(lines) for lines, _ in row), default=0)
        for index in range(height):
            line, column = "", 0
            for lines, span in row:
                words = lines[index] if index < len(lines) else ""
                line = f"{line:<{starts[column]}}" if words else line
                if words and column and not line.endswith(" " * APART):
                    line = line.rstrip() + " " * APART
                line += words
                column += span
            yield line.rstrip()


def _starts(rows: Sequence[Row]) -> list[int]:
    widths = [0] * max((sum(span for _, span in row) for row in rows), default=0)
    for row in rows:
        column = 0
        for lines, span in row:
            if span == 1:
                widths[column] = max(widths[column], *map(len, lines), 0)
            column += span
    starts = [0]
    for width in widths:
        starts.append(starts[-1] + width + APART)
    return starts
