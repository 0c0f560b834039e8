"""The text of a PDF, by PDFium."""

import logging
from functools import partial
from threading import Lock
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text import ocr
from publisher.text.characters import joined
from publisher.text.glyphs import page_glyphs
from publisher.text.layout import set_page
from publisher.text.text import Text

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
MOST_ON_A_PAGE = 200_000
"""Characters; above any of these a file is refused: a small one can state a page, or a word, a million times."""

STAMP_CHARACTERS = 250
"""A scan has no more printed over it: the stamps of transmission and receipt are shorter."""

log = logging.getLogger(__name__)
_PDFIUM = Lock()
"""PDFium may not be entered by two threads at once."""


def pdf_text(document: Document) -> Text:
    """The text of a PDF, each page set as it is printed; pages that are images are read by OCR where it is installed.

    ``Page.scanned`` tells the pages that could not be read, ``Page.ocr`` those read by OCR. Raises TextError where the
    file is damaged, needs a password, is too large, or has no page that can be read.
    """
    with _PDFIUM:
        sheets, images = _read(document)
    read = ocr.read_pages(document.origin, images, partial(_image, document)) if images else {}
    scanned = [number for number in images if number not in read]
    if len(scanned) == len(sheets) or not any(sheet.strip() for sheet in (*sheets, *read.values())):
        raise TextError(f"{document.origin} : {_without_text(images, sheets)}")
    if scanned:
        log.warning("%s : %s", document.origin, _some_unread(scanned))
    sheets = [read.get(number, sheet) for number, sheet in enumerate(sheets, start=1)]
    return joined(sheets, layout=True, scanned=scanned, recognised=read)


def _without_text(images: list[int], sheets: list[str]) -> str:
    """Why no page of a PDF could be read, and what to do."""
    if not images:
        return "ce PDF ne contient pas de texte, aucun mot n’y est écrit ; donnez le document d’origine."
    if any(map(_is_garbled, sheets)):
        found = (
            "les lettres de ce PDF ne sont pas identifiables (ses polices ne disent pas quels caractères elles "
            "dessinent)"
        )
    else:
        found = "ce PDF ne contient pas de texte, ses pages sont des images (document numérisé)"
    if ocr.version() is None:
        return f"{found} ; donnez le document d’origine, ou {ocr.REMEDY}."
    return (
        f"{found} et aucun mot n’y a été reconnu ; donnez le document d’origine, ou numérisez-le à nouveau, plus net."
    )


def _some_unread(scanned: list[int]) -> str:
    pages = ", ".join(map(str, scanned))
    remedy = f"{ocr.REMEDY}, " if ocr.version() is None else ""
    return (
        f"le texte de certaines pages est une image et n’a pas été lu (pages {pages}) ; {remedy}ou donnez le document "
        "d’origine si elles font partie de l’acte."
    ).replace("; ou ", "; ")


def _image(document: Document, number: int) -> Any:
    """The image of a page, in grey, at the resolution of OCR; a page larger than A3 at a lower one."""
    with _PDFIUM, pypdfium2.PdfDocument(document.content) as pdf:
        page = pdf[number - 1]
        scale = min(ocr.DPI / 72, ocr.MOST_PIXELS / max(page.get_size()))
        return page.render(scale=scale, grayscale=True).to_pil()


def _read(document: Document) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of those that are images."""
    try:
        with pypdfium2.PdfDocument(document.content) as pdf:
            if len(pdf) > MOST_PAGES:
                raise _too_large(document, f"{len(pdf)} pages")
            sheets, scanned = list[str](), list[int]()
            for number in range(1, len(pdf) + 1):
                sheet, image = _sheet(pdf[number - 1], document)
                sheets.append(sheet)
                scanned += [number] if image else []
                if sum(map(len, sheets)) > MOST_CHARACTERS:
                    raise _too_large(document, f"plus de {MOST_CHARACTERS // 1_000_000} millions de caractères")
            return sheets, scanned
    except pypdfium2.PdfiumError as error:
        raise TextError(f"{document.origin} : {_refusal(error)}") from error


def _sheet(page: Any, document: Document) -> tuple[str, bool]:
    """The text of a page, and whether what it shows must be read as an image."""
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MOST_ON_A_PAGE:
            raise _too_large(document, f"plus de {MOST_ON_A_PAGE} caractères sur une page")
        sheet = "\n".join(map(set_page, page_glyphs(text_page, page.get_bbox())))
        few = len("".join(sheet.split())) < STAMP_CHARACTERS
        return sheet, _is_garbled(sheet) or (few and _is_image(page, printed=bool(sheet)))
    finally:
        text_page.close()
        page.close()


def _is_garbled(sheet: str) -> bool:
    """Whether the fonts of a page do not tell which letters they draw."""
    return sheet.count("\ufffd") * 4 > len("".join(sheet.split()))


def _is_image(page: Any, *, printed: bool) -> bool:
    """Whether images cover half of a page; where no word is printed, whether anything is drawn."""
    if not printed:
        return next(page.get_objects(max_depth=1), None) is not None
    covered = 0.0
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = image.get_bounds()
        covered += (right - left) * (top - bottom)
    width, height = page.get_size()
    return bool(covered > width * height / 2)


def _too_large(document: Document, found: str) -> TextError:
    return TextError(f"{document.origin} : ce PDF est trop long, {found} ; scindez-le en plusieurs fichiers.")


def _refusal(error: pypdfium2.PdfiumError) -> str:
    if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return "ce PDF est protégé par un mot de passe ; enregistrez-en une copie sans protection."
    return "ce PDF est endommagé ou illisible ; ouvrez-le pour le vérifier, puis enregistrez-le à nouveau en PDF."
