"""How an act was voted: counts, groups and members by position, with unanimity, ballot and outcome.

A printed count is kept as printed; nothing is added up or subtracted here.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from publisher.parsing.numbers import NUMBER_IN_WORDS, in_figures_or_words
from publisher.parsing.outcomes import ballot_of, majority_of, outcome_of, unanimity_of
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.vote_names import POSITIONS, named_groups, named_members
from publisher.records import GroupPosition, MemberPosition, Span, Vote
from publisher.records.values import Outcome, Position

_N = rf"(?:[0-9]{{1,3}}|{NUMBER_IN_WORDS}|neant|aucune?)"
_VOICES = words("voix votes? suffrages? membres conseillers? elus? delegues?")
_NO_MORE = r"(?!\s*(?:[.,]?[0-9]|%|€|euros?|h\b))"  # no sum, rate or hour


def _label_first(position: str) -> str:
    """``Pour : 39 voix``; without a colon only figures: ``POUR 25 CONTRE 00``."""
    return any_of(
        rf"(?:(?<![a-z'])|(?<= d'))\"?{position}\"?[()s]*\s*(?:au vote\s*)?[:=]\s*(?P<count>{_N}){_NO_MORE}"
        rf"(?:\s+{_VOICES})?",
        rf"\b{position}\s*\(\s*(?P<bracketed>{_N})(?:\s+{_VOICES})?\s*\)(?=\s*:)",  # Ont voté POUR (8) : M. X…
        rf"\b{position}\s*:\s*(?:le |les )?groupe\b[^.;:(),]{{2,60}}\((?P<grouped>[0-9]{{1,3}})\)(?!\s*[,;]| et\b)",
        rf"\b{position}\s+(?P<bare>[0-9]{{1,3}})(?=\s*[,;.(–-]|\s+(?:contre|abst|pour|voix)|\s*$)",
    )


def _count_first(position: str) -> str:
    """``39 voix pour``, ``dix-neuf pour``, ``une abstention``."""
    return (
        rf"(?<![0-9]\s)(?<![0-9,.])\b(?P<count>{_N})\s+(?:(?P<voices>{_VOICES})\s+)?(?:exprimees?\s+)?\"?\s?{position}"
        r"(?![a-z])(?!\s*[:=]\s*[0-9])"
        r"(?(voices)|(?!(?<=pour)\s+(?!contre|abst|et\b|dont|ont\b)[a-z]))"  # “Habitat 60 pour l’emprunt” counts nobody
    )


_LABEL_FIRST = {position: re.compile(_label_first(pattern)) for position, pattern in POSITIONS.items()}
_COUNT_FIRST = {position: re.compile(_count_first(pattern)) for position, pattern in POSITIONS.items()}
_ONE_AGAINST_OTHER = re.compile(rf"\bpar (?P<more>{_N}) voix contre (?P<less>{_N})\b(?! ?(?:abst|pour|voix pour))")
_CARRIED = re.compile(  # “Adopté par 18 voix”
    rf"\b(?:adopte|approuve|accepte|vote)e?s? (?:a la majorite |a l'? ?unanimite )?(?:par|avec) (?P<count>{_N}) "
    r"(?:voix|votes|suffrages)\b(?! (?:pour|contre|favorables?))"
)
_LOST = re.compile(r"\b(?:rejete|repousse|refuse)\w*")
_PLACES = ("count", "bracketed", "grouped", "bare")
_LABEL = re.compile(r"\b(?:pour|contre|abst\w*\.?)\s+[0-9]")
_ONLY_AGAINST = re.compile(r"\bvotes?\s*:\s*(?:[-–•*]\s*)?contre\s*:")  # a row of all positions, and nobody for
_COUNTED = re.compile(
    rf"(?<!votants )(?<!exprimes )(?<!presents )(?<!vote )\b{_N}\s+(?:{_VOICES}\s+)?(?:pour|contre|abst)"
)


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    start: int
    end: int


@dataclass(slots=True)
class _Positions:
    """What a passage states of each position, and the words that state it."""

    counts: dict[Position, int] = field(default_factory=dict)
    groups: list[GroupPosition] = field(default_factory=list)
    members: list[MemberPosition] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def read_vote(passage: Passage, *, decided: bool = False) -> Vote | None:
    """The vote that a passage states, or None. ``decided``: the passage is the decision itself.

    A decision taken unanimously, or by a majority of stated votes, is adopted.
    """
    return read_act_vote(passage, Passage("", ()), decided=decided)


def read_act_vote(own: Passage, opening: Passage, *, decided: bool = True) -> Vote | None:
    """The vote of an act: of its own part, completed by what the first words of the decision say in running text."""
    stated, inline = _stated(own), _stated(opening)
    vote = _completed(stated, inline) if stated and inline else stated or inline
    if vote is None:
        return None
    decided = decided and not (vote.unanimous is None and own.search(_ONLY_AGAINST) and not vote.members)
    vote = _counted(vote)
    return replace(vote, outcome=vote.outcome or _implied_outcome(vote, decided=decided))


def with_counts_of_head(vote: Vote | None, head: Passage) -> Vote | None:
    """A vote with the counts printed beside those of the members: “Votants : 12 – Pour : 12 – Contre : 0”."""
    counted = read_vote(head) if vote is None or vote.in_favour is None else None
    if counted is None or counted.in_favour is None or (counted.against is None and counted.abstention is None):
        return vote
    return _completed(vote, counted) if vote is not None else counted


def _counted(vote: Vote) -> Vote:
    """The vote with those named counted, where no number is printed for their position."""
    named = Counter(member.position for member in vote.members)
    vote = replace(
        vote,
        in_favour=vote.in_favour if vote.in_favour is not None else named[Position.FOR] or None,
        against=vote.against if vote.against is not None else named[Position.AGAINST] or None,
        abstention=vote.abstention if vote.abstention is not None else named[Position.ABSTENTION] or None,
    )
    dissent = vote.unanimous is None and (vote.against or vote.abstention)
    return replace(vote, unanimous=False) if dissent else vote


def _stated(passage: Passage) -> Vote | None:
    """What the words of a passage say of a vote; nothing is concluded from them."""
    if not passage:
        return None
    stated = _positions(passage)
    unanimity, outcome, majority = unanimity_of(passage), outcome_of(passage), majority_of(passage)
    spans = [*stated.spans, *(found[1] for found in (unanimity, outcome) if found), *([majority] if majority else [])]
    if not spans:
        return None
    return Vote(
        in_favour=stated.counts.get(Position.FOR),
        against=stated.counts.get(Position.AGAINST),
        abstention=stated.counts.get(Position.ABSTENTION),
        not_voting=stated.counts.get(Position.NOT_VOTING),
        unanimous=False if majority else True if unanimity else None,
        unanimity=unanimity[0] if unanimity else None,
        ballot=ballot_of(passage),
        outcome=outcome[0] if outcome else None,
        groups=tuple(stated.groups),
        members=tuple(stated.members),
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
    )


def _positions(passage: Passage) -> _Positions:
    stated = _Positions()
    if against := passage.search(_ONE_AGAINST_OTHER):
        _weighed(passage, against, stated)
    for position in Position:
        if position in stated.counts:
            continue
        count = _count(passage, position)
        members = named_members(passage, position, count.end if count else None)
        if count is not None:
            groups = tuple(named_groups(passage, position, count.end))
            stated.counts[position] = count.value
            stated.spans.append(passage.span(count.start, count.end))
            stated.groups.extend(groups)
            stated.spans.extend(group.span for group in groups)
        stated.members.extend(members)
        stated.spans.extend(member.span for member in members)
    return stated


def _weighed(passage: Passage, match: re.Match[str], stated: _Positions) -> None:
    """“Adoptée par 12 voix contre 8”: the votes that carried it, then the others."""
    more, less = in_figures_or_words(match["more"]), in_figures_or_words(match["less"])
    if more is None or less is None:
        return
    lost = passage.search(_LOST) is not None
    stated.counts.update({Position.FOR: less if lost else more, Position.AGAINST: more if lost else less})
    stated.spans.append(passage.span(*match.span()))


def _count(passage: Passage, position: Position) -> _Count | None:
    carried = (_CARRIED,) if position is Position.FOR else ()
    for pattern in (_LABEL_FIRST[position], _COUNT_FIRST[position], *carried):
        for match in passage.matches(pattern):
            told = match.groupdict()
            if told.get("bare") and not _labels_first(passage):
                continue  # 13 votes pour 1 abstention
            printed = next((told[name] for name in _PLACES if told.get(name)), "")
            value = 0 if printed.startswith(("neant", "aucun")) else in_figures_or_words(printed)
            if value is not None:
                return _Count(value, *match.span())
    return None


def _labels_first(passage: Passage) -> bool:
    """Whether numbers without a colon stand after their words (``POUR 25 CONTRE 00``), not before (``25 pour``)."""
    label, counted = passage.search(_LABEL), passage.search(_COUNTED)
    return label is not None and (counted is None or label.start() < counted.start())


def _implied_outcome(vote: Vote, *, decided: bool) -> Outcome | None:
    """Outcome where no word tells it: votes are counted, or the decision says “à la majorité”."""
    if vote.in_favour is not None and vote.against is not None and vote.against > vote.in_favour:
        return Outcome.REJECTED
    carried = vote.in_favour is not None and vote.in_favour > (vote.against or 0)
    return Outcome.ADOPTED if vote.unanimous or carried or (decided and vote.unanimous is False) else None


def _completed(vote: Vote, inline: Vote) -> Vote:
    """A vote with what its own part does not say and the opening of the decision does."""
    counts = (*_counts(vote), *_counts(inline))
    if sum(count is not None for count in counts) > 1:  # one number alone before “pour” may count anything
        vote = replace(
            vote,
            in_favour=vote.in_favour if vote.in_favour is not None else inline.in_favour,
            against=vote.against if vote.against is not None else inline.against,
            abstention=vote.abstention if vote.abstention is not None else inline.abstention,
        )
    dissent = bool(vote.against or vote.abstention)
    return replace(
        vote,
        unanimous=vote.unanimous if vote.unanimous is not None or dissent else inline.unanimous,
        unanimity=vote.unanimity or (inline.unanimity if not dissent else None),
        ballot=vote.ballot or inline.ballot,
        outcome=vote.outcome or inline.outcome,
    )


def _counts(vote: Vote) -> tuple[int | None, int | None, int | None]:
    return vote.in_favour, vote.against, vote.abstention
