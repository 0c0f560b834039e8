"""The ontology as a release serves it: its graph, and its terms for the page."""

import re
from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from publisher import resources
from publisher.namespaces import DQV, PF, SCHEMA
from publisher.pages import Link, OntologyInput, TermRow
from publisher.release.serialise import ntriples

_KINDS = {
    OWL.Class: ("Classes", "Classe"),
    OWL.ObjectProperty: ("Propriétés", "Propriété"),
    OWL.DatatypeProperty: ("Propriétés", "Propriété"),
    DQV.Metric: ("Mesures", "Mesure"),
    SKOS.ConceptScheme: ("Listes de codes", "Liste de codes"),
}
_NAMESPACE = str(PF)


def read_ontology() -> tuple[bytes, OntologyInput]:
    """The canonical graph of the ontology (terms, code lists, alignments), and what its page shows."""
    graph = Graph(bind_namespaces="none")
    for path in sorted(resources.folder("ontology").rglob("*.ttl")):
        graph.parse(path, format="turtle")
    headings: dict[str, list[TermRow]] = {heading: [] for heading, _ in _KINDS.values()}
    for kind, (heading, label) in _KINDS.items():
        terms = {term for term in graph.subjects(RDF.type, kind) if str(term).startswith(_NAMESPACE)}
        headings[heading] += [_term(graph, URIRef(str(term)), label) for term in terms]
    ontology = next(iter(graph.subjects(RDF.type, OWL.Ontology)), None)
    page = OntologyInput(
        iri=_NAMESPACE,
        version=str(graph.value(ontology, OWL.versionInfo) or ""),
        headings={
            heading: tuple(sorted(terms, key=lambda term: (term.name.lower(), term.name)))
            for heading, terms in headings.items()
        },
    )
    return ntriples(graph.serialize(format="nt").encode()), page


def _term(graph: Graph, term: URIRef, kind: str) -> TermRow:
    definitions = _texts(graph, term, SKOS.definition) or _texts(graph, term, RDFS.comment)
    source = graph.value(term, DCTERMS.source)
    example = next(iter(sorted(str(value) for value in graph.objects(term, SKOS.example))), None)
    return TermRow(
        iri=str(term),
        name=_name(term),
        kind=kind,
        labels=_texts(graph, term, RDFS.label) or _texts(graph, term, SKOS.prefLabel),
        definitions=definitions,
        example=example,
        domain=_link(graph, term, RDFS.domain, SCHEMA.domainIncludes),
        range=_link(graph, term, RDFS.range, SCHEMA.rangeIncludes),
        broader=tuple(_links(graph, term)),
        source=str(source) if source else None,
        codes=tuple(_term(graph, code, "Code") for code in _codes(graph, term)),
    )


def _codes(graph: Graph, scheme: URIRef) -> list[URIRef]:
    """The concepts of a code list, those with numbers in the order of their numbers."""
    codes = {URIRef(str(code)) for code in graph.subjects(SKOS.inScheme, scheme)}
    return sorted(codes, key=_natural_order)


def _natural_order(code: URIRef) -> list[tuple[int, str]]:
    """Words by the alphabet, numbers by their size: 7-2 stands before 7-10."""
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", code)]


def _texts(graph: Graph, term: URIRef, predicate: URIRef) -> dict[str, str]:
    texts = {value.language: str(value) for value in graph.objects(term, predicate) if isinstance(value, Literal)}
    return {language: texts[language] for language in sorted(filter(None, texts))}


def _link(graph: Graph, term: URIRef, *predicates: URIRef) -> Link | None:
    """The one class or datatype of a domain or range; where there are several, their names, without link."""
    values = [value for predicate in predicates for value in graph.objects(term, predicate)]
    named = sorted(str(value) for value in values if isinstance(value, URIRef))
    return Link(label=", ".join(map(_name, named)), iri=named[0] if len(named) == 1 else None) if named else None


def _links(graph: Graph, term: URIRef) -> Iterator[Link]:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader):
        named = sorted(str(value) for value in graph.objects(term, predicate) if isinstance(value, URIRef))
        yield from (Link(label=_name(iri), iri=iri) for iri in named)


def _name(iri: str) -> str:
    """``pf:grant`` for a term of this ontology, the IRI of another."""
    return f"pf:{iri.removeprefix(_NAMESPACE)}" if iri.startswith(_NAMESPACE) else iri
