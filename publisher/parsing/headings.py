"""Headings of the items of a sitting, however minutes print them.

Five ways are told apart: the number of the act at the head of the item (``DEL2025-76 : Aides aux entreprises``), the
words of the agenda printed again, the rank of the item (``3. Travaux``), the label “Objet :”, and a short line alone
above its paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from publisher.parsing import patterns
from publisher.parsing.agenda import (
    CODED,
    LONGEST,
    LONGEST_TITLE,
    Agenda,
    bare,
    printed_rank,
    rank_of,
    ranked_title,
    same,
    unranked,
)
from publisher.parsing.layout import Line

_SIGN = r"(?:n\s?[°o]\s?\.?\s*)?"
_CODE_ALONE = re.compile(
    rf"(?:deliberation|dcm)\s+{_SIGN}(?P<number>[a-z]{{0,6}}[-_ ]?[0-9][0-9a-z]*(?:\s?[-_/.]\s?[0-9a-z]+)*)\s*:?"
)
_DOTTED = re.compile(
    r"(?:[0-9]{1,2}\.[0-9]{1,2}\s?[.)°:–-]?|(?:[0-9]{1,2}|[ivx]{1,5})\s?[-.]\s?[0-9]{1,2}\s?[.)°:–-])\s+(?=[^\W\d_])"
)
_NUMBER_ALONE = re.compile(rf"{_SIGN}(?P<number>[a-z]{{0,6}}[-_ ]?(?:19|20)[0-9]{{2}}\s?[-_/.]\s?[0-9]{{1,4}})")
_RANK_ALONE = re.compile(
    r"(?:question|point|affaire|dossier|sujet)\s*(?:n\s?°\s*)?(?P<rank>[0-9]{1,2}|[ivx]{1,5})\s*[:.–-]?"
)
_TOLD = re.compile(  # “3. Tarifs : adoptés à l’unanimité”
    r"\s*[:–-]\s+(?=(?:adopt|approuv|accord|vot|valid|accept|attribu|rejet|refus|report|ajourn|retir)ee?s?\b)"
)
_LABELLED = re.compile(r"objet\s*(?:de la deliberation)?\s*:\s*(?=\S)")
_ENDS = re.compile(r"[.;,:!?]$")
_OPENS_TEXT = re.compile(
    patterns.words(
        r"le la les l' il elle ce cette ces un une des vu considerant m mme mr monsieur madame par pour suite apres en "
        r"afin dans sur au aux rapporteur\w* rapport(?=\s?(?:$|:|n)) expose presents? vote adopte article dit"
    )
    + r"\b"
)
_MOST_LINES = 5
_FULL = 60  # characters: a line longer than that may be broken
_OPEN_END = re.compile(r"(?:\b(?:a|au|aux|de|du|des|le|la|les|et|en|pour|par|sur|avec)|['’-])$")


class Style(IntEnum):
    """How a heading is told; the higher, the surer."""

    ALONE = 1
    LABELLED = 2
    RANKED = 3
    LISTED = 4
    CODED = 5


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


def _extended(source: str, lines: Sequence[Line], index: int, entry: str | None) -> int:
    """Index after the last line of a title that starts on line ``index`` and may be wrapped."""
    last = index + 1
    words = bare(lines[index].folded)
    while last < len(lines) and last - index < _MOST_LINES:
        line = lines[last]
        if line.blank or line.kind is not None:
            break
        longer = f"{words} {line.folded}"
        of_entry = entry is not None and entry.startswith(longer.rstrip(" .:;")) and len(words) < len(entry)
        above = lines[last - 1].folded
        wrapped = len(above) > _FULL and not _ENDS.search(above)
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
    """Headings that begin with the number of an act, or stand under it."""
    found = []
    for index, line in enumerate(lines):
        if line.blank or line.kind is not None:
            continue
        match = CODED.match(line.folded)
        if match is not None and _titled(source, line, match):
            last = _extended(source, lines, index, None)
            group = "number" if match["number"] else "short"
            number = (line.start + match.start(group), line.start + match.end(group))
            start, end = line.start + match.start("title"), _title_end(lines, last)
            found.append(Heading(index, last, start, end, Style.CODED, number))
        elif heading := _alone_coded(source, lines, index):
            found.append(heading)
    return found


def _titled(source: str, line: Line, match: re.Match[str]) -> bool:
    """Whether a title follows a number: it begins with a capital, where the number is nothing but digits."""
    upper = source[line.start + match.start("title")].isupper()
    return upper or (match["number"] is not None and not match["number"].isdecimal())


def labelled(source: str, lines: Sequence[Line]) -> list[Heading]:
    """Headings that begin with “Objet :”."""
    found = []
    for index, line in enumerate(lines):
        match = _LABELLED.match(line.folded) if not line.blank and line.kind is None else None
        if match is not None:
            last = _extended(source, lines, index, None)
            found.append(Heading(index, last, line.start + match.end(), _title_end(lines, last), Style.LABELLED))
    return found


def _alone_coded(source: str, lines: Sequence[Line], index: int) -> Heading | None:
    """A number alone on its line, with the title on the next printed one; one without “délibération”, above “Objet”."""
    match = _CODE_ALONE.fullmatch(lines[index].folded) or _NUMBER_ALONE.fullmatch(lines[index].folded)
    after = _title_below(lines, index) if match is not None else None
    if match is None or after is None:
        return None
    label = re.match(r"objet\s*:?\s*", lines[after].folded)
    if label is None and match.re is _NUMBER_ALONE:
        return None
    last = _extended(source, lines, after, None)
    start = lines[after].start + (label.end() if label else 0)
    number = (lines[index].start + match.start("number"), lines[index].start + match.end("number"))
    return (
        Heading(index, last, start, _title_end(lines, last), Style.CODED, number) if start < lines[after].end else None
    )


def _title_below(lines: Sequence[Line], index: int) -> int | None:
    """The next printed line, where it stands near enough and is short enough to be a title."""
    after = next((at for at in range(index + 1, min(index + 4, len(lines))) if not lines[at].blank), None)
    if after is None or lines[after].kind is not None or len(lines[after].folded) > LONGEST:
        return None
    return after


def _alone_ranked(source: str, lines: Sequence[Line], index: int) -> Heading | None:
    """A rank alone on its line, “Question n° 3”, with the title on the next printed one."""
    match = _RANK_ALONE.fullmatch(lines[index].folded)
    after = _title_below(lines, index) if match is not None else None
    if match is None or after is None:
        return None
    last = _extended(source, lines, after, None)
    rank = rank_of(match["rank"])
    return Heading(index, last, lines[after].start, _title_end(lines, last), Style.RANKED, rank=rank)


def listed(source: str, lines: Sequence[Line], agenda: Agenda) -> list[Heading]:
    """Headings that print an entry of the agenda again, each entry once, after the agenda."""
    free = list(agenda.entries)
    found = []
    for index in range(agenda.last, len(lines)):
        line = lines[index]
        if line.blank or line.kind is not None or len(line.folded) > LONGEST or not _starts_title(source, line):
            continue
        words = bare(line.folded)
        entry = next((entry for entry in free if same(words, printed_rank(line.folded), entry)), None)
        if entry is None:
            continue
        free.remove(entry)
        last = _extended(source, lines, index, entry.words)
        start = line.start + len(line.folded) - len(unranked(line.folded))
        found.append(Heading(index, last, start, _title_end(lines, last), Style.LISTED, rank=printed_rank(line.folded)))
    return found


def _starts_title(source: str, line: Line) -> bool:
    at = line.start + len(line.folded) - len(unranked(line.folded))
    return source[at : at + 1].isupper() or source[at : at + 1] in "«\"'’"


def ranked(source: str, lines: Sequence[Line], start: int = 0) -> list[Heading]:
    """Lines that begin with a rank and a capital; which of them follow one another is for the reader of the whole."""
    found = []
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.blank and line.kind is None and (alone_on_line := _alone_ranked(source, lines, index)):
            found.append(alone_on_line)
            continue
        match = ranked_title(line.folded) if not line.blank and line.kind is None else None
        if match is None or len(line.folded) > LONGEST or not rank_of(match["rank"]):
            continue
        at = line.start + match.start("title")
        if not source[at].isupper() and source[at] not in '«"':
            continue
        last = _extended(source, lines, index, None)
        told = _TOLD.search(lines[last - 1].folded, match.start("title") if last == index + 1 else 0)
        end = lines[last - 1].start + told.start() if told else _title_end(lines, last)
        found.append(Heading(index, last, at, end, Style.RANKED, rank=rank_of(match["rank"])))
    return found


def dotted(source: str, lines: Sequence[Line], start: int = 0) -> list[Heading]:
    """Lines that begin with a rank of two figures, ``2.1 Tarifs``."""
    found = []
    for index in range(start, len(lines)):
        match = _DOTTED.match(lines[index].folded) if not lines[index].blank and lines[index].kind is None else None
        if match is None or not source[lines[index].start + match.end()].isupper():
            continue
        last = _extended(source, lines, index, None)
        at = lines[index].start + match.end()
        found.append(Heading(index, last, at, _title_end(lines, last), Style.RANKED))
    return found


def alone(source: str, lines: Sequence[Line], start: int = 0) -> list[Heading]:
    """Short lines that stand above a paragraph, after a blank line or in capitals, without the point of a sentence."""
    found = []
    for index in range(max(start, 1), len(lines) - 1):
        line = lines[index]
        if line.blank or line.kind is not None or not _is_title(source, line):
            continue
        capitals = _capitals(source[line.start : line.end])
        apart = _blank(lines, index - 1) and (capitals or _blank(lines, index - 2))
        last = _extended(source, lines, index, None)
        begins = _blank(lines, index - 1) or _between_sentences(source, lines, index, last)
        above_text = not _blank(lines, last) and (capitals or begins)
        if above_text or (apart and not _blank(lines, last + 1)):
            found.append(Heading(index, last, line.start, _title_end(lines, last), Style.ALONE))
    return found


def _is_title(source: str, line: Line) -> bool:
    """Whether a line can be a title: short, with a capital, neither a sentence nor cells set apart."""
    printed = source[line.start : line.end]
    short = len(line.folded) <= LONGEST_TITLE and printed[0].isupper() and "  " not in printed
    return short and not _ENDS.search(line.folded) and not _OPENS_TEXT.match(line.folded)


def _between_sentences(source: str, lines: Sequence[Line], index: int, last: int) -> bool:
    """Whether a line stands between the end of a sentence and the beginning of one, and had room for more words."""
    room = len(lines[index].folded) < _FULL
    start = lines[last].start if last < len(lines) else len(source)
    begins = source[start : start + 1]  # nothing where the text ends in an empty line
    return room and lines[index - 1].folded.endswith(".") and begins.isupper()


def _capitals(printed: str) -> bool:
    """Whether a line is a title in capitals: two words at least, none in small letters."""
    return printed.isupper() and len([word for word in printed.split() if word.isalpha()]) > 1


def _blank(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing of the text is printed on a line, or there is no such line."""
    return not 0 <= index < len(lines) or lines[index].blank or lines[index].kind is not None
