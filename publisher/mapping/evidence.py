"""Which words state which fact.

A thing points to its words itself (``pf:statedBy``). A fact of it that has words of its own, by the record's
``spans``, is an ``rdf:Statement`` under the very fragment where the page lights those words
(docs/decisions/0031-evidence.md).
"""

from collections.abc import Iterable, Iterator, Sequence

from rdflib import URIRef
from rdflib.namespace import RDF

from publisher.keys.places import PREFIXES, VOTE_PLACE, words_place
from publisher.mapping.facts import Fact, Triple, link
from publisher.mapping.scene import Scene
from publisher.namespaces import PF
from publisher.records import Span


def evidence_facts(scene: Scene, told: Iterable[Fact]) -> Iterator[Fact]:
    """The words of every fact of ``told`` that the record's ``spans`` give words of its own."""
    if scene.record.source.sha256 is None:  # a text without address has no words to point to
        return
    by_pointer: dict[str, Triple] = {}
    for fact in told:
        if fact.pointer is not None:
            by_pointer.setdefault(fact.pointer, fact.triple)
    for pointer, spans in scene.record.spans.items():
        triple = by_pointer.get(pointer)
        if triple is None:
            yield from _words(scene, _holder(scene, pointer), spans)
        else:
            statement = scene.place(words_place(scene.facts.keys, pointer))
            yield link(statement, RDF.type, RDF.Statement)
            for predicate, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
                yield link(statement, predicate, term)
            yield from _words(scene, statement, spans)


def _words(scene: Scene, thing: URIRef, spans: Sequence[Span]) -> Iterator[Fact]:
    for words in map(scene.words, spans):
        if words is not None:
            yield link(thing, PF.statedBy, words)


def _holder(scene: Scene, pointer: str) -> URIRef:
    """The thing that holds what a pointer leads to, where that is no fact of its own: ``/prefecture``, ``/vote``."""
    field, *rest = pointer.removeprefix("/").split("/")
    if field in PREFIXES and rest:
        return scene.thing(field, int(rest[0]))
    if field == "vote":
        return scene.place(VOTE_PLACE)
    return scene.sitting if field in _OF_THE_SITTING else scene.act


_OF_THE_SITTING = frozenset({"sitting", "attendance_counts", "attendance", "movements"})
