"""Rows of tables and the acts that they are of, in one run: the act that is read by itself stands."""

from collections.abc import Iterable, Sequence

from publisher.records import Deliberation
from publisher.release.readings import StoredReading
from publisher.scdl.agreement import agreed
from publisher.scdl.following import addresses


def stand_for_rows(
    readings: Iterable[StoredReading],
    records: Sequence[tuple[Deliberation, ...]],
    published: Iterable[Deliberation] = (),
) -> list[tuple[Deliberation, ...]]:
    """The records of each reading, without the rows whose act is read, or ``published``, by itself."""
    if not any(act.source.row is not None for acts in records for act in acts):
        return list(records)
    tables = [found for found, acts in zip(readings, records, strict=True) if acts and acts[0].source.row is not None]
    led = {
        (table.sha256, row): address
        for table in tables
        for row, address in addresses(table.text.characters, table.origin).items()
    }
    return agreed(records, led, published)
