"""Headings that part the sums of an act: “Opération 1 : Coordinateurs logement d’abord”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import words

_KIND = words(r"operation action fiche(?:[-\s]action)? projet programme axe dispositif volet mesure")
_HEADING = re.compile(rf"^{_KIND}\s*(?:n\s?°\s*)?[0-9]+(?:[.-][0-9]+)*\s*[:.–-]\s*(?P<title>\S.*)$")
_FULL_LINE = 60  # characters: a heading longer than that may go on with the next line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines under one heading; ``operation``: its title, None before the first."""

    operation: Passage | None
    lines: list[Line]


def stretches(source: str, lines: list[Line]) -> Iterator[Stretch]:
    """Lines parted at the headings of operations; together they hold every line but the headings."""
    current = Stretch(None, [])
    for index, line in enumerate(lines):
        heading = _HEADING.match(line.folded) if not line.blank and line.kind is None else None
        if heading is None:
            current.lines.append(line)
            continue
        yield current
        ranges = [(line.start + heading.start("title"), line.end)]
        following = lines[index + 1] if index + 1 < len(lines) else None
        full = line.end - line.start > _FULL_LINE
        if full and following is not None and not following.blank and source[following.start].islower():
            ranges.append((following.start, following.end))
        title = flow(source, ranges)
        current = Stretch(title.cut(0, len(title.text.rstrip(" .:;"))), [])
    yield current
