"""An act as the tables tell it: its record, and the addresses of all that it names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publisher.identifiers import Addresses
from publisher.keys import member_keys, territory_keys
from publisher.keys.places import thing_place
from publisher.mapping.literals import MASK
from publisher.records import Deliberation, PartialDate, Span
from publisher.release.links import ActLinks, links_between
from publisher.release.rows import PublishedAct

_DAY = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One act; ``members`` and ``territories`` map a name that it states to the key of its document."""

    published: PublishedAct
    addresses: Addresses
    links: ActLinks
    members: Mapping[str, str]
    territories: Mapping[str, str]

    @property
    def record(self) -> Deliberation:
        """What the act says."""
        return self.published.act.record

    @property
    def document(self) -> str:
        """Address of the act."""
        return self.addresses.base + self.published.path

    def place(self, fragment: str) -> str:
        """Address of what stands at a fragment of the act."""
        return self.addresses.place(self.document, fragment)

    def thing(self, field: str, index: int) -> str:
        """Address of the thing at ``/field/index`` of the record."""
        return self.place(thing_place(self.published.act.keys, field, index))

    def words(self, span: Span | None) -> str | None:
        """Address of words of the act; None where its text has none."""
        sha256 = self.record.source.sha256
        return self.addresses.words(sha256, *span) if sha256 and span else None

    def person(self, name: str | None) -> tuple[str | None, str | None]:
        """Name and address of a person in public office; a masked name names nobody."""
        shown = unmasked(name)
        key = self.members.get(shown) if shown else None
        return shown, self.addresses.member(self.published.act.keys.authority, key) if key else None

    def territory(self, name: str | None) -> str | None:
        """Address of a territory."""
        key = self.territories.get(name) if name else None
        return self.addresses.territory(key) if key else None


def told(acts: Iterable[PublishedAct], addresses: Addresses) -> Iterator[Told]:
    """Acts as the tables tell them, in their order; all of them, for they cite each other."""
    known = tuple(acts)
    links = links_between({published.path: published.act for published in known}, addresses)
    for published in known:
        record = published.act.record
        yield Told(
            published=published,
            addresses=addresses,
            links=links[published.path],
            members=member_keys(record),
            territories=territory_keys(record, published.act.keys.authority),
        )


def unmasked(name: str | None) -> str | None:
    """A name, where no character of it is masked."""
    return name if name and MASK not in name else None


def day(stated: PartialDate | None) -> date | None:
    """The day that a date is; None where the act gives the month or the year alone, or a day that no calendar has."""
    if stated is None or len(stated) != _DAY:
        return None
    try:
        return date.fromisoformat(stated)
    except ValueError:
        return None
