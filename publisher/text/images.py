"""The text of a picture: what a scanner or a telephone makes of a sheet, read by OCR."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text import ocr
from publisher.text.characters import joined
from publisher.text.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_DOTS = 75_000_000
"""Pixels of the largest picture that is read (A3 at 600 dots per inch): a small file can state any number."""

_SHEET = (8.27, 11.69)  # inches: A4
_LIKELY = range(100, 1201)  # dots per inch that a scanner works at; a picture that states others states none


def image_text(document: Document) -> Text:
    """The text of a PNG, JPEG or TIFF picture, each of its images a page.

    Raises TextError where reading images is not installed, the picture is damaged or too large, or shows no word.
    """
    if ocr.version() is None:
        raise TextError(
            f"{document.origin} : c’est une image, et la reconnaissance de caractères n’est pas installée ; donnez le "
            f"document d’origine, ou {ocr.REMEDY}."
        )
    numbers = range(1, _frames(document) + 1)
    read = ocr.read_pages(document.origin, numbers, partial(_frame, document))
    if not read:
        raise TextError(
            f"{document.origin} : aucun mot n’a été reconnu dans cette image ; donnez le document d’origine, ou "
            "numérisez-le à nouveau, plus net."
        )
    unread = [number for number in numbers if number not in read]
    return joined([read.get(number, "") for number in numbers], layout=True, scanned=unread, recognised=read)


def _frames(document: Document) -> int:
    with _opened(document) as picture:
        return getattr(picture, "n_frames", 1)


def _frame(document: Document, number: int) -> "Image":
    """An image of a picture as it is seen, grey on white, at about the resolution of OCR."""
    from PIL import Image, ImageOps

    with _opened(document) as picture:
        picture.seek(number - 1)
        scale = ocr.DPI / _resolution(picture)
        seen = ImageOps.exif_transpose(picture)
        if seen.has_transparency_data:
            seen = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen.convert("RGBA"))
        grey = seen.convert("L")
    scale = min(scale, ocr.MOST_PIXELS / max(grey.size))
    return grey.resize([max(1, round(side * scale)) for side in grey.size], Image.Resampling.BICUBIC)


@contextmanager
def _opened(document: Document) -> Iterator["Image"]:
    """A picture whose images are read one by one. Raises TextError where it is damaged or too large."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit here is lower
            with Image.open(io.BytesIO(document.content)) as picture:
                if picture.width * picture.height > MOST_DOTS:
                    raise _too_large(document)
                yield picture
    except Image.DecompressionBombError as error:
        raise _too_large(document) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise TextError(
            f"{document.origin} : cette image est endommagée ou illisible ; ouvrez-la pour la vérifier."
        ) from error


def _resolution(picture: "Image") -> float:
    """Dots per inch: as stated where a scanner may have stated it, else those of a sheet of A4."""
    stated = picture.info.get("dpi", (0, 0))[0]
    if round(stated) in _LIKELY:
        return float(stated)
    short, long = sorted(picture.size)
    return max(short / _SHEET[0], long / _SHEET[1])


def _too_large(document: Document) -> TextError:
    return TextError(
        f"{document.origin} : cette image est trop grande, plus de {MOST_DOTS // 1_000_000} millions de points ; "
        "numérisez le document à 300 points par pouce."
    )
