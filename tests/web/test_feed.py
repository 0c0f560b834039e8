"""The feed over HTTP: what is answered to whom, for how long it holds, and what became of what is gone."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from publisher.release.feed.binding import Limits
from tests.release.feeds import BASE, REASON, Publisher, at, graph
from tests.web.releases import client_of

ROOT = "/actes"  # the path of the base
CHANGED, WITHDRAWN, NAMED = "/elus/a/change", "/elus/a/parti", "/elus/a/nomme"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Page 1 and 2 are full, page 3 grows; a name was erased, which was on page 1 of the first release."""
    publisher = Publisher(folder=tmp_path_factory.mktemp("flux") / "site", limits=Limits(members=3))
    state = {path: graph(path, "un") for path in (CHANGED, WITHDRAWN, NAMED)}
    publisher.publish(state, at(0))
    publisher.publish(state | {CHANGED: graph(CHANGED, "deux")}, at(1))
    masked = {CHANGED: graph(CHANGED, "trois"), NAMED: graph(NAMED, "█")}
    return client_of(publisher.publish(masked, at(2), erased=frozenset({NAMED})))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Nothing was erased: page 1 is full, page 2 grows."""
    publisher = Publisher(folder=tmp_path_factory.mktemp("flux") / "site", limits=Limits(members=3))
    state = {path: graph(path, "un") for path in (CHANGED, WITHDRAWN)}
    publisher.publish(state, at(0))
    publisher.publish(state | {CHANGED: graph(CHANGED, "deux")}, at(1))
    return client_of(publisher.publish({CHANGED: graph(CHANGED, "trois")}, at(2)))


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        pytest.param(None, "application/trig", id="nothing-said"),
        pytest.param("*/*", "application/trig", id="anything"),
        pytest.param("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html", id="browser"),
        pytest.param("application/n-quads", "application/n-quads", id="n-quads"),
        pytest.param("text/turtle", "text/turtle", id="turtle"),
        pytest.param("application/ld+json;profile=x", "application/ld+json", id="json-ld"),
        pytest.param("application/json", "application/ld+json", id="json"),
        pytest.param(
            "application/n-quads,application/trig;q=0.95,text/turtle;q=0.6", "application/n-quads", id="ldes-client"
        ),
    ],
)
def test_feed_is_negotiated(kept: FlaskClient, accept: str | None, media_type: str) -> None:
    answer = kept.get(f"{ROOT}/flux", headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["ETag"]


@pytest.mark.parametrize("extension", ["trig", "nq", "jsonld"])
def test_extension_gives_the_bytes_of_the_form(kept: FlaskClient, extension: str) -> None:
    for path in ("/flux", "/flux/1", _version(kept, CHANGED)):
        by_extension = kept.get(f"{ROOT}{path}.{extension}")
        assert by_extension.status_code == 200
        negotiated = kept.get(f"{ROOT}{path}", headers={"Accept": by_extension.mimetype})
        assert negotiated.data == by_extension.data
        assert negotiated.headers["Content-Location"] == f"{ROOT}{path}.{extension}"


def _version(client: FlaskClient, document: str) -> str:
    """Path of the latest version of a document, as its page links it."""
    links = client.get(ROOT + document).headers["Link"].split(", ")
    (found,) = [link for link in links if 'rel="latest-version"' in link]
    return found[1 : found.index(">")].removeprefix(ROOT)


def test_full_pages_and_versions_hold_for_good_and_the_growing_page_is_asked_for_again(kept: FlaskClient) -> None:
    for path in ("/flux/1", "/flux/1.nq", _version(kept, CHANGED)):
        assert kept.get(ROOT + path).headers["Cache-Control"].endswith("immutable") == (not path.endswith(".nq.gz"))
    growing = kept.get(f"{ROOT}/flux/2")
    assert growing.headers["Cache-Control"] == "public, no-cache"
    again = kept.get(f"{ROOT}/flux/2", headers={"If-None-Match": growing.headers["ETag"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "public, no-cache")


def test_who_follows_the_feed_goes_on_where_a_release_replaces_another(tmp_path: Path) -> None:
    publisher = Publisher(folder=tmp_path / "site", limits=Limits(members=3))
    state = {path: graph(path, "un") for path in (CHANGED, WITHDRAWN, NAMED)}
    before = client_of(publisher.publish(state, at(0)))
    begun = before.get(f"{ROOT}/flux/1.nq")
    after = client_of(publisher.publish(state | {CHANGED: graph(CHANGED, "deux")}, at(1)))
    gone_on = [after.get(f"{ROOT}/flux/{number}.nq") for number in (1, 2)]
    assert [answer.status_code for answer in gone_on] == [200, 200]
    members = [_members(answer.text) for answer in (begun, *gone_on)]
    assert members[0] == members[1]
    full = [client.get(f"{ROOT}/flux/1.nq").data for client in (after, client_of(publisher.publish(state, at(2))))]
    assert full[0] == full[1]
    assert len(members[0]) == 3
    assert len(members[2]) == 1


def _members(quads: str) -> set[str]:
    return {line.split()[2] for line in quads.splitlines() if " <https://w3id.org/tree#member> " in line}


def test_version_leads_to_those_before_and_after_and_to_its_document(kept: FlaskClient) -> None:
    latest = _version(kept, CHANGED)
    links = _links(kept, latest)
    assert links["original"] == BASE + CHANGED
    assert links["latest-version"] == ROOT + latest
    assert "successor-version" not in links
    middle = links["predecessor-version"].removeprefix(ROOT)
    assert _links(kept, middle)["successor-version"] == ROOT + latest
    first = _links(kept, middle)["predecessor-version"].removeprefix(ROOT)
    assert "predecessor-version" not in _links(kept, first)
    times = [kept.get(ROOT + path).headers["Memento-Datetime"] for path in (first, middle, latest)]
    assert times == [f"{day}, 0{n} Jan 2025 09:00:00 GMT" for n, day in ((1, "Wed"), (2, "Thu"), (3, "Fri"))]


def _links(client: FlaskClient, path: str) -> dict[str, str]:
    found = {}
    for link in client.get(ROOT + path).headers["Link"].split(", "):
        target, _, parameters = link.partition(">; rel=")
        found[parameters.split('"')[1]] = target[1:]
    return found


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/n-quads", "application/trig"])
def test_withdrawn_document_says_so_in_rdf(tmp_path: Path, accept: str) -> None:
    publisher = Publisher(folder=tmp_path / "site")
    publisher.publish({WITHDRAWN: graph(WITHDRAWN, "un")}, at(0))
    release = publisher.publish({}, at(1), gone={WITHDRAWN: REASON})
    answer = client_of(release).get(ROOT + WITHDRAWN, headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (410, accept)
    assert "https://www.w3.org/ns/activitystreams#Delete" in answer.text
    assert REASON in answer.text
    page = client_of(release).get(ROOT + WITHDRAWN, headers={"Accept": "text/html"})
    assert (page.status_code, page.mimetype) == (410, "text/html")


def test_retired_page_is_gone_with_the_way_on(client: FlaskClient) -> None:
    answer = client.get(f"{ROOT}/flux/1", headers={"Accept": "application/json"})
    assert answer.status_code == 410
    assert "données personnelles" in answer.get_json(force=True)["reason"]
    assert answer.get_json(force=True)["alternatives"] == [{"title": "Flux des changements", "href": f"{ROOT}/flux"}]
    assert client.get(f"{ROOT}/flux").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/flux/0", "/flux/01", "/flux/99", "/flux/1e3", "/flux/-1", "/flux/1/2", "/flux/٣", f"/flux/{'9' * 40}"]
    + [f"{CHANGED}/versions/{name}" for name in ("0" * 16, "0" * 15, "G" * 16, "../versions")],
)
def test_what_never_was_is_not_found(kept: FlaskClient, path: str) -> None:
    assert kept.get(ROOT + path).status_code == 404


def test_head_answers_as_get(kept: FlaskClient) -> None:
    for path in ("/flux", "/flux/1", "/flux/2", _version(kept, CHANGED)):
        got, head = kept.get(ROOT + path), kept.head(ROOT + path)
        assert head.status_code == 200
        assert dict(head.headers) == dict(got.headers)
        assert head.data == b""
