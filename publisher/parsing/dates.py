"""Dates as French acts write them: in figures, with a month's name, or in words.

Partial dates stay partial. Patterns are for folded text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from publisher.parsing.numbers import NUMBER_IN_WORDS, in_figures_or_words
from publisher.parsing.passage import Passage
from publisher.records import PartialDate, Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv",
            "fevrier fevr",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+)?"
_DAY = rf"(?P<day>0 [1-9]|[0-3]?[0-9](?:\s?er\b|e\b)?|{NUMBER_IN_WORDS})"

_LONG = re.compile(  # 16 octobre 2023, 1er juillet 2021, 10/mars2025, dix-neuf juin deux mil quinze
    rf"\b{_WEEKDAY}{_DAY}[\s/]+(?:du\s+mois\s+d(?:e\s+|'\s?))?(?P<month>{_MONTH})[\s/]*(?:(?:de\s+)?l'\s?an\s+)?"
    rf"(?P<year>[12][0-9]{{3}}\b|deux[ -]mil(?:le)?(?:[ -]{NUMBER_IN_WORDS})?)"
)
_YEAR_FIRST = re.compile(  # L'an deux mille treize, le quatre avril
    rf"\bl'?\s?an\s+(?P<year>[12][0-9]{{3}}|{NUMBER_IN_WORDS})\s*,?\s*(?:et\s+)?(?:le\s+)?{_WEEKDAY}"
    rf"{_DAY}\s*,?\s*(?:du\s+mois\s+d(?:e\s+|'\s?))?(?P<month>{_MONTH})"
)
_FIGURES = re.compile(  # 01/07/2021, 16.10.2023, 30/09/13
    r"(?<![0-9/.-])(?P<day>[0-3]?[0-9])(?P<separator>[/.-])(?P<month>[01]?[0-9])(?P=separator)"
    r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[/.-][0-9])"
)
_MONTH_ONLY = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<year>(?:19|20)[0-9]{{2}})\b")
_NUMERIC_CENTURY = 100


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the passage, as [start, end)."""

    value: PartialDate
    start: int
    end: int


def _whole_date(found: re.Match[str]) -> PartialDate | None:
    month = found["month"].rstrip(".")
    day = in_figures_or_words(re.sub(r"\s?er$|(?<=[0-9])e$|(?<=^0) ", "", found["day"]))
    year = in_figures_or_words(found["year"].replace("-", " ").strip())
    if day is None or year is None:
        return None
    if year < _NUMERIC_CENTURY:
        year += 2000
    try:
        return PartialDate(date(year, MONTHS.get(month) or int(month), day).isoformat())
    except ValueError:
        return None


def find_dates(passage: Passage) -> tuple[FoundDate, ...]:
    """All dates of the passage, in order, none inside another; a month with its year is ``YYYY-MM``."""
    found: list[FoundDate] = []
    for pattern in (_YEAR_FIRST, _LONG, _FIGURES):
        for match in passage.matches(pattern):
            value = _whole_date(match)
            if value is not None and not _overlaps(match, found):
                found.append(FoundDate(value, *match.span()))
    for match in passage.matches(_MONTH_ONLY):
        if not _overlaps(match, found):
            month = MONTHS[match["month"].rstrip(".")]
            found.append(FoundDate(PartialDate(f"{match['year']}-{month:02d}"), *match.span()))
    return tuple(sorted(found, key=lambda item: item.start))


def _overlaps(match: re.Match[str], found: list[FoundDate]) -> bool:
    return any(match.start() < item.end and item.start < match.end() for item in found)


def first_date(passage: Passage) -> tuple[PartialDate, Span] | None:
    """First date of the passage with the words that state it."""
    for found in find_dates(passage):
        return found.value, passage.span(found.start, found.end)
    return None


_HOUR = re.compile(
    rf"\b(?:a|de)\s+(?P<hour>[0-2]?[0-9]|{NUMBER_IN_WORDS})\s?(?:h(?:eures?)?)\b\s?(?:et\s+)?"
    rf"(?P<minute>[0-5][0-9]\b|{NUMBER_IN_WORDS}|demie)?|\b(?P<compact_hour>[0-2]?[0-9])h(?P<compact_minute>[0-5][0-9])?\b"
)


def find_hours(passage: Passage) -> Iterator[tuple[str, Span]]:
    """Times of day, as HH:MM: ``à vingt heures trente``, ``à 18h00``."""
    for match in passage.matches(_HOUR):
        hour = in_figures_or_words(match["hour"] or match["compact_hour"])
        minute_words = match["minute"] or match["compact_minute"] or "0"
        minute = 30 if minute_words == "demie" else in_figures_or_words(minute_words)
        if hour is not None and minute is not None and hour < 24 and minute < 60:
            yield f"{hour:02d}:{minute:02d}", passage.span(*match.span())
