"""The JSON-LD context names every term that graphs use, and every form of a graph says the same."""

import json
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, URIRef
from rdflib.namespace import OWL, RDFS, XSD

from publisher.mapping import ActFacts
from publisher.namespaces import PF, PREFIXES
from publisher.release.serialise import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, ntriples, rdf_forms
from tests.conftest import ROOT
from tests.mapping.acts import SAMPLES, acts_of, canonical, context, keyed, maximal

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader

DOCUMENT = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "public-funding.ttl", format="turtle")
READERS = {
    TURTLE: ("turtle", ox.RdfFormat.TURTLE, "turtle"),
    JSON_LD: ("json-ld", ox.RdfFormat.JSON_LD, None),
    RDF_XML: ("xml", ox.RdfFormat.RDF_XML, "rdfxml"),
    N_TRIPLES: ("nt", ox.RdfFormat.N_TRIPLES, "ntriples"),
}
"""Names of a form in rdflib, pyoxigraph and rapper (which reads no JSON-LD)."""
ACTS = [("maximal", keyed(maximal())), *((path.stem, act) for path in SAMPLES for act in acts_of(path))]
IDS = [f"{name}-{at}" for at, (name, _) in enumerate(ACTS)]


def test_prefixes_are_those_of_the_code() -> None:
    assert context().prefixes == PREFIXES


def test_every_term_of_the_ontology_has_a_name_of_its_kind() -> None:
    named = dict(context().terms.keys())
    for term in ONTOLOGY.subjects(RDF.type, OWL.Class):
        assert str(term) in context().classes
    for term in ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty):
        assert named[str(term)] == ("@id", "")
    for term in ONTOLOGY.subjects(RDF.type, OWL.DatatypeProperty):
        datatype = ONTOLOGY.value(term, RDFS.range)
        expected = {
            RDF.langString: ("@language", "fr"),
            XSD.string: ("", ""),
            None: ("@type", str(XSD.date)),
        }.get(datatype, ("@type", str(datatype)))
        assert named[str(term)] == expected, term


def test_every_term_is_understood_by_the_writer() -> None:
    terms = {name for name in DOCUMENT["@context"] if not name.startswith("@")} - set(PREFIXES)
    assert set(context().terms.values()) == terms


def test_the_whole_context_is_read_by_others() -> None:
    """rdflib expands each term of the published file to what the code writes with it."""
    for (iri, kind), name in context().terms.items():
        if kind != ("@id", ""):
            continue
        document = {**DOCUMENT, "@id": "https://data.example/a", name: "https://data.example/b"}
        read = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
        assert set(read) == {(URIRef("https://data.example/a"), URIRef(iri), URIRef("https://data.example/b"))}


@pytest.mark.parametrize(("name", "act"), ACTS, ids=IDS)
def test_every_form_says_the_same_to_every_reader(name: str, act: ActFacts) -> None:
    lines = canonical(act)
    expected = set(rdflib.Graph().parse(data=lines, format="nt"))
    for media_type, body in rdf_forms(lines, context()).items():
        for_rdflib, for_oxigraph, for_rapper = READERS[media_type]
        assert set(rdflib.Graph().parse(data=body, format=for_rdflib)) == expected
        read = ox.serialize(
            (quad.triple for quad in ox.parse(body, format=for_oxigraph)), format=ox.RdfFormat.N_TRIPLES
        )
        assert ntriples(read or b"") == lines
        if for_rapper and shutil.which("rapper"):
            command = ["rapper", "-q", "-i", for_rapper, "-o", "ntriples", "-", "https://data.example/"]
            answer = subprocess.run(command, input=body, capture_output=True, check=True)
            assert set(rdflib.Graph().parse(data=answer.stdout, format="nt")) == expected


@pytest.mark.parametrize(("name", "act"), ACTS, ids=IDS)
def test_json_ld_reads_like_the_record(name: str, act: ActFacts) -> None:
    """Every property of an act has a plain name: no key of the document is a compact IRI."""
    document = json.loads(rdf_forms(canonical(act), context())[JSON_LD])
    keys = {key for node in document["@graph"] for key in node}
    partial_dates = {key for node in document["@graph"] for key, value in node.items() if isinstance(value, dict)}
    assert {key for key in keys - partial_dates if ":" in key} == set()
    (told,) = [node for node in document["@graph"] if "Deliberation" in node.get("@type", [])]
    assert told.get("number") == act.record.number
    assert told.get("title") == act.record.title


@pytest.mark.parametrize("path", [ROOT / "ontology" / "public-funding.ttl"], ids=lambda path: path.stem)
def test_the_ontology_survives_its_own_forms(path: Path) -> None:
    lines = ntriples(rdflib.Graph().parse(path, format="turtle").serialize(format="nt").encode())
    expected = set(rdflib.Graph().parse(data=lines, format="nt"))
    for media_type, body in rdf_forms(lines, context()).items():
        assert set(rdflib.Graph().parse(data=body, format=READERS[media_type][0])) == expected
    assert str(PF).encode() in lines
