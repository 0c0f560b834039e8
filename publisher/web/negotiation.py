"""Proactive negotiation (RFC 9110, 12.5): which form and which encoding a client prefers.

What a header says is taken as far as it can be read: a range or a weight that makes no sense is left out, and a header
of which nothing is left says nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from publisher.web.forms import Form, content_type

_ELEMENT = re.compile(r'(?:[^,"]|"(?:\\.|[^"\\])*"?)+')
_PARAMETER = re.compile(r';[ \t]*([^\s;="]+)[ \t]*=[ \t]*("(?:\\.|[^"\\])*"?|[^\s;"]*)')
_RANGE = re.compile(r"[ \t]*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)[ \t]*(?=;|$)", re.ASCII)
_CODING = re.compile(r"[ \t]*([\w!#$%&'*+.^`|~-]+)[ \t]*(?=;|$)", re.ASCII)
_WEIGHT = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+", re.ASCII)


class _Match(IntEnum):
    """How closely a range names a form; the closest range has the say."""

    NONE = 0
    ANY = 1
    FAMILY = 2  # text/*
    ALIAS = 3
    OTHER_PARAMETERS = 4  # application/ld+json;profile=…, of which we have no special form
    TYPE = 5
    PARAMETERS = 6  # text/html;charset=utf-8, as it is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRange:
    """One element of an Accept header, in lower case; ``quality`` is from 0 to 1."""

    type: str
    subtype: str
    parameters: Mapping[str, str]
    quality: float


def media_ranges(accept: str) -> tuple[MediaRange, ...]:
    """The ranges of an Accept header, in its order; those that cannot be read are left out."""
    return tuple(_media_ranges(accept))


def _media_ranges(accept: str) -> Iterator[MediaRange]:
    for element in _ELEMENT.findall(accept):
        named = _RANGE.match(element)
        if named is None:
            # Java's old URLConnection sends “*; q=.2” and means anything
            named = re.match(r"[ \t]*(\*)()[ \t]*(?=;|$)", element)
        if named is None:
            continue
        parameters, quality = _parameters(element[named.end() :])
        if quality is None or (named[1] == "*" and named[2] not in {"*", ""}):
            continue
        yield MediaRange(type=named[1].lower(), subtype=named[2].lower() or "*", parameters=parameters, quality=quality)


def _parameters(text: str) -> tuple[dict[str, str], float | None]:
    """Parameters before the weight, and the weight: 1 where none is given, None where it is no number.

    What follows the weight are extensions of Accept, which no one uses.
    """
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(text):
        plain = value.strip('"').lower()
        if name.lower() == "q":
            return parameters, min(float(plain), 1.0) if _WEIGHT.fullmatch(plain) else None
        parameters[name.lower()] = plain
    return parameters, 1.0


def choose(accept: str | None, offered: Sequence[Form]) -> Form | None:
    """The form that an Accept header prefers among those ``offered``, which stand in the order of the server.

    Without a header, or where nothing of it can be read, the first. Among forms of equal weight: the one that is named
    rather than covered by a wildcard, then the one named first, then the server's order. None where none is acceptable.
    """
    ranges = media_ranges(accept) if accept else ()
    if not ranges:
        return offered[0] if offered else None
    judged = [(_judge(form, ranges), -place, form) for place, form in enumerate(offered)]
    acceptable = [(judgement, place, form) for judgement, place, form in judged if judgement[0] > 0]
    return max(acceptable, key=lambda item: item[:2])[2] if acceptable else None


def _judge(form: Form, ranges: Sequence[MediaRange]) -> tuple[float, bool, int]:
    """Weight of a form, whether it is named, and its place in the header, the first being the greatest."""
    matches = [(_match(form, wanted), wanted.quality, -place) for place, wanted in enumerate(ranges)]
    match, quality, place = max(matches)
    named = match > _Match.FAMILY
    return (quality if match else 0.0), named, (place if named else -len(ranges))


def _match(form: Form, wanted: MediaRange) -> _Match:
    kind, _, subkind = form.media_type.partition("/")
    if (wanted.type, wanted.subtype) == (kind, subkind):
        if not wanted.parameters:
            return _Match.TYPE
        if wanted.parameters == _sent_parameters(form):
            return _Match.PARAMETERS
        # a profile that is refused is not ours; one that is wanted is better served without it than not at all
        return _Match.OTHER_PARAMETERS if wanted.quality else _Match.NONE
    if f"{wanted.type}/{wanted.subtype}" in form.aliases:
        return _Match.ALIAS
    if wanted.subtype == "*" and wanted.type in {"*", kind}:
        return _Match.ANY if wanted.type == "*" else _Match.FAMILY
    return _Match.NONE


def _sent_parameters(form: Form) -> dict[str, str]:
    _, _, charset = content_type(form.media_type).partition("; charset=")
    return {"charset": charset} if charset else {}


def accepts_gzip(accept_encoding: str | None) -> bool:
    """Whether gzip is acceptable and not liked less than no encoding (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for element in _ELEMENT.findall(accept_encoding or ""):
        coding = _CODING.match(element)
        if coding is None:
            continue
        _, quality = _parameters(element[coding.end() :])
        if quality is not None:
            weights.setdefault(coding[1].lower(), quality)
    gzip = max((weights[name] for name in ("gzip", "x-gzip") if name in weights), default=weights.get("*", 0.0))
    return gzip > 0 and gzip >= weights.get("identity", 0.0)
