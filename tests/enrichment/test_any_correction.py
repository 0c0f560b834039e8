"""Whatever can be corrected: the record stays one, its words stay in the text, and nothing raises."""

import json
from collections.abc import Iterator
from dataclasses import replace
from enum import EnumType
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from publisher.enrichment.amending import amend
from publisher.enrichment.amendments import Action, Amendment
from publisher.enrichment.types import Kind, Unfit, field_kinds, has_words, kind_of, value_of
from publisher.parsing import read
from publisher.records import Deliberation, Source
from publisher.records.encode import from_dict, to_dict
from tests.conftest import shared
from tests.enrichment.words import sample
from tests.factories import text

WORDS = sample()
(READ,) = read(text(WORDS, layout=True), Source(uri="acte.txt", sha256=None, characters=len(WORDS))).acts
SCHEMA = jsonschema.Draft202012Validator(json.loads(shared("record.schema.json").read_text(encoding="utf-8")))
CANDIDATES: tuple[Any, ...] = (
    "2024-03-14",
    "12.00",
    "20:30",
    3,
    True,
    "123456789",
    "12345678901234",
    "W123456789",
    "EUR",
)
BASE = Amendment(
    file="c.toml", line=1, source="acte.txt", action=Action.SET, by="le service", on="2025-01-20", why="relecture"
)


def pointers(fact: tuple[str, ...] = (), depth: int = 5) -> Iterator[tuple[str, ...]]:
    """Every pointer that can be corrected, with two ranks for each list."""
    kind = kind_of(fact) if fact else Kind(type=Deliberation, name="", optional=False)
    inner = ["0", "9"] if kind.many is not None else field_kinds(kind.type)
    for piece in inner if depth else ():
        yield (*fact, piece)
        yield from pointers((*fact, piece), depth - 1)


ALL = tuple(pointers())


def value_for(kind: Kind) -> Any:
    """A value that the fact takes."""
    if kind.many is not None:
        return [value_for(Kind(type=kind.many, name=kind.name, optional=False))]
    fields = field_kinds(kind.type)
    if fields:
        return value_of(
            {
                name: value_for(known)
                for name, known in fields.items()
                if known.many is None and not field_kinds(known.type)
            },
            kind,
        )
    codes = tuple(kind.type) if isinstance(kind.type, EnumType) else ()
    for given_value in (*codes, *CANDIDATES):
        try:
            return value_of(given_value, kind)
        except Unfit:
            continue
    raise AssertionError(kind)


def amendment(fact: tuple[str, ...], action: Action, words: str | None) -> Amendment:
    kind = kind_of(fact)
    if action is Action.REJECT:
        value: Any = True
    elif action is Action.ADD:
        value = value_for(Kind(type=kind.many, name=kind.name, optional=False) if kind.many else kind)
    else:
        value = value_for(kind)
    return replace(BASE, fact=fact, action=action, value=value, words=words)


@st.composite
def corrections(draw: st.DrawFn) -> Amendment:
    """A correction that a file may hold."""
    action = draw(st.sampled_from([Action.SET, Action.ADD, Action.REJECT]))

    def possible(fact: tuple[str, ...]) -> bool:
        kind = kind_of(fact)
        if action is Action.REJECT:
            return kind.optional or kind.item
        if action is Action.ADD:
            return not kind.item
        return not field_kinds(kind.many or kind.type)

    fact = draw(st.sampled_from([fact for fact in ALL if possible(fact)]))
    words = draw(st.sampled_from(["Nombre de membres en exercice : 15", "nulle part", None]))
    return amendment(fact, action, words or ("TOTAL" if action is Action.ADD else None))


@given(st.lists(corrections(), min_size=1, max_size=6))
def test_any_corrections_leave_a_record(entries: list[Amendment]) -> None:
    (act,) = amend(entries, WORDS, [READ]).acts
    plain = json.loads(json.dumps(to_dict(act)))
    assert [error.message for error in SCHEMA.iter_errors(plain)] == []
    assert from_dict(plain) == act
    assert all(0 <= start < end <= len(WORDS) for spans in act.spans.values() for start, end in spans)
    told = [finding for finding in act.findings if finding.code.startswith("correction.")]
    assert len(act.corrections) + len(told) == len(entries)


@given(st.lists(corrections(), min_size=1, max_size=6))
def test_every_pointer_with_words_leads_to_a_fact(entries: list[Amendment]) -> None:
    (act,) = amend(entries, WORDS, [READ]).acts
    plain = to_dict(act)
    for pointer in act.spans:
        held: Any = plain
        for piece in pointer[1:].split("/"):
            held = held[int(piece)] if isinstance(held, list) else held.get(piece)
        assert held is not None, pointer


def test_everything_that_holds_words_is_known_to() -> None:
    assert all(has_words(known.many) for name, known in field_kinds(Deliberation).items() if field_kinds(known.many))
