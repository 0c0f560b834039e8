"""The text of a document, whatever its format."""

from collections.abc import Callable
from importlib import import_module

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text.plain import plain_text
from publisher.text.text import Text

_PLAIN = frozenset({"text/plain", "text/markdown", "text/csv", "text/x-markdown"})
_READERS = {
    "application/pdf": ("pdf", "pdf_text"),
    **dict.fromkeys(("text/html", "application/xhtml+xml"), ("html", "html_text")),
    **dict.fromkeys(("image/png", "image/jpeg", "image/tiff"), ("images", "image_text")),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx", "docx_text"),
    **dict.fromkeys(
        ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"),
        ("odt", "odt_text"),
    ),
}
"""Module and function that read each type."""


def extract(document: Document) -> Text:
    """The text of a document. Raises TextError, with the remedy, where there is none that can be used."""
    read = _reader(document.media_type)
    if read is None:
        raise TextError(f"{document.origin} : {_unread(document.media_type)}")
    text = read(document)
    if not text.characters.strip():
        raise TextError(f"{document.origin} : ce document est vide, aucun texte n’y figure ; vérifiez-le.")
    return text


def _reader(media_type: str) -> Callable[[Document], Text] | None:
    """What reads documents of a type; loaded when it is needed, for most runs need one or two of them."""
    if media_type in _PLAIN:
        return plain_text
    module, name = _READERS.get(media_type, ("", ""))
    return getattr(import_module(f"publisher.text.{module}"), name) if module else None


def _unread(media_type: str) -> str:
    if media_type.startswith("image/"):
        return "ce format d’image n’est pas lu ; enregistrez-la en PNG, JPEG ou TIFF, ou donnez le document d’origine."
    if media_type.startswith("application/vnd.o") or media_type in {"application/msword", "application/rtf"}:
        return (
            "ce format de bureautique n’est pas lu ; enregistrez le document en PDF, en DOCX ou en ODT, puis donnez ce "
            "fichier."
        )
    if media_type == "application/zip":
        return (
            "cette archive n’est pas ouverte ici ; extrayez-en les documents, ou donnez-la sous un nom qui finit par "
            "« .zip »."
        )
    if media_type in {"application/gzip", "application/x-7z-compressed", "application/vnd.rar"}:
        return "ce format d’archive n’est pas lu ; donnez une archive ZIP, ou le dossier extrait."
    return f"format non reconnu (type {media_type}) ; donnez le document en PDF, HTML, DOCX, ODT ou texte."
