"""Annexes that the act names, in its source or not."""

from collections.abc import Iterator

from rdflib.namespace import RDFS

from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import boolean, text
from publisher.mapping.scene import Scene
from publisher.namespaces import PF

_ANNEXE: Table = {"label": (RDFS.label, text), "present": (PF.inSource, boolean)}


def annexe_facts(scene: Scene) -> Iterator[Fact]:
    """Every annexe of the act."""
    for index, annexe in enumerate(scene.record.annexes):
        thing, pointer = scene.thing("annexes", index), f"/annexes/{index}"
        yield link(scene.act, PF.annexe, thing)
        yield from scene.told(thing, PF.Annexe, pointer, annexe.span)
        yield from stated(thing, pointer, annexe, _ANNEXE)
