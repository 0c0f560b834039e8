"""What a release hands out: ready bytes with their validators."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, Self, TypeVar

Row = TypeVar("Row")

_WORTH_COMPRESSING = 512  # bytes; below, the header of gzip eats what it saves
_COMPRESSED_ALREADY = ("application/pdf", "application/zip", "application/gzip", "image/png", "image/jpeg", "font/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """One document in one media type, as it is sent.

    ``stored`` are its bytes, compressed by gzip where ``compressed``; ``etag`` is taken from the bytes before
    compression, without quotes: it is strong for them, so that a compressed answer needs an ETag of its own (RFC 9110,
    8.8.3); ``modified`` (UTC, whole seconds) is the time of the release in which the bytes last changed.
    """

    media_type: str
    stored: bytes
    compressed: bool
    etag: str
    modified: datetime

    @classmethod
    def of(cls, body: bytes, media_type: str, modified: datetime) -> Self:
        """A representation of ``body``, compressed where it is worth it; the same body gives the same bytes."""
        packed = b""
        if len(body) >= _WORTH_COMPRESSING and not media_type.startswith(_COMPRESSED_ALREADY):
            packed = gzip.compress(body, compresslevel=6, mtime=0)
        compressed = bool(packed) and len(packed) < len(body)
        return cls(
            media_type=media_type,
            stored=packed if compressed else body,
            compressed=compressed,
            etag=etag_of(body),
            modified=modified,
        )

    @property
    def body(self) -> bytes:
        """The bytes before compression."""
        return gzip.decompress(self.stored) if self.compressed else self.stored

    @property
    def gzip(self) -> bytes | None:
        """The bytes for ``Content-Encoding: gzip``; None where compression saves nothing."""
        return self.stored if self.compressed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file of the release at ``path`` under the base (``/telechargements/…``), read from ``file``."""

    path: str
    file: Path
    media_type: str
    size: int
    sha256: str
    modified: datetime
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an act comes from: the key of who decided it, and the SHA-256 of each source that states it."""

    authority: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A document that was served and is no more: the reason in French, and the day (YYYY-MM-DD)."""

    reason: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Row]):
    """One page of rows, and how many there are on all pages."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many acts of a selection have one value of a facet; ``label`` is for the reader."""

    value: str
    label: str
    acts: int


def packed(text: str) -> bytes:
    """Text for the store, compressed; the same text gives the same bytes."""
    return gzip.compress(text.encode("utf-8", "surrogatepass"), compresslevel=6, mtime=0)


def unpacked(stored: bytes) -> str:
    """The text that ``packed`` compressed."""
    return gzip.decompress(stored).decode("utf-8", "surrogatepass")


def json_body(content: object) -> bytes:
    """Content as a JSON document of UTF-8, made to be read by people too."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def etag_of(body: bytes) -> str:
    """The validator of a body: 32 hex digits of its SHA-256."""
    return hashlib.sha256(body).hexdigest()[:32]
