r"""CSV (RFC 4180) read in place: each cell with the characters of the text that state it.

Python's reader gives values without places. Lines end with ``\n``, as those of every text do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from publisher.records import Span

SEPARATORS = (",", ";", "\t", "|")
_LONGEST = 20_000  # characters of a quoted cell: a quotation mark that is never closed must not cost the whole file


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, and the words that state it (without the quotation marks around them)."""

    value: str
    span: Span

    @property
    def words(self) -> str:
        """The value on one line, blanks normalised."""
        return " ".join(self.value.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, which quoted line ends may spread over several of the text; the first is number 1."""

    number: int
    cells: tuple[Cell, ...]
    span: Span

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.value.strip() for cell in self.cells)


@cache
def _patterns(separator: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    stop = re.escape(separator)
    quoted = rf'"(?P<inside>(?:[^"]|""){{0,{_LONGEST}}}+)"[ ]*(?={stop}|\n|\Z)'
    return re.compile(quoted), re.compile(rf"[^{stop}\n]*")


def lines(text: str, separator: str) -> Iterator[Line]:
    """The lines of a table, blank ones included. A quotation mark that is not closed is a character like others."""
    at, number = 0, 0
    while at < len(text):
        start, number = at, number + 1
        cells: list[Cell] = []
        while True:
            cell, at = _cell(text, at, separator)
            cells.append(cell)
            if text[at : at + 1] != separator:
                break
            at += 1
        yield Line(number, tuple(cells), Span(start, at))
        at += 1  # the line end


def _cell(text: str, at: int, separator: str) -> tuple[Cell, int]:
    """The cell that starts at ``at``, and where it ends."""
    quoted, plain = _patterns(separator)
    found = quoted.match(text, at)
    if found is not None:
        return Cell(found["inside"].replace('""', '"'), Span(*found.span("inside"))), found.end()
    found = plain.match(text, at)
    end = found.end() if found is not None else at
    return Cell(text[at:end], Span(at, end)), end
