"""What was read in a source, packed: it travels between processes, and is kept from one release to the next."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self

from publisher.parsing import Reading
from publisher.records import Deliberation
from publisher.records.encode import from_dict, to_json
from publisher.release.digests import corrected, reader
from publisher.release.representation import packed, unpacked
from publisher.sources import Document
from publisher.text import Page, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """The reading of one source; ``stored`` holds its text as it may be published, then its acts, one a line.

    ``reader`` is the digest of what read and corrected it.
    """

    sha256: str
    origin: str
    media_type: str
    masked: bool
    stored: bytes
    reader: str = field(default_factory=reader)

    @classmethod
    def of(cls, document: Document, reading: Reading, corrections: tuple[object, ...] = ()) -> Self:
        """What was read in a document and corrected; the same reading gives the same bytes."""
        text = {
            "characters": reading.text.characters,
            "pages": [[page.number, page.start, page.end] for page in reading.text.pages],
            "layout": reading.text.layout,
        }
        lines = [json.dumps(text, ensure_ascii=False), *(to_json(act) for act in reading.acts)]
        return cls(
            sha256=document.sha256,
            origin=document.origin,
            media_type=document.media_type,
            masked=reading.masked,
            stored=packed("\n".join(lines)),
            reader=corrected(corrections),
        )

    @property
    def digest(self) -> str:
        """Digest of the text; an act is compared by its own record, for a correction changes one of many."""
        return _digest(self.stored)

    @property
    def text(self) -> Text:
        """The text of the source, natural persons masked."""
        return _text(self.stored)

    def acts(self) -> tuple[Deliberation, ...]:
        """The acts, in the order of the text, each said to come from ``origin``."""
        return tuple(self._from_here(from_dict(json.loads(line))) for line in _lines(self.stored)[1:])

    def _from_here(self, act: Deliberation) -> Deliberation:
        return act if act.source.uri == self.origin else replace(act, source=replace(act.source, uri=self.origin))


@lru_cache(maxsize=4)
def _text(stored: bytes) -> Text:
    """The text of a reading; kept a while, for the acts of one source are made one after the other."""
    plain = json.loads(_lines(stored)[0])
    return Text(
        characters=plain["characters"],
        pages=tuple(Page(number=number, start=start, end=end) for number, start, end in plain["pages"]),
        layout=plain["layout"],
    )


@lru_cache(maxsize=256)
def _digest(stored: bytes) -> str:
    return hashlib.sha256(_lines(stored)[0].encode()).hexdigest()


def _lines(stored: bytes) -> list[str]:
    # Not splitlines(): it also splits at U+2028, which JSON leaves as it is inside a string.
    return unpacked(stored).split("\n")


def one_a_source(readings: Iterable[StoredReading]) -> Iterator[StoredReading]:
    """Each source once: the same bytes obtained from several places are those of the first."""
    seen: set[str] = set()
    for reading in readings:
        if reading.sha256 not in seen:
            seen.add(reading.sha256)
            yield reading
