"""The pages of a catalogue: each a graph of its own, in which every node that it points to is typed.

Portals walk from page to page by Hydra, and read a page as it stands: the data sets of one authority and kind, their
series and their files are on one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from publisher.namespaces import DQV, HYDRA
from publisher.release.about import moment
from publisher.release.catalogue.agents import agent, place, publisher, publisher_iri
from publisher.release.catalogue.datasets import common_documents, dataset, series
from publisher.release.catalogue.distributions import distributions
from publisher.release.catalogue.licences import licence, licence_iri
from publisher.release.catalogue.model import Catalogue, Group
from publisher.release.catalogue.services import services
from publisher.release.catalogue.terms import FRANCE, FRENCH, THEME_TABLE, Triple, common_values, french, typed
from publisher.release.serialise import ntriples


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a catalogue is written: ``checksum`` is the datatype of checksums.

    ``udata``: what that reads otherwise than DCAT-AP says is left out. It takes whatever a file conforms to for a table
    schema and a series for a data set without files; it asks for no media type, so that pages are linked as Turtle.
    """

    checksum: URIRef
    udata: bool = False


DCAT_AP = Reader(XSD.hexBinary)
DATA_GOUV = Reader(XSD.string, udata=True)
"""udata, which data.gouv.fr runs; it fails on hexBinary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its number from 1, of how many, and what it holds."""

    number: int
    of: int
    groups: tuple[Group, ...]


def pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """The pages of a catalogue: as many groups each as hold no more data sets than configured, one at least."""
    held: list[list[Group]] = [[]]
    for group in catalogue.groups:
        if held[-1] and sum(len(item.sets) for item in (*held[-1], group)) > catalogue.site.catalogue_page:
            held.append([])
        held[-1].append(group)
    return tuple(Page(number=at, of=len(held), groups=tuple(groups)) for at, groups in enumerate(held, start=1))


def canonical(catalogue: Catalogue, page: Page, reader: Reader) -> bytes:
    """The graph of a page, as canonical N-Triples."""
    graph = Graph(bind_namespaces="none")
    for triple in triples(catalogue, page, reader):
        graph.add(triple)
    return ntriples(graph.serialize(format="nt").encode())


def triples(catalogue: Catalogue, page: Page, reader: Reader) -> Iterator[Triple]:
    """What a page tells; some come more than once."""
    site = catalogue.site
    yield from _catalogue(catalogue)
    yield from publisher(catalogue)
    yield from licence(site)
    yield from common_values()
    yield from common_documents(catalogue)
    shown = {item.body for group in page.groups for item in group.sets if item.body}
    if page.number == 1:
        yield from services(catalogue)
        shown |= set(catalogue.bodies)  # rights holders of the whole
    for body in catalogue.bodies:
        if body in shown:
            yield from chain(agent(site, body), place(site, body))
    for group in page.groups:
        yield from _group(catalogue, group, reader)
    if page.of > 1:
        yield from _view(catalogue, page, reader)


def _catalogue(catalogue: Catalogue) -> Iterator[Triple]:
    site, node = catalogue.site, URIRef(catalogue.site.addresses.catalogue())
    home, quality = URIRef(site.addresses.home()), URIRef(site.addresses.catalogue_quality())
    yield node, RDF.type, DCAT.Catalog
    yield node, DCTERMS.title, french(site.title)
    yield node, DCTERMS.description, french(f"Les données ouvertes publiées par {site.publisher}.")
    yield node, DCTERMS.publisher, publisher_iri(site)
    yield node, DCTERMS.language, FRENCH
    yield node, DCTERMS.license, licence_iri(site)
    yield node, DCTERMS.spatial, FRANCE
    yield node, DCTERMS.issued, Literal(catalogue.issued, datatype=XSD.date)
    yield node, DCTERMS.modified, Literal(moment(catalogue.modified), datatype=XSD.dateTime)
    yield node, DCAT.themeTaxonomy, THEME_TABLE
    yield node, FOAF.homepage, home
    yield from typed(home, FOAF.Document)
    yield node, DQV.hasQualityMetadata, quality
    yield from typed(quality, DQV.QualityMetadata)


def _group(catalogue: Catalogue, group: Group, reader: Reader) -> Iterator[Triple]:
    for item in group.sets:
        yield URIRef(catalogue.site.addresses.catalogue()), DCAT.dataset, URIRef(item.iri(catalogue.site.addresses))
        yield from dataset(catalogue, item, in_series=not reader.udata)
        yield from distributions(catalogue, item, checksum=reader.checksum, schemas_alone=reader.udata)
    if not reader.udata:
        yield from series(catalogue, group)


def page_address(catalogue: Catalogue, number: int, reader: Reader) -> str:
    """Where a page is, as it is linked from the one before."""
    addresses = catalogue.site.addresses
    document = addresses.catalogue_for_datagouv() if reader.udata else addresses.catalogue()
    page = addresses.catalogue_page(document, number)
    return addresses.form(page, "ttl") if reader.udata else page


def _view(catalogue: Catalogue, page: Page, reader: Reader) -> Iterator[Triple]:
    """The links of a page, in the two spellings of Hydra; the last one has no next, or portals would go on for ever."""
    addresses = catalogue.site.addresses
    node = URIRef(addresses.part(addresses.catalogue(), "page", str(page.number)))
    kinds = (HYDRA.PartialCollectionView, HYDRA.PagedCollection)
    yield URIRef(addresses.catalogue()), HYDRA.view, node
    total = Literal(str(len(catalogue.sets)), datatype=XSD.integer)
    yield URIRef(addresses.catalogue()), HYDRA.totalItems, total
    yield from ((node, RDF.type, kind) for kind in kinds)
    for name, number in _linked(page):
        yield node, name, URIRef(page_address(catalogue, number, reader))


def _linked(page: Page) -> Sequence[tuple[URIRef, int]]:
    links = [(HYDRA.first, 1), (HYDRA.last, page.of)]
    if page.number > 1:
        links.append((HYDRA.previous, page.number - 1))
    if page.number < page.of:
        links += [(HYDRA.next, page.number + 1), (HYDRA.nextPage, page.number + 1)]
    return links
