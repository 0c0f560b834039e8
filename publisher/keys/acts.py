"""Keys of acts: the address each is given once, and keeps."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.identifiers import slug
from publisher.keys.actkeys import ActKeys
from publisher.keys.grants import grant_keys
from publisher.keys.organisations import OrganisationRegister
from publisher.keys.statements import RefusedAct, Statement, groups, registration_of, statements
from publisher.keys.words import bounded_slug, first_free, joined, same_number, short_hash
from publisher.records import Deliberation, Source

_UNTITLED = "sans-titre"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedAct:
    """One act: its record, its keys, a digest of its facts, and every source that states it, the one read first."""

    record: Deliberation
    keys: ActKeys
    facts: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Every record of a run, once: in an act that has its keys, or refused."""

    acts: tuple[KeyedAct, ...]
    refused: tuple[RefusedAct, ...]


Shelf = tuple[str, str]
"""Key of an authority, and a year."""


def assign_keys(
    records: Iterable[Sequence[Deliberation]],
    published: Callable[[Shelf], Sequence[KeyedAct]],
    register: OrganisationRegister,
    wanted_keys: Mapping[str, str],
) -> Assignment:
    """Keys for the acts of the sources; ``records`` holds those of each source, in the order of its words.

    ``published`` gives the acts of an authority and year that the previous release holds; ``register`` knows its
    organisations, and grows with those met. ``wanted_keys`` maps the slug of an authority's name to its configured key.
    """
    found, refused = statements(records, register, wanted_keys)
    shelves: defaultdict[Shelf, list[Statement]] = defaultdict(list)
    for statement in found:
        shelves[statement.authority, statement.date[:4]].append(statement)
    acts: list[KeyedAct] = []
    for shelf, stated in sorted(shelves.items()):
        agreeing, contradictory = groups(stated)
        refused += contradictory
        acts += _shelved(shelf, agreeing, published(shelf), register)
    return Assignment(acts=tuple(acts), refused=tuple(refused))


def _shelved(
    shelf: Shelf,
    agreeing: Sequence[tuple[Statement, ...]],
    published: Sequence[KeyedAct],
    register: OrganisationRegister,
) -> Iterator[KeyedAct]:
    """The acts of one authority and year with their keys; those published before keep theirs."""
    found_again = _found_again(agreeing, published)
    taken = {act.keys.act: act.record.number for act in published}
    for position, stated in enumerate(agreeing):
        before = found_again.get(position)
        if before is None:
            key = _new_key(stated[0].record, taken)
            taken[key] = stated[0].record.number
        else:
            key = before.keys.act
        yield _keyed(shelf, key, stated, before, register)


def _found_again(agreeing: Sequence[tuple[Statement, ...]], published: Sequence[KeyedAct]) -> dict[int, KeyedAct]:
    """Position of each act that is published already.

    It is found by sitting and number, else title; where there are many, by registration, then by facts.
    """
    candidates: defaultdict[tuple[str, ...], list[KeyedAct]] = defaultdict(list)
    for act in published:
        candidates[_identity(act.record)].append(act)
    found: dict[int, KeyedAct] = {}
    for same in (_same_registration, _same_facts, _may_be_same):
        for position, stated in enumerate(agreeing):
            if position in found:
                continue
            left = candidates[_identity(stated[0].record)]
            match = next((act for act in left if same(act, stated[0])), None)
            if match is not None:
                left.remove(match)
                found[position] = match
    return found


def _same_registration(act: KeyedAct, statement: Statement) -> bool:
    return registration_of(act.record) == registration_of(statement.record) != ""


def _same_facts(act: KeyedAct, statement: Statement) -> bool:
    return act.facts == statement.facts


def _may_be_same(act: KeyedAct, statement: Statement) -> bool:
    """Whether the préfecture does not tell that they are two."""
    registered = {registration_of(act.record), registration_of(statement.record)} - {""}
    return len(registered) < 2


def _identity(record: Deliberation) -> tuple[str, ...]:
    if record.number:
        return "number", same_number(record.number), record.meeting_date or ""
    return "title", slug(record.title or ""), record.meeting_date or ""


def _new_key(record: Deliberation, taken: Mapping[str, str | None]) -> str:
    """A key that no act of the shelf has; ``taken`` maps each key to the number of its act."""
    date = record.meeting_date or ""
    if not record.number:
        return first_free([joined(date, bounded_slug(record.title) or _UNTITLED)], taken)
    plain = bounded_slug(record.number) or joined("acte", short_hash(record.number))
    holder = taken.get(plain)
    again = holder is not None and same_number(holder) == same_number(record.number)
    apart = plain if again else joined(plain, short_hash(same_number(record.number)))
    return first_free([plain, *([] if again else [apart]), joined(apart, date)], taken)


def _keyed(
    shelf: Shelf, key: str, stated: Sequence[Statement], before: KeyedAct | None, register: OrganisationRegister
) -> KeyedAct:
    sources = _sources(stated, before)
    record = next(
        (statement.record for statement in stated if statement.sha256 == sources[0].sha256),
        before.record if before else stated[0].record,
    )
    authority, year = shelf
    keys = ActKeys(
        authority=authority,
        year=year,
        act=key,
        grants=grant_keys(record.grants, before.record.grants, before.keys.grants)
        if before
        else grant_keys(record.grants),
        beneficiaries=tuple(
            None
            if grant.natural_person or not slug(grant.beneficiary or "")
            else register.beneficiary(authority, grant.beneficiary or "", grant.beneficiary_siret)
            for grant in record.grants
        ),
    )
    return KeyedAct(record=record, keys=keys, facts=stated[0].facts, sources=sources)


def _sources(stated: Sequence[Statement], before: KeyedAct | None) -> tuple[Source, ...]:
    """Every source that states the act, the one it is read in first.

    A source of the published version remains where it states the same facts and was not obtained anew from the same
    place. The first remains first; else the one best recognised is.
    """
    best_first = sorted(stated, key=lambda statement: (-(statement.record.recognised or 0), statement.sha256))
    sources = {statement.sha256: statement.record.source for statement in best_first}
    if before is None or before.facts != stated[0].facts:
        return tuple(sources.values())
    places = {source.uri for source in sources.values()} - {None}
    remaining = {
        source.sha256 or "": source for source in before.sources if source.sha256 in sources or source.uri not in places
    }
    return tuple((remaining | sources).values())
