"""What each SOURCE argument stands for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from publisher.errors import SourceError
from publisher.sources import expand, fetch

NOBODY = 65534  # the user without rights, on every Linux


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        *("b.txt", "a.pdf", "c.html", "ACTE.PDF", "photo.jpg", "acte.docx", "sans-extension", "[1].txt"),
        *("delib.toml", "README.md", "LICENSE", "LISEZMOI.txt", ".cache", "acte.txt~", "~$acte.docx", "Thumbs.db"),
        *("sous/d.txt", "sous/profond/e.txt", ".git/f.txt", "vide/.gardé"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("argument", "origins"),
    [
        pytest.param("-", ["-"], id="standard input"),
        pytest.param("https://exemple.fr/*.pdf", ["https://exemple.fr/*.pdf"], id="address"),
        pytest.param("a.pdf", ["a.pdf"], id="file"),
        pytest.param("./a.pdf", ["./a.pdf"], id="file as written"),
        pytest.param("delib.toml", ["delib.toml"], id="file named, whatever it is"),
        pytest.param("[1].txt", ["[1].txt"], id="file whose name is a pattern"),
        pytest.param("sous", ["sous/d.txt", "sous/profond/e.txt"], id="folder"),
        pytest.param("*.pdf", ["a.pdf"], id="pattern"),
        pytest.param("[ab].*", ["a.pdf", "b.txt"], id="pattern with choices"),
        pytest.param("so*", ["sous/d.txt", "sous/profond/e.txt"], id="pattern that matches a folder"),
        pytest.param("**/*.txt", ["LISEZMOI.txt", "[1].txt", "b.txt", "sous/d.txt", "sous/profond/e.txt"], id="deep"),
        pytest.param("./**/d.txt", ["./sous/d.txt"], id="deep as written"),
        pytest.param("sous/**/e.*", ["sous/profond/e.txt"], id="deep under a folder"),
    ],
)
def test_what_it_stands_for(argument: str, origins: list[str], folder: Path) -> None:
    assert list(expand(argument)) == origins


def test_folder_gives_its_sources_alone(folder: Path) -> None:
    assert expand(".") == (
        *("./ACTE.PDF", "./[1].txt", "./a.pdf", "./acte.docx", "./b.txt", "./c.html", "./photo.jpg"),
        *("./sans-extension", "./sous/d.txt", "./sous/profond/e.txt"),
    )


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        pytest.param("absent.pdf", "introuvable", id="no such file"),
        pytest.param("", "introuvable", id="nothing"),
        pytest.param("vide", "aucun document", id="folder without source"),
        pytest.param("*.odt", "motif", id="pattern without match"),
        pytest.param("**/*.odt", "motif", id="deep pattern without match"),
        pytest.param("ftp://exemple.fr/acte.pdf", "http", id="other scheme"),
        pytest.param("file:///etc/passwd", "http", id="file scheme"),
        pytest.param("a\0b", "introuvable", id="NUL"),
    ],
)
def test_nothing_found(argument: str, words: str, folder: Path) -> None:
    with pytest.raises(SourceError, match=words):
        expand(argument)


def test_loops_of_links_end(folder: Path) -> None:
    for name in ("boucle", "sous/encore", "sous/profond/haut"):
        (folder / name).symlink_to(folder, target_is_directory=True)
    alone = ["sous/d.txt", "sous/profond/e.txt"]
    assert [origin for origin in expand(".") if "/sous" in origin] == [f"./{name}" for name in alone]
    assert [Path(origin).name for origin in expand("**/e.txt")] == ["e.txt"]


def test_linked_folder_is_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("ailleurs")
    (elsewhere / "g.txt").write_text("x")
    (folder / "sous" / "lien").symlink_to(elsewhere, target_is_directory=True)
    assert "sous/lien/g.txt" in expand("sous")


def test_dangling_link_is_given_for_fetch_to_refuse(folder: Path) -> None:
    (folder / "sous" / "mort.txt").symlink_to("parti.txt")
    assert "sous/mort.txt" in expand("sous")
    assert expand("sous/mort.txt") == ("sous/mort.txt",)
    with pytest.raises(SourceError, match="introuvable"):
        fetch("sous/mort.txt")


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["dossier"] * 300)
    deep.mkdir(parents=True)
    (deep / "acte.txt").write_text("x")
    assert len(expand(str(tmp_path))) == 1


@contextmanager
def without_rights() -> Iterator[None]:
    """Not as root, who may list any folder."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_folder_that_may_not_be_listed_is_told(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / "sous" / "profond").chmod(0)
    try:
        with without_rights():
            assert "sous/profond" in expand("sous")
    finally:
        (folder / "sous" / "profond").chmod(0o700)
