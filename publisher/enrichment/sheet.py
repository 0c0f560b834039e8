"""The record of one act as plain JSON while it is corrected, with the words of its facts kept in step."""

from collections.abc import Sequence
from typing import Any

from publisher.enrichment.targets import held_at
from publisher.enrichment.types import field_kinds, has_words, kind_of
from publisher.records import Deliberation, Span
from publisher.records.encode import from_dict, to_dict


class Sheet:
    """A record that changes: values set, items added and removed, pointers moved with them."""

    def __init__(self, record: Deliberation) -> None:
        """Begin from what was read."""
        self.plain: dict[str, Any] = to_dict(record)
        self.plain.setdefault("corrections", [])

    def record(self) -> Deliberation:
        """The record as it stands."""
        return from_dict(self.plain)

    @property
    def extent(self) -> Span:
        """From the first to the last character of the act's parts; empty where none is known."""
        spans = [part["span"] for part in self.plain.get("parts", [])]
        return Span(min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0))

    def set(self, pieces: Sequence[str], value: Any, words: Span | None) -> None:
        """Set the value at a pointer. The words that stated the former one do not state this one."""
        holder = self._holder(pieces, words)
        if isinstance(holder, list):
            holder[int(pieces[-1])] = value
        else:
            holder[pieces[-1]] = value
        self._forget(_pointer(pieces))
        if words is not None:
            self.plain["spans"][_pointer(pieces)] = [list(words)]

    def add(self, pieces: Sequence[str], value: Any, words: Span) -> str:
        """Add an item to the list at a pointer, or the thing that is not there; gives its pointer."""
        kind = kind_of(tuple(pieces))
        thing = with_words(value, kind.many or kind.type, words)
        if kind.many is None:
            self.set(pieces, thing, None if isinstance(thing, dict) else words)
            return _pointer(pieces)
        holder = self._holder(pieces, words)
        items = holder.setdefault(pieces[-1], []) if holder.get(pieces[-1]) is not None else []
        holder[pieces[-1]] = [*items, thing]
        pointer = f"{_pointer(pieces)}/{len(items)}"
        if not isinstance(thing, dict):
            self.plain["spans"][pointer] = [list(words)]
        return pointer

    def remove(self, pieces: Sequence[str]) -> str:
        """Remove an item of a list, or say that the act does not state a fact; gives the pointer of what remains."""
        holder = held_at(self.plain, pieces[:-1])
        self._forget(_pointer(pieces))
        if not isinstance(holder, list):
            holder[pieces[-1]] = [] if isinstance(holder[pieces[-1]], list) else None
            return _pointer(pieces)
        del holder[int(pieces[-1])]
        self._move(_pointer(pieces[:-1]), int(pieces[-1]))
        return _pointer(pieces[:-1])

    def note(self, correction: dict[str, Any]) -> None:
        """Keep who corrected what; findings about the very fact are answered by it."""
        self.plain["corrections"].append(correction)
        pointer = correction["pointer"]
        self.plain["findings"] = [
            finding for finding in self.plain["findings"] if not _within(finding.get("pointer") or "", pointer)
        ]

    def find(self, finding: dict[str, Any]) -> None:
        """Add a finding."""
        self.plain["findings"].append(finding)

    def _holder(self, pieces: Sequence[str], words: Span | None) -> Any:
        """What holds the fact at a pointer, made where it is not there (a vote, a stamp)."""
        held: Any = self.plain
        for depth, piece in enumerate(pieces[:-1], start=1):
            if isinstance(held, list):
                held = held[int(piece)]
                continue
            if held.get(piece) is None:
                made = kind_of(tuple(pieces[:depth])).type
                held[piece] = {"span": list(words)} if has_words(made) and words is not None else {}
            held = held[piece]
        return held

    def _forget(self, pointer: str) -> None:
        spans = self.plain["spans"]
        self.plain["spans"] = {key: places for key, places in spans.items() if not _within(key, pointer)}

    def _move(self, of_list: str, removed: int) -> None:
        """Pointers to the items after the one removed."""
        spans = self.plain["spans"]
        self.plain["spans"] = {_moved(key, of_list, removed): places for key, places in spans.items()}
        gone = f"{of_list}/{removed}"
        self.plain["findings"] = [
            finding for finding in self.plain["findings"] if not _within(finding.get("pointer") or "", gone)
        ]
        for told in (*self.plain["findings"], *self.plain["corrections"]):
            if told.get("pointer"):
                told["pointer"] = _moved(told["pointer"], of_list, removed)


def with_words(value: Any, cls: Any, words: Span) -> Any:
    """A new thing with its words; those of what it holds are the same."""
    if not isinstance(value, dict):
        return value
    known = field_kinds(cls)
    told = {
        key: [with_words(item, known[key].many, words) for item in held]
        if isinstance(held, list)
        else with_words(held, known[key].type, words)
        for key, held in value.items()
    }
    return told | ({"span": list(words)} if has_words(cls) else {})


def _pointer(pieces: Sequence[str]) -> str:
    return "".join(f"/{piece}" for piece in pieces)


def _within(pointer: str, whole: str) -> bool:
    return pointer == whole or pointer.startswith(f"{whole}/")


def _moved(pointer: str, of_list: str, removed: int) -> str:
    """A pointer after the item ``removed`` of a list is gone; one to that item leads to the list."""
    if not pointer.startswith(f"{of_list}/"):
        return pointer
    index, *rest = pointer.removeprefix(f"{of_list}/").split("/")
    if int(index) == removed:
        return of_list
    return "/".join([of_list, str(int(index) - 1) if int(index) > removed else index, *rest])
