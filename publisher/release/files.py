"""The files of a release: written anew where what they hold has changed, else those of the former release."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from publisher.config import AuthorityDefaults
from publisher.release import dumps, scdl_files
from publisher.release.bench import Bench, Job
from publisher.release.digests import digest
from publisher.release.documents import context
from publisher.release.downloads import FOLDER, Offered, offered, write_references
from publisher.release.rows import PublishedAct
from publisher.release.serialise import N_TRIPLES
from publisher.release.tables import ACTS, GRANTS, METADATA, write_tables

_ACTS = "/deliberations/"
_NAMED = ("/elus/", "/organismes/", "/sources/", "/territoires/")
"""Documents whose graphs the dumps hold: the data, not the vocabulary nor the catalogue, which have their own."""

_GRAPHS = tuple(f"{dumps.STEM}{suffix}" for suffix in (".nt", ".ttl", ".jsonld", ".nt.gz"))
_TABLES = (ACTS, GRANTS, ACTS + METADATA, GRANTS + METADATA)


def write_files(
    bench: Bench,
    folder: Path,
    acts: Sequence[PublishedAct],
    reading: scdl_files.FindText,
    authority: AuthorityDefaults,
) -> tuple[Offered, ...]:
    """Write every file offered for download in ``folder``; acts come the latest first, ``reading`` has their texts."""
    addresses = bench.making.site.addresses
    target = folder / FOLDER
    target.mkdir()
    graphs = digest(
        [row for row in bench.writer.etags() if row[1] == N_TRIPLES and row[0].startswith((_ACTS, *_NAMED))]
    )
    if not _taken(bench, target, graphs, _GRAPHS):
        first = target / _GRAPHS[0]
        dumps.write_ntriples(first, _graphs(bench, _NAMED), _graphs(bench, (_ACTS,)))
        dumps.write_other_forms(first, context())
        dumps.write_compressed(first)
    tables = digest([(published.path, bench.made[published.path]) for published in acts])
    if not _taken(bench, target, tables, _TABLES):
        write_tables(target, acts, addresses)
    if not _taken(bench, target, digest(tables, authority), scdl_files.NAMES):
        scdl_files.write_scdl(target, acts, addresses, reading, authority)
    write_references(target)
    return offered(target, addresses, bench.making.at, bench.former.downloads)


def _graphs(bench: Bench, prefixes: Iterable[str]) -> Iterator[dumps.Document]:
    base = bench.making.site.addresses.base
    for prefix in prefixes:
        yield from ((base + path, form.body) for path, form in bench.writer.bodies(prefix, N_TRIPLES))


def _taken(bench: Bench, target: Path, facts: str, names: Sequence[str]) -> bool:
    """Take files of the former release where they were made from the same; gives whether they were."""
    path = bench.making.site.addresses.path(bench.making.site.addresses.download(names[0]))
    job: Job[None] = Job(path=path, digest=facts, given=None)
    known = bench.known(job)
    bench.note(job, anew=not known)
    if known and bench.former.folder is not None:
        for name in names:
            _same_file(bench.former.folder / FOLDER / name, target / name)
    return known


def _same_file(former: Path, path: Path) -> None:
    """One file under two names where the disk can, for neither release ever changes it; else a copy."""
    try:
        os.link(former, path)
    except OSError:
        shutil.copyfile(former, path)
