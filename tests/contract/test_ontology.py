"""The ontology: every term defined, in two languages, with an example; known to the code, and used by it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SKOS, VANN, XSD

from publisher.namespaces import DQV, ELI, LOCN, PF, SCHEMA
from tests.conftest import ROOT
from tests.mapping.acts import SAMPLES, acts_of, keyed, maximal, whole

ONTOLOGY = ROOT / "ontology"
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
THIS = URIRef("https://w3id.org/public-funding")
CLOSED = (PF, ELI, SCHEMA, LOCN, DQV, FOAF, ORG, DCTERMS, RDF, RDFS, rdflib.DCAT)


def _graph(*paths: Path) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


CORE = _graph(ONTOLOGY / "public-funding.ttl")
WHOLE = _graph(*FILES)
TERMS = sorted(set(CORE.subjects(RDFS.isDefinedBy, THIS)))


def _names(vocabulary: type) -> set[str]:
    return {name for name in vocabulary.__annotations__ if not name.startswith("_")}


def test_terms_of_the_code_are_those_of_the_ontology() -> None:
    assert {f"{PF}{name}" for name in _names(PF)} == {str(term) for term in TERMS}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.rpartition("#")[2])
def test_term_is_told_in_two_languages_with_an_example(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        values = list(CORE.objects(term, predicate))
        assert sorted(value.language for value in values) == ["en", "fr"], predicate
        assert all(str(value).strip() for value in values)
    assert len(list(CORE.objects(term, SKOS.example))) == 1
    kinds = set(CORE.objects(term, RDF.type))
    assert len(kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, DQV.Metric}) == 1


def test_labels_tell_terms_apart() -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for language in ("en", "fr"):
            labels = [
                str(label)
                for term in CORE.subjects(RDF.type, kind)
                for label in CORE.objects(term, RDFS.label)
                if label.language == language
            ]
            assert len(labels) == len(set(labels))


def test_the_ontology_says_what_it_is() -> None:
    assert (THIS, RDF.type, OWL.Ontology) in CORE
    assert str(CORE.value(THIS, VANN.preferredNamespaceUri)) == str(PF)
    assert str(CORE.value(THIS, VANN.preferredNamespacePrefix)) == "pf"
    version = str(CORE.value(THIS, OWL.versionInfo))
    assert CORE.value(THIS, OWL.versionIRI) == URIRef(f"{THIS}/{version}")
    for predicate in (DCTERMS.license, DCTERMS.creator):
        assert isinstance(CORE.value(THIS, predicate), URIRef)
    assert sorted(title.language for title in CORE.objects(THIS, DCTERMS.title)) == ["en", "fr"]


def test_no_undefined_term_of_this_namespace() -> None:
    defined = {subject for subject in WHOLE.subjects() if str(subject).startswith(str(PF))}
    used = {node for triple in WHOLE for node in triple if isinstance(node, URIRef) and node.startswith(str(PF))}
    assert used - defined == set()


def test_domains_and_ranges_are_classes() -> None:
    classes = set(CORE.subjects(RDF.type, OWL.Class))
    for predicate in (RDFS.domain, SCHEMA.domainIncludes, RDFS.range):
        for value in CORE.objects(None, predicate):
            assert value in classes or not str(value).startswith(str(PF))
    for term in CORE.subjects(RDF.type, OWL.DatatypeProperty):
        assert all(str(value).startswith((str(XSD), str(RDF))) for value in CORE.objects(term, RDFS.range))


def test_no_class_or_property_is_above_itself() -> None:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for subject in set(WHOLE.subjects(predicate, None)):
            above = {value for value in WHOLE.transitive_objects(subject, predicate) if value != subject}
            assert not any(subject in set(WHOLE.transitive_objects(value, predicate)) for value in above)


def test_alignments_stand_apart() -> None:
    """The definitions bind to no class of another vocabulary; alignments define nothing."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, OWL.equivalentClass):
        assert set(CORE.subject_objects(predicate)) == set()
    apart = _graph(ONTOLOGY / "alignments.ttl")
    assert set(apart.subjects()) <= set(TERMS)
    assert set(apart.predicates()) == {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_reader_reads_the_same_triples(path: Path) -> None:
    content = path.read_bytes()
    expected = set(_graph(path))
    assert not any(isinstance(node, rdflib.BNode) for triple in expected for node in triple)
    strict = list(ox.parse(content, format=ox.RdfFormat.TURTLE))
    assert len({quad.triple for quad in strict}) == len(strict) == len(expected)
    if shutil.which("rapper"):
        read = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", path], capture_output=True, check=True)
        assert set(rdflib.Graph().parse(data=read.stdout, format="nt")) == expected


def _acts() -> Iterator[tuple[str, rdflib.Graph]]:
    """The graph of each bundled act, and of the one that states everything."""
    acts = [("maximal", keyed(maximal())), *((path.stem, act) for path in SAMPLES for act in acts_of(path))]
    for name, act in acts:
        graph = rdflib.Graph()
        for triple in whole(act):
            graph.add(triple)
        yield name, graph


ACTS = list(_acts())


@pytest.mark.parametrize(("name", "graph"), ACTS, ids=[f"{name}-{at}" for at, (name, _) in enumerate(ACTS)])
def test_graphs_use_known_terms_as_they_are_defined(name: str, graph: rdflib.Graph) -> None:
    for predicate in {*graph.predicates(), *graph.objects(None, RDF.type)}:
        assert any(predicate in dir(vocabulary) for vocabulary in CLOSED), predicate
    for subject, predicate, value in graph:
        assert not isinstance(subject, rdflib.BNode)
        assert not isinstance(value, rdflib.BNode)
        domains = {*CORE.objects(predicate, RDFS.domain), *CORE.objects(predicate, SCHEMA.domainIncludes)}
        kinds = set(graph.objects(subject, RDF.type))
        assert not domains or domains & kinds, (subject, predicate)
        _check_range(graph, predicate, value)


def _check_range(graph: rdflib.Graph, predicate: URIRef, value: rdflib.term.Node) -> None:
    ranges = {*CORE.objects(predicate, RDFS.range), *CORE.objects(predicate, SCHEMA.rangeIncludes)}
    if not ranges:
        return
    if isinstance(value, rdflib.Literal):
        kind = RDF.langString if value.language else value.datatype or XSD.string
        assert kind in ranges, (predicate, value)
    else:
        kinds = {*graph.objects(value, RDF.type), *WHOLE.objects(value, RDF.type)}
        assert ranges & kinds, (predicate, value)


def test_every_term_is_used_by_an_act_that_states_everything() -> None:
    """A term that nothing can use is a term too many. Of those left out, each has its case beside."""
    graph = dict(ACTS)["maximal"]
    used = {node for triple in graph for node in triple}
    elsewhere = {PF.invalidIdentifier, PF.refersTo}  # tests/mapping/test_graph.py
    assert {term for term in TERMS if term not in used} - elsewhere == set()


def test_redirects_lead_to_the_forms_of_the_ontology() -> None:
    rules = (ONTOLOGY / "w3id.htaccess").read_text(encoding="utf-8")
    for extension, media_type in (
        ("ttl", "text/turtle"),
        ("jsonld", r"ld\\\+json"),
        ("rdf", r"rdf\\\+xml"),
        ("nt", "n-t"),
    ):
        assert re.search(rf"{media_type}.*\n.*/ontologie\.{extension} ", rules)
