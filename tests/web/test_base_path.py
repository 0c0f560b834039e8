"""A base with a path, and a site that is read under another host than that of its base."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web.releases import ACT, DUMP, Content, client_of, write


@pytest.fixture(scope="module", params=["https://host.example/donnees", "https://host.example/a/donn%C3%A9es"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def client(base: str, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return client_of(write(tmp_path_factory.mktemp("base"), Content(base=base)))


@pytest.fixture(scope="module")
def under(base: str) -> str:
    return base.removeprefix("https://host.example")


@pytest.mark.parametrize("path", ["/", ACT, f"{ACT}.ttl", "/catalogue", "/deliberations", DUMP, "/static/style.css"])
def test_paths_are_those_of_the_base(client: FlaskClient, under: str, path: str) -> None:
    assert client.get(under + path).status_code == 200
    elsewhere = client.get(path, headers={"Accept": "text/html"})
    assert elsewhere.status_code == 404
    assert f'href="{under}/"' in elsewhere.text
    assert client.get(f"{under}x{path}").status_code == 404


def test_links_stay_under_the_base_and_on_the_host(client: FlaskClient, base: str, under: str) -> None:
    answer = client.get(under + ACT, headers={"Accept": "text/turtle"})
    assert answer.headers["Content-Location"] == f"{under}{ACT}.ttl"
    assert f'<{under}{ACT}.jsonld>; rel="alternate"' in answer.headers["Link"]
    assert f'<{base}{ACT}>; rel="canonical"' in answer.headers["Link"]
    page = BeautifulSoup(client.get(f"{under}/deliberations").text, "lxml")
    links = [str(link["href"]) for link in page.select("a[href^='/'], link[href^='/']")]
    assert links
    assert all(link.startswith(f"{under}/") for link in links)
    assert client.get(f"{under}{ACT}/").headers["Location"] == f"{under}{ACT}"


def test_base_without_its_slash_leads_home(client: FlaskClient, under: str) -> None:
    answer = client.get(under)
    assert answer.status_code == 308
    assert answer.headers["Location"] == f"{under}/"


def test_robots_ask_at_the_root_of_the_host(client: FlaskClient, base: str, under: str) -> None:
    told = client.get("/robots.txt").text
    assert f"Disallow: {under}/deliberations?*q=\n" in told
    assert f"Sitemap: {base}/sitemap.xml\n" in told
