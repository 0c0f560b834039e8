"""Paragraphs and tables of an office file made into lines."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from publisher.text.characters import clean, has_columns, joined
from publisher.text.grid import APART, Row, set_table
from publisher.text.text import Text

TAB = " " * (APART + 1)
"""A tab sets what follows it apart, as a column does."""

_TABS = re.compile(r"[ \u00a0]*\t[ \t]*")
_BLANKS = re.compile(r" {2,}(?! )")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(mark: str) -> str:
    """The mark of a footnote as it is printed, so that it does not lengthen the figure before it: 500 €¹."""
    return mark.translate(_SUPERSCRIPT)


class Blocks:
    """Lines under way: a paragraph a line, blank lines between paragraphs, tables in columns."""

    def __init__(self) -> None:
        """Begin without any line."""
        self._lines: list[str] = []

    def paragraph(self, words: str, *, item: bool = False) -> None:
        """Add a paragraph, which may hold line ends; items of a list follow each other without blank line."""
        lines = [_TABS.sub(TAB, line.strip()) for line in words.split("\n")]
        if any(lines):
            if not item:
                self._part()
            self._lines += lines
        if not item or not any(lines):
            self._part()

    def table(self, rows: Sequence[Row]) -> None:
        """Add a table; its cells are set in columns."""
        self._part()
        self._lines += [line for line in set_table(rows) if line]
        self._part()

    def _part(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def lines(self) -> list[str]:
        """All lines, without blank ones at the ends."""
        return "\n".join(self._lines).strip("\n").split("\n")

    def cell(self) -> list[str]:
        """The lines of a cell: none is blank."""
        return [line for line in self.lines() if line]


def notes_of(cited: Iterable[tuple[str, Any]], read: Callable[[Any, Blocks], None]) -> Blocks:
    """The notes that the body cites, each after its mark; ``read`` adds the words of one to blocks.

    A note may cite another, which is then added to those that are ``cited``.
    """
    notes = Blocks()
    for mark, note in cited:
        inner = Blocks()
        read(note, inner)
        notes.paragraph(f"{mark} {' '.join(inner.cell())}", item=True)
    return notes


def text_of(parts: Iterable[Blocks]) -> Text:
    """The text of the parts of a document (head, body, notes, foot), on one page: office files have no pages."""
    told = ["\n".join(part.lines()) for part in parts]
    characters = clean("\n\n".join(part for part in told if part) + "\n").replace("\f", "")
    return joined([characters], layout=has_columns(characters))
