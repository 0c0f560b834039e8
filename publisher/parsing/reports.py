"""The report (*rapport*) that an act follows: its number, and the member who presents it."""

import re

from publisher.parsing.kinds import PartKind
from publisher.parsing.parts import Parts
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import Person, first_person

_NUMBER = re.compile(r"\brapport\s+n\s?°?\s?(?P<number>[a-z0-9][a-z0-9/.-]*)")
_CIVIL = r"(?:m\.|mr?|mme|monsieur|madame)"
_OFFICE = (
    r"(?:[\w-]+ ){0,2}(?:adjointe?|vice-presidente?|conseillere?|elue?|deleguee?|maire|presidente?)\b[\w' -]{0,60}"
)
_SPEAKS = words("expose presente rapporte rappelle explique indique informe donne\\slecture fait\\spart")
_RAPPORTEUR = re.compile(
    any_of(
        r"\brapporteure?\s*:\s*(?P<after>.{3,60})",  # Rapporteur : Mme X
        rf"\brapporteure?\s+(?P<labelled>{_CIVIL}\s.{{3,60}})",  # a table: Rapporteur      M. X
        rf"(?:^|[-–—] |\. )(?P<signed>{_CIVIL}\s[^,;:]{{3,60}}?),\s+rapporteure?\b",  # “Titre – Mme X, rapporteure”
        r"(?P<before>.{3,60}?),?\s+rapporteure?\b",  # M. X, rapporteur
        r"sur (?:le )?rapport (?:presente par|de|du)\s+(?P<by>.{3,60})",
        r"^(?:sur )?(?:l')?expose de (?P<exposed>(?!m\. le|monsieur le|madame l[ea]).{3,60})",
        r"^presente(?:e|s)? par\s*:?\s*(?P<presented>.{3,60})",
        # M. X, adjoint aux sports, présente …; Mme X expose que …
        rf"^(?P<told>{_CIVIL}\s(?!l[ea]\b)[\w.'’ -]{{2,60}}?)(?:,\s*{_OFFICE}\s*,)?\s+{_SPEAKS}\b",
        r"^(?P<reports>.{3,60}?)\s+rapporte\b",  # X rapporte :
    )
)
_PLACES = ("after", "labelled", "signed", "by", "exposed", "presented", "told", "reports", "before")
_LABELLED = re.compile(rf"\brapporteure?\s*(?::|(?={_CIVIL}\s))")
_FIRST_LINES = 2  # of a statement: who speaks later takes part in the debate
_NAMED_BY_PLACE = frozenset({"after", "by", "presented"})  # words that hold nothing but the name


def report_number(parts: Parts) -> Passage | None:
    """Number of the report that stands in the source, as printed."""
    report = parts.passage(PartKind.REPORT)
    match = report.search(_NUMBER)
    return report.group(match, "number") if match else None


def rapporteur(parts: Parts) -> Person | None:
    """Who presents the report, as the head of the act or its statement says."""
    title = parts.passage(PartKind.TITLE)
    groups = (
        [*parts.printed(PartKind.TITLE, PartKind.HEADER), *([title] if title else [])],
        parts.printed(PartKind.STATEMENT),
        parts.printed(PartKind.VISAS),
        [
            line.cut(label.start())
            for line in parts.printed(PartKind.ATTENDANCE, PartKind.RECUSALS)
            if (label := line.search(_LABELLED))
        ],
    )
    found = (_presenter(line, first=index < _FIRST_LINES) for lines in groups for index, line in enumerate(lines))
    return next((person for person in found if person is not None), None)


def _presenter(line: Passage, *, first: bool) -> Person | None:
    """Who presents, where a line says so; ``first``: the line is one of the first of its part."""
    match = line.search(_RAPPORTEUR)
    if match is None:
        return None
    place = next(name for name in _PLACES if match[name])
    if place == "told" and not first:
        return None
    return first_person(line.group(match, place), civility_needed=place not in _NAMED_BY_PLACE)
