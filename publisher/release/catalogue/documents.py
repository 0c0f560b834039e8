"""The documents of the catalogue: its pages, their form for data.gouv.fr, its quality, and VoID."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from publisher.pages import catalogue_page
from publisher.release.catalogue import quality, void
from publisher.release.catalogue.model import Catalogue
from publisher.release.catalogue.pages import DATA_GOUV, DCAT_AP, Page, canonical, pages
from publisher.release.catalogue.shown import shown
from publisher.release.catalogue.terms import CONTEXT
from publisher.release.digests import digest
from publisher.release.serialise import HTML, TURTLE, rdf_forms, turtle
from publisher.release.site import SiteDocument

_Measured = Callable[[], quality.Quality]


def catalogue_documents(catalogue: Catalogue, folder: Path) -> Iterator[SiteDocument]:
    """The catalogue page by page, its form for data.gouv.fr, its quality, and VoID; ``folder`` has the files."""
    addresses, facts = catalogue.site.addresses, digest(catalogue)
    measured = cache(partial(quality.Quality.of, catalogue))
    for page in pages(catalogue):
        for document, make in (
            (addresses.catalogue(), partial(_forms, catalogue, page, measured)),
            (addresses.catalogue_for_datagouv(), partial(_for_datagouv, catalogue, page)),
        ):
            path = addresses.path(addresses.catalogue_page(document, page.number))
            yield SiteDocument(path=path, digest=facts, make=make)
    yield SiteDocument(
        path=addresses.path(addresses.catalogue_quality()),
        digest=facts,
        make=lambda: rdf_forms(quality.canonical(catalogue, measured()), CONTEXT),
    )
    yield SiteDocument(
        path=addresses.path(addresses.void()),
        digest=facts,
        make=lambda: rdf_forms(void.canonical(catalogue, void.counted(folder, catalogue)), CONTEXT),
    )


def _forms(catalogue: Catalogue, page: Page, measured: _Measured) -> Mapping[str, bytes]:
    """The first page is for people, too."""
    forms = rdf_forms(canonical(catalogue, page, DCAT_AP), CONTEXT)
    if page.number > 1:
        return forms
    return {HTML: catalogue_page(catalogue.site, shown(catalogue, measured()))} | forms


def _for_datagouv(catalogue: Catalogue, page: Page) -> Mapping[str, bytes]:
    return {TURTLE: turtle(canonical(catalogue, page, DATA_GOUV), CONTEXT)}
