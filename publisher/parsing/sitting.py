"""The sitting: its date, place and hour, and when it was convened.

Several dates compete in an act; the sitting's is the one of the head (“L’an …”, “Séance du …”). The convocation is
another, earlier one.
"""

import re
from collections import Counter

from publisher.parsing.convocation import CONVENED
from publisher.parsing.dates import FoundDate, find_dates, find_hours
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.records import PartialDate, Sitting, Span

_SITTING_DATE = re.compile(
    any_of(
        r"\bl'? ?an (?=deux|mil|[12])",  # L’an deux mille treize, le quatre avril
        r"(?:seance|reunion)\s*(?:publique|ordinaire|extraordinaire|pleniere|du conseil[\w ]*)?\s*(?:d[ue]|:)?\b",
        r"conseil (?:municipal|communautaire|departemental|regional)\s+(?:de [\w -]{2,40} )?(?:du\b|(?=[0-9]))",
        r"date de (?:la )?(?:seance|reunion)\s*:?",
        r"(?:commission permanente|comite|comite syndical|bureau|bureau communautaire|conseil d'administration) du\b",
        r"(?:conseil metropolitain|conseil syndical|assemblee(?: \w+)?|session(?: \w+)?) du\b",
        r"\bs'(?:est|etait) (?:\w+ )?reunie?s?\b",
        r"\baujourd'hui\b",
        r"(?:^|\n)(?:deliberation du|en date du|du)(?=\s+(?:[a-z]+ )?[0-9])",
    )
)
_WEEKDAY = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_DAY_AND_HOUR = re.compile(rf"(?:^|\n)[-–•*+\s]*(?:le )?{_WEEKDAY}\s+(?=[0-9])")
_LINE_HEAD = re.compile(r"(?:^|\n)\W*(?:le )?$")
_BODY_AFTER = re.compile(
    r"\s*,?\s*(?:a [^.;:]{3,40}?)?[,\s]*(?:le|la|l'|les)\s?(?:conseil|comite|bureau|assemblee|commission|membres)\b"
)
_CONVENED = re.compile(r"reuni|seance")
_USUAL_PLACE = any_of(
    r"au lieu ordinaire de ses seances", r"dans (?:le lieu|la salle) (?:ordinaire|habituel\w*) de ses seances"
)
_AFTER_PLACE = any_of(
    r"sous la presidence",
    r",\s*le\s",
    r"le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)",
    r"[.;]",
    r"suite a",
    r"apres convocation",
    r"$",
)
_PLACE = re.compile(
    rf"\breunie?s?\s+(?:en (?:seance|session)[\w ]{{0,20}}\s*,?\s*)?(?:{_USUAL_PLACE},?\s*)?"
    rf"\b(?P<place>(?:a l'|a la |au |dans |en |a )[^.;]{{3,120}}?)(?=,?\s*{_AFTER_PLACE})"
)
_REACH = 45  # characters between a cue and its date
_HOUR_REACH = 60
_WHOLE_DATE = len("2023-10-16")


def sitting_date(head: Passage) -> tuple[FoundDate, Span] | None:
    """The date of the sitting, with its words and those that say so; never a partial one.

    Of several near the words, the one that the head states most often: a stamp's date may stand between. Where no words
    say so, the only date that stands at the head of a line after its weekday: “Vendredi 29 janvier 2021, 18:30”.
    """
    dates = [found for found in find_dates(head) if len(found.value) == _WHOLE_DATE]
    stated = Counter(found.value for found in dates)
    for cue in head.matches(_SITTING_DATE):
        near = [found for found in dates if _is_near(head, cue, found)]
        if near:
            found = max(near, key=lambda found: stated[found.value])
            return found, head.span(min(cue.start(), found.start), found.end)
    return _day_alone(head, dates) or _day_of_body(head, dates)


def _day_alone(head: Passage, dates: list[FoundDate]) -> tuple[FoundDate, Span] | None:
    days = [match.end() for match in head.matches(_DAY_AND_HOUR)]
    found = [date for date in dates if any(date.start <= day < date.end for day in days)]
    if len({date.value for date in found}) != 1:
        return None
    return found[0], head.span(found[0].start, found[0].end)


def _day_of_body(head: Passage, dates: list[FoundDate]) -> tuple[FoundDate, Span] | None:
    """A date at the head of a line before those who met then: “Le 14 mars 2024, à 20 h, le conseil municipal”."""
    for found in dates:
        if _LINE_HEAD.search(head.folded[: found.start]) and _BODY_AFTER.match(head.folded, found.end):
            return found, head.span(found.start, found.end)
    return None


def _is_near(head: Passage, cue: re.Match[str], found: FoundDate) -> bool:
    between = head.folded[cue.end() : found.start] if found.start >= cue.end() else ""
    near = 0 <= found.start - cue.end() <= _REACH or cue.start() <= found.start < cue.end()
    return near and not CONVENED.search(between)


def place_of(head: Passage) -> Passage | None:
    """Where the assembly sat, as printed."""
    match = head.search(_PLACE)
    if match is None:
        return None
    place = head.group(match, "place")
    return place.cut(0, len(place.text.rstrip(" ,")))


def read_sitting(head: Passage, date: PartialDate | None) -> tuple[Sitting | None, dict[str, tuple[Span, ...]]]:
    """Place and hour of the sitting, with the words of each by its JSON Pointer."""
    spans: dict[str, tuple[Span, ...]] = {}
    place = place_of(head)
    if place:
        spans["/sitting/place"] = (place.whole,)
    same = [found.end for found in find_dates(head) if found.value == date]
    hours = (hour for end in same for hour in find_hours(head.cut(end, end + _HOUR_REACH)))
    opened = next(hours, None)
    if opened:
        spans["/sitting/opened_at"] = (opened[1],)
    if not spans:
        return None, spans
    return Sitting(place=place.text if place else None, opened_at=opened[0] if opened else None), spans
