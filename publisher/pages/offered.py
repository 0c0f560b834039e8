"""What the pages of files and data sets are made from.

Rows are shown in the order given; IRIs are absolute, with their fragment where they name a thing.
"""

from dataclasses import dataclass
from decimal import Decimal

from publisher.pages.inputs import Link
from publisher.records import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file offered for download; ``size`` in bytes, ``description`` in French; ``packed`` is its compressed form."""

    iri: str
    name: str
    media_type: str
    size: int
    description: str
    sha256: str | None = None
    packed: "FileRow | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRow:
    """A data set of the catalogue; ``page`` lists its files, ``years`` counts those of its series.

    ``period`` are its first and last day (YYYY-MM-DD), ``bbox`` west, south, east and north of its area in degrees.
    """

    iri: str
    title: str
    description: str
    page: str
    publisher: Link
    keywords: tuple[str, ...]
    issued: PartialDate
    modified: PartialDate
    period: tuple[str, str] | None
    bbox: tuple[Decimal, ...] | None
    years: int
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFiles:
    """The files of one year of an authority (None: of all its years); the ``main`` ones by their form."""

    year: str | None
    main: tuple[Link, ...]
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFiles:
    """The files of an authority, those of all its years first, and its data sets; ``iri`` is the page of them."""

    iri: str
    name: str
    levels: tuple[YearFiles, ...]
    datasets: tuple[DatasetRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsInput:
    """All that is offered for download, of the whole and of each authority; ``index`` lists it for programs."""

    index: str
    whole: tuple[FileRow, ...]
    authorities: tuple[AuthorityFiles, ...]
    datasets: tuple[DatasetRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionRow:
    """Points that the catalogue obtains in one dimension of quality, of the ``most`` there are."""

    label: str
    points: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityInput:
    """The quality of the catalogue by its own account; ``rating`` is the word for its points."""

    points: int
    most: int
    rating: str
    dimensions: tuple[DimensionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueInput:
    """The catalogue, for its HTML form; ``modified`` is a date YYYY-MM-DD. Data sets by year are only counted."""

    title: str
    description: str
    modified: PartialDate | None = None
    datasets: tuple[DatasetRow, ...] = ()
    services: tuple[Link, ...] = ()
    quality: QualityInput | None = None
