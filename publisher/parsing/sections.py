"""Cut the lines of one act into parts: header, attendance, title, visas, dispositif, vote, signature, annexes, report…

An act is read line by line. A line that begins with the words of a part opens it; other lines go on with the part
at hand, or, after a blank line, with what may follow it. No rule looks at more than one line and the part before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from publisher.parsing.attendance import COUNTS_CUE, cue_of
from publisher.parsing.layout import Line
from publisher.parsing.people import HONORIFIC, NAME


class PartKind(StrEnum):
    """Kinds of part; the words used in the record."""

    HEADER = "header"
    ATTENDANCE = "attendance"
    TITLE = "title"
    VISAS = "visas"
    CONSIDERATIONS = "considerations"
    RECUSALS = "recusals"
    STATEMENT = "statement"  # exposé: what is reported or proposed before the decision, in the act itself
    PROPOSAL = "proposal"  # “il est proposé au conseil de…”; the decision itself where the council just adopts it
    DISPOSITIF = "dispositif"
    VOTE = "vote"
    SIGNATURE = "signature"
    NOTICE = "notice"  # remedies, publication, address
    ANNEXE = "annexe"
    REPORT = "report"
    DEBATE = "debate"
    AGENDA = "agenda"
    STAMP = "stamp"
    PAGE_FURNITURE = "page_furniture"
    UNRECOGNISED = "unrecognised"


K = PartKind


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive lines of one kind; blank lines stay with the part before them."""

    kind: PartKind
    lines: tuple[Line, ...]

    @property
    def ranges(self) -> list[tuple[int, int]]:
        """Where its printed words stand."""
        return [(line.start, line.end) for line in self.lines if not line.blank]


@dataclass(frozen=True, slots=True)
class Opening:
    """Words at the head of a line that open a part, and the parts after which they do so (any, if empty)."""

    kind: PartKind
    pattern: re.Pattern[str]
    after: frozenset[PartKind] = frozenset()


def _opening(kind: PartKind, words: str, *after: PartKind) -> Opening:
    return Opening(kind, re.compile(rf"[-–•*\s]*(?:{words})"), frozenset(after))


_BODY = r"(?:le|la|l'|les)\s?(?:conseil|commission|assemblee|comite|bureau|membres|conseillers)"
_DECIDES = (
    r"(?:decide\w*|delibere\w*|approuve\w*|adopte\w*|autorise\w*|attribue\w*|accorde\w*|vote\w*|emet\w*|fixe\w*|donne\w*|prend\w*|"
    r"accepte\w*|valide\w*|octroie\w*|alloue\w*|sollicite\w*|rejette\w*|ajourne\w*|reporte\w*|designe\w*|dit|charge\w*|arrete\w*|constate\w*)"
)
_BEFORE_DECISION = (
    K.HEADER, K.ATTENDANCE, K.TITLE, K.VISAS, K.CONSIDERATIONS, K.RECUSALS, K.STATEMENT, K.PROPOSAL, K.DEBATE, K.AGENDA,
)  # fmt: skip
_AFTER_DECISION = (K.DISPOSITIF, K.VOTE, K.SIGNATURE, K.NOTICE, K.PROPOSAL)

OPENINGS: tuple[Opening, ...] = (
    _opening(
        K.REPORT,
        r"rapport\s+(?:n\s?°|n\b|du president|de presentation|au conseil|de la commission)",
        *_AFTER_DECISION,
        K.ANNEXE,
        K.HEADER,
        K.REPORT,
    ),
    _opening(
        K.ANNEXE,
        r"annexes?\s*(?:n\s?°\s*)?(?:[0-9]{1,2}|[a-h]|[ivx]{1,4}|unique)?\s*(?:[:.–-].{0,120}|a la deliberation.{0,80}|au rapport.{0,80})?$",
        *_AFTER_DECISION,
        K.ANNEXE,
        K.REPORT,
    ),
    _opening(K.VISAS, r"vu(?:e|s|es)?\b(?!\s+pour)", *_BEFORE_DECISION),
    _opening(K.CONSIDERATIONS, r"considerant\b", *_BEFORE_DECISION),
    _opening(
        K.NOTICE,
        r"(?:la|le) presente? (?:deliberation|decision|acte) (?:peut|pourra|est susceptible)|delais? et voies de recours|voies? de recours|acte rendu executoire|certifie\w* (?:conforme|executoire)|(?:le tribunal administratif|conformement aux dispositions du code de justice)",
        *_AFTER_DECISION,
    ),
    _opening(
        K.VOTE,
        r"dans les conditions de vote|resultats? du (?:vote|scrutin)|votes?\s*[:=]|votes?$|mis\w* aux voix|(?:suffrages )?exprimes?\s*:|votants?\s*[:=]|"
        r"(?:(?:voix )?pour|contre|abstentions?[()s]*)\s*:|[0-9]+ (?:voix )?(?:pour|contre)\b|\(?(?:adoptee?|rejetee?|approuvee?|votee?)s?\b[^.:]{0,80}\)?\s*\.?$|"
        rf"{_BODY}[\w ]{{0,30}} (?:adopte|approuve|rejette|prend acte)\s*[.!]?$|(?:la |cette )?(?:deliberation|proposition|rapport)\w* (?:est|a ete) (?:mise? aux voix|adoptee?|rejetee?|approuvee?|votee?)|"
        r"(?:vote |adopte |approuve )?a l'unanimite[^.:]{0,60}\.?$|unanimite\.?$|(?:point|question|rapport|projet|dossier|deliberation) (?:est |a ete )?(?:retiree?|ajournee?|reportee?)|(?:retiree?|ajournee?|reportee?)\b.{0,60}$",
        *_BEFORE_DECISION,
        *_AFTER_DECISION,
    ),
    _opening(
        K.SIGNATURE,
        r"(?:pour|certifie|copie)? ?(?:extrait|copie|expedition|ampliation) (?:certifiee? )?conforme|fait (?:et delibere )?(?:a\b|en\b|les?\b)|(?:ainsi )?(?:fait et )?delibere (?:en seance|a\b|les jour)|"
        r"signe\b|(?:pour )?(?:le|la) (?:maire|presidente?|vice-presidente?|secretaire(?: de (?:la )?seance)?)(?: d[eu][\w' -]{0,60}| de l'[\w' -]{0,60})?\s*[,:]?$|pour (?:le|la) (?:maire|presidente?)|(?:ont|suivent les) sign|au registre|le registre dument",
        *_AFTER_DECISION,
    ),
    _opening(
        K.DISPOSITIF,
        rf"article\s*(?:1|premier|unique|i)\b|art\.?\s*(?:1er?|premier)\b|(?:{_BODY}\b.{{0,120}})?\b(?:apres en avoir|ayant|apres avoir) (?:delibere|vote|entendu)|d\s?e\s?c\s?i\s?d\s?e(?:\s?n\s?t)?\b|delibere(?:nt)?\s*:?$|arrete\s*:$|ouï\b|oui l'expose|"
        rf"(?:{_BODY}\b[^.]{{0,80}},?\s*){_DECIDES}\b",
        *_BEFORE_DECISION,
        K.VOTE,
    ),
    _opening(
        K.PROPOSAL,
        r"(?:en consequence|aussi|ainsi|c'est pourquoi|compte tenu .{0,60}|au vu .{0,60}|par consequent|il)?,? ?(?:il (?:vous )?est|je vous|nous vous)\s*(?:donc |en consequence |ainsi |par consequent )?(?:propos\w*|demand\w*)(?: en consequence| donc)?\s*(?:(?:au|a la|a l'|aux) (?:conseil|commission|assemblee|membres|bureau)|d[e'’]|:)",
        K.HEADER,
        K.ATTENDANCE,
        K.TITLE,
        K.VISAS,
        K.CONSIDERATIONS,
        K.STATEMENT,
        K.PROPOSAL,
    ),
    _opening(K.AGENDA, r"ordre du jour\b.{0,30}$", K.HEADER, K.ATTENDANCE),
    _opening(
        K.STATEMENT,
        r".{0,80}\b(?:rapporte|expose|rappelle|presente|informe|indique|explique|donne lecture|precise)\b.{0,60}[:,]?$|expose (?:des motifs|du)|rapport(?:eur)?\s*:|rapport$|"
        r"sur (?:le rapport|proposition|la proposition|l'expose) de\b",
        K.HEADER,
        K.ATTENDANCE,
        K.TITLE,
        K.VISAS,
        K.CONSIDERATIONS,
        K.STATEMENT,
    ),
    _opening(
        K.DEBATE,
        rf"(?:{HONORIFIC.lower()}|il|elle)\b.{{0,60}}\b(?:demande|precise|indique|s'interroge|repond|souhaite|ajoute|rappelle|estime|remercie|"
        r"releve|s'etonne|intervient|fait remarquer|confirme|explique|informe|propose|regrette|insiste|signale)\w*\b",
        K.VOTE,
        K.DEBATE,
        K.SIGNATURE,
    ),
    _opening(
        K.TITLE, r"objets?\s*(?:de la deliberation)?\s*[:–-]|intitule\s*:", K.HEADER, K.ATTENDANCE, K.TITLE, K.STAMP
    ),
    _opening(
        K.HEADER,
        r"(?:seance|reunion)\s+(?:publique\s+|ordinaire\s+|pleniere\s+)?d[ue]\b|l'an\b|(?:extrait d[ue]|registre des)\b",
        K.HEADER,
    ),
)
_RECUSED = re.compile(
    r"interess\w* (?:a|par) (?:l'|cette )affaire|n'(?:ont|a) (?:pris|pas pris) (?:ni )?part|ne (?:prend|prennent|participe\w*) (?:ni )?pas? (?:part )?|s'est deporte|quitte la salle|sort de la salle|se retire"
)
_ATTENDANCE_STATES = frozenset({K.HEADER, K.ATTENDANCE})
_NAMES = re.compile(rf"^[-–•*\s]*(?:{HONORIFIC}\s+{NAME}|{NAME}\s*[,;(])")
_NUMBER_LINE = re.compile(r"\(?\s*(?:deliberation\s+)?n\s?°\s*[a-z0-9][\w\s./-]{1,30}\)?$")
_BODY_LINE = re.compile(rf"{_BODY}\b.*,$|{_BODY}\b.{{5,}}(?:siegeant|reuni|legalement|apres)")
_TITLE_LIKE = re.compile(
    r"(?:subvention|attribution|convention|approbation|demande|budget|octroi|designation|modification|avis|autorisation|vote)s?\b"
)
_HEADING = re.compile(
    r"(?:[0-9]{1,2}|[ivx]{1,4}|[a-h])\s?[.)°-]\s+\w|(?:operation|action|fiche|programme|axe|volet|lot)\s*(?:n\s?°\s*)?[0-9]+\s*[:.–-]"
)
_LONG = 250


def _paragraph(lines: Sequence[Line], index: int) -> str:
    """Folded words from a line to the next blank one."""
    words: list[str] = []
    for line in lines[index:]:
        if line.blank:
            break
        if line.kind is None:
            words.append(line.folded)
    return " ".join(words)


def _opened(line: Line, current: PartKind) -> PartKind | None:
    if current in _ATTENDANCE_STATES and (cue_of(line.folded) or COUNTS_CUE.match(line.folded)):
        return K.ATTENDANCE
    for opening in OPENINGS:
        if (not opening.after or current in opening.after) and opening.pattern.match(line.folded):
            return opening.kind
    return None


def _after_gap(source: str, line: Line, paragraph: str, current: PartKind) -> PartKind:
    """Part of a paragraph that no opening words tell, from the part before it."""
    bullet = line.folded[:1] in "-–•*·➢o" or line.folded[:1].isdigit()
    if current is K.ATTENDANCE:
        names = _NAMES.match(source[line.start : line.end]) and not _TITLE_LIKE.match(line.folded)
        return K.ATTENDANCE if names else K.TITLE
    if current is K.TITLE and not _NUMBER_LINE.match(line.folded):
        printed = source[line.start : line.end]
        return K.STATEMENT if len(paragraph) > _LONG and printed != printed.upper() else K.TITLE
    if current in {K.VISAS, K.CONSIDERATIONS, K.RECUSALS} and not bullet:
        return K.STATEMENT
    if current is K.SIGNATURE:
        return K.ANNEXE if len(paragraph) > _LONG or _HEADING.match(line.folded) else K.SIGNATURE
    return current


def _kind_of(source: str, lines: Sequence[Line], index: int, current: PartKind, *, gap: bool) -> PartKind:
    line = lines[index]
    if current is K.SIGNATURE and _HEADING.match(line.folded):
        return K.ANNEXE
    if opened := _opened(line, current):
        return opened
    if gap:
        paragraph = _paragraph(lines, index)
        if (
            current in _BEFORE_DECISION
            and current is not K.HEADER
            and _RECUSED.search(paragraph)
            and len(paragraph) < 2 * _LONG
        ):
            return K.RECUSALS
        return _after_gap(source, line, paragraph, current)
    if current is K.TITLE and _BODY_LINE.match(line.folded):
        return K.STATEMENT
    return current


def cut(source: str, lines: Sequence[Line], start: PartKind = K.HEADER) -> tuple[Section, ...]:
    """Cut the lines of one act into sections, in reading order; every line is in exactly one."""
    kinds: list[PartKind] = []
    current, gap, seen_attendance = start, True, False
    for index, line in enumerate(lines):
        if line.kind is not None:
            kinds.append(PartKind(line.kind))
            continue
        if line.blank:
            kinds.append(current)
            gap = True
            continue
        kind = _kind_of(source, lines, index, current, gap=gap)
        if kind is K.REPORT and current is K.ANNEXE:
            _pull_back(lines, kinds)
        current, gap = kind, False
        kinds.append(current)
        seen_attendance = seen_attendance or kind is K.ATTENDANCE
    return _decided(_grouped(lines, kinds))


def _pull_back(lines: Sequence[Line], kinds: list[PartKind]) -> None:
    """Give a report the lines of its own head, printed above its number: back to the last two blank lines."""
    index = len(kinds) - 1
    blanks = 0
    while index > 0 and kinds[index] in {K.ANNEXE, K.PAGE_FURNITURE, K.STAMP}:
        blanks = blanks + 1 if lines[index].blank else 0
        if blanks == 2:
            break
        index -= 1
    for at in range(index + 2, len(kinds)):
        if kinds[at] is K.ANNEXE:
            kinds[at] = K.REPORT


def _grouped(lines: Sequence[Line], kinds: list[PartKind]) -> list[Section]:
    sections: list[Section] = []
    at = 0
    for index in range(1, len(kinds) + 1):
        if index == len(kinds) or kinds[index] is not kinds[at]:
            sections.append(Section(kinds[at], tuple(lines[at:index])))
            at = index
    return sections


def _decided(sections: list[Section]) -> tuple[Section, ...]:
    """A proposal that the council just adopts is its decision; one that a decision follows is part of the statement."""
    decided = any(section.kind is K.DISPOSITIF for section in sections)
    becomes = K.STATEMENT if decided else K.DISPOSITIF
    return tuple(Section(becomes, section.lines) if section.kind is K.PROPOSAL else section for section in sections)
