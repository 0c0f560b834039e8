"""Who comes and goes during a sitting: “Arrivée de Mme X à 19 h 30”, “M. Y quitte la séance avant le point n° 4”.

Leaving the room for one item because of an interest is no departure (see ``recusals.py``).
"""

import re
from collections.abc import Iterator

from publisher.parsing.dates import find_hours
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.people import Person, first_person, people_with_civility
from publisher.parsing.sentences import sentences
from publisher.records import Movement, Span
from publisher.records.values import MovementKind as Kind

_NOUN = re.compile(r"\b(?P<kind>arrivees?|departs?)\s+(?:de |d'|des |du )")
_VERBS = (
    (
        Kind.ARRIVAL,
        re.compile(
            any_of(
                r"\b(?:arrive|est arrivee?|sont arrives)\b",
                r"\b(?:rejoint|a rejoint|entre en|est entree? en)\s+(?:la |le )?(?:seance|salle|conseil|assemblee)",
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
            )
        ),
    ),
)
_PRONOUN = re.compile(r"(?:il|elle)\s*")
_WHEN = r"(?:avant|a partir d[eu]|au|pour|a compter d[eu]|jusqu'a[u]?|des|apres)"
_STAGE = r"(?:(?:vote|examen|debat|presentation) )?(?:d[eu] |de la |de l')?"
_ITEM = re.compile(
    rf"\b{_WHEN}\s+(?:le |la |l'|les )?{_STAGE}(?:point|rapport|question|deliberation|affaire|dossier)\s*(?:n\s?°?\s*)?"
    r"(?P<item>[a-z0-9][a-z0-9/._-]*)"
)
_AROUND = 120
_BESIDE = 4  # characters between “départ de” and who leaves: “leur départ du dernier conseil : M. X” names nobody


def read_movements(passages: tuple[Passage, ...]) -> tuple[Movement, ...]:
    """Arrivals and departures that passages tell, in order, each once."""
    found: dict[tuple[str | None, Kind], Movement] = {}
    for passage in passages:
        spoken: Person | None = None  # who was the subject of the sentence before
        for words in sentences(passage):
            for movement in (*_noun(words), *_verb(words, spoken)):
                found.setdefault((movement.name, movement.kind), movement)
            spoken = _subject(words)
    return tuple(found.values())


def _noun(words: Passage) -> Iterator[Movement]:
    for match in words.matches(_NOUN):
        rest = words.cut(match.end(), match.end() + _AROUND)
        kind = Kind.ARRIVAL if match["kind"].startswith("arriv") else Kind.DEPARTURE
        people = tuple(people_with_civility(rest))
        if people and people[0].start <= _BESIDE:
            yield from (_movement(words, person, kind, match.start(), match.end()) for person in people)


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
        person = first_person(before, civility_needed=True) or (spoken if _PRONOUN.fullmatch(before.folded) else None)
        hour = next(iter(find_hours(words.cut(match.start(), match.end() + _AROUND))), None)
        item = words.search(_ITEM, match.start())
        if person is not None and (hour or item or "seance" in match[0]):
            yield _movement(words, person, kind, 0, match.end())


def _movement(words: Passage, person: Person, kind: Kind, start: int, end: int) -> Movement:
    rest = words.cut(end, end + _AROUND)
    hour = next(iter(find_hours(words.cut(start, end + _AROUND))), None)
    item = rest.search(_ITEM)
    last = max(words.origins[end - 1] + 1, person.span.end, hour[1].end if hour else 0)
    return Movement(
        name=person.name,
        kind=kind,
        at=hour[0] if hour else None,
        before_item=rest.group(item, "item").text if item else None,
        span=Span(min(words.origins[start], person.span.start), last),
    )
