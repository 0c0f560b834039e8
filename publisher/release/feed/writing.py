"""Writing the feed of a release: what the former one has, carried over, then a version of all that differs from it.

Pages are filled in the order of time and never change once they are full. The one exception is the erasure of personal
data: pages that hold versions to be erased are retired, and what else they held stands in pages with new numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from publisher.identifiers import feed_page_of
from publisher.release.bench import Bench, Job
from publisher.release.feed.binding import Binder, Limits
from publisher.release.feed.making import MadeVersion, VersionJob, make_version
from publisher.release.feed.versions import Change, History, Page, Told, Version, changes, time_after
from publisher.release.representation import Representation
from publisher.release.serialise import N_TRIPLES, TURTLE

DOCUMENTS = ("/deliberations/", "/elus/", "/organismes/", "/sources/", "/territoires/")
"""Documents that have versions: those of the data, which the dumps hold too."""

_PAGE_ERASED = "Des données personnelles ont été effacées de cette page du flux : d’autres pages la remplacent."
_VERSION_ERASED = "Cette version contenait des données personnelles : elle a été effacée."


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The feed of a release, and by path why what it had before is there no more."""

    versions: tuple[Version, ...]
    pages: tuple[Page, ...]
    gone: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is said of acts by their path, and why a document goes.

    ``erased`` are paths of acts whose former contents must not be kept. Where there are any, those of all documents
    that change with them go too: what is masked in an act may have stood in the document of a body or a place.
    """

    told: Mapping[str, Told]
    reason: str
    erased: Set[str] = frozenset()
    limits: Limits = field(default_factory=Limits)


def write_feed(bench: Bench, folder: Path, wanted: Wanted) -> Written:
    """Write the files of the feed in ``folder``, once all documents of the release are made."""
    addresses, former = bench.making.site.addresses, bench.former
    history = History.of(former.folder if former.about.get("base") == addresses.base else None)
    documents = {
        path: etag
        for path, media_type, etag in bench.writer.etags()
        if media_type == N_TRIPLES and path.startswith(DOCUMENTS)
    }
    found = tuple(changes(history.heads(), documents))
    if wanted.erased:
        wanted = replace(wanted, erased=wanted.erased | {change.document for change in found})
    kept, dropped = _erased(history.versions, documents, wanted)
    retired = {version.page for version in dropped}
    used = (*history.pages, *(feed_page_of(path) or 0 for path in former.gone))
    members: defaultdict[int, list[Version]] = defaultdict(list)
    for version in kept:
        members[version.page].append(version)
    with ExitStack() as opened:
        first, before = max(used, default=0) + 1, history.folder or folder  # nothing is taken where there is none
        binder = Binder(bench.making, folder, before, wanted.limits, first, opened)
        for number, page in history.pages.items():
            binder.keep(page, members[number], renewed=number in retired)
        for version, made in _new(bench, history, found, wanted):
            binder.add(version, made)
        binder.finish()
    gone = {addresses.path(addresses.feed_page(number)): _PAGE_ERASED for number in sorted(retired)}
    return Written(
        versions=tuple(binder.versions),
        pages=tuple(binder.pages),
        gone=gone | {version.path: _VERSION_ERASED for version in dropped},
    )


def _erased(
    versions: Iterable[Version], documents: Mapping[str, str], wanted: Wanted
) -> tuple[list[Version], list[Version]]:
    """The versions that are kept and those that are not: of a document to erase, all but its content of now."""
    kept, dropped = [], []
    for version in versions:
        if version.document not in wanted.erased:
            kept.append(version)
        elif version.content in {"", documents.get(version.document)}:
            kept.append(replace(version, title=_title(version.document, None, wanted)))
        else:
            dropped.append(version)
    return kept, dropped


def _new(
    bench: Bench, history: History, found: Iterable[Change], wanted: Wanted
) -> Iterator[tuple[Version, MadeVersion]]:
    """The versions that this release adds, in the order of their documents; no page holds them yet."""
    heads, at = history.heads(), time_after(history.versions, bench.making.at)
    jobs = (
        Job(
            path=change.document,
            digest="",
            given=VersionJob(
                change=change,
                at=at,
                content=bench.writer.find(change.document, N_TRIPLES) if change.content else None,
                reason=wanted.reason,
            ),
        )
        for change in found
    )
    last = history.versions[-1].number if history.versions else 0
    for number, (job, made) in enumerate(bench.results("Flux", jobs, make_version), start=last + 1):
        path, change = job.path, job.given.change
        version = Version(
            number=number,
            document=path,
            id=made.id,
            kind=change.kind,
            at=at,
            content=change.content,
            page=0,
            title=_title(path, heads.get(path), wanted),
            channels=wanted.told[path].channels if change.content and path in wanted.told else (),
        )
        yield version, replace(made, representations=(*made.representations, *_of_document(bench, change, at)))


def _title(path: str, head: Version | None, wanted: Wanted) -> str:
    """What an act is called, or was before it was withdrawn, unless that is to be erased."""
    if path in wanted.told:
        return wanted.told[path].title
    return head.title if head and path not in wanted.erased else ""


def _of_document(bench: Bench, change: Change, at: datetime) -> Iterator[Representation]:
    """The forms that a version has from its document, as they are."""
    for media_type in (N_TRIPLES, TURTLE):
        found = bench.writer.find(change.document, media_type) if change.content else None
        if found:
            yield replace(found, modified=at)
