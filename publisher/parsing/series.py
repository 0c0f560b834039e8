"""Numbers of acts in one series at the heads of items: “2024/041 Tarifs”, “Décision B23-061 – Aide …”, “2024 DAC 12”.

One number of a shape may be a reference to another act; several of one shape, each at the head of lines in which
something is decided, are the numbers of the acts. The shape is told by what stands between the figures.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from publisher.parsing.headings import Heading, Style
from publisher.parsing.layout import Line
from publisher.parsing.patterns import any_of

_LABEL = (
    r"(?:(?:d[ée]lib[ée]ration|d[ée]cision|r[ée]solution|rapport|dossier|affaire|acte|dcm|n° d.ordre)s?"
    r"(?: du (?:conseil|bureau|comit[ée])| de la commission)?\s*)"
)
_SIGN = r"(?:n\s?[°º]\s?:?\s*|n[o.] (?=[A-Z0-9]))"
_NUMBER = (
    r"(?:[A-Z]{1,6}[-_./ ]?)?[0-9]{1,8}(?:\s?[-_./]\s?[A-Z]{0,6}[0-9]{1,8}|[-_./][A-Z]{1,6}\b)*"
    r"(?P<service>\s[A-Z]{1,6}(?:\s[0-9]{1,5})?(?!\w))?"
)
_HEAD = re.compile(
    rf"[*#_\s(\[]{{0,4}}(?P<label>{_LABEL}{_SIGN}?|{_SIGN})?(?P<number>{_NUMBER})(?!\w)\s?[)\]]?"
    r"(?P<separator>\s*[:–—|]\s*|\s+-\s+|-\s+|\s*\.\s+|\s+|$)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LETTERS = re.compile(r"[A-Z]+")
_DATE = re.compile(r"[0-3]?[0-9]\s?[/.-]\s?[01]?[0-9]\s?[/.-]\s?(?:[12][0-9])?[0-9]{2}")
_LABELLED_TITLE = re.compile(r"objets?\s*:?\s*", re.IGNORECASE)
_OPEN_END = re.compile(
    any_of(
        r"(?:\b(?:a|au|aux|de|du|des|le|la|les|et|en|pour|par|sur|avec|son|sa|ses|un|une|mme|mm?\.?|n°)|['’])$",
        r"[«\"(,–-]$",
    )
)
_NO_TITLE = re.compile(r"(?:rapporteur|presente par|vu\b|considerant\b|le rapport\b|presents?\b|etaient\b)")
_REPORTER = re.compile(r".{0,60}\brapporteure?\s*\.?$")
_ENDED = (".", ":", ";", "!", "?")
_FEWEST = 2
_MOST_LINES = 8  # of a title
_OPENS_TEXT = re.compile(
    r"(?:l[ea]s? |l')(?:conseil|bureau|comite|assemblee|commission|maire|president)|m(?:me|\.) |il "
)
_NARROW = 60  # characters
_SHORT, _FULL = 0.5, 0.75  # of the widest line near it
_LONGEST_TITLE = 220  # characters of its first line


@dataclass(frozen=True, slots=True)
class Numbered:
    """Line ``index`` that a number [start, end) of the source opens; ``title`` where words follow it, else None."""

    index: int
    start: int
    end: int
    title: int | None
    shape: str
    number: str


def numbered_series(
    source: str, lines: Sequence[Line], decides: Callable[[Sequence[Line]], bool]
) -> tuple[Numbered, ...]:
    """The lines that the numbers of acts open, of the shape under which most is decided; none where no shape fits.

    A number printed twice, in an agenda and above its act, is taken where something is decided under it.
    """
    shapes: dict[str, list[Numbered]] = defaultdict(list)
    for index in range(len(lines)):
        for found in _numbered(source, lines, index):
            shapes[found.shape].append(found)
    best: tuple[int, int, tuple[Numbered, ...]] = (0, 0, ())
    for shape, candidates in shapes.items():
        own = _of_one_year(candidates)
        if len({found.number for found in own}) < _FEWEST:
            continue
        chosen, deciding = _once_each(lines, own, decides)
        if deciding >= _FEWEST and deciding * 2 >= len(chosen):
            best = max(best, (deciding, len(shape), chosen), key=lambda item: item[:2])
    return best[2]


def _numbered(source: str, lines: Sequence[Line], index: int) -> list[Numbered]:
    """The number at the head of a line, with and without the letters of a service after it."""
    line = lines[index]
    if line.blank or line.kind is not None:
        return []
    printed = source[line.start : line.end]
    match = _HEAD.match(printed)
    if match is None or not _LETTERS.sub("", match["number"]).isprintable():
        return []
    found = []
    ends = {match.end("number")}
    if match["service"]:
        ends.add(match.start("service"))
    for end in sorted(ends, reverse=True):
        number = printed[match.start("number") : end]
        title = match.end() if end == match.end("number") else match.start("service") + 1
        if _is_number(number, labelled=match["label"] is not None) and _opens_title(printed, title, match, number):
            at = line.start + title if title < len(printed) else None
            found.append(
                Numbered(index, line.start + match.start("number"), line.start + end, at, _shape(number), number)
            )
    return found


def _is_number(number: str, *, labelled: bool) -> bool:
    """Whether figures and letters are the number of an act: in capitals, of two parts at least unless labelled."""
    if number != number.upper() or _DATE.fullmatch(number):
        return False
    figures = _FIGURES.findall(number)
    parts = len(figures) > 1 or (bool(_LETTERS.search(number)) and len(figures[0]) > 2)
    return parts or (labelled and bool(figures))


def _opens_title(printed: str, title: int, match: re.Match[str], number: str) -> bool:
    """Whether a title follows a number, with a capital or in quotes, or nothing does."""
    rest = printed[title:]
    if not rest:
        return True
    plain = not match["separator"].strip() and match["label"] is None
    amount = plain and len(_FIGURES.findall(number)) < _FEWEST
    return (rest[0].isupper() or rest[0] in "«\"“'") and not amount


def _shape(number: str) -> str:
    """A number with 9 for its figures; letters between figures are those of a service, others stand as they are."""
    closing = re.search(r"[A-Z]+$", number)
    stem = number[: closing.start()] if closing else number
    opening = re.match(r"[A-Z]+", stem)
    rest = _LETTERS.sub("A", stem[opening.end() if opening else 0 :])
    shape = f"{opening[0] if opening else ''}{rest}{closing[0] if closing else ''}"
    return re.sub(r"\s", " ", _FIGURES.sub("9", shape))


def _of_one_year(candidates: Sequence[Numbered]) -> list[Numbered]:
    """Those that bear the year that most of them bear: a number of another year refers to an earlier act."""
    years = [year[0] if (year := _YEAR.search(found.number)) else None for found in candidates]
    most = Counter(years).most_common(1)[0][0]
    return [found for found, year in zip(candidates, years, strict=True) if year == most]


def _once_each(
    lines: Sequence[Line], candidates: Sequence[Numbered], decides: Callable[[Sequence[Line]], bool]
) -> tuple[tuple[Numbered, ...], int]:
    """Each number once, and under how many of them something is decided."""
    ends = [*(found.index for found in candidates[1:]), len(lines)]
    deciding = [decides(lines[found.index + 1 : end]) for found, end in zip(candidates, ends, strict=True)]
    chosen: dict[str, tuple[Numbered, bool]] = {}
    for found, decided in zip(candidates, deciding, strict=True):
        if found.number not in chosen or (decided and not chosen[found.number][1]):
            chosen[found.number] = (found, decided)
    kept = sorted(chosen.values(), key=lambda item: item[0].index)
    return tuple(found for found, _ in kept), sum(decided for _, decided in kept)


def series_headings(source: str, lines: Sequence[Line], decides: Callable[[Sequence[Line]], bool]) -> list[Heading]:
    """Headings of the items that carry the numbers of one series, each with the title beside or under its number."""
    found = []
    for item in numbered_series(source, lines, decides):
        first = item.index if item.title is not None else _below(lines, item.index)
        if first is None:
            continue
        start = item.title if item.title is not None else lines[first].start
        label = _LABELLED_TITLE.match(source, start, lines[first].end)
        start = label.end() if label else start
        last = _last_of_title(source, lines, first)
        if start < lines[last - 1].end:
            found.append(Heading(item.index, last, start, lines[last - 1].end, Style.CODED, (item.start, item.end)))
    return found


def _below(lines: Sequence[Line], index: int) -> int | None:
    """The next printed line, where it stands near enough and is short enough to be a title."""
    near = range(index + 1, min(index + 4, len(lines)))
    after = next((at for at in near if not lines[at].blank and lines[at].kind is None), None)
    titled = (
        after is not None and len(lines[after].folded) <= _LONGEST_TITLE and not _NO_TITLE.match(lines[after].folded)
    )
    return after if titled else None


def _last_of_title(source: str, lines: Sequence[Line], first: int) -> int:
    """Index after the last line of a title: it goes on in small letters, in capitals as it began, or after “de”."""
    last = first + 1
    capitals = source[lines[first].start : lines[first].end].isupper()
    while last < min(len(lines), first + _MOST_LINES):
        line, above = lines[last], lines[last - 1].folded
        open_end = _OPEN_END.search(above) is not None
        ended = above.endswith(_ENDED) and not open_end
        if line.blank or line.kind is not None or _NO_TITLE.match(line.folded) or ended:
            break
        printed = source[line.start : line.end]
        goes_on = printed[0].islower() or printed[0].isdigit() or printed[0] in "«(" or open_end
        reporter = _REPORTER.fullmatch(line.folded) is not None
        fits = reporter or _closes_title(lines, last) or _in_narrow_column(lines, first, last)
        if not (goes_on or (capitals and printed.isupper()) or fits):
            break
        last += 1
    return last


def _closes_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the few words left of a title that fills the line above, over text that is wider than they."""
    width = max(len(line.folded) for line in lines[index - 1 : index + _MOST_LINES])
    few = len(lines[index].folded) < _SHORT * width and not lines[index].folded.endswith((*_ENDED, ","))
    return few and len(lines[index - 1].folded) > _FULL * width


def _in_narrow_column(lines: Sequence[Line], first: int, index: int) -> bool:
    """Whether a line stands under a title in a narrow column, not set in as its first sentence is."""
    width = max(len(line.folded) for line in lines[first : index + _MOST_LINES])
    same_margin = lines[index].column == lines[first].column
    return width < _NARROW and same_margin and _OPENS_TEXT.match(lines[index].folded) is None
