"""VoID counts what the dump holds, and leads to it."""

from collections import Counter

import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import DCTERMS, RDF, VOID

from publisher.release.catalogue.statistics import statistics
from tests.release.catalogues import VALCOMBREUSE, Published


def dump(published: Published) -> rdflib.Graph:
    return rdflib.Graph().parse(published.release.folder / "dumps" / "deliberations.nt", format="nt")


def described(published: Published) -> tuple[rdflib.Graph, rdflib.URIRef]:
    return published.graph("/void"), rdflib.URIRef(f"{published.release.addresses.void()}#donnees")


def number(found: rdflib.Graph, node: rdflib.term.Node | None, name: rdflib.URIRef) -> int:
    return int(str(found.value(node, name)))


def test_counts_are_those_of_the_dump(catalogued: Published) -> None:
    data = dump(catalogued)
    found, node = described(catalogued)
    assert number(found, node, VOID.triples) == len(data)
    assert number(found, node, VOID.distinctSubjects) == len(set(data.subjects()))
    assert number(found, node, VOID.entities) == len(set(data.subjects(RDF.type, None)))
    assert number(found, node, VOID.classes) == len(set(data.objects(None, RDF.type)))
    assert number(found, node, VOID.properties) == len(set(data.predicates()))


def test_partitions_are_those_of_the_dump(catalogued: Published) -> None:
    data = dump(catalogued)
    found, node = described(catalogued)
    classes = {
        found.value(part, VOID["class"]): number(found, part, VOID.entities)
        for part in found.objects(node, VOID.classPartition)
    }
    properties = {
        found.value(part, VOID.property): number(found, part, VOID.triples)
        for part in found.objects(node, VOID.propertyPartition)
    }
    assert classes == Counter(data.objects(None, RDF.type))
    assert properties == Counter(data.predicates())


def test_linksets_are_those_of_the_dump(catalogued: Published) -> None:
    data = dump(catalogued)
    found = catalogued.graph("/void")
    sets = list(found.subjects(RDF.type, VOID.Linkset))
    assert sets
    for node in sets:
        space = str(found.value(found.value(node, VOID.objectsTarget), VOID.uriSpace))
        prop = found.value(node, VOID.linkPredicate)
        links = [value for value in data.objects(None, prop) if str(value).startswith(space)]
        assert number(found, node, VOID.triples) == len(links) > 0


def test_dumps_are_offered_and_examples_are_told(catalogued: Published) -> None:
    found, node = described(catalogued)
    release, data = catalogued.release, dump(catalogued)
    dumps = {str(url).removeprefix(release.addresses.base) for url in found.objects(node, VOID.dataDump)}
    assert "/telechargements/deliberations.nt.gz" in dumps
    assert all(release.download(path) for path in dumps)
    examples = list(found.objects(node, VOID.exampleResource))
    assert len(examples) == 3
    assert all((example, None, None) in data for example in examples)


def test_each_authority_is_a_subset(catalogued: Published) -> None:
    found, node = described(catalogued)
    subsets = {str(part).rpartition("#")[2] for part in found.objects(node, VOID.subset)}
    assert f"donnees.{VALCOMBREUSE}" in subsets


def test_document_says_what_it_describes(catalogued: Published) -> None:
    found, node = described(catalogued)
    document = rdflib.URIRef(catalogued.release.addresses.void())
    assert (document, RDF.type, VOID.DatasetDescription) in found
    assert found.value(node, DCTERMS.license)
    assert set(catalogued.release.variants("/void")) >= {"text/turtle", "application/ld+json"}


TERMS = st.sampled_from([f"http://example.org/{letter}" for letter in "abcd"])
TRIPLES = st.sets(st.tuples(TERMS, st.sampled_from([str(RDF.type), "http://example.org/p"]), TERMS), max_size=30)


@given(TRIPLES)
def test_statistics_count_any_graph(triples: set[tuple[str, str, str]]) -> None:
    found = statistics(f"<{s}> <{p}> <{o}> .\n".encode() for s, p, o in sorted(triples))
    assert found.triples == len(triples)
    assert found.subjects == len({s for s, _, _ in triples})
    assert found.entities == len({s for s, p, _ in triples if p == str(RDF.type)})
    assert found.classes == Counter(o for _, p, o in triples if p == str(RDF.type))
