"""Votes: counts against members, against names and groups, and against the outcome.

Members recused are never subtracted: an act may count them among the abstentions without saying so.
"""

from collections.abc import Iterator

from publisher.formatting import count, listed, number
from publisher.identifiers import slug
from publisher.records import Check, Deliberation, Vote
from publisher.records.values import AttendanceStatus, Outcome, Position
from publisher.validation.check import compared

_WORDS = {
    Position.FOR: ("in_favour", "for", "pour", "pour"),
    Position.AGAINST: ("against", "against", "contre", "contre"),
    Position.ABSTENTION: ("abstention", "abstention", "abstention", "abstentions"),
    Position.NOT_VOTING: ("not_voting", "not_voting", "sans vote", "sans vote"),
}
_STATUS = {
    AttendanceStatus.PRESENT: ("présent", "présents"),
    AttendanceStatus.REPRESENTED: ("représenté", "représentés"),
    AttendanceStatus.EXCUSED: ("excusé", "excusés"),
    AttendanceStatus.ABSENT: ("absent", "absents"),
}


def vote_checks(record: Deliberation) -> Iterator[Check]:
    """The vote on the act, then those on single grants."""
    votes = [("/vote", record.vote), *((f"/grants/{i}/vote", grant.vote) for i, grant in enumerate(record.grants))]
    for pointer, vote in votes:
        if vote is not None:
            yield from _members(record, vote, pointer)
            yield from _voters(record, vote, pointer)
            yield from _positions(vote, pointer)
            yield from _unanimity(vote, pointer)
            yield from _majority(vote, pointer)


def _counts(vote: Vote) -> dict[Position, int]:
    """The counts stated, by position."""
    stated = {position: getattr(vote, field) for position, (field, *_) in _WORDS.items()}
    return {position: quantity for position, quantity in stated.items() if quantity is not None}


def _sum(counts: dict[Position, int]) -> str:
    """« 39 pour + 0 contre + 4 abstentions = 43 »."""
    terms = [f"{number(n)}\u00a0{_WORDS[position][2 if n < 2 else 3]}" for position, n in counts.items()]
    return f"{' + '.join(terms)} = {number(sum(counts.values()))}" if len(terms) > 1 else terms[0]


def _entitled(record: Deliberation) -> tuple[int, str] | None:
    """Members entitled to vote, and how that is told: as stated, else those listed with a vote.

    A list is of all members only where it names members who are neither there nor represented.
    """
    stated = record.attendance_counts.in_office if record.attendance_counts else None
    if stated is not None:
        return stated, f"{count(stated, 'membre')} en exercice"
    names = {slug(person.name or ""): person.status for person in record.attendance if person.voting}
    by_status = {status: sum(found is status for found in names.values()) for status in _STATUS}
    away = by_status[AttendanceStatus.EXCUSED] + by_status[AttendanceStatus.ABSENT]
    if not by_status[AttendanceStatus.PRESENT] or not away:
        return None
    told = listed([count(quantity, *_STATUS[status]) for status, quantity in by_status.items() if quantity])
    arrived = {slug(movement.name or "") for movement in record.movements} - set(names)
    members = len(names) + len(arrived)
    return members, f"{count(members, 'membre')} ({told})"


def _members(record: Deliberation, vote: Vote, pointer: str) -> Iterator[Check]:
    """For + against + abstention + not voting ≤ members entitled to vote."""
    counts, entitled = _counts(vote), _entitled(record)
    if not counts or entitled is None:
        return
    cast, (members, told) = sum(counts.values()), entitled
    relation = f"{_sum(counts)} sur {told}" if cast <= members else f"{_sum(counts)}, pour {told}"
    yield compared(
        code="vote.members",
        label="Voix et membres de l’assemblée",
        agrees=cast <= members,
        arithmetic=relation,
        pointers=(pointer, "/attendance_counts" if record.attendance_counts else "/attendance"),
    )


def _voters(record: Deliberation, vote: Vote, pointer: str) -> Iterator[Check]:
    """The votes cast against the « votants » that the act states: never more, and all where nobody stands aside."""
    stated = record.attendance_counts.voting if record.attendance_counts else None
    counts = _counts(vote)
    counts.pop(Position.NOT_VOTING, None)
    if stated is None or Position.FOR not in counts:
        return
    cast = sum(counts.values())
    aside = record.recusals or record.movements or vote.not_voting
    if cast < stated and (aside or len(counts) < len(Position) - 1):
        return
    yield compared(
        code="vote.voters",
        label="Voix et votants",
        agrees=cast == stated,
        arithmetic=f"{_sum(counts)}{' sur ' if cast == stated else ', pour '}{count(stated, 'votant')}",
        pointers=(pointer, "/attendance_counts/voting"),
    )


def _positions(vote: Vote, pointer: str) -> Iterator[Check]:
    """The count of a position against the members named, and against the counts of groups, that hold it."""
    for position, quantity in _counts(vote).items():
        _, key, *words = _WORDS[position]
        names = {member.name for member in vote.members if member.position is position and member.name}
        if len(names) > quantity or (names and len(names) == quantity):
            yield compared(
                code="vote.positions",
                label=f"Voix et membres nommés, {words[1]}",
                agrees=len(names) == quantity,
                arithmetic=f"{count(len(names), 'membre nommé', 'membres nommés')}, {count(quantity, 'voix', 'voix')}",
                pointers=(f"{pointer}/{key}", f"{pointer}/members"),
            )
        groups = [group.count for group in vote.groups if group.position is position]
        stated = [group for group in groups if group is not None]
        if stated and (len(stated) == len(groups) or sum(stated) > quantity):
            sums = " + ".join(map(number, stated))
            yield compared(
                code="vote.positions",
                label=f"Voix et groupes, {words[1]}",
                agrees=sum(stated) == quantity,
                arithmetic=f"{sums} = {number(sum(stated))}, {count(quantity, 'voix annoncée', 'voix annoncées')}",
                pointers=(f"{pointer}/{key}", f"{pointer}/groups"),
            )


def _unanimity(vote: Vote, pointer: str) -> Iterator[Check]:
    """A unanimous vote has nobody against; abstentions are no votes (CGCT, art. L. 2121-20)."""
    if vote.unanimous and vote.against is not None and vote.in_favour is not None:
        yield compared(
            code="vote.unanimity",
            label="Unanimité",
            agrees=vote.against == 0,
            arithmetic=f"{number(vote.in_favour)} pour, {number(vote.against)} contre",
            pointers=(f"{pointer}/against", pointer),
        )


def _majority(vote: Vote, pointer: str) -> Iterator[Check]:
    """The majority of the votes cast decides, and the chair where they are equal (CGCT, art. L. 2121-20)."""
    if vote.in_favour is None or vote.against is None or vote.outcome not in {Outcome.ADOPTED, Outcome.REJECTED}:
        return
    adopted = vote.outcome is Outcome.ADOPTED
    agrees = vote.in_favour >= vote.against if adopted else vote.in_favour <= vote.against
    yield compared(
        code="vote.majority",
        label="Majorité des suffrages exprimés",
        agrees=agrees,
        arithmetic=f"{number(vote.in_favour)} pour, {number(vote.against)} contre\u00a0: "
        f"{'adopté' if adopted else 'rejeté'}",
        pointers=(f"{pointer}/outcome", pointer),
    )
