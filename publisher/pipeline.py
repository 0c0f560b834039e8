"""The stages joined: from what the officer gives to a release that serves, or to what the gate would say.

Work per source and per document goes through an ``Executor``; what comes back is put in one order, so that neither the
number of workers nor the order of the sources changes a byte.
"""

import logging
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from publisher import __version__
from publisher.config import Instance
from publisher.enrichment import Amendment, amend, concerning, folders_beside, load
from publisher.errors import PublisherError, ReleaseError, SourceError
from publisher.keys import OrganisationRegister
from publisher.pages import Site
from publisher.records import Deliberation, Finding, Source
from publisher.release.bench import Bench, Progress
from publisher.release.build import Read, assigned, build
from publisher.release.digests import corrected
from publisher.release.documents import Making, check_act
from publisher.release.folders import put_in_place, workshop
from publisher.release.former import Former, open_former, read_before
from publisher.release.gate import act_job
from publisher.release.links import act_path, links_between
from publisher.release.manifest import write_manifest
from publisher.release.outcome import Outcome, Refused, Unread
from publisher.release.readings import StoredReading, one_a_source
from publisher.release.work import InThisProcess, in_order
from publisher.release.writer import StoreWriter
from publisher.scdl import read
from publisher.scdl.following import MOST, addresses
from publisher.sources import Document, expand, fetch, is_archive, opened, printable
from publisher.sources.names import is_address
from publisher.text import extract

log = logging.getLogger(__name__)

_SPOOL = "originaux"
STANDARD_INPUT = "-"
_TABLES = frozenset({"text/csv", "text/plain"})
"""Media types of what may be a table: servers say either of a CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What every run is given: the site, its time, who works, who is told of progress, where « - » is read.

    ``follow``: the acts that tables of the SCDL lead to are fetched and read as well.
    ``corrections`` is the folder of the officer's corrections; without it, those beside the sources.
    """

    instance: Instance
    at: datetime
    workers: Executor
    progress: Progress
    standard_input: BinaryIO | None = None
    follow: bool = False
    corrections: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the gate says of one act; ``shacl`` is the validation report as N-Triples, empty without an address.

    ``reading`` is that of its source, in which it is the act at ``position`` (from 1) of so many ``acts``.
    """

    record: Deliberation
    findings: tuple[Finding, ...]
    reading: StoredReading
    position: int
    acts: int
    shacl: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source to read: ``document`` where it is at hand already; ``former``: the release that may have read it.

    ``amendments`` are all the corrections of the run; each tells its source.
    """

    origin: str
    document: Document | None = None
    cache: Path | None = None
    former: Path | None = None
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """What was read; ``content`` is None where the former release had read the same bytes."""

    reading: StoredReading
    content: bytes | None


def publish(arguments: Iterable[str], directory: Path, run: Run) -> Outcome:
    """Read the sources, and make the release that ``directory`` serves from then on.

    Where no act is read, or nothing differs from the release that serves, that one goes on serving. Raises ReleaseError
    where a release cannot be written; whatever happens, the former one serves until the new one is complete.
    """
    making = Making(site=site_of_instance(run.instance), at=run.at)
    with workshop(directory) as folder, _workers_told():
        former = open_former(directory)
        spool = folder / _SPOOL
        spool.mkdir()
        found = _read_all(arguments, run, former.folder, spool, directory)
        if not found.readings:
            return Outcome(folder=former.folder, unread=found.unread)
        with StoreWriter.create(folder, former.folder) as writer:
            bench = Bench(making=making, former=former, writer=writer, workers=run.workers, progress=run.progress)
            built = build(bench, folder, found)
        shutil.rmtree(spool)
        if built.identifier is None:
            return replace(built.outcome, folder=former.folder)
        write_manifest(folder)
        placed = put_in_place(directory, folder, built.identifier)
        return replace(built.outcome, folder=placed, renewed=True)


def check(arguments: Iterable[str], run: Run) -> tuple[list[Checked], tuple[Unread, ...]]:
    """What the gate says of the acts of the sources, in their order, and what could not be read."""
    making = Making(site=site_of_instance(run.instance), at=run.at)
    with _workers_told():
        found = _read_all(arguments, run)
        readings = {reading.sha256: reading for reading in found.readings}
        records, assignment = assigned(found, Former(), OrganisationRegister())
        acts = {act_path(act.keys, making.site.addresses): act for act in assignment.acts}
        links = links_between(acts, making.site.addresses)
        jobs = [act_job(path, act, links[path], readings.get) for path, act in sorted(acts.items())]
        told = [(item.record, item.findings, b"") for item in map(Refused.without_key, assignment.refused)]
        for job, made in zip(jobs, in_order(run.workers, partial(check_act, making), jobs), strict=True):
            told.append((job.act.record, made.findings, made.shacl))
            run.progress("Contrôle", len(told), len(jobs))
    starts: defaultdict[str | None, list[int]] = defaultdict(list)
    for act in chain.from_iterable(records):
        starts[act.source.sha256].append(_place(act))
    checked = [_checked(*item, readings, starts) for item in told]
    return sorted(checked, key=lambda item: (item.record.source.uri or "", _place(item.record))), found.unread


def _checked(
    record: Deliberation,
    findings: tuple[Finding, ...],
    shacl: bytes,
    readings: Mapping[str, StoredReading],
    starts: Mapping[str | None, Sequence[int]],
) -> Checked:
    """What the gate says of an act, with its place among those of its source, whose ``starts`` are known."""
    beside = starts[record.source.sha256]
    return Checked(
        record=record,
        findings=findings,
        reading=readings[record.source.sha256 or ""],
        position=1 + sum(start < _place(record) for start in beside),
        acts=len(beside),
        shacl=shacl,
    )


def site_of_instance(instance: Instance) -> Site:
    """The site as the officer configured it."""
    return Site(
        title=instance.title,
        publisher=instance.publisher_name,
        addresses=instance.addresses,
        licence=instance.licence.name,
        licence_url=instance.licence.url,
        contact=instance.contact,
        director=instance.director,
        host=instance.host,
        accent=instance.accent,
        whole_below=instance.downloads.whole_below,
        catalogue_page=instance.catalogue.page,
        version=__version__,
    )


def _place(record: Deliberation) -> int:
    """Where an act begins in its source."""
    return min((part.span.start for part in record.parts), default=0)


def _read_all(
    arguments: Iterable[str],
    run: Run,
    former: Path | None = None,
    spool: Path | None = None,
    site: Path | None = None,
) -> Read:
    """Read every source once, but those in ``site``; ``spool`` receives the bytes of those that were not known."""
    arguments = tuple(arguments)
    origins, unread = _origins(arguments, run, former, site)
    amendments = _corrections(arguments, origins, run)
    origins = [replace(origin, amendments=amendments) for origin in origins]
    readings: list[StoredReading] = []
    reread = 0
    todo, workers = origins, run.workers
    while todo:
        for done, (origin, result) in enumerate(zip(todo, in_order(workers, read_source, todo), strict=True), 1):
            run.progress("Lecture", done, len(todo))
            if isinstance(result, Unread):
                unread.append(result)
                continue
            log.info("%s : lu", printable(origin.origin))
            readings.append(result.reading)
            reread += result.content is not None
            if spool is not None and result.content is not None:
                (spool / result.reading.sha256).write_bytes(result.content)
        # One request at a time: the acts that rows lead to are mostly of one site.
        todo, workers = _led_to(readings, origins, run) if todo is origins and run.follow else [], InThisProcess()
    if any(map(os.path.isdir, arguments)):
        _tell_without_source(amendments, readings)
    return Read(
        readings=tuple(one_a_source(readings)),
        original=partial(_spooled, spool),
        unread=tuple(unread),
        reread=reread,
        authority=run.instance.authority,
    )


def _led_to(readings: Iterable[StoredReading], origins: Sequence[Origin], run: Run) -> list[Origin]:
    """The acts that rows of tables lead to, but those given and those of this very site."""
    given = {origin.origin for origin in origins}
    led = {
        address
        for reading in readings
        if reading.media_type in _TABLES
        for address in addresses(reading.text.characters, reading.origin).values()
        if address not in given and not address.startswith(f"{run.instance.base}/")
    }
    if len(led) > MOST:
        log.warning("%d actes à aller chercher : seuls les %d premiers le sont ; donnez les documents.", len(led), MOST)
    return [replace(origins[0], origin=address, document=None) for address in sorted(led)[:MOST]]


def _corrections(arguments: Sequence[str], origins: Sequence[Origin], run: Run) -> tuple[Amendment, ...]:
    """The officer's corrections. Raises ConfigError where a file of them is not as it should be."""
    if run.corrections is not None:
        return load([run.corrections])
    return load(folders_beside(arguments, (origin.origin for origin in origins)))


def _tell_without_source(amendments: Iterable[Amendment], readings: Sequence[StoredReading]) -> None:
    """Say which corrections are of no source that was read: a misspelt name would pass unseen."""
    for amendment in amendments:
        if not any(concerning([amendment], reading.origin, reading.sha256) for reading in readings):
            log.warning(
                "%s, ligne %d : aucune source lue ne répond à « %s » ; vérifiez « source », ou supprimez-la.",
                *(amendment.file, amendment.line, amendment.source),
            )


def _spooled(spool: Path | None, sha256: str) -> bytes | None:
    path = spool / sha256 if spool is not None else None
    return path.read_bytes() if path is not None and path.is_file() else None


def _origins(
    arguments: Iterable[str], run: Run, former: Path | None, site: Path | None
) -> tuple[list[Origin], list[Unread]]:
    """What to read, each source once, in the order of names; standard input is read here, for workers have none."""
    unread: list[Unread] = []
    origins: dict[str, Document | None] = {}
    for argument in arguments:
        try:
            found = _outside(site, argument, expand(argument))
            if argument == STANDARD_INPUT or (is_address(argument) and is_archive(argument)):
                origins |= _at_hand(argument, run, unread)
            else:
                origins |= dict.fromkeys(found)
        except SourceError as error:
            unread.append(Unread(origin=printable(argument), reason=str(error)))
    return [
        Origin(origin=origin, document=document, cache=run.instance.cache, former=former)
        for origin, document in sorted(origins.items(), key=lambda item: item[0])
    ], unread


def _at_hand(argument: str, run: Run, unread: list[Unread]) -> dict[str, Document]:
    """What came through standard input, or the members of an archive at an address: fetched once, for all of them."""
    found = {}
    for origin, member in opened(fetch(argument, standard_input=run.standard_input, cache=run.instance.cache)):
        if isinstance(member, Document):
            found[origin] = member
        else:
            unread.append(Unread(origin=origin, reason=str(member)))
    return found


def _outside(site: Path | None, argument: str, origins: tuple[str, ...]) -> tuple[str, ...]:
    """The origins that are not in the folder of the site: what a publication writes is no source of the next."""
    if site is None:
        return origins
    written = site.resolve()
    found = tuple(
        origin for origin in origins if is_address(origin) or not Path(os.path.realpath(origin)).is_relative_to(written)
    )
    if not found:
        raise SourceError(
            f"{printable(argument)} : c’est le dossier du site publié ; indiquez celui des délibérations."
        )
    return found


def read_source(source: Origin) -> ReadSource | Unread:
    """What is read in one source, or why nothing is."""
    name = printable(source.origin)
    try:
        document = source.document or fetch(source.origin, cache=source.cache)
        amendments = concerning(source.amendments, document.origin, document.sha256)
        made_by = corrected(amendments)
        known = read_before(source.former, document.sha256, made_by) if source.former else None
        if known is not None:
            return ReadSource(reading=replace(known, origin=document.origin, reader=made_by), content=None)
        text = extract(document)
        origin = Source(
            uri=document.origin,
            media_type=document.media_type,
            sha256=document.sha256,
            characters=len(text.characters),
        )
        reading = read(text, origin, partial(amend, amendments))
    except PublisherError as error:
        return Unread(origin=name, reason=str(error))
    except Exception as error:  # noqa: BLE001 - a document that defeats the program must not hold back the others
        reason = (
            f"{name} : le programme n’a pas su lire ce document ({type(error).__name__}) ; signalez-le à ses auteurs."
        )
        return Unread(origin=name, reason=reason)
    if not reading.acts:
        reason = f"{name} : aucune délibération n’a été reconnue dans cette source ; vérifiez le document."
        return Unread(origin=name, reason=reason)
    return ReadSource(reading=StoredReading.of(document, reading, amendments), content=document.content)


@contextmanager
def _workers_told() -> Iterator[None]:
    """Say in French that a worker has died. Raises ReleaseError."""
    try:
        yield
    except BrokenExecutor as error:
        raise ReleaseError(
            "un des processus de travail s’est arrêté (mémoire insuffisante ?) ; recommencez avec --workers 1. "
            "Ce qui était publié n’a pas changé."
        ) from error
