"""Tables of an attendance: a row for each member, a column for each status, marked or holding who has the proxy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.parsing.layout import Cell, Line, cells
from publisher.parsing.lines import folded_words
from publisher.parsing.passage import flow
from publisher.parsing.patterns import any_of
from publisher.parsing.people import PERSON, Person, first_person
from publisher.records import Attendance, Span
from publisher.records.values import AttendanceStatus as Status

_S = r"[()es.·]*"
_HEADS = (
    (
        Status.REPRESENTED,
        any_of(
            rf"(?:a donne |donne |ayant donne )?(?:pouvoirs?|procurations?)(?: donne{_S})?(?: a)?",
            rf"represente{_S}(?: par)?",
            r"mandataires?",
        ),
    ),
    (Status.EXCUSED, rf"(?:absent{_S} )?excuse{_S}"),
    (Status.ABSENT, rf"absent{_S}"),
    (Status.PRESENT, rf"present{_S}"),
)
_HEAD = tuple((status, re.compile(rf"{pattern}\s*:?")) for status, pattern in _HEADS)
_MEMBERS = re.compile(r"(?:noms?|prenoms?|membres?|elus?|conseillers?|delegues?|titulaires?)\b.{0,40}")
_MARK = re.compile(r"[xX×✓✔☑☒●•■1PAE]|oui|OUI")
_FEWEST = 2  # columns of statuses, and rows


@dataclass(frozen=True, slots=True)
class _Column:
    status: Status
    start: int
    end: int


def read_grid(source: str, lines: list[Line]) -> list[Attendance]:
    """Members of the first table whose columns are statuses, in order; none where there is no such table."""
    for index, line in enumerate(lines):
        columns = _columns(source, line)
        if columns:
            found = list(_rows(source, lines[index + 1 :], columns))
            return found if len(found) >= _FEWEST else []
    return []


def _columns(source: str, line: Line) -> list[_Column]:
    """Columns of statuses of a line of titles; the names of members stand before them."""
    row = cells(source, line)
    columns = [_Column(status, cell.column, cell.last_column) for cell in row if (status := _status(line, cell))]
    before = [cell for cell in row if not columns or cell.column < columns[0].start]
    titled = all(_MEMBERS.fullmatch(folded_words(line, cell)) for cell in before)
    statuses = {column.status for column in columns}
    return columns if len(statuses) == len(columns) >= _FEWEST and before and titled else []


def _status(line: Line, cell: Cell) -> Status | None:
    folded = folded_words(line, cell)
    return next((status for status, pattern in _HEAD if pattern.fullmatch(folded)), None)


def _rows(source: str, lines: list[Line], columns: list[_Column]) -> Iterator[Attendance]:
    for line in lines:
        if line.blank or line.kind is not None:
            continue
        row = cells(source, line)
        names = [cell for cell in row if cell.column < columns[0].start and not _MARK.fullmatch(_text(source, cell))]
        person = first_person(flow(source, [(cell.start, cell.end) for cell in names]))
        if len(row) == 1 or person is None:
            return
        told = [cell for cell in row if cell not in names]
        status, holder = _told(source, told, columns)
        if status is not None:
            yield Attendance(
                honorific=person.honorific,
                name=person.name,
                status=status,
                represented_by=holder.name if holder else None,
                voting=True,
                span=Span(names[0].start, row[-1].end),
            )


def _told(source: str, told: list[Cell], columns: list[_Column]) -> tuple[Status | None, Person | None]:
    """The status of a member, by the column of the only mark or of the name of who votes instead."""
    marks = {_nearest(cell, columns).status for cell in told if _MARK.fullmatch(_text(source, cell))}
    held = [cell for cell in told if _nearest(cell, columns).status is Status.REPRESENTED]
    holder = next((cell for cell in held if PERSON.match(_text(source, cell))), None)
    if holder is not None and not _MARK.fullmatch(_text(source, holder)):
        return Status.REPRESENTED, first_person(flow(source, [(holder.start, holder.end)]))
    return (marks.pop(), None) if len(marks) == 1 else (None, None)


def _nearest(cell: Cell, columns: list[_Column]) -> _Column:
    middle = cell.column + cell.last_column
    return min(columns, key=lambda column: abs(column.start + column.end - middle))


def _text(source: str, cell: Cell) -> str:
    return source[cell.start : cell.end]
