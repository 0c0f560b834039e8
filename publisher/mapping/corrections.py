"""Facts set by the officer: who, when, why, and what the words say."""

import json
from collections.abc import Iterator
from typing import Any

from rdflib import Literal
from rdflib.namespace import DCTERMS, RDF

from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import date, plain, text
from publisher.mapping.scene import Scene
from publisher.namespaces import PF


def _json(value: Any) -> Literal:
    return plain(json.dumps(value, ensure_ascii=False, default=str))


_CORRECTION: Table = {
    "pointer": (PF.pointer, plain),
    "was": (PF.formerValue, _json),
    "by": (PF.correctedBy, plain),
    "on": (DCTERMS.date, date),
    "why": (DCTERMS.description, text),
}


def correction_facts(scene: Scene) -> Iterator[Fact]:
    """Every correction of the act."""
    for index, correction in enumerate(scene.record.corrections):
        thing, pointer = scene.thing("corrections", index), f"/corrections/{index}"
        yield link(scene.act, PF.correction, thing)
        yield link(thing, RDF.type, PF.Correction)
        yield from stated(thing, pointer, correction, _CORRECTION)
