"""What ``delib export`` does with the folder it is given, and what it says."""

from pathlib import Path

import pytest

from publisher.errors import PublisherError
from publisher.export import CONFIGURATION, WWW, export
from publisher.export.tree import Tree
from publisher.release import Release, open_current
from tests.command import delib
from tests.publishing import AT, copied, run


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder")
    run(folder / "site", copied(folder / "sources", "valcombreuse-2024-17"))
    return folder / "site"


@pytest.fixture
def release(site: Path) -> Release:
    return open_current(site)


def test_export_takes_the_place_of_the_one_before(release: Release, tmp_path: Path) -> None:
    folder = tmp_path / "copie"
    first = export(release, folder)
    (folder / WWW / "ancien.html").write_text("x")
    assert export(release, folder) == first
    assert not (folder / WWW / "ancien.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["copie"]
    files = [path for path in (folder / WWW).rglob("*") if path.is_file()]
    assert (len(files), sum(path.stat().st_size for path in files)) == (first.files, first.size)


def test_same_release_gives_the_same_bytes(release: Release, tmp_path: Path) -> None:
    for name in ("un", "deux"):
        export(release, tmp_path / name)
    one, two = tmp_path / "un", tmp_path / "deux"
    for path in sorted(one.rglob("*")):
        other = two / path.relative_to(one)
        if path.is_file():
            assert path.read_bytes().replace(b"/un/", b"/deux/") == other.read_bytes().replace(b"/un/", b"/deux/")
            assert path.name == CONFIGURATION or path.stat().st_mtime == other.stat().st_mtime


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_is_no_export_is_left_alone(release: Release, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "copie"
    kept = folder / "mes notes.txt" if what == "folder" else folder
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("à garder")
    with pytest.raises(PublisherError, match="autre chose qu’un site exporté"):
        export(release, folder)
    assert kept.read_text() == "à garder"


def test_two_addresses_in_one_file_are_refused(tmp_path: Path) -> None:
    tree = Tree(tmp_path, AT)
    tree.write("/a.html", b"1")
    with pytest.raises(PublisherError, match="deux adresses"):
        tree.write("/a.html", b"2")
    with pytest.raises(PublisherError, match="deux adresses"):
        tree.copy("/a.html", tmp_path / "a.html")
    assert (tmp_path / "a.html").read_bytes() == b"1"


def test_what_was_begun_is_taken_away(release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Tree, "write", full)
    with pytest.raises(OSError, match="No space"):
        export(release, tmp_path / "copie")
    assert list(tmp_path.iterdir()) == []


def test_command_says_what_to_do_next(site: Path, tmp_path: Path) -> None:
    done = delib("export", str(site), "--static", str(tmp_path / "copie"))
    assert done.code == 0
    assert f'include "{tmp_path / "copie" / "nginx.conf"}";' in done.output
    assert "listen 127.0.0.1:8080;" in (tmp_path / "copie" / "nginx.conf").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--static", "copie", "--listen", "80; root /"], "donnez un port"),
        ([], "--static"),
        (["--static", "copie", "--listen", "[::1]:80"], "absent"),
    ],
    ids=["listen", "static", "site"],
)
def test_wrong_use_is_explained(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = delib("export", "absent", *arguments, cwd=tmp_path)
    assert done.code in {2, 3}
    assert words in done.errors
    assert "Traceback" not in done.errors
