"""Acts voted piece by piece: a vote after each row of a table or each point of the decision."""

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby

from publisher.parsing.kinds import PartKind as K
from publisher.parsing.passage import flow
from publisher.parsing.sections import Section
from publisher.parsing.votes import read_act_vote
from publisher.records import Span, Vote

_TOLD = frozenset({K.DISPOSITIF, K.STATEMENT, K.VOTE})


def voted_separately(sections: Sequence[Section]) -> bool:
    """Whether something more is told or decided, and voted, after a vote; debate alone does not part votes."""
    votes = [section.kind is K.VOTE for section in sections if section.kind in _TOLD]
    order = [vote for vote, _ in groupby(votes)]
    return order.count(True) > 1


def shared_vote(source: str, sections: Sequence[Section]) -> Vote | None:
    """What all the votes of an act say alike; None where they have nothing in common, or there is none."""
    nothing = flow(source, [])
    passages = [flow(source, section.ranges) for section in sections if section.kind is K.VOTE]
    votes = [vote for passage in passages if (vote := read_act_vote(passage, nothing)) is not None]
    if not votes:
        return None
    same = {
        field.name: getattr(votes[0], field.name)
        for field in fields(Vote)
        if field.name not in {"span", "groups", "members"}
        and all(getattr(vote, field.name) == getattr(votes[0], field.name) for vote in votes)
    }
    span = Span(votes[0].span.start, votes[-1].span.end)
    shared = Vote(**same, span=span)
    return shared if shared != Vote(span=span) else None
