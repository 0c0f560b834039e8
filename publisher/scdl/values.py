"""What a cell says: strictly, as the schema wants it written, and generously, as French offices write it.

A cell that breaks the schema and can be read without doubt is read, and its fault told; one that can be read in two
ways is not read.
"""

import re
from datetime import date
from decimal import Decimal

from stdnum.fr import siret as siret_number

from publisher.parsing.dates import MONTHS
from publisher.parsing.fold import fold
from publisher.records import Money, Number, PartialDate

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ISO_AND_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?", re.ASCII)
_FRENCH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_WRITTEN = re.compile(
    rf"(\d{{1,2}})(?:er)?\s+({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s+(\d{{4}})", re.ASCII
)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_FRENCH_SUM = re.compile(
    r"-?\d{1,3}(?:\d*|(?:[ ]\d{3})+)(?:,\d{1,2})?(?: ?(?:€|euros?|eur))?", re.ASCII | re.IGNORECASE
)
_INTEGER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_CENTS = -2
_LARGEST = 13  # power of ten: above it, no sum of an authority but a slip


def strict_day(value: str) -> PartialDate | None:
    """A date as the schemas want it: AAAA-MM-JJ, of the calendar."""
    found = _ISO.fullmatch(value)
    return _day(found[1], found[2], found[3]) if found else None


def day(value: str) -> PartialDate | None:
    """A whole date, also as 05/12/2016, 5 décembre 2016 or with a time."""
    words = " ".join(value.split())
    found = _ISO_AND_TIME.fullmatch(words)
    if found:
        return _day(found[1], found[2], found[3])
    found = _FRENCH.fullmatch(words)
    if found:
        return _day(found[3], found[2], found[1])
    found = _WRITTEN.fullmatch(fold(words))
    return _day(found[3], str(MONTHS[found[2]]), found[1]) if found else None


def days_in(words: str) -> list[tuple[PartialDate, int, int]]:
    """The whole dates in some words, each with its place there."""
    found = []
    for pattern, year, month, of_month in ((_ISO, 1, 2, 3), (_FRENCH, 3, 2, 1), (_WRITTEN, 3, 2, 1)):
        for match in re.finditer(rf"(?<!\d){pattern.pattern}(?!\d)", fold(words), re.ASCII):
            told = _day(match[year], str(MONTHS.get(match[month], match[month])), match[of_month])
            if told is not None:
                found.append((told, match.start(), match.end()))
    return found


def strict_number(value: str) -> Decimal | None:
    """A number with a decimal point."""
    return Decimal(value) if _NUMBER.fullmatch(value) else None


def amount(value: str) -> Money | None:
    """A sum in euros, also as « 40 000,00 € ». None where it has parts of a cent, or two readings."""
    words = " ".join(value.split())
    number = strict_number(words)
    if number is None and _FRENCH_SUM.fullmatch(words):
        number = Decimal(re.sub(r"[^\d,-]", "", words).replace(",", "."))
    if number is None or number.adjusted() > _LARGEST:
        return None
    exponent = number.normalize().as_tuple().exponent
    exact = isinstance(exponent, int) and exponent >= _CENTS
    return Money(number.quantize(Decimal("0.01"))) if exact else None


def share(value: str) -> Number | None:
    """The share of one beneficiary: a number above 0 and up to 1, also with a decimal comma."""
    number = strict_number(value.strip().replace(",", "."))
    return Number(number) if number is not None and 0 < number <= 1 else None


def whole(value: str) -> int | None:
    """A count."""
    words = value.strip()
    return int(words) if _INTEGER.fullmatch(words) and int(words) >= 0 else None


def is_siret(value: str) -> bool:
    """Whether 14 digits are a SIRET: check digits of the number and of its SIREN, the rule of La Poste included."""
    return (
        re.fullmatch(r"\d{14}", value, re.ASCII) is not None and value[:9] != "0" * 9 and siret_number.is_valid(value)
    )


def _day(year: str, month: str, of_month: str) -> PartialDate | None:
    try:
        return PartialDate(date(int(year), int(month), int(of_month)).isoformat())
    except ValueError:
        return None
