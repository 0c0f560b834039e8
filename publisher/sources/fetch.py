"""One document from its origin."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from publisher.errors import SourceError
from publisher.sources.archives import members, read_path, refuse_unreadable
from publisher.sources.document import Document
from publisher.sources.files import limited
from publisher.sources.mediatypes import ZIP, media_type
from publisher.sources.names import STANDARD_INPUT, is_address, printable


def fetch(origin: str, *, standard_input: BinaryIO | None = None, cache: Path | None = None) -> Document:
    """The document at an origin: a file, a member of an archive, an address, or « - » for ``standard_input``.

    ``cache`` is a folder that keeps what addresses gave, so that they are asked again only whether it changed.
    Raises SourceError, with the remedy, for whatever cannot be had, is empty or is above the size limit.
    """
    name = printable(origin)
    declared = charset = ""
    if origin == STANDARD_INPUT:
        content = _standard_input(standard_input)
    elif is_address(origin):
        from publisher.sources.web import download  # requests is slow to load, and most sources are files

        answer = download(origin, cache)
        content, declared, charset = answer.content, answer.media_type, answer.charset
    else:
        content = read_path(origin)
    return _document(name, content, declared=declared, charset=charset)


def opened(document: Document) -> Iterator[tuple[str, Document | SourceError]]:
    """The members of an archive by their origins, each a document or why it is none; else the document itself.

    For what came from an address or from standard input: ``expand`` opens the archives that are files.
    """
    if document.media_type != ZIP:
        yield document.origin, document
        return
    for origin, content in members(document.origin, document.content):
        try:
            yield (
                printable(origin),
                content if isinstance(content, SourceError) else _document(printable(origin), content),
            )
        except SourceError as error:
            yield printable(origin), error


def _document(name: str, content: bytes, *, declared: str = "", charset: str = "") -> Document:
    if not content.strip():
        raise SourceError(f"{name} : ce document est vide ; vérifiez le fichier d’origine.")
    kind = media_type(content, declared=declared, origin=name)
    if kind == ZIP:
        refuse_unreadable(name, content)
    return Document(
        content=content,
        media_type=kind,
        origin=name,
        sha256=hashlib.sha256(content).hexdigest(),
        charset=charset or None,
    )


def _standard_input(stream: BinaryIO | None) -> bytes:
    if stream is None:
        raise SourceError("entrée standard : elle n’est pas disponible ici ; donnez le chemin d’un fichier.")
    try:
        return limited("entrée standard", stream)
    except OSError as error:
        raise SourceError("entrée standard : illisible ; donnez le chemin d’un fichier.") from error
