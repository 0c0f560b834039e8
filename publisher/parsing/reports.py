"""The report (*rapport*) that an act follows: its number, and the member who presents it."""

import re

from publisher.parsing.kinds import PartKind
from publisher.parsing.parts import Parts
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.people import Person, first_person

_NUMBER = re.compile(r"\brapport\s+n\s?°?\s?(?P<number>[a-z0-9][a-z0-9/.-]*)")
_RAPPORTEUR = re.compile(
    any_of(
        r"\brapporteure?\s*:\s*(?P<after>.{3,60})",  # Rapporteur : Mme X
        r"(?P<before>.{3,60}?),?\s+rapporteure?\b",  # M. X, rapporteur
        r"sur le rapport (?:presente par|de)\s+(?P<by>.{3,60})",
        r"^(?P<reports>.{3,60}?)\s+rapporte\b",  # X rapporte :
    )
)
_NAMED_BY_PLACE = frozenset({"after", "by"})  # words that hold nothing but the name


def report_number(parts: Parts) -> Passage | None:
    """Number of the report that stands in the source, as printed."""
    report = parts.passage(PartKind.REPORT)
    match = report.search(_NUMBER)
    return report.group(match, "number") if match else None


def rapporteur(parts: Parts) -> Person | None:
    """Who presents the report, as the head of the act or its statement says."""
    for kinds in ((PartKind.TITLE, PartKind.HEADER), (PartKind.STATEMENT, PartKind.VISAS)):
        for line in parts.printed(*kinds):
            match = line.search(_RAPPORTEUR)
            if match is None:
                continue
            place = next(name for name in ("after", "by", "reports", "before") if match[name])
            person = first_person(line.group(match, place), civility_needed=place not in _NAMED_BY_PLACE)
            if person is not None:
                return person
    return None
