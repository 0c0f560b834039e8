"""Lines and passages: reading order, what is taken out of the text, and places that hold."""

import pytest

from publisher.parsing.fold import fold
from publisher.parsing.layout import cells, read_lines
from publisher.parsing.passage import flow, stacked
from publisher.text import Page, Text
from tests.parsing.words import lines, passage


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        pytest.param("L’Été à « Œuvre »", 'l\'ete a " ouvre "', id="accents-marks-ligatures"),
        pytest.param("n\u00ba\u00a012\u202f–\u201113", "n° 12 --13", id="ordinal-blanks-dashes"),
        pytest.param("İ", "i", id="a-letter-whose-lower-case-is-two"),
    ],
)
def test_fold_gives_one_character_for_one(words: str, folded: str) -> None:
    assert fold(words) == folded
    assert len(fold(words)) == len(words)


@pytest.mark.parametrize(
    ("words", "running"),
    [
        pytest.param("Vu  le\n  Code", "Vu le Code", id="blanks-and-line-ends"),
        pytest.param("Maïté MULOT-\nFRISON", "Maïté MULOT-FRISON", id="hyphen-kept"),
        pytest.param("- un\n- deux", "- un - deux", id="dash-is-no-hyphen"),
    ],
)
def test_running_text_knows_its_places(words: str, running: str) -> None:
    ranges = [(line.start, line.end) for line in lines(words)]
    for read in (passage(words), flow(words, ranges)):
        assert read.text == running
        assert all(read.text[i] == " " or words[origin] == read.text[i] for i, origin in enumerate(read.origins))
        assert list(read.origins) == sorted(read.origins)


def test_stacked_passages_keep_their_places() -> None:
    words = "COMMUNE DE PONTIVAL\nConseil municipal"
    read = stacked(flow(words, [(line.start, line.end)]) for line in lines(words))
    assert read.text == words
    assert read.span(11, 19) == (11, 19)


def test_a_stamp_in_a_sentence_is_taken_out_of_it() -> None:
    words = "la Ville propose Reçu en préfecture le 03/07/2024 d’attribuer"
    kinds = [(words[line.start : line.end], line.kind) for line in lines(words)]
    assert kinds == [
        ("la Ville propose", None),
        ("Reçu en préfecture le 03/07/2024", "stamp"),
        ("d’attribuer", None),
    ]


def test_a_narrow_column_is_read_before_the_text_beside_it() -> None:
    words = (
        "Extrait du registre des        Convoqué le 17 avril, le conseil s’est\n"
        "délibérations du conseil       réuni en mairie.\n"
        "de Pontival                    Présents :\n"
        "                               M. Luc ROUX\n"
        "                               Mme Zoé PETIT\n"
        "                               M. Ali BEN\n"
    )
    read = [words[line.start : line.end] for line in lines(words) if not line.blank]
    assert read[:4] == [
        "Extrait du registre des",
        "délibérations du conseil",
        "de Pontival",
        "Convoqué le 17 avril, le conseil s’est",
    ]


def sheets(*pages: str) -> Text:
    """A text of several pages."""
    found, at = [], 0
    for number, page in enumerate(pages, start=1):
        found.append(Page(number=number, start=at, end=at + len(page)))
        at += len(page)
    return Text(characters="".join(pages), pages=tuple(found), layout=True)


@pytest.mark.parametrize("foot", ["2/3", "Page 2 sur 3", "- 2 -", "Ville de Pontival – page 2/3", "Région Brume – 2/3"])
def test_the_number_at_the_foot_of_a_page_is_furniture(foot: str) -> None:
    text = sheets("Article 1\nAttribue\n", f"300 € au judo\n{foot}\n", "Article 2\nDit\n")
    furniture = [line for line in read_lines(text) if line.kind == "page_furniture"]
    assert [text.characters[line.start : line.end] for line in furniture] == [foot]


def test_a_number_in_the_run_of_a_page_is_text() -> None:
    words = "Chapitre\n920\n6574"
    assert [line.kind for line in lines(words)] == [None, None, None]


def test_cells_are_set_apart_by_three_blanks() -> None:
    words = "Club de judo      500 €   oui"
    (line,) = lines(words)
    assert [words[cell.start : cell.end] for cell in cells(words, line)] == ["Club de judo", "500 €", "oui"]
