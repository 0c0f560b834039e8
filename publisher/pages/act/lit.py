"""The text of an act with the words of each fact lit.

Facts nest (a grant and its amount) and overlap; marks are nested where they can and cut where they must, so that the
characters shown are exactly those of the source. Words lead to the innermost fact that they state; a fact that no
word of its own leads to (two facts of the same words) gets a link without words where its own begin.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from publisher.pages.act.facts import Fact, Facts
from publisher.pages.act.paragraphs import Paragraph, paragraphs
from publisher.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A step of the text: a mark opens or closes, words (linked to the place of their fact), a line or a page ends."""

    tag: Literal["open", "close", "words", "also", "break", "page"]
    text: str = ""
    id: str | None = None
    style: str = ""
    href: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LitParagraph:
    """The tokens of one paragraph; ``layout``: shown with its columns."""

    tokens: tuple[Token, ...]
    layout: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """One stretch of words of a fact."""

    start: int
    end: int
    fact: Fact
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighting:
    """The marks of an act in its text, outer before inner; the words of a ``wordless`` one all state another fact."""

    text: Text
    marks: tuple[_Mark, ...]
    wordless: frozenset[str]


def light(facts: Facts, text: Text) -> Lighting:
    """Where each fact is stated."""
    marks = tuple(sorted(_marks(facts), key=lambda mark: (mark.start, -mark.end)))
    return Lighting(text=text, marks=marks, wordless=frozenset(_wordless(marks, text.characters)))


def _marks(facts: Facts) -> Iterator[_Mark]:
    for fact in facts.by_pointer.values():
        for number, (start, end) in enumerate(fact.spans, start=1):
            name = fact.words if number == 1 else f"{fact.words}_{number}"
            yield _Mark(start=start, end=end, fact=fact, id=name)


def _wordless(marks: tuple[_Mark, ...], characters: str) -> Iterator[str]:
    """Ids of the marks of which no visible character is left to themselves by the marks within."""
    for index, mark in enumerate(marks):
        covered = mark.start
        for inner in marks[index + 1 :]:
            if inner.start >= mark.end or characters[covered : inner.start].strip():
                break
            covered = max(covered, inner.end)
        if not characters[covered : mark.end].strip():
            yield mark.id


def lit_paragraphs(lighting: Lighting, start: int, end: int) -> tuple[LitParagraph, ...]:
    """Characters [start, end) as paragraphs; their words, one after the other, are those characters."""
    text = lighting.text
    within = tuple(mark for mark in lighting.marks if mark.start < end and start < mark.end)
    return tuple(
        LitParagraph(tokens=tuple(_tokens(lighting, within, paragraph)), layout=paragraph.layout)
        for paragraph in paragraphs(text.characters, start, end, layout=text.layout)
    )


def _tokens(lighting: Lighting, marks: Iterable[_Mark], paragraph: Paragraph) -> Iterator[Token]:
    here = [mark for mark in marks if mark.start < paragraph.end and paragraph.start < mark.end]
    breaks = set(paragraph.breaks)
    pages = {page.start: page.number for page in lighting.text.pages[1:]}
    turned = {place for place in pages if paragraph.start <= place < paragraph.end}
    cuts = {max(mark.start, paragraph.start) for mark in here} | {min(mark.end, paragraph.end) for mark in here}
    opened: list[_Mark] = []
    for start, end in pairwise(sorted(cuts | breaks | turned | {paragraph.start, paragraph.end})):
        yield from _closings(opened, start)
        if start in breaks:
            yield Token(tag="break")
        if start in turned:
            yield Token(tag="page", label=str(pages[start]))
        for mark in here:
            if max(mark.start, paragraph.start) == start:
                opened.append(mark)
                yield from _opening(mark, lighting, first=mark.start == start)
        yield _words(lighting.text.characters[start:end], opened)
    yield from (Token(tag="close") for _ in opened)


def _closings(opened: list[_Mark], place: int) -> Iterator[Token]:
    """Close the marks that end here, and those within them, which go on in a new piece: the last is the innermost."""
    outermost = next((index for index, mark in enumerate(opened) if mark.end <= place), None)
    if outermost is None:
        return
    going_on = [mark for mark in opened[outermost:] if mark.end > place]
    for _ in opened[outermost:]:
        yield Token(tag="close")
    del opened[outermost:]
    for mark in going_on:
        opened.append(mark)
        yield Token(tag="open", style=_style(mark))


def _opening(mark: _Mark, lighting: Lighting, *, first: bool) -> Iterator[Token]:
    """A mark opens; only its first piece carries the anchor, and the link of words that state another fact too."""
    yield Token(tag="open", id=mark.id if first else None, style=_style(mark))
    if first and mark.id in lighting.wordless:
        yield Token(tag="also", href=f"#{mark.fact.place}", label=mark.fact.label, style=mark.fact.kind.value)


def _words(words: str, opened: list[_Mark]) -> Token:
    if not opened or not words.strip():
        return Token(tag="words", text=words)
    fact = opened[-1].fact
    return Token(tag="words", text=words, href=f"#{fact.place}", label=fact.label)


def _style(mark: _Mark) -> str:
    return f"{mark.fact.kind.value} whole" if mark.fact.whole else mark.fact.kind.value
