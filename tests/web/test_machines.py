"""Where programs look first: robots, sitemap, VoID, the catalogue of interfaces, OpenAPI; and signposts."""

import json
import re
from collections.abc import Iterator

import pytest
import signposting
from flask.testing import FlaskClient
from lxml import etree
from openapi_spec_validator import OpenAPIV31SpecValidator
from werkzeug.test import TestResponse

from publisher.config import Instance
from publisher.release import Release, open_current
from publisher.web import machines
from publisher.web.interface import OPENAPI, PATHS
from tests.publishing import copied, run
from tests.web.releases import client_of

HOST = "https://data.example"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module", params=["", "/actes"], ids=["root", "path"])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("machines")
    sources = copied(folder / "sources", "valcombreuse-2024-17", "monts-d-ambre-cp-2024-312")
    run(folder / "site", sources, instance=Instance(base=HOST + request.param))
    return open_current(folder / "site")


@pytest.fixture(scope="module")
def client(release: Release) -> FlaskClient:
    return client_of(release)


def get(client: FlaskClient, iri: str, **headers: str) -> TestResponse:
    """What stands at an address of the host."""
    assert iri.startswith(HOST)
    return client.get(iri.removeprefix(HOST), headers=headers)


def test_robots_find_the_map_of_the_site(client: FlaskClient, release: Release) -> None:
    answer = get(client, f"{HOST}/robots.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    base = release.addresses.base
    path = base.removeprefix(HOST)
    assert answer.text == f"User-agent: *\nDisallow: {path}/deliberations?*q=\n\nSitemap: {base}/sitemap.xml\n"


def located(answer: TestResponse, element: str) -> Iterator[tuple[str, str]]:
    for found in etree.fromstring(answer.data).iter(f"{LOC}{element}"):
        yield str(found.findtext(f"{LOC}loc")), str(found.findtext(f"{LOC}lastmod"))


def test_map_leads_to_every_page_with_its_date(
    client: FlaskClient, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "ADDRESSES_OF_A_SITEMAP", 20)
    base = release.addresses.base
    parts = [iri for iri, _ in located(get(client, f"{base}/sitemap.xml"), "sitemap")]
    assert len(parts) > 2
    pages = [page for part in parts for page in located(get(client, part), "url")]
    expected = {path for path in release.paths() if "text/html" in release.variants(path)}
    assert [iri.removeprefix(base) for iri, _ in pages] == sorted(expected)
    assert {date for _, date in pages} == {"2025-01-15T09:00:00+00:00"}
    for iri, _ in (*pages[:3], *pages[-3:]):
        assert get(client, iri, Accept="text/html").status_code == 200
    for number in (0, len(parts) + 1):
        assert get(client, f"{base}/sitemap-{number}.xml").status_code == 404


def test_void_is_found_where_it_is_looked_for(client: FlaskClient, release: Release) -> None:
    answer = get(client, f"{HOST}/.well-known/void")
    assert answer.status_code == 303
    described = get(client, HOST + answer.headers["Location"], Accept="text/turtle")
    assert described.status_code == 200
    assert "void#Dataset" in described.text or "void:Dataset" in described.text


def test_catalogue_of_interfaces_leads_to_them(client: FlaskClient, release: Release) -> None:
    here = f"{HOST}/.well-known/api-catalog"
    answer = get(client, here)
    assert answer.content_type == 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
    assert f'<{here}>; rel="api-catalog"' in client.head("/.well-known/api-catalog").headers["Link"]
    contexts = {context.pop("anchor"): context for context in json.loads(answer.data)["linkset"]}
    assert [link["href"] for link in contexts[here]["item"]] == [release.addresses.home(), release.addresses.feed()]
    targets = [link for context in contexts.values() for links in context.values() for link in links]
    assert len(targets) > 5
    for link in targets:
        found = get(client, link["href"], Accept=link.get("type", "*/*"))
        assert found.status_code == 200
        assert found.content_type.partition(";")[0] == link.get("type", found.content_type).partition(";")[0]


def test_other_paths_of_the_host_are_not_ours(client: FlaskClient, release: Release) -> None:
    whole = release.addresses.base == HOST
    for path in ("/sitemap.xml", "/openapi.json"):
        assert get(client, HOST + path).status_code == (200 if whole else 404)
    assert get(client, f"{HOST}/.well-known/other").status_code == 404


VALUES = {
    "autorite": "commune-de-valcombreuse",
    "annee": "2024",
    "acte": "2024-17",
    "forme": "ttl",
    "page": "1",
    "territoire": "",
    "fichier": "deliberations.nt",
}


def filled(release: Release, template: str) -> str:
    """A path of the description with the keys of something that is there."""
    first = template.split("/")[1]
    values = dict(VALUES)
    if "{cle}" in template:
        prefix = "/elus/commune-de-valcombreuse/" if first == "elus" else f"/{first}/"
        values["cle"] = next(path for path in release.paths(prefix) if "." not in path).rpartition("/")[2]
    if "{source}" in template:
        values["source"] = next(iter(release.paths("/sources/"))).split("/")[2]
    if "{version}" in template:
        latest = release.feed.latest("/deliberations/commune-de-valcombreuse/2024/2024-17")
        values["version"] = str(latest).rpartition("/")[2]
    return re.sub(r"{(\w+)}", lambda found: values[found[1]], template)


def test_interface_is_valid_openapi(client: FlaskClient, release: Release) -> None:
    answer = get(client, f"{release.addresses.base}/openapi.json")
    assert answer.content_type == OPENAPI
    description = json.loads(answer.data)
    OpenAPIV31SpecValidator(description).validate()
    assert description["servers"] == [{"url": release.addresses.base}]


@pytest.mark.parametrize("template", PATHS)
def test_interface_is_as_described(client: FlaskClient, release: Release, template: str) -> None:
    described = json.loads(get(client, f"{release.addresses.base}/openapi.json").data)
    operation = described["paths"][template]["get"]
    url = release.addresses.base + filled(release, template)
    types = list(operation["responses"]["200"]["content"])
    for media_type in types if "{forme}" not in template else ["text/turtle"]:
        answer = get(client, url, Accept=media_type)
        assert answer.status_code == 200, url
        if media_type != "*/*":
            assert answer.content_type.partition(";")[0] == media_type.partition(";")[0]
        for name in operation["responses"]["200"]["headers"]:
            assert name in answer.headers, (url, name)
    if "406" in operation["responses"]:
        assert get(client, url, Accept="image/png").status_code == 406
    if "404" in operation["responses"]:
        nowhere = release.addresses.base + re.sub(r"{\w+}", "0", template)
        assert get(client, nowhere).status_code in {404, 410}


def test_description_leaves_no_kind_of_document_out(release: Release) -> None:
    patterns = [re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template))) for template in PATHS]
    pages = {"/accessibilite", "/glossaire", "/mentions-legales", "/telechargements"}
    for path in (*release.paths(), *release.feed.paths(release.addresses)):
        if path in pages or path.startswith(("/static/", "/telechargements/")) or "/versions/" in path:
            continue
        stated = path if path != "/catalogue/datagouv" else f"{path}.ttl"
        assert any(pattern.fullmatch(stated) for pattern in patterns), path


ACT = "/deliberations/commune-de-valcombreuse/2024/2024-17"


def signs(answer: TestResponse, url: str) -> signposting.Signposting:
    headers = [value for name, value in answer.headers.items() if name == "Link"]
    return signposting.Signposting(url, []) if not headers else signposting.find_signposting_http_link(headers, url)


def test_signposts_lead_from_a_page_to_its_data(client: FlaskClient, release: Release) -> None:
    url = release.addresses.base + ACT
    answer = get(client, url, Accept="text/html")
    found = signs(answer, url)
    assert found.citeAs is not None
    assert str(found.citeAs.target) == url
    assert {str(sign.type) for sign in found.describedBy} >= {"text/turtle", "application/ld+json"}
    for sign in found.describedBy:
        assert get(client, str(sign.target)).content_type.partition(";")[0] == str(sign.type)
    assert {str(sign.target) for sign in found.types} == {
        "https://schema.org/AboutPage",
        "https://schema.org/Legislation",
    }
    assert found.license is not None
    assert str(found.license.target) == release.about["licence_url"]
    (linkset,) = found.linksets
    assert str(linkset.target) == f"{url}.linkset"
    assert len(answer.headers["Link"]) < 3000  # proxies hold the head of an answer in 4 KiB


def test_linkset_holds_all_links(client: FlaskClient, release: Release) -> None:
    url = release.addresses.base + ACT
    answer = get(client, f"{url}.linkset")
    assert answer.content_type == "application/linkset+json"
    contexts = {context.pop("anchor"): context for context in json.loads(answer.data)["linkset"]}
    page = contexts[url]
    assert set(page) == {"cite-as", "type", "describedby", "author", "item", "collection", "license"}
    assert page["author"] == [{"href": f"{release.addresses.base}/organismes/commune-de-valcombreuse"}]
    assert {link["type"] for link in page["item"]} == {"text/plain"}
    for link in (*page["author"], *page["item"], *page["collection"], *page["describedby"]):
        assert get(client, link["href"]).status_code == 200
    assert contexts[f"{url}.ttl"] == {"describes": [{"href": url, "type": "text/html"}]}


@pytest.mark.parametrize("path", ["/", "/glossaire", "/nowhere", "/flux/1", "/static/style.css"])
def test_what_is_no_thing_has_no_linkset(client: FlaskClient, release: Release, path: str) -> None:
    assert get(client, f"{release.addresses.base}{path}.linkset").status_code == 404


def test_data_lead_back_to_their_page(client: FlaskClient, release: Release) -> None:
    links = get(client, f"{release.addresses.base}{ACT}.ttl").headers["Link"]
    assert f'<{release.addresses.base}{ACT}>; rel="describes"; type="text/html"' in links
    assert 'rel="cite-as"' not in links
