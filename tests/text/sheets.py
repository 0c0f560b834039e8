"""Documents for tests of text: PDFs drawn word by word, and bytes as documents."""

import hashlib
import io
from collections.abc import Callable, Iterable

from fpdf import FPDF
from PIL import Image

from publisher.sources import Document
from publisher.text import Text, extract

Placed = tuple[float, float, str]
"""Millimetres from the left and from the top of the page to the base of the line, and what is printed there."""


def document(content: bytes, media_type: str = "text/plain", charset: str | None = None) -> Document:
    return Document(
        content=content,
        media_type=media_type,
        origin="acte",
        sha256=hashlib.sha256(content).hexdigest(),
        charset=charset,
    )


def sheet() -> FPDF:
    """An empty A4 document in 10-point letters."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(auto=False)
    pdf.set_font("helvetica", size=10)
    return pdf


def drawn(*pages: Callable[[FPDF], object] | Iterable[Placed]) -> bytes:
    """A PDF of which each page is drawn by a function, or holds words at places."""
    pdf = sheet()
    for page in pages:
        pdf.add_page()
        if callable(page):
            page(pdf)
        else:
            for x, y, words in page:
                pdf.text(x, y, words)
    return bytes(pdf.output())


def read(content: bytes) -> Text:
    return extract(document(content, "application/pdf"))


def lines(content: bytes) -> list[str]:
    return read(content).characters.split("\n")


def picture(width: int = 60, height: int = 80) -> io.BytesIO:
    held = io.BytesIO()
    Image.new("L", (width, height), 128).save(held, "PNG")
    held.seek(0)
    return held


def scan(pdf: FPDF) -> None:
    """What a scanner makes: a picture as large as the page."""
    pdf.image(picture(), 0, 0, 210, 297)
