"""How it was decided: the vote, the members who withdrew, and who sat."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.formatting import count, listed, number
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts
from publisher.pages.act.sentence import Sentence, vote
from publisher.pages.act.values import Value
from publisher.pages.charts import Chart, stacked
from publisher.pages.inputs import ActInput, Site
from publisher.pages.links import href
from publisher.pages.wording import MOVEMENT, POSITION, STATUS
from publisher.records import Attendance, AttendanceCounts, Vote
from publisher.records.values import AttendanceStatus, Position

_FIELDS = {
    Position.FOR: ("in_favour", "for"),
    Position.AGAINST: ("against", "against"),
    Position.ABSTENTION: ("abstention", "abstention"),
    Position.NOT_VOTING: ("not_voting", "not_voting"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    """One way to vote: how many, which groups and which members the act names."""

    name: str
    style: str
    count: Value
    groups: tuple[Value, ...]
    members: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person listed at the sitting."""

    id: str
    name: Value
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Persons of one status."""

    heading: str
    persons: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voting:
    """The vote as the act states it, and the people of the sitting. Members recused are told apart from the counts."""

    sentence: Sentence
    words: str | None
    positions: tuple[PositionLine, ...]
    chart: Chart | None
    recusals: tuple[Person, ...]
    attendance_summary: str | None
    attendance: tuple[People, ...]
    counts: tuple[str, ...]
    movements: tuple[Person, ...]


def present_voting(site: Site, act: ActInput, facts: Facts) -> Voting:
    """The vote and the attendance of an act."""
    record = act.record
    groups = tuple(_people(site, act, facts))
    return Voting(
        sentence=vote(record),
        words=facts.words("/vote"),
        positions=tuple(_positions(site, act, facts)),
        chart=_chart(record.vote),
        recusals=tuple(
            Person(
                id=thing_place(act.keys, "recusals", index),
                name=_member(site, act, recusal.honorific, recusal.name, facts.words(f"/recusals/{index}")),
                detail="",
            )
            for index, recusal in enumerate(record.recusals)
        ),
        attendance_summary=_summary(record.attendance),
        attendance=groups,
        counts=tuple(_counts(record.attendance_counts)),
        movements=tuple(_movements(site, act, facts)),
    )


def _positions(site: Site, act: ActInput, facts: Facts) -> Iterator[PositionLine]:
    stated = act.record.vote
    if stated is None:
        return
    for position, (field, key) in _FIELDS.items():
        quantity: int | None = getattr(stated, field)
        groups = tuple(
            Value(
                text=f"{group.group}{'' if group.count is None else f' ({number(group.count)})'}",
                words=facts.words(f"/vote/groups/{index}"),
            )
            for index, group in enumerate(stated.groups)
            if group.position is position and group.group
        )
        members = tuple(
            _member(site, act, None, member.name, facts.words(f"/vote/members/{index}"))
            for index, member in enumerate(stated.members)
            if member.position is position
        )
        if quantity is None and not groups and not members:
            continue
        yield PositionLine(
            name=POSITION[position],
            style=position.value.replace("_", "-"),
            count=Value(
                text="non précisé" if quantity is None else number(quantity), words=facts.words(f"/vote/{key}", "/vote")
            ),
            groups=groups,
            members=members,
        )


def _chart(stated: Vote | None) -> Chart | None:
    if stated is None:
        return None
    parts = [
        (POSITION[position], getattr(stated, field) or 0, position.value.replace("_", "-"))
        for position, (field, _) in _FIELDS.items()
    ]
    return stacked("Répartition des voix", parts)


def _member(site: Site, act: ActInput, honorific: str | None, name: str | None, words: str | None) -> Value:
    if name is None:
        return Value(text="Nom non précisé dans l’acte", words=words)
    page = href(site.addresses, act.members[name]) if name in act.members else None
    return Value(text=" ".join(filter(None, (honorific, name))), words=words, href=page)


def _people(site: Site, act: ActInput, facts: Facts) -> Iterator[People]:
    """Members by status, then those who sit without a vote."""
    listed_here = tuple(enumerate(act.record.attendance))
    for voting in (True, False):
        for status, (_, plural) in STATUS.items():
            persons = tuple(
                _person(site, act, facts, index)
                for index, person in listed_here
                if person.voting is voting and person.status is status
            )
            if persons:
                heading = f"{plural.capitalize()}{'' if voting else ', sans voix délibérative'}"
                yield People(heading=f"{heading} ({len(persons)})", persons=persons)


def _person(site: Site, act: ActInput, facts: Facts, index: int) -> Person:
    person = act.record.attendance[index]
    detail = [person.role, person.group, person.represented_by and f"représenté par {person.represented_by}"]
    return Person(
        id=thing_place(act.keys, "attendance", index),
        name=_member(site, act, person.honorific, person.name, facts.words(f"/attendance/{index}")),
        detail=", ".join(filter(None, detail)),
    )


def _summary(attendance: tuple[Attendance, ...]) -> str | None:
    """« 37 présents, 6 excusés et 1 absent ; sans voix délibérative : 1 présent et 3 excusés »: counts of the list."""
    voting, others = (_tally(attendance, voting=True), _tally(attendance, voting=False))
    if voting and others:
        return f"{voting}\u00a0; sans voix délibérative\u00a0: {others}"
    return voting or (f"sans voix délibérative\u00a0: {others}" if others else None)


def _tally(attendance: tuple[Attendance, ...], *, voting: bool) -> str:
    return listed(
        [
            count(quantity, *words)
            for status, words in STATUS.items()
            if (quantity := sum(p.status is status and p.voting is voting for p in attendance))
        ]
    )


def _counts(stated: AttendanceCounts | None) -> Iterator[str]:
    if stated is None:
        return
    names = {
        "in_office": ("membre en exercice", "membres en exercice"),
        "present": STATUS[AttendanceStatus.PRESENT],
        "represented": STATUS[AttendanceStatus.REPRESENTED],
        "excused": STATUS[AttendanceStatus.EXCUSED],
        "absent": STATUS[AttendanceStatus.ABSENT],
        "voting": ("votant", "votants"),
    }
    for field, words in names.items():
        quantity: int | None = getattr(stated, field)
        if quantity is not None:
            yield count(quantity, *words)


def _movements(site: Site, act: ActInput, facts: Facts) -> Iterator[Person]:
    for index, movement in enumerate(act.record.movements):
        when = [
            movement.at and f"à {movement.at.replace(':', ' h ')}",
            movement.before_item and f"avant le point {movement.before_item}",
        ]
        yield Person(
            id=thing_place(act.keys, "movements", index),
            name=_member(site, act, None, movement.name, facts.words(f"/movements/{index}")),
            detail=" ".join(filter(None, [MOVEMENT[movement.kind], *when])),
        )
