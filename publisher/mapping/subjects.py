"""Subjects of acts in the national nomenclature (@CTES): the concept of a code that an act states."""

import re

from rdflib import URIRef

from publisher.namespaces import SUBJECTS, coded

_LAST = {"1": 7, "2": 3, "3": 6, "4": 5, "5": 8, "6": 5, "7": 10, "8": 9, "9": 4}
"""Last code of each chapter at the second level, the last that is national (SCDL « délibérations » 2.1.5)."""

_CODE = re.compile(r"(?P<chapter>[1-9])(?:\.(?P<subject>[1-9][0-9]?)(?:\.[0-9.]+)?)?")


def subject(code: str) -> URIRef | None:
    """The national concept of a code, or of the one above a local code (7.5.1 is under 7.5); None for no such code."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    chapter, second = found["chapter"], found["subject"]
    if second is None:
        return coded(SUBJECTS, chapter)
    return coded(SUBJECTS, f"{chapter}-{second}") if int(second) <= _LAST[chapter] else None
