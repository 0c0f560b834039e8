"""What the page of an act shows of its source: its own parts, and the words elsewhere that state a fact of it.

In minutes many acts share one source; the sitting's header, which is no part of most of them, states their date and who
sat. It is shown as an excerpt, by whole paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.pages.act.facts import Facts
from publisher.pages.act.lit import LitParagraph, light, lit_paragraphs
from publisher.pages.wording import PART_KIND
from publisher.records import Deliberation, Span
from publisher.text import Text

UNRECOGNISED = "unrecognised"
_NEAR = 400  # characters: two excerpts less apart than this are shown as one
_ELSEWHERE = "Extrait de la source, hors de cet acte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of the act under its heading; ``own`` is false for an excerpt of the rest of the source."""

    heading: str
    own: bool
    recognised: bool
    paragraphs: tuple[LitParagraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    start: int
    end: int
    heading: str
    own: bool = True
    recognised: bool = True


def passages(act: Deliberation, facts: Facts, text: Text) -> tuple[Passage, ...]:
    """The text of the act in the order of the source, the words of its facts lit."""
    own = tuple(_own(act, text))
    stretches = sorted((*own, *_elsewhere(facts, own, text)), key=lambda stretch: stretch.start)
    lighting = light(facts, text)
    return tuple(
        Passage(
            heading=stretch.heading,
            own=stretch.own,
            recognised=stretch.recognised,
            paragraphs=lit_paragraphs(lighting, stretch.start, stretch.end),
        )
        for stretch in stretches
    )


def _own(act: Deliberation, text: Text) -> Iterator[_Stretch]:
    """Parts of the act, neighbours of one kind as one; the whole text where no part is known."""
    if not act.parts:
        yield _Stretch(start=0, end=len(text.characters), heading="Texte de l’acte")
        return
    held: _Stretch | None = None
    for part in act.parts:
        heading = PART_KIND.get(part.kind, part.kind.replace("_", " ").capitalize())
        if held and held.heading == heading and held.end == part.span.start:
            held = _Stretch(start=held.start, end=part.span.end, heading=heading, recognised=held.recognised)
            continue
        if held:
            yield held
        held = _Stretch(start=part.span.start, end=part.span.end, heading=heading, recognised=part.kind != UNRECOGNISED)
    if held:
        yield held


def _elsewhere(facts: Facts, own: tuple[_Stretch, ...], text: Text) -> Iterator[_Stretch]:
    """Paragraphs outside the act's parts that hold words of a fact, near ones together."""
    held: _Stretch | None = None
    for span in _outside(facts, own):
        start, end = _whole_paragraphs(span, own, text.characters)
        if held and start - held.end < _NEAR and not _between(held.end, start, own):
            held = _Stretch(start=held.start, end=max(end, held.end), heading=_ELSEWHERE, own=False)
            continue
        if held:
            yield held
        held = _Stretch(start=start, end=end, heading=_ELSEWHERE, own=False)
    if held:
        yield held


def _outside(facts: Facts, own: tuple[_Stretch, ...]) -> list[Span]:
    spans = {span for fact in facts.by_pointer.values() for span in fact.spans}
    return sorted(span for span in spans if not any(part.start <= span.start < part.end for part in own))


def _whole_paragraphs(span: Span, own: tuple[_Stretch, ...], characters: str) -> Span:
    """The span widened to blank lines, and not into a part of the act."""
    before = max((part.end for part in own if part.end <= span.start), default=0)
    after = min((part.start for part in own if part.start > span.start), default=len(characters))
    start = characters.rfind("\n\n", before, span.start)
    end = characters.find("\n\n", span.end, after)
    return Span(before if start < 0 else start + 2, after if end < 0 else min(end + 2, after))


def _between(start: int, end: int, own: tuple[_Stretch, ...]) -> bool:
    return any(start <= part.start < end for part in own)
