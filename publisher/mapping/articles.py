"""The decision, article by article."""

from collections.abc import Iterator

from rdflib.namespace import RDF

from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import decimal, plain, text
from publisher.mapping.scene import Scene
from publisher.namespaces import ELI, PF, SCHEMA

_ARTICLE: Table = {
    "number": (ELI.number, plain),
    "text": (SCHEMA.text, text),
    "amounts": (PF.statedAmount, decimal),
}


def article_facts(scene: Scene) -> Iterator[Fact]:
    """Every article of the act."""
    for index, article in enumerate(scene.record.articles):
        thing, pointer = scene.thing("articles", index), f"/articles/{index}"
        yield link(scene.act, ELI.has_part, thing)
        yield from scene.told(thing, PF.Article, pointer, article.span)
        yield link(thing, RDF.type, ELI.LegalResourceSubdivision)
        yield from stated(thing, pointer, article, _ARTICLE)
