"""The harvesters of portals read every data set and file of a catalogue in pages, with all that is told of them."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import rdflib
import requests
from rdflib.namespace import DCAT

from publisher.namespaces import HYDRA
from tests.clients.conftest import Published
from tests.release.mqa import MOST, score
from tests.release.shapes import results

pytestmark = pytest.mark.xdist_group("clients")  # one site, made once

YEARS = {"2022", "2023"}
SCHEMAS = {
    "scdl-deliberations.csv": "https://schema.data.gouv.fr/schemas/scdl/deliberations/",
    "scdl-subventions.csv": "https://schema.data.gouv.fr/schemas/scdl/subventions/",
}
EXTRAS = {
    "identifier",
    "issued",
    "modified",
    "language",
    "frequency",
    "access_rights",
    "provenance",
    "publisher_uri",
    "publisher_name",
    "temporal_start",
    "temporal_end",
    "spatial_uri",
    "contact_name",
    "contact_email",
    "theme",
}


def test_udata_keeps_every_data_set(site: Published, udata: dict[str, Any]) -> None:
    assert (udata["status"], udata["errors"], udata["failed"]) == ("done", [], [])
    assert {found["remote"] for found in udata["datasets"]} == site.datasets()
    assert len(udata["datasets"]) == len(site.datasets())
    assert len(udata["services"]) == 2
    assert all(address for _, address in udata["services"])


def test_udata_keeps_every_file(site: Published, udata: dict[str, Any]) -> None:
    files = [file for found in udata["datasets"] for file in found["files"]]
    assert {file["url"]: (file["size"], file["checksum"][1]) for file in files} == site.files()
    assert len(files) == len(site.files())
    for file in files:
        assert file["checksum"][0] == "sha256"
        assert file["title"]
        assert "/" not in file["format"]
        assert "://" not in file["mime"]
        schema = SCHEMAS.get(file["url"].rpartition("/")[2])
        assert schema is None or file["schema"].startswith(schema), file["url"]


def test_udata_understands_what_is_told(udata: dict[str, Any]) -> None:
    for found in udata["datasets"]:
        assert found["title"]
        assert "é" in found["description"], "the text was read in another encoding"
        assert (found["licence"], found["frequency"], found["archived"]) == ("lov2", "irregular", False)
        assert {"subvention", "deliberation"} & set(found["tags"])
        assert {date[:4] for date in found["period"]} <= YEARS
        assert ["contact", "Commune de Valcombreuse", "donnees@example.org"] in found["contacts"]
        assert any(role == "publisher" for role, _, _ in found["contacts"])
        assert found["page"].startswith("http")
        assert found["issued"] == "2025-01-15 00:00:00"
        assert found["modified"].startswith("2025-01-1")
        assert found["area"] == ("valcombreuse" in found["remote"])


def test_ckan_reads_every_data_set_and_file(site: Published, ckan: list[dict[str, Any]]) -> None:
    told = [{extra["key"]: extra["value"] for extra in found["extras"]} for found in ckan]
    assert {extras["uri"] for extras in told} == {extras["identifier"] for extras in told} == site.datasets()
    assert len(ckan) == len(site.datasets())
    files = [file for found in ckan for file in found["resources"]]
    assert {file["url"]: (file["size"], file["hash"]) for file in files} == site.files()
    assert len(files) == len(site.files())


def test_ckan_understands_what_is_told(ckan: list[dict[str, Any]]) -> None:
    for found in ckan:
        extras = {extra["key"]: extra["value"] for extra in found["extras"]}
        assert extras.keys() >= EXTRAS
        assert "é" in found["notes"]
        assert found["title"]
        assert found["tags"]
        for file in found["resources"]:
            assert file["access_url"] == file["download_url"] == file["url"]
            assert file["license"] == "Licence Ouverte / Open Licence version 2.0"
            assert file["name"]
            assert file["format"].startswith("http://publications.europa.eu/resource/authority/file-type/")
            assert file["mimetype"].startswith("https://www.iana.org/assignments/media-types/")


@pytest.fixture(scope="session")
def pages(site: Published) -> list[rdflib.Graph]:
    """All pages of the catalogue, as one who follows its links gets them."""
    found, address = [], f"{site.base}/catalogue"
    while address:
        answer = requests.get(address, headers={"Accept": "application/n-triples"}, timeout=30)
        answer.raise_for_status()
        found.append(rdflib.Graph().parse(data=answer.text, format="nt"))
        address = str(next(found[-1].objects(None, HYDRA.next), ""))
    return found


def test_catalogue_has_pages(site: Published, pages: list[rdflib.Graph]) -> None:
    assert len(pages) > 2
    read = [str(address) for page in pages for address in page.objects(None, DCAT.downloadURL)]
    assert sorted(read) == sorted(site.files())


def test_most_points_of_the_metadata_quality_assessment(site: Published, pages: list[rdflib.Graph]) -> None:
    whole = rdflib.Graph()
    for page in pages:
        whole += page
    addresses = {str(address) for name in (DCAT.accessURL, DCAT.downloadURL) for address in whole.objects(None, name)}
    with requests.Session() as session, ThreadPoolExecutor(4) as pool:
        codes = pool.map(lambda address: session.head(address, timeout=30).status_code, sorted(addresses))
        answered = dict(zip(sorted(addresses), codes, strict=True))
    violations = [found for found in results(pages[-1], "shapes.ttl") if found.severity == "Violation"]
    points = score(whole, lambda address: answered[address] < 400, conforms=not violations)
    assert points.keys() == site.datasets()
    assert set(points.values()) == {MOST}
