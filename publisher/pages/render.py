"""The pages: one function for each, from its input to bytes (UTF-8 HTML)."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher import resources
from publisher.formatting import date
from publisher.pages.act.page import present_act
from publisher.pages.act.reuse import forms
from publisher.pages.assets import site_assets
from publisher.pages.catalogue import present_catalogue
from publisher.pages.datasets import catalogue_described, datasets_described
from publisher.pages.directory import present_member, present_organisation, present_source, present_territory
from publisher.pages.downloads import href_of_downloads, present_authority_files, present_downloads
from publisher.pages.feed import FeedInput, atom_form, present_feed
from publisher.pages.frame import Head, present_frame
from publisher.pages.inputs import (
    ActInput,
    Asset,
    ErrorInput,
    HomeInput,
    Link,
    ListInput,
    MemberInput,
    OntologyInput,
    OrganisationInput,
    OrganisationListInput,
    Site,
    SourceInput,
    TerritoryInput,
)
from publisher.pages.listings import (
    present_home,
    present_list,
    present_ontology,
    present_organisations,
)
from publisher.pages.offered import AuthorityFiles, CatalogueInput, DownloadsInput
from publisher.pages.rows import shown_link

_ERRORS = {
    400: "Demande mal formée",
    404: "Page introuvable",
    405: "Méthode refusée",
    406: "Forme non disponible",
    410: "Document retiré",
    500: "Erreur du site",
    501: "Recherche non offerte",
}


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


def act_page(site: Site, act: ActInput) -> bytes:
    """The page of an act, at its document's address."""
    page = present_act(site, act)
    head = Head(title=page.title, description=page.description, canonical=page.iri, forms=page.forms)
    return _render("act.html", site, head, act=page)


def home_page(site: Site, home: HomeInput) -> bytes:
    """The home page, at ``{base}/``."""
    head = Head(
        title="Accueil",
        description=f"Les délibérations publiées par {site.publisher} en données ouvertes liées.",
        canonical=site.addresses.home(),
        forms=(atom_form(site, site.addresses.section("deliberations")),),
    )
    return _render("home.html", site, head, home=present_home(site, home))


def organisation_page(site: Site, organisation: OrganisationInput) -> bytes:
    """The page of an organisation, authority or beneficiary or both."""
    page = present_organisation(site, organisation)
    atom = atom_form(site, page.document)
    description = " ".join((page.name, *page.summary))
    head = Head(title=page.name, description=description, canonical=page.document, forms=(*page.forms, atom))
    return _render("organisation.html", site, head, organisation=page, atom=atom)


def member_page(site: Site, member: MemberInput) -> bytes:
    """The page of an elected member."""
    page = present_member(site, member)
    description = f"{page.name}, {page.authority.text}. {page.summary}"
    head = Head(title=page.name, description=description, canonical=page.document, forms=page.forms)
    return _render("member.html", site, head, member=page)


def territory_page(site: Site, territory: TerritoryInput) -> bytes:
    """The page of a territory."""
    page = present_territory(site, territory)
    atom = atom_form(site, page.document)
    head = Head(title=page.name, description=page.summary, canonical=page.document, forms=(*page.forms, atom))
    return _render("territory.html", site, head, territory=page, atom=atom)


def source_page(site: Site, source: SourceInput) -> bytes:
    """The page of a source."""
    page = present_source(site, source)
    head = Head(
        title=page.name,
        description=f"Source « {page.name} » : sa provenance et son texte.",
        canonical=page.document,
        forms=page.forms,
    )
    return _render("source.html", site, head, source=page)


def downloads_page(site: Site, downloads: DownloadsInput) -> bytes:
    """The files offered for download, at ``{base}/telechargements``."""
    head = Head(
        title="Téléchargements",
        description="Toutes les données du site, en fichiers entiers, par collectivité et par année.",
        canonical=site.addresses.downloads(),
    )
    described = datasets_described(site, downloads.datasets)
    return _render("downloads.html", site, head, downloads=present_downloads(site, downloads), described=described)


def authority_downloads_page(site: Site, authority: AuthorityFiles) -> bytes:
    """The files of one authority, at ``{base}/telechargements/{authority}``."""
    page = present_authority_files(site, authority)
    head = Head(
        title=f"Téléchargements : {page.name}",
        description=f"Les données de la collectivité « {page.name} », en fichiers entiers, année par année.",
        canonical=authority.iri,
    )
    described = datasets_described(site, authority.datasets)
    above = href_of_downloads(site)
    return _render("authority-downloads.html", site, head, authority=page, above=above, described=described)


def catalogue_page(site: Site, catalogue: CatalogueInput) -> bytes:
    """The catalogue as a page, at ``{base}/catalogue``."""
    document = site.addresses.catalogue()
    head = Head(
        title=catalogue.title, description=catalogue.description, canonical=document, forms=forms(site, document)
    )
    described = catalogue_described(site, catalogue)
    return _render("catalogue.html", site, head, catalogue=present_catalogue(site, catalogue), described=described)


def feed_page(site: Site, feed: FeedInput) -> bytes:
    """The feed of changes as a page, at ``{base}/flux``."""
    document = site.addresses.feed()
    head = Head(
        title="Suivre les changements",
        description="Ce qui est publié, modifié ou retiré sur ce site, et quand.",
        canonical=document,
        forms=(*forms(site, document), atom_form(site, site.addresses.section("deliberations"))),
    )
    return _render("feed.html", site, head, feed=present_feed(site, feed))


def ontology_page(site: Site, ontology: OntologyInput) -> bytes:
    """The ontology as a page, in French and English, at ``{base}/ontologie``."""
    document = site.addresses.ontology()
    head = Head(
        title="Vocabulaire",
        description="Les termes que les données emploient, en français et en anglais.",
        canonical=document,
        forms=forms(site, document),
    )
    return _render("ontology.html", site, head, ontology=present_ontology(site, ontology))


def accessibility_page(site: Site) -> bytes:
    """The accessibility declaration, at ``{base}/accessibilite``."""
    head = Head(
        title="Déclaration d’accessibilité",
        description="Accessibilité : non conforme (aucun audit).",
        canonical=site.addresses.section("accessibilite"),
    )
    return _render("accessibility.html", site, head, about=site, contact=_contact(site))


def legal_page(site: Site) -> bytes:
    """Legal notice and personal data, at ``{base}/mentions-legales``."""
    head = Head(
        title="Mentions légales et données personnelles",
        description="Éditeur, réutilisation, données personnelles.",
        canonical=site.addresses.section("mentions-legales"),
    )
    return _render("legal.html", site, head, about=site, contact=_contact(site))


def glossary_page(site: Site) -> bytes:
    """The words of law that the pages use, at ``{base}/glossaire``."""
    head = Head(
        title="Glossaire",
        description="Les mots du droit qui se lisent sur ce site.",
        canonical=site.addresses.section("glossaire"),
    )
    return _render("glossary.html", site, head)


def list_page(site: Site, found: ListInput) -> bytes:
    """One page of the list of acts or of a search, at ``{base}/deliberations`` (rendered at request time)."""
    page = present_list(site, found)
    atom = atom_form(site, site.addresses.section("deliberations"))
    head = Head(title="Délibérations", description=page.summary, forms=(atom,))
    return _render("list.html", site, head, found=page, atom=atom)


def organisations_page(site: Site, found: OrganisationListInput) -> bytes:
    """One page of the list of organisations, at ``{base}/organismes`` (rendered at request time)."""
    page = present_organisations(site, found)
    return _render("organisations.html", site, Head(title="Bénéficiaires", description=page.summary), found=page)


def error_page(site: Site, error: ErrorInput) -> bytes:
    """The page of an answer 400, 404, 405, 406, 410 or 500."""
    return _render(
        "error.html",
        site,
        Head(title=_ERRORS[error.status], description=error.message),
        error=error,
        day=date(error.on) if error.on else None,
        alternatives=tuple(shown_link(site, link) for link in error.alternatives),
    )


def assets(site: Site) -> tuple[Asset, ...]:
    """The static files of the site, in the order of their names; the colours are those of its accent.

    Raises ConfigError where the accent is no colour.
    """
    return site_assets(site, environment())


def _contact(site: Site) -> Link | None:
    if site.contact is None:
        return None
    return Link(label=site.contact, iri=f"mailto:{site.contact}" if "@" in site.contact else site.contact)


def _render(template: str, site: Site, head: Head, **values: Any) -> bytes:
    text = environment().get_template(template).render(frame=present_frame(site), head=head, **values)
    return text.encode()
