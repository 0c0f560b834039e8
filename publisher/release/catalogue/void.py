"""VoID: what the data as a whole are, for programs that ask at ``/.well-known/void`` (W3C interest group note)."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, VOID, XSD

from publisher.identifiers import slug
from publisher.namespaces import PREFIXES
from publisher.release.about import moment
from publisher.release.catalogue.agents import publisher, publisher_iri
from publisher.release.catalogue.datasets import title
from publisher.release.catalogue.licences import licence, licence_iri
from publisher.release.catalogue.model import Catalogue
from publisher.release.catalogue.statistics import LINKED, Statistics, statistics
from publisher.release.catalogue.terms import Triple, french
from publisher.release.downloads import ACTS_DATASET, Offered
from publisher.release.dumps.graphs import FORMS, N_TRIPLES
from publisher.release.dumps.parts import GZIP
from publisher.release.serialise import ntriples

_FORMATS = ("Turtle", "JSON-LD", "N-Triples", "RDF_XML")
_GRAPHS = frozenset(form.file for form in FORMS if not form.named)


def counted(folder: Path, catalogue: Catalogue) -> Statistics:
    """The counts of all data, read from the dump of the whole in the folder of the release."""
    files = {file.kind.name: file for item in catalogue.groups[0].sets for file in item.files}
    plain = files.get(N_TRIPLES.file)
    file = folder / (plain or files[N_TRIPLES.file + GZIP]).file
    with file.open("rb") if plain else gzip.open(file) as lines:
        return statistics(lines)


def canonical(catalogue: Catalogue, counts: Statistics) -> bytes:
    """The graph of the document, as canonical N-Triples."""
    graph = Graph(bind_namespaces="none")
    for triple in _triples(catalogue, counts):
        graph.add(triple)
    return ntriples(graph.serialize(format="nt").encode())


def _triples(catalogue: Catalogue, counts: Statistics) -> Iterator[Triple]:
    site, addresses = catalogue.site, catalogue.site.addresses
    document, data = URIRef(addresses.void()), URIRef(addresses.part(addresses.void(), "donnees"))
    yield document, RDF.type, VOID.DatasetDescription
    yield document, DCTERMS.title, french(f"Description des données : {site.title}")
    yield document, DCTERMS.creator, publisher_iri(site)
    yield document, FOAF.primaryTopic, data
    yield data, RDF.type, VOID.Dataset
    yield data, DCTERMS.title, french(site.title)
    yield data, DCTERMS.description, french(f"Les données ouvertes publiées par {site.publisher}.")
    yield data, DCTERMS.publisher, publisher_iri(site)
    yield data, DCTERMS.license, licence_iri(site)
    yield data, DCTERMS.issued, Literal(catalogue.issued, datatype=XSD.date)
    yield data, DCTERMS.modified, Literal(moment(catalogue.modified), datatype=XSD.dateTime)
    yield data, FOAF.homepage, URIRef(addresses.home())
    yield data, VOID.uriSpace, Literal(f"{addresses.base}/")
    yield data, VOID.rootResource, URIRef(addresses.catalogue())
    yield from ((data, VOID.exampleResource, URIRef(iri)) for iri in catalogue.examples)
    yield from ((data, VOID.feature, URIRef(f"http://www.w3.org/ns/formats/{name}")) for name in _FORMATS)
    yield from publisher(catalogue)
    yield from licence(site)
    yield from _counts(data, counts)
    yield from _partitions(data, counts)
    yield from _linksets(catalogue, data, counts)
    yield from _dumps(catalogue, data)


def _counts(data: URIRef, counts: Statistics) -> Iterator[Triple]:
    yield data, VOID.triples, _number(counts.triples)
    yield data, VOID.entities, _number(counts.entities)
    yield data, VOID.distinctSubjects, _number(counts.subjects)
    yield data, VOID.classes, _number(len(counts.classes))
    yield data, VOID.properties, _number(len(counts.properties))
    used = (*counts.classes, *counts.properties)
    for namespace in PREFIXES.values():
        if any(term.startswith(namespace) for term in used):
            yield data, VOID.vocabulary, URIRef(namespace)


def _partitions(data: URIRef, counts: Statistics) -> Iterator[Triple]:
    for number, (iri, entities) in enumerate(counts.classes.items()):
        part = BNode(f"classe-{number}")
        yield data, VOID.classPartition, part
        yield part, VOID["class"], URIRef(iri)
        yield part, VOID.entities, _number(entities)
    for number, (iri, triples) in enumerate(counts.properties.items()):
        part = BNode(f"propriete-{number}")
        yield data, VOID.propertyPartition, part
        yield part, VOID.property, URIRef(iri)
        yield part, VOID.triples, _number(triples)


def _linksets(catalogue: Catalogue, data: URIRef, counts: Statistics) -> Iterator[Triple]:
    """The links to data sets of others, by property."""
    addresses = catalogue.site.addresses
    for (predicate, target), links in counts.links.items():
        prop = slug(re.split(r"[/#]", predicate)[-1])
        node = URIRef(addresses.part(addresses.void(), "liens", target, prop))
        there = URIRef(addresses.part(addresses.void(), target))
        yield data, VOID.subset, node
        yield node, RDF.type, VOID.Linkset
        yield node, VOID.linkPredicate, URIRef(predicate)
        yield node, VOID.triples, _number(links)
        yield node, VOID.subjectsTarget, data
        yield node, VOID.objectsTarget, there
        yield there, RDF.type, VOID.Dataset
        yield there, VOID.uriSpace, Literal(LINKED[target])


def _dumps(catalogue: Catalogue, data: URIRef) -> Iterator[Triple]:
    """The files of the graphs: of the whole, and of each authority, which is a subset."""
    addresses = catalogue.site.addresses
    for item in (item for item in catalogue.sets if item.kind == ACTS_DATASET and item.year is None):
        node = data
        if item.body:
            node = URIRef(addresses.place(addresses.void(), f"donnees.{item.body.key}"))
            yield data, VOID.subset, node
            yield node, RDF.type, VOID.Dataset
            yield node, DCTERMS.title, french(title(catalogue, item))
            yield node, DCTERMS.license, licence_iri(catalogue.site)
        yield node, RDFS.seeAlso, URIRef(item.iri(addresses))
        yield from ((node, VOID.dataDump, URIRef(file.iri(addresses))) for file in item.files if _is_graph(file))


def _is_graph(file: Offered) -> bool:
    return file.kind.name.removesuffix(GZIP) in _GRAPHS


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)
