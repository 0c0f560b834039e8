"""The page on the ontology tells every term, and its example is what the program writes."""

import re

import rdflib

from publisher.mapping import graph
from publisher.namespaces import CODE_LISTS, PART_KINDS, PF
from tests.conftest import ROOT
from tests.mapping.acts import acts_of, document_of, whole

PAGE = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "public-funding.ttl", format="turtle")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_every_term_is_told_as_it_is_defined() -> None:
    for term in set(ONTOLOGY.subjects(rdflib.RDFS.isDefinedBy, None)):
        name = str(term).removeprefix(str(PF))
        definition = next(value for value in ONTOLOGY.objects(term, rdflib.SKOS.definition) if value.language == "en")
        assert re.search(rf"^\| `pf:{name}`.*\| {re.escape(str(definition))} \|$", PAGE, re.MULTILINE), name


def test_no_term_is_told_that_does_not_exist() -> None:
    told = set(re.findall(r"^\| `pf:(\w+)`", PAGE, re.MULTILINE))
    assert told == {name for name in PF.__annotations__ if not name.startswith("_")}


def test_every_code_list_is_told_with_its_values() -> None:
    for name in (*CODE_LISTS.values(), PART_KINDS):
        codes = rdflib.Graph().parse(ROOT / "ontology" / "codelists" / f"{name}.ttl", format="turtle")
        values = {
            str(code).removeprefix(f"{PF}{name}-") for code in codes.subjects(rdflib.RDF.type, rdflib.SKOS.Concept)
        }
        row = re.search(rf"^\| `{name}` \|.*$", PAGE, re.MULTILINE)
        assert row
        assert set(re.findall(r"`([^`]+)`", row[0])) == {name, *values}


def test_counts_of_the_page_are_those_of_the_ontology() -> None:
    kinds = [str(kind).rpartition("#")[2] for kind in ONTOLOGY.objects(None, rdflib.RDF.type)]
    properties = kinds.count("ObjectProperty") + kinds.count("DatatypeProperty")
    expected = f"{kinds.count('Class')} classes, {properties} properties, one measure, {len(CODE_LISTS) + 1} code lists"
    assert expected in PAGE


def test_the_example_is_what_the_program_writes() -> None:
    (block,) = _blocks("turtle")
    example = rdflib.Graph().parse(data=block, format="turtle")
    (act,) = acts_of(ROOT / "samples" / "port-aubrac-2024-121.txt")
    held = graph(whole(act))
    assert len(example) > 25
    assert document_of(act) in block
    assert [triple for triple in example if triple not in held] == []


def test_the_query_of_the_page_is_answered() -> None:
    (query,) = _blocks("sparql")
    (act,) = acts_of(ROOT / "samples" / "port-aubrac-2024-121.txt")
    found = {str(row[0]).rpartition("#")[2] for row in graph(whole(act)).query(query)}
    assert "id_local" in found
