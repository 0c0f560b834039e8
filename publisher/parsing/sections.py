"""Cut the lines of one act into parts: header, attendance, title, visas, dispositif, vote, signature, annexes, report.

An act is read line by line. A line that begins with the words of a part opens it (``openings.py``); other lines go on
with the part at hand, or, after a blank line, with what may follow it. No rule looks at more than one paragraph and
the part before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.parsing.attendance_cues import COUNTS_CUE, cue_of
from publisher.parsing.foot import with_foot
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Line, cells
from publisher.parsing.openings import BEFORE_DECISION, opened_by
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import HONORIFIC, NAME


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive lines of one kind; blank lines stay with the part before them."""

    kind: K
    lines: tuple[Line, ...]

    @property
    def ranges(self) -> list[tuple[int, int]]:
        """Where its printed words stand."""
        return [(line.start, line.end) for line in self.lines if not line.blank]


_RECUSED = re.compile(
    any_of(
        r"interess\w* (?:a|par) (?:l'|cette )affaire",
        r"n'(?:ont|a) (?:pris|pas pris) (?:ni )?part",
        r"ne (?:prend|prennent|participe\w*) (?:ni )?pas? (?:part )?",
        r"s'est deporte",
        r"quitte la salle",
        r"sort de la salle",
        r"se retire",
    )
)
_BODY = r"(?:le|la|l'|les)\s?(?:conseil|commission|assemblee|comite|bureau|membres|conseillers)"
_BODY_LINE = re.compile(rf"{_BODY}\b.*,$|{_BODY}\b.{{5,}}(?:siegeant|reuni|legalement|apres)")
_MEETS = re.compile(rf"{_BODY}\b.{{5,120}}\b(?:s'est (?:\w+ )?reunie?|s'est assemblee?|legalement convoque)")
_KIND = words("municipal communautaire syndical permanente departementale? regional d'administration")
_ASSEMBLY = re.compile(rf"{_BODY}(?: {_KIND})?\s*[,:;]?")
_SPEAKER_LINE = re.compile(rf"(?:l[ea]\s?(?:maire|presidente?)|{_BODY}(?: {_KIND})?)\s*,")
_SPEAKS = words(
    "rapporte expose rappelle presente informe indique explique precise sollicite demande propose donne souhaite"
)
_OPENED_BY_NOUN = frozenset({K.VISAS, K.CONSIDERATIONS, K.DISPOSITIF, K.STATEMENT})
_NOUN = re.compile(rf"(?:{_BODY}|vue?s?|considerant)\b")
_ABBREVIATED = re.compile(r"\b(?:art|l|r|d|m|n|al|cf|etc)\.$")
_UNENDED = re.compile(r"\([^)]*$|\b(?:et|ou|par|avec|a|de|[0-9]{1,3}|une?|deux|trois|quatre|cinq)(?: voix)?$")
_SUBJECT_WORD = re.compile(
    words("le la les l' un une des il elle ce cet cette ces monsieur madame m mme afin dans pour") + r"\b"
)
_REPORTED = re.compile(  # who speaks, and a verb of reporting
    rf"(?:{HONORIFIC.lower()}|l[ea] (?:maire|president|vice-president)\w*|l'(?:association|adjoint)\w*)\b[^.:;]{{0,80}}"
    rf"\b{_SPEAKS}\b"
)
_NAMES = re.compile(rf"^[-–•*\s]*(?:{HONORIFIC}\s+{NAME}|{NAME}\s*[,;(])")
_STATUS = re.compile(r"\W*(?:presents?|absents?|excuses?|procurations?|pouvoirs?|votants?|secretaires?)\b")
_NUMBER_LINE = re.compile(r"\(?\s*(?:deliberation\s+)?n\s?°\s*[a-z0-9][\w\s./-]{1,30}\)?$")
_REPORT_NUMBER = re.compile(r"rapport\s+n\s?°?\s?[a-z0-9][a-z0-9/._-]*")
_ACT_NUMBER = re.compile(r"deliberation\s+n\s?°")
_HEAD_LINES = 40
_UNLISTED = re.compile(r"rapporteure?\b|(?:deliberation\s+)?n\s?°")  # no member's line
_SUBJECT = words(
    "subvention attribution convention approbation demande budget octroi designation modification avis "
    "autorisation vote"
)
_TITLE_LIKE = re.compile(rf"{_SUBJECT}s?\b")
_HEADING = re.compile(
    any_of(
        r"(?:[0-9]{1,2}|[ivx]{1,4}|[a-h])\s?[.)°-]\s+\w",  # 3. Accès au logement
        r"(?:operation|action|fiche|programme|axe|volet|lot)\s*(?:n\s?°\s*)?[0-9]+\s*[:.–-]",  # Opération 1 : …
    )
)
_ADOPTS = re.compile(
    rf"{_BODY}[\w ]{{0,30}}(?:, apres en avoir delibere,)? (?:adopte|approuve|accepte)s?"
    r"(?: (?:cette|la|les|ces) propositions?| le rapport)?(?:,? (?:a l'unanimite|a la majorite)[\w ]{0,60})?\.?"
)
_AFTER_LISTS = re.compile(
    r"[od]?b[ij]ets?\s*(?:de la deliberation\s*)?(?:[:;–-]|\\?\*)|(?P<secretary>secretaires?\s?de\s)"
)
_HEAD = 80  # lines in which the title is labelled, or the secretary named
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.\s?-?(?:[A-ZÀ-Þ]\.\s?)?[A-ZÀ-Þ][\w' -]+$")  # C. ROUX, who signs
_REASONED = frozenset({K.VISAS, K.CONSIDERATIONS, K.STATEMENT, K.PROPOSAL, K.DISPOSITIF, K.VOTE})
_DECIDING = frozenset({K.DISPOSITIF, K.VOTE})
_OF_HEAD = frozenset({K.HEADER, K.ATTENDANCE})
_BEFORE_LISTS = frozenset({K.TITLE, K.STATEMENT, K.AGENDA})
_BULLETS = "-–•*·➢o"
_HEADING_LENGTH = 60  # characters
_SIGNS = re.compile(  # who signs, alone on a line or beside a seal, or the formula above the name
    rf"^(?:[Ss]igné\s*:\s*)?{HONORIFIC}\s+{NAME}$|^[A-ZÀ-Þ][a-zà-ÿ-]+ (?:(?:de|du|d’|le|la) )?[A-ZÀ-Þ][A-ZÀ-Þ'’ -]+$"
    r"|\bextrait (?:certifié )?conforme\b"
)
_LONG = 250  # characters: a paragraph longer than that is no title and no signature


def cut(source: str, lines: Sequence[Line], start: K = K.HEADER) -> tuple[Section, ...]:
    """Cut the lines of one act into sections, in reading order; every line is in exactly one."""
    kinds: list[K] = []
    current, gap = start, True
    listed = titled = False  # whether a list of people, a title were met: a list opens after a title only as the first
    listed_until, reasoned = _end_of_lists(lines), _first_reason(lines)
    interrupted = start  # the part that a paragraph on who takes no part stands in
    for index, line in enumerate(lines):
        if line.kind is not None:
            kinds.append(K(line.kind))
        elif line.blank:
            kinds.append(current)
            gap = True
        else:
            cue = cue_of(line.folded) is not None
            lists = current in _BEFORE_LISTS and not listed and (cue or _counts(line))
            listed = listed or (cue and current in {K.HEADER, K.ATTENDANCE}) or lists
            kind = K.ATTENDANCE if lists else _kind_of(source, lines, index, current, gap=gap)
            if kind is K.TITLE and current is K.ATTENDANCE and titled and opened_by(line.folded, current) is None:
                kind = K.STATEMENT
            unlisted = _UNLISTED.match(line.folded) is not None
            if kind is K.TITLE and current is K.ATTENDANCE and index < listed_until and not unlisted:
                kind = K.ATTENDANCE
            titled = titled or kind is K.TITLE
            if kind is K.REPORT and current is K.HEADER and _of_head(lines, index):
                kind = K.HEADER
            if kind is K.VOTE and current in _OF_HEAD and index < reasoned:
                kind = K.ATTENDANCE  # counts in the margin of a head: “Votants : 10⏎Pour : 10”
            if kind is K.REPORT and current is K.ANNEXE:
                _pull_back(source, lines, kinds)
            if current is K.RECUSALS and kind in {K.STATEMENT, K.RECUSALS} and interrupted in _DECIDING:
                kind = _resumed(line, kind, interrupted)
            interrupted = current if kind is K.RECUSALS and current is not K.RECUSALS else interrupted
            current, gap = kind, False
            kinds.append(current)
    return _decided(_grouped(lines, with_foot(lines, kinds)))


def _resumed(line: Line, kind: K, interrupted: K) -> K:
    """Kind of a line under a paragraph on who takes no part: what it opens after the part that this interrupted."""
    opened = opened_by(line.folded, interrupted)
    if opened is K.SIGNATURE:
        return opened
    return K.DISPOSITIF if kind is K.STATEMENT and interrupted is K.DISPOSITIF else kind


def _kind_of(source: str, lines: Sequence[Line], index: int, current: K, *, gap: bool) -> K:
    line = lines[index]
    if current is K.SIGNATURE and _HEADING.match(line.folded) and not _INITIAL.match(source, line.start, line.end):
        return K.ANNEXE
    if current in {K.HEADER, K.ATTENDANCE} and (cue_of(line.folded) or _counts(line)):
        return K.ATTENDANCE
    opened = opened_by(line.folded, current)
    within = not gap and _within_sentence(source, lines, index, opened)
    if opened is not None and not within:
        return opened
    if gap:
        paragraph = _paragraph(lines, index)
        return K.RECUSALS if _recuses(paragraph, current) else _after_gap(source, line, paragraph, current)
    if current is K.VISAS and _sentence_after(source, lines, index):
        return K.STATEMENT
    return K.STATEMENT if current is K.TITLE and _BODY_LINE.match(line.folded) else current


def _sentence_after(source: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line opens a sentence under a visa that has ended: “… du 18 janvier 2021 ;⏎La société remplace …”."""
    ended = lines[index - 1].folded.endswith((";", ".")) and not _ABBREVIATED.search(lines[index - 1].folded)
    line = lines[index]
    return ended and source[line.start].isupper() and _SUBJECT_WORD.match(line.folded) is not None


def _end_of_lists(lines: Sequence[Line]) -> int:
    """Index after the lists of members: of the line of the head that labels the title, or after the secretary's."""
    end = 0
    for index, line in enumerate(lines[:_HEAD]):
        if not line.blank and opened_by(line.folded, K.ATTENDANCE) in _REASONED:
            break
        if match := _AFTER_LISTS.match(line.folded):
            end = index + (match["secretary"] is not None)
    return end


def _first_reason(lines: Sequence[Line]) -> int:
    """Index of the line of the head that labels the title or opens the visas, 0 where none does."""
    for index, line in enumerate(lines[: _HEAD + _HEAD_LINES]):
        if line.blank or line.kind is not None or _ACT_NUMBER.match(line.folded):
            continue
        if opened_by(line.folded, K.ATTENDANCE) in {K.TITLE, K.VISAS}:
            return index
    return 0


def _of_head(lines: Sequence[Line], index: int) -> bool:
    """Whether the number of a report stands in the head of an act: who sits, or what is voted, is told below it."""
    if not _REPORT_NUMBER.fullmatch(lines[index].folded):
        return False
    below = [line for line in lines[index + 1 : index + _HEAD_LINES] if not line.blank]
    return any(cue_of(line.folded) or _counts(line) or _ACT_NUMBER.match(line.folded) for line in below)


def _counts(line: Line) -> bool:
    """Whether a line tells how many members there are."""
    return COUNTS_CUE.match(line.folded) is not None


def _within_sentence(source: str, lines: Sequence[Line], index: int, opened: K | None) -> bool:
    """Whether a line goes on with a sentence: “… par 13 voix contre,⏎6 voix pour”, “les délégués en⏎vue de l’élection”.

    A body, a visa or a reason in small letters opens nothing where the line above does not end a sentence.
    """
    line, above = lines[index], lines[index - 1].folded
    if opened is K.VOTE:
        cut_off = _UNENDED.search(above) is not None and source[line.start].islower()
        return above.endswith(",") or cut_off
    small = source[line.start].islower() and not above.endswith((".", ";", ":", ",", "!", "?"))
    return small and opened in _OPENED_BY_NOUN and _NOUN.match(line.folded) is not None


def _paragraph(lines: Sequence[Line], index: int) -> str:
    """Folded words from a line to the next blank one."""
    found: list[str] = []
    for at in range(index, len(lines)):
        line = lines[at]
        if line.blank:
            break
        if line.kind is None:
            found.append(line.folded)
    return " ".join(found)


def _recuses(paragraph: str, current: K) -> bool:
    """Whether a short paragraph before the decision tells who takes no part."""
    before = current in BEFORE_DECISION | {K.DISPOSITIF, K.VOTE} and current is not K.HEADER
    return before and len(paragraph) < 2 * _LONG and _RECUSED.search(paragraph) is not None


def _after_gap(source: str, line: Line, paragraph: str, current: K) -> K:
    """Part of a paragraph that no opening words tell, from the part before it."""
    printed = source[line.start : line.end]
    if current is K.ATTENDANCE and _ASSEMBLY.fullmatch(line.folded):
        return K.STATEMENT
    if current is K.ATTENDANCE and _MEETS.match(line.folded):
        return K.HEADER
    if current is K.ATTENDANCE:
        listed = _NAMES.match(printed) or _STATUS.match(line.folded)
        if listed and not _TITLE_LIKE.match(line.folded) and not _REPORTED.match(paragraph):
            return K.ATTENDANCE
        return K.STATEMENT if _REPORTED.match(paragraph) and not printed.isupper() else K.TITLE
    if current is K.TITLE and _SPEAKER_LINE.fullmatch(line.folded):
        return K.STATEMENT
    if current is K.TITLE and not _NUMBER_LINE.match(line.folded):
        told = (len(paragraph) > _LONG or _REPORTED.match(paragraph)) and printed != printed.upper()
        return K.STATEMENT if told else K.TITLE
    if current in {K.VISAS, K.CONSIDERATIONS, K.RECUSALS}:
        bullet = line.folded[0] in _BULLETS or line.folded[0].isdigit()
        return current if bullet else K.STATEMENT
    if current is K.SIGNATURE:
        heading = _HEADING.match(line.folded) and not _INITIAL.match(printed)
        if _SIGNS.search(printed) and not heading:  # a notice may follow without a blank line
            return K.SIGNATURE
        return K.ANNEXE if len(paragraph) > _LONG or heading else K.SIGNATURE
    return current


def _pull_back(source: str, lines: Sequence[Line], kinds: list[K]) -> None:
    """Give a report the headings of its own head, printed above its number after the last annexe."""
    first = len(kinds)
    for index in reversed(range(len(kinds))):
        line = lines[index]
        if kinds[index] in {K.PAGE_FURNITURE, K.STAMP} or (kinds[index] is K.ANNEXE and line.blank):
            continue
        if kinds[index] is not K.ANNEXE or not _is_heading(source, line):
            break
        first = index
    for index in range(first, len(kinds)):
        if kinds[index] is K.ANNEXE:
            kinds[index] = K.REPORT


def _is_heading(source: str, line: Line) -> bool:
    """Whether a line stands by itself: short, of one cell, ending no sentence and no sum."""
    alone = len(cells(source, line)) == 1 and len(line.folded) < _HEADING_LENGTH
    return alone and not line.folded.endswith((".", ";", ",", "€", "euros"))


def _grouped(lines: Sequence[Line], kinds: list[K]) -> list[Section]:
    sections: list[Section] = []
    at = 0
    for index in range(1, len(kinds) + 1):
        if index == len(kinds) or kinds[index] is not kinds[at]:
            sections.append(Section(kinds[at], tuple(lines[at:index])))
            at = index
    return sections


def _just_adopts(section: Section) -> bool:
    """Whether a decision says no more than that what was proposed is adopted."""
    return section.kind is K.DISPOSITIF and _ADOPTS.fullmatch(_paragraph(section.lines, 0)) is not None


def _decided(sections: list[Section]) -> tuple[Section, ...]:
    """A proposal that the council just votes is its decision; one that no vote or a decision follows is not.

    “Le conseil adopte à l’unanimité” after a proposal is such a vote.
    """
    if any(section.kind is K.PROPOSAL for section in sections):
        sections = [Section(K.VOTE, section.lines) if _just_adopts(section) else section for section in sections]
    kinds = {section.kind for section in sections}
    becomes = K.DISPOSITIF if K.VOTE in kinds and K.DISPOSITIF not in kinds else K.STATEMENT
    return tuple(Section(becomes, section.lines) if section.kind is K.PROPOSAL else section for section in sections)
