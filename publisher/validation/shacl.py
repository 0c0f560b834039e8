"""Running SHACL on the graph of one act, and its report as N-Triples."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from pyshacl.graph_abstraction import DataGraph
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SH
from rdflib.term import Node

from publisher.validation.shapes import code_of

PERSONAL = "person."
"""How the codes begin of what must not be repeated in any report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One result of a validation; ``path`` and ``value`` are None where the shape has none."""

    code: str
    focus: Node
    path: Node | None
    value: Node | None
    shape: URIRef
    component: Node
    severity: Node
    messages: tuple[Literal, ...]

    @property
    def message(self) -> str:
        """What is wrong, in French."""
        return next(str(message) for message in self.messages if message.language == "fr")


class _Validator(Validator):
    """A validator that is given its shapes parsed already; pyshacl's own would parse them again for each graph."""

    def __init__(self, graph: Graph, shapes: ShapesGraph, only: Sequence[str]) -> None:
        options = {"inplace": True, "use_shapes": only or None}
        super().__init__(DataGraph.from_rdflib(graph), shacl_graph=Graph(), options=options)
        self.shacl_graph = shapes


def results(graph: Graph, shapes: ShapesGraph, codes: Iterable[str] = ()) -> tuple[Result, ...]:
    """What the shapes say of a graph, in an order of their own; empty where it conforms.

    ``codes``: of the findings that are looked for; all where none is given.
    """
    only = sorted({str(shape) for code in codes for shape in shapes.graph.subjects(DCTERMS.identifier, Literal(code))})
    report: Graph
    _, report, _ = _Validator(graph, shapes, only).run()  # type: ignore[no-untyped-call] # pyshacl leaves run() without types
    found = (_result(report, node, shapes) for node in report.objects(None, SH.result))
    return tuple(sorted(found, key=lambda r: (r.shape, str(r.focus), str(r.path), str(r.value), str(r.component))))


def _result(report: Graph, node: Node, shapes: ShapesGraph) -> Result:
    shape = URIRef(str(report.value(node, SH.sourceShape)))
    return Result(
        code=code_of(shapes, shape),
        focus=report.value(node, SH.focusNode) or node,
        path=report.value(node, SH.resultPath),
        value=report.value(node, SH.value),
        shape=shape,
        component=report.value(node, SH.sourceConstraintComponent) or node,
        severity=report.value(node, SH.resultSeverity) or SH.Violation,
        messages=tuple(m for m in report.objects(node, SH.resultMessage) if isinstance(m, Literal)),
    )


def report_lines(found: Iterable[Result], document: str) -> bytes:
    """The ``sh:ValidationReport`` of a document as canonical N-Triples.

    A result that would repeat who is named where nobody may be is told of the document alone, without value.
    """
    report, root = Graph(bind_namespaces="none"), BNode()
    report.add((root, RDF.type, SH.ValidationReport))
    for result in found:
        node, personal = BNode(), result.code.startswith(PERSONAL)
        report.add((root, SH.result, node))
        report.add((node, RDF.type, SH.ValidationResult))
        report.add((node, SH.sourceShape, result.shape))
        report.add((node, SH.sourceConstraintComponent, result.component))
        report.add((node, SH.resultSeverity, result.severity))
        report.add((node, SH.focusNode, URIRef(document) if personal else result.focus))
        if result.path is not None and not isinstance(result.path, BNode):
            report.add((node, SH.resultPath, result.path))
        if result.value is not None and not personal:
            report.add((node, SH.value, result.value))
        for message in result.messages:
            report.add((node, SH.resultMessage, message))
    conforms = (root, SH.result, None) not in report
    report.add((root, SH.conforms, Literal(conforms)))
    return _canonical(report)


def _canonical(graph: Graph) -> bytes:
    """Sorted N-Triples, blank nodes labelled by RDFC-1.0."""
    dataset = ox.Dataset(ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    written = io.BytesIO()
    ox.serialize((quad.triple for quad in dataset), written, format=ox.RdfFormat.N_TRIPLES)
    return b"".join(sorted(line + b"\n" for line in written.getvalue().split(b"\n") if line))
