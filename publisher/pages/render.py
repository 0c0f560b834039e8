"""The pages: one function for each, from its input to bytes (UTF-8 HTML)."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher import resources
from publisher.pages.inputs import (
    ActInput,
    Asset,
    CatalogueInput,
    ErrorInput,
    FileRow,
    HomeInput,
    ListInput,
    MemberInput,
    OntologyInput,
    OrganisationInput,
    Site,
    SourceInput,
    TerritoryInput,
)


@cache
def environment() -> Environment:
    """The templates of ``site/templates``: everything escaped, nothing undefined."""
    return Environment(
        loader=FileSystemLoader(resources.folder("site") / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _render(template: str, site: Site, **values: Any) -> bytes:
    return environment().get_template(template).render(site=site, **values).encode()


def act_page(site: Site, act: ActInput) -> bytes:
    """The page of an act (served at its document's address)."""
    return _render("act.html", site, act=act)


def home_page(site: Site, home: HomeInput) -> bytes:
    """The home page, at ``{base}/``."""
    return _render("home.html", site, home=home)


def organisation_page(site: Site, organisation: OrganisationInput) -> bytes:
    """The page of an organisation, authority or beneficiary or both."""
    return _render("organisation.html", site, organisation=organisation)


def member_page(site: Site, member: MemberInput) -> bytes:
    """The page of an elected member."""
    return _render("member.html", site, member=member)


def territory_page(site: Site, territory: TerritoryInput) -> bytes:
    """The page of a territory."""
    return _render("territory.html", site, territory=territory)


def source_page(site: Site, source: SourceInput) -> bytes:
    """The page of a source."""
    return _render("source.html", site, source=source)


def downloads_page(site: Site, files: Iterable[FileRow]) -> bytes:
    """The files offered for download, at ``{base}/telechargements``."""
    return _render("downloads.html", site, files=tuple(files))


def catalogue_page(site: Site, catalogue: CatalogueInput) -> bytes:
    """The catalogue as a page, at ``{base}/catalogue``."""
    return _render("catalogue.html", site, catalogue=catalogue)


def ontology_page(site: Site, ontology: OntologyInput) -> bytes:
    """The ontology as a page, in French and English, at ``{base}/ontologie``."""
    return _render("ontology.html", site, ontology=ontology)


def accessibility_page(site: Site) -> bytes:
    """The accessibility declaration, at ``{base}/accessibilite``."""
    return _render("accessibility.html", site)


def legal_page(site: Site) -> bytes:
    """Legal notice and personal data, at ``{base}/mentions-legales``."""
    return _render("legal.html", site)


def list_page(site: Site, found: ListInput) -> bytes:
    """One page of the list of acts or of a search, at ``{base}/deliberations`` (rendered at request time)."""
    return _render("list.html", site, found=found)


def error_page(site: Site, error: ErrorInput) -> bytes:
    """The page of an answer 400, 404, 406, 410 or 500."""
    return _render("error.html", site, error=error)


def assets(site: Site) -> tuple[Asset, ...]:
    """The static files of the site, in the order of their names; the style carries the accent colour of the site."""
    return ()
