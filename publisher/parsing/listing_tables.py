"""Lists of deliberations in columns.

The table is told by the titles of its columns; a row, by its number or its result, the words of the cells around them
being wrapped over several lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Cell, Line, cells
from publisher.parsing.listing_rows import Row, Sense
from publisher.parsing.openings import opened_by
from publisher.parsing.passage import flow
from publisher.parsing.patterns import any_of
from publisher.parsing.tables import Below, Column, Header, column_of, read_header
from publisher.parsing.votes import read_vote

_OF_ACT = r"(?: (?:de |d')?(?:la )?(?:deliberation|delib\w*|ordre|acte|affaire|point))?"
_OF_ACTS = r"(?: (?:de |d')?(?:la |l'|l |des )?(?:deliberations?|actes?|affaires?|points?|questions?)[\w ]{0,40})?"
_SENSES = tuple(
    (sense, re.compile(any_of(*phrases)))
    for sense, phrases in (
        (Sense.NUMBER, (rf"(?:n\s?°|n|no|num\.?|numeros?|ref\w*){_OF_ACT}", r"(?:deliberation|acte)s? n\s?°.{0,20}")),
        (Sense.RESULT, (r"(?:resultats?|sens|sort)(?: d[ue]s? (?:votes?|scrutins?|deliberations?))?", r"votes?")),
        (
            Sense.RESULT,
            (r"decisions?(?: d[ue] (?:conseil|comite|bureau).{0,30})?", r"adoptee?s?\s?(?:/|ou)\s?rejetee?s?"),
        ),
        (Sense.FOR, (r"(?:voix )?pour",)),
        (Sense.AGAINST, (r"(?:voix )?contre",)),
        (Sense.ABSTENTION, (r"abst(?:entions?|\.)?",)),
        (Sense.SUBJECT, (rf"(?:objets?|intitules?|titres?|libelles?|sujets?|designations?|themes?){_OF_ACTS}",)),
        (Sense.SUBJECT, (r"(?:deliberations?|affaires?|questions?|points?)(?: (?:examinee|inscrit)s?.{0,60})?",)),
    )
)
_SUBJECT = re.compile(r"objet|intitule|titre|libelle|sujet|designation|theme|deliberation|affaire|question|point")
_MARKED = re.compile(r"(?=.*[0-9])[\w°./_ -]{1,30}")
_HEADER_LINES = 3
_HEAD = 90  # lines above the table at most
_COUNTED = frozenset({Sense.FOR, Sense.AGAINST, Sense.ABSTENTION})


_Titles = tuple[int, Header, tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A list in columns: index of the first line of its titles, what its columns tell, its rows."""

    start: int
    senses: frozenset[Sense]
    rows: tuple[Row, ...]


def read_table(source: str, lines: Sequence[Line]) -> Table | None:
    """The first table whose titles of columns are those of a list, with its rows."""
    found = _titles(source, lines)
    if found is None:
        return None
    start, titles, senses = found
    rows = _rows(source, lines, _widened(source, lines, titles), senses)
    return Table(start, frozenset(senses), rows) if rows else None


def _titles(source: str, lines: Sequence[Line]) -> _Titles | None:
    """The first lines that are titles of the columns of a list."""
    below = Below(source, lines)
    for start, line in enumerate(lines[:_HEAD]):
        if line.blank or line.kind is not None or not _names_subject(lines[start : start + _HEADER_LINES]):
            continue
        best: _Titles | None = None
        for end in range(start + 1, min(start + 1 + _HEADER_LINES, len(lines))):
            if lines[end - 1].blank:
                break
            header = read_header(source, lines, start, end, below)
            senses = _senses(header)
            if best is None or _known(senses) > _known(best[2]):
                best = (start, header, senses)
        if best and Sense.SUBJECT in best[2] and len({Sense.NUMBER, Sense.RESULT, *_COUNTED} & set(best[2])):
            return best
    return None


def _names_subject(titles: Sequence[Line]) -> bool:
    """Whether lines hold a word that the column of the subjects is titled by."""
    return any(_SUBJECT.search(line.folded) for line in titles)


def _widened(source: str, lines: Sequence[Line], header: Header) -> Header:
    """Columns as wide as the cells of the rows that have one in each: titles may be set in the middle of a column."""
    places = [(column.left, column.right) for column in header.columns]
    for line in lines[header.after :]:
        found = cells(source, line)
        if len(found) == len(places):
            places = [
                (min(left, cell.column), max(right, cell.last_column))
                for (left, right), cell in zip(places, found, strict=True)
            ]
    columns = (Column(column.title, left, right) for column, (left, right) in zip(header.columns, places, strict=True))
    return Header(tuple(columns), header.after)


def _known(senses: tuple[Sense, ...]) -> int:
    """How many columns have a title that tells their sense; the more lines of titles are read, the more."""
    return sum(sense is not Sense.OTHER for sense in senses)


def _senses(header: Header) -> tuple[Sense, ...]:
    """Sense of each column; of two subjects (“Délibération | Objet”), the first is the number."""
    found = [
        next((sense for sense, pattern in _SENSES if pattern.fullmatch(column.title.folded)), Sense.OTHER)
        for column in header.columns
    ]
    if found.count(Sense.SUBJECT) > 1 and Sense.NUMBER not in found:
        found[found.index(Sense.SUBJECT)] = Sense.NUMBER
    return tuple(found)


def _rows(source: str, lines: Sequence[Line], header: Header, senses: tuple[Sense, ...]) -> tuple[Row, ...]:
    """The rows under the titles, up to a line that stands across the columns."""
    anchor = Sense.NUMBER if Sense.NUMBER in senses else Sense.RESULT
    found: dict[int, dict[Sense, list[Cell]]] = {}
    end = header.after
    for index in range(header.after, len(lines)):
        line = lines[index]
        if line.blank or line.kind is not None:
            continue
        if opened_by(line.folded, K.VOTE) in {K.SIGNATURE, K.NOTICE} or _below(source, lines, index, header, senses):
            break
        own = _by_sense(source, line, header, senses)
        if own is None:
            break
        found[index] = own
        end = index + 1
    anchors = [index for index, own in found.items() if _anchors(source, own, anchor)]
    bounds = _bounds(lines, found, anchors)
    return tuple(_row(found, first, last) for first, last in pairwise([*bounds, end]))


def _below(source: str, lines: Sequence[Line], index: int, header: Header, senses: tuple[Sense, ...]) -> bool:
    """Whether a line stands under the table: alone after a blank one, and neither a number nor a subject."""
    found = cells(source, lines[index])
    if not lines[index - 1].blank or len(found) > 1:
        return False
    sense = senses[column_of(header, found[0])]
    printed = flow(source, [(found[0].start, found[0].end)])
    return sense is not Sense.SUBJECT and not (sense is Sense.NUMBER and _MARKED.fullmatch(printed.folded))


def _by_sense(source: str, line: Line, header: Header, senses: tuple[Sense, ...]) -> dict[Sense, list[Cell]] | None:
    """Cells of a line by the sense of their column; None where the words run across several columns."""
    found: dict[Sense, list[Cell]] = {}
    own = cells(source, line)
    if len(own) == len(senses):  # a plain text whose columns do not stand under one another
        return {sense: [cell for cell, of in zip(own, senses, strict=True) if of is sense] for sense in senses}
    for cell in own:
        under = [column for column in header.columns if cell.column < column.right and cell.last_column > column.left]
        if len(under) > 1 and len(own) == 1:
            return None
        found.setdefault(senses[column_of(header, cell)], []).append(cell)
    return found


def _anchors(source: str, own: dict[Sense, list[Cell]], anchor: Sense) -> bool:
    """Whether a line holds the number of a row, or where there are no numbers the beginning of its result."""
    if anchor not in own:
        return False
    printed = flow(source, [(cell.start, cell.end) for cell in own[anchor]])
    if anchor is Sense.NUMBER:
        return _MARKED.fullmatch(printed.folded) is not None
    return printed.text[:1].isupper() and read_vote(printed) is not None


def _bounds(lines: Sequence[Line], found: dict[int, dict[Sense, list[Cell]]], anchors: list[int]) -> list[int]:
    """Index of the first line of each row.

    Rows parted by blank lines are those; else the lines above the first number tell whether numbers stand at the top
    of their row or in its middle, as many lines below as above.
    """
    if not anchors:
        return []
    blocks = [index for index in found if index == min(found) or lines[index - 1].blank]
    apart = [
        sum(start <= anchor < end for anchor in anchors)
        for start, end in zip(blocks, [*blocks[1:], len(lines)], strict=True)
    ]
    if len(blocks) > 1 and all(count == 1 for count in apart):
        return blocks
    above = sum(index < anchors[0] for index in found)
    bounds = [min(found)]
    for anchor, following in pairwise(anchors):
        between = [index for index in found if anchor < index < following]
        below = min(above, len(between)) if above else len(between)
        bounds.append(between[below] if below < len(between) else following)
        above = len(between) - below
    return bounds


def _row(found: dict[int, dict[Sense, list[Cell]]], first: int, last: int) -> Row:
    by_sense: dict[Sense, list[Cell]] = {}
    for index in range(first, last):
        for sense, own in found.get(index, {}).items():
            by_sense.setdefault(sense, []).extend(own)
    return Row(first, last, {sense: tuple(own) for sense, own in by_sense.items()})
