"""Lines of a source and the cells that stand on them."""

import re
from dataclasses import dataclass
from functools import lru_cache

_BLANK = r"[ \t\u00a0\u202f]"
_SUM_BEFORE = rf"(?:(?<=€{_BLANK}{_BLANK})|(?<=euros{_BLANK}{_BLANK}))"  # two blanks part a sum from the next
_BAR = re.compile(r"[|│┃║]")
_DRAWN_RULE = re.compile(r"[\s|+:=_─-╿–—-]*")
_CELL = re.compile(rf"\S+(?:{_BLANK}{{1,2}}(?!{_SUM_BEFORE}[0-9])\S+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch [start, end) of the source without line end; ``start == end`` for a blank line.

    ``column`` is the place of the first character on its line of the page; ``kind`` is set where the line can be
    nothing else (a stamp, page furniture).
    """

    start: int
    end: int
    column: int
    folded: str
    kind: str | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line set apart by three blanks or more; ``column`` is where they start on the page."""

    start: int
    end: int
    column: int

    @property
    def last_column(self) -> int:
        """Column after the last character."""
        return self.column + self.end - self.start


def folded_words(line: Line, cell: Cell) -> str:
    """The words of one cell of a line, folded."""
    return line.folded[cell.start - line.start : cell.end - line.start]


def barred(source: str, line: Line) -> tuple[tuple[int, int], ...] | None:
    """The cells [start, end) of a line of a table drawn with bars, empty ones too; None where no bars part it."""
    text = source[line.start : line.end]
    bars = [match.start() for match in _BAR.finditer(text)]
    framed = bars[:1] == [0]
    if not bars or (framed and len(bars) == 1) or _DRAWN_RULE.fullmatch(text):
        return None
    starts = [0, *(at + 1 for at in bars)][framed:]
    ends = [*bars, len(text)][framed:]
    if bars[-1] == len(text) - 1:
        starts, ends = starts[:-1], ends[:-1]
    return tuple(
        _stripped(source, line.start + start, line.start + end) for start, end in zip(starts, ends, strict=True)
    )


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    """A cell without the blanks and the marks of bold print around its words."""
    while start < end and (source[start].isspace() or source[start] in "*_"):
        start += 1
    while end > start and (source[end - 1].isspace() or source[end - 1] in "*_"):
        end -= 1
    return start, end


@lru_cache(maxsize=8192)  # tables, lists and attendances all ask for the cells of the same lines
def cells(source: str, line: Line) -> tuple[Cell, ...]:
    """The cells of a line, from left to right."""
    if (found := barred(source, line)) is not None and len(found) > 1:
        return tuple(Cell(start, end, line.column + start - line.start) for start, end in found if end > start)
    return tuple(
        Cell(match.start(), match.end(), line.column + match.start() - line.start)
        for match in _CELL.finditer(source, line.start, line.end)
    )


def piece(source: str, folded: str, start: int, end: int, line_start: int, kind: str | None = None) -> Line:
    """A line of characters [start, end) without the blanks around them."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Line(start, end, start - line_start, folded[start:end], kind)
