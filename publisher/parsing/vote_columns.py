"""Counts of a vote in a table: a row of numbers under as many titles, “Votants | Pour | Contre | Abstentions”."""

import re
from dataclasses import replace

from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import Span, Vote
from publisher.records.values import Outcome, Position

_VOTING = "voting"  # columns that count members, not how they voted
_TITLES = {
    _VOTING: r"(?:nombre de )?(?:votants?|suffrages exprimes|exprimes|presents?|inscrits?|pouvoirs?|procurations?)",
    Position.FOR.name: r"(?:votes? |voix )?(?:pour|favorables?)",
    Position.AGAINST.name: r"(?:votes? |voix )?(?:contre|defavorables?)",
    Position.ABSTENTION.name: r"abst(?:entions?|\.)?(?:\(s\))?",
    Position.NOT_VOTING.name: any_of(
        r"ne pren(?:d|nent) pas part(?: au vote)?",
        r"ne participe(?:nt)? pas(?: au vote)?",
        r"non[- ]participations?(?: au vote)?",
        r"non[- ]votants?",
        r"n\.?p\.?p\.?v\.?",
    ),
}
_TITLE = re.compile(rf"[\s|]*{any_of(*(f'(?P<{name}>{words})' for name, words in _TITLES.items()))}(?=[\s|])")
_NUMBER = re.compile(r"[\s|]*(?P<count>[0-9]{1,3})(?=[\s|]|$)")
_TOTAL = re.compile(r"[\s|]total\w*[\s|:]*(?=[0-9])")
_FEWEST = 3


def counts_in_columns(passage: Passage) -> tuple[dict[Position, int], Span] | None:
    """The counts of each position, and the words that state them; None where there is no such table."""
    for first in passage.matches(_TITLE):
        names, at = [], first.start()
        while match := _TITLE.match(passage.folded, at):
            names.append(match.lastgroup or "")
            at = match.end()
        numbers, at = _row(passage, at)
        if not numbers and (total := passage.search(_TOTAL, at)):  # a row for each group, then their sum
            numbers, at = _row(passage, total.end())
        once = len(set(names) - {_VOTING}) == len(names) - names.count(_VOTING)
        if once and len(names) == len(numbers) >= _FEWEST:
            told = dict(zip(names, numbers, strict=True))
            counts = {position: told[position.name] for position in Position if position.name in told}
            if len(counts) > 1:
                return counts, passage.span(first.start(), at)
    return None


def _row(passage: Passage, at: int) -> tuple[list[int], int]:
    """The numbers that stand one after the other from a place on, and where they end."""
    numbers: list[int] = []
    while match := _NUMBER.match(passage.folded, at):
        numbers.append(int(match["count"]))
        at = match.end()
    return numbers, at


def with_columns(vote: Vote | None, passage: Passage) -> Vote | None:
    """A vote with the counts of a table that its own words do not tell."""
    table = counts_in_columns(passage)
    if table is None or (vote is not None and vote.in_favour is not None):
        return vote
    counts, span = table
    known = vote or Vote(span=span)
    in_favour, against = counts.get(Position.FOR), counts.get(Position.AGAINST)
    abstention = counts.get(Position.ABSTENTION)
    unanimous = False if against or abstention else known.unanimous
    return replace(
        known,
        in_favour=in_favour,
        against=against,
        abstention=abstention,
        not_voting=counts.get(Position.NOT_VOTING, known.not_voting),
        unanimous=unanimous,
        outcome=known.outcome or _implied(in_favour, against),
        span=Span(min(span.start, known.span.start), max(span.end, known.span.end)),
    )


def _implied(in_favour: int | None, against: int | None) -> Outcome | None:
    if in_favour is None or against is None or in_favour == against:
        return None
    return Outcome.ADOPTED if in_favour > against else Outcome.REJECTED
