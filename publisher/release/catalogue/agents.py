"""Who publishes: the site, the authorities; whom to ask; and the areas that they govern."""

from collections.abc import Iterator
from decimal import Decimal

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS

from publisher.namespaces import LOCN, VCARD
from publisher.pages import Site
from publisher.records.values import AuthorityKind
from publisher.release.catalogue.model import Body, Catalogue
from publisher.release.catalogue.terms import FRANCE, GEOJSON, LOCAL, REGIONAL, WKT, Triple, concepts, french

_TYPES = {
    AuthorityKind.COMMUNE: LOCAL,
    AuthorityKind.EPCI: LOCAL,
    AuthorityKind.DEPARTEMENT: LOCAL,
    AuthorityKind.REGION: REGIONAL,
}
"""Kinds of authority in the table of publishers of ADMS, which knows local and regional ones; no other is guessed."""


def publisher_iri(site: Site) -> URIRef:
    """Who publishes the site and its catalogue."""
    return URIRef(site.addresses.part(site.addresses.catalogue(), "editeur"))


def contact_iri(site: Site) -> URIRef:
    """Whom to ask."""
    return URIRef(site.addresses.part(site.addresses.catalogue(), "contact"))


def body_iri(site: Site, body: Body) -> URIRef:
    """The authority, as its own document tells of it."""
    return URIRef(site.addresses.part(site.addresses.organisation(body.key), "organisme"))


def publisher(catalogue: Catalogue) -> Iterator[Triple]:
    """Who publishes the site, and the contact: as configured, else the page of legal notices."""
    site, node, contact = catalogue.site, publisher_iri(catalogue.site), contact_iri(catalogue.site)
    yield node, RDF.type, FOAF.Agent
    yield node, FOAF.name, french(site.publisher)
    if catalogue.publisher:
        yield from _kind(node, catalogue.publisher)
    yield contact, RDF.type, VCARD.Kind
    yield contact, VCARD.fn, french(site.publisher)
    if site.contact and "@" in site.contact and "://" not in site.contact:
        yield contact, VCARD.hasEmail, URIRef(f"mailto:{site.contact}")
    else:
        yield contact, VCARD.hasURL, URIRef(site.contact or site.addresses.section("mentions-legales"))


def agent(site: Site, body: Body) -> Iterator[Triple]:
    """An authority, whose identifier is its SIREN."""
    node, page = body_iri(site, body), URIRef(site.addresses.organisation(body.key))
    yield node, RDF.type, FOAF.Agent
    yield node, FOAF.name, french(body.name)
    yield node, FOAF.page, page
    yield page, RDF.type, FOAF.Document
    if body.siren:
        yield node, DCTERMS.identifier, Literal(body.siren)
    yield from _kind(node, body)


def _kind(node: URIRef, body: Body) -> Iterator[Triple]:
    kind = _TYPES.get(body.kind) if body.kind else None
    if kind:
        yield node, DCTERMS.type, kind
        yield from concepts((kind,))


def places(site: Site, body: Body | None) -> tuple[URIRef, ...]:
    """What a data set is about: France, and the area of its authority where it is configured."""
    return (FRANCE, _place_iri(site, body)) if body and body.place else (FRANCE,)


def place(site: Site, body: Body) -> Iterator[Triple]:
    """The area of an authority, with its bounds in the two forms that portals read; none where none is configured."""
    if body.place is None:
        return
    node = _place_iri(site, body)
    yield node, RDF.type, DCTERMS.Location
    yield node, SKOS.prefLabel, french(body.name)
    if body.place.cog:
        yield node, SKOS.notation, Literal(body.place.cog)
    if body.place.bbox:
        corners = _corners(*body.place.bbox)
        listed = ", ".join(f"{x} {y}" for x, y in corners)
        ring = ", ".join(f"[{x}, {y}]" for x, y in corners)
        yield node, DCAT.bbox, Literal(f"POLYGON(({listed}))", datatype=WKT)
        yield node, LOCN.geometry, Literal(f'{{"type": "Polygon", "coordinates": [[{ring}]]}}', datatype=GEOJSON)


def _corners(west: Decimal, south: Decimal, east: Decimal, north: Decimal) -> tuple[tuple[Decimal, Decimal], ...]:
    """The ring of a box, counter-clockwise (RFC 7946, 3.1.6)."""
    return (west, south), (east, south), (east, north), (west, north), (west, south)


def _place_iri(site: Site, body: Body) -> URIRef:
    configured = body.place.iri if body.place else None
    return URIRef(configured or site.addresses.place(site.addresses.catalogue(), f"territoire.{body.key}"))
