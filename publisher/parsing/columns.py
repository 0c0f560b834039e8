"""A narrow column beside the text in the head of an act: authority, counts and dates stand at its left."""

import re
from collections import Counter

from publisher.parsing.dates import MONTHS
from publisher.parsing.lines import Cell, Line, cells, piece
from publisher.parsing.numbers import NUMBER_WORD
from publisher.parsing.patterns import any_of

_COUNT_BESIDE = re.compile(
    r"[-–•\s]*(?:en exercice|presents?|votants?|absents?|pouvoirs?|procurations?|representes?)\s*:\s*[0-9]+\s{3,}"
)
_MONTH = any_of(*sorted(MONTHS, key=len, reverse=True))
_CUT_DATES = (  # the end of a line and the beginning of the next one in its column
    (re.compile(rf"\b(?:[0-3]?[0-9]|1er|{NUMBER_WORD})$"), re.compile(rf"{_MONTH}\b")),
    (re.compile(rf"\b{_MONTH}$"), re.compile(r"(?:19|20)[0-9]{2}\b|deux mil")),
    (re.compile(r"\b(?:deux mil(?:le)?|vingt|trente)[ -]*$"), re.compile(rf"{NUMBER_WORD}\b")),
    (re.compile(r"\bl'an$"), re.compile(r"deux mil")),
)
_OF_HEAD = re.compile(
    any_of(
        *(
            r"commune\b",
            r"ville\b",
            r"mairie",
            r"departement",
            r"arrondissement",
            r"canton",
            r"communaute",
            r"syndicat",
        ),
        *(r"republique", r"seance", r"reunion", r"date\b", r"convocation", r"nombre", r"conseil\w*", r"conseillers"),
        *(
            r"[-–•\s]*(?:en exercice|presents|votants)",
            r"extrait",
            r"deliberation",
            r"region\b",
            r"metropole",
            r"syndicat",
        ),
    )
)
_ENDS_HEAD = re.compile(r"(?:vu|considerant|article|decide|objet)\b")
_HEADER_LINES = 70  # the head of an act, where a narrow column may stand beside the text
_LEFT_WIDTH = 38  # characters: a wider left column is one of a table
_SUPPORT = 3  # lines that must agree before a column is taken for one
_FEWEST = 2  # where words go on in it
_CANDIDATES = 4


def _gutter(source: str, lines: list[Line]) -> int | None:
    """Column at which the text starts beside a narrow column at the left, or None where there is no such column."""
    seconds: Counter[int] = Counter()
    alone: Counter[int] = Counter()
    for line in lines:
        found = cells(source, line)
        if len(found) == 1:
            alone[found[0].column] += 1
        elif len(found) > 1 and found[0].last_column <= _LEFT_WIDTH:
            seconds.update(cell.column for cell in found[1:])
    counted = sum(_COUNT_BESIDE.match(line.folded) is not None for line in lines) > 1  # members, in the left column
    for column, support in seconds.most_common(_CANDIDATES):
        near = range(column - 1, column + 2)
        beside = sum(seconds[c] for c in near) + support >= _SUPPORT
        if beside and sum(alone[c] for c in near) >= (1 if counted else _SUPPORT):
            return column
        if seconds[column] >= _FEWEST and _goes_on(source, lines, column):
            return column
    return None


def _goes_on(source: str, lines: list[Line], gutter: int) -> bool:
    """Whether words of the head go on under one another at one side of a gutter: “Séance du 14⏎mars 2024”."""
    above: dict[bool, str] = {}
    of_head = False
    cut_date = 0
    for line in lines:
        if _ENDS_HEAD.match(line.folded):
            break
        found = cells(source, line)
        sides: dict[bool, list[Cell]] = {}
        for cell in found:
            sides.setdefault(cell.column >= gutter - 1, []).append(cell)
        if any(cell.column < gutter - 1 < cell.last_column for cell in found):
            above = {}
            continue
        of_head = of_head or (len(sides) > 1 and _OF_HEAD.match(line.folded) is not None)
        for side, own in sides.items():
            printed = line.folded[own[0].start - line.start : own[-1].end - line.start]
            cut_date += any(ends.search(above.get(side, "")) and begins.match(printed) for ends, begins in _CUT_DATES)
            above[side] = printed
    return of_head and cut_date > 0


def _last_beside(source: str, lines: list[Line], gutter: int) -> int:
    """Index of the last line of the narrow column beside which or below which the other column goes on.

    The first line that runs across the gutter ends it.
    """
    last = left = 0
    for index, line in enumerate(lines):
        found = cells(source, line)
        if any(cell.column < gutter - 2 and cell.last_column > gutter for cell in found) and not line.kind:
            break
        if found and found[0].last_column < gutter:
            left = index
        if found and found[-1].column >= gutter - 2:
            last = left
    return last


def split_columns(source: str, folded: str, lines: list[Line]) -> list[Line]:
    """Lines of the page's head with a narrow left column read whole before the text beside it."""
    head = [line for line in lines[:_HEADER_LINES] if not line.blank]
    gutter = _gutter(source, head)
    if gutter is None:
        return lines
    left: list[Line] = []
    right: list[Line] = []
    last = _last_beside(source, lines[:_HEADER_LINES], gutter)
    for line in lines[: last + 1]:
        found = cells(source, line)
        beside = [cell for cell in found if cell.last_column <= gutter - 1]
        if line.kind or not beside:
            right.append(line)
            continue
        line_start = line.start - line.column
        left.append(piece(source, folded, beside[0].start, beside[-1].end, line_start))
        if len(found) > len(beside):
            right.append(piece(source, folded, found[len(beside)].start, line.end, line_start))
    after_left = [Line(left[-1].end, left[-1].end, 0, "")] if left else []
    return [*left, *after_left, *right, *lines[last + 1 :]]
