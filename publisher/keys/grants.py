"""Keys of the grants of one act: made of what they are for, kept from one publication to the next."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from publisher.identifiers import slug
from publisher.keys.words import bounded_slug, first_free, joined
from publisher.records import Grant

NATURAL_PERSON = "personne-physique"
_UNNAMED = "beneficiaire-non-precise"
_LIMIT = 60  # characters of each part of a key

_Purpose = tuple[str, ...]


def grant_keys(
    grants: Sequence[Grant], published: Sequence[Grant] = (), published_keys: Sequence[str] = ()
) -> tuple[str, ...]:
    """A key for each grant, in their order; no two are equal.

    A key is the beneficiary and the operation; where two would meet, the later adds its purpose, then its period, then
    ``-2``. ``published`` are the grants of the version of the act that is published, with their keys: a grant found
    again keeps its key, so that inserting one renames none. It is found by all that it is for, else by beneficiary and
    operation alone, in the order of the words.
    """
    keys: dict[int, str] = {}
    for purpose in (_whole_purpose, _operation):
        held = [
            (purpose(grant), key)
            for grant, key in zip(published, published_keys, strict=True)
            if key not in keys.values()
        ]
        sought = [(purpose(grant), position) for position, grant in enumerate(grants) if position not in keys]
        keys |= _found_again(sought, held)
    taken = {*published_keys}
    for position, grant in enumerate(grants):
        if position not in keys:
            keys[position] = first_free(_candidates(grant), taken)
            taken.add(keys[position])
    return tuple(keys[position] for position in range(len(grants)))


def _found_again(sought: Iterable[tuple[_Purpose, int]], held: Iterable[tuple[_Purpose, str]]) -> dict[int, str]:
    """Position of each grant sought whose purpose is among those held, with the key held; each key once."""
    queues: defaultdict[_Purpose, deque[str]] = defaultdict(deque)
    for purpose, key in held:
        queues[purpose].append(key)
    return {position: queues[purpose].popleft() for purpose, position in sought if queues[purpose]}


def _operation(grant: Grant) -> _Purpose:
    return _beneficiary(grant), slug(grant.operation or "")


def _whole_purpose(grant: Grant) -> _Purpose:
    return *_operation(grant), slug(grant.purpose or ""), grant.period_start or "", grant.period_end or ""


def _candidates(grant: Grant) -> Iterator[str]:
    key = joined(_beneficiary(grant), bounded_slug(grant.operation, _LIMIT))
    yield key
    for more in (bounded_slug(grant.purpose, _LIMIT), joined(grant.period_start or "", grant.period_end or "")):
        key = joined(key, more)
        yield key


def _beneficiary(grant: Grant) -> str:
    if grant.natural_person:
        return NATURAL_PERSON
    return bounded_slug(grant.beneficiary, _LIMIT) or _UNNAMED
