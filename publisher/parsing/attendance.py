"""Who attends the sitting: lists of members by status, proxies, counts, presidency and secretary.

Proxies (*pouvoir*, *procuration*, *délégation de vote*): a present member votes for an absent one, one each in a
commune (CGCT, art. L. 2121-20, L. 3121-16, L. 4132-15).
"""

import re
from dataclasses import dataclass, field

from publisher.parsing.fold import fold
from publisher.parsing.layout import Line
from publisher.parsing.numbers import NUMBER_IN_WORDS, in_figures_or_words
from publisher.parsing.passage import Passage, flow
from publisher.parsing.people import PERSON, Person, civility, first_person, list_items
from publisher.records import Attendance, AttendanceCounts, Span
from publisher.records.values import AttendanceStatus as Status

_S = r"[()es.·]*"  # absent(s), excusé(e)s, présent·e·s
_MEMBERS = rf"(?:(?:les |des )?(?:membres?|conseill{_S}r{_S}|delegu{_S}|elu{_S}|administrateurs?)\s+(?:\w+\s+){{0,2}})?"
_WERE = r"(?:(?:etai(?:en)?t|son?t)\s+)?"
_END = r"\s*(?:[:;=]|$|(?=[0-9]))"
_HEAD = rf"^[-–•*\s]*{_MEMBERS}{_WERE}{_MEMBERS}"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at the head of a line that open a list of people of one status."""

    pattern: re.Pattern[str]
    status: Status | None
    voting: bool = True


def _cue(words: str, status: Status | None, *, voting: bool = True) -> Cue:
    return Cue(re.compile(rf"{_HEAD}{words}"), status, voting)


_WITHOUT_VOTE = r"[^:]{0,60}sans voix deliberative"
_PROXY = rf"(?:procurations?|pouvoirs?|representee?{_S}|delegations? de vote|mandants?)"
CUES = (
    _cue(r"secretaires?(?: de (?:la )?seance)?(?: elu\w*)?\s*[:=]", None),
    _cue(rf"(?:absent|excuse){_S}{_WITHOUT_VOTE}\w*\s*:", Status.EXCUSED, voting=False),
    _cue(rf"(?:assist\w+|presents?|suppleant{_S}){_WITHOUT_VOTE}\w*\s*:", Status.PRESENT, voting=False),
    _cue(
        rf"present{_S}(?:\s+(?:et votants?|a la seance|titulaires|ce jour|physiquement|et representes?))?{_END}",
        Status.PRESENT,
    ),
    _cue(r"titulaires?(?: presents?)?\s*:", Status.PRESENT),
    _cue(rf"suppleant{_S}(?:\s+(?:votants?|presents?))?[^:]{{0,40}}:", Status.PRESENT),
    _cue(rf"(?:absent|excuse){_S}[^:]{{0,40}}{_PROXY}[^:]{{0,90}}:?", Status.REPRESENTED),
    _cue(rf"(?:ont |ayant |a )?(?:donn\w+ )?{_PROXY}{_S}(?:\s+(?:de vote|a|donne{_S}))*\s*[:;=]", Status.REPRESENTED),
    _cue(r"(?:ont|ayant) (?:donne|laisse) (?:procuration|pouvoir|delegation)[^:]{0,40}:?", Status.REPRESENTED),
    _cue(rf"(?:absent{_S}\s*(?:et|/|-)?\s*)?excuse{_S}(?:\s+(?:ce jour))?{_END}", Status.EXCUSED),
    _cue(rf"absent{_S}(?:[^:.]{{0,40}}(?=:))?{_END}", Status.ABSENT),
)
COUNTS_CUE = re.compile(
    r"^[-–•*\s]*(?:le\s+)?(?:nombre|nb)\b[^:]{0,60}|^[-–•*\s]*(?:membres\s+)?(?:en exercice|votants?|date de (?:la )?convocation|"
    r"quorum|qui ont pris part)\b|^(?:le )?quorum\b|^(?:le|la) secretariat\b|.{0,80}\b(?:design|nomm|elu)\w*\s+(?:comme )?secretaire"
)

_COUNT = rf"(?P<count>[0-9]{{1,3}}|{NUMBER_IN_WORDS})"
_NOT_COUNT = r"(?![0-9]*[h/.,-][0-9])"
_COUNTS = {
    "in_office": (
        rf"(?:membres\s+)?en exercice\s*[:=]?\s*{_NOT_COUNT}{_COUNT}\b",
        rf"nombre d(?:e|es|') ?(?:membres|conseillers|delegues|elus)(?: (?:de|du|composant|legal) [\w' ]{{3,60}}?)?\s*[:=]\s*{_COUNT}\b",
        rf"{_COUNT} (?:membres|conseillers|delegues) en exercice",
    ),
    "present": (
        rf"\bpresents?[()s]*(?: a la seance)?\s*[:=]?\s*{_NOT_COUNT}(?P<count>[0-9]{{1,3}})\b(?!\s*(?:er|e)\b)",
        rf"{_COUNT} (?:membres |conseillers )?(?:etaient )?presents\b",
    ),
    "represented": (
        rf"\b(?:pouvoirs?|procurations?|representes?)[()s]*\s*[:=]?\s*{_NOT_COUNT}(?P<count>[0-9]{{1,3}})\b",
    ),
    "excused": (rf"\bexcuses?[()s]*\s*[:=]?\s*{_NOT_COUNT}(?P<count>[0-9]{{1,3}})\b",),
    "absent": (rf"\babsents?[()s]*\s*[:=]?\s*{_NOT_COUNT}(?P<count>[0-9]{{1,3}})\b",),
    "voting": (
        rf"\b(?:votants?|suffrages|(?:qui )?ont pris part (?:a la deliberation|au vote))[()s]*\s*[:=]?\s*{_NOT_COUNT}(?P<count>[0-9]{{1,3}})\b",
    ),
}
_COUNT_PATTERNS = {name: tuple(re.compile(p) for p in patterns) for name, patterns in _COUNTS.items()}
_QUORUM = re.compile(r"\bquorum\s*[:=]\s*(?P<count>[0-9]{1,3})\b")
_LISTED = re.compile(r"\((?P<count>[0-9]{1,3})\)\s*[.;]?\s*$")

_TO = re.compile(
    r"(?:\(|\s|,)\s*(?:(?:a |ayant |qui a )?(?:donn\w+ )?(?:pouvoir|procuration|mandat|delegation(?: de vote)?)(?: de vote)?(?: est donnee?)? a|"
    r"representee? par|par|pouvoir|procuration|a(?= (?:m|mme|mr|monsieur|madame|mlle)\b))[\s:]+"
)
_ROLE = re.compile(
    r"^(?:(?:premier|deuxieme|troisieme|[0-9]+ ?(?:er|eme|e|ere)) )?(?:maire|adjoint|president|vice-president|conseill|delegue|"
    r"rapporteur|depute|senat)\w*\b.*"
)
_NOBODY = re.compile(r"^(?:neant|aucun\w*|sans objet|0|-|–|tous|les membres|les conseillers)\b")


@dataclass(slots=True)
class Group:
    """Lines of one list, with the cue that opened it."""

    cue: Cue
    ranges: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceReading:
    """Who attends, the counts stated, and the words of each stated count."""

    people: tuple[Attendance, ...]
    counts: AttendanceCounts | None
    quorum: int | None
    secretary: Person | None
    spans: dict[str, tuple[Span, ...]]


def cue_of(folded: str) -> tuple[Cue, int] | None:
    """The cue that opens a line and the length of its words, or None."""
    for cue in CUES:
        if match := cue.pattern.match(folded):
            return cue, match.end()
    return None


def _groups(lines: list[Line]) -> list[Group]:
    groups: list[Group] = []
    current: Group | None = None
    for line in lines:
        if line.blank:
            continue
        opened = cue_of(line.folded)
        if opened is not None:
            cue, length = opened
            nested = current is not None and cue.pattern is CUES[4].pattern
            current = Group(cue, [(line.start + length, line.end)])
            if not nested:
                pass
            groups.append(current)
        elif COUNTS_CUE.match(line.folded):
            current = None
        elif current is not None:
            current.ranges.append((line.start, line.end))
    return groups


def _member(
    item: Passage, at: int, passage: Passage, cue: Cue, honorific: str | None
) -> tuple[Attendance, str | None] | None:
    holder = None
    head = item
    if cue.status is not Status.PRESENT and (proxy := _TO.search(item.folded)):
        rest = item.cut(proxy.end())
        holder = first_person(rest)
        if holder is not None:
            head = item.cut(0, proxy.start())
    match = PERSON.match(head.text)
    if match is None:
        return None
    own = civility(match["honorific"]) if match["honorific"] else honorific
    name = match["name"].rstrip(".").strip()
    status = cue.status or Status.PRESENT
    if holder is not None and status in {Status.ABSENT, Status.EXCUSED}:
        status = Status.REPRESENTED
    role = _role(head.cut(match.end()))
    end = len(item.text) if holder is not None else match.end()
    return (
        Attendance(
            honorific=own,
            name=name,
            role=role,
            status=status,
            represented_by=holder.name if holder else None,
            voting=cue.voting,
            span=item.span(0, end),
        ),
        own,
    )


def _role(rest: Passage) -> str | None:
    words = rest.text.strip(" ,()-–")
    return words if words and _ROLE.match(fold(words)) else None


def _read_group(source: str, group: Group) -> list[Attendance]:
    passage = flow(source, group.ranges)
    people: list[Attendance] = []
    honorific: str | None = None
    if not passage or _NOBODY.match(passage.folded):
        return people
    for item, at in list_items(passage):
        if people and (role := _role(item)) is not None and not PERSON.match(item.text):
            last = people[-1]
            people[-1] = _with_role(last, role, Span(last.span.start, item.whole.end))
            continue
        found = _member(item, at, passage, group.cue, honorific)
        if found is not None and _plausible(found[0].name):
            people.append(found[0])
            honorific = found[1]
    return people


def _with_role(member: Attendance, role: str, span: Span) -> Attendance:
    from dataclasses import replace

    return replace(member, role=role, span=span)


def _plausible(name: str | None) -> bool:
    words = (name or "").split()
    return 0 < len(words) <= 7 and any(len(word) > 1 for word in words)


def read_attendance(source: str, lines: list[Line]) -> AttendanceReading:
    """Read the attendance of a sitting from its lines."""
    people: list[Attendance] = []
    secretary = None
    counts: dict[str, int] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    for group in _groups(lines):
        passage = flow(source, group.ranges)
        if group.cue is CUES[0]:
            secretary = secretary or (first_person(passage) if passage else None)
            continue
        if group.cue.status is not None and (listed := _LISTED.search(passage.text)):
            counts.setdefault(group.cue.status.value, int(listed["count"]))
            spans.setdefault(f"/attendance_counts/{group.cue.status.value}", (passage.span(*listed.span("count")),))
        people.extend(_read_group(source, group))
    whole = flow(source, [(line.start, line.end) for line in lines])
    for name, patterns in _COUNT_PATTERNS.items():
        for pattern in patterns:
            match = whole.search(pattern)
            value = in_figures_or_words(match["count"]) if match else None
            if match and value is not None:
                counts[name] = value
                spans[f"/attendance_counts/{name}"] = (whole.span(*match.span()),)
                break
    quorum = whole.search(_QUORUM)
    if quorum:
        spans["/sitting/quorum"] = (whole.span(*quorum.span()),)
    return AttendanceReading(
        people=_without_repeats(people),
        counts=AttendanceCounts(**counts) if counts else None,
        quorum=int(quorum["count"]) if quorum else None,
        secretary=secretary,
        spans=spans,
    )


def _without_repeats(people: list[Attendance]) -> tuple[Attendance, ...]:
    """Each person once; who is listed as represented and again as absent is represented."""
    kept: dict[str, Attendance] = {}
    for member in people:
        key = fold(member.name or "")
        before = kept.get(key)
        if before is None or (
            member.represented_by and not before.represented_by and before.status is not Status.PRESENT
        ):
            kept[key] = member
    return tuple(kept.values())
