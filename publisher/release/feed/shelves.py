"""Files of the feed: one for each page, with the forms of the page and those of its versions.

A page that does not change is the same file from one release to the next, under two names where the disk can: the whole
history stands once on the disk, however many releases keep it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from publisher.errors import ReleaseError
from publisher.release.about import moment
from publisher.release.dumps.parts import same_file
from publisher.release.feed.reading import connect_shelf, shelf_file, stored_form
from publisher.release.representation import Representation
from publisher.release.schema import DOCUMENTS
from publisher.release.writer import SETTINGS, told


class Shelf:
    """The file of one page, being written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write to a connection whose table is empty."""
        self._connection = connection

    @classmethod
    @contextmanager
    def create(cls, folder: Path, number: int) -> Iterator[Self]:
        """The file of page ``number`` of the release in ``folder``. Raises ReleaseError where it cannot be had."""
        path = shelf_file(folder, number)
        path.parent.mkdir(exist_ok=True)
        with told(folder), closing(sqlite3.connect(path)) as connection:
            connection.isolation_level = None
            connection.executescript(SETTINGS + DOCUMENTS)
            connection.execute("BEGIN")
            yield cls(connection)
            connection.execute("COMMIT")

    def add(self, path: str, representations: Iterable[Representation]) -> None:
        """Add a document, in the order of its media types."""
        for made in sorted(representations, key=lambda representation: representation.media_type):
            row = (path, made.media_type, made.etag, moment(made.modified), made.compressed, made.stored)
            self._connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", row)

    def take(self, former: Path, number: int, path: str) -> None:
        """Add a document as the page ``number`` of the former release has it."""
        with closing(connect_shelf(_existing(former, number))) as shelf:
            rows = shelf.execute("SELECT * FROM documents WHERE path = ? ORDER BY media_type", (path,))
            self._connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", rows)

    def body(self, path: str, media_type: str) -> bytes:
        """The bytes of a document that was added."""
        found = stored_form(self._connection, path, media_type)
        if found is None:
            raise KeyError(path)
        return found.body


def carry_over(former: Path, folder: Path, number: int) -> None:
    """Have the file of a page as the former release has it."""
    target = shelf_file(folder, number)
    target.parent.mkdir(exist_ok=True)
    same_file(_existing(former, number), target)


def _existing(former: Path, number: int) -> Path:
    """The file of a page of the former release. Raises ReleaseError where it is not there."""
    file = shelf_file(former, number)
    if not file.is_file():
        raise ReleaseError(
            f"{file} : cette page du flux des changements manque à la publication en service ; remettez ce fichier en "
            "place depuis une sauvegarde, ou publiez dans un nouveau dossier."
        )
    return file
