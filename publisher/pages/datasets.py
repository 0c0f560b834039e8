"""Data sets in the terms of schema.org, by the rules of search engines for them (Google Dataset Search).

Those want a licence as an address, a creator, and a file's address inside each distribution: written by hand, for what
is mapped from another vocabulary has them of other types.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from publisher.pages.inputs import Site
from publisher.pages.offered import CatalogueInput, DatasetRow, FileRow

Description = Mapping[str, Any]
"""A JSON-LD document."""

_CONTEXT = "https://schema.org"
_LANGUAGE = "fr"


def catalogue_described(site: Site, catalogue: CatalogueInput) -> Description:
    """The catalogue and its data sets, whose files are described where they are listed."""
    document = site.addresses.catalogue()
    return {
        "@context": _CONTEXT,
        "@type": "DataCatalog",
        "@id": document,
        "url": document,
        "name": site.title,
        "description": catalogue.description,
        "inLanguage": _LANGUAGE,
        "license": site.licence_url,
        "publisher": {"@type": "Organization", "name": site.publisher},
        "dataset": [_named(site, row) for row in catalogue.datasets],
    }


def datasets_described(site: Site, rows: Iterable[DatasetRow]) -> Description:
    """The data sets that a page lists the files of; nothing where it has none."""
    described = [dataset_described(site, row) for row in rows]
    return {"@context": _CONTEXT, "@graph": described} if described else {}


def dataset_described(site: Site, row: DatasetRow) -> Description:
    """A data set with its files."""
    known = {
        **_named(site, row),
        "identifier": row.iri,
        "keywords": list(row.keywords),
        "datePublished": row.issued,
        "dateModified": row.modified,
        "inLanguage": _LANGUAGE,
        "isAccessibleForFree": True,
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": site.addresses.catalogue(), "name": site.title},
        "publisher": {"@type": "Organization", "name": site.publisher},
        "temporalCoverage": "/".join(row.period) if row.period else None,
        "spatialCoverage": _place(row),
        "distribution": [_file(site, file) for file in row.files],
    }
    return {name: value for name, value in known.items() if value is not None}


def _named(site: Site, row: DatasetRow) -> Description:
    """What is said of a data set wherever it is named."""
    return {
        "@type": "Dataset",
        "@id": row.iri,
        "url": row.page,
        "name": row.title,
        "description": row.description,
        "license": site.licence_url,
        "creator": {"@type": "Organization", "@id": row.publisher.iri, "name": row.publisher.label},
    }


def _file(site: Site, file: FileRow) -> Description:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": file.iri,
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
        "license": site.licence_url,
    }


def _place(row: DatasetRow) -> Description | None:
    """The area of a data set; a box is south, west, north, east in schema.org."""
    if row.bbox is None:
        return {"@type": "Country", "name": "France"}
    west, south, east, north = row.bbox
    box = f"{south} {west} {north} {east}"
    return {"@type": "Place", "name": row.publisher.label, "geo": {"@type": "GeoShape", "box": box}}
