"""Parts of an act that stands alone in its source, whose decision may begin in the middle of a line."""

import re
from collections.abc import Sequence

from publisher.parsing.deciding import AFTER_DEBATE, BODY, DECIDES
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Line
from publisher.parsing.patterns import any_of
from publisher.parsing.sections import Section, cut
from publisher.parsing.splitting import split, starts
from publisher.parsing.voted_tables import with_voted_table

_UNANIMOUSLY = r"a l'? ?unanimite"
_DECISION = re.compile(
    r"(?<=[.;:!?] )"
    + any_of(
        AFTER_DEBATE.removeprefix(r"\b"),
        r"apres (?:deliberation|debat|discussion|vote)\b",
        rf"(?:le |la |l')\s?{BODY}\b[^.;:]{{0,120}},? (?:{_UNANIMOUSLY},? )?{DECIDES}\b",
        r"oui? (?:cet |l'? ?)expose",
    )
)


def act_sections(source: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of an act; where no line opens its decision, the last sentence that does so is cut off its line.

    “… donne lecture des demandes. Après délibération, le conseil décide d’allouer …”.
    """
    sections = with_voted_table(source, cut(source, lines))
    kinds = {section.kind for section in sections}
    if K.DISPOSITIF in kinds:
        return sections
    told = [line for section in sections if section.kind in {K.STATEMENT, K.TITLE} for line in section.lines]
    deciding = starts(source, told, _DECISION)
    return cut(source, split(source, lines, {deciding[-1]})) if deciding else sections
