"""The sitting: its date, place and hour, who presides, who is secretary, and when it was convened.

Several dates compete in an act; the sitting's is the one of the head (“L’an …”, “Séance du …”). The convocation is
another, earlier one.
"""

import re
from collections import Counter

from publisher.parsing.dates import FoundDate, find_dates, find_hours
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import HONORIFIC, Person, first_person
from publisher.records import PartialDate, Sitting, Span

_SITTING_DATE = re.compile(
    any_of(
        r"\bl'? ?an (?=deux|mil|[12])",  # L’an deux mille treize, le quatre avril
        r"(?:seance|reunion)\s*(?:publique|ordinaire|extraordinaire|pleniere|du conseil[\w ]*)?\s*(?:d[ue]|:)?\b",
        r"conseil (?:municipal|communautaire|departemental|regional)\s+(?:de [\w -]{2,40} )?(?:du\b|(?=[0-9]))",
        r"date de (?:la )?(?:seance|reunion)\s*:?",
        r"(?:commission permanente|comite|comite syndical|bureau|bureau communautaire|conseil d'administration) du\b",
        r"(?:conseil metropolitain|conseil syndical|assemblee \w+) du\b",
    )
)
_WEEKDAY = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_DAY_AND_HOUR = re.compile(rf"(?:^|\n)[-–•*+\s]*(?:le )?{_WEEKDAY}\s+(?=[0-9])")
_CONVENED = re.compile(r"\bconvo(?:qu\w*|cation\w*)\b")
_NOT_CONVENED = re.compile(r"reuni|seance")
_PRESIDED = re.compile(r"\b(?:sous la )?presiden(?:ce|te?)\s*(?:de\b|d'|:)|\bpreside[e]? par\b")
_TITLE_BEFORE = r"(?:(?:le|la|l')\s?)?(?:maire|president\w*|vice-president\w*)(?:\s+d[eu]\s+[\w' -]{2,40})?\s*[,:]?\s*"
_TITLED = re.compile(rf"(?:{HONORIFIC.lower()}\s+)?{_TITLE_BEFORE}")
_AS = any_of(
    r" comme",
    r" en qualite de",
    r" pour remplir les fonctions de",
    r" aux fonctions de",
    r" pour assurer",
)
_SECRETARY = re.compile(
    any_of(
        # Madame X est nommée secrétaire de séance
        r"(?P<before>[^.;]{0,120}?)\s*(?:,\s*)?(?:est |a ete |ete |a |sont )?(?:nomme|designe|elu)\w*"
        rf"{_AS}?\s*(?:la |le )?secretaire",
        # Secrétaire de séance : X
        r"secretaire\w*\s*(?:de (?:la )?seance)?\s*(?:elu\w*|designe\w*)?\s*[:=]\s*(?P<after>.{0,80})",
        # les fonctions de secrétaire sont remplies par X
        r"fonctions de secretaire.{0,30}?(?:par|:)\s*(?P<by>.{0,60})",
    )
)
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
_NAME_REACH = 120
_SHORT = 40
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
    return _day_alone(head, dates)


def _day_alone(head: Passage, dates: list[FoundDate]) -> tuple[FoundDate, Span] | None:
    days = [match.end() for match in head.matches(_DAY_AND_HOUR)]
    found = [date for date in dates if any(date.start <= day < date.end for day in days)]
    if len({date.value for date in found}) != 1:
        return None
    return found[0], head.span(found[0].start, found[0].end)


def _is_near(head: Passage, cue: re.Match[str], found: FoundDate) -> bool:
    between = head.folded[cue.end() : found.start] if found.start >= cue.end() else ""
    near = 0 <= found.start - cue.end() <= _REACH or cue.start() <= found.start < cue.end()
    return near and not _CONVENED.search(between)


def convened_on(passage: Passage) -> tuple[PartialDate, Span] | None:
    """The date of the convocation."""
    dates = find_dates(passage)
    for cue in passage.matches(_CONVENED):
        for found in dates:
            between = passage.folded[cue.end() : found.start]
            if 0 <= found.start - cue.end() <= _REACH and not _NOT_CONVENED.search(between):
                return found.value, passage.span(cue.start(), found.end)
    return None


def president_of(passage: Passage) -> Person | None:
    """Who presides."""
    for match in passage.matches(_PRESIDED):
        rest = passage.cut(match.end(), match.end() + _NAME_REACH)
        title = _TITLED.match(rest.folded)  # “Monsieur le Maire, Philippe …”
        person = first_person(rest.cut(title.end()) if title else rest)
        if person is not None:
            return person
    return None


def secretary_of(passage: Passage) -> Person | None:
    """Who is secretary of the sitting, in running text."""
    for match in passage.matches(_SECRETARY):
        name = next((name for name in ("after", "by", "before") if match[name]), None)
        if name is None:
            continue
        named = passage.cut(*match.span(name))
        running = name == "before" and len(named.text) >= _SHORT
        person = first_person(named, civility_needed=name == "before") or (None if running else first_person(named))
        if person is not None:
            return person
    return None


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
