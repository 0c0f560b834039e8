"""Bytes obtained from somewhere, before anything is known of their content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes of one source.

    ``origin`` is the path or address as the officer gave it, ``archive.zip/member.pdf`` for a member of an archive;
    ``media_type`` the type the bytes show (magic numbers first, then the HTTP header or the name's extension), without
    parameters; ``charset`` the one an HTTP header declares, else None; ``sha256`` the lower-case hex digest of
    ``content``.
    """

    content: bytes
    media_type: str
    origin: str
    sha256: str
    charset: str | None = None
