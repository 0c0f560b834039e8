"""The feed of real publications: a replica equals the dump, and what a release masks leaves the history."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from publisher.release import Release, open_current
from publisher.release.feed.publishing import newly_masked
from publisher.release.feed.versions import History
from publisher.release.readings import StoredReading
from publisher.release.representation import packed, unpacked
from tests.publishing import AT, LATER, copied, edited, run
from tests.release.feeds import Replica

CASES = ("valcombreuse-2024-17", "valcombreuse-2024-22", "monts-d-ambre-cp-2024-312")
ACT = "/deliberations/commune-de-valcombreuse/2024/2024-17"
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("atom.rng")))


def dump(release: Release) -> set[str]:
    """The triples of the file of everything."""
    lines = (release.folder / "dumps" / "deliberations.nt").read_text(encoding="utf-8").split("\n")
    return {line.removesuffix(" .") for line in lines if line}


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("flux")
    sources = copied(folder / "actes", *CASES)
    run(folder / "site", sources, at=AT)
    return sources, folder / "site"


def test_replica_of_publications_equals_the_dump_each_time(releases: tuple[Path, Path]) -> None:
    sources, folder = releases
    replica = Replica()
    replica.follow(open_current(folder))
    assert replica.triples() == dump(open_current(folder))
    edited(sources / f"{CASES[0]}.txt", "Amicale laïque", "Amicale civique")
    run(folder, sources, at=LATER)
    release, seen = open_current(folder), len(replica.members)
    replica.follow(release)
    assert replica.triples() == dump(release)
    changed = [version for version in History.of(release.folder).versions if version.at == LATER]
    assert len(replica.members) == seen + len(changed)
    kinds = {version.document: version.kind.value for version in changed}
    assert kinds[ACT] == "updated"
    body = "/organismes/commune-de-valcombreuse-amicale"
    assert kinds[f"{body}-laique-de-valcombreuse"] == "withdrawn"
    assert kinds[f"{body}-civique-de-valcombreuse"] == "created"


def test_every_body_and_place_has_its_atom_feed(releases: tuple[Path, Path]) -> None:
    release = open_current(releases[1])
    documents = {path for path in release.paths() if path.startswith(("/organismes/", "/territoires/"))}
    feeds = {path for path in release.paths() if path.endswith(".atom")}
    assert feeds - {"/deliberations.atom"} == {f"{path}.atom" for path in documents - feeds}
    for path in feeds:
        found = release.find(path, "application/atom+xml")
        assert found
        SCHEMA.assertValid(etree.fromstring(found.body))
        if path != "/deliberations.atom":
            page = release.find(path.removesuffix(".atom"), "text/html")
            assert page
            assert f'type="application/atom+xml" title="Changements (Atom)" href="/actes{path}"' in page.body.decode()


def test_page_of_the_feed_shows_the_latest_changes(releases: tuple[Path, Path]) -> None:
    release = open_current(releases[1])
    page = release.find("/flux", "text/html")
    assert page
    text = page.body.decode()
    assert f'href="/actes{ACT}"' in text
    assert 'href="/actes/deliberations.atom"' in text


def reading(characters: str, *, masked: bool) -> StoredReading:
    told = json.dumps({"characters": characters, "pages": [[1, 0, len(characters)]], "layout": False})
    return StoredReading(sha256="ab", origin="a.txt", media_type="text/plain", masked=masked, stored=packed(told))


@pytest.mark.parametrize(
    ("before", "now", "erased"),
    [
        pytest.param(reading("M. Exemple", masked=False), reading("M. ███████", masked=True), True, id="masked"),
        pytest.param(reading("M. Ex█████", masked=True), reading("M. ███████", masked=True), True, id="masked-more"),
        pytest.param(reading("M. ███████", masked=True), reading("M. ███████", masked=True), False, id="as-before"),
        pytest.param(reading("M. ███████", masked=True), reading("M. Ex█████", masked=True), False, id="masked-less"),
        pytest.param(reading("M. Exemple", masked=False), reading("M. Exemple", masked=False), False, id="nothing"),
        pytest.param(None, reading("M. ███████", masked=True), False, id="new"),
    ],
)
def test_what_is_masked_anew_is_to_be_erased(before: StoredReading | None, now: StoredReading, erased: bool) -> None:
    assert newly_masked(lambda _: before, {"ab": now}) == ({"ab"} if erased else set())


def test_history_of_an_act_goes_once_its_source_is_masked(tmp_path: Path) -> None:
    """The former release is made one that an earlier program wrote, which did not know the names to mask."""
    sources, folder = copied(tmp_path / "actes", "saint-evrien-2024-052", CASES[1]), tmp_path / "site"
    before = run(folder, sources, at=AT)
    assert before.folder
    with closing(sqlite3.connect(before.folder / "store" / "release.sqlite")) as store, store:
        ((sha256, stored),) = store.execute("SELECT sha256, stored FROM readings WHERE masked").fetchall()
        shown = packed(unpacked(stored).replace("█", "x"))
        store.execute("UPDATE readings SET stored = ?, reader = '' WHERE sha256 = ?", (shown, sha256))
        store.execute("UPDATE versions SET content = 'named' WHERE document LIKE '/deliberations/%2024-052'")
    run(folder, sources, at=LATER)
    release = open_current(folder)
    (old,) = {version.path for version in History.of(before.folder).versions if version.content == "named"}
    gone = release.gone(old)
    assert gone
    assert "données personnelles" in gone.reason
    assert release.gone("/flux/1")
    replica = Replica()
    replica.follow(release)
    assert replica.triples() == dump(release)
