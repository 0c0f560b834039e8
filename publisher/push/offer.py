"""What a release offers to a portal: a data set for each authority and kind, with its files.

The only module of this room that reads a release; what a data set is follows the catalogue.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.identifiers import Addresses, slug
from publisher.records import PartialDate
from publisher.release import Download, Release, Selection, site_of
from publisher.release.dumps.parts import GZIP
from publisher.release.kinds import ACTS_DATASET, GRANTS_DATASET, KINDS, Kind
from publisher.release.scdl_files import ACTS, GRANTS

SCHEMAS = {ACTS: "scdl/deliberations", GRANTS: "scdl/subventions"}
"""Names, on schema.data.gouv.fr, of the schemas that files follow."""

_TITLES = {ACTS_DATASET: "Délibérations", GRANTS_DATASET: "Subventions et financements"}
_SENTENCES = {
    ACTS_DATASET: "Les délibérations de {name} : décisions, votes, financements.",
    GRANTS_DATASET: "Les sommes accordées par les délibérations de {name} : qui reçoit combien, et pour quoi.",
}
_TAGS = {
    ACTS_DATASET: ("délibération", "collectivité territoriale", "décision", "scdl"),
    GRANTS_DATASET: ("subvention", "financement public", "collectivité territoriale", "scdl"),
}
_DESCRIPTION = """{sentence}

Chaque fait renvoie aux mots de l’acte qui l’énoncent : [{title}]({home}). Les mêmes données année par année, avec \
leurs empreintes : [téléchargements]({downloads}).

Ce jeu est tenu à jour par le programme qui publie ce site : un titre, une description ou un fichier modifié ici à la \
main est remplacé à l’envoi suivant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file at an address; ``size`` in bytes, ``format`` as portals write it (csv, nt.gz), ``schema`` by its name."""

    name: str
    url: str
    title: str
    format: str
    media_type: str
    size: int
    sha256: str
    schema: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A data set; ``identifier`` is its IRI (dct:identifier), ``period`` its first and last day (YYYY-MM-DD)."""

    identifier: str
    title: str
    description: str
    tags: tuple[str, ...]
    period: tuple[str, str] | None
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is to be on a portal; the licence is that of the release, and every file is under ``downloads``."""

    base: str
    downloads: str
    licence: str
    licence_url: str
    datasets: tuple[Dataset, ...]


def offer(release: Release) -> Offer:
    """The data sets of a release, by authority, deliberations before grants; one that holds nothing is left out."""
    site, addresses = site_of(release.about), release.addresses
    held = {count.value: count.label for count in release.authorities(Selection())}
    return Offer(
        base=addresses.base,
        downloads=f"{addresses.downloads()}/",
        licence=site.licence,
        licence_url=site.licence_url,
        datasets=tuple(_datasets(release, site.title, held)),
    )


def _datasets(release: Release, title: str, held: Mapping[str, str]) -> Iterator[Dataset]:
    addresses = release.addresses
    downloads = {download.path: download for download in release.downloads()}
    for authority, name in sorted(held.items()):
        selection = Selection(authority=authority)
        for key, sentence in _SENTENCES.items():
            files = sorted(_files(addresses, downloads, authority, key), key=_rank)
            if not files or (key == GRANTS_DATASET and not release.grants(selection, size=1).total):
                continue
            yield Dataset(
                identifier=addresses.part(addresses.catalogue(), authority, key),
                title=f"{_TITLES[key]} – {name}",
                description=_DESCRIPTION.format(
                    sentence=sentence.format(name=name),
                    title=title,
                    home=addresses.home(),
                    downloads=addresses.downloads(authority),
                ),
                tags=tuple(sorted(slug(word) for word in _TAGS[key])),
                period=_period(release, selection),
                files=tuple(files),
            )


def _files(addresses: Addresses, downloads: Mapping[str, Download], authority: str, dataset: str) -> Iterator[File]:
    """Files of all years of an authority, in the order of kinds; compressed ones where there is no other form."""
    paths = {kind.name: addresses.path(addresses.download(kind.name, authority)) for kind in KINDS}
    for kind in KINDS:
        plain = downloads.get(paths[kind.name.removesuffix(GZIP)])
        download = downloads.get(paths[kind.name])
        if kind.dataset == dataset and download and (download is plain or plain is None):
            yield _file(addresses, kind, download)


def _rank(file: File) -> tuple[bool, bool]:
    """Those that follow a schema first, then tables that every spreadsheet opens: a portal shows the first ones."""
    return file.schema is None, not file.format.startswith("csv")


def _file(addresses: Addresses, kind: Kind, download: Download) -> File:
    return File(
        name=kind.name,
        url=addresses.base + download.path,
        title=f"{download.description} ({kind.name})",
        format=kind.name.partition(".")[2],
        media_type=download.media_type,
        size=download.size,
        sha256=download.sha256,
        schema=SCHEMAS.get(kind.name),
    )


def _period(release: Release, selection: Selection) -> tuple[str, str] | None:
    """The days of the first and last sitting; none where one of them is not known to the day."""
    latest = release.acts(selection, size=1)
    first = release.acts(selection, page=latest.total, size=1) if latest.total else latest
    days = [row.date for listing in (first, latest) for row in listing.rows if row.date and _is_day(row.date)]
    return (str(days[0]), str(days[1])) if len(days) == 2 else None


def _is_day(date: PartialDate) -> bool:
    return len(date) == len("2023-10-16")
