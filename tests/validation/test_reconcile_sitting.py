"""Votes, members and dates compared: what differs, and what must not be taken for a fault."""

from dataclasses import replace
from typing import Any

import pytest

from publisher.records import (
    AttendanceCounts,
    Citation,
    GroupPosition,
    MemberPosition,
    Movement,
    PartialDate,
    Prefecture,
    Recusal,
    Sitting,
    Verdict,
)
from publisher.records.values import CitationKind, MovementKind, Outcome, Position
from publisher.validation.reconcile import reconciliations
from tests.factories import deliberation, vote
from tests.validation.reconciled import HERE, grants, people, told

CAST = "10 pour + 2 contre + 3 abstentions = 15"
COUNTED = vote(in_favour=10, against=2, abstention=3)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"attendance": people(present=12, represented=2, absent=1)},
                     [(True, f"{CAST} sur 15 membres (12 présents, 2 représentés et 1 absent)")],
                     id="all-listed"),
        pytest.param({"attendance": people(present=12, absent=1)},
                     [(False, f"{CAST}, pour 13 membres (12 présents et 1 absent)")],
                     id="more-than-listed"),
        pytest.param({"attendance": people(present=12)}, [], id="only-those-present-are-listed"),
        pytest.param({"attendance": people(present=12, represented=1)}, [], id="nobody-absent-is-listed"),
        pytest.param({"attendance": ()}, [], id="nobody-is-listed"),
        pytest.param({"attendance": people(present=12, absent=1), "attendance_counts": AttendanceCounts(in_office=15)},
                     [(True, f"{CAST} sur 15 membres en exercice")], id="stated"),
        pytest.param({"attendance_counts": AttendanceCounts(in_office=14)},
                     [(False, f"{CAST}, pour 14 membres en exercice")], id="more-than-stated"),
        pytest.param({"attendance": people(present=13, absent=1),
                      "movements": (Movement(name="Z", kind=MovementKind.ARRIVAL, span=HERE),)},
                     [(True, f"{CAST} sur 15 membres (13 présents et 1 absent)")],
                     id="one-who-arrives"),
        pytest.param({"attendance": people(present=12, represented=2, absent=1),
                      "recusals": (Recusal(name="present 0", span=HERE),)},
                     [(True, f"{CAST} sur 15 membres (12 présents, 2 représentés et 1 absent)")],
                     id="recused-never-subtracted"),
    ],
)  # fmt: skip
def test_votes_and_members(facts: dict[str, Any], expected: list[tuple[bool, str]]) -> None:
    assert told("vote.members", vote=COUNTED, **facts) == expected


def test_those_who_attend_without_a_vote_do_not_count() -> None:
    staff = tuple(replace(person, voting=False) for person in people(excused=2))
    assert told("vote.members", vote=COUNTED, attendance=(*people(present=13, absent=1), *staff))[0][0] is False


@pytest.mark.parametrize(
    ("voting", "facts", "expected"),
    [
        pytest.param(15, {}, [True], id="equal"),
        pytest.param(14, {}, [False], id="more-votes"),
        pytest.param(16, {}, [False], id="one-vote-lost"),
        pytest.param(16, {"recusals": (Recusal(name="A", span=HERE),)}, [], id="one-recused"),
        pytest.param(14, {"recusals": (Recusal(name="A", span=HERE),)}, [False], id="more-votes-and-one-recused"),
        pytest.param(
            16, {"movements": (Movement(name="Z", kind=MovementKind.DEPARTURE, span=HERE),)}, [], id="one-left"
        ),
        pytest.param(16, {"vote": replace(COUNTED, not_voting=1)}, [], id="one-not-voting"),
        pytest.param(16, {"vote": vote(in_favour=10, against=2)}, [], id="abstentions-not-stated"),
    ],
)
def test_votes_and_voters(voting: int, facts: dict[str, Any], expected: list[bool]) -> None:
    facts = {"vote": COUNTED, "attendance_counts": AttendanceCounts(voting=voting), **facts}
    assert [agrees for agrees, _ in told("vote.voters", **facts)] == expected


def named(position: Position, *names: str) -> tuple[MemberPosition, ...]:
    return tuple(MemberPosition(position=position, name=name, span=HERE) for name in names)


def grouped(*counts: int | None) -> tuple[GroupPosition, ...]:
    return tuple(GroupPosition(position=Position.FOR, group=f"G{i}", count=c, span=HERE) for i, c in enumerate(counts))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"members": named(Position.AGAINST, "A", "B")}, [True], id="as-many-names"),
        pytest.param({"members": named(Position.AGAINST, "A", "B", "C")}, [False], id="a-name-too-many"),
        pytest.param({"members": named(Position.AGAINST, "A")}, [], id="a-name-with-its-proxy"),
        pytest.param({"groups": grouped(6, 4)}, [True], id="groups-add-up"),
        pytest.param({"groups": grouped(6, 3)}, [False], id="groups-do-not"),
        pytest.param({"groups": grouped(6, None)}, [], id="a-group-without-count"),
        pytest.param({"groups": grouped(None, None)}, [], id="groups-without-count"),
    ],
)
def test_votes_and_names(facts: dict[str, Any], expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told("vote.positions", vote=replace(COUNTED, **facts))] == expected


@pytest.mark.parametrize(
    ("code", "facts", "expected"),
    [
        pytest.param("vote.unanimity", {"in_favour": 10, "against": 0, "unanimous": True}, [True], id="unanimous"),
        pytest.param("vote.unanimity", {"in_favour": 10, "against": 1, "unanimous": True}, [False], id="one-against"),
        pytest.param("vote.unanimity", {"in_favour": 10, "abstention": 2, "unanimous": True}, [], id="abstentions"),
        pytest.param("vote.majority", {"in_favour": 10, "against": 2}, [True], id="majority"),
        pytest.param("vote.majority", {"in_favour": 7, "against": 7}, [True], id="the-chair-decides"),
        pytest.param("vote.majority", {"in_favour": 3, "against": 2, "abstention": 20}, [True], id="of-votes-cast"),
        pytest.param("vote.majority", {"in_favour": 2, "against": 10}, [False], id="adopted-by-a-minority"),
        pytest.param("vote.majority", {"in_favour": 10, "against": 2, "outcome": Outcome.REJECTED}, [False],
                     id="rejected-by-a-minority"),
        pytest.param("vote.majority", {"in_favour": 0, "against": 2, "outcome": Outcome.NOTED}, [], id="noted"),
    ],
)  # fmt: skip
def test_votes_and_outcome(code: str, facts: dict[str, Any], expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told(code, vote=vote(**facts))] == expected


def test_vote_on_one_grant_is_checked_too() -> None:
    (check,) = (
        check
        for check in reconciliations(deliberation(grants=grants("100", vote=vote(in_favour=2, against=10))))
        if check.code == "vote.majority"
    )
    assert check.pointers[0] == "/grants/0/vote/outcome"
    assert check.verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("code", "facts", "expected"),
    [
        pytest.param("attendance.voting", {"present": 12, "represented": 2, "voting": 14}, [True], id="all-vote"),
        pytest.param("attendance.voting", {"present": 12, "represented": 2, "voting": 13}, [True], id="one-aside"),
        pytest.param("attendance.voting", {"present": 12, "represented": 2, "voting": 15}, [False], id="too-many"),
        pytest.param("attendance.voting", {"present": 12, "voting": 14}, [], id="proxies-not-counted"),
        pytest.param(
            "attendance.in-office", {"present": 12, "represented": 2, "in_office": 15}, [True], id="in-office"
        ),
        pytest.param(
            "attendance.in-office", {"present": 12, "represented": 4, "in_office": 15}, [False], id="too-many-there"
        ),
    ],
)
def test_counts_of_members(code: str, facts: dict[str, int], expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told(code, attendance_counts=AttendanceCounts(**facts))] == expected


@pytest.mark.parametrize(
    ("stated", "listed", "expected"),
    [
        pytest.param({"present": 3}, {"present": 3}, [True], id="equal"),
        pytest.param({"present": 3, "in_office": 5}, {"present": 4, "absent": 1}, [False], id="all-named-one-more"),
        pytest.param({"present": 5, "in_office": 5}, {"present": 4, "absent": 1}, [False], id="all-named-one-less"),
        pytest.param({"present": 5, "in_office": 6}, {"present": 4, "absent": 1}, [], id="a-name-may-be-lost"),
        pytest.param({"present": 5}, {"present": 4, "absent": 1}, [], id="members-in-office-unknown"),
        pytest.param({"present": 3, "in_office": 5}, {}, [], id="no-list"),
    ],
)
def test_counts_and_list(stated: dict[str, int], listed: dict[str, int], expected: list[bool]) -> None:
    facts: dict[str, Any] = {"attendance_counts": AttendanceCounts(**stated), "attendance": people(**listed)}
    assert [agrees for agrees, _ in told("attendance.list", **facts)] == expected
    moved = (Movement(name="Z", kind=MovementKind.ARRIVAL, span=HERE),)
    assert told("attendance.list", **facts, movements=moved) == []


@pytest.mark.parametrize(("present", "expected"), [(8, True), (7, False)])
def test_quorum(present: int, expected: bool) -> None:
    counts = AttendanceCounts(present=present)
    assert [agrees for agrees, _ in told("attendance.quorum", attendance_counts=counts, sitting=Sitting(quorum=8))] == [
        expected
    ]


def dated(**dates: str) -> dict[str, Any]:
    stamp = {name: PartialDate(dates.pop(name)) for name in ("sent_on", "received_on") if name in dates}
    plain_dates = {name: PartialDate(date) for name, date in dates.items()}
    return {**plain_dates, "prefecture": Prefecture(**stamp)}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(dated(convened_on="2024-03-07", published_on="2024-03-15"),
                     [(True, "convocation le 7 mars 2024, séance le 14 mars 2024, publication le 15 mars 2024")],
                     id="in-order"),
        pytest.param(dated(convened_on="2024-03-15"),
                     [(False, "séance le 14 mars 2024, avant la convocation le 15 mars 2024")], id="convened-after"),
        pytest.param(dated(received_on="2024-03-13"),
                     [(False, "réception le 13 mars 2024, avant la séance le 14 mars 2024")], id="received-before"),
        pytest.param(dated(sent_on="2024-03-19", received_on="2024-03-18"),
                     [(False, "réception le 18 mars 2024, avant la transmission le 19 mars 2024")], id="before-sent"),
        pytest.param(dated(published_on="2024-03-01"),
                     [(False, "publication le 1er mars 2024, avant la séance le 14 mars 2024")], id="published-before"),
        pytest.param(dated(published_on="2024-03"),
                     [(True, "séance le 14 mars 2024, publication en mars 2024")], id="month"),
        pytest.param(dated(published_on="2023"),
                     [(False, "publication en 2023, avant la séance le 14 mars 2024")], id="year-before"),
        pytest.param(dated(), [], id="one-date"),
    ],
)  # fmt: skip
def test_order_of_dates(dates: dict[str, Any], expected: list[tuple[bool, str]]) -> None:
    assert told("dates.order", **dates) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        pytest.param("062-226200012-20240314-2024_17-DE", [True], id="same-day"),
        pytest.param("062-226200012-20240315-2024_17-DE", [False], id="another-day"),
        pytest.param("062-226200012-20249915-2024_17-DE", [], id="no-date"),
    ],
)
def test_date_in_the_stamp(identifier: str, expected: list[bool]) -> None:
    assert [agrees for agrees, _ in told("dates.stamp", prefecture=Prefecture(id=identifier))] == expected


@pytest.mark.parametrize(
    ("kind", "date", "expected"),
    [
        pytest.param(CitationKind.DELIBERATION, "2024-03-13", 0, id="earlier"),
        pytest.param(CitationKind.DELIBERATION, "2024-03-14", 0, id="same-sitting"),
        pytest.param(CitationKind.DELIBERATION, "2024-03", 0, id="month-of-the-sitting"),
        pytest.param(CitationKind.LAW, "2042-01-01", 1, id="later"),
        pytest.param(CitationKind.AGREEMENT, "2024-12-31", 0, id="an-agreement-may-be-to-come"),
    ],
)
def test_texts_relied_on(kind: CitationKind, date: str, expected: int) -> None:
    cited = (Citation(text="Vu", kind=kind, date=PartialDate(date), span=HERE),)
    assert len(told("dates.citation", citations=cited)) == expected
