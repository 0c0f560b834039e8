"""The pages of the whole: home, lists, downloads, ontology."""

from dataclasses import dataclass

from publisher.formatting import count, money, number, size
from publisher.pages.act.values import Value
from publisher.pages.inputs import (
    Facet,
    HomeInput,
    ListInput,
    OntologyInput,
    OrganisationListInput,
    Site,
    TermRow,
)
from publisher.pages.links import href
from publisher.pages.offered import FileRow
from publisher.pages.rows import ActLine, OrganisationLine, act_line, organisation_line, shown_link


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The release in figures, and ways in."""

    figures: tuple[tuple[str, str], ...]
    latest: tuple[ActLine, ...]
    authorities: tuple[OrganisationLine, ...]
    beneficiaries: tuple[OrganisationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list of acts."""

    query: str
    summary: str
    place: str
    lines: tuple[ActLine, ...]
    facets: tuple[Facet, ...]
    kept: tuple[tuple[str, str], ...]
    previous: str | None
    following: str | None
    downloads: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationListPage:
    """One page of the list of organisations."""

    query: str
    summary: str
    place: str
    lines: tuple[OrganisationLine, ...]
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file offered for download."""

    href: str
    name: str
    description: str
    media_type: str
    weight: str
    sha256: str | None
    packed: "FileLine | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the ontology, in French and English."""

    id: str
    iri: str
    name: str
    kind: str
    texts: tuple[tuple[str, str, str], ...]
    example: str | None
    domain: Value | None
    range: Value | None
    broader: tuple[Value, ...]
    source: str | None
    codes: tuple["Term", ...]


def present_home(site: Site, home: HomeInput) -> HomePage:
    """The home page."""
    figures = [
        _figure(home.acts, *(f"{word}{_years(home.years)}" for word in ("délibération", "délibérations"))),
        _figure(home.grants, "financement", "financements"),
        _figure(home.organisations, "organisme bénéficiaire", "organismes bénéficiaires"),
    ]
    if home.total is not None:
        figures.insert(0, (money(home.total, home.currency), "accordés au total"))
    return HomePage(
        figures=tuple(figures),
        latest=tuple(act_line(site, row) for row in home.latest),
        authorities=tuple(organisation_line(site, row) for row in home.authorities),
        beneficiaries=tuple(organisation_line(site, row) for row in home.beneficiaries),
    )


def _years(years: tuple[str, ...]) -> str:
    """« de 2021 à 2024 »; nothing for a single year or none."""
    return f" de {min(years)} à {max(years)}" if len(years) > 1 else ""


def _figure(quantity: int, singular: str, plural: str) -> tuple[str, str]:
    return number(quantity), singular if quantity < 2 else plural


def present_list(site: Site, found: ListInput) -> ListPage:
    """One page of a list of acts, or of the answers to a search."""
    return ListPage(
        query=found.query,
        summary=_answers(count(found.total, "délibération"), found.query),
        place=_place(found.page, found.pages),
        lines=tuple(act_line(site, row) for row in found.rows),
        facets=found.facets,
        kept=found.kept,
        previous=found.previous,
        following=found.following,
        downloads=tuple(shown_link(site, link) for link in found.downloads),
    )


def present_organisations(site: Site, found: OrganisationListInput) -> OrganisationListPage:
    """One page of the list of organisations."""
    return OrganisationListPage(
        query=found.query,
        summary=_answers(count(found.total, "organisme"), found.query),
        place=_place(found.page, found.pages),
        lines=tuple(organisation_line(site, row) for row in found.rows),
        previous=found.previous,
        following=found.following,
    )


def _answers(total: str, query: str) -> str:
    return f"{total} pour «\u00a0{query}\u00a0»" if query else total


def _place(page: int, pages: int) -> str:
    return f"page {number(page)} sur {number(pages)}" if pages > 1 else ""


def file_line(site: Site, row: FileRow) -> FileLine:
    """A file offered for download, with its format and weight."""
    return FileLine(
        href=href(site.addresses, row.iri),
        name=row.name,
        description=row.description,
        media_type=row.media_type,
        weight=size(row.size),
        sha256=row.sha256,
        packed=file_line(site, row.packed) if row.packed else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyPage:
    """The ontology by headings."""

    iri: str
    version: str
    headings: tuple[tuple[str, tuple[Term, ...]], ...]


_LANGUAGES = ("fr", "en")


def present_ontology(site: Site, ontology: OntologyInput) -> OntologyPage:
    """The ontology as a page."""
    return OntologyPage(
        iri=ontology.iri,
        version=ontology.version,
        headings=tuple(
            (heading, tuple(_term(site, term) for term in terms)) for heading, terms in ontology.headings.items()
        ),
    )


def _term(site: Site, row: TermRow) -> Term:
    return Term(
        id=row.iri.rpartition("#")[2].rpartition("/")[2],
        iri=row.iri,
        name=row.name,
        kind=row.kind,
        texts=tuple(
            (language, row.labels.get(language, ""), row.definitions.get(language, "")) for language in _LANGUAGES
        ),
        example=row.example,
        domain=shown_link(site, row.domain) if row.domain else None,
        range=shown_link(site, row.range) if row.range else None,
        broader=tuple(shown_link(site, link) for link in row.broader),
        source=row.source,
        codes=tuple(_term(site, code) for code in row.codes),
    )
