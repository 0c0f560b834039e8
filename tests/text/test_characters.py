"""What is done to characters, and how pages cover them."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.text.characters import clean, paged


@pytest.mark.parametrize(
    ("given_text", "published"),
    [
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", id="line ends"),
        pytest.param("a\x0bb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne", id="other line ends"),
        pytest.param("ofﬁciel, ﬂux, eﬀet, oﬃce", "officiel, flux, effet, office", id="ligatures"),
        pytest.param("œuvre, Œuvre, æ", "œuvre, Œuvre, æ", id="letters are no ligatures"),
        pytest.param("e\u0301te\u0301", "été", id="accents apart"),
        pytest.param("sub\u00advention", "subvention", id="soft hyphen within a line"),
        pytest.param("sub\u00ad\nvention", "sub-\nvention", id="soft hyphen at the end of a line"),
        pytest.param("\ufeffVu\x00 le\x07 code\u200b", "Vu le code", id="unseen"),
        pytest.param("\u202eedoc\u202c", "edoc", id="direction"),
        pytest.param("\uf0b7 un\n\uf02d deux", "• un\n- deux", id="Symbol font"),
        pytest.param("40\u00a0000\u202f€\t’–…", "40\u00a0000\u202f€\t’–…", id="kept"),
    ],
)
def test_clean(given_text: str, published: str) -> None:
    assert clean(given_text) == published


def test_form_feeds_are_pages() -> None:
    text = paged("un\n\fdeux\ftrois\n\f", layout=False)
    assert text.characters == "un\ndeux\ntrois\n"
    assert [(page.number, text.characters[page.start : page.end]) for page in text.pages] == [
        (1, "un\n"),
        (2, "deux\n"),
        (3, "trois\n"),
    ]
    assert [text.page_at(offset) for offset in (0, 3, 7, 8, 13)] == [1, 2, 2, 3, 3]


@given(st.text())
@example("\r\f\n")
@example("\f")
def test_pages_cover_the_text(given_text: str) -> None:
    text = paged(given_text, layout=False)
    assert text.pages[0].start == 0
    assert text.pages[-1].end == len(text.characters)
    for number, page in enumerate(text.pages, start=1):
        assert page.number == number
        assert page.start <= page.end
    for before, after in zip(text.pages, text.pages[1:], strict=False):
        assert before.end == after.start
        assert text.characters[before.end - 1] == "\n"


@given(st.text())
def test_what_is_published_is_clean(given_text: str) -> None:
    published = paged(given_text, layout=False).characters
    assert paged(published, layout=False).characters == published
    assert unicodedata.is_normalized("NFC", published)
    assert not {character for character in published if unicodedata.category(character) == "Cc"} - {"\n", "\t"}
