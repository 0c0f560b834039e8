"""Masking: code points replaced one for one, in the text and in every string of the records read from it."""

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from publisher.parsing.fold import fold
from publisher.parsing.privacy import contacts
from publisher.parsing.privacy.declared import Cleared
from publisher.parsing.privacy.names import Range, occurrences
from publisher.parsing.privacy.people import People
from publisher.records import Deliberation, Source, Span

MASK = "█"
_LONG_ENOUGH = 8  # printed characters that make a string of the record certain to be these words of the source


def ranges_to_mask(text: str, people: People) -> list[Range]:
    """All that is to be masked in a text: names wherever they stand, homes beside them, and what leads to a person."""
    named = [*people.mentions, *_named(text, people)]
    folded = fold(text)
    homes = [home for _, end in named if (home := contacts.address_after(folded, end)) is not None]
    return [*named, *homes, *contacts.everywhere(text)]


def _named(text: str, people: People) -> list[Range]:
    """Where private persons are named, and not a namesake who is declared to be none."""
    found = occurrences(text, people.private, people.kept)
    if not people.public:
        return found
    cleared = Cleared(text, people.public)
    return [(start, end) for start, end in found if not cleared.covers(start, end)]


def mask(text: str, ranges: Iterable[Range]) -> str:
    """The text with the letters and figures of the ranges masked; blanks and punctuation stand."""
    characters = list(text)
    for start, end in ranges:
        for at in range(start, end):
            if characters[at].isalnum():
                characters[at] = MASK
    return "".join(characters)


class RecordMask:
    """Masks strings that were taken from a text: by their place in it, and by the names themselves."""

    def __init__(self, text: str, masked: str, people: People) -> None:
        """``masked``: the text as ``mask`` gives it."""
        self._people = people
        self._places = [at for at, character in enumerate(text) if not character.isspace()]
        self._printed = "".join(text.split())
        self._masked = "".join(masked.split())
        self._named: dict[str, list[Range]] = {}  # acts of one text tell the same names and titles again and again

    def record(self, act: Deliberation) -> Deliberation:
        """The record with every string masked; spans, codes and the source stand."""
        pointed = {pointer.lstrip("/"): spans[0] for pointer, spans in act.spans.items() if spans}
        changed = {
            field.name: self._value(getattr(act, field.name), pointed.get(field.name))
            for field in dataclasses.fields(act)
            if field.name not in {"spans", "parts", "source"}
        }
        return dataclasses.replace(act, **changed)

    def _value(self, value: Any, span: Span | None) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self.string(value, span)
        if isinstance(value, Span | Source | Enum):
            return value
        if isinstance(value, tuple | list):
            return type(value)(self._value(item, span) for item in value)
        if isinstance(value, dict):  # what a correction replaced
            return {key: self._value(item, span) for key, item in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            own = getattr(value, "span", None) or span
            changed = {f.name: self._value(getattr(value, f.name), own) for f in dataclasses.fields(value)}
            return dataclasses.replace(value, **changed)
        return value

    def string(self, words: str, span: Span | None = None) -> str:
        """One string of a record; ``span``: words of the source that it was read from, where known."""
        if not any(character.isalpha() for character in words):
            return words
        placed = self._by_place(words, span)
        if placed not in self._named:
            self._named[placed] = _named(placed, self._people)
        found = self._named[placed]
        return mask(placed, [*found, *contacts.everywhere(placed)])

    def _by_place(self, words: str, span: Span | None) -> str:
        dense = "".join(character for character in words if not character.isspace())
        starts = self._found(dense, span) if span is not None else []
        if not starts and len(dense) >= _LONG_ENOUGH:
            starts = self._found(dense, None)
        hidden = {at for start in starts for at in range(len(dense)) if self._masked[start + at] == MASK != dense[at]}
        return _hide(words, hidden)

    def _found(self, dense: str, span: Span | None) -> list[int]:
        low, high = (
            (0, len(self._printed))
            if span is None
            else (bisect_left(self._places, span.start), bisect_left(self._places, span.end))
        )
        found: list[int] = []
        at = self._printed.find(dense, low, high)
        while at >= 0:
            found.append(at)
            at = self._printed.find(dense, at + 1, high)
        return found


def _hide(words: str, hidden: set[int]) -> str:
    """Words with the printed characters of the given positions (blanks not counted) masked."""
    if not hidden:
        return words
    out: list[str] = []
    at = 0
    for character in words:
        if character.isspace():
            out.append(character)
            continue
        out.append(MASK if at in hidden else character)
        at += 1
    return "".join(out)


def mask_records(text: str, masked: str, people: People, acts: Sequence[Deliberation]) -> tuple[Deliberation, ...]:
    """The records of one text as they may be published."""
    record_mask = RecordMask(text, masked, people)
    return tuple(record_mask.record(act) for act in acts)
