"""The store as it is written: what did not change keeps its bytes and its time; the same calls give the same file."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.errors import ReleaseError
from publisher.release import open_release
from publisher.release.representation import Representation
from publisher.release.store import STORE
from publisher.release.writer import StoreWriter, told

THEN, NOW = datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)


def page(text: str, at: datetime = THEN, media_type: str = "text/html") -> Representation:
    return Representation.of(text.encode(), media_type, at)


def first(folder: Path) -> Path:
    with StoreWriter.create(folder, None) as writer:
        assert writer.add("/a", [page("a"), page("<a>", media_type="text/turtle")])
        assert writer.add("/b", [page("b" * 2000)])
        writer.insert("about", [("base", "http://127.0.0.1:8000"), ("id", "r1")])
        writer.index([(1, "Subvention au club de judo")])
    return folder


def test_documents_are_read_as_they_were_written(tmp_path: Path) -> None:
    release = open_release(first(tmp_path))
    assert release.variants("/a") == ("text/html", "text/turtle")
    found = release.find("/b", "text/html")
    assert found is not None
    assert found.body == b"b" * 2000
    assert found.modified == THEN
    assert found.compressed


def test_same_calls_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (first(tmp_path / name) / STORE for name in ("un", "deux"))
    assert one.read_bytes() == other.read_bytes()


def test_what_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    former = first(tmp_path / "un")
    with StoreWriter.create(tmp_path / "deux", former) as writer:
        writer.reuse("/b")
        assert not writer.add("/a", [page("a", NOW), page("<a>", NOW, "text/turtle")])
        assert writer.add("/c", [page("c", NOW)])
        writer.insert("about", [("base", "http://127.0.0.1:8000"), ("id", "r2")])
        assert writer.paths() == ["/a", "/b", "/c"]
    release = open_release(tmp_path / "deux")
    times = {path: found.modified for path in "abc" if (found := release.find(f"/{path}", "text/html"))}
    assert times == {"a": THEN, "b": THEN, "c": NOW}


def test_form_that_changed_is_the_only_one_to_change(tmp_path: Path) -> None:
    former = first(tmp_path / "un")
    with StoreWriter.create(tmp_path / "deux", former) as writer:
        assert writer.add("/a", [page("A", NOW), page("<a>", NOW, "text/turtle")])
        writer.insert("about", [("base", "http://127.0.0.1:8000"), ("id", "r2")])
    release = open_release(tmp_path / "deux")
    html, turtle = release.find("/a", "text/html"), release.find("/a", "text/turtle")
    assert html is not None
    assert turtle is not None
    assert (html.modified, turtle.modified) == (NOW, THEN)


def test_document_made_again_leaves_no_trace(tmp_path: Path) -> None:
    """An act made again without a link must not leave the link in the file."""
    with StoreWriter.create(tmp_path, None) as writer:
        writer.add("/a", [page("secret-de-polichinelle")])
        writer.add("/a", [page("rien")])
    assert b"polichinelle" not in (tmp_path / STORE).read_bytes()


def test_full_disk_is_said_in_french(tmp_path: Path) -> None:
    script = (
        "import sys, resource; from pathlib import Path; from tests.release.test_writer import filled\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); filled(Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False)
    assert "ReleaseError" in done.stderr
    assert "libérez de la place" in done.stderr


def filled(folder: Path) -> None:
    """More than fits."""
    with StoreWriter.create(folder / "releases" / ".en-cours", None) as writer:
        for number in range(200):
            writer.add(f"/{number}", [Representation.of(bytes(range(256)) * 8, "application/pdf", THEN)])


def test_error_of_the_store_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=str(tmp_path)), told(tmp_path / "releases" / ".en-cours"):
        raise sqlite3.OperationalError("database or disk is full")
