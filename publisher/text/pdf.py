"""The text of a PDF."""

from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text.characters import joined
from publisher.text.glyphs import page_glyphs
from publisher.text.layout import set_page
from publisher.text.text import Text


def pdf_text(document: Document) -> Text:
    """The text of a PDF, page by page."""
    try:
        pdf = pypdfium2.PdfDocument(document.content)
    except pypdfium2.PdfiumError as error:
        raise TextError(f"{document.origin} : {_refusal(error)}") from error
    try:
        sheets = [_sheet(page) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise TextError(f"{document.origin} : {_refusal(error)}") from error
    finally:
        pdf.close()
    if not any(sheet.strip() for sheet in sheets):
        raise TextError(
            f"{document.origin} : ce PDF ne contient pas de texte, ses pages sont des images (document numérisé) ; "
            "donnez le PDF d’origine, ou passez celui-ci à la reconnaissance de caractères."
        )
    return joined(sheets, layout=True)


def _refusal(error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return "ce PDF est protégé par un mot de passe ; enregistrez-en une copie sans protection."
    return "ce PDF est endommagé ou illisible ; ouvrez-le pour le vérifier, puis enregistrez-le à nouveau en PDF."


def _sheet(page: Any) -> str:
    try:
        return "\n".join(set_page(glyphs) for glyphs in page_glyphs(page))
    finally:
        page.close()
