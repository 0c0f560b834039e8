"""Sentences that begin something in the middle of a line: where they start, and lines cut there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from publisher.parsing.layout import Line
from publisher.parsing.passage import flow


def starts(source: str, lines: Sequence[Line], pattern: re.Pattern[str]) -> list[int]:
    """Offsets in the source at which sentences of a pattern begin, paragraph by paragraph."""
    found: list[int] = []
    for blank, run in groupby(lines, key=lambda line: line.blank):
        if blank:
            continue
        paragraph = flow(source, [(line.start, line.end) for line in run if line.kind is None])
        found.extend(paragraph.origins[match.start()] for match in paragraph.matches(pattern))
    return found


def split(source: str, lines: Sequence[Line], cuts: set[int]) -> list[Line]:
    """Lines cut at offsets of the source that stand in the middle of one."""
    found: list[Line] = []
    ordered = sorted(cuts)
    for line in lines:
        at = line.start
        within = ordered[bisect_right(ordered, line.start) : bisect_left(ordered, line.end)]
        for cut_at in within if line.kind is None else ():
            found.append(_piece(source, line, at, cut_at))
            at = cut_at
        found.append(_piece(source, line, at, line.end) if at > line.start else line)
    return found


def _piece(source: str, line: Line, start: int, end: int) -> Line:
    while end > start and source[end - 1].isspace():
        end -= 1
    return Line(start, end, line.column + start - line.start, line.folded[start - line.start : end - line.start])
