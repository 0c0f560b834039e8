"""Reading the feed of a release: which file holds what stands at a path, and how versions follow one another."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publisher.identifiers import Addresses, feed_page_of, version_of, version_path
from publisher.release.representation import Representation

FOLDER = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A version among those of its document: paths of that one and of the versions before and after, and the time."""

    document: str
    at: datetime
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of the release in ``folder``, whose store ``connection`` reads."""

    folder: Path
    connection: sqlite3.Connection

    def find(self, path: str, media_type: str) -> Representation | None:
        """A page or a version in a media type."""
        number = self._page_with(path)
        if number is None:
            return None
        with closing(connect_shelf(shelf_file(self.folder, number))) as shelf:
            return stored_form(shelf, path, media_type)

    def variants(self, path: str) -> tuple[str, ...]:
        """Media types of a page or a version, in alphabetical order."""
        number = self._page_with(path)
        if number is None:
            return ()
        with closing(connect_shelf(shelf_file(self.folder, number))) as shelf:
            return stored_types(shelf, path)

    def never_changes(self, path: str) -> bool:
        """Whether what stands at a path of the feed is there for good: a version, or a page that is full."""
        number = feed_page_of(path)
        if number is None:
            return version_of(path) is not None
        return bool(self._first("SELECT 1 FROM pages WHERE number = ? AND closed", number))

    def revision(self, path: str) -> Revision | None:
        """The version at a path, among those of its document."""
        named = version_of(path)
        found = self._first("SELECT number, at FROM versions WHERE document = ? AND id = ?", *named) if named else None
        if named is None or found is None:
            return None
        number, at = found
        document, order = named[0], "SELECT id FROM versions WHERE document = ? AND number"
        before = self._first(f"{order} < ? ORDER BY number DESC", document, number)
        after = self._first(f"{order} > ? ORDER BY number", document, number)
        return Revision(
            document=document,
            at=datetime.fromisoformat(at).astimezone(UTC),
            before=version_path(document, before[0]) if before else None,
            after=version_path(document, after[0]) if after else None,
        )

    def latest(self, document: str) -> str | None:
        """Path of the latest version of a document, which says that it was withdrawn where it was."""
        found = self._first("SELECT id FROM versions WHERE document = ? ORDER BY number DESC", document)
        return version_path(document, found[0]) if found else None

    def paths(self, addresses: Addresses) -> Iterator[str]:
        """Paths of all pages, then of all versions, in their order."""
        for (number,) in self.connection.execute("SELECT number FROM pages ORDER BY number"):
            yield addresses.path(addresses.feed_page(number))
        for document, identifier in self.connection.execute("SELECT document, id FROM versions ORDER BY number"):
            yield version_path(document, identifier)

    def _page_with(self, path: str) -> int | None:
        """The page whose file holds what stands at a path."""
        number, named = feed_page_of(path), version_of(path)
        if number is not None:
            found = self._first("SELECT number FROM pages WHERE number = ?", number)
        elif named is not None:
            found = self._first("SELECT page FROM versions WHERE document = ? AND id = ?", *named)
        else:
            return None
        return int(found[0]) if found else None

    def _first(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
        return found


def shelf_file(folder: Path, number: int) -> Path:
    """The file that holds a page of the feed and its versions, in the folder of a release."""
    return folder / FOLDER / f"{number}.sqlite"


def stored_form(connection: sqlite3.Connection, path: str, media_type: str) -> Representation | None:
    """A document of a store, or of the file of a page, in one media type."""
    found = connection.execute(
        "SELECT stored, compressed, etag, modified FROM documents WHERE path = ? AND media_type = ?", (path, media_type)
    ).fetchone()
    if found is None:
        return None
    stored, compressed, etag, modified = found
    return Representation(
        media_type=media_type,
        stored=stored,
        compressed=bool(compressed),
        etag=etag,
        modified=datetime.fromisoformat(modified).astimezone(UTC),
    )


def stored_types(connection: sqlite3.Connection, path: str) -> tuple[str, ...]:
    """The media types of a document, in alphabetical order."""
    rows = connection.execute("SELECT media_type FROM documents WHERE path = ? ORDER BY media_type", (path,))
    return tuple(media_type for (media_type,) in rows)


def connect_shelf(file: Path) -> sqlite3.Connection:
    """A connection to the file of a page, which never changes."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
