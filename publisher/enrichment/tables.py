"""A file of corrections as values. Whatever it holds that is not expected is refused: nothing is passed over."""

import datetime
import difflib
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from publisher.enrichment.amendments import ANY, Action, Amendment
from publisher.enrichment.types import Kind, Unfit, field_kinds, kind_of, shown, value_of
from publisher.errors import ConfigError

TO_FILL = "…"
"""What the tool writes where the officer has to."""

_TABLE = "correction"
_HEADER = re.compile(rf"\s*\[\[\s*{_TABLE}\s*\]\]")
_ACTIONS = tuple(Action)
_PLACE = ("source", "number", "title", "position")
_KEYS = (*_PLACE, "fact", "where", "was", *_ACTIONS, "words", "occurrence", "by", "on", "why")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One ``[[correction]]`` of a file, its rank from 1, and the lines of the file."""

    path: Path
    rank: int
    table: Mapping[str, Any]
    line: int
    lines: tuple[str, ...]

    def refused(self, reason: str, key: str | None = None) -> ConfigError:
        """The error that names file, line, correction and key."""
        what = f"« {key} » " if key else ""
        return ConfigError(f"{self.path}, ligne {self._line_of(key)} : correction n° {self.rank}, {what}{reason}")

    def _line_of(self, key: str | None) -> int:
        for number, text in enumerate(self.lines[self.line :], start=self.line + 1):
            if _HEADER.match(text):
                break
            if key and re.match(rf"\s*{re.escape(key)}\s*=", text):
                return number
        return self.line

    def text(self, key: str, *, needed: bool = True) -> str | None:
        """A text of the entry. Raises ConfigError where it is missing, empty or left to be filled."""
        given = self.table.get(key)
        if given is None and not needed:
            return None
        if given is None:
            raise self.refused(f"manque ; {_WANTED[key]}", key)
        if not isinstance(given, str) or not given.strip():
            raise self.refused(f"vaut {shown(given)} ; {_WANTED[key]}", key)
        return given.strip()

    def rank_of(self, key: str) -> int | None:
        """A rank from 1."""
        given = self.table.get(key)
        if given is not None and (isinstance(given, bool) or not isinstance(given, int) or given < 1):
            raise self.refused(f"vaut {shown(given)} ; {_WANTED[key]}", key)
        return given


_WANTED = {
    "source": "indiquez le nom du fichier de l’acte, ou le début de son empreinte SHA-256.",
    "number": "le numéro de l’acte est attendu, entre guillemets.",
    "title": "l’objet de l’acte est attendu, entre guillemets.",
    "position": "le rang de l’acte dans sa source est attendu : 1, 2, 3…",
    "occurrence": "le rang de ces mots dans l’acte est attendu : 1, 2, 3…",
    "fact": "indiquez le fait corrigé, comme « /title » ou « /grants/*/amount ».",
    "words": "citez entre guillemets les mots de la source qui l’énoncent.",
    "by": "indiquez qui corrige, entre guillemets, ici ou en tête du fichier.",
    "why": "donnez la raison de la correction, entre guillemets : elle est publiée.",
}


def read_table(text: str, path: Path) -> tuple[Amendment, ...]:
    """The corrections of a file, in their order. Raises ConfigError naming file, line, key and what is expected."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"ligne {place[1]}, colonne {place[2]}" if place else "à la fin du fichier"
        raise ConfigError(f"{path}, {where} : syntaxe TOML incorrecte ; corrigez-la à cet endroit.") from error
    unknown = next((key for key in table if key not in {_TABLE, "by"}), None)
    entries = table.get(_TABLE, [])
    if unknown is not None or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(
            f"{path} : clé inconnue « {unknown or _TABLE} » ; écrivez « by » en tête, puis une section "
            f"[[{_TABLE}]] par correction."
        )
    lines = tuple(text.split("\n"))
    starts = [number for number, line in enumerate(lines, start=1) if _HEADER.match(line)]
    starts += [1] * (len(entries) - len(starts))
    common = {"by": table["by"]} if "by" in table else {}
    return tuple(
        _amendment(_Entry(path, rank, common | entry, start, lines))
        for rank, (entry, start) in enumerate(zip(entries, starts, strict=False), start=1)
    )


def _amendment(entry: _Entry) -> Amendment:
    _check_keys(entry)
    action = _action(entry)
    person = action is Action.PERSON
    fact = () if person else _fact(entry)
    where = () if person else _where(entry, fact)
    return Amendment(
        file=entry.path.name,
        line=entry.line,
        source=entry.text("source") or "",
        number=entry.text("number", needed=False),
        title=entry.text("title", needed=False),
        position=entry.rank_of("position"),
        action=action,
        fact=fact,
        where=where,
        value=_value(entry, action, fact),
        words=entry.text("words", needed=action in {Action.ADD, Action.PERSON}),
        occurrence=entry.rank_of("occurrence"),
        was=_typed(entry, "was", kind_of(fact)) if "was" in entry.table and not person else None,
        by=entry.text("by") or "",
        on=_day(entry),
        why=entry.text("why") or "",
    )


def _check_keys(entry: _Entry) -> None:
    unknown = next((key for key in entry.table if key not in _KEYS), None)
    if unknown is not None:
        near = difflib.get_close_matches(unknown, _KEYS, n=1)
        hint = f"vouliez-vous dire « {near[0]} » ?" if near else f"clés connues : {', '.join(_KEYS)}."
        raise entry.refused(f"est une clé inconnue ; {hint}", unknown)
    unfilled = next((key for key, given in entry.table.items() if _holds_blank(given)), None)
    if unfilled is not None:
        raise entry.refused(f"reste à remplir ; remplacez « {TO_FILL} ».", unfilled)


def _holds_blank(given: Any) -> bool:
    if isinstance(given, dict):
        return any(_holds_blank(value) for value in given.values())
    return isinstance(given, str) and given.strip() == TO_FILL


def _action(entry: _Entry) -> Action:
    given = [action for action in _ACTIONS if action in entry.table]
    if len(given) != 1:
        raise entry.refused(
            "une seule de ces clés est attendue : set (la bonne valeur), add (un fait que la lecture a manqué), "
            "reject = true (un fait qui n’est pas dans l’acte), person (true : personne physique ; false : non)."
        )
    return given[0]


def _fact(entry: _Entry) -> tuple[str, ...]:
    pointer = entry.text("fact") or ""
    if not pointer.startswith("/"):
        raise entry.refused(f"vaut « {pointer} » ; {_WANTED['fact']}", "fact")
    fact = tuple(pointer.removeprefix("/").split("/"))
    try:
        kind_of(fact)
    except Unfit as error:
        raise entry.refused(f"vaut « {pointer} » : {error}", "fact") from error
    return fact


def _where(entry: _Entry, fact: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """The values that tell each item, one table for each ``*`` of the pointer."""
    stars = [index for index, piece in enumerate(fact) if piece == ANY]
    given = entry.table.get("where", [])
    tables = given if isinstance(given, list) else [given]
    if len(tables) != len(stars) or not all(isinstance(table, dict) and table for table in tables):
        raise entry.refused(
            f"ne répond pas au pointeur ; une table est attendue pour chaque « {ANY} » de « fact », comme "
            '{ beneficiary = "…" }.',
            "where",
        )
    found = []
    for index, table in zip(stars, tables, strict=True):
        known = field_kinds(kind_of(fact[: index + 1]).type)
        unknown = next((key for key in table if key not in known), None)
        if unknown is not None:
            raise entry.refused(
                f"contient la clé inconnue « {unknown} » ; clés possibles : {', '.join(known)}.", "where"
            )
        found.append({key: _typed(entry, "where", known[key], value) for key, value in table.items()})
    return tuple(found)


def _value(entry: _Entry, action: Action, fact: tuple[str, ...]) -> Any:
    given = entry.table[action]
    if action in {Action.REJECT, Action.PERSON}:
        if not isinstance(given, bool) or (action is Action.REJECT and not given):
            raise entry.refused(f"vaut {shown(given)} ; true est attendu, sans guillemets.", action)
        if action is Action.REJECT and not ((kind := kind_of(fact)).optional or kind.item):
            raise entry.refused(
                "ne s’applique pas à ce fait, que tout acte énonce ; donnez sa valeur avec « set ».", action
            )
        return given
    kind = kind_of(fact)
    if action is Action.ADD and kind.many is not None:
        kind = Kind(type=kind.many, name=kind.name, optional=False, item=True)
    elif action is Action.ADD and kind.item:
        raise entry.refused("ajoute à une liste ; arrêtez « fact » au nom de la liste, comme « /grants ».", action)
    elif action is Action.SET and not _settable(kind):
        raise entry.refused("ne remplace qu’une valeur ; corrigez-en chaque clé, comme « /grants/*/amount ».", action)
    return _typed(entry, action, kind)


def _settable(kind: Kind) -> bool:
    return not field_kinds(kind.many or kind.type)


def _typed(entry: _Entry, key: str, kind: Kind, given: Any = None) -> Any:
    held = entry.table[key] if given is None else given
    try:
        return value_of(held, kind)
    except Unfit as error:
        raise entry.refused(f"vaut {shown(held)} ; {error}", key) from error


def _day(entry: _Entry) -> str:
    given = entry.table.get("on")
    if isinstance(given, str):
        with suppress(ValueError):
            given = datetime.date.fromisoformat(given)
    if isinstance(given, datetime.datetime) or not isinstance(given, datetime.date):
        told = "manque" if given is None else f"vaut {shown(given)}"
        raise entry.refused(f"{told} ; le jour de la correction est attendu, comme 2025-01-20.", "on")
    return given.isoformat()
