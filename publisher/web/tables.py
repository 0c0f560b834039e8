"""A selection as CSV (RFC 4180): a header, then a line for each act or grant, in the order of the list.

Columns have the names and values that they have in the files of the whole release; those files have more of them.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from publisher.pages import ActRow, GrantRow
from publisher.pages.wording import GRANT_KIND, OUTCOME
from publisher.release import Listing, Release, Selection

Row = TypeVar("Row")

_AT_ONCE = 2000  # rows read from the store and written together
_BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for Windows-1252

_ACTS = (
    *("acte", "numero", "titre", "date", "collectivite", "collectivite_adresse", "organe", "resultat"),
    *("financements", "montant_total", "monnaie", "points_a_verifier"),
)
_GRANTS = (
    *("financement", "acte", "deliberation", "date", "collectivite", "collectivite_adresse", "beneficiaire"),
    *("beneficiaire_adresse", "montant", "monnaie", "nature", "operation", "objet", "territoires"),
)


def acts_csv(release: Release, selection: Selection) -> Iterator[bytes]:
    """The acts of a selection."""
    return _table(_ACTS, _act, lambda page: release.acts(selection, page=page, size=_AT_ONCE))


def grants_csv(release: Release, selection: Selection) -> Iterator[bytes]:
    """The grants of the acts of a selection; the beneficiary is empty where it is a natural person."""
    return _table(_GRANTS, _grant, lambda page: release.grants(selection, page=page, size=_AT_ONCE))


def _act(row: ActRow) -> Iterator[object]:
    yield from (row.iri, row.number, row.title, row.date, row.authority.label, row.authority.iri, row.body)
    yield OUTCOME[row.outcome] if row.outcome else None
    yield from (row.grants, _sum(row.total), row.currency, row.warnings)


def _grant(row: GrantRow) -> Iterator[object]:
    yield from (row.iri, row.act.iri, row.act.label, row.date, row.authority.label, row.authority.iri)
    yield from (row.beneficiary.label, row.beneficiary.iri) if row.beneficiary else (None, None)
    yield from (_sum(row.amount), row.currency, GRANT_KIND[row.kind] if row.kind else None)
    yield from (row.operation, row.purpose, "; ".join(link.label for link in row.territory))


def _sum(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def _table(
    header: Iterable[str], line: Callable[[Row], Iterable[object]], page_of: Callable[[int], Listing[Row]]
) -> Iterator[bytes]:
    """Lines as they are read, some thousand at once."""
    yield _BYTE_ORDER_MARK.encode() + _written([header])
    page = 1
    while rows := page_of(page).rows:
        yield _written(line(row) for row in rows)
        page += 1


def _written(lines: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()
