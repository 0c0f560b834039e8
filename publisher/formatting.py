"""Sums, numbers, dates and counts as French print writes them.

Narrow no-break space (U+202F) between thousands, comma, no-break space (U+00A0) before the unit: Lexique des règles
typographiques en usage à l’Imprimerie nationale.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from publisher.records import PartialDate

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "−"

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

CURRENCIES = {"EUR": "€", "FRF": "F", "XPF": "F" + NO_BREAK + "CFP"}


def number(value: Decimal | int, *, decimals: int | None = None) -> str:
    """1 234 567,5; with ``decimals``, that many of them. Never rounds a digit away unless asked to."""
    exact = Decimal(value)
    text = format(abs(exact), "f" if decimals is None else f".{decimals}f")
    whole, _, part = text.partition(".")
    if decimals is None:
        part = part.rstrip("0")
    grouped = format(int(whole), ",").replace(",", NARROW)
    sign = MINUS if exact < 0 else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def money(amount: Decimal, currency: str = "EUR") -> str:
    """918 551 €; cents only where there are some: 1 297 752,04 €."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"{number(amount, decimals=decimals)}{NO_BREAK}{CURRENCIES.get(currency, currency)}"


def percent(share: float) -> str:
    """98 %: rounded down, so that 100 % means all of it."""
    hundredths = (Decimal(str(share)) * 100).quantize(Decimal(1), rounding=ROUND_FLOOR)
    return f"{number(hundredths)}{NARROW}%"


def date(stated: PartialDate) -> str:
    """16 octobre 2023, octobre 2023 or 2023, as precisely as stated; the first of a month is 1er."""
    year, *rest = stated.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    day = int(rest[1])
    return f"{'1er' if day == 1 else day}{NO_BREAK}{month}{NO_BREAK}{year}"


def _has_day(stated: PartialDate) -> bool:
    return stated.count("-") == 2


def on_date(stated: PartialDate) -> str:
    """« le 16 octobre 2023 », « en octobre 2023 », « en 2023 »."""
    return f"{'le' if _has_day(stated) else 'en'} {date(stated)}"


def of_date(stated: PartialDate) -> str:
    """« du 16 octobre 2023 », « d’octobre 2023 », « de 2023 »."""
    written = date(stated)
    if _has_day(stated):
        return f"du {written}"
    return f"d’{written}" if written[0] in "ao" else f"de {written}"


def period(start: PartialDate | None, end: PartialDate | None) -> str | None:
    """« du 1er novembre 2023 au 31 octobre 2024 », with what is stated of it; None where nothing is."""
    if start and end:
        return date(start) if start == end else f"{of_date(start)} {'au' if _has_day(end) else 'à'} {date(end)}"
    if start:
        return f"à partir {of_date(start)}"
    return f"jusqu’{'au' if _has_day(end) else 'en'} {date(end)}" if end else None


def count(quantity: int, singular: str, plural: str | None = None) -> str:
    """« 1 vote », « 0 vote », « 4 votes »: French has the plural from two on."""
    word = singular if abs(quantity) < 2 else plural or f"{singular}s"
    return f"{number(quantity)}{NO_BREAK}{word}"


def listed(items: Sequence[str]) -> str:
    """« a, b et c »."""
    return " et ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def typeset(words: str) -> str:
    """Words of an act on one line, their blanks as print sets them: no line ends inside « 893 551 » or before « : »."""
    line = " ".join(words.split())
    line = re.sub(r"(?<=\d) (?=\d{3}\b)", NARROW, line)
    return re.sub(r"(?<=[«°]) | (?=[»:;!?€%])", NO_BREAK, line)


def size(octets: int) -> str:
    """24 ko: of a thousand bytes, with one decimal under ten."""
    value = Decimal(octets)
    unit = "octets"
    for larger in ("ko", "Mo", "Go"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{number(value, decimals=0 if unit == 'octets' or value >= 10 else 1)}{NO_BREAK}{unit}"
