"""The documents that list what is offered for download: a page for people, its parts, and an index for programs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from publisher.identifiers import Addresses
from publisher.pages import (
    AuthorityFiles,
    DatasetRow,
    DownloadsInput,
    FileRow,
    Link,
    Site,
    YearFiles,
    authority_downloads_page,
    downloads_page,
)
from publisher.release.about import moment
from publisher.release.catalogue.model import Catalogue
from publisher.release.catalogue.shown import dataset_row
from publisher.release.digests import digest
from publisher.release.downloads import Offered
from publisher.release.dumps.graphs import FORMS
from publisher.release.dumps.levels import WHOLE, Level
from publisher.release.dumps.parts import GZIP
from publisher.release.representation import json_body
from publisher.release.serialise import HTML
from publisher.release.site import SiteDocument
from publisher.release.tables import ACTS, GRANTS

INDEX = "index.json"
JSON = "application/json"

_MAIN = {
    ACTS.csv: "Délibérations (CSV)",
    GRANTS.csv: "Subventions (CSV)",
    **dict(zip((form.file for form in FORMS), ("N-Triples", "Turtle", "JSON-LD", "N-Quads", "TriG"), strict=True)),
}
"""The main files, and what they are called."""


def download_documents(catalogue: Catalogue, files: Sequence[Offered]) -> Iterator[SiteDocument]:
    """The page of downloads, one for each authority, and ``index.json``."""
    site, addresses = catalogue.site, catalogue.site.addresses
    levels: dict[Level, list[Offered]] = {}
    for file in files:
        levels.setdefault(Level(file.authority, file.year), []).append(file)
    downloads = DownloadsInput(
        index=addresses.download(INDEX),
        whole=_rows(levels.get(WHOLE, []), addresses),
        authorities=tuple(_authority(level, levels, catalogue) for level in levels if level.keys and not level.year),
        datasets=_datasets(catalogue, WHOLE),
    )
    yield _page(site, addresses.downloads(), downloads, partial(downloads_page, site, downloads))
    for authority in downloads.authorities:
        yield _page(site, authority.iri, authority, partial(authority_downloads_page, site, authority))
    yield SiteDocument(
        path=addresses.path(downloads.index),
        digest=digest(tuple(files)),
        make=lambda: {JSON: _index(site, files)},
    )


def _page(site: Site, iri: str, shown: DownloadsInput | AuthorityFiles, make: "partial[bytes]") -> SiteDocument:
    return SiteDocument(path=site.addresses.path(iri), digest=digest(shown), make=lambda: {HTML: make()})


def _datasets(catalogue: Catalogue, level: Level) -> tuple[DatasetRow, ...]:
    """The data sets of all years of an authority, or of the whole."""
    of_all_years = (item for item in catalogue.sets if item.year is None)
    return tuple(
        dataset_row(catalogue, item)
        for item in of_all_years
        if (item.body.key if item.body else None) == level.authority
    )


def _authority(authority: Level, levels: Mapping[Level, Sequence[Offered]], catalogue: Catalogue) -> AuthorityFiles:
    addresses = catalogue.site.addresses
    own = {level: found for level, found in levels.items() if level.authority == authority.authority}
    name = own[authority][0].authority_name
    return AuthorityFiles(
        iri=addresses.downloads(authority.authority),
        name=name or authority.authority or "",
        levels=tuple(
            YearFiles(year=level.year, main=_main(found, addresses), files=_rows(found, addresses))
            for level, found in sorted(own.items(), key=lambda item: item[0].year or "9999", reverse=True)
        ),
        datasets=_datasets(catalogue, authority),
    )


def _main(files: Sequence[Offered], addresses: Addresses) -> tuple[Link, ...]:
    here = {file.kind.name: file for file in files}
    found = ((label, here.get(name) or here.get(name + GZIP)) for name, label in _MAIN.items())
    return tuple(Link(label=label, iri=file.iri(addresses)) for label, file in found if file)


def _rows(files: Sequence[Offered], addresses: Addresses) -> tuple[FileRow, ...]:
    """One row for a file and its compressed form, which stands alone where there is no other."""
    here = {file.kind.name for file in files}
    packed = {file.kind.name.removesuffix(GZIP): file.row(addresses) for file in files if file.kind.packed}
    return tuple(
        file.row(addresses, None if file.kind.packed else packed.get(file.kind.name))
        for file in files
        if not (file.kind.packed and file.kind.name.removesuffix(GZIP) in here)
    )


def _index(site: Site, files: Sequence[Offered]) -> bytes:
    addresses = site.addresses
    content = {
        "title": site.title,
        "publisher": site.publisher,
        "license": site.licence_url,
        "files": [_described(file, addresses) for file in files],
    }
    return json_body(content)


def _described(file: Offered, addresses: Addresses) -> Mapping[str, Any]:
    kind = file.kind
    known = {
        "url": file.iri(addresses),
        "name": kind.name,
        "authority": file.authority,
        "authority_name": file.authority_name,
        "year": file.year,
        "media_type": kind.media_type,
        "packed_media_type": kind.packed,
        "dataset": kind.dataset,
        "description": kind.description,
        "bytes": file.size,
        "sha256": file.sha256,
        "modified": moment(file.modified),
    }
    return {name: value for name, value in known.items() if value is not None}
