"""Lines of a source in the order in which they are read.

A line of the page may hold two things that only stand beside one another: a stamp of the préfecture in the middle
of a sentence, or a narrow column beside the text. They are taken apart here, so that what follows reads lines of one
subject each.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from publisher.parsing.columns import split_columns
from publisher.parsing.fold import fold
from publisher.parsing.lines import Cell, Line, cells, piece
from publisher.parsing.patterns import any_of
from publisher.parsing.stamp import STAMP
from publisher.text import Text

__all__ = ["Cell", "Line", "cells", "read_lines"]

_LINE = re.compile(r"[^\n]*")
_DATE_ALONE = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_DIGITS = re.compile(r"[0-9]+")
_FURNITURE = re.compile(
    any_of(
        r"(?:page\s*)?[0-9]{1,3}\s*(?:/|sur)\s*[0-9]{1,3}",  # Page 2/5, 2 sur 5
        r"page\s*:?\s*[0-9]{1,3}",  # page 2
        r"[-–]?\s?[0-9]{1,3}\s?[-–]?",  # - 2 -
        r"[_.…\s*-]{4,}",  # a ruled line
        r".{0,80}(?:\bpage\s*|\s[-–|]\s)[0-9]{1,3}\s*(?:/|sur)\s*[0-9]{1,3}",  # Ville de … – page 2/5, Région … – 2/5
    )
)
_SUPPORT = 3  # pages that must agree before furniture is taken for it
_EDGE = 3  # lines at the head or foot of a page that may be furniture


def _physical(source: str, folded: str) -> Iterator[Line]:
    """One line for each line of the page, stamps taken out of it as lines of their own."""
    for match in _LINE.finditer(source):
        start, end = match.span()
        if start == end and start and source[start - 1] != "\n":
            continue  # the empty match before a line end already passed
        at = start
        for stamp in STAMP.finditer(folded, start, end):
            if folded[at : stamp.start()].strip():
                yield piece(source, folded, at, stamp.start(), start)
            yield piece(source, folded, *stamp.span(), start, "stamp")
            at = stamp.end()
        if at == start or folded[at:end].strip():
            yield piece(source, folded, at, end, start)


def _repeated(text: Text, lines: list[Line]) -> set[tuple[int, int]]:
    """Lines at the head or foot of pages that come back, but for their digits, on most pages and nowhere else.

    ``Vote : pour à l’unanimité`` may end many pages of minutes; it stands in mid-page as well.
    """
    if len(text.pages) < _SUPPORT:
        return set()
    edges: list[Line] = []
    for page in text.pages:
        printed = [line for line in lines if page.start <= line.start < page.end and not line.blank]
        edges.extend([*printed[:_EDGE], *printed[-_EDGE:]] if len(printed) > 2 * _EDGE else ())
    count = Counter(_DIGITS.sub("0", line.folded) for line in edges)
    anywhere = Counter(_DIGITS.sub("0", line.folded) for line in lines if not line.blank)
    return {
        (line.start, line.end)
        for line in edges
        if count[words := _DIGITS.sub("0", line.folded)] * 2 > len(text.pages) and count[words] == anywhere[words]
    }


def read_lines(text: Text) -> list[Line]:
    """The lines of a text in reading order; together they hold every printed character once."""
    source = text.characters
    folded = fold(source)
    lines = list(_physical(source, folded))
    repeated, edges = _repeated(text, lines), _page_ends(text, lines)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        bare = line.kind is None and not line.blank and _FURNITURE.fullmatch(line.folded) is not None
        furniture = (line.start, line.end) in repeated or (bare and (line.start in edges or _lonely(lines, index)))
        kind = "stamp" if _dates_stamp(kept, line) else "page_furniture" if furniture else None
        kept.append(replace(line, kind=kind) if kind and line.kind is None else line)
    return split_columns(source, folded, kept)


def _dates_stamp(before: list[Line], line: Line) -> bool:
    """Whether a line is the date of a stamp whose words end the line before it: “Envoi Préfecture :⏎28/04/2014”."""
    stamp = before[-1] if before else None
    label = stamp is not None and stamp.kind == "stamp" and stamp.folded.endswith(":")
    return label and _DATE_ALONE.fullmatch(line.folded) is not None


def _page_ends(text: Text, lines: list[Line]) -> frozenset[int]:
    """Where the first and the last printed line of each page start."""
    ends: set[int] = set()
    for page in text.pages if len(text.pages) > 1 else ():
        printed = [line.start for line in lines if page.start <= line.start < page.end and not line.blank]
        ends.update((*printed[:1], *printed[-1:]))
    return frozenset(ends)


def _lonely(lines: list[Line], index: int) -> bool:
    """Whether a line stands between blank lines (or the ends): a number in the run of a table is no page number."""
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    return (before is None or before.blank or before.kind is not None) and (after is None or after.blank)
