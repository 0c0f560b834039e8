"""Sums awarded in tables.

Totals and subtotals are no grants; they are compared with the rows above them.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from publisher.formatting import money as in_french
from publisher.parsing.amounts import bare_amount, find_amounts, scale_told
from publisher.parsing.drawn_tables import drawn_table
from publisher.parsing.fold import fold
from publisher.parsing.grants.award import Award, kind_of, of_operation, plausible_beneficiary, printed_name
from publisher.parsing.grants.senses import Senses, senses_of
from publisher.parsing.layout import Line, cells
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.parsing.tables import (
    RULE,
    Below,
    Header,
    Row,
    header_cells,
    holds_figures,
    is_section,
    read_header,
    read_rows,
)
from publisher.parsing.votes import read_vote
from publisher.records import Finding, Grant, Money, Number, Severity, Share, Vote

_TOTAL = re.compile(
    any_of(
        *(r"^(?:sous[- ]?)?total", r"^s/t\b", r"\btotal general\b", r"^montant total", r"^ensemble$"),
        *(r"^a reporter", r"^report\b"),
    )
)
_SUBTOTAL = ("sous", "s/t")
_NO_AWARDS = re.compile(  # what the lines above a table say of it
    any_of(
        *(
            r"(?:participation|contribution|cotisation|contingent)s? (?:\w+ )?des (?:communes|membres|collectivites)",
            r"communes (?:membres|adherentes)",
        ),
        *(r"plan de financement", r"depenses\b.{0,80}\brecettes", r"origine des financements", r"resultat de clotur"),
        *(
            r"tarifs?\b",
            r"bareme",
            r"(?:tableau|etat) des (?:effectifs|emplois)",
            r"indemnites?",
            r"garanti\w* (?:d'emprunt|des? prets?|du pret)",
        ),
    )
)
_VOTE_LINE = re.compile(r"^\W*(?:vote|votes|pour|adopte|a l'unanimite|unanimite)\b")
_PERCENT = re.compile(r"\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s?%?\s*")
_HEADER_HEIGHTS = range(1, 8)  # lines
_CONTEXT = 4  # lines above a header that tell what its table is
_SIRET = 14  # digits


@dataclass(frozen=True, slots=True)
class TableReading:
    """Grants of one table, findings about it, and the lines [first, last) that it takes."""

    awards: tuple[Award, ...]
    findings: tuple[Finding, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Table:
    """A header with its senses, the line at which it starts, and the line after the table."""

    header: Header
    senses: Senses
    first: int
    until: int
    drawn: tuple[Row, ...] | None = None
    """Rows of a table drawn with bars, which tell its cells."""


def read_tables(
    source: str,
    lines: list[Line],
    *,
    year: str | None = None,
    own: frozenset[str] = frozenset(),
    operation: Passage | None = None,
) -> list[TableReading]:
    """Tables of sums awarded among the lines of a part. ``year`` of the sitting and ``own``: see ``senses_of``."""
    readings: list[TableReading] = []
    titles: list[str] = []
    earlier: tuple[Award, ...] = ()  # rows of the same table on the page before
    for table in _tables(source, lines, year, own):
        above = lines[max(0, table.first - _CONTEXT) : table.header.after]
        told = " ".join(line.folded for line in above if not line.blank)
        if _NO_AWARDS.search(told):
            continue
        if not table.senses.scale:
            table = replace(table, senses=replace(table.senses, scale=scale_told(told)))
        printed = [column.title.folded for column in table.header.columns]
        earlier = earlier if printed == titles else ()
        reading = _read(source, lines, table, operation, earlier)
        titles, earlier = printed, (*earlier, *reading.awards)
        readings.append(reading)
    return [reading for reading in readings if reading.awards]


def _tables(source: str, lines: list[Line], year: str | None, own: frozenset[str]) -> list[_Table]:
    """Every header of a table of sums awarded; a table goes down to the next header."""
    found: list[_Table] = []
    below = Below(source, lines)
    index = 0
    while index < len(lines):
        table = _drawn_at(source, lines, index, year, own)
        if table is None and (read := _header_at(source, lines, below, index, year, own)) is not None:
            table = _Table(*read, index, len(lines))
        if table is not None:
            found.append(table)
            index = table.header.after if table.drawn is None else table.until
        else:
            index += 1
    ends = [*(table.first for table in found), len(lines)][1:]
    return [replace(table, until=min(table.until, end)) for table, end in zip(found, ends, strict=True)]


def _drawn_at(source: str, lines: list[Line], index: int, year: str | None, own: frozenset[str]) -> _Table | None:
    drawn = drawn_table(source, lines, index)
    senses = senses_of(drawn.header, year, own) if drawn is not None else None
    return _Table(drawn.header, senses, index, drawn.last, drawn.rows) if drawn is not None and senses else None


def _header_at(
    source: str, lines: list[Line], below: Below, index: int, year: str | None, own: frozenset[str]
) -> tuple[Header, Senses] | None:
    """The header that starts at a line: the lines without sums that tell most columns, with both senses."""
    best: tuple[Header, Senses] | None = None
    if lines[index].blank:
        return None
    for height in _HEADER_HEIGHTS:
        block = lines[index : index + height]
        last = block[-1]
        if index + height > len(lines) or last.blank or last.kind or RULE.fullmatch(last.folded):
            break
        if find_amounts(_words(source, last)) or holds_figures(source, last):
            break
        if height > 1 and is_section(source, last) and not all(is_section(source, line) for line in block):
            break
        if all(len(header_cells(source, line)) < 2 for line in block):
            continue
        header = read_header(source, lines, index, index + height, below)
        senses = senses_of(header, year, own)
        more = best is None or len(header.columns) > len(best[0].columns) or _continues(source, lines, best[0])
        if best is not None and len(header.columns) == len(best[0].columns):
            more = more or _ends_at_blank(source, lines, best[0], index + height)
        if senses is not None and more:
            best = (header, senses)
    return best


def _words(source: str, line: Line) -> Passage:
    return flow(source, [(line.start, line.end)])


def _ends_at_blank(source: str, lines: list[Line], header: Header, end: int) -> bool:
    """Whether a taller header ends at the first blank line after it; a part may have left its blank lines out."""
    if end >= len(lines) or any(line.blank for line in lines[header.after : end]):
        return False
    parted = (
        source.count("\n", one.end, other.start) > 1 for one, other in pairwise(lines[header.after - 1 : end + 1])
    )
    return [*parted] == [False] * (end - header.after) + [True] or lines[end].blank


def _continues(source: str, lines: list[Line], header: Header) -> bool:
    """Whether the line after a header goes on with it: words in small letters or brackets, and no figures."""
    line, following = (lines[at] if at < len(lines) else None for at in (header.after, header.after + 1))
    if line is None or line.blank:
        return False
    if following is not None and RULE.fullmatch(following.folded):
        return True  # a rule drawn under it
    printed = [source[cell.start : cell.end] for cell in cells(source, line)]
    return all(
        not any(c.isdigit() for c in text)
        and (text.islower() or text[0] == "(" or (text[-1] == ")" and "(" not in text))
        for text in printed
    )


def _read(
    source: str, lines: list[Line], table: _Table, operation: Passage | None, earlier: tuple[Award, ...]
) -> TableReading:
    """The rows of a table; its total is of the rows ``earlier`` too, where it goes on from the page before."""
    awards: list[Award] = []
    findings: list[Finding] = []
    senses, last, since = table.senses, table.header.after, 0
    rows = table.drawn
    if rows is None:
        rows = tuple(read_rows(source, lines, table.header, senses.amount, table.until))
    for at, row in enumerate(rows):
        label = _label(source, row, senses)
        if not label or _is_total(source, row):
            summed = awards[since:] if label.startswith(_SUBTOTAL) else [*earlier, *awards]
            findings.extend(_wrong_total(source, row, senses, summed))
            since, last = len(awards), row.last_line + 1
            continue
        award = _award(source, row, senses, operation)
        if award is not None and (table.drawn is not None or not _prose(source, lines, row)):
            until = rows[at + 1].first_line if at + 1 < len(rows) else table.until
            vote = _vote_below(source, lines[row.last_line + 1 : until])
            awards.append(Award(replace(award.grant, vote=vote), award.facts))
            last = row.last_line + 1
    last = max(last, table.until) if table.drawn is not None else _end_of_rows(source, lines, last, table.until)
    return TableReading(tuple(awards), tuple(findings), table.first, last)


def _end_of_rows(source: str, lines: list[Line], last: int, until: int) -> int:
    """The line after the rows below the last sum: “Tennis   300 €   –” is a row to which nothing was voted."""
    while last < until and not lines[last].blank and len(cells(source, lines[last])) > 1:
        last += 1
    return last


def _label(source: str, row: Row, senses: Senses) -> str:
    """Folded words of a row, but for its sum."""
    others = (row.cell(source, column).text for column in range(len(row.ranges)) if column != senses.amount)
    return fold(" ".join(others)).strip()


def _is_total(source: str, row: Row) -> bool:
    """Whether the words of a row, or of one of its cells, say that it is a total."""
    told = (row.cell(source, column).folded for column in range(len(row.ranges)))
    return any(_TOTAL.search(words) for words in told)


def _money(cell: Passage, senses: Senses) -> tuple[Money, str] | None:
    """The one sum of a cell; bare figures are of the currency and scale of the table."""
    amounts = find_amounts(cell)
    if len(amounts) == 1:
        return amounts[0].value, amounts[0].currency
    value = bare_amount(cell.folded, scale=senses.scale) if cell else None
    return (value, senses.currency) if value is not None else None


def _award(source: str, row: Row, senses: Senses, operation: Passage | None) -> Award | None:
    """The grant of one row; a row without a sum above zero awards nothing."""
    name = printed_name(row.cell(source, senses.beneficiary))
    money = _money(row.cell(source, senses.amount), senses)
    if not name or money is None or not plausible_beneficiary(name.text) or money[0] <= 0:
        return None

    def cell(column: int | None) -> Passage:
        return row.cell(source, column) if column is not None else Passage("", ())

    purpose, territory = cell(senses.purpose), cell(senses.territory)
    base = _money(cell(senses.base), senses)
    digits = re.sub(r"\D", "", cell(senses.siret).text)
    whole = [item for ranges in row.ranges for item in ranges]
    grant = Grant(
        beneficiary=name.text,
        beneficiary_siret=digits if len(digits) == _SIRET else None,
        natural_person=False,
        amount=money[0],
        currency=money[1],
        kind=kind_of(f"{cell(senses.kind).folded} {purpose.folded}"),
        operation=operation.text if operation else None,
        purpose=purpose.text or None,
        territory=(territory.text,) if territory else (),
        shares=_shares(source, row, senses, money[0]),
        base=base[0] if base else None,
        rate=_percent(cell(senses.rate).folded),
        span=flow(source, [(min(start for start, _ in whole), max(end for _, end in whole))]).whole,
    )
    return Award(grant, of_operation(operation))


def _shares(source: str, row: Row, senses: Senses, total: Money) -> tuple[Share, ...]:
    """What of a sum is for each year, where the years make the sum."""
    told = [
        Share(year=year, amount=money[0], span=cell.whole)
        for year, column in senses.years
        if (cell := row.cell(source, column)) and (money := _money(cell, senses)) is not None and money[0] > 0
    ]
    return tuple(told) if sum((share.amount or Decimal(0) for share in told), Decimal(0)) == total else ()


def _percent(text: str) -> Number | None:
    match = _PERCENT.fullmatch(text)
    return Number(Decimal(match[1].replace(",", ".")) / 100) if match else None


def _prose(source: str, lines: list[Line], row: Row) -> bool:
    """Whether the lines of a row are a sentence that only happens to end in a sum."""
    own = [line for line in lines[row.first_line : row.last_line + 1] if not line.blank]
    return all(len(cells(source, line)) == 1 for line in own)


def _wrong_total(source: str, row: Row, senses: Senses, awards: list[Award]) -> list[Finding]:
    """A finding where a printed total is not the sum of the rows above it."""
    cell = row.cell(source, senses.amount)
    stated = _money(cell, senses)
    total = sum((award.grant.amount or Decimal(0) for award in awards), Decimal(0))
    if stated is None or not awards or total == stated[0]:
        return []
    terms = " + ".join(in_french(award.grant.amount or Decimal(0), stated[1]) for award in awards)
    message = (
        f"Le total imprimé du tableau, {in_french(*stated)}, n’est pas la somme de ses lignes : {terms} = "
        f"{in_french(total, stated[1])}. Vérifiez les montants de l’acte ; ils sont publiés comme imprimés."
    )
    return [Finding(severity=Severity.WARNING, code="sums.table-total", message=message, span=cell.whole)]


def _vote_below(source: str, lines: list[Line]) -> Vote | None:
    """The vote told under a row, before the next one."""
    told = (read_vote(_words(source, line)) for line in lines if not line.blank and _VOTE_LINE.match(line.folded))
    return next((vote for vote in told if vote is not None), None)
