"""Registers: whole acts one after the other in one source, each with its own head, attendance and decision."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from publisher.parsing.attendance_cues import COUNTS_CUE, cue_of
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
_RUNNING = re.compile(
    r"(?:deliberation\s+)?(?:n\s?°\s?)?(?P<number>(?P<series>[a-z]{0,5}[-_ ]?[0-9]{2,4}(?:[-_.][0-9]{1,2})?[-_./])"
    r"[0-9]{1,4})"
)
_ADOPTED = re.compile(r"\b(?:decide|adopte|approuve|autorise|delibere|prend acte|donne acte|unanimite|[0-9]+ voix)\b")
_ABOVE = 14  # lines above the head of an act that may be of it


def acts_of_register(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of each act of a register, or all of them as one where no second whole act follows the first.

    An act begins at its head (“Extrait du registre …”), with the lines of authority and number above it; it has its
    own list of those present and its own decision. Where each page is headed by the number of its act, that tells it
    better: words of a head may be misread in a scan.
    """
    numbered, headed = numbered_pages(lines), _headed(lines)
    by_number = len(numbered) >= len(headed) and len(numbered) > 1
    cuts = numbered if by_number else headed
    acts = [list(lines[start:end]) for start, end in pairwise([0, *cuts[1:], len(lines)])]
    return [_without_running_numbers(act) for act in acts] if by_number else acts


def _without_running_numbers(act: list[Line]) -> list[Line]:
    """The lines of an act with its number at the head of its other pages told to be page furniture."""
    numbers = [line for line in act if not line.blank and _RUNNING.fullmatch(line.folded)]
    again = {line.start for line in numbers[1:] if line.folded == numbers[0].folded}
    return [replace(line, kind="page_furniture") if line.start in again else line for line in act]


def numbered_pages(lines: Sequence[Line]) -> list[int]:
    """First line of each act of a register whose pages are headed by the number of the act, on a line of its own.

    They are of the series that is printed most; each stands on one run of pages, and each act lists who sits, or there
    are none.
    """
    printed = [
        (match, index)
        for index, line in enumerate(lines)
        if not line.blank and (match := _RUNNING.fullmatch(line.folded))
    ]
    series = Counter(match["series"] for match, _ in printed).most_common(1)
    found = [(match["number"], index) for match, index in printed if match["series"] == series[0][0]]
    runs = [(number, next(run)[1]) for number, run in groupby(found, key=lambda item: item[0])]
    if len({number for number, _ in runs}) < len(runs) or len(found) == len(runs):
        return []
    starts = [_above(lines, index) for _, index in runs]
    acts = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    return starts if all(map(_lists_members, acts)) else []


def _headed(lines: Sequence[Line]) -> list[int]:
    """First line of each whole act that its head tells; the first act begins with the source."""
    cuts = [0]
    for index, line in enumerate(lines):
        if line.blank or line.kind is not None or not _ACT_HEAD.fullmatch(line.folded):
            continue
        start = _above(lines, index)
        if start > cuts[-1] and _whole(lines[cuts[-1] : start]) and _whole(lines[start:]):
            cuts.append(start)
    if len(cuts) > 1 and not _whole(lines[cuts[-1] :]):
        cuts.pop()
    return cuts


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


def _lists_members(lines: Sequence[Line]) -> bool:
    """Whether lines hold a list of those who sit, or their count."""
    return any(not line.blank and (cue_of(line.folded) or COUNTS_CUE.match(line.folded)) for line in lines)


def _whole(lines: Sequence[Line]) -> bool:
    """Whether lines hold a list of those who sit or are absent and, after it, a decision."""
    present = next((i for i, line in enumerate(lines) if not line.blank and cue_of(line.folded)), None)
    return present is not None and _ADOPTED.search(words_of_lines(lines[present:])) is not None
