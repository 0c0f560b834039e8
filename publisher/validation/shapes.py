"""The SHACL shapes, parsed once a process.

``shapes/*.ttl`` are written for people: one file a class, each node shape with its property shapes. Validators take
such shapes focus node by focus node; the same property shapes with targets of their own are taken for all focus nodes
at once, which says the same four times faster (docs/decisions/0040-gate.md).
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Self

from pyshacl.shapes_graph import ShapesGraph
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, SH

from publisher.resources import folder

AGREEMENT = "agreement.ttl"
"""The file of what must agree, in SPARQL; the other files are the gate."""

_TARGETS = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)


def files() -> tuple[Path, ...]:
    """The files of shapes, sorted by name."""
    return tuple(sorted(folder("shapes").glob("*.ttl")))


def document() -> bytes:
    """All shapes as one Turtle document, for those who receive the data: ``pyshacl --shapes DOCUMENT DATA``."""
    return b"\n".join(path.read_bytes() for path in files())


@cache
def gate() -> ShapesGraph:
    """The shapes that an act must conform to."""
    return _loaded(path for path in files() if path.name != AGREEMENT)


@cache
def agreement() -> ShapesGraph:
    """The shapes that say where sums, votes and dates disagree."""
    return _loaded(path for path in files() if path.name == AGREEMENT)


@cache
def agreement_codes() -> frozenset[str]:
    """Codes of the disagreements that shapes know."""
    return frozenset(str(code) for code in agreement().graph.objects(None, DCTERMS.identifier))


def code_of(shapes: ShapesGraph, shape: URIRef) -> str:
    """The code of the finding that a shape gives."""
    return str(shapes.graph.value(shape, DCTERMS.identifier))


def _loaded(paths: Iterable[Path]) -> ShapesGraph:
    written = Graph(bind_namespaces="none")
    for path in paths:
        written.parse(path, format="turtle")
    shapes = ShapesGraph(_Remembering.of(_flattened(written)))
    shapes.shapes  # noqa: B018 - read once here, not at the first act
    return shapes


class _Remembering(Graph):
    """A graph that nothing is added to any more: what was asked of it once is remembered.

    A validator asks the same of every shape for every act, and most of its time goes there.
    """

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")
        self._answers: dict[Any, tuple[Any, ...]] = {}

    @classmethod
    def of(cls, written: Graph) -> Self:
        """The triples of a graph."""
        held = cls()
        for triple in written:
            held.add(triple)
        return held

    def add(self, triple: Any) -> Self:
        """Add a triple, and forget the answers."""
        self._answers.clear()
        return super().add(triple)

    def triples(self, triple: Any) -> Any:
        """Triples of a pattern."""
        if triple not in self._answers:
            self._answers[triple] = tuple(super().triples(triple))
        return iter(self._answers[triple])


def _flattened(written: Graph) -> Graph:
    """The same shapes, the named property shapes of each node shape with its targets instead of under it."""
    for node in list(written.subjects(RDF.type, SH.NodeShape)):
        targets = [(kind, target) for kind in _TARGETS for target in written.objects(node, kind)]
        for property_shape in list(written.objects(node, SH.property)):
            if isinstance(property_shape, URIRef):
                written.remove((node, SH.property, property_shape))
                for kind, target in targets:
                    written.add((property_shape, kind, target))
    return written
