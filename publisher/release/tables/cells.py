"""What stands in the cells of a table: typed values, and the text that each is in CSV (RFC 4180, UTF-8)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from publisher.mapping.literals import clean
from publisher.release.tables.columns import Table
from publisher.release.tables.told import Told

Value = str | bool | int | Decimal | date | None


def values(table: Table, acts: Iterable[Told]) -> list[tuple[Value, ...]]:
    """The rows of a table, in the order of the acts; an empty text is no value."""
    return [tuple(map(_value, row)) for act in acts for row in table.rows(act)]


def _value(stated: object) -> Value:
    match stated:
        case None | "":
            return None
        case bool() | int() | Decimal() | date():
            return stated
        case float():
            return Decimal(str(stated))
    return clean(str(stated)) or None


def header(table: Table) -> bytes:
    """The first line of a table."""
    return lines([[column.name for column in table.columns]])


def lines(rows: Iterable[Sequence[Value]]) -> bytes:
    """Lines of CSV."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case Decimal():
            return format(value, "f")
    return str(value)
