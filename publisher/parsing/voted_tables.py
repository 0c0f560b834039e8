"""Tables of sums voted as a whole, with no more words than “Voté à l’unanimité” under them: they are the decision."""

import re
from collections.abc import Sequence

from publisher.parsing.decisions import is_table_row
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Line, cells
from publisher.parsing.patterns import words
from publisher.parsing.sections import Section
from publisher.parsing.tables import RULE

_AWARDED = re.compile(
    r"\b"
    + words(r"subventions? aides? attribution\w* participations? dotations? (?:vote|accorde|attribue|alloue)e?s?\b")
)
_NOT_AWARDED = re.compile(
    r"\b"
    + words(
        r"sollicit\w* demandees? obtenue?s? recues? percue?s? attendue?s? plans?\sde\sfinancement recettes? tarifs? "
        r"budget\w* credits? cofinance\w*"
    )
)
_TOLD = frozenset({K.TITLE, K.STATEMENT, K.HEADER})
_ASIDE = frozenset({K.STAMP, K.PAGE_FURNITURE})
_FEWEST = 2  # rows
_ITEM = re.compile(r"\W*[a-z\"][^:=€]{2,90}?\s*(?:[:=]|\.{3,}|…)\s*[0-9][0-9 .]*(?:,[0-9]{2})?\s?(?:€|euros?)\W*$")
_SUM = re.compile(r"[0-9][0-9 .]*(?:,[0-9]{2})?\s?(?:€|euros?)?$")


def with_voted_table(source: str, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections in which a table of aids that ends right above the vote is the decision, where nothing else is.

    The words above the table or the title must say that they are aids: what is asked for or planned is none.
    """
    kinds = [section.kind for section in sections]
    if K.DISPOSITIF in kinds or K.VOTE not in kinds:
        return sections
    vote = kinds.index(K.VOTE)
    place = next((at for at in range(vote - 1, -1, -1) if kinds[at] not in _ASIDE), None)
    if place is None or kinds[place] not in _TOLD:
        return sections
    lines = sections[place].lines
    start = _start_of_table(source, lines)
    title = [line for section in sections[:place] if section.kind is K.TITLE for line in section.lines]
    if start is None or not _of_aids(" ".join(line.folded for line in (*title, *lines))):
        return sections
    told = (Section(kinds[place], lines[:start]),) if start else ()
    return (*sections[:place], *told, Section(K.DISPOSITIF, lines[start:]), *sections[place + 1 :])


def _of_aids(folded: str) -> bool:
    return _AWARDED.search(folded) is not None and _NOT_AWARDED.search(folded) is None


def _start_of_table(source: str, lines: Sequence[Line]) -> int | None:
    """Index of the first line of the table that ends these lines, its titles and what announces it included."""
    rows = [index for index, line in enumerate(lines) if not line.blank and _is_row(source, line)]
    printed = [index for index, line in enumerate(lines) if not line.blank]
    if len(rows) < _FEWEST or not printed or rows[-1] != printed[-1]:
        return None
    above = [index for index in printed if index < rows[0]]
    start = rows[0]
    for index in reversed(above):
        titles = len(cells(source, lines[index])) > 1 or RULE.fullmatch(lines[index].folded) is not None
        announces = lines[index].folded.endswith(":")
        if not (titles or announces):
            break
        start = index
        if announces:
            break
    return start


def _is_row(source: str, line: Line) -> bool:
    """Whether a line is a name and, set apart or after a mark, a sum."""
    if _ITEM.match(line.folded):
        return True
    found = cells(source, line)
    last = line.folded[found[-1].start - line.start :] if len(found) > 1 else ""
    return is_table_row(source, line) or _SUM.fullmatch(last) is not None
