"""The files of a release: written anew where what they hold has changed, else those of the former release.

Those of one year of an authority are made from its acts; those of an authority, and of the whole, are put together from
them. Where one year is all there is, they are the same files under another name.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.config import AuthorityDefaults
from publisher.release import scdl_files
from publisher.release.bench import Bench, Job
from publisher.release.digests import digest
from publisher.release.documents import context
from publisher.release.downloads import FOLDER, Offered, write_references
from publisher.release.dumps import graphs
from publisher.release.dumps.levels import WHOLE, Level, by_year, parts_of
from publisher.release.dumps.parts import GZIP, same_file
from publisher.release.offering import offered
from publisher.release.rows import PublishedAct
from publisher.release.serialise import N_TRIPLES
from publisher.release.tables import TABLES, told
from publisher.release.tables.files import put_tables_together, write_tables
from publisher.release.tables.package import CSVW, PACKAGE, write_package

_ACTS = "/deliberations/"
_NAMED = ("/elus/", "/organismes/", "/sources/", "/territoires/")
"""Documents whose graphs the dumps hold: the data, not the vocabulary nor the catalogue, which have their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Files that are made together: their names, a digest of what those of a year are made from, and how they are."""

    names: Sequence[str]
    facts: Mapping[Level, str]
    write: Callable[[Level, Path], None]
    put_together: Callable[[Path, Sequence[Path]], None]


def write_files(
    bench: Bench,
    folder: Path,
    acts: Sequence[PublishedAct],
    reading: scdl_files.FindText,
    authority: AuthorityDefaults,
) -> tuple[Offered, ...]:
    """Write every file offered for download in ``folder``; acts come the latest first, ``reading`` has their texts."""
    target, most = folder / FOLDER, bench.making.site.whole_below
    years = by_year(acts)
    parts = parts_of(years)
    levels = (WHOLE, *(level for authority in parts[WHOLE] for level in (authority, *parts[authority])))
    for level in levels:
        level.folder(target).mkdir(parents=True, exist_ok=True)
    facts = {level: digest([(act.path, bench.made[act.path]) for act in held]) for level, held in years.items()}
    _write(bench, target, _graphs(bench, years, most), most)
    whole = _write(bench, target, _tables(bench, years, facts, most), most)
    _write(bench, target, _scdl(bench, years, facts, reading, authority, most), most)
    names = {act.act.keys.authority: act.act.record.authority.name or "" for act in reversed(acts)}
    for level in levels:
        name = names.get(level.authority or "")
        if not _taken(bench, target, level, digest(whole[level], name), (PACKAGE,)):
            write_package(level.folder(target), TABLES, bench.making.site, level, name)
    write_references(target)
    return offered(bench, target, levels, names)


def _write(bench: Bench, target: Path, group: _Group, most: int) -> Mapping[Level, str]:
    """Write a group at each level; gives the digest of what each was made from."""
    facts = dict(group.facts)
    for year in group.facts:
        if not _taken(bench, target, year, facts[year], group.names):
            group.write(year, year.folder(target))
    for level, parts in parts_of(group.facts).items():
        facts[level] = digest([facts[part] for part in parts], most)
        folder = level.folder(target)
        if _taken(bench, target, level, facts[level], group.names):
            continue
        if len(parts) == 1:
            _take(parts[0].folder(target), folder, group.names)
        else:
            group.put_together(folder, [part.folder(target) for part in parts])
    return facts


def _graphs(bench: Bench, years: Iterable[Level], most: int) -> _Group:
    base = bench.making.site.addresses.base
    beside = graphs.named_by_year(_documents(bench, _NAMED), f"{base}{_ACTS}")
    validators: defaultdict[Level, list[tuple[str, str]]] = defaultdict(list)
    for path, media_type, etag in bench.writer.etags():
        if media_type == N_TRIPLES and path.startswith(_ACTS):
            validators[Level(*path.removeprefix(_ACTS).split("/")[:2])].append((path, etag))

    def write(level: Level, folder: Path) -> None:
        prefix = f"{_ACTS}{'/'.join(level.keys)}/"
        graphs.write_year(folder, lambda: _documents(bench, (prefix,)), beside[level], f"{base}{prefix}", context())

    return _Group(
        names=_with_compressed(form.file for form in graphs.FORMS),
        facts={level: digest(validators[level], _sum(beside[level])) for level in years},
        write=write,
        put_together=lambda folder, parts: graphs.put_graphs_together(folder, parts, context(), most),
    )


def _tables(
    bench: Bench, years: Mapping[Level, tuple[PublishedAct, ...]], facts: Mapping[Level, str], most: int
) -> _Group:
    everything = {
        act.published.path: act
        for act in told((act for held in years.values() for act in held), bench.making.site.addresses)
    }
    names = _with_compressed(table.csv for table in TABLES)
    return _Group(
        names=(*names, *(table.parquet for table in TABLES), CSVW),
        facts=facts,
        write=lambda level, folder: write_tables(folder, TABLES, [everything[act.path] for act in years[level]]),
        put_together=lambda folder, parts: put_tables_together(folder, TABLES, parts, most),
    )


def _scdl(
    bench: Bench,
    years: Mapping[Level, tuple[PublishedAct, ...]],
    facts: Mapping[Level, str],
    reading: scdl_files.FindText,
    authority: AuthorityDefaults,
    most: int,
) -> _Group:
    addresses = bench.making.site.addresses
    return _Group(
        names=_with_compressed(scdl_files.NAMES),
        facts={level: digest(made, authority) for level, made in facts.items()},
        write=lambda level, folder: scdl_files.write_scdl(folder, years[level], addresses, reading, authority),
        put_together=lambda folder, parts: scdl_files.put_scdl_together(folder, parts, most),
    )


def _documents(bench: Bench, prefixes: Iterable[str]) -> Iterator[graphs.Document]:
    base = bench.making.site.addresses.base
    for prefix in prefixes:
        yield from ((base + path, form.body) for path, form in bench.writer.bodies(prefix, N_TRIPLES))


def _sum(beside: graphs.Year) -> str:
    """Digest of what documents beside the acts tell for a year."""
    found = hashlib.sha256()
    for kind in (beside.shared, beside.own):
        for document, lines in kind.items():
            found.update(document.encode() + b"\n")
            found.update(b"".join(lines) + b"\n")
    return found.hexdigest()


def _with_compressed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name + ending for name in names for ending in ("", GZIP))


def _taken(bench: Bench, target: Path, level: Level, facts: str, names: Sequence[str]) -> bool:
    """Take files of the former release where they were made from the same; gives whether they were."""
    addresses = bench.making.site.addresses
    known_by = next((name for name in names if name.endswith(GZIP)), names[0])  # which is there at any size
    path = addresses.path(addresses.download(known_by, level.authority, level.year))
    job: Job[None] = Job(path=path, digest=facts, given=None)
    known = bench.known(job)
    bench.note(job, anew=not known)
    if known and bench.former.folder is not None:
        _take(level.folder(bench.former.folder / FOLDER), level.folder(target), names)
    return known


def _take(origin: Path, folder: Path, names: Iterable[str]) -> None:
    for name in names:
        if (origin / name).is_file():
            same_file(origin / name, folder / name)
