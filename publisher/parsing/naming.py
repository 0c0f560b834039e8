"""Number and title (objet) of an act."""

import re

from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.records import Span

_CODE = r"[a-z0-9][a-z0-9]*(?:\s?[-_./]\s?[a-z0-9]+)*"
_SIGN = r"n\s?(?:°|o\b\.?|um[eé]ro)\s?:?\s?"
_NUMBERS = (
    re.compile(rf"^\(?\s*(?:deliberation\s+|acte\s+|dcm\s+)?{_SIGN}(?P<number>(?:[a-z]{{1,6}}\s)?{_CODE})\s*\)?\s*$"),
    re.compile(rf"\bdeliberation\s+(?:{_SIGN})?(?P<number>(?=[a-z]*[-_ ]?[0-9]){_CODE})(?=\s*(?:$|[:–,.-]\s|\s))"),
    re.compile(
        r"^(?P<number>(?=.*[0-9]{2})(?:[a-z]{1,6}[-_ ]?)?[0-9]{2,4}[-_./][a-z0-9_./-]*[0-9][a-z]?)(?:\s+id\.\s?[0-9]+)?\s*(?:$|[-–:]\s)"
    ),
    re.compile(r"^(?P<number>[12][0-9]{3}\s[a-z]{1,6}\s[0-9]{1,5}[a-z]?)\s*$"),
    re.compile(rf"(?<!rapport )(?<!loi )(?<!decret )\b{_SIGN}(?P<number>[0-9]{{2,4}}\s?[-_./]\s?{_CODE})"),
    re.compile(r"^(?P<number>(?:[a-z]{1,6}[-_]?)[0-9]{4}(?:[-_][a-z0-9]+){1,3})\b"),
)
_OBJECT = re.compile(r"^objets?\s*(?:de la deliberation)?\s*[:–-]\s*")
_NOISE = re.compile(
    r"^\(?\s*(?:deliberation\s+)?n\s?°|^(?:le|la) (?:conseil|commission)\b|^[0-9]{1,3}$|^[_.\s-]+$|^(?:question|point|dossier|affaire)\s+n\s?°\s*[0-9]+\s*$|^\W*retour\b|^extrait\b|^republique francaise|^deliberation\s*$"
)
_TAIL = re.compile(r"\s*[.;:]?\s*(?:(?:M|Mme|Monsieur|Madame)\.?\s[^.,;]{3,40},?\s+rapporteure?\.?)\s*$")


def read_number(source: str, lines: list[Line], stamped: str | None) -> tuple[str, Span] | None:
    """Number of the act as printed, from lines of its head, title or foot.

    ``stamped``, the number inside the préfecture's identifier, tells which one it is where it is printed too.
    """
    printed = [line for line in lines if not line.blank and line.kind is None]
    found: list[tuple[str, Span]] = []
    for pattern in _NUMBERS:
        for line in printed:
            match = pattern.search(line.folded)
            if match is None or "rapport" in line.folded[: match.start()]:
                continue
            start = line.start + match.start("number")
            words = source[start : line.start + match.end("number")]
            if any(c.isdigit() for c in words) and not _is_date(words):
                found.append((" ".join(words.split()), Span(start, start + len(words))))
    if stamped:
        for number, span in found:
            if _bare(number) == _bare(stamped):
                return number, span
    return found[0] if found else None


def _bare(number: str) -> str:
    return re.sub(r"[^0-9a-z]", "", number.lower())


def _is_date(words: str) -> bool:
    return re.fullmatch(r"[0-3]?[0-9][/.-][01]?[0-9][/.-](?:[12][0-9])?[0-9]{2}", words.strip()) is not None


def read_title(source: str, lines: list[Line]) -> tuple[str, Span] | None:
    """Title of the act, on one line, from the lines of its title part: what follows “Objet :”, else its first words."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    for index, line in enumerate(printed):
        if match := _OBJECT.match(line.folded):
            ranges = [(line.start + match.end(), line.end)]
            ranges.extend(
                (after.start, after.end) for after in _following(lines, line) if not _NOISE.match(after.folded)
            )
            return _joined(flow(source, ranges)) or (
                read_title(source, printed[index + 1 :]) if index + 1 < len(printed) else None
            )
    kept = [line for line in printed if not _NOISE.match(line.folded)]
    return _joined(flow(source, [(line.start, line.end) for line in kept])) if kept else None


def _following(lines: list[Line], first: Line) -> list[Line]:
    """Lines that go on after ``first``, up to a blank one."""
    after = lines[lines.index(first) + 1 :]
    stop = next((index for index, line in enumerate(after) if line.blank), len(after))
    return after[:stop]


def _joined(passage: Passage) -> tuple[str, Span] | None:
    tail = _TAIL.search(passage.text)
    title = passage.cut(0, tail.start()) if tail else passage
    title = title.cut(0, len(title.text.rstrip(" .;:_-")))
    return (title.text, title.whole) if title else None
