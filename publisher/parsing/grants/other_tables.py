"""Tables of sums that are no awards: lots of a contract, tariffs, budget lines, pay, who finances what.

Their rows look like those of a list of grants, a name and a sum, so that they must not be read as one.
"""

import re
from collections.abc import Iterator, Sequence

from publisher.parsing.layout import Line, cells
from publisher.parsing.lines import folded_words
from publisher.parsing.patterns import words
from publisher.parsing.tables import RULE, holds_figures

_OTHER = re.compile(
    r"^(?:n\s?° ?)?(?:"
    + words(
        r"lots? marches? tarifs? agents? grades? cadres?\sd'emplois? emplois? postes? chapitres? articles? comptes? "
        r"imputations? financeurs? depenses? recettes? primes? loyers? redevances? lignes? duree parcelles? surfaces? "
        r"acquereurs? prix\b ressources offres? soumissionnaires? candidats?\sretenus? titulaires?\sdu factures? devis "
        r"amortissements? quotient tranches?"
    )
    + r")\b|\b(?:ht|ttc|hors taxes?)\)?$|^%$"
)
_AWARDED = re.compile(r"\b(?:subventions?|aides?|fonds de concours|dotations?)\b")
_LONGEST_TITLE = 45  # characters


def other_tables(source: str, lines: Sequence[Line], taken: frozenset[int]) -> Iterator[int]:
    """The lines of tables whose titles tell that they award nothing; ``taken``: lines of tables that do."""
    index = 0
    while index < len(lines):
        if index in taken or not _opens(source, lines[index]):
            index += 1
            continue
        end = _end(source, lines, index + 1)
        yield from range(index, end)
        index = end


def _opens(source: str, line: Line) -> bool:
    """Whether a line holds titles of columns, one of which is of another subject than awards, and none of awards."""
    found = [] if line.blank else cells(source, line)
    titles = [folded_words(line, cell) for cell in found]
    short = len(titles) > 1 and all(len(title) < _LONGEST_TITLE for title in titles) and not titles[-1].endswith(":")
    other = short and any(map(_OTHER.search, titles)) and not any(map(_AWARDED.search, titles))
    return other and not holds_figures(source, line)


def _end(source: str, lines: Sequence[Line], at: int) -> int:
    """The line after the rows that follow titles; single blank lines and rules may stand between them."""
    end = at
    for index in range(at, len(lines)):
        line = lines[index]
        if line.blank or RULE.fullmatch(line.folded):
            if lines[index - 1].blank:
                break
        elif len(cells(source, line)) > 1:
            end = index + 1
        else:
            break
    return end
