"""Chapters of minutes beside their acts: “Questions diverses”, “Informations du maire”, “Tour de table”."""

import re
from collections.abc import Sequence

from publisher.parsing.headings import Heading, Style
from publisher.parsing.layout import Line
from publisher.parsing.patterns import any_of

_BESIDE = re.compile(  # chapters in which, as a rule, nothing is decided
    r"\W*(?:(?:[0-9]{1,2}|[ivx]{1,5})\s?[.)°/–-]+\s*)?"
    + any_of(
        r"(?:questions?|informations?|affaires?|points?|communications?|sujets?)(?: et (?:questions?|informations?))?"
        r" (?:diverse?s?|orales?|generales?)",
        r"(?:informations?|communications?)(?: et communications?)? (?:d[ue] (?:m\. |madame )?l?[ea]? ?"
        r"(?:maire|president\w*|bureau)|au conseil\w*|aux \w+|municipales)",
        r"divers(?:es)?",
        r"tour de table",
        r"(?:compte rendu des )?decisions (?:du maire|du president|de la presidente|prises)\b.{0,80}",
        r"(?:dates a retenir|agenda|calendrier)(?: des .{0,40})?",
    )
    + r"(?: de (?:la )?fin de (?:conseil|seance))?\s*[:.]?"
)


def beside(lines: Sequence[Line], others: Sequence[Heading]) -> list[Heading]:
    """Headings of chapters beside the acts, “Questions diverses”, after the first of the others and above none."""
    starts = {heading.first for heading in others}
    taken = {line for heading in others for line in range(heading.first, heading.last)}
    found = []
    for index in range(min(starts, default=len(lines)), len(lines)):
        line = lines[index]
        if line.blank or line.kind is not None or index in taken or not _BESIDE.fullmatch(line.folded):
            continue
        below = next((at for at in range(index + 1, len(lines)) if not lines[at].blank and not lines[at].kind), None)
        if below is not None and below not in starts:
            found.append(Heading(index, index + 1, line.start, line.end, Style.ALONE))
    return found
