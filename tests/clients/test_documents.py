"""Clients that take one document after another read all that the release says, in every form."""

import json
import shutil
import subprocess

import pyoxigraph as ox
import pytest
import requests
import signposting
from extruct import JsonLdExtractor

from tests.clients.conftest import Published, parsed
from tests.clients.environments import absent, node_client

pytestmark = pytest.mark.xdist_group("clients")  # one site, made once

FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
DUMPS = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
KINDS = ("/deliberations/", "/organismes/", "/sources/")


def documents(site: Published) -> list[str]:
    """Paths of some documents of each kind, and of those of which there is one."""
    found = ["/catalogue", "/catalogue/2", "/void", "/flux"]
    for kind in KINDS:
        paths = [path for path in site.release.paths(kind) if site.release.find(path, "application/n-triples")]
        found += sorted(paths)[:: max(1, len(paths) // 5)][:5]
    return found


def held(site: Published, path: str) -> ox.Dataset:
    """What the release says in a document."""
    found = site.release.find(path, "application/n-triples")
    assert found, path
    return same(ox.parse(found.body, format=ox.RdfFormat.N_TRIPLES))


def same(quads: object) -> ox.Dataset:
    """Triples, their blank nodes named by what is said of them, so that two graphs can be compared."""
    found = ox.Dataset(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)  # type: ignore[attr-defined]
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


@pytest.mark.parametrize("media_type", FORMS)
def test_strict_parser_reads_each_form(site: Published, media_type: str) -> None:
    for path in documents(site):
        answer = requests.get(site.base + path, headers={"Accept": media_type}, timeout=30)
        assert answer.headers["Content-Type"].partition(";")[0] == media_type
        assert same(ox.parse(answer.content, format=FORMS[media_type])) == held(site, path), path


@pytest.mark.parametrize("extension", DUMPS)
def test_strict_parser_reads_each_dump(site: Published, extension: str) -> None:
    answer = requests.get(f"{site.base}/telechargements/deliberations.{extension}", timeout=60)
    assert parsed(answer.content, DUMPS[extension]) == site.triples()


@pytest.mark.parametrize("accept", ["ntriples", "turtle", "rdfxml"])
def test_rapper_reads_each_form(site: Published, accept: str) -> None:
    for path in documents(site)[::3]:
        media_type = {"ntriples": "application/n-triples", "turtle": "text/turtle", "rdfxml": "application/rdf+xml"}
        answer = requests.get(site.base + path, headers={"Accept": media_type[accept]}, timeout=30)
        assert rapper("-i", accept, "-", site.base + path, asked=answer.content) == len(held(site, path)), path


def test_rapper_fetches_what_it_negotiates(site: Published) -> None:
    for path in documents(site)[::3]:
        assert rapper("-g", site.base + path) == len(held(site, path)), path
    assert rapper("-i", "turtle", f"{site.base}/telechargements/deliberations.ttl") == len(site.triples())


def rapper(*arguments: str, asked: bytes = b"") -> int:
    """How many triples rapper reads, without a word of complaint."""
    if not shutil.which("rapper"):
        absent("rapper (apt-get install raptor2-utils)")
    done = subprocess.run(["rapper", "-c", *arguments], input=asked, capture_output=True, check=False, timeout=120)
    told = done.stderr.decode()
    assert done.returncode == 0, told
    assert "rror" not in told, told
    assert "arning" not in told, told
    return int(told.rpartition("returned ")[2].split()[0])


def test_rdf_dereference_reads_each_document(site: Published) -> None:
    paths = documents(site)
    asked = "".join(f"{site.base}{path}\n" for path in paths)
    rows = [json.loads(line) for line in node_client("dereference.mjs", asked=asked).splitlines()]
    assert [row["address"] for row in rows] == [site.base + path for path in paths]
    for row, path in zip(rows, paths, strict=True):
        assert row["type"].partition(";")[0] in {*FORMS, "application/trig", "application/n-quads"}, path
        assert same(ox.parse(row["triples"], format=ox.RdfFormat.N_TRIPLES)) == held(site, path), path


def test_comunica_counts_what_the_catalogue_and_the_dump_hold(site: Published) -> None:
    counts = """PREFIX dcat: <http://www.w3.org/ns/dcat#>
        SELECT (COUNT(DISTINCT ?set) AS ?sets) (COUNT(DISTINCT ?url) AS ?files)
        WHERE { ?set a dcat:Dataset ; dcat:distribution/dcat:downloadURL ?url }"""
    pages = [path for path in site.release.paths("/catalogue") if path.removeprefix("/catalogue/").isdigit()]
    sources = [f"{site.base}{path}" for path in ("/catalogue", *pages)]
    (row,) = json.loads(node_client("query.mjs", *sources, asked=counts))
    assert row == {"sets": str(len(site.datasets())), "files": str(len(site.files()))}
    every = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    (row,) = json.loads(node_client("query.mjs", f"{site.base}/telechargements/deliberations.ttl", asked=every))
    assert row == {"n": str(len(site.triples()))}


def test_extruct_reads_what_pages_hold(site: Published) -> None:
    for path in documents(site):
        if not path.startswith("/deliberations/") and path != "/catalogue":
            continue
        page = requests.get(site.base + path, headers={"Accept": "text/html"}, timeout=30)
        embedded = JsonLdExtractor().extract(page.text, base_url=site.base + path)
        triples: set[str] = set()
        for block in embedded:
            block["@context"] = {"@vocab": "https://schema.org/"}  # as processors do that fetch nothing
            triples |= parsed(json.dumps(block), ox.RdfFormat.JSON_LD)
        assert len(triples) >= 3, path
        assert any(triple.startswith(f"<{site.base}{path}") for triple in triples), path


def test_signposting_client_finds_the_way(site: Published) -> None:
    for path in documents(site):
        if not path.startswith(KINDS):
            continue
        address = site.base + path
        found = signposting.find_signposting_http(address)
        assert found.citeAs is not None, path
        assert str(found.citeAs.target) == address
        assert {str(sign.type) for sign in found.describedBy} >= FORMS.keys()
        for sign in found.describedBy:
            answer = requests.get(str(sign.target), timeout=30)
            form = ox.RdfFormat.from_media_type(str(sign.type))
            assert form
            assert answer.headers["Content-Type"].partition(";")[0] == str(sign.type)
            assert same(ox.parse(answer.content, format=form)) == held(site, path), str(sign.target)
        assert found.types
        assert found.license is not None
