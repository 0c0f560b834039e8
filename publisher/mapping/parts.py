"""The parts that the act's text is cut into, and the share of it that is recognised."""

from collections.abc import Iterator
from decimal import Decimal

from rdflib import URIRef
from rdflib.namespace import RDF

from publisher.mapping.facts import Fact, link
from publisher.mapping.literals import decimal
from publisher.mapping.scene import Scene
from publisher.namespaces import DQV, PART_KINDS, PF, coded


def part_facts(scene: Scene) -> Iterator[Fact]:
    """Every part of the text, in its order."""
    for index, part in enumerate(scene.record.parts):
        thing, pointer = scene.thing("parts", index), f"/parts/{index}"
        yield link(scene.act, PF.part, thing)
        yield from scene.told(thing, PF.Part, pointer, part.span)
        yield link(thing, PF.kind, coded(PART_KINDS, part.kind), f"{pointer}/kind")


def quality_facts(scene: Scene) -> Iterator[Fact]:
    """The share of the act's printed characters that stand in a part of a known kind."""
    if scene.record.recognised is None:
        return
    measure = scene.place("qualite-part-reconnue")
    yield link(measure, RDF.type, DQV.QualityMeasurement)
    yield link(measure, DQV.computedOn, URIRef(scene.document))
    yield link(measure, DQV.isMeasurementOf, PF.shareRecognised)
    yield link(measure, DQV.value, decimal(Decimal(repr(scene.record.recognised))), "/recognised")
