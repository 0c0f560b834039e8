"""What every answer says; errors in the words of who asks; files that may not do harm; odd paths."""

import json
from urllib.parse import quote, unquote_to_bytes

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.pages.test_in_browser import POLICY
from tests.web.releases import ACT, DUMP, HOSTILE, HOSTILE_SOURCE, MASKED_SOURCE, PLAIN_SOURCE

MACHINES = (
    *("/robots.txt", "/sitemap.xml", "/sitemap-1.xml", "/openapi.json", f"{ACT}.linkset"),
    *("/.well-known/void", "/.well-known/api-catalog"),
)
EVERYWHERE = (
    *(ACT, f"{ACT}.ttl", "/", "/deliberations", "/deliberations.csv", DUMP, "/static/style.css", "/absent"),
    *MACHINES,
)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_scripts_of_other_sites_may_read(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://other.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    shown = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "Content-Location", "Last-Modified", "Content-Range", "Accept-Ranges"} <= set(shown)
    asked = {"Origin": "https://o.example", "Access-Control-Request-Method": "GET"}
    preflight = client.options(path, headers=asked | {"Access-Control-Request-Headers": "if-none-match, range"})
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert preflight.headers["Access-Control-Allow-Methods"] == preflight.headers["Allow"] == "GET, HEAD, OPTIONS"
    allowed = preflight.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"if-none-match", "range", "accept"} <= set(allowed)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_browsers_are_told_to_be_careful(client: FlaskClient, path: str) -> None:
    for accept in ("text/html", "*/*"):
        answer = client.get(path, headers={"Accept": accept})
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in answer.headers
        assert "frame-ancestors 'none'" in policy
        assert policy.startswith(POLICY) if answer.mimetype == "text/html" else "sandbox" in policy
        assert "'unsafe" not in policy


def test_hostile_original_runs_nothing(client: FlaskClient) -> None:
    path = f"{HOSTILE_SOURCE}/original"
    for accept in ("text/html", "*/*"):
        answer = client.get(path, headers={"Accept": accept})
        assert answer.data == HOSTILE
        assert answer.headers["Content-Disposition"] == 'attachment; filename="00112233445566bb.html"'
        assert answer.headers["Content-Security-Policy"].endswith("sandbox")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Type"] == "text/html"
    assert client.get(f"{path}.html").status_code == 404


def test_pdf_original_is_shown_in_place(client: FlaskClient) -> None:
    answer = client.get(f"{PLAIN_SOURCE}/original")
    assert answer.headers["Content-Disposition"] == 'inline; filename="00112233445566aa.pdf"'
    assert "sandbox" not in answer.headers["Content-Security-Policy"]


def test_text_says_its_charset_and_language(client: FlaskClient) -> None:
    answer = client.get(f"{PLAIN_SOURCE}/texte.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Language"] == "fr"
    assert "█" in answer.text
    assert client.get(ACT).headers["Content-Language"] == "fr"
    assert client.get(f"{ACT}.ttl").headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert client.get(f"{ACT}.jsonld").headers["Content-Type"] == "application/ld+json"
    assert "Content-Language" not in client.get(f"{ACT}.ttl").headers


ERRORS = (
    ("/absent", 404),
    (f"{ACT}/absent", 404),
    (f"{ACT}.pdf", 404),
    (f"{MASKED_SOURCE}/original", 410),
    ("/deliberations/valcombreuse/2024/retire", 410),
    ("/deliberations/valcombreuse/2024/retire.ttl", 410),
)


@pytest.mark.parametrize(("path", "status"), ERRORS)
def test_error_is_said_in_the_form_that_is_asked_for(client: FlaskClient, path: str, status: int) -> None:
    page = client.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.status_code == status
    assert page.mimetype == "text/html"
    assert "<h1>" in page.text
    for accept in ("application/json", "application/problem+json", "application/ld+json"):
        problem = client.get(path, headers={"Accept": accept})
        assert problem.mimetype == "application/problem+json"
        told = json.loads(problem.data)
        assert told["status"] == problem.status_code == status
        assert told["detail"] in page.text.replace("&#39;", "’")
    for accept in ("*/*", "text/turtle", "", "image/png"):
        plain = client.get(path, headers={"Accept": accept})
        assert plain.status_code == status
        assert plain.mimetype == "text/plain"
        assert plain.text.startswith(told["detail"])
    for answer in (page, problem, plain):
        assert answer.headers["Content-Language"] == "fr"
        assert answer.headers["Vary"] == "Accept"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_withdrawal_says_why(client: FlaskClient) -> None:
    for accept in ("text/html", "application/json", "text/plain"):
        answer = client.get(f"{MASKED_SOURCE}/original", headers={"Accept": accept})
        assert answer.status_code == 410
        assert "données personnelles" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "FOO"])
@pytest.mark.parametrize("path", ["/", ACT, "/deliberations", "/absent"])
def test_nothing_can_be_written(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method, headers={"Accept": "text/html"})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "GET ou HEAD" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "to"),
    [
        (f"{ACT}/", 308, ACT),
        (f"{ACT}//", 308, ACT),
        ("/deliberations/?q=a&page=2", 308, "/deliberations?q=a&page=2"),
        ("/absent/", 404, None),
        ("/%2Fevil.example/", 404, None),
        (f"/%2F{ACT[1:]}", 404, None),
        (f"{DUMP}/", 404, None),
        ("/static/", 404, None),
    ],
)
def test_final_slash(client: FlaskClient, path: str, status: int, to: str | None) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers.get("Location") == to


UNKNOWN: tuple[tuple[str, dict[str, str]], ...] = (
    ("profile", {"Accept-Profile": "<https://other.example/profil>"}),
    ("profile-excluded", {"Accept-Profile": "<https://schema.org/>;q=0"}),
    ("profile-garbage", {"Accept-Profile": "<<,;q=9,>,"}),
    ("language", {"Accept-Language": "tlh"}),
    ("language-excluded", {"Accept-Language": "fr;q=0, *;q=0"}),
    ("language-garbage", {"Accept-Language": "q=1e400;;,é"}),
    ("accept-garbage", {"Accept": ",;q=,/;,"}),
    ("weight-garbage", {"Accept": "text/turtle;q=nan"}),
    ("encoding-garbage", {"Accept-Encoding": "é;q=1e9,;"}),
)


@pytest.mark.parametrize("path", [ACT, "/catalogue", "/deliberations", f"{ACT}.ttl", "/openapi.json"])
@pytest.mark.parametrize("asked", [case[1] for case in UNKNOWN], ids=[case[0] for case in UNKNOWN])
def test_what_is_not_understood_changes_nothing(client: FlaskClient, path: str, asked: dict[str, str]) -> None:
    plain, answer = client.get(path), client.get(path, headers=asked)
    assert answer.status_code == plain.status_code == 200
    assert answer.data == plain.data
    assert answer.headers == plain.headers


@pytest.mark.parametrize("query", ["_profile=https%3A%2F%2Fschema.org%2F", "_mediatype=x%2Fy", "%00=%ff", "&&=;"])
def test_unknown_argument_changes_nothing_of_a_document(client: FlaskClient, query: str) -> None:
    assert client.get(f"{ACT}?{query}").data == client.get(ACT).data


ODD = (
    *("/..", "/../../etc/passwd", "/static/../deliberations", "/static/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e"),
    *("/%00", f"{ACT}%00.ttl", "/telechargements/%00", "/%ff%fe", "/%C3", "/%ED%A0%80", "/\\..\\..", "/.", "/.ttl"),
    *(
        "/a" * 20_000,
        f"/{'%41' * 5000}",
        "/deliberations/' OR 1=1 --",
        "/%25",
        "/%",
        "/%zz",
        "/static/fonts",
        "/;",
        "/ ",
    ),
)


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:30])
def test_odd_path_is_no_document(client: FlaskClient, path: str) -> None:
    for accept in ("text/html", "application/json", "*/*"):
        assert client.get(path, headers={"Accept": accept}).status_code in {400, 404}


HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)
ASKED = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Accept-Encoding", "Range", "If-Range", "If-None-Match", "If-Match", "If-Modified-Since"),
            *("If-Unmodified-Since", "Origin", "Host", "Content-Length", "Cookie", "Authorization"),
            *("Accept-Language", "Accept-Profile", "Access-Control-Request-Headers"),
        ]
    ),
    HEADER,
    max_size=4,
)
KNOWN = st.sampled_from([*EVERYWHERE, "/subventions.csv", "/organismes", "/catalogue", f"{PLAIN_SOURCE}/original"])
PATHS = st.one_of(KNOWN, st.text(max_size=80).map(lambda text: f"/{quote(text.encode('utf-8', 'surrogatepass'))}"))
QUERIES = st.one_of(
    st.just(""),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60),
    st.builds(
        "{}={}".format,
        st.sampled_from(["q", "autorite", "annee", "page"]),
        st.one_of(st.text(max_size=40), st.integers().map(str)).map(
            lambda text: quote(text.encode("utf-8", "surrogatepass"))
        ),
    ),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["GET", "GET", "HEAD", "OPTIONS", "POST"]), PATHS, QUERIES, ASKED)
def test_nothing_that_is_asked_breaks_the_site(
    client: FlaskClient, method: str, path: str, query: str, asked: dict[str, str]
) -> None:
    environ = EnvironBuilder(path="/", method=method).get_environ()
    environ["PATH_INFO"] = path if path in EVERYWHERE else _as_wsgi(path)
    environ["QUERY_STRING"] = query
    for name, value in asked.items():
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_LENGTH" else f"HTTP_{key}"] = value
    body, status, _ = run_wsgi_app(client.application, environ, buffered=True)
    b"".join(body)
    assert int(status.split()[0]) < 500


def _as_wsgi(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")
