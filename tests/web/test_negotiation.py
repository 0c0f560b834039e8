"""Which form and which encoding a client gets: headers as real clients send them, and those that no one should."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from publisher.web.forms import FORMS, HTML, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Form
from publisher.web.negotiation import accepts_gzip, choose, media_ranges
from tests.web.releases import ACT

THING = (HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
CATALOGUE = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, HTML)

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
RDFLIB_TURTLE = "text/turtle,application/x-turtle"
RDFLIB_ANY = "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1"
JENA = (
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
    "application/n-quads;q=0.9,application/trig;q=0.9,*/*;q=0.5"
)
COMUNICA = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
    "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,text/xml;q=0.3,"
    "text/html;q=0.2,application/xhtml+xml;q=0.18"
)
RAPPER = "application/rdf+xml, text/rdf;q=0.6, text/turtle;q=0.9, */*;q=0.1"

CASES: tuple[tuple[str, str | None, Form | None, Form | None], ...] = (
    # name, header, what a thing answers, what the catalogue answers
    ("none", None, HTML, TURTLE),
    ("empty", "", HTML, TURTLE),
    ("blank", "  ", HTML, TURTLE),
    ("anything", "*/*", HTML, TURTLE),
    ("firefox", FIREFOX, HTML, HTML),
    ("chrome", CHROME, HTML, HTML),
    ("java", JAVA, HTML, HTML),
    ("rdflib-turtle", RDFLIB_TURTLE, TURTLE, TURTLE),
    ("rdflib", RDFLIB_ANY, RDF_XML, RDF_XML),
    ("jena", JENA, TURTLE, TURTLE),
    ("comunica", COMUNICA, JSON_LD, JSON_LD),
    ("rapper", RAPPER, RDF_XML, RDF_XML),
    ("exact-turtle", "text/turtle", TURTLE, TURTLE),
    ("exact-json-ld", "application/ld+json", JSON_LD, JSON_LD),
    ("exact-n-triples", "application/n-triples", N_TRIPLES, N_TRIPLES),
    ("exact-rdf-xml", "application/rdf+xml", RDF_XML, RDF_XML),
    ("exact-html", "text/html", HTML, HTML),
    ("upper-case", "TEXT/TURTLE", TURTLE, TURTLE),
    ("family-text", "text/*", HTML, TURTLE),
    ("family-application", "application/*", JSON_LD, JSON_LD),
    ("tie-named-in-order", "text/turtle, text/html", TURTLE, TURTLE),
    ("tie-named-in-order-2", "text/html, text/turtle", HTML, HTML),
    ("tie-named-before-wildcard", "*/*, text/turtle", TURTLE, TURTLE),
    ("tie-with-weights", "application/n-triples;q=0.5, application/ld+json;q=0.5", N_TRIPLES, N_TRIPLES),
    ("weights", "text/html;q=0.4, text/turtle;q=0.6", TURTLE, TURTLE),
    ("weights-three-digits", "text/html;q=0.400, text/turtle;q=0.401", TURTLE, TURTLE),
    ("wildcard-above-named", "text/turtle;q=0.1, */*", HTML, JSON_LD),
    ("excluded", "text/html;q=0, */*", TURTLE, TURTLE),
    ("excluded-family", "text/*;q=0, */*;q=0.5", JSON_LD, JSON_LD),
    ("excluded-but-one", "*/*;q=0, text/turtle", TURTLE, TURTLE),
    ("excluded-0.000", "text/html;q=0.000, application/*;q=0.001", JSON_LD, JSON_LD),
    ("specific-wins", "text/*;q=0.9, text/turtle;q=0.1, application/ld+json;q=0.5", HTML, HTML),
    ("nothing-of-ours", "image/png", None, None),
    ("nothing-accepted", "*/*;q=0", None, None),
    ("html-refused-alone", "text/html;q=0", None, None),
    ("json", "application/json", JSON_LD, JSON_LD),
    ("json-refused-json-ld-wanted", "application/json;q=0, application/ld+json", JSON_LD, JSON_LD),
    ("json-wanted-json-ld-refused", "application/json, application/ld+json;q=0", None, None),
    ("old-turtle", "application/x-turtle", TURTLE, TURTLE),
    ("xml", "application/xml", RDF_XML, RDF_XML),
    ("profile", 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD, JSON_LD),
    ("profile-with-comma", 'application/ld+json;profile="a,text/html;q=1"', JSON_LD, JSON_LD),
    ("profile-with-weight", 'application/ld+json;profile="x";q=0.4, text/turtle;q=0.5', TURTLE, TURTLE),
    ("profile-refused", 'application/ld+json;profile="x";q=0, application/ld+json', JSON_LD, JSON_LD),
    ("profile-refused-wildcard", 'text/html;q=0, application/ld+json;profile="x";q=0, application/*', JSON_LD, JSON_LD),
    ("charset", "text/turtle;charset=utf-8", TURTLE, TURTLE),
    ("charset-quoted", 'text/turtle; charset="UTF-8"; q=0.9, text/html; q=0.8', TURTLE, TURTLE),
    ("charset-other", "text/turtle;charset=iso-8859-1", TURTLE, TURTLE),
    ("level", "text/html;level=1;q=0.1, text/html;q=0.9, text/turtle;q=0.5", HTML, HTML),
    ("version", "text/turtle;version=1.2, text/html;q=0.9", TURTLE, TURTLE),
    ("spaces", " text/html ; q=0.2 ,\ttext/turtle ; q=0.8 ", TURTLE, TURTLE),
    ("empty-elements", ",,text/turtle,, ,", TURTLE, TURTLE),
    ("extension-after-weight", "text/turtle;q=0.9;ext=1, text/html;q=0.8", TURTLE, TURTLE),
    ("weight-above-one", "text/turtle;q=7, text/html;q=0.9", TURTLE, TURTLE),
    ("weight-many-digits", "text/turtle;q=0.99999999999, text/html;q=0.9", TURTLE, TURTLE),
    ("weight-bare-point", "text/turtle;q=.9, text/html;q=.8", TURTLE, TURTLE),
    ("weight-negative", "text/turtle;q=-1, text/html;q=0.1", HTML, HTML),
    ("weight-word", "text/turtle;q=high, text/html;q=0.1", HTML, HTML),
    ("weight-nan", "text/turtle;q=nan, text/html;q=0.1", HTML, HTML),
    ("weight-infinite", "text/turtle;q=inf, text/html;q=0.1", HTML, HTML),
    ("weight-empty", "text/turtle;q=, text/html;q=0.1", HTML, HTML),
    ("malformed-alone", "turtle", HTML, TURTLE),
    ("malformed-beside", "turtle please, text/turtle", TURTLE, TURTLE),
    ("malformed-type", "*/turtle", HTML, TURTLE),
    ("malformed-three", "a/b/c", HTML, TURTLE),
    ("unclosed-quote", 'application/ld+json;profile="x, text/html', JSON_LD, JSON_LD),
    ("long", ", ".join(f"x/{n};q=0.{n % 10}" for n in range(2000)) + ", text/turtle", TURTLE, TURTLE),
)


@pytest.mark.parametrize(
    ("accept", "thing", "catalogue"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_form_that_is_chosen(accept: str | None, thing: Form | None, catalogue: Form | None) -> None:
    assert choose(accept, THING) is thing
    assert choose(accept, CATALOGUE) is catalogue


@pytest.mark.parametrize(("path", "place"), [(ACT, 0), ("/ontologie", 0), ("/catalogue", 1)])
@pytest.mark.parametrize(("accept", "forms"), [(case[1], case[2:]) for case in CASES], ids=[case[0] for case in CASES])
def test_answer_is_of_the_form_that_is_chosen(
    client: FlaskClient, accept: str | None, forms: tuple[Form | None, Form | None], path: str, place: int
) -> None:
    answer = client.get(path, headers={} if accept is None else {"Accept": accept})
    expected = forms[place]
    assert "Accept" in answer.headers["Vary"].split(", ")
    if expected is None:
        assert answer.status_code == 406
        return
    assert answer.status_code == 200
    assert answer.mimetype == expected.media_type
    assert answer.headers["Content-Location"] == f"{path}.{expected.extension}"
    assert answer.data == client.get(f"{path}.{expected.extension}").data


@pytest.mark.parametrize("form", THING, ids=lambda form: form.extension)
def test_extension_gives_the_same_bytes_whatever_is_accepted(client: FlaskClient, form: Form) -> None:
    negotiated = client.get(ACT, headers={"Accept": form.media_type})
    named = client.get(f"{ACT}.{form.extension}", headers={"Accept": "image/png"})
    assert named.status_code == 200
    assert named.data == negotiated.data
    assert named.headers["ETag"] == negotiated.headers["ETag"]
    assert named.headers["Content-Type"] == negotiated.headers["Content-Type"]
    assert "Content-Location" not in named.headers
    assert named.headers["Vary"] == "Accept-Encoding"


def test_every_other_form_is_linked(client: FlaskClient) -> None:
    for form in THING:
        links = client.get(ACT, headers={"Accept": form.media_type}).headers["Link"]
        for other in THING:
            stated = f'<{ACT}.{other.extension}>; rel="alternate"; type="{other.media_type}"'
            assert (stated in links) is (other is not form)
        assert f'<https://data.example{ACT}>; rel="canonical"' in links
        assert 'rel="license"' in links
        assert ('rel="describedby"' in links) is (form is HTML)


def test_refusal_lists_every_form(client: FlaskClient) -> None:
    for accept in ("image/png", "image/png, application/problem+json", "image/png, text/plain"):
        answer = client.get(ACT, headers={"Accept": accept})
        assert answer.status_code == 406
        for form in THING:
            assert f"{ACT}.{form.extension}" in answer.text
            assert f'<{ACT}.{form.extension}>; rel="alternate"; type="{form.media_type}"' in answer.headers["Link"]


def test_page_without_data_is_refused_to_who_wants_data_only(client: FlaskClient) -> None:
    answer = client.get("/telechargements", headers={"Accept": "text/turtle"})
    assert answer.status_code == 406
    assert "/telechargements.html" in answer.text


@pytest.mark.parametrize(
    "path", ["/static/style.css", "/sources/00112233445566aa/texte.txt", "/catalogue/datagouv.ttl"]
)
def test_file_has_one_form_whatever_is_accepted(client: FlaskClient, path: str) -> None:
    for accept in ("image/png", "text/html", "*/*;q=0"):
        answer = client.get(path, headers={"Accept": accept})
        assert answer.status_code == 200
        assert "Accept" not in answer.headers.get("Vary", "").split(", ")


GZIP: tuple[tuple[str | None, bool], ...] = (
    (None, False),
    ("", False),
    ("gzip", True),
    ("GZIP", True),
    ("x-gzip", True),
    ("*", True),
    ("gzip, deflate, br, zstd", True),
    ("br", False),
    ("identity", False),
    ("gzip;q=0", False),
    ("gzip;q=0, *", False),
    ("*;q=0", False),
    ("gzip;q=0.5, identity;q=0.7", False),
    ("gzip;q=0.5, identity;q=0.5", True),
    ("identity;q=0, gzip;q=0.001", True),
    ("identity;q=0, *;q=0.1", True),
    ("gzip;q=0.001", True),
    ("gzip;q=nonsense", False),
    (";;,gzip", True),
    ("gzip;q=2", True),
)


@pytest.mark.parametrize(("accepted", "packed"), GZIP)
def test_gzip_where_it_is_accepted(client: FlaskClient, accepted: str | None, packed: bool) -> None:
    assert accepts_gzip(accepted) is packed
    answer = client.get(ACT, headers={} if accepted is None else {"Accept-Encoding": accepted})
    assert (answer.headers.get("Content-Encoding") == "gzip") is packed
    assert answer.headers["ETag"].endswith('-gzip"') is packed
    assert "Accept-Encoding" in answer.headers["Vary"].split(", ")


def test_what_compression_does_not_shrink_is_sent_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/static/page.js", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


WEIGHTS = st.sampled_from(["", ";q=0", ";q=0.3", ";q=0.7", ";q=1"])
ELEMENTS = st.tuples(st.sampled_from([*(form.media_type for form in FORMS), "text/*", "*/*", "x/y"]), WEIGHTS)


@given(st.lists(ELEMENTS, min_size=1, unique_by=lambda element: element[0]))
def test_what_is_chosen_is_accepted_and_nothing_named_is_preferred(elements: list[tuple[str, str]]) -> None:
    weights = {name: float(weight[3:] or 1) for name, weight in elements}

    def weight(form: Form) -> float:
        family = f"{form.media_type.partition('/')[0]}/*"
        return next((weights[name] for name in (form.media_type, family, "*/*") if name in weights), 0.0)

    chosen = choose(", ".join("".join(element) for element in elements), THING)
    best = max(map(weight, THING))
    assert (chosen is None) is (best == 0)
    assert chosen is None or weight(chosen) == best


@given(st.text())
def test_any_header_is_read(header: str) -> None:
    for found in media_ranges(header):
        assert 0 <= found.quality <= 1
    assert choose(header, THING) in {None, *THING}
    accepts_gzip(header)
