"""A release takes the place of another by one rename; what was begun and not finished harms nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.errors import ReleaseError
from publisher.release.folders import put_in_place, workshop
from publisher.release.manifest import sums, write_manifest


def made(directory: Path, content: str, identifier: str) -> Path:
    with workshop(directory) as begun:
        (begun / "store").mkdir()
        (begun / "store" / "contenu.txt").write_text(content)
        return put_in_place(directory, begun, identifier)


def served(directory: Path) -> str:
    return (directory / "current" / "store" / "contenu.txt").read_text()


def test_release_is_put_in_place_and_the_former_one_remains(tmp_path: Path) -> None:
    first = made(tmp_path / "site", "un", "r1")
    made(tmp_path / "site", "deux", "r2")
    assert served(tmp_path / "site") == "deux"
    assert (first / "store" / "contenu.txt").read_text() == "un"
    assert sorted(path.name for path in (tmp_path / "site" / "releases").iterdir()) == ["r1", "r2"]


def test_link_is_relative_so_that_the_folder_can_be_moved(tmp_path: Path) -> None:
    made(tmp_path / "site", "un", "r1")
    (tmp_path / "site").rename(tmp_path / "ailleurs")
    assert served(tmp_path / "ailleurs") == "un"


def test_release_of_the_same_name_is_the_one_that_serves(tmp_path: Path) -> None:
    made(tmp_path, "un", "r1")
    made(tmp_path, "un", "r1")
    assert served(tmp_path) == "un"


def interrupted(directory: Path) -> None:
    with workshop(directory) as begun:
        (begun / "moitié").write_text("…")
        raise OSError("plus de place")


def test_failure_leaves_the_former_release_and_no_remains(tmp_path: Path) -> None:
    made(tmp_path, "un", "r1")
    with pytest.raises(OSError, match="plus de place"):
        interrupted(tmp_path)
    assert served(tmp_path) == "un"
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["r1"]


def test_remains_of_a_killed_publication_are_removed_by_the_next(tmp_path: Path) -> None:
    made(tmp_path, "un", "r1")
    (tmp_path / "releases" / ".en-cours" / "store").mkdir(parents=True)
    (tmp_path / ".current").symlink_to("releases/r0")
    made(tmp_path, "deux", "r2")
    assert served(tmp_path) == "deux"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".verrou", "current", "releases"]


def test_release_complete_but_not_yet_current_is_taken_up(tmp_path: Path) -> None:
    """Killed between the two renames."""
    made(tmp_path, "un", "r1")
    made(tmp_path, "deux", "r2")
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to("releases/r1")
    made(tmp_path, "deux", "r2")
    assert served(tmp_path) == "deux"


def test_second_publication_at_once_says_so(tmp_path: Path) -> None:
    other = "import sys; from pathlib import Path; from publisher.release.folders import workshop\n"
    other += "with workshop(Path(sys.argv[1])): pass"
    with workshop(tmp_path):
        done = subprocess.run([sys.executable, "-c", other, tmp_path], capture_output=True, text=True, check=False)
    assert "ReleaseError" in done.stderr
    assert "une autre publication est en cours" in done.stderr
    assert "recommencez" in done.stderr


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("occupé")
    with pytest.raises(ReleaseError, match=r"c’est un fichier ; indiquez"), workshop(tmp_path / "site"):
        pass


def test_manifest_is_what_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "a.txt").write_text("a")
    (tmp_path / "é.txt").write_text("b")
    write_manifest(tmp_path)
    assert sums(tmp_path, ("store/a.txt",)) in (tmp_path / "SHA256SUMS").read_text(encoding="utf-8")
    checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert checked.returncode == os.EX_OK
