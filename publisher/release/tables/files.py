"""Tables as files: CSV with its compressed form, Parquet, and what their columns mean."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from publisher.release.dumps.parts import fit, parted, put_together
from publisher.release.tables.cells import header, lines, values
from publisher.release.tables.columns import Table
from publisher.release.tables.package import CSVW, csvw
from publisher.release.tables.parquet import put_parquet_together, write_parquet
from publisher.release.tables.told import Told


def write_tables(folder: Path, tables: Iterable[Table], acts: Sequence[Told]) -> None:
    """Write tables of acts, in the order given."""
    known = tuple(tables)
    for table in known:
        rows = values(table, acts)
        with parted(folder / table.csv) as file:
            file.write(header(table))
            file.next_part()
            file.write(lines(rows))
        write_parquet(folder / table.parquet, table, rows)
    (folder / CSVW).write_bytes(csvw(known))


def put_tables_together(folder: Path, tables: Iterable[Table], parts: Sequence[Path], most: int) -> None:
    """Write tables of several years or authorities, each in its folder.

    Where they have more than ``most`` bytes as CSV, only that is written, compressed, under one header.
    """
    known = tuple(tables)
    small = fit([part / table.csv for table in known for part in parts], most)
    for table in known:
        put_together(folder / table.csv, header(table), [part / table.csv for part in parts], plain=small)
        if small:
            put_parquet_together(folder / table.parquet, table, [part / table.parquet for part in parts])
    if small:
        (folder / CSVW).write_bytes(csvw(known))
