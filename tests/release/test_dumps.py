"""The dumps: each triple once, the same ones in each form, and the same bytes from the same documents."""

import gzip
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from publisher.release import dumps
from publisher.release.documents import context

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader

A, B = "https://data.example/deliberations/a/2024/1", "https://data.example/organismes/judo"
NAME = f'<{B}#organisme> <http://xmlns.com/foaf/0.1/name> "Judo « d’Ambre »\u2028" .\n'
DOCUMENTS = [
    (
        A,
        (
            f'<{A}#acte> <http://purl.org/dc/terms/date> "2024"^^<http://www.w3.org/2001/XMLSchema#gYear> .\n' + NAME
        ).encode(),
    ),
    (B, (f"<{B}> <http://purl.org/dc/terms/source> <{A}#acte> .\n" + NAME).encode()),
    (
        f"{A}0",
        (
            f'<{A}0#vote> <https://w3id.org/public-funding#against> "0"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
            + NAME
        ).encode(),
    ),
]
FORMS = {".nt": RdfFormat.N_TRIPLES, ".ttl": RdfFormat.TURTLE, ".jsonld": RdfFormat.JSON_LD}


def written(folder: Path) -> Path:
    path = folder / "tout.nt"
    dumps.write_ntriples(path, DOCUMENTS[1:2], [DOCUMENTS[0], DOCUMENTS[2]])
    dumps.write_other_forms(path, context())
    dumps.write_compressed(path)
    return path


def test_each_triple_is_written_once_in_each_form(tmp_path: Path) -> None:
    path = written(tmp_path)
    expected = {line for _, lines in DOCUMENTS for line in lines.decode().split("\n") if line}
    assert sorted(path.read_text(encoding="utf-8").split("\n")[:-1]) == sorted(expected)
    for suffix, form in FORMS.items():
        triples = [quad.triple for quad in parse(path.with_suffix(suffix).read_bytes(), format=form)]
        assert len(triples) == len(expected), suffix
        assert {f"{triple} ." for triple in triples} == expected


def test_another_reader_agrees(tmp_path: Path) -> None:
    path = written(tmp_path)
    graphs = [
        set(rdflib.Graph().parse(path.with_suffix(suffix), format=name))
        for suffix, name in ((".nt", "nt"), (".ttl", "turtle"), (".jsonld", "json-ld"))
    ]
    assert graphs[0] == graphs[1] == graphs[2]
    assert len(graphs[0]) == 4


def test_compressed_is_the_same_file(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert gzip.decompress(path.with_name("tout.nt.gz").read_bytes()) == path.read_bytes()


def test_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        (tmp_path / name).mkdir()
        written(tmp_path / name)
    for suffix in (".nt", ".ttl", ".jsonld", ".nt.gz"):
        assert (tmp_path / "un" / f"tout{suffix}").read_bytes() == (tmp_path / "deux" / f"tout{suffix}").read_bytes()
