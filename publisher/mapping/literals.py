"""Values of the record as RDF literals.

A literal holds no control character but tab and line feed: XML allows none of the others, and a page break is a fact
about places, not a word. Exact sums stay exact; a date is typed as precisely as the act states it.
"""

import re
from decimal import Decimal

from rdflib import Literal
from rdflib.namespace import XSD

MASK = "█"
"""What stands in place of each character of the name of a natural person."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def clean(words: str) -> str:
    """The words, each forbidden character replaced by a blank."""
    return _FORBIDDEN.sub(" ", words)


def text(words: str) -> Literal:
    """French words."""
    return Literal(clean(words), lang="fr")


def plain(words: str) -> Literal:
    """A number, code or name: characters without language."""
    return Literal(clean(words))


def decimal(number: Decimal) -> Literal:
    """An exact number, without exponent."""
    return Literal(format(number, "f"), datatype=XSD.decimal, normalize=False)


def integer(number: int) -> Literal:
    """A count."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def boolean(value: bool) -> Literal:  # noqa: FBT001 - the value is what is written
    """True or false."""
    return Literal("true" if value else "false", datatype=XSD.boolean, normalize=False)


def date(stated: str) -> Literal:
    """A day, month or year, by the length of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; anything else is text."""
    return Literal(clean(stated), datatype=_DATE_TYPES.get(len(stated)), normalize=False)


def year(stated: str) -> Literal:
    """A year; text where it is anything else (« 2023/2024 »)."""
    return date(stated) if len(stated) == len("YYYY") else plain(stated)


def time(stated: str) -> Literal:
    """A time of day from ``HH:MM``."""
    return Literal(f"{clean(stated)}:00", datatype=XSD.time, normalize=False)
