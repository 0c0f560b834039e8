"""Data services: the feed of changes, and every thing of the data at its own address."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS

from publisher.identifiers import Addresses
from publisher.release.catalogue.agents import contact_iri, publisher_iri
from publisher.release.catalogue.distributions import ONTOLOGY
from publisher.release.catalogue.licences import licence_iri
from publisher.release.catalogue.model import Catalogue
from publisher.release.catalogue.terms import PUBLIC, THEMES, Triple, french, typed

_LDES, _TREE = URIRef("https://w3id.org/ldes/specification"), URIRef("https://w3id.org/tree/specification")
_HTTP = URIRef("https://www.rfc-editor.org/info/rfc9110")
_STANDARDS = {
    _LDES: "Linked Data Event Streams",
    _TREE: "TREE",
    _HTTP: "HTTP Semantics (RFC 9110)",
    ONTOLOGY: "Financements publics décidés par les collectivités",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: the end of its IRI, where it answers, what it is in French, and the standards that it follows."""

    key: str
    endpoint: str
    page: str
    title: str
    description: str
    keywords: tuple[str, ...]
    standards: tuple[URIRef, ...]

    def iri(self, addresses: Addresses) -> str:
        """The service, as the catalogue tells of it."""
        return addresses.part(addresses.catalogue(), "service", self.key)


def services_of(addresses: Addresses) -> tuple[Service, ...]:
    """The services of a site."""
    return (
        Service(
            key="flux",
            endpoint=addresses.feed(),
            page=addresses.feed(),
            title="Flux des changements",
            description="Chaque acte, organisme ou élu publié, modifié ou retiré, version après version, pour tenir à "
            "jour une copie des données (LDES).",
            keywords=("flux", "mise à jour", "ldes"),
            standards=(_LDES, _TREE),
        ),
        Service(
            key="donnees-liees",
            endpoint=addresses.home(),
            page=addresses.home(),
            title="Données liées, adresse par adresse",
            description="Chaque délibération, financement, organisme ou élu a une adresse, qui répond en HTML, Turtle, "
            "JSON-LD, N-Triples ou RDF/XML selon la demande.",
            keywords=("données liées", "négociation de contenu", "rdf"),
            standards=(_HTTP, ONTOLOGY),
        ),
    )


def services(catalogue: Catalogue) -> Iterator[Triple]:
    """The services, of the data sets of the whole."""
    site, addresses = catalogue.site, catalogue.site.addresses
    for service in services_of(addresses):
        node, page, description = URIRef(service.iri(addresses)), URIRef(service.page), URIRef(addresses.openapi())
        yield URIRef(addresses.catalogue()), DCAT.service, node
        yield node, RDF.type, DCAT.DataService
        yield node, DCTERMS.identifier, Literal(str(node))
        yield node, DCTERMS.title, french(service.title)
        yield node, DCTERMS.description, french(service.description)
        yield node, DCAT.endpointURL, URIRef(service.endpoint)
        yield URIRef(service.endpoint), RDF.type, RDFS.Resource
        yield node, DCAT.endpointDescription, description
        yield description, RDF.type, RDFS.Resource
        yield node, DCAT.landingPage, page
        yield from typed(page, FOAF.Document)
        yield node, DCTERMS.publisher, publisher_iri(site)
        yield node, DCAT.contactPoint, contact_iri(site)
        yield node, DCTERMS.license, licence_iri(site)
        yield node, DCTERMS.accessRights, PUBLIC
        yield from ((node, DCAT.theme, theme) for theme in THEMES)
        yield from ((node, DCAT.keyword, french(word)) for word in service.keywords)
        yield from ((node, DCAT.servesDataset, URIRef(item.iri(addresses))) for item in catalogue.groups[0].sets)
        for standard in service.standards:
            yield node, DCTERMS.conformsTo, standard
            yield from typed(standard, DCTERMS.Standard)
            yield standard, DCTERMS.title, Literal(_STANDARDS[standard])
