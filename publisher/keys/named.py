"""Keys of elected members and territories: both known within an authority, by their name.

Two communes have a « Centre-ville » each, and councillors of one name; only a register would tell that two are one.
"""

from collections.abc import Iterator

from publisher.keys.words import bounded_slug, joined
from publisher.records import Deliberation


def member_key(name: str | None) -> str:
    """Key of an elected member under their authority; empty where the name has no letter."""
    return bounded_slug(name)


def territory_key(authority: str, name: str | None) -> str:
    """Key of a territory named in the acts of an authority; empty where the name has no letter."""
    own = bounded_slug(name)
    return joined(authority, own) if own else ""


def member_keys(record: Deliberation) -> dict[str, str]:
    """Each name under which the act tells of an elected member, with their key.

    Those who are listed, preside, assist, report, withdraw, come, leave or vote by name are members. Who is represented
    by whom and who signs are printed in many ways, officials among them: such a name is kept where it is a member's.
    """
    people = {name: member_key(name) for name in _members(record)}
    known = set(people.values())
    also = {name: member_key(name) for name in _mentioned(record)}
    found = people | {name: key for name, key in also.items() if key in known}
    return {name: key for name, key in found.items() if key}


def territory_keys(record: Deliberation, authority: str) -> dict[str, str]:
    """Each territory that a grant of the act is for, with its key."""
    names = (
        name
        for grant in record.grants
        for name in (*grant.territory, *(share.territory for share in grant.shares if share.territory))
    )
    return {name: key for name in names if (key := territory_key(authority, name))}


def _members(record: Deliberation) -> Iterator[str]:
    yield from (person.name for person in record.attendance if person.name)
    yield from filter(None, (record.president, record.secretary, record.rapporteur))
    yield from (person.name for person in record.recusals if person.name)
    yield from (person.name for person in record.movements if person.name)
    votes = (record.vote, *(grant.vote for grant in record.grants))
    yield from (member.name for vote in votes if vote for member in vote.members if member.name)


def _mentioned(record: Deliberation) -> Iterator[str]:
    yield from (person.represented_by for person in record.attendance if person.represented_by)
    for signatory in record.signatories:
        yield from filter(None, (signatory.name, signatory.on_behalf_of))
