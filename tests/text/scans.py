"""Scans made of real pages: rendered, turned, soiled and compressed as a scanner and its driver do."""

import io
import os
from collections.abc import Iterable

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from publisher.text import ocr


def required_ocr() -> None:
    """Leave the test out with a notice where Tesseract or its French is missing; with CI=true that is a failure."""
    if ocr.version() is None:
        message = "Tesseract absent: apt-get install tesseract-ocr tesseract-ocr-fra"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def photographed(pdf: bytes, *, dpi: int = 200, turned: float = 1.0, quality: int = 40) -> list[Image.Image]:
    """The pages of a PDF as pictures, turned by some degrees, with the noise of a strong JPEG compression."""
    with pypdfium2.PdfDocument(pdf) as pages:
        drawn = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pages]
    return [_jpeg(page.rotate(turned, Image.Resampling.BICUBIC, fillcolor=255), quality) for page in drawn]


def _jpeg(image: Image.Image, quality: int) -> Image.Image:
    held = io.BytesIO()
    image.save(held, "JPEG", quality=quality)
    return Image.open(held)


def scanned_pdf(pictures: Iterable[Image.Image]) -> bytes:
    """A PDF whose pages are pictures."""
    pdf = FPDF(format="A4", unit="mm")
    for picture in pictures:
        pdf.add_page()
        pdf.image(picture, 0, 0, 210, 297)
    return bytes(pdf.output())


def picture_file(pictures: list[Image.Image], form: str) -> bytes:
    """A picture file; TIFF holds all of them, the others the first."""
    held = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if form == "TIFF" else {}
    pictures[0].save(held, form, dpi=(200, 200), **more)
    return held.getvalue()
