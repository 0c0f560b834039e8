"""Counts of members that an act states in figures or words: in office, present, represented, voting; the quorum."""

import re

from publisher.parsing.numbers import NUMBER_IN_WORDS, in_figures_or_words
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import AttendanceCounts, Span

_COUNT = rf"(?P<count>[0-9]{{1,3}}|{NUMBER_IN_WORDS})"
_FIGURES = r"(?P<count>[0-9]{1,3})"
_IS = r"\s*[:=]?\s*(?![0-9]*[h/.,-][0-9])"  # and no hour nor date follows
_NO_LIST = r"(?!\s*(?:a l[^:;,.]{0,40})?:)"  # « Présents : » opens a list
_VOTED = any_of(r"votants?", r"suffrages", r"(?:qui )?ont pris part (?:a la deliberation|au vote)")
_MEMBERS = r"(?:membres|conseillers|delegues|elus)"
_COUNTS = {
    "in_office": (
        rf"(?:membres\s+)?en exercice{_IS}{_COUNT}\b",
        rf"nombre d(?:e|es|') ?{_MEMBERS}(?: (?:de|du|composant|legal) [\w' ]{{3,60}}?)?\s*[:=]\s*{_COUNT}\b",
        rf"{_COUNT} (?:membres|conseillers|delegues) en exercice",
    ),
    "present": (
        rf"\bpresents?[()s]*(?: a l[^:;,.]{{0,40}})?{_IS}\(?{_FIGURES}\b(?!\s*(?:er|e)\b)",
        rf"{_COUNT} (?:membres |conseillers )?(?:etaient )?presents\b{_NO_LIST}",
    ),
    "represented": (rf"\b(?:pouvoirs?|procurations?|representes?)[()s]*{_IS}{_FIGURES}\b",),
    "excused": (rf"\bexcuses?[()s]*{_IS}{_FIGURES}\b",),
    "absent": (rf"\babsents?[()s]*{_IS}{_FIGURES}\b",),
    "voting": (rf"\b{_VOTED}[()s]*{_IS}{_FIGURES}\b", rf"\b{_FIGURES} votants\b"),
}
_PATTERNS = {name: tuple(re.compile(pattern) for pattern in patterns) for name, patterns in _COUNTS.items()}
_QUORUM = re.compile(
    r"\bquorum\s*(?:[:=]|(?:est|etant)(?: fixe| atteint)?(?: de| a)?|\()[\s:(]*"
    r"(?P<count>[0-9]{1,3})\b(?!\s*(?:h\b|/|%))"
)
_TITLES = {  # of columns, over a row of as many counts
    "in_law": r"afferents? au (?:conseil|comite|bureau)(?: \w+)?",
    "in_office": r"en exercice",
    "present": r"presents?",
    "represented": r"(?:represent\w+|pouvoirs?|procurations?)",
    "absent": r"absents?",
    "voting": r"(?:votants?|(?:qui )?(?:ont )?pris part (?:a la deliberation|au vote))",
}
_TITLE = any_of(*(rf"(?P<{name}>{words})" for name, words in _TITLES.items()))
_COLUMN = re.compile(rf"\W{{0,3}}(?:nombre d(?:e |e membres |e conseillers ))?(?:membres )?{_TITLE}\W{{0,3}}(?=\s|$)")
_DATED = re.compile(r"\W{0,3}date d[eu](?: la)? (?:convocation|seance)\W{0,3}(?=\s|$)")  # a last title, over a date
_ROW = re.compile(r"\s*(?P<count>[0-9]{1,3})(?=\s|$)")
_LISTED = re.compile(r"\((?P<count>[0-9]{1,3})\)\s*[.;]?\s*$")


def read_counts(
    attendance: Passage, listed: dict[str, tuple[int, Span]], *, running: bool = False
) -> tuple[AttendanceCounts | None, dict[str, tuple[Span, ...]]]:
    """Counts of the attendance part, with the words of each by its JSON Pointer.

    ``listed``: counts printed at the end of a list of one status, which a count told with its label outweighs;
    ``running``: the passage is a head, whose words are counts only where it tells those in office.
    """
    if running and not any(attendance.search(pattern) for pattern in _PATTERNS["in_office"]):
        return None, {}
    found = {**listed, **_in_columns(attendance)}
    columns = {name for name in found if name not in listed}
    for name, patterns in _PATTERNS.items():
        if name in columns:
            continue
        matches = (match for pattern in patterns if (match := attendance.search(pattern)))
        for match in matches:
            value = in_figures_or_words(match["count"])
            if value is not None:
                found[name] = (value, attendance.span(*match.span()))
                break
    counts = AttendanceCounts(**{name: value for name, (value, _) in found.items()}) if found else None
    return counts, {f"/attendance_counts/{name}": (span,) for name, (_, span) in found.items()}


def _in_columns(attendance: Passage) -> dict[str, tuple[int, Span]]:
    """Counts in a row under as many titles: “En exercice | Présents | Votants” over “15 12 14”."""
    for first in attendance.matches(_COLUMN):
        names, at = [], first.start()
        while match := _COLUMN.match(attendance.folded, at):
            names.append(match.lastgroup or "")
            at = match.end()
        dated = _DATED.match(attendance.folded, at)
        at = dated.end() if dated else at
        row: list[tuple[int, Span]] = []
        while match := _ROW.match(attendance.folded, at):
            row.append((int(match["count"]), attendance.span(*match.span("count"))))
            at = match.end()
            if dated and len(row) == len(names):
                break
        if len(names) > 1 and len(names) == len(row):
            return {name: count for name, count in zip(names, row, strict=True) if name != "in_law"}
    return {}


def count_of_list(people: Passage) -> tuple[int, Span] | None:
    """The count in brackets at the end of a list: “… Mme X (22)”."""
    match = _LISTED.search(people.text)
    return (int(match["count"]), people.span(*match.span("count"))) if match else None


def read_quorum(attendance: Passage) -> tuple[int, Span] | None:
    """The quorum where its number is stated."""
    match = attendance.search(_QUORUM)
    return (int(match["count"]), attendance.span(*match.span())) if match else None
