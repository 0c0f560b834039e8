"""What acts are called in the feed, and the Atom feeds that tell of them: of all, by body, by place, by subject.

An Atom feed goes with a document, at its address with ``.atom``. It tells of an act from the first version that names
its thing to the one that names it no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from publisher.identifiers import Addresses
from publisher.keys import territory_keys
from publisher.pages import Link, Site
from publisher.pages.feed import ATOM
from publisher.release.digests import digest
from publisher.release.feed.atom import AtomEntry, AtomFeed, atom_feed
from publisher.release.feed.versions import Told, Version
from publisher.release.rows import PublishedAct, act_row
from publisher.release.site import SiteDocument
from publisher.scdl.nomenclature import matter

_MOST = 50  # entries of a feed; the feed of changes has them all
_UNTITLED = "Délibération sans titre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """An Atom feed: the IRI of what it goes with, its title, and the page that it leads to."""

    iri: str
    title: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """What is told of acts, by their path; the Atom feeds, by the path of what they go with; those of subjects."""

    told: Mapping[str, Told]
    known: Mapping[str, Channel]
    subjects: tuple[Link, ...]


def channels_of(acts: Sequence[PublishedAct], site: Site) -> Channels:
    """The Atom feeds that acts, the latest first, are to be told in."""
    addresses = site.addresses
    everything = addresses.section("deliberations")
    known = {addresses.path(everything): Channel(iri=everything, title=site.title, page=everything)}
    told, subjects = {}, {}
    for published in acts:
        concerned = dict.fromkeys(_concerned(published, addresses))
        for iri, name in concerned:
            known.setdefault(addresses.path(iri), Channel(iri=iri, title=f"{name} – {site.title}", page=iri))
        subject = _subject(published, addresses)
        if subject:
            iri, name = subject
            subjects[addresses.path(iri)] = Channel(iri=iri, title=f"{name} – {site.title}", page=everything)
        paths = [everything, *(iri for iri, _ in concerned), *([subject[0]] if subject else [])]
        told[published.path] = Told(
            title=_title(published), channels=tuple(dict.fromkeys(addresses.path(iri) for iri in paths))
        )
    listed = tuple(
        Link(label=channel.title.removesuffix(f" – {site.title}"), iri=addresses.form(channel.iri, "atom"))
        for _, channel in sorted(subjects.items())
    )
    return Channels(told=told, known=known | subjects, subjects=listed)


def atom_documents(
    channels: Channels, versions: Iterable[Version], acts: Sequence[PublishedAct], site: Site
) -> Iterator[SiteDocument]:
    """The Atom feeds of a release; ``versions`` are all those of its feed, in their order."""
    addresses = site.addresses
    order = {published.path: place for place, published in enumerate(acts)}
    for path, latest in sorted(_latest(versions).items()):
        channel = channels.known.get(path)
        if channel is None:
            continue
        latest.sort(key=lambda told: (-told[1].at.timestamp(), order.get(told[1].document, -1), told[1].document))
        feed = AtomFeed(
            iri=addresses.form(channel.iri, "atom"),
            title=channel.title,
            page=channel.page,
            entries=tuple(
                AtomEntry(
                    document=addresses.base + version.document,
                    title=version.title,
                    kind=version.kind.value,
                    published=first.at,
                    updated=version.at,
                    row=act_row(acts[order[version.document]], addresses) if version.document in order else None,
                )
                for first, version in latest[:_MOST]
            ),
        )
        yield SiteDocument(path=addresses.path(feed.iri), digest=digest(feed), make=partial(_made, site, feed))


def _made(site: Site, feed: AtomFeed) -> Mapping[str, bytes]:
    return {ATOM: atom_feed(site, feed)}


def _latest(versions: Iterable[Version]) -> dict[str, list[tuple[Version, Version]]]:
    """For each Atom feed, the first version of each act that it tells of, and the latest that concerns it."""
    first: dict[str, Version] = {}
    before: dict[str, Version] = {}
    found: defaultdict[str, dict[str, Version]] = defaultdict(dict)
    for version in versions:
        former = before.get(version.document)
        for channel in (*version.channels, *(former.channels if former else ())):
            found[channel][version.document] = version
        before[version.document] = version
        first.setdefault(version.document, version)
    return {
        channel: [(first[document], version) for document, version in latest.items()]
        for channel, latest in found.items()
    }


def _concerned(published: PublishedAct, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """IRI and name of the bodies and places that an act is of, or for."""
    record, keys = published.act.record, published.act.keys
    yield addresses.organisation(keys.authority), record.authority.name or keys.authority
    for grant, body in zip(record.grants, keys.beneficiaries, strict=True):
        if body and grant.beneficiary:
            yield addresses.organisation(body), grant.beneficiary
    for name, key in sorted(territory_keys(record, keys.authority).items()):
        yield addresses.territory(key), name


def _subject(published: PublishedAct, addresses: Addresses) -> tuple[str, str] | None:
    """IRI and name of the national subject of an act, that above a local one."""
    code = ".".join((published.act.record.subject_code or "").split(".")[:2])
    label = matter(code)
    return (addresses.subject(code), f"{code} {label.replace('/', ' – ')}") if label else None


def _title(published: PublishedAct) -> str:
    record = published.act.record
    return " – ".join(filter(None, (record.number, record.title))) or _UNTITLED
