"""Who attends the sitting: lists of members by status, with their proxies.

Proxies (*pouvoir*, *procuration*, *délégation de vote*): a present member votes for an absent one, one each in a
commune (CGCT, art. L. 2121-20, L. 3121-16, L. 4132-15).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from publisher.parsing.attendance_columns import apart_from_margin, lines_of_lists
from publisher.parsing.attendance_cues import SECRETARY_CUE, Cue
from publisher.parsing.attendance_grid import read_grid
from publisher.parsing.attendance_lists import PeopleList, people_lists
from publisher.parsing.counts import count_of_list, read_counts, read_quorum
from publisher.parsing.fold import fold
from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.parsing.people import PERSON, Person, civility, first_person, list_items, misread_civility
from publisher.records import Attendance, AttendanceCounts, Span
from publisher.records.values import AttendanceStatus as Status

_MANDATE = any_of(r"pouvoir", r"procuration", r"mandat", r"delegation(?: de vote)?")
_TO = re.compile(
    r"(?:\(|\s|,)\s*"
    + any_of(
        # a donné pouvoir à, ayant donné procuration à, pouvoir est donné à
        rf"(?:a |ayant |qui a )?(?:donn\w+ )?{_MANDATE}(?: de vote)?(?: (?:est )?donnee?)? a",
        r"representee? par",
        r"par",
        r"pouvoir",
        r"procuration",
        r"a(?= (?:m|mme|mr|monsieur|madame|mlle)\b)",
        *(r"→", r"=?>", r"en faveur de", r"au profit de"),
    )
    + r"[\s:]+"
)
_MANDATE_TO = re.compile(
    rf"(?:a donne |ayant donne |donne |ayant remis |qui a donne )?{_MANDATE}(?: (?:est )?donnee?)? a\s+"
)
_GIVEN = re.compile(rf",? (?:qui )?(?:a donne|ayant donne|donne|avait donne|a remis) {_MANDATE} a ")
_FOR_A_TIME = re.compile(r"\b(?:a partir|jusqu|a compter|des l|pour (?:le|la|les) (?:point|question|deliberation))")
_EXCUSED = re.compile(r"\bexcusee?\b(?! par)")
_COUNT_BEFORE = re.compile(r"\(?[0-9]{1,3}\)?\s*(?:[:–-]\s*)?(?=[a-z])")
_PLAIN_TO = re.compile(r"\s(?:à|À|a|A)\s+(?=[A-ZÀ-Þ])")
_ORDINAL = any_of(r"premier", r"deuxieme", r"troisieme", r"[0-9]+ ?(?:er|eme|e|ere)")
_OFFICE = any_of(
    *(r"maire", r"adjoint", r"president", r"vice-president", r"conseill", r"delegue"),
    *(r"rapporteur", r"depute", r"senat"),
)
_OFFICES = re.compile(  # nothing but offices: “Maire”, “1er adjoint”, “Conseillers municipaux délégués”
    rf"(?:{_ORDINAL} )?{_OFFICE}\w*"
    r"(?: (?:municipa\w+|departementa\w+|communautaires?|regiona\w+|delegue\w*|adjoint\w*|au maire|(?:d[eu]|a) .*))*"
)
_ROLE = re.compile(rf"^(?:{_ORDINAL} )?{_OFFICE}\w*\b.*")
_NOBODY = re.compile(r"^(?:neant|aucun\w*|sans objet|0|-|–|tous|les membres|les conseillers)\b")
_TITLES = (
    *("present", "presents", "absent", "absents", "excuse", "excuses", "procuration", "procurations"),
    *("pouvoir", "pouvoirs", "votants", "represente", "representes", "membres", "secretaire"),
)
_ALIKE = 0.8  # share of the letters of a title that a misread one has
_CIVILITIES = re.compile(r"[mn]m|mmes?|mrs?|madame|monsieur")
_INITIAL = 4  # characters of “Chr.”: a longer word with a point ends the sentence
_LONGEST_NAME = 7  # words
_SHORT_LINE = 40  # characters after the cue: a shorter line ends with the name
_PARTICLES = re.compile(r"(?:l[ea]s?|d[eu]s?|l'|d'|et|a|au)")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceReading:
    """Who attends, the counts stated, and the words of each stated count."""

    people: tuple[Attendance, ...]
    counts: AttendanceCounts | None
    quorum: int | None
    secretary: Person | None
    spans: dict[str, tuple[Span, ...]]


def read_attendance(source: str, lines: list[Line], head: list[Line] | None = None) -> AttendanceReading:
    """Read the attendance of a sitting from its lines.

    ``head``: lines of the head of the act, which may hold a table of members and, in running text, the counts.
    """
    people = read_grid(source, [*(head or ()), *lines])
    secretary: Person | None = None
    listed: dict[str, tuple[int, Span]] = {}
    margin, beside = apart_from_margin(source, lines)
    for group in people_lists(source, lines_of_lists(source, beside)):
        passage = _without_count(flow(source, group.ranges))
        people.extend(_paired(source, group))
        if group.cue is SECRETARY_CUE:
            secretary = secretary or _secretary(source, group)
            continue
        if group.cue.status is not None and (count := count_of_list(passage)):
            listed.setdefault(group.cue.status.value, count)
        people.extend(_people(passage, group.cue))
    whole = flow(source, [(line.start, line.end) for line in (*margin, *beside)])
    counts, spans = read_counts(whole, listed)
    if counts is None and head:
        counts, spans = read_counts(flow(source, [(line.start, line.end) for line in head]), {}, running=True)
    quorum = read_quorum(whole)
    if quorum:
        spans["/sitting/quorum"] = (quorum[1],)
    return AttendanceReading(
        people=_without_repeats(people),
        counts=counts,
        quorum=quorum[0] if quorum else None,
        secretary=secretary,
        spans=spans,
    )


def _secretary(source: str, group: PeopleList) -> Person | None:
    """Who is named after “Secrétaire :”: on its line, unless the end of a full line cuts the name."""
    for start, end in group.ranges:
        named = first_person(flow(source, [(start, end)]))
        if named is not None:
            cut_off = " " not in named.name and end - start >= _SHORT_LINE
            return first_person(flow(source, group.ranges)) if cut_off or named.name.endswith("-") else named
    return first_person(flow(source, group.ranges))


def _without_count(people: Passage) -> Passage:
    """A list without the number of its members printed before them: “Présents : 12 M. X, Mme Y”."""
    count = _COUNT_BEFORE.match(people.folded)
    return people.cut(count.end()) if count else people


def _paired(source: str, group: PeopleList) -> Iterator[Attendance]:
    """Those who are away in a table of proxies, each beside who votes for them."""
    for giver, holder in group.pairs or ():
        away, present = flow(source, [giver]), first_person(flow(source, [holder]))
        person = first_person(away)
        if person is not None and present is not None:
            yield Attendance(
                honorific=person.honorific,
                name=person.name,
                status=Status.REPRESENTED,
                represented_by=present.name,
                voting=True,
                span=Span(giver[0], holder[1]),
            )


def _people(passage: Passage, cue: Cue) -> list[Attendance]:
    """Members of one list; a civility in the plural holds for the names after it."""
    people: list[Attendance] = []
    honorific: str | None = None
    if not passage or _NOBODY.match(passage.folded):
        return people
    for item, _ in list_items(passage):
        if people and (given := _given(item, people[-1])) is not None:
            people[-1] = given
            continue
        role = _role(item) if people else None
        if role is not None and (_OFFICES.fullmatch(fold(role)) or not PERSON.match(item.text)):
            last = people[-1]
            people[-1] = replace(last, role=role, span=Span(last.span.start, item.whole.end))
            continue
        member = _member(item, cue, honorific)
        if member is not None:
            people.append(member)
            honorific = member.honorific
    return people


def _given(item: Passage, member: Attendance) -> Attendance | None:
    """A member away, with the proxy that the words after a comma tell: “M. X, pouvoir à M. Y”."""
    proxy = _MANDATE_TO.match(item.folded)
    holder = first_person(item.cut(proxy.end())) if proxy else None
    if holder is None or member.status is Status.PRESENT:
        return None
    span = Span(member.span.start, item.whole.end)
    return replace(member, status=Status.REPRESENTED, represented_by=holder.name, span=span)


def _member(item: Passage, cue: Cue, honorific: str | None) -> Attendance | None:
    proxies = cue.status is Status.REPRESENTED
    if cue.status is Status.PRESENT:
        head, holder = _with_given_proxy(item)
    else:
        head, holder = _with_holder(item, listed=proxies)
    match = PERSON.match(head.text)
    if match is None or not _plausible(match["name"]):
        return None
    status = cue.status or Status.PRESENT
    if holder is not None:
        status = Status.REPRESENTED
    elif status is Status.ABSENT and _EXCUSED.search(head.folded, match.end()):
        status = Status.EXCUSED
    first, _, rest = match["name"].partition(" ")
    misread = misread_civility(first) if rest and not match["honorific"] else None
    return Attendance(
        honorific=misread or (civility(match["honorific"]) if match["honorific"] else honorific),
        name=_without_title(rest if misread else match["name"]),
        role=_role(head.cut(match.end())),
        status=status,
        represented_by=holder.name if holder else None,
        voting=cue.voting,
        span=item.span(0, len(item.text) if holder is not None else match.end()),
    )


def _with_given_proxy(item: Passage) -> tuple[Passage, Person | None]:
    """A member among those present who “a donné pouvoir à” another, and for the whole sitting, is represented."""
    proxy = item.search(_GIVEN)
    holder = first_person(item.cut(proxy.end())) if proxy and not _FOR_A_TIME.search(item.folded) else None
    return (item.cut(0, proxy.start()), holder) if proxy and holder else (item, None)


def _with_holder(item: Passage, *, listed: bool) -> tuple[Passage, Person | None]:
    """An item parted into the member and the holder of the proxy, where one is named.

    ``listed``: the list is one of proxies, where “à” alone is enough.
    """
    proxy = item.search(_TO) or (_PLAIN_TO.search(item.text) if listed else None)
    holder = first_person(item.cut(proxy.end())) if proxy else None
    return (item.cut(0, proxy.start()), holder) if proxy and holder else (item, None)


def _role(rest: Passage) -> str | None:
    role = rest.text.strip(" ,()-–")
    return role if role and _ROLE.match(fold(role)) else None


def _plausible(name: str) -> bool:
    """Whether words can be a name: not a title of a list, nor a civility alone, as scans cut and misread them."""
    parts = name.rstrip(".").split()
    named = any(len(part) > 1 and not _PARTICLES.fullmatch(fold(part)) for part in parts) and not _is_title(parts[0])
    named = named and not (len(parts) == 1 and _OFFICES.fullmatch(fold(parts[0])))
    return len(parts) <= _LONGEST_NAME and named and not (len(parts) == 1 and _CIVILITIES.fullmatch(fold(parts[0])))


def _without_title(name: str) -> str:
    """A name without the title of the next list, or the sentence, that follows it: “SINDALI P. PROCURATIONS”."""
    parts = name.split()
    ended = next((at for at, part in enumerate(parts) if part.endswith(".") and len(part) > _INITIAL), len(parts))
    parts = parts[: ended + 1]
    while len(parts) > 1 and parts[-1].isupper() and _is_title(parts[-1]):
        parts.pop()
    return " ".join(parts).rstrip(".")


@lru_cache(maxsize=1024)  # the same members sit in act after act
def _is_title(word: str) -> bool:
    bare = fold(word).strip(".,:")
    return bare in _TITLES or (word.isupper() and bool(get_close_matches(bare, _TITLES, n=1, cutoff=_ALIKE)))


def _without_repeats(people: list[Attendance]) -> tuple[Attendance, ...]:
    """Each person once; who is listed as represented and again as absent is represented."""
    kept: dict[str, Attendance] = {}
    for member in people:
        key = fold(member.name or "")
        before = kept.get(key)
        completes = before is not None and member.represented_by and not before.represented_by
        if before is None or (completes and before.status is not Status.PRESENT):
            kept[key] = member
    return tuple(kept.values())
