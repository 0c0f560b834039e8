"""Writing the store of a release: documents first made or taken from the former release, then the tables.

Rows are inserted in the order given, in one transaction: the same calls give the same file, byte for byte.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from publisher.errors import ReleaseError
from publisher.release.about import moment
from publisher.release.feed.reading import stored_form
from publisher.release.representation import Representation
from publisher.release.schema import SCHEMA
from publisher.release.store import STORE

_PAGE_SIZE = 8192  # bytes; representations of some kilobytes then take few overflow pages
SETTINGS = f"""
PRAGMA page_size = {_PAGE_SIZE};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA secure_delete = ON;
"""
"""Nothing reads the file before it is complete and written through, so that it needs no journal."""


class StoreWriter:
    """The store of a release that is being built in ``folder``; ``former`` is the folder of the release before."""

    def __init__(self, connection: sqlite3.Connection, *, has_former: bool) -> None:
        """Write to a connection whose ``former`` schema, if any, is the store of the release before."""
        self._connection = connection
        self._has_former = has_former

    @classmethod
    @contextmanager
    def create(cls, folder: Path, former: Path | None) -> Iterator[Self]:
        """A new store in ``folder``, complete at the end of the block. Raises ReleaseError where it cannot be had."""
        path = folder / STORE
        path.parent.mkdir(parents=True, exist_ok=True)
        with told(folder), closing(sqlite3.connect(path.resolve().as_uri(), uri=True)) as connection:
            connection.isolation_level = None
            connection.executescript(SETTINGS + SCHEMA)
            if former is not None:
                uri = f"{(former / STORE).resolve().as_uri()}?mode=ro&immutable=1"
                connection.execute("ATTACH ? AS former", (uri,))
            connection.execute("BEGIN")
            yield cls(connection, has_former=former is not None)
            connection.execute("COMMIT")

    def add(self, path: str, representations: Iterable[Representation]) -> bool:
        """Store a document made anew; gives whether anything of it differs from the former release.

        A representation whose bytes are those of the former one keeps its time of change.
        """
        changed = False
        self.remove(path)
        for made in sorted(representations, key=lambda representation: representation.media_type):
            since = self._unchanged_since(path, made)
            changed = changed or since is None
            self._document(path, replace(made, modified=since) if since else made)
        return changed

    def reuse(self, path: str) -> None:
        """Store a document as the former release has it."""
        self.remove(path)
        self._connection.execute(
            "INSERT INTO documents SELECT * FROM former.documents WHERE path = ? ORDER BY media_type", (path,)
        )

    def remove(self, path: str) -> None:
        """Take back a document, if it is there."""
        self._connection.execute("DELETE FROM documents WHERE path = ?", (path,))

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Add rows to a table, in their order, each with a value for every column."""
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - names of ours

    def index(self, rows: Iterable[tuple[int, str]]) -> None:
        """Make acts findable by their words: the number of each act, and its words."""
        self._connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", rows)

    def bodies(self, prefix: str, media_type: str) -> Iterator[tuple[str, Representation]]:
        """Path and representation of the documents stored so far whose path begins with ``prefix``, by path."""
        cursor = self._connection.execute(
            "SELECT path, stored, compressed, etag, modified FROM documents"
            " WHERE path >= ? AND path < ? AND media_type = ? ORDER BY path",
            (prefix, prefix + "\U0010ffff", media_type),
        )
        for path, stored, compressed, etag, modified in cursor:
            yield (
                path,
                Representation(
                    media_type=media_type,
                    stored=stored,
                    compressed=bool(compressed),
                    etag=etag,
                    modified=datetime.fromisoformat(modified),
                ),
            )

    def find(self, path: str, media_type: str) -> Representation | None:
        """A document stored so far, in one media type."""
        return stored_form(self._connection, path, media_type)

    def etags(self) -> Iterator[tuple[str, str, str]]:
        """Path, media type and validator of every document stored so far, in order."""
        yield from self._connection.execute("SELECT path, media_type, etag FROM documents ORDER BY path, media_type")

    def paths(self) -> list[str]:
        """Paths of the documents stored so far, in order."""
        return [path for (path,) in self._connection.execute("SELECT DISTINCT path FROM documents ORDER BY path")]

    def _document(self, path: str, made: Representation) -> None:
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
            (path, made.media_type, made.etag, moment(made.modified), made.compressed, made.stored),
        )

    def _unchanged_since(self, path: str, made: Representation) -> datetime | None:
        if not self._has_former:
            return None
        found = self._connection.execute(
            "SELECT modified FROM former.documents WHERE path = ? AND media_type = ? AND etag = ?",
            (path, made.media_type, made.etag),
        ).fetchone()
        return datetime.fromisoformat(found[0]) if found else None


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Say in French what SQLite says of a file it cannot write. Raises ReleaseError."""
    try:
        yield
    except sqlite3.Error as error:
        raise ReleaseError(
            f"{folder.parent.parent} : la publication n’a pas pu être écrite ({error}) ; vérifiez que le disque n’est "
            "pas plein, libérez de la place, puis recommencez. Ce qui était publié n’a pas changé."
        ) from error
