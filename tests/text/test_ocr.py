"""Scans read by the real Tesseract: the facts of an act are those of its text."""

import logging
import re

import pytest
from PIL import Image, ImageDraw

from publisher.errors import TextError
from publisher.parsing import read as parse
from publisher.sources import fetch
from publisher.text import Text, extract, ocr
from publisher.text.straighten import skew, straightened
from tests.command import SAMPLES
from tests.factories import source
from tests.text.scans import photographed, picture_file, required_ocr, scanned_pdf
from tests.text.sheets import document, drawn, read

PROSE = [(20.0, 20.0 + 6 * index, "Le conseil municipal, après en avoir délibéré, accorde.") for index in range(12)]
REMEDY = re.compile(r"\b\w+ez\b")


def grants(text: Text) -> list[tuple[str, str, str]]:
    """Number of the act, beneficiary and amount of each grant; dashes and apostrophes are told apart by no scanner."""
    return [
        (str(act.number), re.sub("[–—]", "-", grant.beneficiary).replace("’", "'"), str(grant.amount))
        for act in parse(text, source(text.characters)).acts
        for grant in act.grants
    ]


@pytest.mark.parametrize("name", ["valcombreuse-2024-17", "port-aubrac-2024-121", "monts-d-ambre-cp-2024-312"])
def test_scan_gives_the_grants_of_its_text(name: str) -> None:
    """200 dpi, turned by a degree, soiled by JPEG: tables keep their columns, sums their figures."""
    required_ocr()
    path = SAMPLES / f"{name}.pdf"
    text = read(scanned_pdf(photographed(path.read_bytes())))
    assert grants(text) == grants(extract(fetch(str(path.with_suffix(".txt")))))
    assert all(page.ocr and not page.scanned for page in text.pages)
    assert text.layout


@pytest.mark.parametrize(("form", "pages"), [("PNG", 1), ("JPEG", 1), ("TIFF", 2)])
def test_pictures_are_sources(form: str, pages: int) -> None:
    required_ocr()
    pictures = photographed((SAMPLES / "valcombreuse-2024-17.pdf").read_bytes(), turned=-0.7)
    text = extract(document(picture_file(pictures, form), f"image/{form.lower()}"))
    assert [page.ocr for page in text.pages] == [True] * pages
    found = grants(text)
    assert found[:3] == [
        ("2024-17", "Amicale laïque de Valcombreuse", "1200.00"),
        ("2024-17", "Union sportive valcombreusoise", "1800.00"),
        ("2024-17", "Comité des fêtes", "950.00"),
    ]
    assert len(found) == (8 if pages == 2 else 3)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_sheet_that_lies_on_its_side(turned: int) -> None:
    required_ocr()
    (picture, *_) = photographed((SAMPLES / "valcombreuse-2024-17.pdf").read_bytes(), turned=0)
    content = picture_file([picture.rotate(turned, expand=True)], "PNG")
    assert "Union sportive valcombreusoise" in extract(document(content, "image/png")).characters


def test_specks_are_taken_away() -> None:
    required_ocr()
    (picture, *_) = photographed((SAMPLES / "valcombreuse-2024-17.pdf").read_bytes(), dpi=300)
    soiled = picture.convert("L")
    draw = ImageDraw.Draw(soiled)
    for place in range(0, soiled.width * soiled.height, 53):
        draw.point((place % soiled.width, place // soiled.width), fill=0)
    text = extract(document(picture_file([soiled], "PNG"), "image/png"))
    assert "Union sportive valcombreusoise" in text.characters


def test_scanned_page_among_others() -> None:
    required_ocr()
    (picture, *_) = photographed(drawn([(30, 40, "Annexe : liste des associations subventionnées")]))
    text = read(drawn(PROSE, lambda pdf: pdf.image(picture, 0, 0, 210, 297), lambda _: None))
    assert [(page.ocr, page.scanned) for page in text.pages] == [(False, False), (True, False), (False, False)]
    second = text.pages[1]
    assert "liste des associations" in text.characters[second.start : second.end]


def test_fonts_that_do_not_tell_their_letters() -> None:
    required_ocr()
    content = (SAMPLES / "valcombreuse-2024-22.pdf").read_bytes()
    text = read(content.replace(b"/ToUnicode", b"/ToUnknown"))
    assert all(page.ocr for page in text.pages)
    assert "Valcombreuse" in text.characters


@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_nothing_written(kind: str) -> None:
    required_ocr()
    blank = [Image.new("L", (827, 1170), 200)]
    content = scanned_pdf(blank) if kind == "application/pdf" else picture_file(blank, "PNG")
    with pytest.raises(TextError, match="aucun mot n’"):
        extract(document(content, kind))


def test_slow_page_is_left_out(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    required_ocr()
    monkeypatch.setattr(ocr, "SECONDS", 0.05)
    (picture, *_) = photographed((SAMPLES / "valcombreuse-2024-17.pdf").read_bytes())
    with caplog.at_level(logging.WARNING, "publisher"):
        text = read(drawn(PROSE, lambda pdf: pdf.image(picture, 0, 0, 210, 297)))
    assert [page.scanned for page in text.pages] == [False, True]
    assert "la page 2 n’a pas pu être lue" in caplog.text


def test_pages_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    required_ocr()
    monkeypatch.setattr(ocr, "MOST_PAGES", 1)
    pictures = photographed(drawn(PROSE, PROSE))
    assert [page.scanned for page in read(scanned_pdf(pictures)).pages] == [False, True]


@pytest.mark.usefixtures("without_tesseract")
@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_what_to_install_is_said(kind: str) -> None:
    blank = [Image.new("L", (827, 1170), 200)]
    content = scanned_pdf(blank) if kind == "application/pdf" else picture_file(blank, "PNG")
    with pytest.raises(TextError, match="tesseract-ocr-fra") as refusal:
        extract(document(content, kind))
    assert "« ocr »" in str(refusal.value)
    assert REMEDY.search(str(refusal.value))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"x" * 100, "endommagée", id="damaged"),
        pytest.param(picture_file([Image.new("L", (300, 300), 255)], "PNG")[:150], "endommagée", id="cut"),
        pytest.param(picture_file([Image.new("1", (9_000, 9_000), 1)], "PNG"), "trop grande", id="huge"),
        pytest.param(picture_file([Image.new("1", (20_000, 20_000), 1)], "PNG"), "trop grande", id="bomb"),
    ],
)
def test_pictures_that_cannot_be_read(content: bytes, words: str) -> None:
    required_ocr()
    with pytest.raises(TextError, match=words) as refusal:
        extract(document(content, "image/png"))
    assert REMEDY.search(str(refusal.value))


@pytest.mark.parametrize("angle", [-4.6, -1.0, -0.3, 0.0, 0.4, 1.0, 2.3, 5.0])
def test_lean_is_measured_to_a_tenth(angle: float) -> None:
    (page, *_) = photographed((SAMPLES / "valcombreuse-2024-17.pdf").read_bytes(), turned=angle)
    assert abs(skew(page) - angle) <= 0.11
    assert abs(skew(straightened(page))) <= 0.15


def test_page_that_stands_upright_is_not_turned() -> None:
    page = Image.new("L", (827, 1170), 255)
    assert skew(page) == 0
    assert straightened(page).size == page.size


def test_few_words_on_a_page_are_read() -> None:
    required_ocr()
    pictures = photographed(drawn([(100, 40, "Pour extrait conforme"), (100, 50, "Odile FERRAGUT")]))
    assert [line.split() for line in read(scanned_pdf(pictures)).characters.splitlines() if line] == [
        ["Pour", "extrait", "conforme"],
        ["Odile", "FERRAGUT"],
    ]
