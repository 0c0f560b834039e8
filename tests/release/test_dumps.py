"""The dumps of graphs: each triple once, the same ones in each form, the years together equal to the whole."""

import gzip
from collections import defaultdict
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, parse

from publisher.release.documents import context
from publisher.release.dumps.graphs import FORMS, Document, named_by_year, put_graphs_together, write_year
from publisher.release.dumps.levels import Level

pytestmark = [  # rdflib, of its own readers
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated"),
]

BASE = "https://data.example"
ACTS = f"{BASE}/deliberations/"
JUDO, CITY, OTHER_CITY = (f"{BASE}/organismes/{key}" for key in ("judo", "a", "b"))
NAME = "<http://xmlns.com/foaf/0.1/name>"
TOLD = f'<{JUDO}#organisme> {NAME} "Judo « d’Ambre »\u2028" .\n'
PASSED, RECEIVES = "<http://data.europa.eu/eli/ontology#passed_by>", "<https://w3id.org/public-funding#beneficiary>"
YEARS = (Level("a", "2024"), Level("a", "2023"), Level("b", "2024"))
READERS = {
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}


def sorted_lines(*lines: str) -> bytes:
    return "".join(sorted(lines)).encode()


def act(level: Level, key: str, against: int) -> Document:
    document = ACTS + "/".join((*level.keys, key))
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    return document, sorted_lines(
        f"<{document}#acte> {PASSED} <{BASE}/organismes/{level.authority}#organisme> .\n",
        f'<{document}#vote> <https://w3id.org/public-funding#against> "{against}"^^{integer} .\n',
        f"<{document}#subvention-judo> {RECEIVES} <{JUDO}#organisme> .\n",
        f'<{BASE}/organismes/{level.authority}#organisme> {NAME} "Commune {level.authority}" .\n',
        TOLD,
    )


BY_YEAR = {
    YEARS[0]: [act(YEARS[0], "1", 0), act(YEARS[0], "2", 3)],
    YEARS[1]: [act(YEARS[1], "1", 1)],
    YEARS[2]: [act(YEARS[2], "1", 0)],
}


def body(document: str, *told: str) -> Document:
    """What the document of a body tells: what it is, and where acts mention it."""
    mentions = [
        line
        for acts in BY_YEAR.values()
        for _, canonical in acts
        for line in canonical.decode().splitlines(keepends=True)
        if line.endswith(f"<{document}#organisme> .\n")
    ]
    return document, sorted_lines(*told, *mentions)


NAMED = [
    body(CITY, f'<{CITY}#organisme> {NAME} "Commune a" .\n', f"<{CITY}> {NAME} <{CITY}#organisme> .\n"),
    body(OTHER_CITY, f'<{OTHER_CITY}#organisme> {NAME} "Commune b" .\n'),
    body(JUDO, TOLD, f'<{JUDO}#organisme> {NAME} "Judo" .\n'),
]
DOCUMENTS = {**dict(NAMED), **{document: told for acts in BY_YEAR.values() for document, told in acts}}
EXPECTED = {line for told in DOCUMENTS.values() for line in told.decode().split("\n") if line}


def write(folder: Path, most: int = 10**9) -> dict[Level, Path]:
    beside = named_by_year(NAMED, ACTS)
    assert set(beside) == set(YEARS)
    folders = {level: level.folder(folder) for level in (*YEARS, Level("a"), Level())}
    for path in folders.values():
        path.mkdir(parents=True, exist_ok=True)
    for level in YEARS:
        begins = f"{ACTS}{'/'.join(level.keys)}/"
        write_year(folders[level], lambda level=level: BY_YEAR[level], beside[level], begins, context())  # type: ignore[misc]
    put_graphs_together(folders[Level("a")], [folders[level] for level in YEARS[:2]], context(), most)
    put_graphs_together(folders[Level()], [folders[Level("a")], folders[YEARS[2]]], context(), most)
    return folders


def triples(path: Path) -> list[str]:
    content = path.read_bytes()
    packed = path.suffix == ".gz"
    form = READERS[path.name.split(".")[1]]
    return [f"{quad.triple} ." for quad in parse(gzip.decompress(content) if packed else content, format=form)]


def test_years_together_are_the_whole(tmp_path: Path) -> None:
    folders = write(tmp_path)
    assert set(triples(folders[Level()] / "deliberations.nt")) == EXPECTED
    union = {line for level in YEARS for line in triples(folders[level] / "deliberations.nt")}
    assert union == EXPECTED
    years_of_a = {line for level in YEARS[:2] for line in triples(folders[level] / "deliberations.nt")}
    assert set(triples(folders[Level("a")] / "deliberations.nt")) == years_of_a
    assert years_of_a != EXPECTED


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_each_form_tells_the_same_each_once(form: object, tmp_path: Path) -> None:
    folders = write(tmp_path)
    for folder in folders.values():
        path = folder / form.file  # type: ignore[attr-defined]
        found = triples(path)
        assert set(found) == set(triples(folder / "deliberations.nt"))
        assert gzip.decompress((folder / f"{path.name}.gz").read_bytes()) == path.read_bytes()
        if not form.named:  # type: ignore[attr-defined]
            assert len(found) == len(set(found))


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_graph_of_each_document_is_named_by_it(suffix: str, tmp_path: Path) -> None:
    graphs: defaultdict[str, list[str]] = defaultdict(list)
    for quad in parse((write(tmp_path)[Level()] / f"deliberations.{suffix}").read_bytes(), format=READERS[suffix]):
        assert not isinstance(quad.graph_name, DefaultGraph)
        graphs[quad.graph_name.value].append(f"{quad.triple} .")
    assert {document: sorted(told) for document, told in graphs.items()} == {
        document: sorted(canonical.decode().split("\n")[:-1]) for document, canonical in DOCUMENTS.items()
    }


def test_year_holds_what_its_acts_name_and_no_act_of_another(tmp_path: Path) -> None:
    found = triples(write(tmp_path)[YEARS[1]] / "deliberations.nt")
    assert f'<{JUDO}#organisme> {NAME} "Judo" .' in found
    assert not [line for line in found if "/deliberations/a/2024/" in line or "/b" in line]


def test_another_reader_agrees(tmp_path: Path) -> None:
    folder = write(tmp_path)[Level()]
    graphs = [
        set(rdflib.Graph().parse(folder / f"deliberations.{suffix}", format=name))
        for suffix, name in (("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld"))
    ]
    assert graphs[0] == graphs[1] == graphs[2]
    assert len(graphs[0]) == len(EXPECTED)


@pytest.mark.parametrize(("suffix", "name"), [("nq", "nquads"), ("trig", "trig")])
def test_another_reader_of_graphs_agrees(suffix: str, name: str, tmp_path: Path) -> None:
    content = (write(tmp_path)[Level()] / f"deliberations.{suffix}").read_bytes()
    read = rdflib.Dataset(default_union=True)
    read.parse(data=content, format=name)
    graphs = {str(graph.identifier): len(graph) for graph in read.graphs() if len(graph)}
    assert {iri: count for iri, count in graphs.items() if iri in DOCUMENTS} == {
        document: len(canonical.decode().split("\n")) - 1 for document, canonical in DOCUMENTS.items()
    }
    assert set(read.triples((None, None, None))) == set(
        rdflib.Graph().parse(write(tmp_path / "nt")[Level()] / "deliberations.nt", format="nt")
    )


def test_large_whole_is_offered_compressed_line_by_line(tmp_path: Path) -> None:
    folders = write(tmp_path, most=100)
    assert sorted(path.name for path in folders[Level()].glob("*.*")) == ["deliberations.nq.gz", "deliberations.nt.gz"]
    found = triples(folders[Level()] / "deliberations.nt.gz")
    assert len(found) == len(EXPECTED)
    assert set(found) == EXPECTED
    small = write(tmp_path / "petit")[Level()]
    for name in ("deliberations.nq.gz", "deliberations.nt.gz"):
        assert (folders[Level()] / name).read_bytes() == (small / name).read_bytes()
    assert (folders[YEARS[0]] / "deliberations.ttl").is_file()


def test_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = write(tmp_path / "un"), write(tmp_path / "deux")
    for level in one:
        for path in one[level].glob("*.*"):
            assert path.read_bytes() == (two[level] / path.name).read_bytes()
