"""The feed: who follows it holds what the last release holds, triple for triple; full pages stay as they are."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ReleaseError
from publisher.release import Release
from publisher.release.feed.binding import Limits
from publisher.release.feed.versions import History, Kind
from tests.release.feeds import BASE, DELETE, REASON, Publisher, Replica, at, graph, union

FORMS = ("application/n-quads", "application/trig", "application/ld+json")
KEYS = [f"/{folder}/{name}" for folder in ("deliberations/a/2024", "organismes", "territoires") for name in "abcd"]
RELEASES = st.lists(st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from("xyz"), max_size=2)), max_size=6)


def documents_of(state: Mapping[str, list[str]]) -> dict[str, bytes]:
    return {path: graph(path, *words) for path, words in state.items()}


def members(release: Release, number: int = 1, form: str = "application/n-quads") -> list[ox.Quad]:
    found = release.find(f"/flux/{number}", form)
    kind = ox.RdfFormat.from_media_type(form)
    assert found
    assert kind
    return list(ox.parse(found.body, format=kind))


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(folder=tmp_path / "site")


@settings(max_examples=25, deadline=None)
@given(RELEASES, st.sampled_from(FORMS), st.integers(1, 5), st.lists(st.booleans(), min_size=6, max_size=6))
def test_replica_equals_the_last_release(
    states: list[dict[str, list[str]]], form: str, size: int, followed: list[bool]
) -> None:
    """Whatever comes, changes and goes, for one who follows every release, some, or the last alone."""
    with TemporaryDirectory() as folder:
        publisher = Publisher(folder=Path(folder) / "site", limits=Limits(members=size))
        steady, late = Replica(media_type=form), Replica(media_type=form)
        for day, (state, follows) in enumerate(zip(states, followed, strict=False)):
            documents = documents_of(state)
            release = publisher.publish(documents, at(day))
            if follows:
                steady.follow(release)
                assert steady.triples() == union(documents)
        if states:
            late.follow(release)
            steady.follow(release)
            assert late.triples() == steady.triples() == union(documents)
            assert {iri.removeprefix(BASE) for iri, (_, held) in late.graphs.items() if held} == documents.keys()


@settings(max_examples=15, deadline=None)
@given(RELEASES)
def test_full_pages_and_versions_never_change(states: list[dict[str, list[str]]]) -> None:
    with TemporaryDirectory() as folder:
        publisher, fixed = Publisher(folder=Path(folder) / "site"), dict[tuple[str, str], str]()
        for day, state in enumerate(states):
            release = publisher.publish(documents_of(state), at(day))
            for path in release.feed.paths(release.addresses):
                for form in release.variants(path):
                    found = release.find(path, form)
                    assert found
                    if release.feed.never_changes(path):
                        assert fixed.setdefault((path, form), found.etag) == found.etag
            served = {path for path, _ in fixed}
            assert served <= set(release.feed.paths(release.addresses))


def test_identifier_is_that_of_the_design(publisher: Publisher) -> None:
    path = "/organismes/judo"
    first, second = graph(path, "Judo"), graph(path, "Judo club")
    ids = []
    for day, documents in enumerate([{path: first}, {path: second}, {path: first}, {}, {path: first}]):
        publisher.publish(documents, at(day))
    previous = ""
    for content in (first, second, first, DELETE.encode(), first):
        previous = hashlib.sha256(previous.encode() + content).hexdigest()[:16]
        ids.append(previous)
    history = History.of(publisher.folder / "current")
    assert [version.id for version in history.versions] == ids
    kinds = [Kind.CREATED, Kind.UPDATED, Kind.UPDATED, Kind.WITHDRAWN, Kind.CREATED]
    assert [version.kind for version in history.versions] == kinds
    assert len(set(ids)) == 5


def test_unchanged_documents_get_no_version_and_full_pages_are_the_same_files(publisher: Publisher) -> None:
    documents = {f"/elus/a/{name}": graph(f"/elus/a/{name}", name) for name in "abcdef"}
    before = publisher.publish(documents, at(0))
    after = publisher.publish(documents | {"/elus/a/a": graph("/elus/a/a", "A")}, at(1))
    assert len(list(after.feed.paths(after.addresses))) == len(list(before.feed.paths(before.addresses))) + 1
    one, two = (before.folder / "feed" / "1.sqlite", after.folder / "feed" / "1.sqlite")
    assert one.samefile(two)
    growing = [release.folder / "feed" / "2.sqlite" for release in (before, after)]
    assert not growing[0].samefile(growing[1])
    again = publisher.publish(documents | {"/elus/a/a": graph("/elus/a/a", "A")}, at(2))
    assert growing[1].samefile(again.folder / "feed" / "2.sqlite")
    assert not after.feed.never_changes("/flux/2")


def test_same_history_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        publisher = Publisher(folder=tmp_path / name)
        publisher.publish(documents_of({key: ["x"] for key in KEYS}), at(0))
        release = publisher.publish(documents_of({key: ["y"] for key in KEYS[2:]}), at(1))
        found.append({path.name: path.read_bytes() for path in sorted((release.folder / "feed").iterdir())})
    assert found[0] == found[1]
    assert len(found[0]) > 4


def test_a_large_document_has_a_page_of_its_own(tmp_path: Path) -> None:
    publisher = Publisher(folder=tmp_path / "site", limits=Limits(members=100, size=3000))
    documents = {"/elus/a/a": graph("/elus/a/a", "a"), "/elus/a/b": graph("/elus/a/b", *map(str, range(200)))}
    release = publisher.publish(documents | {"/elus/a/c": graph("/elus/a/c", "c")}, at(0))
    held = [sum(quad.predicate.value.endswith("tree#member") for quad in members(release, page)) for page in (1, 2, 3)]
    assert held == [1, 1, 1]
    assert release.feed.never_changes("/flux/2")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        pytest.param((at(0), at(1)), at(1), id="clock-goes-on"),
        pytest.param((at(3), at(1)), at(3, 1), id="clock-goes-back"),
        pytest.param((at(1), at(1)), at(1, 1), id="same-second"),
    ],
)
def test_time_of_the_feed_never_goes_back(
    publisher: Publisher, times: tuple[datetime, datetime], expected: datetime
) -> None:
    for word, when in zip("ab", times, strict=True):
        publisher.publish({"/elus/a/a": graph("/elus/a/a", word)}, when)
    assert History.of(publisher.folder / "current").versions[-1].at == expected.astimezone(UTC)


def test_another_base_begins_another_feed(tmp_path: Path) -> None:
    path = "/elus/a/a"
    Publisher(folder=tmp_path / "site").publish({path: graph(path, "a")}, at(0))
    moved = Publisher(folder=tmp_path / "site", base="https://ailleurs.example")
    release = moved.publish({path: graph(path, "a", base=moved.base)}, at(1))
    page = release.find("/flux/1", "application/n-quads")
    assert page
    assert BASE.encode() not in page.body
    assert len(History.of(release.folder).versions) == 1


def test_missing_page_of_the_former_release_is_said(publisher: Publisher) -> None:
    release = publisher.publish({"/elus/a/a": graph("/elus/a/a", "a")}, at(0))
    (release.folder / "feed" / "1.sqlite").unlink()
    with pytest.raises(ReleaseError, match=r"1\.sqlite : cette page du flux des changements manque.*remettez"):
        publisher.publish({"/elus/a/a": graph("/elus/a/a", "b")}, at(1))


def test_withdrawal_says_why_and_has_every_form(publisher: Publisher) -> None:
    path = "/elus/a/a"
    publisher.publish({path: graph(path, "a")}, at(0))
    release = publisher.publish({}, at(1))
    latest = release.feed.latest(path)
    assert latest
    for form in release.variants(latest):
        found, kind = release.find(latest, form), ox.RdfFormat.from_media_type(form)
        assert found
        assert kind
        told = {q.predicate.value.rpartition("/")[2]: q.object.value for q in ox.parse(found.body, format=kind)}
        assert told["description"] == REASON
        assert told["isVersionOf"] == BASE + path
    assert len(release.variants(latest)) == 5


def test_version_has_the_forms_of_its_document_and_says_more_in_those_with_graphs(publisher: Publisher) -> None:
    path, content = "/elus/a/a", graph("/elus/a/a", "a", "b")
    release = publisher.publish({path: content}, at(0))
    version = release.feed.latest(path)
    assert version
    plain = release.find(version, "application/n-triples")
    assert plain
    assert plain.body == content
    for form in FORMS:
        found, kind = release.find(version, form), ox.RdfFormat.from_media_type(form)
        assert found
        assert kind
        quads = list(ox.parse(found.body, format=kind))
        named = {str(q.triple) for q in quads if q.graph_name == ox.NamedNode(BASE + version)}
        assert named == union({path: content})
        assert sorted(
            q.predicate.value.rpartition("#")[2].rpartition("/")[2] for q in quads if str(q.triple) not in named
        ) == [
            "created",
            "isVersionOf",
            "type",
        ]


class TestErasure:
    """Personal data are taken out of the history; what is not concerned stays as it was."""

    NAMED = "/deliberations/a/2024/1"
    OTHERS = tuple(f"/elus/a/{name}" for name in "abcdef")

    @pytest.fixture(params=[4, 100], ids=["on-full-pages", "on-the-growing-page"])
    def publisher(self, request: pytest.FixtureRequest, tmp_path: Path) -> Publisher:
        return Publisher(folder=tmp_path / "site", limits=Limits(members=request.param))

    @pytest.fixture
    def erased(self, publisher: Publisher) -> tuple[Release, Replica]:
        """The release in which a name is masked, and a client that had followed those before."""
        old, others = Replica(), {path: graph(path, "a") for path in self.OTHERS}
        for day, words in enumerate([("Camille Exemple",), ("Camille Exemple", "et")]):
            documents = others | {self.NAMED: graph(self.NAMED, *words)}
            old.follow(publisher.publish(documents, at(day), titles={self.NAMED: "Aide à Camille Exemple"}))
        masked = others | {self.NAMED: graph(self.NAMED, "█")}
        concerned, titles = frozenset({self.NAMED}), {self.NAMED: "Aide"}
        return publisher.publish(masked, at(2), erased=concerned, titles=titles), old

    def test_nothing_of_it_is_left(self, erased: tuple[Release, Replica]) -> None:
        release, _ = erased
        for path in ["/flux", *release.feed.paths(release.addresses)]:
            for form in release.variants(path):
                found = release.find(path, form)
                assert found
                assert b"Camille" not in found.body
        assert all("Camille" not in version.title for version in History.of(release.folder).versions)

    def test_pages_and_versions_are_gone_with_the_reason(self, erased: tuple[Release, Replica]) -> None:
        release, old = erased
        served = set(release.feed.paths(release.addresses))
        gone = {release.addresses.path(iri) for iri in (*old.members, *old.fetched)} - served
        assert "/flux/1" in gone
        assert len([path for path in gone if path.startswith(self.NAMED)]) == 2
        for path in gone:
            assert not release.variants(path)
            found = release.gone(path)
            assert found
            assert "données personnelles" in found.reason

    def test_new_client_and_old_one_hold_the_same(self, erased: tuple[Release, Replica]) -> None:
        release, old = erased
        new = Replica()
        old.follow(release)
        new.follow(release)
        assert old.triples() == new.triples()
        assert not any("Camille" in triple for triple in old.triples())
        assert new.graphs.keys() == {BASE + path for path in (self.NAMED, *self.OTHERS)}

    def test_what_is_not_concerned_keeps_its_identifier(self, erased: tuple[Release, Replica]) -> None:
        release, old = erased
        others = {iri for iri in old.members if self.NAMED not in iri}
        assert len(others) == len(self.OTHERS)
        assert others <= {BASE + path for path in release.feed.paths(release.addresses)}

    def test_numbers_of_pages_are_not_given_again(self, publisher: Publisher, erased: tuple[Release, Replica]) -> None:
        documents = {f"/elus/b/{name}": graph(f"/elus/b/{name}", name) for name in "abcdefghij"}
        after = publisher.publish(documents, at(3))
        assert "/flux/1" not in set(after.feed.paths(after.addresses))
        assert after.gone("/flux/1")
