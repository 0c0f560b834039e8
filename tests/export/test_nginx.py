"""What nginx answers from the files of an export is what the application answers."""

import re

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from publisher.export.lists import lists
from publisher.export.places import below, places, prefix
from publisher.web.forms import FORMS
from tests.export.conftest import Copy

ITS_OWN = {"Connection", "Content-Length", "Date", "ETag", "Server", "Transfer-Encoding", "Accept-Ranges"}
"""Headers of the server: validators are its own, and where there is no validator there is no length either."""

ACT, SECOND = (
    "/deliberations/commune-de-valcombreuse/2024/2024-17",
    "/deliberations/commune-de-valcombreuse/2024/2024-22",
)
NOT_COMPRESSED = 512  # bytes; below, and of types with parameters, nginx has no other encoding to choose
RELATION = re.compile(r", (?=<)")


def words(value: str) -> list[str]:
    """The elements of a header in any order: servers join what stands on several lines."""
    return sorted(RELATION.split(value) if value.startswith("<") else re.split(r",\s*", value))


def told(headers: "dict[str, str]") -> dict[str, list[str]]:
    return {name.title(): words(value) for name, value in headers.items() if name.title() not in ITS_OWN_TITLES}


ITS_OWN_TITLES = {name.title() for name in ITS_OWN}


def compare(copy: Copy, url: str, **headers: str) -> None:
    """Status, bytes and headers of both are the same."""
    right, found = copy.answer(url, **headers), copy.files(url, **headers)
    assert found.status_code == right.status_code, url
    assert found.content == right.data, url
    expected = told(dict(right.headers.items()))
    if "Last-Modified" not in right.headers:
        found.headers.pop("Last-Modified", None)
    plain = len(right.data) < NOT_COMPRESSED or ";" in right.content_type.replace("; charset=utf-8", "")
    if plain and expected.get("Vary") == ["Accept-Encoding"]:
        expected.pop("Vary")
    assert told(dict(found.headers)) == expected, url


def test_every_answer_is_that_of_the_application(copy: Copy) -> None:
    compared = 0
    for place in (*lists(copy.release), *places(copy.release)):
        headers = {"Accept": place.accept} if place.accept else {}
        compare(copy, place.url, **headers)
        compared += 1
    assert compared > 500


def test_every_file_for_download_is_that_of_the_application(copy: Copy) -> None:
    downloads = copy.release.downloads()
    assert len(downloads) > 100
    for download in downloads:
        compare(copy, prefix(copy.release) + download.path)


ACCEPTS = [
    None,
    "",
    "*/*",
    "text/html",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "text/turtle",
    "Text/Turtle; charset=utf-8",
    "application/x-turtle",
    "application/ld+json",
    "application/json, text/plain, */*",
    "application/rdf+xml, text/turtle;q=0.9, */*;q=0.1",
    "text/turtle;q=0.5, application/n-triples",
    "text/html;q=0.5, text/turtle;q=0.7",
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/html;q=0.2",
    "application/trig,application/n-quads;q=0.9",
    "text/*",
    "application/*",
    "*",
    "*; q=.2",
    "text/turtle;q=0",
    "text/turtle;q=0, */*;q=0.5",
    "text/html;q=0, text/turtle;q=0.1",
    "text/html;level=1, text/turtle;q=0.3",
    "image/png",
    "application/pdf;q=1, text/html;q=0.000",
    "nonsense",
    "text/html;q=5",
]


@pytest.mark.parametrize("accept", ACCEPTS)
@pytest.mark.parametrize("path", ["/", ACT, "/catalogue", "/flux", "/flux/1", "/void", "/deliberations", "/organismes"])
def test_form_is_that_which_the_application_chooses(copy: Copy, path: str, accept: str | None) -> None:
    headers = {} if accept is None else {"Accept": accept}
    url = prefix(copy.release) + path
    right, found = copy.answer(url, **headers), copy.files(url, **headers)
    assert found.status_code == right.status_code
    assert right.status_code == 406 or found.content == right.data


WEIGHT = st.sampled_from(["", ";q=1", ";q=0.9", ";q=0.8", "; q=0.5", ";q=0.10", ";q=0", ";q=0.001"])
RANGES = st.sampled_from([*(form.media_type for form in FORMS), "text/*", "application/*", "*/*", "image/png"])
HEADERS = st.lists(st.tuples(RANGES, WEIGHT), min_size=1, max_size=6, unique_by=lambda item: item[0])


@given(stated=HEADERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_any_header_chooses_the_same_form(copy: Copy, stated: list[tuple[str, str]]) -> None:
    accept = ", ".join(named + weight for named, weight in stated)
    url = prefix(copy.release) + ACT
    right, found = copy.answer(url, Accept=accept), copy.files(url, Accept=accept)
    note(accept)
    assert found.status_code == right.status_code
    assert found.headers.get("Content-Location") == right.headers.get("Content-Location")


def withdrawn(copy: Copy) -> str:
    """The path of a body that no act names any more."""
    return next(path for path in copy.release.withdrawn() if path.startswith("/organismes/") and "." not in path)


def test_withdrawn_document_says_why_and_is_told_in_rdf(copy: Copy) -> None:
    url = prefix(copy.release) + withdrawn(copy)
    page = copy.files(url, Accept="text/html")
    assert (page.status_code, page.headers["Content-Type"]) == (410, "text/html; charset=utf-8")
    assert page.content == copy.answer(url, Accept="text/html").data
    data = copy.files(f"{url}.ttl", Accept="text/turtle")
    assert (data.status_code, data.content) == (410, copy.answer(url, Accept="text/turtle").data)
    assert "Plus aucun acte publié" in data.content.decode()


def test_ranges_and_validators(copy: Copy) -> None:
    url = f"{prefix(copy.release)}/telechargements/deliberations.nt"
    whole = copy.files(url)
    part = copy.files(url, Range="bytes=10-19")
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole.content)}"
    assert not whole.headers["ETag"].startswith("W/")
    for unchanged in ({"If-None-Match": whole.headers["ETag"]}, {"If-Modified-Since": whole.headers["Last-Modified"]}):
        again = copy.files(url, **unchanged)
        assert (again.status_code, again.content) == (304, b"")
    assert copy.files(url, Range="bytes=99999999-").status_code == 416


def test_text_is_compressed_and_says_so(copy: Copy) -> None:
    url = f"{prefix(copy.release)}{ACT}.ttl"
    packed = copy.files(url, **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.content == copy.files(url).content  # requests unpacks it
    assert "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.parametrize("path", [ACT, "/catalogue", "/telechargements/deliberations.nt", "/nothing/here"])
def test_other_methods(copy: Copy, path: str) -> None:
    url = prefix(copy.release) + path
    asked = copy.files(url, "OPTIONS", Origin="https://elsewhere.example")
    right = copy.answer(url, "OPTIONS", Origin="https://elsewhere.example")
    assert asked.status_code == right.status_code == 204
    for name in (
        "Allow",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
    ):
        assert asked.headers[name] == right.headers[name]
    assert copy.files(url, "POST").status_code == copy.answer(url, "POST").status_code == 405
    head = copy.files(url, "HEAD", Accept="text/turtle")
    got = copy.files(url, Accept="text/turtle")
    assert head.status_code == got.status_code
    assert head.content == b""
    assert told(dict(head.headers)) == told(dict(got.headers))


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/_listes/deliberations/_/_/1.html",
            "/_erreurs/404.html",
            "/_retires/sources/0011223344556677.html",
            "/nginx.conf",
        ),
        *("/../nginx.conf", "/%2e%2e/nginx.conf", "/static/..%2f..%2fnginx.conf", "/index.html"),
        *("/deliberations?autorite=..%2f..&annee=../..", "/deliberations?page=../../../nginx.conf%00"),
    ],
)
def test_nothing_but_the_site_is_served(copy: Copy, path: str) -> None:
    found = copy.files(prefix(copy.release) + path)
    assert (
        found.status_code in {400, 404} or found.content == copy.files(f"{prefix(copy.release)}/deliberations").content
    )
    assert b"map_hash" not in found.content


def test_search_by_words_says_what_a_copy_cannot_do(copy: Copy) -> None:
    found = copy.files(f"{prefix(copy.release)}/deliberations?q=lavoir")
    assert found.status_code == 501
    assert "ne cherche pas par mots" in found.text
    assert f'href="{prefix(copy.release)}/telechargements"' in found.text


def test_void_is_found_where_it_is_looked_for(copy: Copy) -> None:
    found, right = copy.files("/.well-known/void"), copy.answer("/.well-known/void")
    assert (found.status_code, found.headers["Location"]) == (right.status_code, right.headers["Location"])


def test_final_slash_leads_to_the_document(copy: Copy) -> None:
    url = prefix(copy.release) + ACT
    found = copy.files(f"{url}/")
    assert (found.status_code, found.headers["Location"]) == (308, url)


def test_no_two_addresses_stand_in_one_file(copy: Copy) -> None:
    files = [place.file for place in (*lists(copy.release), *places(copy.release))]
    files += [below(copy.release) + download.path for download in copy.release.downloads()]
    assert len(files) == len(set(files))
