"""Rows set against the acts that they are of: where the act itself was read, it stands, and the row only tells where
it says something else.
"""  # noqa: D205

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.identifiers import public_origin, slug
from publisher.records import Deliberation, Finding, Severity
from publisher.scdl.differences import differences

Place = tuple[str, int]
"""A row: the SHA-256 of its source, and its number."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A record by its place among those of the run; None where it is an act published before, not read again."""

    record: Deliberation
    place: tuple[int, int] | None


def agreed(
    records: Sequence[tuple[Deliberation, ...]], led: Mapping[Place, str], published: Iterable[Deliberation] = ()
) -> list[tuple[Deliberation, ...]]:
    """The records of each source, without the rows whose act is known by itself; ``led``: addresses that rows give.

    An act is that of a row where the row's address leads to it, or where authority, number and date are the same. What
    the row says otherwise becomes a finding of the act. An act that is ``published`` already stands as well. Of a row
    of grants and a row of deliberations of one act, that of grants stands.
    """
    known = _Known(records, published)
    told: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
    dropped: set[tuple[int, int]] = set()
    for at, acts in enumerate(records):
        for position, record in enumerate(acts):
            row = record.source.row
            if row is None:
                continue
            act = known.act_of(record, led.get((record.source.sha256 or "", row)))
            if act is None:
                continue
            dropped.add((at, position))
            if act.place is not None:
                told[act.place] += _told(record, act.record)
    return [
        tuple(
            replace(act, findings=(*act.findings, *told[at, position])) if (at, position) in told else act
            for position, act in enumerate(acts)
            if (at, position) not in dropped
        )
        for at, acts in enumerate(records)
    ]


class _Known:
    """The acts that a row may be of, by address and by number."""

    def __init__(self, records: Sequence[tuple[Deliberation, ...]], published: Iterable[Deliberation]) -> None:
        self._by_address: defaultdict[str, list[_Held]] = defaultdict(list)
        self._by_number: defaultdict[str, list[_Held]] = defaultdict(list)
        held = [_Held(act, (at, place)) for at, acts in enumerate(records) for place, act in enumerate(acts)]
        read = {_identity(item.record) for item in held if item.record.source.row is None}
        held += [_Held(act, None) for act in published if act.source.row is None and _identity(act) not in read]
        for item in held:
            if item.record.source.row is None and item.record.source.uri:
                self._by_address[item.record.source.uri].append(item)
            if item.record.number and _stands_before_rows(item.record):
                self._by_number[_number(item.record)].append(item)

    def act_of(self, row: Deliberation, address: str | None) -> _Held | None:
        """The one act of a row, or None."""
        there = self._by_address.get(address or "", [])
        if len(there) > 1:
            there = [act for act in there if _number(act.record) == _number(row)]
        if len(there) == 1:
            return there[0]
        if not row.number:
            return None
        alike = [
            act for act in self._by_number.get(_number(row), []) if _before(act.record, row) and _same(act.record, row)
        ]
        texts = [act for act in alike if act.record.source.row is None]
        found = texts or alike
        return found[0] if len(found) == 1 else None


def _stands_before_rows(act: Deliberation) -> bool:
    return act.source.row is None or bool(act.grants)


def _before(act: Deliberation, row: Deliberation) -> bool:
    """Whether an act stands before a row: one read by itself before any, grants before a row of deliberations."""
    if act.source.row is None:
        return True
    return bool(act.grants) and bool(act.meeting_date) and not row.grants


def _same(act: Deliberation, row: Deliberation) -> bool:
    """Whether authority and date allow that a row of the same number is of an act; a row may state no date."""
    ours, theirs = act.authority, row.authority
    named = slug(ours.name or "") == slug(theirs.name or "")
    if ours.siren and theirs.siren:
        named = ours.siren == theirs.siren
    one, other = act.meeting_date or "", row.meeting_date or ""
    return named and bool(one) and (one.startswith(other) or (bool(other) and other.startswith(one)))


def _identity(act: Deliberation) -> tuple[str, str, str]:
    return slug(act.authority.name or ""), _number(act), act.meeting_date or ""


def _number(act: Deliberation) -> str:
    return "".join((act.number or "").split()).casefold()


def _told(row: Deliberation, act: Deliberation) -> Iterable[Finding]:
    """What is found of a row, told of its act: what it says otherwise, and its own faults but what kept it out."""
    name = f"{public_origin(row.source.uri or '')}, ligne {row.source.row}"
    yield from differences(row, act, name)
    for finding in row.findings:
        if finding.severity is not Severity.VIOLATION and finding.code.startswith("scdl."):
            message = f"{public_origin(row.source.uri or '')} : {finding.message}"
            yield replace(finding, message=message, pointer=None, span=None)
