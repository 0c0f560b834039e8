"""The code of the national nomenclature of acts (@CTES), where an act prints it: ``Nomenclature : 7.5``."""

import re

from publisher.parsing.passage import Passage
from publisher.records import Span

_CODE = re.compile(
    r"\b(?:nomenclature|(?:code|domaine|rubrique)\s+(?:de\s+)?(?:la\s+)?(?:matiere|nomenclature|actes?)|matiere(?:\s+de\s+l'acte)?|classification|thematique)"
    r"\b[^0-9.;]{0,40}?(?P<code>[1-9]\s?\.\s?[0-9]{1,2})(?:\.[0-9]{1,2})*(?![0-9])"
)


def read_subject_code(passages: tuple[Passage, ...]) -> tuple[str, Span] | None:
    """First two levels of the code, as text (``7.10`` is not ``7.1``), with its words; None where none is printed."""
    for passage in passages:
        if match := passage.search(_CODE):
            return "".join(match["code"].split()), passage.span(*match.span())
    return None
