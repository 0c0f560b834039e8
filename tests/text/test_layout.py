"""Words stand in the text where they stand on the page."""

import io
import random

import pypdfium2
import pytest
from fpdf import FPDF

from tests.text.sheets import Placed, drawn, lines, read

TABLE: list[Placed] = [
    *((20, 30, "Association"), (90, 30, "Commune"), (140, 30, "2023"), (170, 30, "2024")),
    *((20, 36, "Judo"), (90, 36, "Valbrune"), (138, 36, "1 400"), (167, 36, "12 500")),
    *((20, 42, "Les Amis du four"), (90, 42, "Sorbiers"), (170, 42, "900")),
]


def flush(x: float, y: float, words: str) -> tuple[float, float, str]:
    """Words that end at ``x``."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=10)
    return x - pdf.get_string_width(words), y, words


def column(text: list[str], line: int, words: str) -> int:
    return text[line].index(words)


def test_cells_stand_under_one_another() -> None:
    text = lines(drawn(TABLE))
    assert [line.split("   ")[0] for line in text[:3]] == ["Association", "Judo", "Les Amis du four"]
    assert column(text, 0, "Commune") == column(text, 1, "Valbrune") == column(text, 2, "Sorbiers")
    assert column(text, 0, "2024") == column(text, 2, "900")


def test_figures_that_end_at_one_place_do_so_in_the_text() -> None:
    figures = ["4 000,00", "12 500,00", "950,00", "1 200 000,00"]
    rows = [
        word
        for index, figure in enumerate(figures)
        for word in ((20.0, 30.0 + 4.5 * index, "W" * (index + 1)), flush(120, 30 + 4.5 * index, figure))
    ]
    text = lines(drawn([*rows, flush(120, 25.5, "Montant")]))[: len(figures) + 1]
    assert len({len(line) for line in text}) == 1, text


def test_figure_beside_a_label_that_nearly_touches_it() -> None:
    rows: list[Placed] = []
    for index, label in enumerate(["Total", "Fonctionnement de la section", "Dette"]):
        y = 30.0 + 6 * index
        rows += [(20, y, label), flush(80, y, "143 773,74"), flush(110, y, "69 754,29"), flush(140, y, "5 980,55")]
    text = lines(drawn(rows))
    assert [len(line.split("   ")) >= 4 for line in text[:3]] == [True] * 3, text


def test_titles_of_columns_that_end_with_a_year_stay_whole() -> None:
    rows = [
        word
        for index, cells in enumerate([("Rappel 2023", "Demandé 2024"), ("1 400", "1 500"), ("900", "12 000")])
        for word in (
            (20.0, 30 + 4.5 * index, "Judo"),
            *(flush(80 + 40 * x, 30 + 4.5 * index, cells[x]) for x in (0, 1)),
        )
    ]
    assert lines(drawn(rows))[0].split("   ")[-1].strip() == "Demandé 2024"
    assert "Rappel 2023" in lines(drawn(rows))[0]


def test_order_of_the_content_does_not_matter() -> None:
    mixed = TABLE[:]
    random.Random(1).shuffle(mixed)  # noqa: S311 - the same order each time
    assert read(drawn(mixed)) == read(drawn(TABLE))


def test_narrow_column_beside_a_text() -> None:
    left = [(20.0, 30.0 + 5 * index, words) for index, words in enumerate(["Extrait", "du registre", "n° 171"])]
    right = [(80.0, 31.5 + 4 * index, f"Texte de la ligne {index}") for index in range(4)]
    text = lines(drawn([*left, *right]))
    places = {line.index("Texte") for line in text if "Texte" in line}
    assert len(places) == 1
    assert places.pop() > 20


def test_justified_lines_have_single_blanks() -> None:
    prose = "Le conseil municipal après en avoir délibéré accorde à cette association une subvention de 400 euros "

    def page(pdf: FPDF) -> None:
        pdf.set_xy(20, 30)
        pdf.multi_cell(100, 5, prose * 6, align="J")

    printed = [line for line in lines(drawn(page)) if line]
    assert len(printed) > 5
    assert " ".join(printed) == " ".join((prose * 6).split())


def test_blank_lines_between_paragraphs_alone() -> None:
    words: list[Placed] = [(20, 30, "a"), (20, 34.5, "b"), (20, 43, "c"), (20, 70, "d")]
    assert lines(drawn(words)) == ["a", "b", "", "c", "", "", "d", ""]


def test_rows_of_a_table_have_no_blank_line_between_them() -> None:
    rows: list[Placed] = [(20.0 + 50 * x, 30.0 + 9 * y, f"c{x}{y}") for y in range(3) for x in range(3)]
    assert "" not in lines(drawn(rows))[:3]


def test_exponents_follow_their_word() -> None:
    def page(pdf: FPDF) -> None:
        pdf.text(20, 30, "Au 1")
        x = 20 + pdf.get_string_width("Au 1")
        pdf.text(x + 4, 30, "janvier")
        pdf.set_font("helvetica", size=6)
        pdf.text(x + 0.1, 28.4, "er")

    assert lines(drawn(page))[0] == "Au 1er janvier"


def test_printed_twice_to_look_bold() -> None:
    assert lines(drawn([(20, 30, "Article 1"), (20.15, 30, "Article 1")])) == ["Article 1", ""]


def test_outside_the_page() -> None:
    assert lines(drawn([(20, 30, "seen"), (300, 30, "hidden"), (20, -40, "hidden")])) == ["seen", ""]


def turned(pdf: FPDF) -> None:
    pdf.text(20, 30, "Le conseil municipal accorde une subvention")
    with pdf.rotation(90, 200, 200):
        pdf.text(200, 200, "Reçu en préfecture")
    with pdf.rotation(45, 100, 200):
        pdf.text(100, 200, "PROJET")


def test_turned_words_come_after_the_others() -> None:
    text = lines(drawn(turned))
    assert text[0] == "Le conseil municipal accorde une subvention"
    assert set(text[1:]) == {"", "Reçu en préfecture", "PROJET"}


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_turned_page(quarter: int) -> None:
    """A page whose words all run upwards, as scanners and landscape tables have it, is read as if it were upright."""

    def page(pdf: FPDF) -> None:
        with pdf.rotation(quarter, 105, 148):
            for x, y, words in TABLE:
                pdf.text(x, y + 50, words)

    assert read(drawn(page)).characters == read(drawn([(x, y + 50, words) for x, y, words in TABLE])).characters


def test_page_shown_turned() -> None:
    pdf = pypdfium2.PdfDocument(drawn(TABLE))
    pdf[0].set_rotation(90)
    target = io.BytesIO()
    pdf.save(target)
    pdf.close()
    assert read(target.getvalue()).characters == read(drawn(TABLE)).characters
