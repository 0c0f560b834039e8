"""From the bundled acts to the site: what the command publishes, the server answers, page and data alike."""

import csv
import gzip
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pypdfium2
import pytest
import rdflib
from bs4 import BeautifulSoup

from publisher import formatting
from publisher.cli import exits
from publisher.release import open_current
from tests.command import AT, SAMPLES, Outcome, delib, publish, published
from tests.served import Site, free_port, serving

PRIVATE = (
    *("Casteravel", "Ponthievrel", "Merzougane", "Beausolange", "Ninon", "Florimond", "Assia MERZ"),
    *("rue des Tanneurs", "impasse du Lavoir", "chemin de la Sablière", "4 mai 2005", "21 septembre 2006"),
)
QUARANTINED = ("Les Jardins partagés", "Brandefour", "Mirabellot")
FORMS = {
    "ttl": ("text/turtle", "turtle"),
    "nt": ("application/n-triples", "nt"),
    "jsonld": ("application/ld+json", "json-ld"),
    "rdf": ("application/rdf+xml", "xml"),
}
MINUTES = "/deliberations/commune-de-brisemont-les-etangs/2024/2024-10-21-"
ACTS = {
    f"{MINUTES}subventions-aux-associations": 4,
    f"{MINUTES}demande-de-subvention-pour-la-refection-du-lavoir": 0,
    f"{MINUTES}participation-au-regroupement-pedagogique": 1,
    "/deliberations/commune-de-saint-evrien-sur-orlenne/2024/2024-052": 5,
    "/deliberations/commune-de-valcombreuse/2024/2024-17": 8,
    "/deliberations/commune-de-valcombreuse/2024/2024-22": 0,
    "/deliberations/commune-de-valcombreuse/2024/2024-31": 1,
    "/deliberations/communaute-de-communes-orlenne-et-clairieres/2024/2024-063": 1,
    "/deliberations/departement-des-monts-d-ambre/2024/2024-312": 5,
    "/deliberations/pontorlen-agglomeration/2024/2024-09-26-14": 3,
    "/deliberations/region-val-d-orlenne/2024/cp-2024-11-208": 25,
    "/deliberations/ville-de-port-aubrac/2024/del-2024-118": 0,
    "/deliberations/ville-de-port-aubrac/2024/del-2024-121": 7,
}
"""Every act of the bundled sources, and how many grants it awards."""

SAINT_EVRIEN = "/deliberations/commune-de-saint-evrien-sur-orlenne/2024/2024-052"
PORT_AUBRAC = "/deliberations/ville-de-port-aubrac/2024/del-2024-121"


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, port: int) -> tuple[Path, Outcome]:
    """The bundled acts, published once for this module."""
    folder = tmp_path_factory.mktemp("end-to-end") / "site"
    return folder, publish(SAMPLES, "--base", f"http://127.0.0.1:{port}", "--verbose", to=folder)


@pytest.fixture(scope="module")
def site(run: tuple[Path, Outcome], port: int) -> Iterator[Site]:
    with serving(run[0], port) as served:
        yield served


def record(case: str) -> dict[str, Any]:
    """What ``delib extract`` prints of a bundled act."""
    found: dict[str, Any] = json.loads(delib("extract", SAMPLES / f"{case}.txt").output)
    return found


def page_text(site: Site, path: str) -> str:
    answer = site.get(path, "text/html")
    assert answer.status_code == 200
    return " ".join(BeautifulSoup(answer.text, "lxml").get_text(" ").split())


def said(text: str) -> str:
    """As ``page_text`` gives it: every kind of blank is one space."""
    return " ".join(text.split())


def test_publishes_every_act_but_the_one_in_quarantine(run: tuple[Path, Outcome]) -> None:
    folder, outcome = run
    assert outcome.code == exits.INCOMPLETE
    assert {path: row.grants for path, row in published(folder).items()} == ACTS
    assert "extrait-sans-entete" in outcome.said


def test_text_and_pdf_are_two_sources_of_one_act(site: Site) -> None:
    graph = rdflib.Graph().parse(data=site.get("/telechargements/deliberations.nt").content, format="nt")
    for path in ACTS:
        document = rdflib.URIRef(site.base + path)
        sources = {
            str(source)
            for _, _, source in graph
            if re.fullmatch(re.escape(site.base) + "/sources/[0-9a-f]{16}", str(source))
            and ((document, None, source) in graph or (rdflib.URIRef(f"{document}#acte"), None, source) in graph)
        }
        assert len(sources) == 2, path


@pytest.mark.parametrize("path", ["/", "/deliberations", "/telechargements", "/catalogue", "/ontologie"])
def test_pages_of_the_site(site: Site, path: str) -> None:
    answer = site.get(path, "text/html")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")


def test_list_leads_to_every_act(site: Site) -> None:
    found: set[str] = set()
    pages = ["/deliberations"]
    for path in pages:
        soup = BeautifulSoup(site.get(path, "text/html").text, "lxml")
        links = {str(link["href"]).removeprefix(site.base) for link in soup.find_all("a", href=True)}
        found |= links & set(ACTS)
        pages += sorted(link for link in links if "page=" in link and link not in pages)
    assert found == set(ACTS)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own reader of JSON-LD
@pytest.mark.parametrize("path", ACTS)
def test_act_in_each_form(site: Site, path: str) -> None:
    assert site.get(path, "text/html").status_code == 200
    graphs = []
    for extension, (media_type, name) in FORMS.items():
        by_extension = site.get(f"{path}.{extension}")
        by_negotiation = site.get(path, media_type)
        assert by_extension.status_code == by_negotiation.status_code == 200
        assert by_extension.content == by_negotiation.content
        assert by_negotiation.headers["Content-Type"].split(";")[0] == media_type
        graphs.append(rdflib.Graph().parse(data=by_negotiation.content, format=name))
    act = rdflib.URIRef(f"{site.base}{path}#acte")
    for graph in graphs:
        assert (act, None, None) in graph
        assert set(graph) == set(graphs[0])


@pytest.mark.parametrize(
    ("case", "path"),
    [
        ("monts-d-ambre-cp-2024-312", "/deliberations/departement-des-monts-d-ambre/2024/2024-312"),
        ("val-d-orlenne-cp-2024-11-208", "/deliberations/region-val-d-orlenne/2024/cp-2024-11-208"),
        ("port-aubrac-2024-121", PORT_AUBRAC),
    ],
)
def test_numbers_on_the_page_are_those_of_the_record(site: Site, case: str, path: str) -> None:
    act, page = record(case), page_text(site, path)
    for grant in act["grants"]:
        assert said(formatting.money(Decimal(grant["amount"]))) in page
        assert said(grant["beneficiary"]) in page
    for line in act.get("budget_lines", []):
        for key in ("available", "amount", "balance"):
            assert line.get(key) is None or said(formatting.money(Decimal(line[key]))) in page
    total = sum(Decimal(grant["amount"]) for grant in act["grants"])
    assert said(formatting.money(total)) in page
    assert published(site.folder)[path].total == total


def test_graph_holds_the_amounts_of_the_record(site: Site) -> None:
    path = "/deliberations/departement-des-monts-d-ambre/2024/2024-312"
    graph = rdflib.Graph().parse(data=site.get(path, "text/turtle").content, format="turtle")
    amounts = [
        value
        for subject, _, value in graph
        if "#subvention-" in str(subject) and isinstance(value, rdflib.Literal) and isinstance(value.value, Decimal)
    ]
    stated = {Decimal(grant["amount"]) for grant in record("monts-d-ambre-cp-2024-312")["grants"]}
    assert stated <= {literal.value for literal in amounts}


def test_authority_and_beneficiary_pages(site: Site) -> None:
    assert "Subventions de fonctionnement aux associations" in page_text(site, "/organismes/commune-de-valcombreuse")
    act = site.get("/deliberations/commune-de-valcombreuse/2024/2024-31", "text/html").text
    links = [str(link["href"]) for link in BeautifulSoup(act, "lxml").find_all("a", href=True)]
    club = next(link for link in links if "/organismes/" in link and "union-sportive" in link)
    page = page_text(site, club.removeprefix(site.base))
    assert said(formatting.money(Decimal(1800))) in page
    assert said(formatting.money(Decimal(450))) in page


def test_sum_that_disagrees_is_shown_with_its_arithmetic(site: Site) -> None:
    page = page_text(site, PORT_AUBRAC)
    assert said(formatting.money(Decimal(58500))) in page
    assert said(formatting.money(Decimal(58000))) in page
    assert published(site.folder)[PORT_AUBRAC].warnings >= 1


def test_rejected_and_put_off_award_nothing(site: Site) -> None:
    page = page_text(site, "/deliberations/ville-de-port-aubrac/2024/del-2024-118")
    assert "rejet" in page.lower()
    assert "ajourn" in page_text(site, "/deliberations/commune-de-valcombreuse/2024/2024-22").lower()


def test_act_names_those_that_cite_it(site: Site) -> None:
    page = site.get("/deliberations/commune-de-valcombreuse/2024/2024-17", "text/html").text
    links = {str(link["href"]).removeprefix(site.base) for link in BeautifulSoup(page, "lxml").find_all("a", href=True)}
    assert "/deliberations/commune-de-valcombreuse/2024/2024-22" in links
    assert "/deliberations/commune-de-valcombreuse/2024/2024-31" in links


def test_downloads(site: Site) -> None:
    soup = BeautifulSoup(site.get("/telechargements", "text/html").text, "lxml")
    links = {str(link["href"]).removeprefix(site.base) for link in soup.find_all("a", href=True)}
    files = sorted(link for link in links if link.startswith("/telechargements/"))
    assert files
    for path in files:
        assert site.get(path).status_code == 200, path
    whole = site.get("/telechargements/subventions.csv").content.decode("utf-8-sig")
    by_year = [site.get(path).content.decode("utf-8-sig") for path in files if path.endswith("/2024/subventions.csv")]
    assert len(list(csv.DictReader(io.StringIO(whole)))) == sum(ACTS.values())
    assert sum(len(list(csv.DictReader(io.StringIO(part)))) for part in by_year) == sum(ACTS.values())


def everything_said(folder: Path) -> Iterator[tuple[str, str]]:
    """All that a publication holds, in clear: names of files, their text, what is compressed, stored or drawn."""
    for path in sorted(folder.rglob("*")):
        yield str(path), path.name
        if path.is_file() and not path.is_symlink():
            for content in in_clear(path.read_bytes()):
                yield str(path), content
            if path.suffix == ".sqlite":
                yield from stored_in(path)


def in_clear(content: bytes) -> Iterator[str]:
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    if content.startswith(b"PAR1"):
        yield str(pq.read_table(io.BytesIO(content)).to_pylist())
    if content.startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(content)) as document:
            yield "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16-le", "replace")


def stored_in(path: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
        tables = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in store.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - names from the file itself
                for value in row:
                    where = f"{path}:{table}"
                    if isinstance(value, bytes):
                        yield from ((where, content) for content in in_clear(value))
                    elif isinstance(value, str):
                        yield where, value


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def test_masked_names_occur_nowhere(run: tuple[Path, Outcome]) -> None:
    folder, outcome = run
    sought = [plain(name) for name in PRIVATE]
    for where, content in [*everything_said(folder), ("output", outcome.said)]:
        words = plain(content)
        assert not [name for name in sought if name in words], where


def test_search_for_masked_names_would_find_them_in_the_source(tmp_path: Path) -> None:
    """The search above can fail: it finds the names where they are, in a PDF as well."""
    shutil.copy(SAMPLES / "saint-evrien-2024-052.pdf", tmp_path)
    (tmp_path / "acte.txt.gz").write_bytes(gzip.compress((SAMPLES / "saint-evrien-2024-052.txt").read_bytes()))
    for suffix in (".pdf", ".gz"):
        words = " ".join(plain(content) for where, content in everything_said(tmp_path) if where.endswith(suffix))
        assert all(plain(name) in words for name in PRIVATE)


def test_original_of_a_masked_source_is_not_served(site: Site) -> None:
    act = site.get(SAINT_EVRIEN, "text/html").text
    assert "█" in act
    source = next(iter(re.findall(r"/sources/[0-9a-f]{16}", act)))
    refused = site.get(f"{source}/original")
    assert refused.status_code == 410
    assert "personne" in refused.text
    text = site.get(f"{source}/texte.txt")
    assert text.status_code == 200
    assert "█" in text.text


def test_original_of_another_source_is_served_as_it_was(site: Site) -> None:
    act = site.get("/deliberations/commune-de-valcombreuse/2024/2024-17", "text/html").text
    originals = {site.get(f"{source}/original").content for source in set(re.findall(r"/sources/[0-9a-f]{16}", act))}
    assert originals & {(SAMPLES / f"valcombreuse-2024-17.{suffix}").read_bytes() for suffix in ("txt", "pdf")}


def test_quarantined_act_is_in_no_document_and_no_dump(run: tuple[Path, Outcome]) -> None:
    folder, _ = run
    release = open_current(folder)
    for path in release.paths():
        for media_type in release.variants(path):
            found = release.find(path, media_type)
            assert found is not None
            for content in in_clear(found.body):
                assert not [name for name in QUARANTINED if name.casefold() in content.casefold()], path
    for download in release.downloads():
        for content in in_clear(download.file.read_bytes()):
            assert not [name for name in QUARANTINED if name.casefold() in content.casefold()], download.path


def test_report_of_the_run_names_the_quarantined_act(run: tuple[Path, Outcome]) -> None:
    folder, _ = run
    report = open_current(folder).folder / "report"
    assert any(
        "extrait-sans-entete" in path.read_text(encoding="utf-8") for path in report.rglob("*") if path.is_file()
    )


def etags(folder: Path) -> dict[tuple[str, str], str]:
    """The validator of each document in each form."""
    release = open_current(folder)
    found = {}
    for path in release.paths():
        for media_type in release.variants(path):
            representation = release.find(path, media_type)
            assert representation is not None
            found[path, media_type] = representation.etag
    return found


def test_publishing_again_changes_nothing(run: tuple[Path, Outcome], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(run[0], folder, symlinks=True)
    before = etags(folder)
    again = publish(SAMPLES, "--base", open_current(folder).about["base"], to=folder, at="2025-02-01T09:00:00Z")
    assert again.code == exits.INCOMPLETE
    assert etags(folder) == before


def test_changing_one_act_changes_that_act_only(tmp_path: Path) -> None:
    sources, folder = tmp_path / "actes", tmp_path / "site"
    sources.mkdir()
    for case in ("port-aubrac-2024-118", "port-aubrac-2024-121", "monts-d-ambre-cp-2024-312", "valcombreuse-2024-17"):
        shutil.copy(SAMPLES / f"{case}.txt", sources)
    publish(sources, to=folder)
    before = etags(folder)
    changed = sources / "port-aubrac-2024-121.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("3 000 €", "3 500 €"), encoding="utf-8")
    publish(sources, to=folder, at="2025-02-01T09:00:00Z")
    after = etags(folder)
    acts = {path for path, _ in after if path.startswith("/deliberations/")}
    assert {path for path, kind in after if path in acts and before.get((path, kind)) != after[path, kind]} == {
        PORT_AUBRAC
    }
    assert published(folder)[PORT_AUBRAC].total == Decimal(58500)


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed, workers in (("a", "1", "1"), ("b", "2", "2")):
        publish(SAMPLES, "--workers", workers, to=tmp_path / name, at=AT, env={"PYTHONHASHSEED": seed})
    first, second = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("a", "b")
    )
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []
