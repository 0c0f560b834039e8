"""The tables of the SCDL offered for download: strict ones, and beside each the rows held back, with the reason.

What the schemas require and no act states is not made up (docs/scdl.md).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from publisher.config import AuthorityDefaults
from publisher.identifiers import Addresses, slug
from publisher.records import Deliberation
from publisher.release.dumps.parts import fit, parted, put_together
from publisher.release.readings import StoredReading
from publisher.release.rows import PublishedAct
from publisher.release.tables.cells import lines
from publisher.scdl.columns import DELIBERATIONS, SUBVENTIONS, Model
from publisher.scdl.table import Row, find_table
from publisher.scdl.writing import Written, act_row, grant_row, stated_siret

ACTS = "scdl-deliberations.csv"
GRANTS = "scdl-subventions.csv"
HELD_BACK = "-non-publiees.csv"
NAMES = tuple(name for table in (ACTS, GRANTS) for name in (table, table.removesuffix(".csv") + HELD_BACK))
_BESIDE = ("acte", "motifs")
"""Columns that a table of rows held back has beside those of the model: the act, and why."""

FindText = Callable[[str], StoredReading | None]
_Told = tuple[str, Written]


def write_scdl(
    folder: Path, acts: Sequence[PublishedAct], addresses: Addresses, reading: FindText, configured: AuthorityDefaults
) -> None:
    """Write the four tables, acts in the order given."""
    _write(folder / ACTS, DELIBERATIONS, _acts(acts, addresses, reading, configured))
    _write(folder / GRANTS, SUBVENTIONS, _grants(acts, addresses, reading, configured))


def put_scdl_together(folder: Path, parts: Sequence[Path], most: int) -> None:
    """Write the tables of several years or authorities, each in its folder.

    Where they have more than ``most`` bytes, only their compressed forms are written.
    """
    small = fit([part / name for name in NAMES for part in parts], most)
    for table, model in ((ACTS, DELIBERATIONS), (GRANTS, SUBVENTIONS)):
        for name, beside in ((table, ()), (_held_back(table), _BESIDE)):
            first = lines([(*model.names, *beside)])
            put_together(folder / name, first, [part / name for part in parts], plain=small)


def _held_back(name: str) -> str:
    return name.removesuffix(".csv") + HELD_BACK


def _write(path: Path, model: Model, told: Iterable[_Told]) -> None:
    with parted(path) as strict, parted(path.with_name(_held_back(path.name))) as held:
        strict.write(lines([model.names]))
        held.write(lines([(*model.names, *_BESIDE)]))
        strict.next_part()
        held.next_part()
        for address, row in told:
            if row.reasons:
                held.write(lines([(*row.cells, address, " ; ".join(row.reasons))]))
            else:
                strict.write(lines([row.cells]))


def _acts(
    acts: Iterable[PublishedAct], addresses: Addresses, reading: FindText, configured: AuthorityDefaults
) -> Iterator[_Told]:
    for published in acts:
        address, record = addresses.base + published.path, published.act.record
        yield address, act_row(record, _siret(record, _text(record, reading), configured), address)


def _grants(
    acts: Iterable[PublishedAct], addresses: Addresses, reading: FindText, configured: AuthorityDefaults
) -> Iterator[_Told]:
    rows: dict[str, Mapping[int, Row]] = {}
    for published in acts:
        record = published.act.record
        text, sha256 = _text(record, reading), record.source.sha256 or ""
        if sha256 not in rows:
            rows[sha256] = _rows(text) if record.source.row is not None else {}
        siret = _siret(record, text, configured)
        for grant, key in zip(record.grants, published.act.keys.grants, strict=True):
            address = addresses.part(addresses.base + published.path, "subvention", key)
            yield address, grant_row(record, grant, siret, rows[sha256].get(grant.span.start))


def _rows(text: str) -> Mapping[int, Row]:
    """The rows of a table of grants, by where they start."""
    table = find_table(text)
    return {row.span.start: row for row in table.rows} if table and table.model is SUBVENTIONS else {}


def _text(record: Deliberation, reading: FindText) -> str:
    found = reading(record.source.sha256 or "")
    return found.text.characters if found else ""


def _siret(record: Deliberation, text: str, configured: AuthorityDefaults) -> str | None:
    """The SIRET that the source states, else the one configured, where the act is of the configured authority."""
    stated = stated_siret(record, text)
    ours = configured.name is not None and slug(record.authority.name or "") == slug(configured.name)
    return stated or (configured.siret if ours else None)
