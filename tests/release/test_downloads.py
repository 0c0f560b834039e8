"""What a release offers: by authority, by year and whole, each the same data, and nothing made again in vain."""

import gzip
import hashlib
import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from publisher.config import Downloads
from publisher.release import Release, open_current
from publisher.release.kinds import KINDS, OF_THE_WHOLE
from publisher.release.tables import TABLES
from publisher.web import create_app
from tests.publishing import INSTANCE, LATER, copied, edited, run

VALCOMBREUSE, PORT = "commune-de-valcombreuse", "ville-de-port-aubrac"
YEARS = ((VALCOMBREUSE, "2024"), (VALCOMBREUSE, "2023"), (PORT, "2024"))
READERS = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}


def sources_in(folder: Path) -> Path:
    """Acts of two authorities, one of them in two years."""
    copied(folder, "valcombreuse-2024-17", "valcombreuse-2024-31", "port-aubrac-2024-121")
    older = (folder / "valcombreuse-2024-17.txt").read_text(encoding="utf-8").replace("2024", "2023")
    (folder / "valcombreuse-2023-17.txt").write_text(older, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("downloads")
    run(folder / "site", sources_in(folder / "actes"))
    return open_current(folder / "site")


@pytest.fixture
def client(release: Release) -> FlaskClient:
    return create_app(release).test_client()


def levels(dumps: Path) -> Iterator[Path]:
    yield dumps
    yield from sorted(path for path in dumps.rglob("*") if path.is_dir())


def triples(path: Path) -> list[str]:
    content = path.read_bytes()
    plain = gzip.decompress(content) if path.suffix == ".gz" else content
    return [f"{quad.triple} ." for quad in ox.parse(plain, format=READERS[path.name.split(".")[1]])]


def test_every_level_offers_the_same_names(release: Release) -> None:
    names = {kind.name for kind in KINDS} - {kind.name for kind in OF_THE_WHOLE}
    folders = {path.relative_to(release.folder / "dumps").as_posix() for path in levels(release.folder / "dumps")}
    assert folders == {".", VALCOMBREUSE, PORT, *("/".join(year) for year in YEARS)}
    for folder in levels(release.folder / "dumps"):
        assert {path.name for path in folder.iterdir() if path.is_file()} >= names, folder


def test_years_together_are_the_whole_triple_for_triple(release: Release) -> None:
    dumps = release.folder / "dumps"
    whole = triples(dumps / "deliberations.nt")
    assert len(whole) == len(set(whole)) > 500
    assert {line for year in YEARS for line in triples(dumps.joinpath(*year) / "deliberations.nt")} == set(whole)
    stored = set()
    for prefix in ("/deliberations/", "/elus/", "/organismes/", "/sources/", "/territoires/"):
        for path in release.paths(prefix):
            found = release.find(path, "application/n-triples")
            stored |= {line for line in found.body.decode().split("\n") if line} if found else set()
    assert stored == set(whole)


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nq", "trig", "nt.gz", "ttl.gz", "jsonld.gz", "nq.gz", "trig.gz"])
def test_each_form_tells_the_same_at_each_level(suffix: str, release: Release) -> None:
    for folder in levels(release.folder / "dumps"):
        expected = set(triples(folder / "deliberations.nt"))
        found = triples(folder / f"deliberations.{suffix}")
        assert set(found) == expected, folder
        if not suffix.startswith(("nq", "trig")):
            assert len(found) == len(expected), folder


def test_graph_of_each_document_is_the_one_served(release: Release) -> None:
    found: dict[str, set[str]] = {}
    for quad in ox.parse((release.folder / "dumps" / "deliberations.nq").read_bytes(), format=ox.RdfFormat.N_QUADS):
        found.setdefault(quad.graph_name.value, set()).add(f"{quad.triple} .")  # type: ignore[union-attr]
    for iri, graph in found.items():
        served = release.find(release.addresses.path(iri), "application/n-triples")
        assert served is not None, iri
        assert graph == {line for line in served.body.decode().split("\n") if line}, iri


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_years_together_are_the_whole_row_for_row(table: Any, release: Release) -> None:
    dumps = release.folder / "dumps"
    parts = [dumps.joinpath(*year) for year in YEARS]
    lines = [line for part in parts for line in (part / table.csv).read_bytes().split(b"\r\n")[1:] if line]
    header, *whole = (dumps / table.csv).read_bytes().split(b"\r\n")
    assert header.decode().split(",") == [column.name for column in table.columns]
    assert [line for line in whole if line] == lines
    rows = [row for part in parts for row in pq.read_table(part / table.parquet).to_pylist()]
    assert pq.read_table(dumps / table.parquet).to_pylist() == rows


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # frictionless leaves files open
def test_data_package_of_each_level_is_valid(release: Release) -> None:
    titles = set()
    for folder in levels(release.folder / "dumps"):
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, (folder, report.flatten(["type", "note"]))
        titles.add(json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["title"])
    assert len(titles) == 6


def test_sums_are_those_of_every_file(release: Release) -> None:
    dumps = release.folder / "dumps"
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=dumps, check=False)
    assert done.returncode == 0
    listed = {line.split("  ", 1)[1] for line in (dumps / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == {path.relative_to(dumps).as_posix() for path in dumps.rglob("*") if path.is_file()} - {
        "SHA256SUMS"
    }


def test_index_lists_every_file(release: Release, client: FlaskClient) -> None:
    answer = client.get("/actes/telechargements/index.json")
    assert answer.mimetype == "application/json"
    index = answer.get_json()
    assert {file["url"] for file in index["files"]} == {
        release.addresses.base + download.path for download in release.downloads()
    }
    (parquet,) = (
        file
        for file in index["files"]
        if (file.get("authority"), file.get("year"), file["name"]) == (PORT, "2024", "subventions.parquet")
    )
    assert parquet["authority_name"] == "Ville de Port-Aubrac"
    content = client.get(parquet["url"].removeprefix("https://data.example")).data
    assert (len(content), hashlib.sha256(content).hexdigest()) == (parquet["bytes"], parquet["sha256"])


def test_pages_lead_to_the_files(client: FlaskClient) -> None:
    page = client.get("/actes/telechargements").get_data(as_text=True)
    assert f'href="/actes/telechargements/{VALCOMBREUSE}/2023/deliberations.ttl"' in page
    assert f'href="/actes/telechargements/{VALCOMBREUSE}#annee-2023"' in page
    own = client.get(f"/actes/telechargements/{VALCOMBREUSE}").get_data(as_text=True)
    assert 'id="annee-2023"' in own
    assert f'href="/actes/telechargements/{VALCOMBREUSE}/2023/visas.parquet"' in own


@pytest.mark.parametrize("name", ["deliberations.nq", "deliberations.csv.gz", "subventions.parquet"])
def test_nested_file_has_a_strong_etag_and_answers_ranges(name: str, client: FlaskClient) -> None:
    address = f"/actes/telechargements/{VALCOMBREUSE}/2023/{name}"
    whole = client.get(address)
    etag = whole.headers["ETag"]
    assert not etag.startswith("W/")
    assert whole.headers["Accept-Ranges"] == "bytes"
    part = client.get(address, headers={"Range": "bytes=10-19", "If-Range": etag})
    assert (part.status_code, part.data) == (206, whole.data[10:20])
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.head(address).headers["Content-Length"] == str(len(whole.data))


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    sources, site = sources_in(tmp_path / "actes"), tmp_path / "site"
    run(site, sources)
    before = open_current(site).folder / "dumps"
    edited(sources / "valcombreuse-2023-17.txt", "1 200,00", "1 300,00")
    edited(sources / "valcombreuse-2023-17.txt", "6 050,00", "6 150,00")
    run(site, sources, at=LATER)
    release = open_current(site)
    after = release.folder / "dumps"
    assert before != after
    for year, same in ((YEARS[0], True), (YEARS[1], False), (YEARS[2], True)):
        for name in ("deliberations.nt", "deliberations.ttl.gz", "subventions.csv", "subventions.parquet"):
            path = Path(*year, name)
            assert (before / path).samefile(after / path) is same, path
            found = release.download(f"/telechargements/{path.as_posix()}")
            assert found is not None
            assert (found.modified == LATER) is not same, path
    assert not (before / "deliberations.nt").samefile(after / "deliberations.nt")
    assert (before / PORT / "deliberations.jsonld").samefile(after / PORT / "deliberations.jsonld")


def test_same_files_whatever_came_before(tmp_path: Path) -> None:
    """Put together from former files and from new ones, the whole has the same bytes as made at once."""
    sources = sources_in(tmp_path / "actes")
    edited(sources / "valcombreuse-2023-17.txt", "Foyer rural", "Foyer des anciens")
    run(tmp_path / "deux", sources)
    edited(sources / "valcombreuse-2023-17.txt", "Foyer des anciens", "Foyer rural")
    run(tmp_path / "deux", sources, at=LATER)
    run(tmp_path / "un", sources)
    one, two = (open_current(tmp_path / name).folder / "dumps" for name in ("un", "deux"))
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert names == {path.relative_to(two) for path in two.rglob("*") if path.is_file()}
    for name in sorted(names):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_large_whole_is_offered_line_by_line_and_says_so(tmp_path: Path) -> None:
    sources = sources_in(tmp_path / "actes")
    run(tmp_path / "petit", sources)
    run(tmp_path / "site", sources, instance=replace(INSTANCE, downloads=Downloads(whole_below=1_000)))
    release = open_current(tmp_path / "site")
    dumps, small = release.folder / "dumps", open_current(tmp_path / "petit").folder / "dumps"
    for name in ("deliberations.nt.gz", "deliberations.nq.gz", "subventions.csv.gz", "scdl-subventions.csv.gz"):
        assert (dumps / name).read_bytes() == (small / name).read_bytes()
    for name in ("deliberations.nt", "deliberations.ttl.gz", "deliberations.jsonld", "subventions.parquet"):
        assert release.download(f"/telechargements/{name}") is None
        assert release.download(f"/telechargements/{VALCOMBREUSE}/{name}") is None
        assert release.download(f"/telechargements/{VALCOMBREUSE}/2023/{name}") is not None
        assert release.download(f"/telechargements/{PORT}/{name}") is not None  # one year: the same files
    page = create_app(release).test_client().get("/actes/telechargements").get_data(as_text=True)
    assert 'href="/actes/telechargements/deliberations.nt.gz"' in page


def test_file_that_is_no_more_says_so(tmp_path: Path) -> None:
    sources, limited = sources_in(tmp_path / "actes"), replace(INSTANCE, downloads=Downloads(whole_below=1_000))
    run(tmp_path / "site", sources)
    run(tmp_path / "site", sources, instance=limited, at=LATER)
    client = create_app(open_current(tmp_path / "site")).test_client()
    answer = client.get("/actes/telechargements/deliberations.nt", headers={"Accept": "text/plain"})
    assert answer.status_code == 410
    assert "n’est plus proposé" in answer.get_data(as_text=True)
    assert client.get("/actes/telechargements/deliberations.nt.gz").status_code == 200
    run(tmp_path / "site", sources)
    client = create_app(open_current(tmp_path / "site")).test_client()
    assert client.get("/actes/telechargements/deliberations.nt").status_code == 200
