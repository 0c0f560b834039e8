"""The facts that can be corrected, and the values that each takes: the types of the record, told in French."""

import datetime
import re
import types
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from publisher.enrichment.amendments import ANY
from publisher.records import Annexe, Attendance, BudgetLine, Deliberation, Grant, Money, Number, PartialDate, Span

_PRODUCED = frozenset({"source", "spans", "parts", "recognised", "findings", "corrections", "span"})
"""What the program makes of the text and no act states."""

_NAMES = {"for": "in_favour"}  # "for" is a Python keyword
_USUAL: dict[type, dict[str, Any]] = {
    Grant: {"natural_person": False, "currency": "EUR"},
    BudgetLine: {"currency": "EUR"},
    Attendance: {"voting": True},
    Annexe: {"present": True},
}
"""Values of a new item where the officer gives none: those of nearly every act."""

_FORMS = {
    "siren": (re.compile(r"\d{9}"), "neuf chiffres"),
    "beneficiary_siret": (re.compile(r"\d{14}"), "quatorze chiffres"),
    "beneficiary_rna": (re.compile(r"W\d{9}"), "un numéro RNA, la lettre W suivie de neuf chiffres"),
    "opened_at": (re.compile(r"([01]\d|2[0-3]):[0-5]\d"), "une heure, comme « 20:30 »"),
    "at": (re.compile(r"([01]\d|2[0-3]):[0-5]\d"), "une heure, comme « 20:30 »"),
    "currency": (re.compile(r"[A-Z]{3}"), "le code d’une monnaie, comme « EUR »"),
}
_SUM = re.compile(r"(-?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*)(?:[.,](\d{1,2}))?(?:[ \u00a0\u202f]?€)?")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Unfit(ValueError):  # noqa: N818 - not an error of the program: the caller tells it with its place
    """A pointer or a value that the record does not take; the message is a French phrase that ends a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What stands at a pointer: its type, the name of its field, whether it may be absent or is one of many."""

    type: Any
    name: str
    optional: bool
    item: bool = False

    @property
    def many(self) -> Any:
        """The type of its items, where it is a list; else None."""
        return get_args(self.type)[0] if get_origin(self.type) is tuple else None


def kind_of(fact: tuple[str, ...]) -> Kind:
    """What the record holds at a pointer. Raises Unfit where that cannot be corrected."""
    kind = Kind(type=Deliberation, name="", optional=False)
    for piece in fact:
        if kind.many is not None:
            if piece != ANY and not re.fullmatch(r"0|[1-9]\d*", piece):
                raise Unfit(f"« {piece} » suit une liste ; un rang (0, 1, 2…) ou « {ANY} » y est attendu.")
            kind = Kind(type=kind.many, name=kind.name, optional=False, item=True)
        elif piece in (known := field_kinds(kind.type)):
            kind = known[piece]
        else:
            inside = ", ".join(known) or "aucune"
            raise Unfit(f"« {piece} » n’est pas un fait qui se corrige ; clés possibles à cet endroit : {inside}.")
    if not fact:
        raise Unfit("le pointeur est vide ; un fait est attendu, comme « /title » ou « /grants/*/amount ».")
    return kind


@cache
def field_kinds(cls: Any) -> dict[str, Kind]:
    """The fields of a class of the record that can be corrected, by their name in JSON; none of any other type."""
    if not is_dataclass(cls):
        return {}
    hints = get_type_hints(cls)
    renamed = {python: json for json, python in _NAMES.items()}
    return {
        name: _kind(hints[item.name], name)
        for item in fields(cls)
        if (name := renamed.get(item.name, item.name)) not in _PRODUCED
    }


def _kind(hint: Any, name: str) -> Kind:
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = (member for member in get_args(hint) if member is not type(None))
        return Kind(type=inner, name=name, optional=True)
    return Kind(type=hint, name=name, optional=get_origin(hint) is tuple)


def has_words(cls: Any) -> bool:
    """Whether things of a class carry the words that state them."""
    return is_dataclass(cls) and any(item.type is Span or item.name == "span" for item in fields(cls))


def value_of(given: Any, kind: Kind) -> Any:
    """A value of the file as the record writes it in JSON. Raises Unfit, saying in French what is expected."""
    if kind.many is not None:
        if not isinstance(given, list):
            raise Unfit("une liste entre crochets est attendue.")
        return [value_of(item, Kind(type=kind.many, name=kind.name, optional=False, item=True)) for item in given]
    if is_dataclass(kind.type):
        return _thing(given, kind.type)
    return _leaf(given, kind)


def _thing(given: Any, cls: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise Unfit('une table est attendue, comme { beneficiary = "…", amount = "…" }.')
    known = field_kinds(cls)
    unknown = next((key for key in given if key not in known), None)
    if unknown is not None:
        raise Unfit(f"clé inconnue « {unknown} » ; clés possibles : {', '.join(known)}.")
    told: dict[str, Any] = {}
    for item in fields(cls):
        key = next((json for json, python in _NAMES.items() if python == item.name), item.name)
        if key in given:
            told[key] = _named(given[key], known[key])
        elif key in known and _required(item):
            told[key] = _usual(cls, known[key])
    return told


def _named(given: Any, kind: Kind) -> Any:
    try:
        return value_of(given, kind)
    except Unfit as error:
        raise Unfit(f"« {kind.name} » vaut {shown(given)} ; {error}") from error


def _required(item: "Field[Any]") -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _usual(cls: Any, kind: Kind) -> Any:
    """What a field holds that the officer does not give."""
    if kind.name in _USUAL.get(cls, {}):
        return _USUAL[cls][kind.name]
    if kind.optional:
        return [] if kind.many is not None else None
    raise Unfit(f"la clé « {kind.name} » manque ; {expected(kind)}")


def _leaf(given: Any, kind: Kind) -> Any:
    read = _readers().get(kind.type)
    if read is not None:
        found = read(given)
    elif kind.name in _FORMS:
        found = given if isinstance(given, str) and _FORMS[kind.name][0].fullmatch(given) else None
    elif isinstance(kind.type, type) and issubclass(kind.type, StrEnum):
        found = given if given in list(kind.type) else None
    else:
        found = " ".join(given.split()) if isinstance(given, str) and given.strip() else None
    if found is None:
        raise Unfit(expected(kind))
    return found


def expected(kind: Kind) -> str:
    """What a value of this kind is, in French."""
    if kind.name in _FORMS:
        return f"est attendu : {_FORMS[kind.name][1]}, entre guillemets."
    if isinstance(kind.type, type) and issubclass(kind.type, StrEnum):
        return f"valeurs acceptées : {', '.join(kind.type)}."
    return _EXPECTED.get(kind.type, "un texte entre guillemets est attendu.")


_EXPECTED: dict[Any, str] = {
    Money: "une somme entre guillemets est attendue, comme « 1200.00 ».",
    Number: "un nombre entre guillemets est attendu, comme « 0.35 ».",
    PartialDate: "une date est attendue, comme « 2024-03-14 », « 2024-03 » ou « 2024 ».",
    int: "un nombre entier est attendu, sans guillemets.",
    bool: "true (oui) ou false (non) est attendu, sans guillemets.",
}


def _readers() -> dict[Any, Any]:
    return {Money: _money, Number: _number, PartialDate: _date, int: _count, bool: _flag}


def _money(given: Any) -> str | None:
    if isinstance(given, Decimal | int) and not isinstance(given, bool):
        given = str(given)
    match = _SUM.fullmatch(given.strip()) if isinstance(given, str) else None
    if match is None:
        return None
    return f"{re.sub(r'[^0-9-]', '', match[1])}.{(match[2] or '').ljust(2, '0')}"


def _number(given: Any) -> str | None:
    text = str(given) if isinstance(given, Decimal | int | str) and not isinstance(given, bool) else ""
    return text.replace(",", ".") if _NUMBER.fullmatch(text) else None


def _date(given: Any) -> str | None:
    if isinstance(given, datetime.date) and not isinstance(given, datetime.datetime):
        return given.isoformat()
    match = _DATE.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        return None
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    return match[0]


def _count(given: Any) -> int | None:
    return given if isinstance(given, int) and not isinstance(given, bool) and given >= 0 else None


def _flag(given: Any) -> bool | None:
    return given if isinstance(given, bool) else None


def shown(given: Any) -> str:
    """A value of the file as a message shows it."""
    match given:
        case bool():
            return "true" if given else "false"
        case str():
            return f"« {given} »"
        case dict():
            return "une table"
        case list():
            return "une liste"
        case _:
            return str(given)
