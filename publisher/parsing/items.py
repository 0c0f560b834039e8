"""Parts of one item of minutes.

Minutes tell in running text what extracts set in parts: the decision begins in the middle of a line, the proposal that
is put to the vote is the decision where nothing else is, a vote follows each row of a table, and members speak between.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from publisher.parsing.amounts import find_amounts
from publisher.parsing.deciding import AFTER_DEBATE, BODY, BODY_DECIDES
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Line, cells
from publisher.parsing.minutes import Item
from publisher.parsing.passage import flow
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import HONORIFIC
from publisher.parsing.sections import Section, cut
from publisher.parsing.splitting import split, starts
from publisher.parsing.voted_tables import with_voted_table

Kinds = list[tuple[K, Line]]

_SENTENCE = r"(?:^|(?<=[.;:!?] ))"
_UNANIMOUS = rf"{BODY}[^.;:]{{0,80}} a l'? ?unanimite"
_DECISION = re.compile(rf"{_SENTENCE}(?:(?:le |la |l'|les )(?:{BODY_DECIDES}|{_UNANIMOUS})|{AFTER_DEBATE})")
_DECISION_WITHIN = re.compile(rf"(?:le |la |l'|les )(?:{BODY_DECIDES}|{_UNANIMOUS})")
_CHAIR = any_of(
    r"(?:(?:mme|m|mr|monsieur|madame)\.? )?(?:(?:le|la|l') ?)?(?:maire|presidente?|adjointe?|vice-presidente?)",
    r"(?:m|mme|monsieur|madame)\.? [\w'-]+",
    r"il",
    r"elle",
)
_LINK = r"(?:(?:aussi|ainsi|en consequence|donc|afin [^.;:]{3,80}|pour [^.;:]{3,80}),? )?"
_AGREED = any_of(
    *(
        "s'ils",
        "d'accord",
        "accord",
        "accepter",
        "approuver",
        "autoriser",
        "valider",
        "voter",
        r"delibere\w*",
        "prononcer",
    )
)
_PUTS = rf"(?:propose|soumet|demande (?:aux|au|a l'|a la|de) [^.;]{{0,80}}{_AGREED})"
_PROPOSED = re.compile(
    rf"{_SENTENCE}{_LINK}(?:{_CHAIR}\b[^.;:]{{0,60}}\b{_PUTS}|il (?:vous )?est (?:donc )?(?:propose|demande))"
)
_COUNTED = (
    r"[0-9]{1,3} (?:(?:(?:voix|votes?) )?(?:pour|contre)|abstentions?)\b(?=\s*(?:[.,;/:)]|$|et\b|[0-9]|contre|abst))"
)
_CARRIED = r"(?:adoptee?|approuvee?|acceptee?|accordee?|rejetee?|votee?|validee?)s?"
_PUT = words(r"proces-verbal compte[-\s]rendu deliberation proposition motion rapport point projet convention budget")
_PUT_OFF_ITEM = (
    r"(?:point|question|rapport|projet|dossier|deliberation) (?:est |a ete )?(?:retire|ajourne|reporte)e?s?\b"
)
_VOTE = re.compile(
    r"[-–−•\s]*"
    + any_of(
        r"votes?\b[^.:;]{0,40}[:=]",
        r"(?:pour|contre|abstentions?)\b\s*[0-9]{0,3}\s*:",
        _COUNTED,
        rf"{_CARRIED}(?=\s*(?:[.,;)(–-]|$))",
        rf"{_CARRIED}\b.{{0,60}}(?:unanimite|majorite|voix)",
        r"accord (?:a l'? ?unanimite|unanime)\b.{0,40}$",
        r"(?:a l'? ?unanimite|a la majorite)(?: (?:des|absolue|relative|simple|de)\b[^.:;]{0,60})?\s*[.,:;]?$",
        rf"(?:l[ea] |les |cette |ce |l')?{_PUT}\b[^.;:]{{0,80}}\b(?:est|sont|a ete|ont ete) "
        r"(?:adopte|approuve|accepte|rejete|vote|valide)e?s?\b.{0,40}(?:unanimite|majorite|voix)",
        r"(?:reportee?|ajournee?|retiree?)s?\s*\.?$",
        rf"{_PUT_OFF_ITEM}.{{0,60}}$",
    )
)
_VOTED = re.compile(  # … propose de verser 500 €. Adopté à l’unanimité.
    r"(?<=[.;:!?€)] )"
    + any_of(
        rf"{_CARRIED}(?=\s*(?:\.|$|,? (?:a l'? ?unanim|a la majorite|par [0-9]|sans )))",
        r"(?:votes?|pour)\s*:\s*[0-9]{1,3}\b(?! ?(?:€|euros?|%|[0-9]))",
        r"accord (?:a l'? ?unanimite|unanime)\b",
    )
)
_HOW = re.compile(r"unanim|majorite|\bvoix\b|[:=]")
_PUT_OFF = re.compile(rf"{_SENTENCE}{_PUT_OFF_ITEM}")  # … propose de verser 500 €. Délibération reportée.
_SPEAKER = any_of(HONORIFIC.lower(), "il", "elle", "le maire", "la maire", "le president", "la presidente")
_SPEAKS = re.compile(
    rf"{_SPEAKER}\b.{{0,80}}?\b"
    + words(
        "demande precise indique s'interroge repond souhaite ajoute rappelle estime remercie releve s'etonne confirme "
        "intervient explique informe regrette insiste signale evoque interroge constate souligne s'engage conclut "
        r"annonce fait\sremarquer ne\scomprend n'a\spas prend\sla\sparole lui\srepond"
    )
)
_NO_PART = any_of(
    r"n'(?:a|ont) pas pris part",
    r"ne (?:prend|prennent|participe|participent) pas (?:part )?(?:au|ni|a la)",
    r"se retire(?:nt)?\b",
    r"s'est deportee?",
    r"quitte(?:nt)? la salle",
)
_TAKES_NO_PART = re.compile(rf"[-–•\s]*{HONORIFIC.lower()} (?!le |la |l')[^.;:]{{2,120}}?,? {_NO_PART}")
_SPOKEN = frozenset({K.DISPOSITIF, K.VOTE, K.STATEMENT})
_BULLET = re.compile(r"[-–−•*·➢]")
_FEWEST_ROWS = 2  # rows, each with its vote, that make a table of decisions
_CELLS = 2


def item_sections(source: str, item: Item) -> tuple[Section, ...]:
    """The sections of an item, in reading order; every line of it is in exactly one."""
    body = list(item.body)
    decisions = starts(source, body, _DECISION) or starts(source, body, _DECISION_WITHIN)[:1]
    proposals = starts(source, body, _PROPOSED)
    votes = [] if decisions else starts(source, body, _VOTED)
    body = split(source, body, {*decisions, *proposals, *votes, *starts(source, body, _PUT_OFF)})
    kinds = _in_segments(source, body, decisions or _last_before_votes(source, body, proposals))
    kinds = _with_recusals(_with_debate(source, _with_rows(source, kinds), frozenset(decisions)))
    return with_voted_table(source, tuple(_grouped([*((K.TITLE, line) for line in item.head), *kinds])))


def _grouped(kinds: Kinds) -> Iterator[Section]:
    for kind, run in groupby(kinds, key=lambda pair: pair[0]):
        yield Section(kind, tuple(line for _, line in run))


def _is_vote(source: str, line: Line) -> bool:
    """Whether a line tells a vote; one that begins in small letters, within a sentence, only where it tells how."""
    told = _VOTE.match(line.folded) is not None
    return told and (not source[line.start].islower() or _HOW.search(line.folded) is not None)


def _last_before_votes(source: str, lines: Sequence[Line], proposals: list[int]) -> list[int]:
    """Of the proposals before each vote, the last: what is put to that vote."""
    votes = [line.start for line in lines if not line.blank and line.kind is None and _is_vote(source, line)]
    ordered = sorted(proposals)
    before = (bisect_left(ordered, vote) for vote in votes)
    return sorted({ordered[place - 1] for place in before if place})


def _in_segments(source: str, lines: list[Line], deciding: list[int]) -> Kinds:
    """Kinds of the lines, each decision begun anew; what stands before the first is told by its own opening words."""
    begin = frozenset(deciding)
    bounds = [index for index, line in enumerate(lines) if not line.blank and line.start in begin]
    kinds: Kinds = []
    for position, (start, end) in enumerate(zip([0, *bounds], [*bounds, len(lines)], strict=True)):
        own = lines[start:end]
        if not own:
            continue
        found = [
            (section.kind, line)
            for section in cut(source, own, start=K.DISPOSITIF if position else K.STATEMENT)
            for line in section.lines
        ]
        kinds.extend(_plain(source, found, decided=bool(bounds) and position == 0, opened=position > 0))
    return kinds


def _plain(source: str, kinds: Kinds, *, decided: bool, opened: bool) -> Kinds:
    """Without parts that items do not have; before a decision told further on, nothing is decided yet.

    ``opened``: the first words decide; a line like “Le conseil prend acte.” is no vote on something else.
    """
    replaced = {K.HEADER: K.STATEMENT, K.ATTENDANCE: K.STATEMENT, K.REPORT: K.STATEMENT, K.AGENDA: K.STATEMENT}
    replaced |= {K.TITLE: K.STATEMENT, K.SIGNATURE: K.DEBATE, K.ANNEXE: K.DEBATE, K.NOTICE: K.DEBATE}
    if decided:
        replaced |= {K.DISPOSITIF: K.STATEMENT, K.PROPOSAL: K.STATEMENT}
    found: Kinds = []
    voted = after_gap = False
    for kind, line in kinds:
        if line.blank or line.kind is not None:
            found.append((found[-1][0] if line.blank and found else kind, line))
            after_gap = after_gap or line.blank
            continue
        voted = kind is K.VOTE and (_is_vote(source, line) or (voted and not after_gap))
        unvoted = K.DISPOSITIF if opened and not after_gap else K.STATEMENT
        found.append((unvoted if kind is K.VOTE and not voted else replaced.get(kind, kind), line))
        after_gap = False
    return found


def _with_debate(source: str, kinds: Kinds, decisions: frozenset[int]) -> Kinds:
    """Who speaks after the decision is debate, up to the next decision, vote or item of the decision."""
    found: Kinds = []
    debating, after_gap, decided = False, True, False
    for kind, line in kinds:
        if line.blank or line.kind is not None:
            found.append((found[-1][0] if line.blank and found else kind, line))
            after_gap = after_gap or line.blank
            continue
        if _is_vote(source, line):
            debating, kind = False, K.VOTE
        elif line.start in decisions or (debating and kind in {K.VOTE, K.RECUSALS}):
            debating = False
        elif decided and kind in _SPOKEN and _SPEAKS.match(line.folded) and not _BULLET.match(line.folded):
            debating = debating or after_gap or (bool(found) and found[-1][0] is K.VOTE)
        if debating and kind in _SPOKEN:
            kind = K.DEBATE
        decided = decided or kind in {K.DISPOSITIF, K.VOTE}
        found.append((kind, line))
        after_gap = False
    return found


def _with_recusals(kinds: Kinds) -> Kinds:
    """A line that says that a member named takes no part is of the recusals, wherever it stands in the item."""
    return [
        (
            K.RECUSALS
            if line.kind is None and kind in _SPOKEN | {K.DEBATE} and _TAKES_NO_PART.match(line.folded)
            else kind,
            line,
        )
        for kind, line in kinds
    ]


def _with_rows(source: str, kinds: Kinds) -> Kinds:
    """Where each row of a table has its own vote, rows and header are the decision, whatever stands between."""
    rows = [index for index, (kind, line) in enumerate(kinds) if line.kind is None and _is_row(source, line)]
    votes = [index for index, (kind, line) in enumerate(kinds) if kind is K.VOTE and _is_vote(source, line)]
    voted = [row for row, after in pairwise([*rows, len(kinds)]) if any(row < vote < after for vote in votes)]
    if len(voted) < _FEWEST_ROWS or any(kind is K.DISPOSITIF for kind, _ in kinds[voted[0] :]):
        return kinds
    header = next(
        (i for i in range(voted[0] - 1, -1, -1) if not kinds[i][1].blank and len(cells(source, kinds[i][1])) > 1), None
    )
    deciding = {*voted, *([header] if header is not None else [])}
    return [(K.DISPOSITIF if index in deciding else kind, line) for index, (kind, line) in enumerate(kinds)]


def _is_row(source: str, line: Line) -> bool:
    """Whether a line is a row of a table: words and, apart from them, one sum."""
    found = cells(source, line)
    if len(found) != _CELLS:
        return False
    last = flow(source, [(found[1].start, found[1].end)])
    return len(find_amounts(last)) == 1 and any(
        character.isalpha() for character in source[found[0].start : found[0].end]
    )
