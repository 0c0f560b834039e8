"""Lists of the deliberations of a sitting: number, subject, result (CGCT, art. L. 2121-25, L. 3121-13)."""

import re
from collections.abc import Sequence

from publisher.parsing.deciding import BODY_DECIDES
from publisher.parsing.layout import Line
from publisher.parsing.listing_lines import read_lines_of_list
from publisher.parsing.listing_rows import Listing, Row, Sense
from publisher.parsing.listing_tables import read_table
from publisher.parsing.minutes import words_of_lines
from publisher.parsing.votes import read_vote

_TITLED = re.compile(r"\blistes? des deliberations\b|\bdeliberations examinees\b|\brecapitulatif des deliberations\b")
_BODY_DECIDES = re.compile(BODY_DECIDES)
_FEWEST = 2  # rows


def read_listing(source: str, lines: Sequence[Line]) -> Listing | None:
    """The list that lines hold, or None: something else is decided beside it, or nothing is a list.

    A table is one where the text says so, or where it has a column of numbers and one of results; lines are one only
    where the text says so.
    """
    table = read_table(source, lines)
    if table is not None and len(table.rows) >= _FEWEST:
        titled = _TITLED.search(words_of_lines(lines[: table.start])) is not None
        told = sum(read_vote(row.words(source, Sense.RESULT)) is not None for row in table.rows)
        if titled or ({Sense.NUMBER, Sense.RESULT} <= table.senses and told * 2 >= len(table.rows)):
            return _listing(lines, table.start, table.rows)
        return None
    rows = read_lines_of_list(source, lines)
    titled = bool(rows) and _TITLED.search(words_of_lines(lines[: rows[0].first])) is not None
    return _listing(lines, rows[0].first, rows) if titled and len(rows) >= _FEWEST else None


def _listing(lines: Sequence[Line], start: int, rows: tuple[Row, ...]) -> Listing | None:
    opening, closing = tuple(lines[:start]), tuple(lines[rows[-1].last :])
    if _BODY_DECIDES.search(words_of_lines((*opening, *closing))):
        return None
    return Listing(opening, tuple(lines[start : rows[0].first]), rows, closing)
