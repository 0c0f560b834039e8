"""Headings of the items of a sitting, however minutes print them.

Four ways are told apart: the number of the act at the head of the item (``DEL2025-76 : Aides aux entreprises``), the
rank of the item (``3. Travaux``), the words of the agenda printed again, and a short line alone above its paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.layout import Line

_CODED = re.compile(
    r"(?:(?:deliberation|question|affaire)\s+)?(?:n\s?[°o]\s?\.?\s*)?"
    r"(?P<number>(?:d|del|delib|dcm|cm|cc|cp|d\.)?[-_ ]?(?:(?:19|20)[0-9]{2}\s?[-_/.]\s?[0-9]{1,4}|[0-9]{1,4}\s?[-_/.]\s?(?:19|20)?[0-9]{2}|[0-9]{4,8})(?:[-_/.][0-9]{1,4})*[a-z]?)"
    r"(?:\s*[:–]\s*|\s+-\s+|\s*-\s+)(?:objet\s*:?\s*)?(?P<title>\S.{3,})"
)
_CODE_ALONE = re.compile(
    r"(?:deliberation|dcm)\s+(?:n\s?[°o]\s?\.?\s*)?(?P<number>[a-z]{0,6}[-_ ]?[0-9][0-9a-z]*(?:\s?[-_/.]\s?[0-9a-z]+)*)\s*:?"
)
_RANK = re.compile(
    r"(?P<rank>[0-9]{1,2}|[ivx]{1,5})(?:\s?[.)°/]{1,2}[-–]?|\s?[-–](?=\s)|(?=\s{2,}))\s*(?P<title>[^\s0-9%€].{2,})"
)
_BULLET = re.compile(r"[-–−•*·➢>\ue000-\uf8ff+]\s*")
_AGENDA = re.compile(r"[-–•*+\s]*(?:rappel de )?(?:l')?ordre du jour\b.{0,40}$")
_RULE = re.compile(r"[_\W]*")
_ENDS = re.compile(r"[.;,:!?]$")
_OPENS_TEXT = re.compile(
    r"(?:le|la|les|l'|il|elle|ce|cette|ces|un|une|des|vu|considerant|m|mme|mr|monsieur|madame|par|pour|suite|apres|en|afin|dans|sur|au|aux|rapporteur\w*|rapport|expose|presents?|vote|adopte|article|dit)\b"
)
_OPEN_END = re.compile(r"(?:\b(?:a|au|aux|de|du|des|le|la|les|et|en|pour|par|sur|avec)|['’-])$")
_ALIKE_OF_RANK = 0.65
_ALIKE = 0.85
_LONGEST = 170
_ALONE_LONGEST = 110
_ROMAN = {"i": 1, "v": 5, "x": 10}
_AGENDA_LINES = 90


class Style(IntEnum):
    """How a heading is told; the higher, the surer."""

    ALONE = 1
    RANKED = 2
    LISTED = 3
    CODED = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines [first, last) of a heading; [start, end) of the source hold its title, ``number`` the act's."""

    first: int
    last: int
    start: int
    end: int
    style: Style
    number: tuple[int, int] | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """Lines [first, last) of the agenda and its entries, folded, without bullet."""

    first: int
    last: int
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an agenda: its words and its rank, if it has one."""

    words: str
    rank: int | None


def rank_of(words: str) -> int:
    """Value of a rank in figures or in Roman numerals; 0 for letters that are no numeral."""
    if words.isdecimal():
        return int(words)
    values = [_ROMAN[letter] for letter in words]
    total = 0
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total


def bare(folded: str) -> str:
    """Words of a line without rank, bullet nor closing point."""
    words = _BULLET.sub("", folded, count=1) if _BULLET.match(folded) else folded
    ranked = _RANK.match(words)
    return (ranked["title"] if ranked else words).rstrip(" .:;")


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
        entry = Entry(bare(line.folded), _rank(line.folded))
        starts = entry.rank is not None or _BULLET.match(line.folded) or not line.folded[:1].isalnum()
        if entries and not starts and not lines[index - 1].blank and _goes_on(lines, index):
            entries[-1] = Entry(f"{entries[-1].words} {entry.words}", entries[-1].rank)
        else:
            entries.append(entry)
        last = index + 1
    return Agenda(first, last, tuple(entries)) if entries else None


def _ends_agenda(line: Line, entries: Sequence[Entry]) -> bool:
    """Whether a line is no entry any more: the first entry again, a list of those present, a paragraph."""
    if entries and same(bare(line.folded), _rank(line.folded), entries[0]):
        return True
    long = len(line.folded) > _LONGEST or (len(line.folded) > _ALONE_LONGEST and line.folded.endswith("."))
    return long or cue_of(line.folded) is not None or _CODED.match(line.folded) is not None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line of the agenda goes on with the one above: that one is long, or this one stands further right."""
    above = lines[index - 1]
    return len(above.folded) > 60 and lines[index].column >= above.column


def same(words: str, rank: int | None, entry: Entry) -> bool:
    """Whether a heading is an entry of the agenda: the same words, or nearly, or its first words under the same rank."""
    if words == entry.words:
        return True
    short, long = sorted((words, entry.words), key=len)
    if long.startswith(short) and (len(short) >= 15 or (rank is not None and rank == entry.rank and len(short) > 2)):
        return True
    same_rank = rank is not None and rank == entry.rank
    if len(short) < 8 or len(short) * (2 if same_rank else 1.6) < len(long):
        return False
    return SequenceMatcher(None, words, entry.words).ratio() >= (_ALIKE_OF_RANK if same_rank else _ALIKE)


def _extended(source: str, lines: Sequence[Line], index: int, entry: str | None) -> int:
    """Index after the last line of a title that starts on line ``index`` and may be wrapped."""
    last = index + 1
    words = bare(lines[index].folded)
    while last < len(lines) and last - index < 5:
        line = lines[last]
        if line.blank or line.kind is not None:
            break
        longer = f"{words} {line.folded}"
        of_entry = entry is not None and entry.startswith(longer.rstrip(" .:;")) and len(words) < len(entry)
        above = lines[last - 1].folded
        wrapped = len(above) > 60 and not _ENDS.search(above)
        first = source[line.start]
        goes_on = first.islower() or first.isdigit() or first in "«(" or _OPEN_END.search(above)
        if not of_entry and not (wrapped and goes_on):
            break
        words = longer
        last += 1
    return last


def _title_end(lines: Sequence[Line], last: int) -> int:
    return lines[last - 1].end


def coded(source: str, lines: Sequence[Line]) -> list[Heading]:
    """Headings that begin with the number of an act."""
    found = []
    for index, line in enumerate(lines):
        if line.blank or line.kind is not None:
            continue
        match = _CODED.match(line.folded)
        if match is None or not source[line.start + match.start("title")].isupper() and match["number"].isdecimal():
            alone = _CODE_ALONE.fullmatch(line.folded)
            if alone is not None and any(character.isdigit() for character in alone["number"]):
                found.append(_alone_coded(source, lines, index, alone))
            continue
        last = _extended(source, lines, index, None)
        number = (line.start + match.start("number"), line.start + match.end("number"))
        found.append(
            Heading(index, last, line.start + match.start("title"), _title_end(lines, last), Style.CODED, number)
        )
    return [heading for heading in found if heading is not None]


def _alone_coded(source: str, lines: Sequence[Line], index: int, match: re.Match[str]) -> Heading | None:
    """A number alone on its line, with the title on the next printed one."""
    after = next((at for at in range(index + 1, min(index + 4, len(lines))) if not lines[at].blank), None)
    if after is None or lines[after].kind is not None or len(lines[after].folded) > _LONGEST:
        return None
    label = re.match(r"objet\s*:?\s*", lines[after].folded)
    last = _extended(source, lines, after, None)
    start = lines[after].start + (label.end() if label else 0)
    number = (lines[index].start + match.start("number"), lines[index].start + match.end("number"))
    return (
        Heading(index, last, start, _title_end(lines, last), Style.CODED, number) if start < lines[after].end else None
    )


def listed(source: str, lines: Sequence[Line], agenda: Agenda) -> list[Heading]:
    """Headings that print an entry of the agenda again, each entry once, after the agenda."""
    free = list(agenda.entries)
    found = []
    for index in range(agenda.last, len(lines)):
        line = lines[index]
        if line.blank or line.kind is not None or len(line.folded) > _LONGEST or not _starts_title(source, line):
            continue
        words = bare(line.folded)
        entry = next((entry for entry in free if same(words, _rank(line.folded), entry)), None)
        if entry is None:
            continue
        free.remove(entry)
        last = _extended(source, lines, index, entry.words)
        start = line.start + len(line.folded) - len(_unranked(line.folded))
        found.append(Heading(index, last, start, _title_end(lines, last), Style.LISTED, rank=_rank(line.folded)))
    return found


def _unranked(folded: str) -> str:
    words = _BULLET.sub("", folded, count=1) if _BULLET.match(folded) else folded
    ranked = _RANK.match(words)
    return ranked["title"] if ranked else words


def _rank(folded: str) -> int | None:
    match = _RANK.match(folded)
    return rank_of(match["rank"]) if match else None


def _starts_title(source: str, line: Line) -> bool:
    at = line.start + len(line.folded) - len(_unranked(line.folded))
    return source[at : at + 1].isupper() or source[at : at + 1] in "«\"'’"


def ranked(source: str, lines: Sequence[Line], start: int = 0) -> list[Heading]:
    """Lines that begin with a rank and a capital; which of them follow one another is for the reader of the whole."""
    found = []
    for index in range(start, len(lines)):
        line = lines[index]
        match = _RANK.match(line.folded) if not line.blank and line.kind is None else None
        if match is None or len(line.folded) > _LONGEST or not rank_of(match["rank"]):
            continue
        at = line.start + match.start("title")
        if not source[at].isupper() and source[at] not in '«"':
            continue
        last = _extended(source, lines, index, None)
        found.append(Heading(index, last, at, _title_end(lines, last), Style.RANKED, rank=rank_of(match["rank"])))
    return found


def alone(source: str, lines: Sequence[Line], start: int = 0) -> list[Heading]:
    """Short lines that stand above a paragraph, after a blank line or in capitals, without the point of a sentence."""
    found = []
    for index in range(max(start, 1), len(lines) - 1):
        line = lines[index]
        if line.blank or line.kind is not None or len(line.folded) > _ALONE_LONGEST:
            continue
        if not _after_blank(lines, index) and not _capitals(source[line.start : line.end]):
            continue
        if (
            not source[line.start].isupper()
            or _ENDS.search(line.folded)
            or "  " in source[line.start : line.end].strip()
        ):
            continue
        if _OPENS_TEXT.match(line.folded) or not any(c.isalpha() for c in line.folded):
            continue
        last = _extended(source, lines, index, None)
        if not _paragraph_below(lines, last):
            continue
        found.append(Heading(index, last, line.start, _title_end(lines, last), Style.ALONE))
    return found


def _capitals(printed: str) -> bool:
    """Whether a line is a title in capitals: two words at least, none in small letters."""
    return printed.isupper() and len([word for word in printed.split() if word.isalpha()]) > 1


def _after_blank(lines: Sequence[Line], index: int) -> bool:
    return all(line.blank or line.kind is not None for line in lines[index - 1 : index])


def _paragraph_below(lines: Sequence[Line], last: int) -> bool:
    """Whether text follows a title at once: a line that goes on as a sentence does."""
    return last < len(lines) and not lines[last].blank and lines[last].kind is None
