"""What the act relies on, why it decides, and what it does to other acts."""

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from publisher.keys.places import ACT_PLACE
from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import date, plain, text
from publisher.mapping.scene import Scene
from publisher.namespaces import ELI, PF, SCHEMA, concept
from publisher.records.values import RelationKind

_CITATION: Table = {
    "text": (SCHEMA.text, text),
    "kind": (PF.kind, concept),
    "title": (DCTERMS.title, text),
    "number": (PF.number, plain),
    "date": (DCTERMS.date, date),
    "articles": (PF.citedArticle, plain),
}
_CONSIDERATION: Table = {"text": (SCHEMA.text, text)}
_RELATION: Table = {"kind": (PF.kind, concept), "number": (PF.number, plain), "date": (DCTERMS.date, date)}

_EFFECTS = {
    RelationKind.AMENDS: ELI.amends,
    RelationKind.REPLACES: ELI.repeals,
    RelationKind.WITHDRAWS: ELI.repeals,
    RelationKind.COMPLETES: ELI.amends,
    RelationKind.APPLIES: ELI.based_on,
}


def citation_facts(scene: Scene) -> Iterator[Fact]:
    """Every text cited (visa); one that is an act of the site is linked."""
    for index, citation in enumerate(scene.record.citations):
        thing, pointer = scene.thing("citations", index), f"/citations/{index}"
        yield link(scene.act, PF.citation, thing)
        yield from scene.told(thing, PF.Citation, pointer, citation.span)
        yield from stated(thing, pointer, citation, _CITATION)
        yield from _linked(scene, thing, ELI.cites, scene.facts.cited.get(index))


def consideration_facts(scene: Scene) -> Iterator[Fact]:
    """Every reason given (considérant)."""
    for index, consideration in enumerate(scene.record.considerations):
        thing, pointer = scene.thing("considerations", index), f"/considerations/{index}"
        yield link(scene.act, PF.consideration, thing)
        yield from scene.told(thing, PF.Consideration, pointer, consideration.span)
        yield from stated(thing, pointer, consideration, _CONSIDERATION)


def relation_facts(scene: Scene) -> Iterator[Fact]:
    """Every effect on another act; one of the site is linked."""
    for index, relation in enumerate(scene.record.relations):
        thing, pointer = scene.thing("relations", index), f"/relations/{index}"
        yield link(scene.act, PF.relation, thing)
        yield from scene.told(thing, PF.Relation, pointer, relation.span)
        yield from stated(thing, pointer, relation, _RELATION)
        yield from _linked(scene, thing, _EFFECTS[relation.kind], scene.facts.related.get(index))


def _linked(scene: Scene, thing: URIRef, effect: URIRef, document: str | None) -> Iterator[Fact]:
    if document is not None:
        other = URIRef(scene.addresses.place(document, ACT_PLACE))
        yield link(thing, PF.refersTo, other)
        yield link(scene.act, effect, other)
