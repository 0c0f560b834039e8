"""The shapes of DCAT-AP 3.0.1 over a catalogue, and what is known of them (docs/catalogue.md says why)."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyshacl
import rdflib
from rdflib.namespace import OWL, RDF, Namespace

from tests.conftest import shared

SH = Namespace("http://www.w3.org/ns/shacl#")
FILES = (
    "shapes.ttl",
    "range.ttl",
    "mdr-vocabularies.shape.ttl",
    "deprecateduris.ttl",
    "shapes_recommended.ttl",
)


@dataclass(frozen=True)
class Result:
    """One result of a validation: how grave, what it concerns, by which property."""

    severity: str
    focus: str
    path: str
    value: str


def results(data: rdflib.Graph, file: str) -> Iterator[Result]:
    """What one file of shapes finds; tables of the EU are not fetched, each value says which it is of."""
    rules = rdflib.Graph().parse(shared("dcat-ap", "3.0.1", "html-shacl", file))
    for triple in list(rules.triples((None, OWL.imports, None))):
        rules.remove(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
    assert isinstance(report, rdflib.Graph)
    for _, result in report.subject_objects(SH.result):  # those that a result has for detail are of nested shapes
        focus = report.value(result, SH.focusNode)
        yield Result(
            severity=str(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            focus=str(data.value(focus, RDF.type)).rpartition("#")[2].rpartition("/")[2],
            path=str(report.value(result, SH.resultPath)).rpartition("#")[2].rpartition("/")[2],
            value=str(report.value(result, SH.value)),
        )
