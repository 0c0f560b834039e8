"""Corrections written by the tool: lines to paste into a file, with what is left to fill marked « … »."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from publisher.enrichment.amendments import ANY, Action
from publisher.enrichment.tables import TO_FILL
from publisher.enrichment.targets import held_at
from publisher.enrichment.types import Kind, expected, field_kinds, kind_of
from publisher.records import Deliberation
from publisher.records.encode import to_dict
from publisher.sources.names import STANDARD_INPUT, is_address

_TELLING = ("beneficiary", "name", "number", "account", "line", "operation_code", "group", "label", "text", "amount")
"""Fields that tell an item of a list from the others, the most telling first."""

_DIGITS = 16  # of a SHA-256: enough to tell a source from any other
_LONGEST = 200  # characters of a value that is repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A correction to be completed: of the act at ``position`` (from 1) among the ``acts`` of its source.

    ``fact`` is a JSON Pointer of the record; ``words`` are quoted; ``comment`` says in French what it is about.
    """

    record: Deliberation
    position: int
    acts: int
    action: Action
    fact: str = ""
    value: bool | None = None
    words: str = ""
    comment: str = ""


def heading(name: str) -> str:
    """The first lines of a file of corrections, to be kept as ``corrections/{name}.toml``."""
    return (
        f"# corrections/{name}.toml, enregistré en UTF-8 :\n"
        "# les corrections à la lecture des actes.\n"
        "# Remplacez chaque « … ».\n"
        "\n"
        "# Qui corrige ? Un service suffit : ce texte est publié.\n"
        f'by = "{TO_FILL}"\n'
    )


def drafted(draft: Draft, on: datetime.date) -> str:
    """The lines of one ``[[correction]]``; ``on`` is its day."""
    plain = to_dict(draft.record)
    pieces = tuple(draft.fact.removeprefix("/").split("/")) if draft.fact else ()
    lines = [f"# {draft.comment}"] if draft.comment else []
    lines += ["[[correction]]", f"source = {_text(_source(draft.record))}", *_act(draft)]
    if pieces:
        fact, where = _told(plain, pieces)
        lines.append(f"fact = {_text('/' + '/'.join(fact))}")
        lines += [f"where = {_value(where[0] if len(where) == 1 else where)}"] if where else []
    lines += _action(draft, plain, pieces)
    lines += [f"on = {on.isoformat()}", f'why = "{TO_FILL}"']
    return "\n".join(lines) + "\n"


def _source(record: Deliberation) -> str:
    """The name by which a source is known again: that of its file, or what its bytes are where it has none."""
    origin = record.source.uri or ""
    path = urlsplit(origin).path if is_address(origin) else origin.replace("\\", "/")
    name = path.rsplit("/", 1)[-1]
    return name if name not in {"", STANDARD_INPUT} else (record.source.sha256 or "")[:_DIGITS]


def _act(draft: Draft) -> list[str]:
    """What tells the act in its source, where that holds several."""
    if draft.acts == 1:
        return []
    if draft.record.number:
        return [f"number = {_text(draft.record.number)}"]
    return [f"position = {draft.position}  # rang de l’acte dans sa source"]


def _action(draft: Draft, plain: dict[str, Any], pieces: Sequence[str]) -> list[str]:
    kind = kind_of(tuple(pieces)) if pieces else None
    quoted = [f"words = {_text(draft.words or TO_FILL)}  # les mots de la source qui l’énoncent"]
    match draft.action:
        case Action.PERSON:
            told = "désignent une personne physique" if draft.value else "ne désignent pas une personne physique"
            words = f"words = {_text(draft.words or TO_FILL)}  # tels que la source les imprime"
            return [f"person = {_value(bool(draft.value))}  # ces mots {told}", words]
        case Action.REJECT:
            return ["reject = true  # l’acte ne dit pas cela"]
        case Action.SET if kind is not None:
            held = held_at(plain, pieces)
            was = [f"was = {_value(held)}"] if _short(held) else []
            return [*was, f'set = "{TO_FILL}"  # {_wanted(kind)}']
        case _ if kind is not None and field_kinds(kind.many):
            return [f"add = {_value(_blank(kind.many))}", *quoted]
        case _ if kind is not None:
            return [f'add = "{TO_FILL}"  # {_wanted(kind)}', *quoted]
    return []


def _wanted(kind: Kind) -> str:
    return expected(kind).removesuffix(".")


def _blank(cls: Any) -> dict[str, str]:
    """The keys of a new item that are worth filling first."""
    known = field_kinds(cls)
    return {key: TO_FILL for key in ("beneficiary", "name", "amount", "number", "text", "kind") if key in known} or {
        next(iter(known)): TO_FILL
    }


def _told(plain: dict[str, Any], pieces: Sequence[str]) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """The pointer with « * » where values tell the item, and those values; its index stays where none do."""
    fact: list[str] = []
    where: list[dict[str, Any]] = []
    for depth, piece in enumerate(pieces):
        items = held_at(plain, pieces[:depth])
        values = _telling(items, int(piece)) if isinstance(items, list) else None
        fact.append(piece if values is None else ANY)
        where += [] if values is None else [values]
    return tuple(fact), where


def _telling(items: list[Any], index: int) -> dict[str, Any] | None:
    """The fewest values that no other item has; None where there are none."""
    if index >= len(items) or not isinstance(items[index], dict):
        return None
    values: dict[str, Any] = {}
    for key in _TELLING:
        held = items[index].get(key)
        if _short(held):
            values[key] = held
            if sum(all(item.get(name) == value for name, value in values.items()) for item in items) == 1:
                return values
    return None


def _short(held: Any) -> bool:
    return isinstance(held, str | int | bool) and held != "" and len(str(held)) <= _LONGEST


def _value(value: Any) -> str:
    """A value in TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return _text(value)
        case dict():
            return f"{{ {', '.join(f'{key} = {_value(held)}' for key, held in value.items())} }}"
        case _:
            return f"[{', '.join(map(_value, value))}]"


def _text(words: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
