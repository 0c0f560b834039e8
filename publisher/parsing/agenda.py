"""The agenda (*ordre du jour*) that minutes print before the items: its entries, and whether a line is one of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.layout import Line
from publisher.parsing.patterns import any_of

_SIGN = r"(?:n\s?[°o]\s?\.?\s*)?"
_PREFIX = r"(?:d|del|delib|dcm|cm|cc|cp|d\.)?[-_ ]?"
_DIGITS = any_of(
    r"(?:19|20)[0-9]{2}\s?[-_/.]\s?[0-9]{1,4}",  # 2024-46
    r"[0-9]{1,4}\s?[-_/.]\s?(?:19|20)?[0-9]{2}",  # 03-2024
    r"[0-9]{4,8}",  # 202455
)

CODED = re.compile(
    r"[*#_\s]{0,4}(?:(?:deliberation|question|affaire)\s+)?"
    rf"(?:{_SIGN}(?P<number>{_PREFIX}{_DIGITS}(?:[-_/.][0-9]{{1,4}})*[a-z]?)|n\s?°\s?(?P<short>[0-9]{{1,3}}))"
    r"(?:\s*[:–]\s*|\s+-\s+|\s*-\s+)(?:objet\s*:?\s*)?(?P<title>\S.{3,})"
)
"""A heading that begins with the number of an act before its ``title``: ``number``, or ``short`` after “n°”."""

_RANK = re.compile(
    r"[*#_\s]{0,4}(?:(?:point|question|affaire|dossier|sujet)\s*(?:n\s?°\s*)?)?"
    r"(?P<rank>[0-9]{1,2}|[ivx]{1,5})(?:\s?[.)°/]{1,2}[-–]?|\s?[-–:](?=\s)|(?=\s{2,}))\s*(?P<title>[^\s0-9%€].{2,})"
)
_BULLET = re.compile(r"[-–−•*·➢>\ue000-\uf8ff+]\s*")
_AGENDA = re.compile(r"[-–•*+\s]*(?:rappel de )?(?:l')?ordre du jour\b.{0,40}$")
_RULE = re.compile(r"[_\W]*")
_ALIKE = 0.85  # share of the letters that a heading and an entry of the agenda have in common
_ALIKE_OF_RANK = 0.65  # under the same rank
_TELLING = 15  # characters of a heading’s first words that tell which entry it is
_ROMAN = {"i": 1, "v": 5, "x": 10}
_AGENDA_LINES = 90
_FULL = 60  # characters: a line longer than that may be broken

LONGEST = 170
"""Characters of the longest line of a heading."""

LONGEST_TITLE = 110
"""Characters of the longest line that is told to be a title by standing alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an agenda: its words, folded, without rank nor bullet, and its rank, if it has one."""

    words: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """Lines [first, last) of the agenda and its entries."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def rank_of(words: str) -> int:
    """Value of a rank in figures or in Roman numerals; 0 for letters that are no numeral."""
    if words.isdecimal():
        return int(words)
    values = [_ROMAN[letter] for letter in words]
    total = 0
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total


def ranked_title(folded: str) -> re.Match[str] | None:
    """A rank at the head of a line, as ``rank``, and the words after it, as ``title``."""
    return _RANK.match(folded)


def unranked(folded: str) -> str:
    """Words of a line without rank and bullet."""
    words = _BULLET.sub("", folded, count=1) if _BULLET.match(folded) else folded
    ranked = _RANK.match(words)
    return ranked["title"] if ranked else words


def bare(folded: str) -> str:
    """Words of a line without rank, bullet nor closing point."""
    return unranked(folded).rstrip(" .:;")


def printed_rank(folded: str) -> int | None:
    """Rank at the head of a line, or None."""
    match = _RANK.match(folded)
    return rank_of(match["rank"]) if match else None


def read_agenda(lines: Sequence[Line]) -> Agenda | None:
    """The agenda printed before the items, or None.

    It ends where its first entry is printed again, else at the first line that is no entry.
    """
    first = next((index for index, line in enumerate(lines) if not line.kind and _AGENDA.match(line.folded)), None)
    if first is None:
        return None
    entries: list[Entry] = []
    last = first + 1
    for index in range(first + 1, min(len(lines), first + 1 + _AGENDA_LINES)):
        line = lines[index]
        if line.blank or line.kind is not None or _RULE.fullmatch(line.folded):
            continue
        if _ends_agenda(line, entries):
            break
        entry = Entry(bare(line.folded), printed_rank(line.folded))
        starts = entry.rank is not None or _BULLET.match(line.folded) or not line.folded[:1].isalnum()
        if entries and not starts and not lines[index - 1].blank and _goes_on(lines, index):
            entries[-1] = Entry(f"{entries[-1].words} {entry.words}", entries[-1].rank)
        else:
            entries.append(entry)
        last = index + 1
    return Agenda(first, last, tuple(entries)) if entries else None


def _ends_agenda(line: Line, entries: Sequence[Entry]) -> bool:
    """Whether a line is no entry any more: the first entry again, a list of those present, a paragraph."""
    if entries and same(bare(line.folded), printed_rank(line.folded), entries[0]):
        return True
    long = len(line.folded) > LONGEST or (len(line.folded) > LONGEST_TITLE and line.folded.endswith("."))
    return long or cue_of(line.folded) is not None or CODED.match(line.folded) is not None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line of the agenda goes on with the one above: that one is long, or this one stands further right."""
    above = lines[index - 1]
    return len(above.folded) > _FULL and lines[index].column >= above.column


def same(words: str, rank: int | None, entry: Entry) -> bool:
    """Whether a heading is an entry of the agenda: the same words, nearly, or its first words under the same rank."""
    if words == entry.words:
        return True
    short, long = sorted((words, entry.words), key=len)
    same_rank = rank is not None and rank == entry.rank
    if long.startswith(short) and (len(short) >= _TELLING or (same_rank and len(short) > 2)):
        return True
    if len(short) < 8 or len(short) * (2 if same_rank else 1.6) < len(long):
        return False
    alike = _ALIKE_OF_RANK if same_rank else _ALIKE
    common = (_letters(words) & _letters(entry.words)).total()  # no common sequence has more letters
    if 2 * common < alike * (len(words) + len(entry.words)):
        return False
    return SequenceMatcher(None, words, entry.words).ratio() >= alike


@lru_cache(maxsize=1024)
def _letters(words: str) -> Counter[str]:
    """How often each letter stands in words."""
    return Counter(words)
