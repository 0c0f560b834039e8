"""An act as triples, and triples as N-Triples or as a graph."""

from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, URIRef

from publisher.identifiers import Addresses
from publisher.mapping.act import act_facts, document_facts
from publisher.mapping.annexes import annexe_facts
from publisher.mapping.articles import article_facts
from publisher.mapping.budget import budget_facts
from publisher.mapping.corrections import correction_facts
from publisher.mapping.evidence import evidence_facts
from publisher.mapping.facts import Fact, Triple
from publisher.mapping.grants import grant_facts, refusal_facts
from publisher.mapping.inputs import ActFacts
from publisher.mapping.parts import part_facts, quality_facts
from publisher.mapping.people import people_facts
from publisher.mapping.reasons import citation_facts, consideration_facts, relation_facts
from publisher.mapping.scene import Scene
from publisher.mapping.sources import source_facts
from publisher.mapping.vote import vote_facts
from publisher.namespaces import PREFIXES

_ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})

_CLASSES = (
    document_facts,
    source_facts,
    act_facts,
    people_facts,
    vote_facts,
    citation_facts,
    consideration_facts,
    relation_facts,
    article_facts,
    grant_facts,
    refusal_facts,
    budget_facts,
    annexe_facts,
    correction_facts,
    part_facts,
    quality_facts,
)


def act_told(act: ActFacts, addresses: Addresses) -> tuple[Fact, ...]:
    """Every triple of the act with the pointer of the fact that it tells; some come more than once."""
    scene = Scene.of(act, addresses)
    told = [fact for facts in _CLASSES for fact in facts(scene)]
    return (*told, *evidence_facts(scene, told))


def act_triples(act: ActFacts, addresses: Addresses) -> Iterator[Triple]:
    """The graph of the act's document, without its findings: same act and addresses, same triples in the same order."""
    return (fact.triple for fact in act_told(act, addresses))


def lines(triples: Iterable[Triple]) -> bytes:
    """N-Triples, one line a triple, in the order given."""
    return "".join(f"{' '.join(map(_written, triple))} .\n" for triple in triples).encode()


def _written(term: URIRef | Literal) -> str:
    """A term in N-Triples; rdflib's own ``n3`` is Turtle, and writes a line feed inside three quotes."""
    if isinstance(term, URIRef):
        return f"<{term}>"
    quoted = f'"{term.translate(_ESCAPED)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype is None else f"{quoted}^^<{term.datatype}>"


def graph(triples: Iterable[Triple]) -> Graph:
    """An rdflib graph of triples, with the prefixes of the project."""
    held = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        held.bind(prefix, namespace)
    for triple in triples:
        held.add(triple)
    return held
