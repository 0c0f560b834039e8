"""A vote, as the act states it."""

from dataclasses import dataclass

from publisher.records.span import Span
from publisher.records.values import Ballot, Outcome, Position, Unanimity


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPosition:
    """Position of a political group; ``count`` only where the act states it."""

    position: Position
    group: str | None
    count: int | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPosition:
    """Position of one member named by the act."""

    position: Position
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One vote. Counts are people; None means the act does not say, zero means that it says zero.

    ``not_voting``: members said to take no part, or absent without proxy, when counted beside the votes.
    ``unanimous``: true where the act says so, false where a vote against or an abstention is stated, None otherwise.
    Majority is of the votes cast (CGCT, art. L. 2121-20, L. 3121-14, L. 4132-13): abstentions are none.
    """

    in_favour: int | None = None  # "for" in JSON: a Python keyword
    against: int | None = None
    abstention: int | None = None
    not_voting: int | None = None
    unanimous: bool | None = None
    unanimity: Unanimity | None = None
    ballot: Ballot | None = None
    outcome: Outcome | None = None
    groups: tuple[GroupPosition, ...] = ()
    members: tuple[MemberPosition, ...] = ()
    span: Span
