"""Parts of an act as stretches of characters that cover it without gap or overlap."""

from collections.abc import Sequence

from publisher.parsing.kinds import PartKind
from publisher.parsing.sections import Section
from publisher.records import Part, Span


def cover(sections: Sequence[Section], start: int, end: int) -> tuple[Part, ...]:
    """Parts of characters [start, end) in the order of the source; blanks go with the words before them."""
    pieces = sorted(
        (line.start, line.end, section.kind)
        for section in sections
        for line in section.lines
        if not line.blank and start <= line.start < end
    )
    parts: list[Part] = []
    for first, _, kind in pieces:
        at = start if not parts else first
        if parts and parts[-1].kind == kind.value:
            continue
        if parts:
            parts[-1] = Part(kind=parts[-1].kind, span=Span(parts[-1].span.start, at))
        parts.append(Part(kind=kind.value, span=Span(at, end)))
    if not parts and end > start:
        parts.append(Part(kind=PartKind.UNRECOGNISED.value, span=Span(start, end)))
    return tuple(parts)


def share_recognised(source: str, parts: Sequence[Part]) -> float | None:
    """Share of the printed characters that stand in parts of a known kind, from 0 to 1; None without any."""
    total = known = 0
    for part in parts:
        printed = sum(not character.isspace() for character in source[part.span.start : part.span.end])
        total += printed
        known += printed if part.kind != PartKind.UNRECOGNISED else 0
    return round(known / total, 4) if total else None
