"""Archives: their members are sources; what is too much, locked or broken is refused in French."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import SourceError
from publisher.sources import bombs, expand, fetch, files, opened

REMEDY = re.compile(r"\b\w+ez\b")


def packed(**members: bytes | str) -> bytes:
    return packed_as({name.replace("__", "/").replace("_", "."): content for name, content in members.items()})


def packed_as(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_members_are_sources(here: Path) -> None:
    inner = packed(c_txt="Vu c")
    (here / "actes.zip").write_bytes(
        packed_as(
            {
                "b.txt": "Vu b",
                "sous/a.txt": "Vu a",
                "sous/": "",
                "plus.ZIP": inner,
                "README.md": "x",
                ".DS_Store": "x",
                "__MACOSX/._b.txt": "x",
                "delib.toml": "x",
            }
        )
    )
    origins = ("actes.zip/b.txt", "actes.zip/plus.ZIP/c.txt", "actes.zip/sous/a.txt")
    assert expand("actes.zip") == origins
    assert expand(".") == tuple(f"./{origin}" for origin in origins)
    assert expand("*.zip") == origins
    assert expand("actes.zip/b.txt") == origins[:1]
    documents = [fetch(origin) for origin in origins]
    assert [document.content for document in documents] == [b"Vu b", b"Vu c", b"Vu a"]
    assert [document.origin for document in documents] == list(origins)


def test_office_files_are_no_archives(here: Path) -> None:
    word = packed(word__document_xml="<w/>")
    (here / "acte.zip").write_bytes(word)
    (here / "actes.zip").write_bytes(packed_as({"acte.docx": word, "autre.zip": word}))
    assert expand("acte.zip") == ("acte.zip",)
    assert expand("actes.zip") == ("actes.zip/acte.docx", "actes.zip/autre.zip")
    assert fetch("actes.zip/autre.zip").media_type.endswith("wordprocessingml.document")


def test_archive_in_an_archive_in_an_archive_is_given_as_it_is(here: Path) -> None:
    (here / "a.zip").write_bytes(packed(b_zip=packed(c_zip=packed(d_txt="Vu"))))
    assert expand("a.zip") == ("a.zip/b.zip/c.zip",)
    assert fetch("a.zip/b.zip/c.zip").media_type == "application/zip"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("../../etc/acte.txt", "etc/acte.txt", id="dots"),
        pytest.param("/racine/acte.txt", "racine/acte.txt", id="root"),
        pytest.param("dossier\\acte.txt", "dossier/acte.txt", id="Windows"),
        pytest.param("délibération n° 12.txt", "délibération n° 12.txt", id="French"),
        pytest.param("a//./b.txt", "a/b.txt", id="doubled"),
    ],
)
def test_odd_names(name: str, told: str, here: Path) -> None:
    (here / "actes.zip").write_bytes(packed_as({name: "Vu"}))
    assert expand("actes.zip") == (f"actes.zip/{told}",)
    assert fetch(f"actes.zip/{told}").content == b"Vu"


@pytest.mark.parametrize("encoding", ["cp850", "utf-8"])
def test_names_that_do_not_say_their_encoding(encoding: str, here: Path) -> None:
    """As Windows and Mac OS write them: the mark of UTF-8 is missing."""
    content = packed_as({"d-lib.txt": "Vu"}).replace(b"d-lib.txt", "délib.txt".encode(encoding)[:9].ljust(9, b"x"))
    (here / "actes.zip").write_bytes(content)
    (origin,) = expand("actes.zip")
    assert origin.startswith("actes.zip/délib.tx")
    assert fetch(origin).content == b"Vu"


def test_two_members_of_one_name(here: Path) -> None:
    (here / "actes.zip").write_bytes(packed_as({"a/acte.txt": "Vu 1", "./a/acte.txt": "Vu 2"}))
    assert expand("actes.zip") == ("actes.zip/a/acte (2).txt", "actes.zip/a/acte.txt")
    assert [fetch(origin).content for origin in expand("actes.zip")] == [b"Vu 2", b"Vu 1"]


def locked() -> bytes:
    """An archive whose first member is said to be encrypted."""
    content = bytearray(packed_as({"secret.txt": "Vu", "clair.txt": "Vu aussi"}))
    content[content.index(b"PK\x03\x04") + 6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def spoilt() -> bytes:
    content = packed_as({"acte.txt": "Vu le code général"}, zipfile.ZIP_STORED)
    return content.replace(b"Vu le code", b"Vu le c0de", 1)


def refused(origin: str) -> str:
    with pytest.raises(SourceError) as refusal:
        fetch(origin)
    assert REMEDY.search(str(refusal.value))
    return str(refusal.value)


def test_locked_member_does_not_hold_back_the_others(here: Path) -> None:
    (here / "actes.zip").write_bytes(locked())
    assert expand("actes.zip") == ("actes.zip/clair.txt", "actes.zip/secret.txt")
    assert fetch("actes.zip/clair.txt").content == b"Vu aussi"
    assert "actes.zip/secret.txt : ce document est protégé par un mot de passe" in refused("actes.zip/secret.txt")


def test_spoilt_member(here: Path) -> None:
    (here / "actes.zip").write_bytes(spoilt())
    assert "endommagé dans son archive" in refused("actes.zip/acte.txt")


def test_empty_member(here: Path) -> None:
    (here / "actes.zip").write_bytes(packed_as({"vide.txt": " \n"}))
    assert "vide" in refused("actes.zip/vide.txt")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(packed_as({"a.txt": "Vu"})[:60], "endommagée", id="cut"),
        pytest.param(packed_as({"a.txt": b"0" * 30_000_000}), "piégés", id="bomb"),
        pytest.param(packed_as({f"{index}.txt": "x" for index in range(bombs.MOST_MEMBERS + 1)}), "2001", id="many"),
        pytest.param(packed_as({"README.md": "x"}), "aucun document", id="nothing in it"),
        pytest.param(packed_as({}), "endommagée|aucun document", id="empty"),
    ],
)
def test_refused(content: bytes, words: str, here: Path) -> None:
    """Given as it is, so that the rest of a folder is read, and refused when it is fetched."""
    (here / "actes.zip").write_bytes(content)
    (here / "b.txt").write_bytes(b"Vu")
    assert expand(".") == ("./actes.zip", "./b.txt")
    assert re.search(words, refused("./actes.zip"))


def test_bomb_inside_an_archive(here: Path) -> None:
    (here / "a.zip").write_bytes(packed_as({"b.zip": packed_as({"c.txt": b"0" * 30_000_000}), "d.txt": "Vu"}))
    assert expand("a.zip") == ("a.zip/b.zip", "a.zip/d.txt")
    assert "piégés" in refused("a.zip/b.zip")


def test_bounds(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.zip").write_bytes(packed_as({"a.txt": "x" * 200, "b.txt": "x" * 200}, zipfile.ZIP_STORED))
    monkeypatch.setattr(files, "SIZE_LIMIT", 100)
    assert "trop volumineux" in refused("a.zip/a.txt")
    monkeypatch.setattr(bombs, "MOST_BYTES", 300)
    assert expand("a.zip") == ("a.zip",)


def test_absent_member(here: Path) -> None:
    (here / "a.zip").write_bytes(packed_as({"a.txt": "Vu"}))
    with pytest.raises(SourceError, match="introuvable"):
        expand("a.zip/b.txt")
    assert "introuvable" in refused("a.zip/b.txt")


def test_archive_that_comes_through_standard_input() -> None:
    document = fetch("-", standard_input=io.BytesIO(locked()))
    found = dict(opened(document))
    assert list(found) == ["-/clair.txt", "-/secret.txt"]
    assert isinstance(found["-/secret.txt"], SourceError)
    assert getattr(found["-/clair.txt"], "content", None) == b"Vu aussi"


def test_document_that_is_no_archive_is_itself() -> None:
    document = fetch("-", standard_input=io.BytesIO(b"Vu"))
    assert list(opened(document)) == [("-", document)]


@given(st.binary(max_size=300), st.integers(0, 200))
def test_any_archive(noise: bytes, place: int) -> None:
    """Whatever is done to an archive, its members are read or refused, never anything else."""
    content = packed_as({"a.txt": "Vu le code", "b.zip": packed_as({"c.txt": "Vu"})})
    content = content[:place] + noise + content[place + len(noise) :]
    try:
        document = fetch("-", standard_input=io.BytesIO(content))
        found = list(opened(document))
    except SourceError as refusal:
        told = str(refusal)
    else:
        told = "vérifiez" if all(origin for origin, _ in found) else ""
    assert REMEDY.search(told)
