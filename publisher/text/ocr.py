"""Pages that are images, read by Tesseract. The libraries come with the extra « ocr » and are loaded here alone."""

import logging
import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from publisher.text.layout import set_words
from publisher.text.recognised import Found, placed, sureness, words_found

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""Dots per inch of the image of a page: Tesseract knows letters best at some thirty pixels."""

MOST_PIXELS = 5_000
"""Of the longer side of such an image: A3 at DPI. A larger page is read at a lower resolution."""

MOST_PAGES = 300
"""Pages of one document that are read so: some twenty minutes of work."""

SECONDS = 120
"""For one reading of a page; a page of text takes about three, of a processor that does nothing else."""

_UNSURE = 60.0  # below, the sheet may lie on its side
_POINTS = 72 / DPI
_LANGUAGE = "fra"
# One column of text of various sizes: the rows of a table stay whole, which « automatic » cuts into blocks.
_SEGMENTATION = 4

REMEDY = (
    "installez Tesseract et son français (Debian : apt-get install tesseract-ocr tesseract-ocr-fra) et l’extra « ocr » "
    "de ce programme"
)
"""What to do where reading images is not possible."""

log = logging.getLogger(__name__)


@cache
def version() -> str | None:
    """What reads images here, with its version; None where something is missing."""
    try:
        import PIL
        import pytesseract  # type: ignore[import-untyped]
    except ImportError:
        return None
    try:
        if _LANGUAGE not in pytesseract.get_languages(config=""):
            return None
        return f"Tesseract {pytesseract.get_tesseract_version()}, Pillow {PIL.__version__}"
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError, SystemExit):
        return None


def read_pages(origin: str, numbers: Sequence[int], image: Callable[[int], "Image"]) -> dict[int, str]:
    """The lines of each page that could be read, set as they are printed; ``image`` gives the image of a page at DPI.

    No page where reading images is not possible. A page that takes too long and those above MOST_PAGES are left out,
    and so is a page in which no word is found; the log says which.
    """
    if version() is None:
        return {}
    if len(numbers) > MOST_PAGES:
        log.warning(
            "%s : %d pages sont des images, seules les %d premières sont lues ; scindez ce document.",
            origin,
            len(numbers),
            MOST_PAGES,
        )
    sheets = {}
    for done, number in enumerate(numbers[:MOST_PAGES], start=1):
        log.info("%s : reconnaissance de caractères, page %d (%d/%d)", origin, number, done, len(numbers))
        try:
            sheet = page_text(image(number))
        except TimeoutError:
            log.warning(
                "%s : la page %d n’a pas pu être lue en %d s ; numérisez-la à nouveau, plus nette.",
                origin,
                number,
                SECONDS,
            )
            continue
        if any(map(str.isalnum, sheet)):  # a speck is read as a full stop
            sheets[number] = sheet
    return sheets


def page_text(image: "Image") -> str:
    """The lines of a page, set as they are printed. Raises TimeoutError where that takes more than SECONDS."""
    from publisher.text.straighten import straightened

    upright = straightened(image)
    words = _recognise(upright)
    if sureness(words) < _UNSURE and (turned := _turned(upright)) is not None:
        words = max(words, _recognise(turned), key=sureness)
    return set_words(placed(words, _POINTS))


def _recognise(image: "Image") -> list[Found]:
    import pytesseract

    # Each worker reads a page of its own: threads of Tesseract would only wait for one another.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        return words_found(
            pytesseract.image_to_data(
                image, lang=_LANGUAGE, config=f"--psm {_SEGMENTATION} --dpi {DPI}", timeout=SECONDS
            )
        )
    except pytesseract.TesseractError:  # an image that it cannot take, such as one without height
        return []
    except RuntimeError as error:  # so does pytesseract call its time-out
        raise TimeoutError from error


def _turned(image: "Image") -> "Image | None":
    """The image with its lines level, where Tesseract sees that they are not."""
    import pytesseract

    try:
        seen = pytesseract.image_to_osd(
            image, config=f"--dpi {DPI}", output_type=pytesseract.Output.DICT, timeout=SECONDS
        )
    except (pytesseract.TesseractError, RuntimeError):  # too few letters to tell, or too slow
        return None
    angle = int(seen["rotate"])
    return image.rotate(-angle, expand=True, fillcolor=255) if angle else None
