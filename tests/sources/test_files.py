"""Documents from files and from standard input, and all that is refused."""

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from publisher.errors import PublisherError, SourceError
from publisher.sources import expand, fetch, files, printable


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    path.write_bytes(b"Vu le code\r\n")
    document = fetch(str(path))
    assert document.content == b"Vu le code\r\n"
    assert document.sha256 == hashlib.sha256(document.content).hexdigest()
    assert (document.media_type, document.origin, document.charset) == ("text/plain", str(path), None)


def test_standard_input() -> None:
    document = fetch("-", standard_input=io.BytesIO(b"%PDF-1.4"))
    assert (document.media_type, document.origin) == ("application/pdf", "-")


class _Closed(io.RawIOBase):
    def read(self, _: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        pytest.param(None, "pas disponible", id="none"),
        pytest.param(io.BytesIO(), "vide", id="empty"),
        pytest.param(_Closed(), "illisible", id="broken"),
    ],
)
def test_standard_input_that_gives_nothing(stream: io.BytesIO | None, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        fetch("-", standard_input=stream)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def looping(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("write", "words"),
    [
        pytest.param(lambda _: None, "introuvable", id="absent"),
        pytest.param(lambda path: path.mkdir(), "dossier", id="folder"),
        pytest.param(pipe, "fichier ordinaire", id="pipe"),
        pytest.param(looping, "introuvable", id="link to itself"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "fichier ordinaire", id="device"),
        pytest.param(lambda path: path.write_bytes(b""), "vide", id="empty"),
        pytest.param(lambda path: path.write_bytes(b" \n\t "), "vide", id="blank"),
    ],
)
def test_refused(write: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    write(path)  # type: ignore[operator]
    with pytest.raises(SourceError, match=words) as refusal:
        fetch(str(path))
    assert "acte.txt" in str(refusal.value)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    with path.open("wb") as file:
        file.truncate(files.SIZE_LIMIT + 1)  # takes no room on the disk
    with pytest.raises(SourceError, match="100 Mo"):
        fetch(str(path))


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "/dev/null/acte.txt"])
def test_path_that_cannot_be(path: str) -> None:
    with pytest.raises(PublisherError):
        fetch(path)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_name_that_is_no_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/d\xe9lib.txt", "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"Vu")
    (origin,) = expand(str(tmp_path))
    document = fetch(origin)
    assert document.origin.endswith("/d\\xe9lib.txt")
    document.origin.encode("utf-8")


@pytest.mark.parametrize(
    ("origin", "printed"),
    [
        pytest.param("délibération n° 12.pdf", "délibération n° 12.pdf", id="French"),
        pytest.param("n°\u00a012.pdf", "n°\u00a012.pdf", id="no-break space"),
        pytest.param("a\nb\x1b[31m.txt", "a\\nb\\x1b[31m.txt", id="controls"),
        pytest.param("d\udce9lib.txt", "d\\xe9lib.txt", id="no UTF-8"),
        pytest.param("https://u:secret@exemple.fr/a?b=@#c", "https://exemple.fr/a?b=@#c", id="password"),
        pytest.param("HTTP://[oops@exemple.fr/", "exemple.fr/", id="no address"),
    ],
)
def test_printable(origin: str, printed: str) -> None:
    assert printable(origin) == printed
