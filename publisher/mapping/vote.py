"""A vote, of the act or of one grant."""

from collections.abc import Iterator

from rdflib import URIRef

from publisher.keys.places import VOTE_PLACE
from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import boolean, integer, text
from publisher.mapping.scene import Scene
from publisher.namespaces import PF, concept
from publisher.records import Vote

_VOTE: Table = {
    "in_favour": (PF.votesFor, integer),
    "against": (PF.votesAgainst, integer),
    "abstention": (PF.abstentions, integer),
    "not_voting": (PF.notVoting, integer),
    "unanimous": (PF.unanimous, boolean),
    "unanimity": (PF.unanimityOf, concept),
    "ballot": (PF.ballot, concept),
    "outcome": (PF.outcome, concept),
}
_GROUP: Table = {"position": (PF.position, concept), "group": (PF.group, text), "count": (PF.count, integer)}
_MEMBER: Table = {"position": (PF.position, concept)}


def vote_facts(scene: Scene) -> Iterator[Fact]:
    """The vote on the act."""
    if scene.record.vote:
        yield from vote_on(scene, scene.act, scene.record.vote, "/vote", "")


def vote_on(scene: Scene, decided: URIRef, vote: Vote, pointer: str, of: str) -> Iterator[Fact]:
    """The vote on what is ``decided``; ``of`` ends the fragments of the vote on one grant (its own fragment).

    The number of a position stands before ``of``: after it, a grant's key could end in that number.
    """
    thing = scene.place(_ended(VOTE_PLACE, of))
    yield link(decided, PF.vote, thing)
    yield from scene.told(thing, PF.Vote, pointer, vote.span)
    yield from stated(thing, pointer, vote, _VOTE)
    for index, group in enumerate(vote.groups):
        position, at = scene.place(_ended(f"{VOTE_PLACE}-groupe-{index + 1}", of)), f"{pointer}/groups/{index}"
        yield link(thing, PF.votePosition, position)
        yield from scene.told(position, PF.VotePosition, at, group.span)
        yield from stated(position, at, group, _GROUP)
    for index, member in enumerate(vote.members):
        position, at = scene.place(_ended(f"{VOTE_PLACE}-membre-{index + 1}", of)), f"{pointer}/members/{index}"
        yield link(thing, PF.votePosition, position)
        yield from scene.told(position, PF.VotePosition, at, member.span)
        yield from scene.person(position, PF.member, member.name, f"{at}/name")
        yield from stated(position, at, member, _MEMBER)


def _ended(fragment: str, of: str) -> str:
    return f"{fragment}-{of}" if of else fragment
