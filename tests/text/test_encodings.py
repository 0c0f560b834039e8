"""Every encoding in which French acts are found gives the same characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text.encodings import decoded
from tests.command import SAMPLES
from tests.conftest import shared

FRENCH = "Délibération n° 12 : à l’unanimité, « Noël » reçoit 1 200 € – où ça ? Œuvre d’été, ÉCOLE PRIMAIRE, août."
OLD = FRENCH.replace("’", "'").replace("€", "EUR").replace("–", "-").replace("Œ", "Oe")
"""Without what Latin-1 and DOS lack."""


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *((encoding, FRENCH) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
        *((encoding, FRENCH) for encoding in ("cp1252", "mac_roman")),
        *((encoding, OLD) for encoding in ("latin-1", "iso8859-15", "cp850")),
        ("iso8859-15", OLD.replace("EUR", "€")),
    ],
)
def test_told_without_being_declared(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "iso8859-15", "mac_roman", "cp850"])
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_samples_in_old_encodings(path: object, encoding: str) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    printed = text.encode(encoding, "replace")
    assert decoded(printed) == printed.decode(encoding)


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        pytest.param("été".encode(), "iso-8859-1", "été", id="UTF-8 whatever is declared"),
        pytest.param(b"\x93\xe9t\xe9\x94 \x80", "ISO-8859-1", "“été” €", id="Latin-1 is Windows"),
        pytest.param(b"\x81\xe9", "latin-1", "\x81é", id="unless Windows has no such character"),
        pytest.param("été".encode("cp850"), "cp850", "été", id="declared"),
        pytest.param("été".encode("cp1252"), "klingon", "été", id="unknown"),
        pytest.param("été".encode("cp1252"), "hex", "été", id="codec of bytes"),
        pytest.param("été".encode("cp1252"), "a\0b", "été", id="no name"),
        pytest.param("été".encode("cp1252"), "utf-16", "été", id="wrong"),
        pytest.param("été\nPrésents : Zoé\n".encode() + b"mod\xe8le", None, "été\nPrésents : Zoé\nmodèle", id="pieced"),
    ],
)
def test_declared(content: bytes, declared: str | None, text: str) -> None:
    assert decoded(content, declared) == text


def test_real_file_in_windows_encoding() -> None:
    content = shared("corpus", "csv", "subventions-roques-2017.csv").read_bytes()
    assert "\ufffd" not in decoded(content)


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_round_trip(text: str) -> None:
    content = text.encode()
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decoded(content) == text


@given(st.binary(), st.none() | st.text())
def test_any_bytes(content: bytes, declared: str | None) -> None:
    assert isinstance(decoded(content, declared), str)
