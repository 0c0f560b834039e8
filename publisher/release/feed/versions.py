"""Versions of documents, pages of them, and what is new in a release.

The identifier of a version comes from that of the one before it and from its content: a document that goes back to an
earlier content gets a new version, and the same history gives the same identifiers anywhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from publisher.identifiers import version_path
from publisher.namespaces import AS
from publisher.release.about import moment
from publisher.release.store import connect

_HEX = 16  # digits of an identifier
_TICK = timedelta(seconds=1)


class Kind(StrEnum):
    """What became of a document: it is new (or there again), it differs, or it is there no more."""

    CREATED = "created"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of the document at ``document``, a path under the base.

    ``number`` is its place in the feed and ``page`` the page that holds it; ``at`` is the time of its release (UTC).
    ``content`` is the ETag of the N-Triples, empty for a withdrawal. ``title`` and ``channels``, for an act, are what
    it is called and the paths of the documents whose Atom feeds tell of it.
    """

    number: int
    document: str
    id: str
    kind: Kind
    at: datetime
    content: str
    page: int
    title: str = ""
    channels: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Path of the version under the base."""
        return version_path(self.document, self.id)

    @property
    def row(self) -> tuple[object, ...]:
        """The row of table ``versions``."""
        channels = json.dumps(self.channels, ensure_ascii=False)
        known = (self.number, self.document, self.id, self.kind.value, moment(self.at), self.content)
        return (*known, self.page, self.title, channels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: the times of its first and last members, how many there are, and their bytes as N-Quads.

    A page that is ``closed`` never changes again.
    """

    number: int
    since: datetime
    until: datetime
    members: int
    size: int
    closed: bool

    @property
    def row(self) -> tuple[object, ...]:
        """The row of table ``pages``."""
        return (self.number, moment(self.since), moment(self.until), self.members, self.size, self.closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of an act beside its graph: see ``Version``."""

    title: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The feed as the former release has it; ``folder`` is that of the release, None where there is none."""

    folder: Path | None = None
    versions: tuple[Version, ...] = ()
    pages: Mapping[int, Page] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path | None) -> Self:
        """Read the feed of a release."""
        if folder is None:
            return cls()
        with closing(connect(folder)) as store:
            versions = tuple(_version(*row) for row in store.execute("SELECT * FROM versions ORDER BY number"))
            pages = [_page(*row) for row in store.execute("SELECT * FROM pages ORDER BY number")]
        return cls(folder=folder, versions=versions, pages={page.number: page for page in pages})

    def heads(self) -> dict[str, Version]:
        """The latest version of each document."""
        return {version.document: version for version in self.versions}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A version that is to be written: no page holds it yet. ``previous`` is empty for a first one."""

    document: str
    kind: Kind
    previous: str
    content: str


def changes(heads: Mapping[str, Version], documents: Mapping[str, str]) -> Iterator[Change]:
    """What differs between the latest versions and ``documents`` (the ETag of the N-Triples of each), by path."""
    for path in sorted({*heads, *documents}):
        head, content = heads.get(path), documents.get(path, "")
        if (head.content if head else "") == content:
            continue
        kind = Kind.WITHDRAWN if not content else Kind.UPDATED if head and head.content else Kind.CREATED
        yield Change(document=path, kind=kind, previous=head.id if head else "", content=content)


def identifier(previous: str, content: bytes | None) -> str:
    """The identifier of a version: of its canonical N-Triples, or of as:Delete (None), after the previous one's."""
    told = str(AS.Delete).encode() if content is None else content
    return hashlib.sha256(previous.encode() + told).hexdigest()[:_HEX]


def time_after(history: Iterable[Version], at: datetime) -> datetime:
    """The time of the versions of a release made ``at``: that time, but after any that the feed has already.

    The time of a feed never goes back, whatever the clock does: clients stop at the latest time that they have seen.
    """
    latest = max((version.at for version in history), default=None)
    return at if latest is None or at > latest else latest + _TICK


def _version(
    number: int, document: str, identified: str, kind: str, at: str, content: str, page: int, title: str, channels: str
) -> Version:
    return Version(
        number=number,
        document=document,
        id=identified,
        kind=Kind(kind),
        at=_time(at),
        content=content,
        page=page,
        title=title,
        channels=tuple(json.loads(channels)),
    )


def _page(number: int, since: str, until: str, members: int, size: int, closed: Any) -> Page:
    return Page(number=number, since=_time(since), until=_time(until), members=members, size=size, closed=bool(closed))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
