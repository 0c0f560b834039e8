"""What the acts of a release name, each told once with all that they say of it: bodies, members, places, sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from stdnum.exceptions import ValidationError
from stdnum.fr import siret as siret_number

from publisher.identifiers import Addresses, slug
from publisher.keys import member_keys, territory_key, territory_keys
from publisher.keys.organisations import siren_of
from publisher.mapping import MemberFacts, Mention, OrganisationFacts, TerritoryFacts
from publisher.pages import (
    ActRow,
    GrantRow,
    MemberInput,
    MemberRow,
    OrganisationInput,
    OrganisationRow,
    TerritoryInput,
)
from publisher.records import Deliberation, Grant, Source, Vote
from publisher.records.values import Position
from publisher.release.rows import PublishedAct, act_row, grant_rows, total_of

Value = TypeVar("Value")

_VOTED = {
    Position.FOR: "vote pour",
    Position.AGAINST: "vote contre",
    Position.ABSTENTION: "abstention",
    Position.NOT_VOTING: "n’a pas voté",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFound:
    """A source that states acts of the release, and those acts."""

    source: Source
    acts: tuple[ActRow, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An act with its lines, made once for all that it names."""

    published: PublishedAct
    row: ActRow
    grants: tuple[tuple[GrantRow, Grant, str | None], ...]

    @property
    def record(self) -> Deliberation:
        return self.published.act.record


@dataclass(frozen=True, slots=True)
class Directory:
    """The acts of a release, the latest first, asked for what they name. Everything comes in the order of its key."""

    addresses: Addresses
    mentions: Mapping[str, tuple[Mention, ...]]
    told: tuple[_Told, ...]

    @classmethod
    def of(
        cls, acts: Iterable[PublishedAct], addresses: Addresses, mentions: Mapping[str, tuple[Mention, ...]]
    ) -> "Directory":
        """The directory of acts given the latest first; ``mentions`` are those of their graphs, by document."""
        return cls(
            addresses,
            mentions,
            tuple(
                _Told(
                    published,
                    act_row(published, addresses),
                    tuple(
                        zip(
                            grant_rows(published, addresses),
                            published.act.record.grants,
                            published.act.keys.beneficiaries,
                            strict=True,
                        )
                    ),
                )
                for published in acts
            ),
        )

    def organisations(self) -> Iterator[tuple[OrganisationInput, OrganisationFacts]]:
        """Every authority and every body that receives something, with their acts and grants."""
        decided: defaultdict[str, list[_Told]] = defaultdict(list)
        received: defaultdict[str, list[tuple[GrantRow, Grant]]] = defaultdict(list)
        for told in self.told:
            decided[told.published.act.keys.authority].append(told)
            for row, grant, body in told.grants:
                if body:
                    received[body].append((row, grant))
        names = {key: _names(decided.get(key, ()), received.get(key, ())) for key in {*decided, *received}}
        for key in sorted(names):
            acts, grants = decided.get(key, []), received.get(key, [])
            yield self._organisation(key, names, acts, grants), self._organisation_facts(key, names[key], acts, grants)

    def _organisation(
        self,
        key: str,
        names: Mapping[str, tuple[str, ...]],
        decided: list[_Told],
        received: list[tuple[GrantRow, Grant]],
    ) -> OrganisationInput:
        grants = [grant for _, grant in received]
        sirens = [told.record.authority.siren for told in decided] + [
            siren_of(grant.beneficiary_siret) for grant in grants
        ]
        kinds = [told.record.authority.kind for told in decided]
        return OrganisationInput(
            key=key,
            name=names[key][0],
            other_names=tuple(sorted(names[key][1:])),
            siren=_only(sirens),
            siret=_only(_siret_of(grant.beneficiary_siret) for grant in grants),
            rna=_only(grant.beneficiary_rna for grant in grants),
            kind=_only(kinds),
            acts=tuple(told.row for told in decided),
            received=tuple(row for row, _ in received),
            beneficiaries=tuple(self._funded(decided, names)),
        )

    def _organisation_facts(
        self, key: str, names: tuple[str, ...], decided: list[_Told], received: list[tuple[GrantRow, Grant]]
    ) -> OrganisationFacts:
        numbers = [told.record.authority.siren for told in decided]
        numbers += [number for _, grant in received for number in (grant.beneficiary_siret, grant.beneficiary_rna)]
        return OrganisationFacts(
            key=key,
            names=tuple(sorted(names)),
            kind=_only(told.record.authority.kind for told in decided),
            bodies=tuple(sorted({told.record.body for told in decided if told.record.body})),
            numbers=tuple(sorted({number for number in numbers if number})),
            mentions=self.mentions.get(self.addresses.organisation(key), ()),
        )

    def _funded(self, decided: list[_Told], names: Mapping[str, tuple[str, ...]]) -> list[OrganisationRow]:
        """Those whom an authority funds, the largest sum first."""
        sums: defaultdict[str, list[Grant]] = defaultdict(list)
        for told in decided:
            for _, grant, body in told.grants:
                if body:
                    sums[body].append(grant)
        rows = [self.organisation_row(key, names[key][0], grants) for key, grants in sorted(sums.items())]
        return sorted(rows, key=lambda row: -(row.total or 0))

    def organisation_row(self, key: str, name: str, grants: Iterable[Grant]) -> OrganisationRow:
        """A body with the number of its grants and their total."""
        grants = tuple(grants)
        total, currency = total_of((grant.paid, grant.currency) for grant in grants)
        return OrganisationRow(
            iri=self.addresses.organisation(key), name=name, count=len(grants), total=total, currency=currency
        )

    def members(self) -> Iterator[tuple[MemberInput, MemberFacts]]:
        """Every elected member whom an act names, with what each act says of them."""
        rows: defaultdict[tuple[str, str], list[tuple[_Told, tuple[str, ...]]]] = defaultdict(list)
        for told in self.told:
            by_key: defaultdict[str, list[str]] = defaultdict(list)
            for name, key in member_keys(told.record).items():
                by_key[key].append(name)
            for key, names in by_key.items():
                rows[told.published.act.keys.authority, key].append((told, tuple(names)))
        for (authority, key), found in sorted(rows.items()):
            page = MemberInput(
                authority_key=authority,
                key=key,
                name=found[0][1][0],
                authority=found[0][0].row.authority,
                rows=tuple(_member_row(told, frozenset(names)) for told, names in found),
            )
            document = self.addresses.member(authority, key)
            written = tuple(sorted({name for _, names in found for name in names}))
            yield (
                page,
                MemberFacts(authority=authority, key=key, names=written, mentions=self.mentions.get(document, ())),
            )

    def territories(self) -> Iterator[tuple[TerritoryInput, TerritoryFacts]]:
        """Every territory that a grant is for, with those grants."""
        names: defaultdict[str, list[str]] = defaultdict(list)
        grants: defaultdict[str, list[GrantRow]] = defaultdict(list)
        for told in self.told:
            authority = told.published.act.keys.authority
            for name, key in territory_keys(told.record, authority).items():
                names[key].append(name)
            for row, grant, _ in told.grants:
                places = (*grant.territory, *(share.territory for share in grant.shares))
                for key in dict.fromkeys(territory_key(authority, name) for name in places):
                    if key:
                        grants[key].append(row)
        for key, written in sorted(names.items()):
            mentions = self.mentions.get(self.addresses.territory(key), ())
            yield (
                TerritoryInput(key=key, name=written[0], grants=tuple(grants[key])),
                TerritoryFacts(key=key, names=tuple(sorted(set(written))), mentions=mentions),
            )

    def sources(self) -> Iterator[SourceFound]:
        """Every source that states an act of the release, with its acts."""
        found: defaultdict[str, list[tuple[Source, ActRow]]] = defaultdict(list)
        for told in self.told:
            for source in told.published.act.sources:
                found[source.sha256 or ""].append((source, told.row))
        for _, stated in sorted(found.items()):
            yield SourceFound(source=stated[0][0], acts=tuple(row for _, row in stated))


def _names(decided: Iterable[_Told], received: Iterable[tuple[GrantRow, Grant]]) -> tuple[str, ...]:
    """The names of a body as written, the latest first; those that differ in case or accents alone count as one."""
    written = [told.row.authority.label for told in decided] + [grant.beneficiary or "" for _, grant in received]
    names: dict[str, str] = {}
    for name in written:
        names.setdefault(slug(name), name)
    return tuple(names.values())


def _only(values: Iterable[Value | None]) -> Value | None:
    """The one value stated; None where none is, or where several are."""
    stated = {value for value in values if value is not None}
    return stated.pop() if len(stated) == 1 else None


def _siret_of(number: str | None) -> str | None:
    """A SIRET whose check digits are right."""
    try:
        return str(siret_number.validate(number or ""))
    except ValidationError:
        return None


def _member_row(told: _Told, names: frozenset[str]) -> MemberRow:
    """What an act says of the member whom it calls by these names."""
    record = told.record
    listed = next((person for person in record.attendance if person.name in names), None)
    offices = {
        "présidence de séance": record.president,
        "secrétariat de séance": record.secretary,
        "rapport": record.rapporteur,
    }
    return MemberRow(
        act=told.row,
        status=listed.status if listed else None,
        recused=any(person.name in names for person in record.recusals),
        roles=(*(office for office, name in offices.items() if name in names), *_voted(record.vote, names)),
        represented_by=listed.represented_by if listed else None,
    )


def _voted(vote: Vote | None, names: frozenset[str]) -> Iterator[str]:
    for member in vote.members if vote else ():
        if member.name in names:
            yield _VOTED[member.position]
