"""One act, from its lines to its record: each part read by its own reader, and what is missing told."""

import re
from dataclasses import dataclass, replace

from publisher.parsing.annexes import AnnexeText, read_annexes, split_annexes
from publisher.parsing.attendance import AttendanceReading, read_attendance
from publisher.parsing.budget import Budget, merge, read_budget_table
from publisher.parsing.budget_sentences import read_budget_sentences
from publisher.parsing.citations import read_citations, read_considerations
from publisher.parsing.dates import find_dates
from publisher.parsing.decisions import article_lines, read_articles
from publisher.parsing.effects import with_effects
from publisher.parsing.findings import missing_facts
from publisher.parsing.fold import fold
from publisher.parsing.grants import Deciding, GrantsReading, read_grants, with_kinds
from publisher.parsing.header import Head, read_head
from publisher.parsing.kinds import PartKind
from publisher.parsing.layout import Line
from publisher.parsing.naming import read_number, read_title, side_cells
from publisher.parsing.outcomes import outcome_of
from publisher.parsing.parts import Parts, cover, share_recognised
from publisher.parsing.passage import Passage, flow
from publisher.parsing.people import Person
from publisher.parsing.recusals import read_recusals
from publisher.parsing.reports import rapporteur, report_number
from publisher.parsing.sections import Section
from publisher.parsing.separate_votes import shared_vote, voted_separately
from publisher.parsing.signatures import read_signatories
from publisher.parsing.stamp import Stamp, read_stamp
from publisher.parsing.vote_columns import with_columns
from publisher.parsing.votes import read_act_vote, read_vote, with_counts_of_head
from publisher.records import Deliberation, PartialDate, Recusal, Sitting, Source, Span, Vote
from publisher.records.values import Outcome

_NOTHING_AWARDED = frozenset({Outcome.REJECTED, Outcome.POSTPONED, Outcome.WITHDRAWN})
_AUTHORITIES = frozenset({"commune", "ville", "departement", "region", "communaute", "collectivite"})
_FOOT = 6  # lines at the end of a decision that may print the number
_OPENING = 400  # characters of a decision before the colon that its items follow
_FIRST_WORDS = 300
_COLON = re.compile(r":(?![^()]{0,200}\))")  # no colon within brackets: “(contre : M. X)”
_DELIBERATED = re.compile(r"\b(?:delibere|vote|adopte|approuve)\w* a l'? ?unanimite\b")


_DECIDES_TOO = re.compile(  # an article that decides, beside one that notes
    r"(?:[:;,.•–-] ?|\bet )(?:d'|de l'|de )?(?:autoris|approuv|decid|accord|attribu|adopt|sollicit)(?:e|ent|er)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Title and number of an act as the heading of an item of minutes gives them, each with its words."""

    title: tuple[str, Span] | None
    number: tuple[str, Span] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Head and end of a sitting, which state facts of each of its acts: who decides, when, who sits."""

    sections: tuple[Section, ...]
    head: Head
    attendance: AttendanceReading
    foot: tuple[Section, ...]


def read_frame(
    source: str, sections: tuple[Section, ...], items: tuple[Line, ...], foot: tuple[Section, ...] = ()
) -> Frame:
    """Read what the head and the end of minutes state; ``items``: all their other lines, which may name who decides.

    ``foot``: stamps of the whole sitting, which hold where an act bears none of its own.
    """
    parts = Parts(source, sections)
    whole = Parts(source, (*sections, Section(PartKind.STATEMENT, items)))
    return Frame(
        sections=sections,
        foot=foot,
        head=read_head(parts.headed(PartKind.HEADER), parts.headed(PartKind.ATTENDANCE), whole.headed()),
        attendance=read_attendance(source, parts.lines(PartKind.ATTENDANCE), parts.lines(PartKind.HEADER)),
    )


def read_act(
    source: str,
    own: tuple[Section, ...],
    origin: Source,
    *,
    sitting: Frame | None = None,
    beside: tuple[Section, ...] = (),
    named: Named | None = None,
    start: int = 0,
    end: int | None = None,
) -> Deliberation:
    """Read one act from its sections, ``own``; its parts cover characters [start, end) of the source.

    Of minutes: ``sitting``, head and end of the sitting; ``beside``, sections that stand between ``start`` and ``end``
    and are no part of the act; ``named``, what its heading says.
    """
    parts = Parts(source, (*sitting.sections, *own, *sitting.foot) if sitting else own)
    act = _with_reasons(_head_of_record(parts, own, origin, named, sitting), parts)
    act = with_effects(_with_decision(act, parts, own), parts)
    covered = cover((*own, *beside), start, len(source) if end is None else end)
    act = replace(act, parts=covered, recognised=share_recognised(source, covered))
    return replace(act, findings=(*missing_facts(act), *act.findings))


def _head_of_record(
    parts: Parts, own: tuple[Section, ...], origin: Source, named: Named | None, sitting: Frame | None
) -> Deliberation:
    """What the act is, who sat and who signed; nothing yet of its reasons and its decision."""
    told = parts.headed(PartKind.HEADER, PartKind.ATTENDANCE, PartKind.SIGNATURE, PartKind.NOTICE, PartKind.STAMP)
    stamp = read_stamp(parts.source, [(line.start, line.end) for line in parts.lines(PartKind.STAMP)], told)
    frame = sitting or read_frame(parts.source, parts.sections, ())
    head, attendance = frame.head, frame.attendance
    if named is None:
        number = read_number(parts.source, _number_lines(parts, own), stamp.number)
        title = read_title(parts.source, parts.lines(PartKind.TITLE), parts.lines(PartKind.HEADER))
    else:
        number, title = named.number, named.title
    date = _meeting_date(parts, head, stamp)
    secretary = attendance.secretary or head.secretary
    stated = {"/number": number, "/title": title, "/meeting_date": date}
    spans: dict[str, tuple[Span, ...]] = {pointer: (found[1],) for pointer, found in stated.items() if found}
    if secretary:
        spans["/secretary"] = (secretary.span,)
    if stamp.siren:
        spans["/authority/siren"] = stamp.spans["/prefecture/id"]
    return Deliberation(
        source=origin,
        authority=replace(head.authority, siren=stamp.siren),
        body=head.body,
        number=number[0] if number else None,
        title=title[0] if title else None,
        meeting_date=date[0] if date else None,
        convened_on=head.convened_on,
        published_on=stamp.published_on,
        prefecture=stamp.prefecture,
        sitting=_sitting(head, attendance),
        president=_as_listed(head.president, attendance),
        secretary=secretary.name if secretary else None,
        attendance=attendance.people,
        attendance_counts=attendance.counts,
        articles=(),
        vote=None,
        grants=(),
        findings=head.findings,
        spans={**spans, **attendance.spans, **stamp.spans, **head.spans},
    )


def _with_reasons(act: Deliberation, parts: Parts) -> Deliberation:
    """The record with who reports, who takes no part, and the texts and reasons that the act relies on."""
    presenter, report = rapporteur(parts), report_number(parts)
    spans = dict(act.spans)
    if presenter:
        spans["/rapporteur"] = (presenter.span,)
    if report:
        spans["/report_number"] = (report.whole,)
    return replace(
        act,
        rapporteur=presenter.name if presenter else None,
        report_number=report.text if report else None,
        recusals=_recusals(parts),
        citations=read_citations(parts.passage(PartKind.VISAS)),
        considerations=read_considerations(parts.passage(PartKind.CONSIDERATIONS)),
        signatories=read_signatories(parts.source, parts.lines(PartKind.SIGNATURE)),
        spans=spans,
    )


def _with_decision(act: Deliberation, parts: Parts, own: tuple[Section, ...]) -> Deliberation:
    """The record with what is decided, how it was voted, the sums awarded and where they are charged."""
    decision = parts.passage(PartKind.DISPOSITIF)
    vote = _vote(parts)
    texts = split_annexes(parts.source, own, decision)
    annexes, absent = read_annexes(texts, decision)
    budget = _budget(parts)
    grants = with_kinds(_grants(parts, texts, act, vote), budget)
    return replace(
        act,
        articles=read_articles(parts.source, parts.lines(PartKind.DISPOSITIF)),
        vote=vote,
        grants=grants.grants,
        budget_lines=budget.lines,
        annexes=annexes,
        findings=(*act.findings, *absent, *grants.findings, *budget.findings),
        spans={**act.spans, **budget.spans, **grants.spans},
    )


def _recusals(parts: Parts) -> tuple[Recusal, ...]:
    """Who takes no part: in the paragraph that says so, else in the vote, the decision or the statement."""
    told = (parts.passage(PartKind.RECUSALS), parts.passage(PartKind.VOTE))
    decision = parts.passage(PartKind.DISPOSITIF)
    anywhere = parts.passage(PartKind.DISPOSITIF, PartKind.VOTE)
    stated = parts.passage(PartKind.STATEMENT)
    found = (read_recusals(passage) for passage in (*told, _opening_words(decision), anywhere, stated))
    return next((recusals for recusals in found if recusals), ())


def _number_lines(parts: Parts, own: tuple[Section, ...]) -> list[Line]:
    """Lines that may print the number: head and title, then the foot of the act."""
    top = [line for section in own if section.kind in {PartKind.TITLE, PartKind.HEADER} for line in section.lines]
    foot = parts.lines(PartKind.SIGNATURE, PartKind.NOTICE)
    last = [line for line in parts.lines(PartKind.DISPOSITIF) if not line.blank][-_FOOT:]
    listed = [line for section in own if section.kind is PartKind.ATTENDANCE for line in section.lines]
    return [*top, *side_cells(parts.source, [*top, *listed]), *foot, *last]


def _told_last(parts: Parts) -> Vote | None:
    """The vote that a statement after the decision tells, where it came to nothing."""
    decided = max((line.start for line in parts.lines(PartKind.DISPOSITIF, PartKind.TITLE)), default=0)
    after = [line for line in parts.lines(PartKind.STATEMENT) if line.start > decided and not line.blank]
    told = flow(parts.source, [(line.start, line.end) for line in after])
    outcome = outcome_of(told) if told else None
    return read_act_vote(told, Passage("", ())) if outcome and outcome[0] in _NOTHING_AWARDED else None


def _vote(parts: Parts) -> Vote | None:
    """The vote of its own part, completed by the first words of the decision; of several, what they have in common."""
    if voted_separately(parts.sections):
        return shared_vote(parts.source, parts.sections)
    decision = parts.passage(PartKind.DISPOSITIF)
    vote = read_act_vote(parts.passage(PartKind.VOTE), _opening_words(decision))
    if vote is None:
        vote = read_act_vote(decision.cut(max(0, len(decision.text) - _FIRST_WORDS)), Passage("", ()))
    if vote is None:  # “Mme X quitte la salle. Le compte est adopté par 4 voix pour.”
        vote = read_vote(parts.passage(PartKind.RECUSALS))
    if vote is None and (signed := parts.passage(PartKind.SIGNATURE).search(_DELIBERATED)):
        vote = read_act_vote(parts.passage(PartKind.SIGNATURE).group(signed), Passage("", ()))
    vote = with_columns(vote, parts.passage(PartKind.VOTE, PartKind.RECUSALS))
    if vote is None or vote.outcome is None:  # “Mis aux voix, le rapport est rejeté par 6 voix contre et 4 pour.”
        vote = _told_last(parts) or vote
    if vote is not None and vote.outcome is Outcome.NOTED and decision.search(_DECIDES_TOO):
        vote = replace(vote, outcome=Outcome.ADOPTED)
    return with_counts_of_head(vote, parts.passage(PartKind.ATTENDANCE))


def _opening_words(decision: Passage) -> Passage:
    """First words of the decision, where unanimity and outcome are told in running text."""
    colon = _COLON.search(decision.text[:_OPENING])
    return decision.cut(0, colon.end() if colon and colon.start() else _FIRST_WORDS)


def _grants(parts: Parts, texts: tuple[AnnexeText, ...], act: Deliberation, vote: Vote | None) -> GrantsReading:
    """The sums awarded; an act that was rejected, put off or withdrawn awards none."""
    if vote is not None and vote.outcome in _NOTHING_AWARDED:
        return GrantsReading((), {}, ())
    articles = article_lines(parts.source, parts.lines(PartKind.DISPOSITIF))
    if voted_separately(parts.sections):
        articles = [(None, parts.lines(PartKind.DISPOSITIF, PartKind.VOTE))]
    return read_grants(
        Deciding(
            source=parts.source,
            articles=articles,
            annexes=texts,
            statement=parts.lines(PartKind.STATEMENT),
            proposed=parts.lines(PartKind.REPORT),
            year=act.meeting_date[:4] if act.meeting_date else None,
            own=_AUTHORITIES | {fold(act.authority.name or "")},
            title=parts.passage(PartKind.TITLE),
        )
    )


def _budget(parts: Parts) -> Budget:
    """Budget lines of the decision and of the report, then those told in sentences."""
    articles = [
        flow(parts.source, [(line.start, line.end) for line in lines if not line.blank and line.kind is None])
        for _, lines in article_lines(parts.source, parts.lines(PartKind.DISPOSITIF))
    ]
    return merge(
        (
            read_budget_table(parts.passage(PartKind.DISPOSITIF)),
            read_budget_table(parts.passage(PartKind.REPORT)),
            *(read_budget_sentences(article) for article in articles),
            read_budget_sentences(parts.passage(PartKind.STATEMENT)),
        )
    )


def _as_listed(person: Person | None, attendance: AttendanceReading) -> str | None:
    """The president as the list of those present prints the name, where it is the same but for case."""
    if person is None:
        return None
    listed = (member.name for member in attendance.people if fold(member.name or "") == fold(person.name))
    return next(listed, person.name)


def _meeting_date(parts: Parts, head: Head, stamp: Stamp) -> tuple[PartialDate, Span] | None:
    """The sitting's date: of the head, else of the préfecture's identifier, else a line that is nothing but a date."""
    if head.meeting_date:
        return head.meeting_date, head.spans["/meeting_date"][0]
    if stamp.decided_on:
        return stamp.decided_on, stamp.spans["/prefecture/id"][0]
    for line in parts.printed(PartKind.DISPOSITIF, PartKind.SIGNATURE, PartKind.HEADER):
        for found in find_dates(line):
            if found.start == 0 and found.end == len(line.text):
                return found.value, line.whole
    return None


def _sitting(head: Head, attendance: AttendanceReading) -> Sitting | None:
    if head.sitting is None and attendance.quorum is None:
        return None
    return replace(head.sitting or Sitting(), quorum=attendance.quorum)
