"""What a catalogue tells: its data sets, who publishes them, and the area and time that they are about."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from publisher.config import AuthorityDefaults
from publisher.identifiers import Addresses, slug
from publisher.pages import Site
from publisher.records import PartialDate
from publisher.records.values import AuthorityKind
from publisher.release.downloads import ACTS_DATASET, Offered
from publisher.release.dumps.levels import WHOLE, Level
from publisher.release.rows import PublishedAct

DAY = len("2024-01-31")
Period = tuple[str, str]
"""First and last day, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An area as configured: its code in INSEE's geography, its IRI, and its bounds (west, south, east, north)."""

    cog: str | None
    iri: str | None
    bbox: tuple[Decimal, ...] | None

    @classmethod
    def of(cls, configured: AuthorityDefaults) -> "Place | None":
        """The area that is configured; None where nothing is."""
        if configured.cog is None and configured.place is None and configured.bbox is None:
            return None
        return cls(cog=configured.cog, iri=configured.place, bbox=configured.bbox)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An authority whose acts are published; ``key`` is that of its IRI."""

    key: str
    name: str
    kind: AuthorityKind | None
    siren: str | None
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """Files of one kind: of a year of an authority, of an authority, or of the whole (neither)."""

    kind: str
    body: Body | None
    year: str | None
    files: tuple[Offered, ...]
    period: Period | None

    @property
    def modified(self) -> datetime:
        """When a file last changed."""
        return max(file.modified for file in self.files)

    def iri(self, addresses: Addresses) -> str:
        """``#deliberations``, ``#{authority}-deliberations`` or ``#{authority}-deliberations-{year}``."""
        keys = (self.body.key if self.body else None, self.kind, self.year)
        return addresses.part(addresses.catalogue(), *filter(None, keys))

    def series_iri(self, addresses: Addresses) -> str:
        """The series that the years of an authority are."""
        return addresses.part(addresses.catalogue(), self.body.key if self.body else "", self.kind, "serie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Data sets that stand on one page: all years together, and the years, which are a series. Of the whole, the first.

    ``sets`` of the whole are both kinds; of an authority, those of one kind, that of all years first.
    """

    sets: tuple[DataSet, ...]

    @property
    def years(self) -> tuple[DataSet, ...]:
        """The data sets of the series; none of the whole."""
        return tuple(item for item in self.sets if item.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A whole catalogue. ``issued`` is the day of the first release, ``days`` that of each data set, series and file.

    ``publisher`` is the authority that publishes the site itself, where it is one of ``bodies``; ``examples`` are the
    IRIs of things to look at first.
    """

    site: Site
    groups: tuple[Group, ...]
    bodies: tuple[Body, ...]
    publisher: Body | None
    issued: str
    days: Mapping[str, str]
    examples: tuple[str, ...]

    @property
    def sets(self) -> tuple[DataSet, ...]:
        """Every data set, those of the whole first."""
        return tuple(item for group in self.groups for item in group.sets)

    @property
    def modified(self) -> datetime:
        """When a file last changed."""
        return max(item.modified for item in self.sets)


def catalogue_of(
    site: Site,
    acts: Iterable[PublishedAct],
    files: Iterable[Offered],
    configured: AuthorityDefaults,
    *,
    issued: str,
    day: str,
    former: Mapping[str, str],
) -> Catalogue:
    """The catalogue of acts, the latest first, and of the files that hold them.

    ``former`` has the day on which each thing of the former catalogue was issued; what is new there is of this ``day``.
    """
    by_level: defaultdict[Level, list[PublishedAct]] = defaultdict(list)
    for act in acts:
        year = Level(act.act.keys.authority, act.act.keys.year)
        for level in (WHOLE, year.above(), year):
            by_level[level].append(act)
    bodies = {
        level.authority: _body(level.authority, held, configured)
        for level, held in sorted(by_level.items(), key=lambda item: item[0].keys)
        if level.authority and not level.year
    }
    groups = tuple(_groups(_sets(files, by_level, bodies)))
    named = slug(site.publisher)
    return Catalogue(
        site=site,
        groups=groups,
        bodies=tuple(bodies.values()),
        publisher=next((body for body in bodies.values() if slug(body.name) == named), None),
        issued=issued,
        examples=tuple(_examples(by_level[WHOLE], site.addresses)),
        days={iri: former.get(iri) or (day if former else issued) for iri in _things(groups, site.addresses)},
    )


def _examples(acts: Sequence[PublishedAct], addresses: Addresses) -> Iterator[str]:
    """The latest act, its authority, and the first sum of the latest act that awards one."""
    latest = acts[0] if acts else None
    if latest:
        yield addresses.part(addresses.base + latest.path, "acte")
        yield addresses.part(addresses.organisation(latest.act.keys.authority), "organisme")
    awarding = next((act for act in acts if act.act.keys.grants), None)
    if awarding:
        yield addresses.part(addresses.base + awarding.path, "subvention", awarding.act.keys.grants[0])


def distribution_iri(file: Offered, addresses: Addresses) -> str:
    """``#fichier-deliberations-ttl.{authority}.{year}``: keys have no point, so that no two files share one."""
    name = f"fichier-{file.kind.name.replace('.', '-')}"
    return addresses.place(addresses.catalogue(), ".".join(filter(None, (name, file.authority, file.year))))


def _sets(
    files: Iterable[Offered], by_level: Mapping[Level, Sequence[PublishedAct]], bodies: Mapping[str, Body]
) -> Mapping[tuple[Level, str], DataSet]:
    """The data sets that hold something, in the order of the files."""
    found: defaultdict[tuple[Level, str], list[Offered]] = defaultdict(list)
    for file in files:
        if file.kind.dataset is not None:
            found[Level(file.authority, file.year), file.kind.dataset].append(file)
    return {
        (level, kind): DataSet(
            kind=kind,
            body=bodies[level.authority] if level.authority else None,
            year=level.year,
            files=tuple(held),
            period=_period(by_level[level]),
        )
        for (level, kind), held in found.items()
        if kind == ACTS_DATASET or any(act.act.record.grants for act in by_level[level])
    }


def _groups(sets: Mapping[tuple[Level, str], DataSet]) -> Iterator[Group]:
    """Those of the whole, then of each authority and kind, in the order of ``sets``."""
    whole = tuple(found for (level, _), found in sets.items() if level == WHOLE)
    if whole:
        yield Group(sets=whole)
    for level, kind in sets:
        if level.authority and not level.year:
            years = (
                found for (part, other), found in sets.items() if part.year and (part.above(), other) == (level, kind)
            )
            yield Group(sets=(sets[level, kind], *years))


def _things(groups: Iterable[Group], addresses: Addresses) -> Iterator[str]:
    """The IRIs of data sets, series and distributions."""
    for group in groups:
        if group.years:
            yield group.years[0].series_iri(addresses)
        for item in group.sets:
            yield item.iri(addresses)
            yield from (distribution_iri(file, addresses) for file in item.files)


def _body(key: str, acts: Iterable[PublishedAct], configured: AuthorityDefaults) -> Body:
    """An authority, with what its latest act that states it says."""
    stated = [act.act.record.authority for act in acts]
    name = next((authority.name for authority in stated if authority.name), key)
    ours = configured.key == key or (configured.name is not None and slug(configured.name) == slug(name))
    return Body(
        key=key,
        name=name,
        kind=next((authority.kind for authority in stated if authority.kind), None),
        siren=next((authority.siren for authority in stated if authority.siren), None),
        place=Place.of(configured) if ours else None,
    )


def _period(acts: Iterable[PublishedAct]) -> Period | None:
    """The days that the sittings are between; a date known to the month or year stands for all of its days."""
    dates = [date for act in acts if (date := act.act.record.meeting_date)]
    return (min(map(_first_day, dates)), max(map(_last_day, dates))) if dates else None


def _first_day(date: PartialDate) -> str:
    return date + "-01-01"[: DAY - len(date)]


def _last_day(date: PartialDate) -> str:
    if len(date) == len("2024-03"):
        year, month = map(int, date.split("-"))
        return f"{date}-{calendar.monthrange(year, month)[1]}"
    return date + "-12-31"[: DAY - len(date)]
