"""The acts of a list of deliberations: one a row, each with the head of the sitting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.parsing.deliberation import Named, read_act, read_frame
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Cell, Line
from publisher.parsing.lines import folded_words
from publisher.parsing.listing_rows import Listing, Row, Sense
from publisher.parsing.patterns import words
from publisher.parsing.sections import Section, cut
from publisher.parsing.votes import read_vote
from publisher.records import Deliberation, Source, Span, Vote
from publisher.records.values import Outcome

_COUNT = re.compile(r"[0-9]{1,3}")
_AWARDS = re.compile(words(r"attribution octroi versement accord allocation") + r"\s(?:d'|de |des |du )")
_HEAD = frozenset({K.HEADER, K.ATTENDANCE, K.STAMP, K.PAGE_FURNITURE})
_VOTED = frozenset({Sense.RESULT, Sense.FOR, Sense.AGAINST, Sense.ABSTENTION})


def acts_of_listing(
    source: str, lines: Sequence[Line], listing: Listing, origin: Source, bounds: tuple[int, int]
) -> list[Deliberation]:
    """An act of each row; ``bounds``: the characters [start, end) of the source that the acts cover together."""
    opening = tuple(
        section if section.kind in _HEAD else Section(K.HEADER, section.lines)
        for section in cut(source, listing.opening)
    )
    closing = cut(source, listing.closing, start=K.SIGNATURE) if listing.closing else ()
    # a list without a head says below whose it is
    below = () if any(not line.blank for line in listing.opening) else (Section(K.HEADER, listing.closing),)
    frame = read_frame(source, (*opening, *(below or closing)), ())
    titles = Section(K.AGENDA, listing.titles)
    starts = [bounds[0], *(_start(lines, row) for row in listing.rows[1:])]
    acts = []
    for row, start, end in zip(listing.rows, starts, [*starts[1:], bounds[1]], strict=True):
        beside = (*(opening if row is listing.rows[0] else ()), titles) if row is listing.rows[0] else ()
        act = read_act(
            source,
            _sections(source, lines, row),
            origin,
            sitting=frame,
            beside=(*beside, *(closing if row is listing.rows[-1] else ())),
            named=_named(source, row),
            start=start,
            end=end,
        )
        acts.append(_counted(source, act, row))
    return acts


def _start(lines: Sequence[Line], row: Row) -> int:
    return min(line.start for line in lines[row.first : row.last] if not line.blank)


def _named(source: str, row: Row) -> Named:
    title, number = row.words(source, Sense.SUBJECT), row.words(source, Sense.NUMBER)
    title = title.cut(0, len(title.text.rstrip(" .:;–-")))
    return Named(
        title=(title.text, title.whole) if title else None,
        number=(number.text, number.whole) if number else None,
    )


def _sections(source: str, lines: Sequence[Line], row: Row) -> tuple[Section, ...]:
    """The cells of a row as lines of their own: number and subject, then result.

    The subject is the decision where it says that something is awarded and the result that it is adopted.
    """
    result = read_vote(row.words(source, Sense.RESULT))
    subject = row.words(source, Sense.SUBJECT)
    awarded = result is not None and result.outcome is Outcome.ADOPTED and _AWARDS.match(subject.folded) is not None
    of_subject = K.DISPOSITIF if awarded else K.TITLE
    found = [Section(of_subject, _pieces(lines, row, row.cells.get(Sense.SUBJECT, ())))]
    others = [cell for sense, own in row.cells.items() if sense not in _VOTED | {Sense.SUBJECT} for cell in own]
    voted = [cell for sense, own in row.cells.items() if sense in _VOTED for cell in own]
    found.append(Section(K.TITLE, _pieces(lines, row, others)))
    found.append(Section(K.VOTE, _pieces(lines, row, voted)))
    found.extend(Section(K(line.kind), (line,)) for line in lines[row.first : row.last] if line.kind is not None)
    return tuple(section for section in found if section.lines)


def _pieces(lines: Sequence[Line], row: Row, cells: Sequence[Cell]) -> tuple[Line, ...]:
    """Each cell as a line of its own, in the order of the words."""
    found = []
    for cell in sorted(cells, key=lambda cell: cell.start):
        line = next(line for line in lines[row.first : row.last] if line.start <= cell.start < line.end)
        folded = folded_words(line, cell)
        found.append(Line(cell.start, cell.end, cell.column, folded))
    return tuple(found)


def _counted(source: str, act: Deliberation, row: Row) -> Deliberation:
    """The act with the votes that stand in columns of their own: “Pour | Contre | Abstention”."""
    counts: dict[Sense, tuple[int, Span]] = {}
    for sense in (Sense.FOR, Sense.AGAINST, Sense.ABSTENTION):
        printed = row.words(source, sense)
        if _COUNT.fullmatch(printed.text):
            counts[sense] = (int(printed.text), printed.whole)
    if Sense.FOR not in counts:
        return act
    spans = [span for _, span in counts.values()] + ([act.vote.span] if act.vote else [])
    vote = act.vote or Vote(span=spans[0])
    values = {sense: value for sense, (value, _) in counts.items()}
    dissent = bool(values.get(Sense.AGAINST) or values.get(Sense.ABSTENTION))
    carried = values[Sense.FOR] > values.get(Sense.AGAINST, 0)
    vote = replace(
        vote,
        in_favour=values[Sense.FOR],
        against=values.get(Sense.AGAINST),
        abstention=values.get(Sense.ABSTENTION),
        unanimous=False if dissent else vote.unanimous,
        outcome=vote.outcome or (Outcome.ADOPTED if carried else Outcome.REJECTED if Sense.AGAINST in values else None),
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
    )
    findings = tuple(finding for finding in act.findings if finding.code != "decision.missing")
    return replace(act, vote=vote, findings=findings)
