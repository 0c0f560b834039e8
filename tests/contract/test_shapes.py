"""The shapes: each finds something to look at, each constraint is broken by one example that breaks no other."""

import re
import subprocess
import sys
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from publisher.mapping import graph
from publisher.namespaces import DQV, ELI, LOCN, PF, SCHEMA
from publisher.validation import shapes
from publisher.validation.shacl import results
from tests.conftest import ROOT
from tests.mapping.acts import SAMPLES, acts_of, whole
from tests.validation.breaking import PFS, Constraint, broken, constraints, focus_nodes, valid

GATE, AGREEMENT = shapes.gate(), shapes.agreement()
DOCUMENT = Graph().parse(data=shapes.document(), format="turtle")
SHAPES = sorted(
    shape
    for held in (GATE, AGREEMENT)
    for shape in held.graph.subjects(DCTERMS.identifier, None)
    if shape.startswith(PFS)
)
CLOSED = (PF, ELI, SCHEMA, LOCN, DQV, FOAF, ORG, DCTERMS, RDF, RDFS, DCAT)
LISTS = sorted((ROOT / "ontology" / "codelists").glob("*.ttl"))
REMEDY = re.compile(r"[:;]\s\w+ez-?\b|, ou \w+ez\b|[:;]\s\w+ez\b")


def _held(shape: Node) -> Graph:
    return GATE.graph if (shape, DCTERMS.identifier, None) in GATE.graph else AGREEMENT.graph


def _name(shape: object) -> str:
    return str(shape).removeprefix(PFS)


def test_shapes_conform_to_the_shapes_of_shapes() -> None:
    conforms, _, said = pyshacl.validate(Graph(), shacl_graph=DOCUMENT, meta_shacl=True)
    assert conforms, said


def test_each_file_is_of_one_class_and_says_which() -> None:
    for path in shapes.files():
        assert re.search(r"^# \S", path.read_text(encoding="utf-8"), re.MULTILINE), path.name
    assert len(shapes.files()) > 20


def _terms(held: Graph) -> set[Node]:
    """What paths, targets and classes of the shapes name."""
    named = {
        o for p in (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf, SH["class"]) for o in held.objects(None, p)
    }
    ways = (SH.path, SH.inversePath, SH.alternativePath, RDF.first)
    listed = {node for shape in held.subjects(SH["in"], None) for node in Collection(held, held.value(shape, SH["in"]))}
    return {node for way in ways for node in held.objects(None, way) if isinstance(node, URIRef)} - listed | named


def test_every_path_and_class_is_a_known_term() -> None:
    terms = {term for held in (GATE.graph, AGREEMENT.graph) for term in _terms(held)}
    assert len(terms) > 100
    assert sorted(term for term in terms if not any(term in vocabulary for vocabulary in CLOSED)) == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_codes_that_a_shape_accepts_are_those_of_the_list(path: Path) -> None:
    scheme = Graph().parse(path)
    concepts = set(scheme.subjects(RDF.type, SKOS.Concept))
    accepted = [set(Collection(GATE.graph, node)) for node in GATE.graph.objects(None, SH["in"])]
    assert concepts in accepted
    assert sum(bool(codes & concepts) for codes in accepted) == accepted.count(concepts)


@pytest.mark.parametrize("shape", SHAPES, ids=_name)
def test_shape_says_what_is_wrong_and_what_to_do(shape: Node) -> None:
    held = _held(shape)
    code = str(held.value(shape, DCTERMS.identifier))
    assert re.fullmatch(r"[a-z_]+\.[a-z]+(-[a-z]+)*", code)
    assert f"| `{code}` |" in (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    constraint = held.value(shape, SH.sparql) or shape
    messages = {message.language: str(message) for message in held.objects(constraint, SH.message)}
    assert sorted(messages) == ["en", "fr"]
    assert REMEDY.search(messages["fr"]), messages["fr"]
    severity = held.value(shape, SH.severity)
    assert severity == (SH.Warning if held is AGREEMENT.graph else None)


@pytest.mark.parametrize("shape", SHAPES, ids=_name)
def test_shape_has_something_to_look_at(shape: Node) -> None:
    held = GATE if _held(shape) is GATE.graph else AGREEMENT
    assert focus_nodes(shape, valid(), held)


def test_the_valid_example_is_valid() -> None:
    assert results(valid(), GATE) == ()


@pytest.mark.parametrize("constraint", constraints(), ids=str)
def test_each_constraint_is_broken_by_one_example_and_no_other_is(constraint: Constraint) -> None:
    found = {(result.shape, result.component) for result in results(broken(constraint), GATE)}
    assert found == {(constraint.shape, constraint.component)}


def test_every_property_of_the_valid_example_is_under_a_shape() -> None:
    data = valid()
    looked_at = {
        (focus, path)
        for shape in SHAPES
        for path in GATE.graph.objects(shape, SH.path)
        for focus in focus_nodes(shape, data, GATE)
    }
    told = {(s, p) for s, p, _ in data if p not in {RDF.type, PF.statedBy, SCHEMA.encodingFormat, PF.origin}}
    effects = {ELI.amends, ELI.repeals, ELI.based_on, ELI.cites}  # other acts, which the citation or relation tells too
    document = {DCTERMS.language, DCTERMS.source, FOAF.primaryTopic, ORG.unitOf}
    unnamed = {s for kind in (ORG.OrganizationalUnit, FOAF.Agent) for s in data.subjects(RDF.type, kind)}
    escaped = {(s, p) for s, p in told - looked_at if p not in effects | document and s not in unnamed}
    assert sorted(escaped) == []


def test_shapes_written_for_people_and_shapes_run_say_the_same() -> None:
    """Plain pyshacl, on the document that others are given, finds what the program finds."""
    for constraint in constraints()[::25]:
        data = broken(constraint)
        _, report, _ = pyshacl.validate(data, shacl_graph=DOCUMENT)
        plain = {
            (report.value(node, SH.sourceShape), report.value(node, SH.sourceConstraintComponent))
            for node in report.objects(None, SH.result)
            if report.value(node, SH.resultSeverity) == SH.Violation
        }
        assert plain == {(constraint.shape, constraint.component)}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_bundled_acts_conform(path: Path) -> None:
    for act in acts_of(path):
        assert results(graph(whole(act)), GATE) == ()


def test_real_act_conforms_under_the_command_that_others_use(real_act: Path, tmp_path: Path) -> None:
    (act,) = acts_of(real_act)
    (tmp_path / "shapes.ttl").write_bytes(shapes.document())
    graph(whole(act)).serialize(tmp_path / "act.ttl", format="turtle")
    command = [sys.executable, "-m", "pyshacl", "--shapes", "shapes.ttl", "act.ttl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "Conforms: True" in done.stdout) == (0, True), done.stdout + done.stderr
