"""Any document gives a text or one French sentence, never anything else."""

import random
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publisher.errors import TextError
from publisher.sources.mediatypes import media_type
from publisher.text import extract
from tests.text.sheets import document, drawn

REMEDY = re.compile(r"\b\w+ez\b")
TYPES = [
    *("text/plain", "text/markdown", "text/csv", "text/html", "application/xhtml+xml", "application/pdf"),
    *("application/vnd.oasis.opendocument.text", "image/png"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]
HEADS = [b"", b"%PDF-1.4\n", b"<!doctype html><table><tr><td colspan=3>", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param("image/gif", "image", id="picture"),
        pytest.param("application/msword", "bureautique", id="doc"),
        pytest.param("application/rtf", "bureautique", id="rtf"),
        pytest.param("application/vnd.oasis.opendocument.spreadsheet", "bureautique", id="ods"),
        pytest.param("application/zip", "archive", id="zip"),
        pytest.param("application/x-7z-compressed", "archive", id="7z"),
        pytest.param("application/octet-stream", "format", id="unknown"),
        pytest.param("video/mp4", "video/mp4", id="other"),
    ],
)
def test_not_read(kind: str, words: str) -> None:
    with pytest.raises(TextError, match=words) as refusal:
        extract(document(b"\x00\x01", kind))
    assert REMEDY.search(str(refusal.value))
    assert str(refusal.value).startswith("acte : ")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [200, 5_000])
def test_noise_is_no_text(seed: int, size: int) -> None:
    with pytest.raises(TextError, match="n’est pas du texte"):
        extract(document(random.Random(seed).randbytes(size)))  # noqa: S311 - the same noise each time


@pytest.mark.parametrize("content", [b"\x00" * 50, b"\x0c\x0c", b"\xef\xbb\xbf \n", b"\xc2\xad"])
@pytest.mark.parametrize("kind", TYPES[:4])
def test_nothing_to_read(content: bytes, kind: str) -> None:
    with pytest.raises(TextError) as refusal:
        extract(document(content, kind))
    assert REMEDY.search(str(refusal.value))


def test_a_few_stray_controls_are_no_noise() -> None:
    content = ("Vu le code général des collectivités territoriales ;\n" * 20).encode() + b"\x02\x1f"
    assert "\x02" not in extract(document(content)).characters


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(TYPES), st.none() | st.text(max_size=8))
@example(b"", b"<!doctype html>", "text/html", None)
@example(b"<!doctype html><ol start='\xc2\xb2'><li>x", b"", "text/html", None)
def test_any_bytes(head: bytes, rest: bytes, kind: str, charset: str | None) -> None:
    try:
        text = extract(document(head + rest, kind, charset))
    except TextError:
        return
    assert text.characters.strip()
    assert text.pages[0].start == 0
    assert text.pages[-1].end == len(text.characters)


TAGS = (
    *("<table>", "<tr>", "<td>", "<td colspan=4>", "<ul>", "<ol start=9>", "<li>", "<p>", "<br>", "<pre>", "<div>"),
    *("</table>", "</td>", "</tr>", "</li>", "</p>", "</div>", "</ul>", "<caption>"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*TAGS, "Judo", "400 €", "\n", " ", "&nbsp;"]), max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    """However blocks and tables are nested, every word that is seen is in the text once, in its order."""
    seen = "".join(extract_html(f"<body>debut{''.join(pieces)}".encode()).split())
    words = iter(re.findall("Judo|400€", seen))
    assert list(words) == [piece.replace(" ", "") for piece in pieces if piece in {"Judo", "400 €"}]


def extract_html(content: bytes) -> str:
    return extract(document(content, "text/html")).characters


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-50, 250),
            st.floats(-50, 350),
            st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_categories=["Cc"]), min_size=1),
        ),
        max_size=12,
    )
)
def test_any_page(words: list[tuple[float, float, str]]) -> None:
    """Every visible character of a page is in its text, wherever it stands."""
    inside = [word for word in words if 0 < word[0] < 20 and 10 < word[1] < 290]
    content = drawn([*words, (30, 30, "Vu")])
    kept = extract(document(content, media_type(content))).characters
    for _, _, text in inside[:1]:
        assert {character for character in text[:5] if character.isalnum() and character.isascii()} <= set(kept)
