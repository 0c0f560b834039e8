"""Registers: whole acts one after the other in one source, each with its own head, attendance and decision."""

import re
from collections.abc import Sequence
from itertools import pairwise

from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.layout import Line
from publisher.parsing.minutes import words_of_lines
from publisher.parsing.patterns import any_of

_ACT_HEAD = re.compile(
    any_of(
        r"extraits?\s+d[ue]s?\s+(?:registre|proces)[\w\s'-]*",
        r"(?:registre des )?deliberations?\s+d[ue]\s+(?:conseil|bureau|comite|la commission)\b[\w\s'-]{0,60}",
    )
)
_ABOVE_HEAD = re.compile(
    any_of(
        r"republique francaise",
        r"liberte\b.*",
        r"(?:departement|arrondissement|canton|commune|ville|mairie|communaute|region)\b.{0,80}",
        r"(?:deliberation\s+)?(?:n\s?°\s*)?[a-z]{0,5}[-_ ]?[0-9][0-9 /_.-]{1,20}",
    )
)
_ADOPTED = re.compile(r"\b(?:decide|adopte|approuve|autorise|delibere|prend acte|donne acte|unanimite|[0-9]+ voix)\b")
_ABOVE = 14  # lines above the head of an act that may be of it


def acts_of_register(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of each act of a register, or all of them as one where no second whole act follows the first.

    An act begins at its head (“Extrait du registre …”), with the lines of authority and number above it; it has its
    own list of those present and its own decision.
    """
    cuts = [0]
    for index, line in enumerate(lines):
        if line.blank or line.kind is not None or not _ACT_HEAD.fullmatch(line.folded):
            continue
        start = _above(lines, index)
        if start > cuts[-1] and _whole(lines[cuts[-1] : start]) and _whole(lines[start:]):
            cuts.append(start)
    if len(cuts) > 1 and not _whole(lines[cuts[-1] :]):
        cuts.pop()
    return [list(lines[start:end]) for start, end in pairwise([*cuts, len(lines)])]


def _above(lines: Sequence[Line], index: int) -> int:
    """First line of an act's head, where lines of its authority and number stand above ``index``."""
    start = index
    for at in range(index - 1, max(-1, index - _ABOVE), -1):
        line = lines[at]
        if line.blank or line.kind is not None:
            continue
        if not _ABOVE_HEAD.fullmatch(line.folded):
            break
        start = at
    return start


def _whole(lines: Sequence[Line]) -> bool:
    """Whether lines hold a list of those who sit or are absent and, after it, a decision."""
    present = next((i for i, line in enumerate(lines) if not line.blank and cue_of(line.folded)), None)
    return present is not None and _ADOPTED.search(words_of_lines(lines[present:])) is not None
