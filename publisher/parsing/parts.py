"""The parts of an act: their lines by kind, and the stretches of characters that cover it without gap or overlap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from publisher.parsing.fold import fold
from publisher.parsing.kinds import PartKind
from publisher.parsing.layout import Cell, Line, cells
from publisher.parsing.passage import Passage, flow, stacked
from publisher.parsing.sections import Section
from publisher.records import Part, Span

_FULL = 0.7  # of the widest line: a shorter one is a heading, or ends its paragraph
_CUT_WORD = re.compile(r"\w-$")
_NARROW = 60  # characters: where no line is longer, all are headings


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of one act, with those of the head of the sitting where minutes hold several acts."""

    source: str
    sections: tuple[Section, ...]

    def lines(self, *kinds: PartKind) -> list[Line]:
        """Lines of the parts of some kinds (of all, without any), in reading order."""
        return [line for section in self.sections if not kinds or section.kind in kinds for line in section.lines]

    def passage(self, *kinds: PartKind) -> Passage:
        """Running text of the parts of some kinds (of all, without any)."""
        return flow(self.source, [(line.start, line.end) for line in self.lines(*kinds) if not line.blank])

    def headed(self, *kinds: PartKind) -> Passage:
        """Words of some parts, as running text where lines are full.

        A shorter line, and a cell with another beside it, ends with a line end, a paragraph with two: a name printed as
        a heading goes no further.
        """
        lines = self.lines(*kinds)
        full = _FULL * max([_NARROW, *(line.end - line.start for line in lines)])
        paragraphs: list[list[list[tuple[int, int]]]] = []
        for blank, run in groupby(lines, key=lambda line: line.blank):
            if blank:
                continue
            paragraphs.append([[]])
            for cell, alone in _side_by_side(self.source, list(run)):
                paragraphs[-1][-1].append((cell.start, cell.end))
                cut_word = alone and _CUT_WORD.search(fold(self.source[cell.start : cell.end]))
                if not alone or (cell.end - cell.start < full and not cut_word):
                    paragraphs[-1].append([])
        stacks = (stacked(flow(self.source, block) for block in blocks if block) for blocks in paragraphs)
        return stacked((stack for stack in stacks if stack), "\n\n")

    def printed(self, *kinds: PartKind) -> list[Passage]:
        """Each line of the parts of some kinds that is not blank, as a passage of its own."""
        return [flow(self.source, [(line.start, line.end)]) for line in self.lines(*kinds) if not line.blank]


def _side_by_side(source: str, lines: Sequence[Line]) -> Iterator[tuple[Cell, bool]]:
    """Cells of lines that follow one another, those of two columns of a head one column after the other.

    With each cell: whether it is the only one of its line.
    """
    for several, run in groupby((cells(source, line) for line in lines), key=lambda own: len(own) > 1):
        rows = list(run)
        for column in range(max(map(len, rows))):
            yield from ((row[column], not several) for row in rows if column < len(row))


def cover(sections: Sequence[Section], start: int, end: int) -> tuple[Part, ...]:
    """Parts of characters [start, end) in the order of the source; blanks go with the words before them."""
    pieces = sorted(
        (line.start, section.kind)
        for section in sections
        for line in section.lines
        if not line.blank and start <= line.start < end
    )
    starts: list[tuple[int, PartKind]] = []
    for first, kind in pieces:
        if not starts:
            starts.append((start, kind))
        elif starts[-1][1] is not kind:
            starts.append((first, kind))
    if not starts and end > start:
        starts.append((start, PartKind.UNRECOGNISED))
    ends = [*(first for first, _ in starts[1:]), end]
    return tuple(
        Part(kind=kind.value, span=Span(first, last)) for (first, kind), last in zip(starts, ends, strict=True)
    )


def share_recognised(source: str, parts: Sequence[Part]) -> float | None:
    """Share of the printed characters that stand in parts of a known kind, from 0 to 1; None without any."""
    printed = {part: sum(not c.isspace() for c in source[part.span.start : part.span.end]) for part in parts}
    total = sum(printed.values())
    known = sum(count for part, count in printed.items() if part.kind != PartKind.UNRECOGNISED)
    return round(known / total, 4) if total else None
