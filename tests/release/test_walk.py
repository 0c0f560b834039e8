"""Every address that the data speak of is served: each document in each form, its graph the one of the dump."""

import re
from collections.abc import Iterator

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph

from publisher.mapping import mentions
from publisher.release import Release, Selection, open_current
from publisher.release.kinds import KINDS
from publisher.release.manifest import sha256_of
from publisher.release.mentions import mentions_in
from publisher.release.serialise import HTML, RDF_FORMS
from tests.command import SAMPLES
from tests.conftest import shared
from tests.publishing import run

FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
SITE = {
    *("/", "/accessibilite", "/catalogue", "/catalogue/qualite", "/flux", "/glossaire", "/mentions-legales"),
    *("/ontologie", "/telechargements", "/void"),
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("walk") / "site"
    run(folder, *sorted(SAMPLES.glob("*.txt")))
    return open_current(folder)


@pytest.fixture(scope="module")
def dump(release: Release) -> set[str]:
    path = release.folder / "dumps" / "deliberations.nt"
    return set(path.read_text(encoding="utf-8").split("\n")[:-1])


def lines(body: bytes, form: str) -> set[str]:
    return {f"{quad.triple} ." for quad in ox.parse(body, format=FORMATS[form])}


def told(release: Release, dump: set[str]) -> set[str]:
    """Paths of the documents of this site that the triples of the dump speak of."""
    base = re.escape(release.addresses.base)
    return {path for line in dump for path in re.findall(rf"<{base}(/[^>#]*)", line)}


def documents(release: Release) -> Iterator[str]:
    yield from (path for path in release.paths() if "application/n-triples" in release.variants(path))


def test_every_document_told_of_is_served_or_gone_with_its_reason(release: Release, dump: set[str]) -> None:
    paths = told(release, dump)
    assert len(paths) > 60
    for path in sorted(paths):
        if path.endswith("/texte.txt"):
            assert release.find(path, "text/plain"), path
        elif path.endswith("/original"):
            assert release.variants(path) or release.gone(path), path
        else:
            assert release.variants(path) == tuple(sorted([HTML, *RDF_FORMS])), path


def test_graph_of_each_document_is_in_the_dump_in_each_form(release: Release, dump: set[str]) -> None:
    served = set(documents(release)) - SITE
    assert served == {path for path in told(release, dump) if not path.endswith(("/texte.txt", "/original"))}
    whole: set[str] = set()
    for path in sorted(served):
        graphs = []
        for form in RDF_FORMS:
            found = release.find(path, form)
            assert found is not None
            graphs.append(lines(found.body, form))
        assert graphs[0]
        assert all(graph == graphs[0] for graph in graphs), path
        assert graphs[0] <= dump, path
        whole |= graphs[0]
    assert whole == dump


def test_dump_repeats_no_triple(release: Release, dump: set[str]) -> None:
    for suffix, form in (("nt", "application/n-triples"), ("ttl", "text/turtle"), ("jsonld", "application/ld+json")):
        content = (release.folder / "dumps" / f"deliberations.{suffix}").read_bytes()
        triples = [f"{quad.triple} ." for quad in ox.parse(content, format=FORMATS[form])]
        assert len(triples) == len(dump), suffix
        assert set(triples) == dump, suffix


def test_graphs_of_acts_have_no_blank_node(dump: set[str]) -> None:
    assert not [line for line in dump if line.startswith("_:") or "> _:" in line]


def test_pages_of_the_site_and_their_files_are_there(release: Release) -> None:
    assert set(release.paths()) >= SITE
    assert release.find("/static/style.css", "text/css")
    assert release.find("/catalogue/datagouv", "text/turtle")
    for form in RDF_FORMS:
        assert release.find("/catalogue", form)
        assert release.find("/ontologie", form)
    for download in release.downloads():
        assert download.file.stat().st_size == download.size
    assert {download.path for download in release.downloads()} >= {f"/telechargements/{kind.name}" for kind in KINDS}


@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl"])
def test_catalogue_of_a_release_passes_the_shapes_of_dcat_ap(shapes: str, release: Release) -> None:
    served = release.find("/catalogue", "text/turtle")
    assert served is not None
    rules = Graph().parse(shared("dcat-ap", "3.0.1", "html-shacl", shapes))
    data = Graph().parse(data=served.body, format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=rules, inference="none")
    assert conforms, report


def test_links_on_the_pages_lead_somewhere(release: Release) -> None:
    rendered = {"/deliberations", "/organismes"}  # lists, made at request time
    prefix = "/actes"
    for path in release.paths():
        page = release.find(path, HTML)
        links = re.findall(r'href="([^"#?]+)', page.body.decode()) if page else []
        for link in links:
            if not link.startswith(f"{prefix}/"):
                continue
            target = link.removeprefix(prefix)
            plain = re.sub(r"\.(ttl|nt|jsonld|rdf)$", "", target)
            known = release.variants(target) or release.variants(plain) or release.download(target)
            assert known or target in rendered, (path, link)


def test_mentions_read_from_kept_graphs_are_those_of_the_mapping(release: Release) -> None:
    for path in list(release.paths("/deliberations/"))[:3]:
        found = release.find(path, "application/n-triples")
        assert found is not None
        graph = Graph().parse(data=found.body, format="nt")
        expected = dict.fromkeys(sorted(mentions(graph)))  # type: ignore[arg-type]
        read = [
            (document, mention)
            for document, stated in mentions_in([found.body], release.addresses).items()
            for mention in stated
        ]
        assert read == list(expected)


def test_acts_are_listed_and_found_by_their_words(release: Release) -> None:
    everything = release.acts(Selection(), size=100)
    assert everything.total == len(list(release.paths("/deliberations/")))
    dates = [row.date for row in everything.rows]
    assert dates == sorted(dates, key=str, reverse=True)
    found = release.acts(Selection(words="lavoir"))
    assert "Demande de subvention pour la réfection du lavoir" in {row.title for row in found.rows}
    assert 1 <= found.total < everything.total
    assert release.acts(Selection(words="LAVÔIR")).rows == found.rows
    assert sum(count.acts for count in release.authorities(Selection())) == everything.total
    assert release.grants(Selection(), size=1).total == sum(row.grants for row in everything.rows)
    assert release.organisations("union sportive").total >= 1


def test_current_release_can_be_checked_with_sha256sum(release: Release) -> None:
    for folder in (release.folder, release.folder / "dumps"):
        for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            assert sha256_of(folder / name) == digest
