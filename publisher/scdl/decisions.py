"""The decision that a row of « Subventions » refers to: its number, and its date or year where the reference says it.

The date of the convention is never that of the decision: a deliberation only authorises the signature.
"""

import re
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.records import PartialDate, Span
from publisher.scdl import values
from publisher.scdl.table import Row

_CONVENTION = re.compile(r"\bconv")
_YEAR_FIRST = re.compile(r"(?:n\s?[°o]\s?)?((?:19|20)\d\d)[-/_.]\S*\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Decided:
    """A date or a year that a reference states, and its words."""

    date: PartialDate
    span: Span


def decided_on(row: Row) -> Decided | None:
    """When the decision was taken, as the reference of the row says it.

    « DELIB 06FIN du 13-04-2017 » says the day. « 2016-0391 » says the year in which numbers of that form are given,
    where the convention is not older. A reference with two days, or that names a convention, tells no date.
    """
    cell = row.cell("referenceDecision")
    if _CONVENTION.search(fold(cell.value)):
        return None
    days = values.days_in(cell.value)
    if len({day for day, _, _ in days}) == 1:
        day, start, end = days[0]
        return Decided(day, _words(row, start, end))
    found = _YEAR_FIRST.match(fold(cell.value)) if not days else None
    signed = values.day(row.words("dateConvention"))
    if found is None or signed is None or found[1] > signed[:4]:
        return None
    return Decided(PartialDate(found[1]), _words(row, *found.span(1)))


def _words(row: Row, start: int, end: int) -> Span:
    """The words within the cell, or the whole of a cell whose quotation marks were doubled."""
    cell = row.cell("referenceDecision")
    if len(cell.value) != cell.span.end - cell.span.start:
        return cell.span
    return Span(cell.span.start + start, cell.span.start + end)
