"""Where the people of each list of an attendance stand, and the cue that opened the list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from publisher.parsing.attendance_cues import COUNTS_CUE, Cue, cue_of
from publisher.parsing.layout import Line, cells
from publisher.parsing.patterns import any_of
from publisher.records.values import AttendanceStatus as Status

_STATUS = any_of("present", "absent", "excuse", "represent", "pouvoir", "procuration", "secretaire")
_INLINE = re.compile(rf"(?:[.;,)]|\s[-–])\s+(?=(?:etai(?:en)?t\s+|les?\s+)?{_STATUS})")
_CIVIL = re.compile(r"(?:M|MM|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames)\b")
_NAMED = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)? (?:(?:DE|DU|LA|LE) )*[A-ZÀ-Þ]{2}"  # Luc ROUX, without civility
_LABEL = re.compile(rf"[A-ZÀ-Þ][\w'’() -]{{2,70}}\s*:\s*(?={_CIVIL.pattern}|{_NAMED})")
_REST_OF_CUE = re.compile(
    r"[^:;,]{0,40}\b(?:collectivites|territoriales|code|articles?|c\.?g\.?c\.?t\.?|suivants?)\b[^:;]{0,60}:\s*"
)
_MANDATES = re.compile(r"(?:nom (?:du|des) )?mandants?\b.{0,40}\bmandataires?\b.{0,40}")
_ALL_BUT = re.compile(
    r"[^:]{0,40}\b(?:tous|ensemble|totalite)\b[^:]{0,60}?\b"
    + any_of(r"a l'? ?exception d(?:e |')", r"(?:sauf|excepte|hormis)\s*:?\s", r"excuses? ?:")
)
_LONE_COUNT = re.compile(r"[a-z][a-z'() -]{2,40}\s*[:=]\s*[0-9]{1,3}\W*")
_MARGIN = 12  # columns between a narrow column and the text beside it
_PAIR = 2  # cells of a table of proxies: who gives, who holds


@dataclass(slots=True)
class PeopleList:
    """The ranges of one list, and the cue that opened it; ``pairs``: each line is who is away and who votes."""

    cue: Cue
    ranges: list[tuple[int, int]] = field(default_factory=list)
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] | None = None


def people_lists(source: str, lines: list[Line]) -> list[PeopleList]:
    """The lists of people of an attendance, in order."""
    found: list[PeopleList] = []
    current: PeopleList | None = None
    column = 0
    for line in lines:
        if line.blank or (current is not None and _beside(line, column)):
            continue
        if _MANDATES.fullmatch(line.folded):
            current = PeopleList(_away(Status.REPRESENTED), pairs=[])
            found.append(current)
        elif opened := cue_of(line.folded):
            found.extend(_opened(line, *opened))
            current, column = found[-1], line.column
        elif COUNTS_CUE.match(line.folded):
            current = None
        elif current is not None and current.pairs is not None and len(cells(source, line)) == _PAIR:
            current.pairs.append(_pair(source, line))
        elif current is not None:
            inline = _inline(line, 0)
            if current.ranges and _LABEL.match(source, line.start, line.end):  # no name runs on over a label
                current = PeopleList(current.cue)
                found.append(current)
            start = _people_start(source, line, goes_on=not _named_yet(source, current))
            current.ranges.append((start, inline[0][0] if inline else line.end))
            found.extend(people for _, people in inline)
            current = found[-1]
    return found


def _named_yet(source: str, people: PeopleList) -> bool:
    """Whether anything is printed of a list but its cue."""
    return any(source[start:end].strip() for start, end in people.ranges)


def _people_start(source: str, line: Line, *, goes_on: bool) -> int:
    """Where the people of a line start: after a label, or after the rest of a cue that the line before cut off."""
    if goes_on and (rest := _REST_OF_CUE.match(line.folded)):
        return line.start + rest.end()
    label = _LABEL.match(source, line.start, line.end)  # Brisemont : M. X, Mme Y
    return label.end() if label else _after_label(source, line)


def _beside(line: Line, column: int) -> bool:
    """Whether a line is a count in a margin, left of the list that it interrupts: “Votants : 13”."""
    return column - line.column > _MARGIN and _LONE_COUNT.fullmatch(line.folded) is not None


def _after_label(source: str, line: Line) -> int:
    """Where the people of a line start: after the commune, canton or group printed in a first cell before them."""
    row = cells(source, line)
    labelled = len(row) > 1 and not _CIVIL.match(source, row[0].start)
    return row[1].start if labelled and _CIVIL.match(source, row[1].start) else line.start


def _pair(source: str, line: Line) -> tuple[tuple[int, int], tuple[int, int]]:
    giver, holder = cells(source, line)
    return (giver.start, giver.end), (holder.start, holder.end)


def _away(status: Status) -> Cue:
    return Cue(re.compile(""), status)


def _opened(line: Line, cue: Cue, length: int) -> Iterator[PeopleList]:
    """The list that a line opens, and others opened further on it: “Présents : A, B. Absents : C”."""
    if cue.status is Status.PRESENT and (but := _ALL_BUT.match(line.folded, length)):
        status = Status.EXCUSED if "excuse" in line.folded[length:] else Status.ABSENT
        yield PeopleList(_away(status), [(line.start + but.end(), line.end)])
        return
    inline = _inline(line, length)
    yield PeopleList(cue, [(line.start + length, inline[0][0] if inline else line.end)])
    yield from (people for _, people in inline)


def _inline(line: Line, after: int) -> list[tuple[int, PeopleList]]:
    """Lists opened in the middle of a line by the words of a cue and its colon, each with its separator's place."""
    starts = []
    for match in _INLINE.finditer(line.folded, after):
        opened = cue_of(line.folded[match.end() :])
        if opened and line.folded[match.end() + opened[1] - 1] in ":=;":
            starts.append((line.start + match.start(), line.start + match.end() + opened[1], opened[0]))
    following = pairwise([*(start for start, _, _ in starts), line.end])
    return [
        (start, PeopleList(cue, [(begin, end)]))
        for (start, begin, cue), (_, end) in zip(starts, following, strict=True)
    ]
