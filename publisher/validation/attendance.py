"""Counts of members that the act states, against each other and against its lists."""

from collections.abc import Iterator

from publisher.formatting import count
from publisher.identifiers import slug
from publisher.records import AttendanceCounts, Check, Deliberation
from publisher.records.values import AttendanceStatus
from publisher.validation.check import compared


def attendance_checks(record: Deliberation) -> Iterator[Check]:
    """Members present and represented against those in office, the « votants », the list and the quorum."""
    counts = record.attendance_counts
    if counts is None:
        return
    yield from _voting(counts)
    yield from _in_office(counts)
    if not record.movements:
        yield from _list(record, counts)
    quorum = record.sitting.quorum if record.sitting else None
    if quorum is not None and counts.present is not None:
        yield compared(
            code="attendance.quorum",
            label="Quorum",
            agrees=counts.present >= quorum,
            arithmetic=f"{count(counts.present, 'présent')} pour un quorum de {quorum}",
            pointers=("/attendance_counts/present", "/sitting/quorum"),
        )


def _voting(counts: AttendanceCounts) -> Iterator[Check]:
    """Those who vote are present or represented."""
    if counts.voting is None or counts.present is None or counts.represented is None:
        return
    total = counts.present + counts.represented
    yield compared(
        code="attendance.voting",
        label="Présents, pouvoirs et votants",
        agrees=counts.voting <= total,
        arithmetic=f"{count(counts.present, 'présent')} + {count(counts.represented, 'représenté')} = {total}, "
        f"{count(counts.voting, 'votant')}",
        pointers=("/attendance_counts/voting", "/attendance_counts"),
    )


def _in_office(counts: AttendanceCounts) -> Iterator[Check]:
    """No more members attend than are in office."""
    if counts.in_office is None or counts.present is None:
        return
    total = counts.present + (counts.represented or 0)
    represented = f" + {count(counts.represented, 'représenté')} = {total}" if counts.represented else ""
    yield compared(
        code="attendance.in-office",
        label="Membres présents et membres en exercice",
        agrees=total <= counts.in_office,
        arithmetic=f"{count(counts.present, 'présent')}{represented} sur {counts.in_office} membres en exercice",
        pointers=("/attendance_counts/in_office", "/attendance_counts"),
    )


def _list(record: Deliberation, counts: AttendanceCounts) -> Iterator[Check]:
    """The number of names under « présents » and « représentés » is the one stated.

    A name may have been lost in reading: a list is held against a count only where all lists together name as many
    members as are in office.
    """
    voting = [person for person in record.attendance if person.voting]
    complete = len({slug(person.name or "") for person in voting}) == counts.in_office
    stated = {
        AttendanceStatus.PRESENT: (counts.present, "présents"),
        AttendanceStatus.REPRESENTED: (counts.represented, "représentés"),
    }
    for status, (quantity, words) in stated.items():
        names = {slug(person.name or "") for person in voting if person.status is status}
        if quantity is None or not names or (len(names) != quantity and not complete):
            continue
        yield compared(
            code="attendance.list",
            label=f"Nombre de membres {words} et liste",
            agrees=len(names) == quantity,
            arithmetic=f"{quantity} annoncés, {count(len(names), 'nommé', 'nommés')}",
            pointers=(f"/attendance_counts/{status.value}", "/attendance"),
        )
