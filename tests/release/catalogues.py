"""Catalogues for tests: of a release of two authorities, one of them in two years, and of acts held in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import rdflib

from publisher.config import AuthorityDefaults, CataloguePages, Instance
from publisher.pages import Site
from publisher.release import Release, open_current
from publisher.release.catalogue.model import Catalogue, catalogue_of
from publisher.release.catalogue.pages import DCAT_AP, Reader, canonical, pages
from publisher.release.downloads import KINDS, Offered
from publisher.release.dumps.levels import by_year, parts_of
from publisher.release.rows import PublishedAct
from tests.publishing import INSTANCE, copied, run
from tests.release.builders import ADDRESSES

AT = datetime(2025, 1, 15, 9, tzinfo=UTC)
VALCOMBREUSE, PORT = "commune-de-valcombreuse", "ville-de-port-aubrac"
SITE = Site(title="Délibérations", publisher="Commune de Valcombreuse", addresses=ADDRESSES)
AREA = AuthorityDefaults(
    name="Commune de Valcombreuse",
    cog="99001",
    place="http://id.insee.fr/geo/commune/00000000-0000-0000-0000-000000000000",
    bbox=(Decimal("5.1"), Decimal("45.9"), Decimal("5.2"), Decimal(46)),
)


@dataclass(frozen=True)
class Published:
    """A release, and where its sources are."""

    release: Release
    sources: Path
    site: Path

    def graph(self, path: str = "/catalogue", media_type: str = "application/n-triples") -> rdflib.Graph:
        """What a document of it tells."""
        form = {"application/n-triples": "nt", "text/turtle": "turtle"}[media_type]
        found = self.release.find(path, media_type)
        assert found
        return rdflib.Graph().parse(data=found.body, format=form)


def published_in(folder: Path, instance: Instance = INSTANCE) -> Published:
    """A release of acts of two authorities, one of them in two years."""
    sources = copied(folder / "actes", "valcombreuse-2024-17", "valcombreuse-2024-31", "port-aubrac-2024-121")
    older = (sources / "valcombreuse-2024-17.txt").read_text(encoding="utf-8").replace("2024", "2023")
    (sources / "valcombreuse-2023-17.txt").write_text(older, encoding="utf-8")
    run(folder / "site", sources, instance=instance)
    return Published(release=open_current(folder / "site"), sources=sources, site=folder / "site")


def paged(page: int) -> Instance:
    """An instance whose catalogue has ``page`` data sets a page."""
    return replace(INSTANCE, catalogue=CataloguePages(page=page))


def catalogue(
    acts: Sequence[PublishedAct],
    *,
    site: Site = SITE,
    configured: AuthorityDefaults | None = None,
    day: str = "2025-01-15",
    former: dict[str, str] | None = None,
) -> Catalogue:
    """The catalogue of acts held in memory, as if every kind of file were there at each level."""
    parts = parts_of(by_year(acts))
    levels = {level: None for whole, found in parts.items() for level in (whole, *found)}
    files = [
        Offered(
            kind=kind,
            size=1_234,
            sha256="0a" * 32,
            modified=AT,
            authority=level.authority,
            authority_name=level.authority,
            year=level.year,
        )
        for level in sorted(levels, key=lambda level: level.keys)
        for kind in KINDS
    ]
    return catalogue_of(
        site, acts, files, configured or AuthorityDefaults(), issued="2024-02-01", day=day, former=former or {}
    )


def graph(found: Catalogue, reader: Reader = DCAT_AP) -> rdflib.Graph:
    """What the first page of a catalogue tells."""
    return rdflib.Graph().parse(data=canonical(found, pages(found)[0], reader), format="nt")
