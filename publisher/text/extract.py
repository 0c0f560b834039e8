"""The text of a document, whatever its format."""

from publisher.errors import TextError
from publisher.sources import Document
from publisher.text.plain import plain_text
from publisher.text.text import Text

_PLAIN = frozenset({"text/plain", "text/markdown", "text/csv", "text/x-markdown"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def extract(document: Document) -> Text:
    """The text of a document. Raises TextError, with the remedy, where there is none that can be used."""
    if document.media_type == "application/pdf":
        from publisher.text.pdf import pdf_text

        return _with_words(pdf_text(document), document)
    if document.media_type in _HTML:
        from publisher.text.html import html_text

        return _with_words(html_text(document), document)
    if document.media_type in _PLAIN:
        return _with_words(plain_text(document), document)
    raise TextError(f"{document.origin} : {_unread(document.media_type)}")


def _with_words(text: Text, document: Document) -> Text:
    if not text.characters.strip():
        raise TextError(f"{document.origin} : ce document est vide, aucun texte n’y figure ; vérifiez-le.")
    return text


def _unread(media_type: str) -> str:
    if media_type.startswith("image/"):
        return (
            "c’est une image, dont le texte n’est pas encore lu ; donnez le document d’origine, ou un PDF passé à la "
            "reconnaissance de caractères."
        )
    if media_type.startswith("application/vnd.o") or media_type in {"application/msword", "application/rtf"}:
        return (
            "ce format de bureautique n’est pas encore lu ; enregistrez le document en PDF (« Exporter au format "
            "PDF »), puis donnez ce PDF."
        )
    if media_type in {"application/zip", "application/gzip", "application/x-7z-compressed", "application/vnd.rar"}:
        return "les archives ne sont pas encore lues ; extrayez-en les documents, puis donnez le dossier obtenu."
    return f"format non reconnu (type {media_type}) ; donnez le document en PDF, HTML ou texte."
