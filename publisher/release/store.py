"""Reading a release: its documents by path, its acts and organisations by list and by search.

Everything here only reads, from any number of threads.
"""

import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from publisher.errors import ReleaseError
from publisher.identifiers import Addresses
from publisher.pages import ActRow, GrantRow, Link, OrganisationRow
from publisher.records import Money, PartialDate
from publisher.records.values import GrantKind, Outcome
from publisher.release.feed.reading import Feed, stored_form, stored_types
from publisher.release.representation import Count, Download, Gone, Listing, Origin, Representation

STORE = Path("store", "release.sqlite")
CURRENT = "current"

_PAGE = "text/html"
_ACT_COLUMNS = (
    "a.path, a.number, a.title, a.date, a.authority, a.authority_name, a.body, a.outcome, a.grants, a.cents,"
    " a.currency, a.warnings"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a list is narrowed to: words found in the acts, an authority's key, a year; empty or None is no limit."""

    words: str = ""
    authority: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One complete release, opened for reading. ``folder`` holds its store, dumps, catalogue and report.

    ``about`` are facts about the release itself: ``id``, ``base``, ``title``, the time ``at`` which it was made.
    """

    folder: Path
    about: Mapping[str, str]
    _local: threading.local = field(default_factory=threading.local, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Name of the release: the time it was made at and a digest of its content."""
        return self.about["id"]

    @property
    def addresses(self) -> Addresses:
        """The addresses under the base that was fixed when the release was made."""
        return Addresses(self.about["base"])

    @property
    def made_at(self) -> datetime:
        """When the release was made, UTC."""
        return _moment(self.about["at"])

    @property
    def feed(self) -> Feed:
        """The pages of the feed of changes, and the versions of documents."""
        return Feed(self.folder, self._connection())

    def find(self, path: str, media_type: str) -> Representation | None:
        """The document at ``path`` (from the base, with its leading slash, without extension) in a media type."""
        return stored_form(self._connection(), path, media_type) or self.feed.find(path, media_type)

    def variants(self, path: str) -> tuple[str, ...]:
        """Media types in which the document at ``path`` is stored, in alphabetical order; empty when there is none."""
        return stored_types(self._connection(), path) or self.feed.variants(path)

    def gone(self, path: str) -> Gone | None:
        """Why the document at ``path`` is served no more; None when nothing says so."""
        found = self._row("SELECT reason, day FROM gone WHERE path = ?", path)
        return Gone(reason=found[0], on=found[1]) if found else None

    def origin_of(self, path: str) -> Origin | None:
        """Where the act at ``path`` comes from; None where no act stands there."""
        found = self._row("SELECT authority, sources FROM acts WHERE path = ?", path)
        if found is None:
            return None
        return Origin(authority=found[0], sources=tuple(source["sha256"] for source in json.loads(found[1])))

    def withdrawn(self) -> tuple[str, ...]:
        """Paths of the documents that are served no more."""
        return tuple(path for (path,) in self._rows("SELECT path FROM gone ORDER BY path"))

    def download(self, path: str) -> Download | None:
        """The file offered at ``path``."""
        return next(iter(self._downloads("WHERE path = ?", path)), None)

    def downloads(self) -> tuple[Download, ...]:
        """Every file offered, by path."""
        return tuple(self._downloads("ORDER BY path"))

    def paths(self, prefix: str = "/") -> Iterable[str]:
        """Paths of the documents that begin with ``prefix``, in order, each once."""
        rows = self._rows(
            "SELECT DISTINCT path FROM documents WHERE path >= ? AND path < ? ORDER BY path",
            prefix,
            prefix + "\U0010ffff",
        )
        return (path for (path,) in rows)

    def count_pages(self) -> int:
        """How many documents there are for people."""
        found = self._row("SELECT count(*) FROM documents WHERE media_type = ?", _PAGE)
        return int(found[0]) if found else 0

    def dated_pages(self, *, size: int, offset: int) -> Iterable[tuple[str, datetime]]:
        """Paths of documents for people, in order, and when their bytes last changed (UTC)."""
        rows = self._rows(
            "SELECT path, modified FROM documents WHERE media_type = ? ORDER BY path LIMIT ? OFFSET ?",
            *(_PAGE, size, offset),
        )
        return ((path, _moment(modified)) for path, modified in rows)

    def acts(self, selection: Selection, *, page: int = 1, size: int = 20) -> Listing[ActRow]:
        """One page of the acts of a selection, the latest first. Pages count from 1; a page past the last is empty."""
        where, values = _condition(selection)
        total = self._row(f"SELECT count(*) FROM acts a {where}", *values)  # noqa: S608 - made of constants
        rows = self._rows(
            f"SELECT {_ACT_COLUMNS} FROM acts a {where} ORDER BY a.id LIMIT ? OFFSET ?",  # noqa: S608
            *values,
            size,
            (page - 1) * size,
        )
        return Listing(rows=tuple(self._act(row) for row in rows), total=total[0] if total else 0)

    def authorities(self, selection: Selection) -> tuple[Count, ...]:
        """How many acts of the selection each authority decided; most first."""
        return self._counts("a.authority, a.authority_name", "a.authority", selection)

    def years(self, selection: Selection) -> tuple[Count, ...]:
        """How many acts of the selection each year holds; latest first."""
        counts = self._counts("a.year, a.year", "a.year", selection)
        return tuple(sorted(counts, key=lambda count: count.value, reverse=True))

    def organisations(self, words: str = "", *, page: int = 1, size: int = 50) -> Listing[OrganisationRow]:
        """One page of the organisations that receive something and whose name holds ``words``, by sum received."""
        where, values = "WHERE received > 0 AND name LIKE ? ESCAPE '\\'", [f"%{_like(words)}%"]
        total = self._row(f"SELECT count(*) FROM organisations {where}", *values)  # noqa: S608
        rows = self._rows(
            f"SELECT key, name, received, cents, currency FROM organisations {where}"  # noqa: S608
            " ORDER BY cents DESC, key LIMIT ? OFFSET ?",
            *values,
            size,
            (page - 1) * size,
        )
        addresses = self.addresses
        found = tuple(
            OrganisationRow(
                iri=addresses.organisation(key), name=name, count=count, total=money(cents), currency=currency
            )
            for key, name, count, cents, currency in rows
        )
        return Listing(rows=found, total=total[0] if total else 0)

    def grants(self, selection: Selection, *, page: int = 1, size: int = 50) -> Listing[GrantRow]:
        """One page of the grants of the acts of a selection, in the order of the acts, then of their words."""
        where, values = _condition(selection)
        joined = f"FROM acts a JOIN grants g ON g.act = a.id {where}"
        total = self._row(f"SELECT count(*) {joined}", *values)
        rows = self._rows(
            f"SELECT {_ACT_COLUMNS}, g.key, g.beneficiary, g.organisation, g.natural_person, g.cents, g.currency,"
            f" g.kind, g.operation, g.purpose, g.territories {joined} ORDER BY a.id, g.position LIMIT ? OFFSET ?",
            *values,
            size,
            (page - 1) * size,
        )
        return Listing(rows=tuple(self._grant(row) for row in rows), total=total[0] if total else 0)

    def _counts(self, columns: str, group: str, selection: Selection) -> tuple[Count, ...]:
        where, values = _condition(selection)
        rows = self._rows(
            f"SELECT {columns}, count(*) AS acts FROM acts a {where} GROUP BY {group} ORDER BY acts DESC, {group}",  # noqa: S608
            *values,
        )
        return tuple(Count(value=value, label=label, acts=acts) for value, label, acts in rows)

    def _act(self, row: tuple[Any, ...]) -> ActRow:
        path, number, title, date, authority, name, body, outcome, grants, cents, currency, warnings = row
        return ActRow(
            iri=self.addresses.base + path,
            number=number,
            title=title,
            date=date and PartialDate(date),
            authority=Link(label=name, iri=self.addresses.organisation(authority)),
            body=body,
            outcome=outcome and Outcome(outcome),
            grants=grants,
            total=money(cents),
            currency=currency,
            warnings=warnings,
        )

    def _grant(self, row: tuple[Any, ...]) -> GrantRow:
        act = self._act(row[:12])
        key, beneficiary, organisation, natural_person, cents, currency, kind, operation, purpose, territories = row[
            12:
        ]
        iri = organisation and self.addresses.organisation(organisation)
        return GrantRow(
            iri=self.addresses.part(act.iri, "subvention", key),
            act=Link(label=act.number or act.title or key, iri=act.iri),
            date=act.date,
            authority=act.authority,
            beneficiary=None if natural_person or beneficiary is None else Link(label=beneficiary, iri=iri),
            amount=money(cents),
            currency=currency,
            kind=kind and GrantKind(kind),
            operation=operation,
            purpose=purpose,
            territory=tuple(
                Link(label=name, iri=self.addresses.territory(territory)) for territory, name in json.loads(territories)
            ),
        )

    def _downloads(self, clause: str, *values: object) -> Iterable[Download]:
        rows = self._rows(
            f"SELECT path, file, media_type, size, sha256, modified, description FROM downloads {clause}",  # noqa: S608
            *values,
        )
        for path, file, media_type, size, sha256, modified, description in rows:
            yield Download(
                path=path,
                file=self.folder / file,
                media_type=media_type,
                size=size,
                sha256=sha256,
                modified=_moment(modified),
                description=description,
            )

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection().execute(query, values).fetchone()
        return found

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(self._connection().execute(query, values)) as cursor:
            return cursor.fetchall()

    def _connection(self) -> sqlite3.Connection:
        """One connection for each thread: SQLite's are not for sharing."""
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _Held(connect(self.folder))
        return held.connection


def open_release(folder: Path) -> Release:
    """The release in ``folder``. Raises ReleaseError where there is none, or where it cannot be read."""
    if not (folder / STORE).is_file():
        raise ReleaseError(
            f"{folder} : aucune publication n’a été trouvée dans ce dossier ; indiquez le dossier donné à "
            "« delib publish --to », ou publiez d’abord."
        )
    try:
        with closing(connect(folder)) as connection:
            return Release(folder.resolve(), dict(connection.execute("SELECT key, value FROM about")))
    except sqlite3.Error as error:
        raise ReleaseError(
            f"{folder} : la publication est illisible ({type(error).__name__}) ; publiez de nouveau dans un autre "
            "dossier, puis servez celui-là."
        ) from error


def open_current(directory: Path) -> Release:
    """The release that ``directory`` serves now. Raises ReleaseError where there is none."""
    return open_release(directory / CURRENT)


class _Held:
    """Closes a connection when its release is let go, in whichever thread that happens.

    A connection refers to itself by its cache of statements, and would stay open until a collection of garbage.
    """

    __slots__ = ("connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


def connect(folder: Path) -> sqlite3.Connection:
    """A connection to the store of a release; the file never changes, so no lock is taken."""
    uri = f"{(folder / STORE).resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def money(cents: int | None) -> Money | None:
    """A sum of whole cents as the record writes it."""
    return None if cents is None else Money(Decimal(cents).scaleb(-2))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _like(words: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", words)


def _condition(selection: Selection) -> tuple[str, list[object]]:
    """The WHERE clause of a selection and its values; each word must be found, as a whole or as a beginning."""
    clauses: list[str] = []
    values: list[object] = []
    words = re.findall(r"\w+", selection.words)
    if words:
        clauses.append("a.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(" ".join(f'"{word}"*' for word in words))
    for column, value in (("authority", selection.authority), ("year", selection.year)):
        if value is not None:
            clauses.append(f"a.{column} = ?")
            values.append(value)
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), values
