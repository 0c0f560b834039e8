"""What is printed under the signature of an act and belongs to its head: the sitting, who sat, how it was voted."""

import re
from collections.abc import Sequence

from publisher.parsing.attendance_cues import COUNTS_CUE, cue_of
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Line
from publisher.parsing.openings import opened_by
from publisher.parsing.patterns import any_of

_SITTING = re.compile(r"\W*(?:seance|reunion)\s+(?:publique\s+|ordinaire\s+)?d[ue]\b|\W*date de (?:la )?seance\b")
_SAT = re.compile(
    any_of(
        r"\b(?:seance|reunion)\b.{0,30}\bd[ue] ", r"\bl'? ?an (?:deux|mil|[12])", r"\b(?:s'est|s'etait) .{0,30}reuni"
    )
)
_OFFICER = re.compile(r"\W*(?:presiden(?:te?|ce)|rapporteure?|secretaires?)\b[^:]{0,40}:")
_UNDER = frozenset({K.SIGNATURE, K.NOTICE, K.ANNEXE})


def with_foot(lines: Sequence[Line], kinds: list[K]) -> list[K]:
    """Kinds of lines, with those under the signature that open with the date of the sitting as head, lists and vote.

    Only of an act that tells above neither when it was decided nor who sat.
    """
    signed = next((index for index, kind in enumerate(kinds) if kind is K.SIGNATURE), len(kinds))
    above = [line for line in lines[:signed] if not line.blank]
    told = K.ATTENDANCE in kinds[:signed] or any(_SAT.search(line.folded) for line in above)
    start = next((index for index in range(signed, len(lines)) if _SITTING.match(lines[index].folded)), None)
    if told or start is None:
        return kinds
    found = list(kinds)
    current: K | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        if line.blank or line.kind is not None or kinds[index] not in _UNDER:
            current = current if line.kind is not None else None
            continue
        current = _told(line, voted=K.VOTE in kinds) or current
        found[index] = current or kinds[index]
    return found


def _told(line: Line, *, voted: bool) -> K | None:
    """The part that a line under the signature opens."""
    if _SITTING.match(line.folded) or _OFFICER.match(line.folded):
        return K.HEADER
    if cue_of(line.folded) or COUNTS_CUE.match(line.folded):
        return K.ATTENDANCE
    return K.VOTE if not voted and opened_by(line.folded, K.ATTENDANCE) is K.VOTE else None
