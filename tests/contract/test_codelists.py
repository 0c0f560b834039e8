"""The code lists of the ontology are the closed lists of words of the record."""

import csv
from enum import StrEnum

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from publisher.mapping.subjects import subject
from publisher.namespaces import CODE_LISTS, PART_KINDS, SUBJECTS, coded, concept, scheme
from publisher.parsing.kinds import PartKind
from publisher.records import values
from tests.conftest import ROOT, shared

FOLDER = ROOT / "ontology" / "codelists"
LISTS = {**{name: kind for kind, name in CODE_LISTS.items()}, PART_KINDS: PartKind}


def test_every_closed_list_has_a_file_and_the_reverse() -> None:
    assert {path.stem for path in FOLDER.glob("*.ttl")} == {*LISTS, SUBJECTS}
    enums = {kind for kind in vars(values).values() if isinstance(kind, type) and issubclass(kind, StrEnum)} - {StrEnum}
    assert enums <= set(CODE_LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_code_list_equals_its_enum(name: str) -> None:
    graph = rdflib.Graph().parse(FOLDER / f"{name}.ttl", format="turtle")
    kind = LISTS[name]
    expected = {coded(name, member.value) for member in kind}
    assert len(expected) == len(kind)
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == expected
    assert set(graph.objects(scheme(name), SKOS.hasTopConcept)) == expected
    if kind is not PartKind:
        assert {concept(member) for member in kind} == expected
    for code in expected:
        assert (code, SKOS.inScheme, scheme(name)) in graph
        assert (code, SKOS.topConceptOf, scheme(name)) in graph
        assert len(list(graph.objects(code, SKOS.example))) == 1
    for node in (scheme(name), *expected):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            texts = list(graph.objects(node, predicate))
            assert sorted(text.language for text in texts) == ["en", "fr"], node
    assert sorted(title.language for title in graph.objects(scheme(name), DCTERMS.title)) == ["en", "fr"]


@pytest.mark.parametrize("name", LISTS)
def test_labels_of_a_list_tell_its_codes_apart(name: str) -> None:
    graph = rdflib.Graph().parse(FOLDER / f"{name}.ttl", format="turtle")
    for language in ("fr", "en"):
        labels = [
            str(label)
            for code in graph.subjects(RDF.type, SKOS.Concept)
            for label in graph.objects(code, SKOS.prefLabel)
            if label.language == language
        ]
        assert len(labels) == len(set(labels))


def test_subjects_are_those_of_the_national_nomenclature() -> None:
    with shared("scdl", "actes-nomenclature.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    national = {*codes, *(code[0] for code in codes)}
    graph = rdflib.Graph().parse(FOLDER / f"{SUBJECTS}.ttl", format="turtle")
    told = {str(notation): concept for concept, notation in graph.subject_objects(SKOS.notation)}
    assert set(told) == national
    assert {code: subject(code) for code in national} == told
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == set(told.values())
    for code, told_of in told.items():
        above = told.get(code.partition(".")[0]) if "." in code else None
        assert graph.value(told_of, SKOS.broader) == above
        assert sorted(label.language for label in graph.objects(told_of, SKOS.prefLabel)) == ["en", "fr"]


@pytest.mark.parametrize(
    ("code", "known"),
    [("7.5.1", "7.5"), ("7.5.1.2", "7.5"), ("7.11", None), ("7.50", None), ("0.1", None), ("10.1", None), ("", None)],
)
def test_code_that_is_not_national(code: str, known: str | None) -> None:
    assert subject(code) == (None if known is None else subject(known))
