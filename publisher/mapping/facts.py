"""Triples with the place in the record of the fact that they tell.

The pointer leads from a triple to the words that state it (``publisher.mapping.evidence``), and lets a test find every
value of the record in the graph.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from rdflib import Literal, URIRef

Triple = tuple[URIRef, URIRef, URIRef | Literal]

Table = Mapping[str, tuple[URIRef, Callable[[Any], Any]]]
"""Field of a record's class: its property, and how its value (each of its values, if many) is written."""

JSON_NAMES = {"in_favour": "for"}
"""Fields whose name in JSON, hence in pointers, is another: ``for`` is a Python keyword."""


class Fact(NamedTuple):
    """A triple; ``pointer`` is the JSON Pointer of the fact that it tells, None for triples that only hold others."""

    pointer: str | None
    triple: Triple


def link(subject: URIRef, predicate: URIRef, value: URIRef | Literal, pointer: str | None = None) -> Fact:
    """One triple as a fact."""
    return Fact(pointer, (subject, predicate, value))


def stated(subject: URIRef, pointer: str, record: object, table: Table) -> Iterator[Fact]:
    """What the fields of a record say, each by its property; what is not stated gives nothing."""
    for name, (predicate, written) in table.items():
        held = getattr(record, name)
        at = f"{pointer}/{JSON_NAMES.get(name, name)}"
        if isinstance(held, tuple):
            for index, value in enumerate(held):
                yield link(subject, predicate, written(value), f"{at}/{index}")
        elif held is not None and held != "":
            yield link(subject, predicate, written(held), at)
