"""How an act was voted: counts, groups, members, unanimity, ballot and outcome.

Unanimity is of two kinds: of the members who voted, or “des suffrages exprimés”, abstentions aside
(CGCT, art. L. 2121-20, L. 3121-14, L. 4132-13).
"""

import re
from dataclasses import dataclass, replace

from publisher.parsing.numbers import NUMBER_IN_WORDS, in_figures_or_words
from publisher.parsing.passage import Passage
from publisher.parsing.people import PERSON, list_items
from publisher.records import GroupPosition, MemberPosition, Span, Vote
from publisher.records.values import Ballot, Outcome, Position, Unanimity

_N = rf"(?:[0-9]{{1,3}}|{NUMBER_IN_WORDS}|neant|aucune?)"
_VOICES = r"(?:voix|votes?|suffrages?|membres|conseillers?|elus?|delegues?)"
_NOT_MONEY = r"(?!\s*(?:[.,]?[0-9]|%|€|euros?|h\b))"
_POSITIONS: dict[Position, str] = {
    Position.FOR: r"(?:pour|favorables?)",
    Position.AGAINST: r"(?:contre|defavorables?|opposes?|oppositions?)",
    Position.ABSTENTION: r"(?:abstentions?[()s]*|abst\b\.?|s'abstien\w*|abstenu\w*)",
    Position.NOT_VOTING: r"(?:absente?s? sans delegation de vote|ne prend(?:ent)? pas part au vote|non[- ](?:votants?|participation)|n\.?p\.?p\.?v\.?|refus de vote)",
}
_LABEL_FIRST = {
    position: re.compile(
        rf"(?<![a-z'])\"?{words}\"?[()s]*\s*(?:au vote\s*)?[:=]\s*(?P<count>{_N}){_NOT_MONEY}(?:\s+{_VOICES})?|\b{words}\s+(?P<bare>[0-9]{{1,3}})(?=\s*[,;.–-]|\s+(?:contre|abst|pour|voix)|\s*$)"
    )
    for position, words in _POSITIONS.items()
}
_COUNT_FIRST = {
    position: re.compile(
        rf"(?<![0-9]\s)(?<![0-9,.])\b(?P<count>{_N})\s+(?:{_VOICES}\s+)?(?:exprimees?\s+)?\"?\s?{words}(?![a-z])(?!\s*[:=]\s*[0-9])"
    )
    for position, words in _POSITIONS.items()
}
_NAMED = {
    position: re.compile(
        rf"(?<![a-z']){words}\s*(?:\([^)]*\)\s*)?:\s*(?={'(?:m|mme|mm|mmes|mr|mrs|monsieur|madame|messieurs|mesdames)'}\b)"
    )
    for position, words in _POSITIONS.items()
}
_UNANIMOUS = re.compile(
    r"\b(?:a l'? ?unanimite|unanimite|unanimement|d'un commun accord)\b(?P<of>\s+(?:absolue\s+)?d?e?s? ?(?:des |ses )?(?:suffrages exprimes|voix exprimees|votes exprimes|membres[\w ,]{0,40}|presents[\w ,]{0,30}|votants))?"
)
_NOT_UNANIMOUS = re.compile(
    r"\bunanimite (?:moins|sauf)\s+(?P<count>[0-9]{1,2}|[a-z]+)\s+(?P<what>abstention|voix contre|contre|voix)"
)
_MAJORITY = re.compile(r"\ba la majorite\b")
_BALLOTS = (
    (Ballot.SECRET, re.compile(r"\b(?:au |a |par )?(?:scrutin|bulletins?|vote) secrets?\b")),
    (Ballot.ROLL_CALL, re.compile(r"\b(?:scrutin public|appel nominal|vote nominal)\b")),
    (Ballot.SHOW_OF_HANDS, re.compile(r"\ba main levee\b|\bmains levees\b")),
)
_OUTCOMES = (
    (
        Outcome.REJECTED,
        re.compile(
            r"\((?:rejete\w*)\)|^\s*rejete\w*\s*\.?$|\b(?:est|a ete|sont|ont ete) rejetee?s?\b|\b(?:conseil\b[\w ,']{0,40}|commission\b[\w ,']{0,60}|decide de |,\s*)\brejette(?:r)?\b|\bdeliberation rejetee|\bn'est pas adoptee?\b"
        ),
    ),
    (
        Outcome.WITHDRAWN,
        re.compile(
            r"\bretire[e]?s? de l'ordre du jour\b|\b(?:point|rapport|projet|dossier|question|deliberation) retiree?\b|\b(?:est|a ete) retiree?\b"
        ),
    ),
    (
        Outcome.POSTPONED,
        re.compile(
            r"\b(?:ajournee?|reportee?|differee?|renvoyee?)\b(?=\s*(?:[.,;)(]|$|a\b|au\b|par\b|sine\b|,))|\bsurseoir\b|\bsursoit\b|\bdecide (?:de reporter|d'ajourner|de differer|le report|l'ajournement)"
        ),
    ),
    (Outcome.NOTED, re.compile(r"\b(?:prend|prennent|pris|donne|donnent|donner|prendre) acte\b|\best informe\b")),
    (
        Outcome.ADOPTED,
        re.compile(
            r"\badopt(?:e|ee|es|ees|ent|er)\b(?! par (?:de )?la commission)|\bapprouv(?:e|ee|es|ees|ent)\b(?=\s*(?:a |par |\)|\.|,|$))|\bvotee?\b(?=\s+a l'unanimite)"
        ),
    ),
)
_PASSED = re.compile(
    r"\b(?:vote|votes|resultat du vote|scrutin)\s*:\s*(?:pour\b|unanimite|a l'unanimite|adopte)|\bpour a l'unanimite\b"
)


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    start: int
    end: int


def _counts(passage: Passage, position: Position) -> _Count | None:
    for pattern in (_LABEL_FIRST[position], _COUNT_FIRST[position]):
        for match in passage.matches(pattern):
            words = match["count"] if match["count"] is not None else match.groupdict().get("bare")
            value = 0 if (words or "").startswith(("neant", "aucun")) else in_figures_or_words(words or "")
            if value is not None:
                return _Count(value, *match.span())
    return None


def _groups(passage: Passage, position: Position, end: int) -> list[GroupPosition]:
    """Groups in the bracket that follows a count: ``39 voix (Groupe A ; Groupe B)``; a name may hold commas."""
    text = passage.text
    if not text[end:].lstrip().startswith("("):
        return []
    opened = text.index("(", end)
    closed = text.find(")", opened)
    closed = len(text) if closed < 0 else closed
    found: list[GroupPosition] = []
    at = opened + 1
    for piece in text[at:closed].split(";"):
        words = passage.cut(at, at + len(piece))
        at += len(piece) + 1
        if words and PERSON.match(words.text) and not re.match(r"(?:m|mme|mm|mr)\b", words.folded):
            found.append(GroupPosition(position=position, group=words.text, span=words.whole))
    return found


def _members(passage: Passage, position: Position) -> list[MemberPosition]:
    match = passage.search(_NAMED[position])
    if match is None:
        return []
    stop = re.search(r"\.(?=\s|$)(?<!\bM\.)(?<!Mr\.)(?<!Mme\.)(?<!MM\.)|;|\n", passage.text[match.end() :])
    end = match.end() + stop.start() if stop else len(passage.text)
    members = []
    for item, _ in list_items(passage.cut(match.end(), end)):
        person = PERSON.match(item.text)
        if person is None:
            break
        members.append(
            MemberPosition(position=position, name=person["name"].rstrip("."), span=item.span(0, person.end()))
        )
    return members


def _unanimity(passage: Passage) -> tuple[Unanimity | None, Span] | None:
    match = passage.search(_UNANIMOUS)
    if match is None or _NOT_UNANIMOUS.search(passage.folded):
        return None
    of = match["of"] or ""
    kind = Unanimity.VOTES_CAST if "exprim" in of else Unanimity.MEMBERS if of else None
    return kind, passage.span(*match.span())


def outcome_of(passage: Passage) -> tuple[Outcome, Span] | None:
    """What the words say became of the act; a rejection or withdrawal outweighs the word “adopté” beside it."""
    for outcome, pattern in _OUTCOMES:
        if match := passage.search(pattern):
            return outcome, passage.span(*match.span())
    if match := passage.search(_PASSED):
        return Outcome.ADOPTED, passage.span(*match.span())
    return None


def read_vote(passage: Passage, *, decided: bool = False) -> Vote | None:
    """The vote that a passage states, or None. ``decided``: the passage is the decision itself.

    A decision taken unanimously, or by a majority of stated votes, is adopted.
    """
    if not passage:
        return None
    spans: list[Span] = []
    counts: dict[Position, int] = {}
    groups: list[GroupPosition] = []
    members: list[MemberPosition] = []
    for position in Position:
        count = _counts(passage, position)
        named = _members(passage, position)
        if count is not None:
            counts[position] = count.value
            spans.append(passage.span(count.start, count.end))
            groups.extend(_groups(passage, position, count.end))
        elif named and position is not Position.NOT_VOTING:
            counts[position] = len(named)
        members.extend(named)
    spans.extend(item.span for item in (*groups, *members))
    unanimity = _unanimity(passage)
    if unanimity:
        spans.append(unanimity[1])
    outcome = outcome_of(passage)
    if outcome:
        spans.append(outcome[1])
    majority = passage.search(_MAJORITY)
    if majority:
        spans.append(passage.span(*majority.span()))
    if not spans:
        return None
    vote = Vote(
        in_favour=counts.get(Position.FOR),
        against=counts.get(Position.AGAINST),
        abstention=counts.get(Position.ABSTENTION),
        not_voting=counts.get(Position.NOT_VOTING),
        unanimous=_is_unanimous(counts, unanimity is not None, majority is not None),
        unanimity=unanimity[0] if unanimity else None,
        ballot=next((ballot for ballot, pattern in _BALLOTS if passage.search(pattern)), None),
        outcome=outcome[0] if outcome else None,
        groups=tuple(groups),
        members=tuple(members),
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
    )
    return _with_outcome(vote, decided=decided)


def _is_unanimous(counts: dict[Position, int], unanimous: bool, majority: bool) -> bool | None:  # noqa: FBT001
    dissent = counts.get(Position.AGAINST) or counts.get(Position.ABSTENTION)
    if (dissent and not unanimous) or majority:
        return False
    return True if unanimous else None


def _with_outcome(vote: Vote, *, decided: bool) -> Vote:
    if vote.outcome is not None:
        return vote
    carried = vote.in_favour is not None and vote.in_favour > (vote.against or 0)
    lost = vote.in_favour is not None and vote.against is not None and vote.against > vote.in_favour
    if lost:
        return replace(vote, outcome=Outcome.REJECTED)
    if vote.unanimous or carried or (decided and vote.unanimous is False):
        return replace(vote, outcome=Outcome.ADOPTED)
    return vote
