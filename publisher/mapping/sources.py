"""The sources that state an act: where they came from, and what they are."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF

from publisher.identifiers import Addresses, public_origin
from publisher.mapping.facts import Fact, Table, Triple, link, stated
from publisher.mapping.inputs import SourceFacts
from publisher.mapping.literals import boolean, integer, plain
from publisher.mapping.scene import Scene
from publisher.namespaces import PF, SCHEMA
from publisher.records import Source


def _origin(uri: str) -> Literal:
    return plain(public_origin(uri))


_SOURCE: Table = {
    "uri": (PF.origin, _origin),
    "media_type": (SCHEMA.encodingFormat, plain),
    "sha256": (SCHEMA.sha256, plain),
    "characters": (PF.characters, integer),
}
_ROW: Table = {"row": (PF.row, integer)}


def source_facts(scene: Scene) -> Iterator[Fact]:
    """Every source of the act; the record's own first."""
    document = URIRef(scene.document)
    for source in dict.fromkeys((scene.record.source, *scene.facts.sources)):
        thing = scene.source(source)
        yield link(document, DCTERMS.source, thing)
        yield from _described(thing, source, masked=source.sha256 in scene.facts.masked)
    yield from stated(scene.act, "/source", scene.record.source, _ROW)


def _described(thing: URIRef, source: Source, *, masked: bool) -> Iterator[Fact]:
    yield link(thing, RDF.type, FOAF.Document)
    yield from stated(thing, "/source", source, _SOURCE)
    yield link(thing, PF.masked, boolean(masked))


def source_triples(facts: SourceFacts, addresses: Addresses) -> Iterator[Triple]:
    """The document of a source: its text, its original where it is served, and the acts that it states."""
    sha256 = facts.source.sha256 or ""
    source = URIRef(addresses.source(sha256))
    for fact in _described(source, facts.source, masked=facts.masked):
        yield fact.triple
    yield source, DCTERMS.hasFormat, URIRef(addresses.source_text(sha256))
    if not facts.masked:
        yield source, DCTERMS.hasFormat, URIRef(addresses.source_original(sha256))
    for act in facts.acts:
        yield URIRef(act), DCTERMS.source, source
