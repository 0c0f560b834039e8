"""Tables as Parquet: columns of strict types, the same bytes from the same rows.

Sums are decimals of two digits, rates and quantities of eighteen, whole dates ``date32``; identifiers, and dates that
an act gives to the month or the year, are text.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from publisher.release.tables.columns import Column, Datatype, Table

_TYPES = {
    Datatype.TEXT: pa.string(),
    Datatype.ADDRESS: pa.string(),
    Datatype.COUNT: pa.int64(),
    Datatype.SUM: pa.decimal128(38, 2),
    Datatype.NUMBER: pa.decimal128(38, 18),
    Datatype.DAY: pa.date32(),
    Datatype.FLAG: pa.bool_(),
}
_ROWS = 1 << 16  # rows of a group


def schema(columns: Iterable[Column]) -> pa.Schema:
    """The columns; the first, which is the key, is never empty."""
    fields = [pa.field(column.name, _TYPES[column.datatype], nullable=True) for column in columns]
    return pa.schema([fields[0].with_nullable(nullable=False), *fields[1:]])


def write_parquet(path: Path, table: Table, rows: Sequence[Sequence[object]]) -> None:
    """Write the rows of a table, of the values that ``publisher.release.tables.cells.values`` gives."""
    known = schema(table.columns)
    columns = zip(*rows, strict=True) if rows else ((),) * len(known)
    arrays = [pa.array(list(column), type=field.type) for column, field in zip(columns, known, strict=True)]
    _write(path, pa.Table.from_arrays(arrays, schema=known))


def put_parquet_together(path: Path, table: Table, parts: Sequence[Path]) -> None:
    """Write the rows of several files of one table, in their order."""
    _write(path, pa.concat_tables([schema(table.columns).empty_table(), *map(_read, parts)]))


def _read(path: Path) -> pa.Table:
    with pq.ParquetFile(path) as file:
        return file.read(use_threads=False)


def _write(path: Path, content: pa.Table) -> None:
    pq.write_table(content.combine_chunks(), path, compression="zstd", row_group_size=_ROWS)
