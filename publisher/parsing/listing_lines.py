"""Lists of deliberations one a line: “2024-11 – Tarifs de la cantine – Adoptée à l’unanimité”."""

import re
from collections.abc import Sequence
from itertools import pairwise

from publisher.parsing.layout import Cell, Line
from publisher.parsing.listing_rows import Row, Sense
from publisher.parsing.passage import flow
from publisher.parsing.patterns import any_of, words
from publisher.parsing.votes import read_vote

_NUMBER = re.compile(
    r"\W{0,3}(?:deliberation )?(?:n\s?°\s?)?(?P<number>[a-z]{0,6}[-_ ]?[0-9][0-9a-z]*(?:[-_/.][0-9a-z]+)*)"
    r"(?:\s?[.):|–-]{1,2}\s*|\s*:\s+|\s{2,})(?=[^\W\d_]|\W?[^\W\d_])"
)
_TOLD = words(
    r"adopte\w* approuve\w* accepte\w* vote\w* rejete\w* refuse\w* reporte\w* ajourne\w* retire\w* a\sl'? "
    r"a\sla\smajorite unanimite prend\sacte pris\sacte dont\sacte"
)
_RESULT = re.compile(any_of(r"\s*[:|–-]\s*", r"\s{3,}", r"^", r"\s*\(") + rf"(?={_TOLD}\b)")
_RANK = re.compile(r"\W*[0-9]{1,2}[.):]")  # no number of an act
_MOST_LINES = 5  # of a row


def read_lines_of_list(source: str, lines: Sequence[Line]) -> tuple[Row, ...]:
    """Rows that begin with a number and end with a result; a row goes on up to a blank line or the next number."""
    starts = [index for index, line in enumerate(lines) if line.kind is None and _NUMBER.match(line.folded)]
    rows = []
    for start, following in pairwise([*starts, len(lines)]):
        ends = (at for at in range(start + 1, min(following, start + _MOST_LINES)) if lines[at].blank or lines[at].kind)
        row = _row(source, lines, start, next(ends, min(following, start + _MOST_LINES)))
        if row is not None:
            rows.append(row)
    return tuple(rows)


def _row(source: str, lines: Sequence[Line], first: int, last: int) -> Row | None:
    number = _NUMBER.match(lines[first].folded)
    found = next(
        (
            (index, match)
            for index in range(last - 1, first - 1, -1)
            for match in _RESULT.finditer(lines[index].folded, number.end() if number and index == first else 0)
        ),
        None,
    )
    if number is None or found is None:
        return None
    index, result = found
    subject = [
        _cell(lines[at], number.end() if at == first else 0, result.start() if at == index else None)
        for at in range(first, index + 1)
    ]
    told = [_cell(lines[at], result.end() if at == index else 0, None) for at in range(index, last)]
    if read_vote(flow(source, [(cell.start, cell.end) for cell in told])) is None:
        return None
    cells = {
        Sense.OTHER if _RANK.match(lines[first].folded) else Sense.NUMBER: (
            _cell(lines[first], *number.span("number")),
        ),
        Sense.SUBJECT: tuple(cell for cell in subject if cell.end > cell.start),
        Sense.RESULT: tuple(told),
    }
    return Row(first, last, cells) if cells[Sense.SUBJECT] else None


def _cell(line: Line, start: int, end: int | None) -> Cell:
    """Words of a line without the bars and blanks around them."""
    folded = line.folded[:end]
    end = len(folded.rstrip(" |"))
    start += len(folded[start:]) - len(folded[start:].lstrip(" |"))
    return Cell(line.start + start, line.start + max(start, end), line.column + start)
