"""Who comes and goes during a sitting: “Arrivée de Mme X à 19 h 30”, “M. Y quitte la séance avant le point n° 4”.

Who comes back arrives again. Leaving the room for one item because of an interest is no departure (see
``recusals.py``).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.parsing.dates import find_hours
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.people import Person, first_person, people_with_civility
from publisher.parsing.sentences import sentences
from publisher.records import Movement, Span
from publisher.records.values import MovementKind as Kind

_NOUN = re.compile(r"\b(?P<kind>arrivees?|retours?|departs?|sorties?)\s+(?:de |d'|des |du )")
_OPENS = re.compile(r"\W*(?:a )?(?:[0-2]?[0-9]\s?h(?:eures?)?\s?[0-9]{0,2})?\W*(?:l'|le |la )?")
_HOUR_BEFORE = re.compile(r"(?P<hour>[0-2]?[0-9])\s?h(?:eures?)?\s?(?P<minute>[0-5][0-9])?\s*[:–-]\s*$")
_SEAT = any_of(r"la (?:seance|reunion|salle)", r"le conseil", r"l'assemblee", r"seance")
_VERBS = (
    (
        Kind.ARRIVAL,
        re.compile(
            any_of(
                r"\b(?:arrive|arrivent|(?:est|sont) arrivee?s?)\b",
                rf"\b(?:rejoint|a rejoint|rejoignent|entre en|(?:est|sont) entree?s? en)\s+{_SEAT}",
                rf"\b(?:revient|reviennent|(?:est|sont) revenue?s?|reintegre|regagne)\s+(?:en |dans )?{_SEAT}",
            )
        ),
    ),
    (
        Kind.DEPARTURE,
        re.compile(
            any_of(
                r"\b(?:quitte|a quitte|quittent|ont quitte)\s+(?:definitivement\s+)?"
                r"(?:la seance|le conseil|la reunion|l'assemblee)",
                r"\b(?:part|est partie?)\s+a\s+[0-9]",
                r"\bs'absente\s+(?:a|de)\s+[0-9]",
            )
        ),
    ),
)
_LISTED = re.compile(  # in a list of members: “Mme X (arrivée à 19 h 20)”, “M. Y, parti après le point n° 3,”
    r"[\s,]*\(?\s*(?:pouvoir [^()]{0,60} jusqu'a (?:son |l')?)?(?P<kind>arrivee?|partie?|revenue?)\s+"
    r"(?:a|au|avant|apres|lors)\b"
)
_AND_BACK = re.compile(r"\bet revient a\s")
_PRONOUN = re.compile(r"(?:il|elle)\s*")
_PROXY = re.compile(
    r",? (?:qui |et |en |ayant )?(?:a |ont |avoir )?(?:donn|laiss|remet)\w*|\b(?:pouvoir|procuration)\b"
)
_WHEN = r"(?:avant|a partir d[eu]|au|pour|a compter d[eu]|jusqu'a[u]?|des|lors d[eu]|a)"
_STAGE = r"(?:(?:vote|examen|debat|presentation) )?(?:d[eu] |de la |de l')?"
_ITEM = re.compile(
    rf"\b{_WHEN}\s+(?:le |la |l'|les )?{_STAGE}(?:point|rapport|question|deliberation|affaire|dossier)\s*(?:n\s?°?\s*)?"
    r"(?P<item>[a-z0-9][a-z0-9/._-]*)"
)
_AROUND = 120
_BESIDE = 4  # characters between “départ de” and who leaves: “leur départ du dernier conseil : M. X” names nobody


def read_movements(passages: tuple[Passage, ...]) -> tuple[Movement, ...]:
    """Arrivals and departures that passages tell, in order, each once."""
    found: list[Movement] = []
    for passage in passages:
        spoken: Person | None = None  # who was the subject of the sentence before
        for words in sentences(passage):
            listed = tuple(_in_list(words))
            found.extend((*listed, *_noun(words), *(_verb(words, spoken) if not listed else ())))
            spoken = _subject(words)
    return each_once(found)


def each_once(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    """Movements in order without those told again."""
    found: list[Movement] = []
    for movement in movements:
        if not any(_same(movement, other) for other in found):
            found.append(movement)
    return tuple(found)


def _same(one: Movement, other: Movement) -> bool:
    """Whether two tell of one movement: an hour may be told once and left out again."""
    return (one.name, one.kind) == (other.name, other.kind) and (one.at == other.at or None in {one.at, other.at})


def _in_list(words: Passage) -> Iterator[Movement]:
    """Movements told beside a member in a list; who is named last before them comes or goes."""
    people = tuple(people_with_civility(words))
    for person in people:
        match = _LISTED.match(words.folded, person.end)
        if match is not None:
            kind = Kind.DEPARTURE if match["kind"].startswith("parti") else Kind.ARRIVAL
            stop = min((other.start for other in people if other.start > match.end()), default=None)
            yield _movement(words, person, kind, person.start, match.end(), stop)


def _noun(words: Passage) -> Iterator[Movement]:
    for match in words.matches(_NOUN):
        rest = words.cut(match.end(), match.end() + _AROUND)
        if proxy := rest.search(_PROXY):
            rest = rest.cut(0, proxy.start())
        kind = Kind.ARRIVAL if match["kind"].startswith(("arriv", "retour")) else Kind.DEPARTURE
        people = tuple(people_with_civility(rest))
        told = _OPENS.fullmatch(words.folded[: match.start()]) or next(find_hours(rest), None) or rest.search(_ITEM)
        if told and people and people[0].start <= _BESIDE:
            hour = _HOUR_BEFORE.search(words.folded[: match.start()])
            found = (_movement(words, person, kind, match.start(), match.end()) for person in people)
            yield from (_at(words, movement, hour) if hour else movement for movement in found)


def _at(words: Passage, movement: Movement, hour: re.Match[str]) -> Movement:
    """A movement with the hour printed before its words: “19 h 45 : arrivée de Mme X”."""
    at = f"{int(hour['hour']):02d}:{hour['minute'] or '00'}"
    return replace(movement, at=at, span=Span(words.origins[hour.start()], movement.span.end))


def _subject(words: Passage) -> Person | None:
    """Who is named at the head of a sentence."""
    person = first_person(words, civility_needed=True)
    return person if person is not None and person.start == 0 else None


def _verb(words: Passage, spoken: Person | None) -> Iterator[Movement]:
    """Movements that a verb tells; “Il quitte la séance” is of whoever the sentence before is about."""
    for kind, pattern in _VERBS:
        match = words.search(pattern)
        if match is None:
            continue
        before = words.cut(0, match.start())
        first = first_person(before, civility_needed=True) or (spoken if _PRONOUN.fullmatch(before.folded) else None)
        several = match[0].endswith("nt") or match[0].startswith(("ont ", "sont ", "quittent ", "reviennent "))
        people = tuple(people_with_civility(before)) if several else (first,) if first else ()
        hour = next(iter(find_hours(words.cut(match.start(), match.end() + _AROUND))), None)
        item = words.search(_ITEM, match.start())
        if hour or item or "seance" in match[0]:
            back = words.search(_AND_BACK, match.end())
            stop = back.start() if back else None
            yield from (_movement(words, person, kind, 0, match.end(), stop) for person in people)
            if back:
                yield from (_movement(words, person, Kind.ARRIVAL, back.start(), back.end()) for person in people)


def _movement(words: Passage, person: Person, kind: Kind, start: int, end: int, stop: int | None = None) -> Movement:
    """A movement told by words [start, end), with the hour and the item named around them and before ``stop``."""
    stop = min(end + _AROUND, len(words.text) if stop is None else stop)
    hour = next(iter(find_hours(words.cut(start, stop))), None)
    item = words.cut(max(0, end - 3), stop).search(_ITEM)
    last = max(words.origins[end - 1] + 1, person.span.end, hour[1].end if hour else 0)
    return Movement(
        name=person.name,
        kind=kind,
        at=hour[0] if hour else None,
        before_item=words.cut(max(0, end - 3), stop).group(item, "item").text if item else None,
        span=Span(min(words.origins[start], person.span.start), last),
    )
