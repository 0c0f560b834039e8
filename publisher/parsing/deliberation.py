"""One act, from its lines to its record: each part read by its own reader, and what is missing told."""

import re
from dataclasses import dataclass, field, replace

from publisher.parsing.annexes import read_annexes, split_annexes
from publisher.parsing.attendance import AttendanceReading, read_attendance
from publisher.parsing.budget import BudgetReading, merge, read_budget_table, read_budget_text
from publisher.parsing.citations import read_citations, read_considerations
from publisher.parsing.decisions import article_lines, read_articles
from publisher.parsing.findings import missing_facts
from publisher.parsing.fold import fold
from publisher.parsing.grants import GrantsReading, read_grants
from publisher.parsing.header import Head, read_head
from publisher.parsing.layout import Line
from publisher.parsing.naming import read_number, read_title
from publisher.parsing.parts import cover, share_recognised
from publisher.parsing.passage import Passage, flow
from publisher.parsing.people import Person, first_person
from publisher.parsing.recusals import read_recusals
from publisher.parsing.kinds import PartKind
from publisher.parsing.sections import Section, cut
from publisher.parsing.signatures import read_signatories
from publisher.parsing.stamp import read_stamp
from publisher.parsing.votes import completed, read_vote
from publisher.records import (
    Article,
    Deliberation,
    Finding,
    PartialDate,
    Sitting,
    Source,
    Span,
    Vote,
)
from publisher.records.values import Outcome

_NOTHING_AWARDED = {Outcome.REJECTED, Outcome.POSTPONED, Outcome.WITHDRAWN}
_REPORT_NUMBER = re.compile(r"\brapport\s+n\s?°?\s?(?P<number>[a-z0-9][a-z0-9/.-]*)")
_RAPPORTEUR = re.compile(
    r"\brapporteure?\s*:\s*(?P<after>.{3,60})|(?P<before>.{3,60}?),?\s+rapporteure?\b|sur le rapport (?:presente par|de)\s+(?P<by>.{3,60})|^(?P<reports>.{3,60}?)\s+rapporte\b"
)
_BY_MONTH = re.compile(r"^\W*$")


@dataclass(frozen=True)
class Parts:
    """The lines of one act by the kind of its parts."""

    source: str
    sections: tuple[Section, ...]

    def lines(self, *kinds: PartKind) -> list[Line]:
        """Lines of the parts of some kinds, in reading order."""
        return [line for section in self.sections if section.kind in kinds for line in section.lines]

    def passage(self, *kinds: PartKind) -> Passage:
        """Running text of the parts of some kinds."""
        return flow(self.source, [(line.start, line.end) for line in self.lines(*kinds) if not line.blank])


@dataclass(slots=True)
class _Facts:
    """Words of facts gathered while an act is read, by JSON Pointer."""

    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def add(self, pointer: str, *spans: Span) -> None:
        self.spans.setdefault(pointer, tuple(spans))


def read_act(
    source: str,
    lines: list[Line],
    origin: Source,
    *,
    opening: tuple[Section, ...] = (),
    start: int = 0,
    end: int | None = None,
) -> Deliberation:
    """Read one act from its lines; ``opening``: the head of the sitting, where minutes hold several acts."""
    end = len(source) if end is None else end
    own = cut(source, lines, start=PartKind.TITLE if opening else PartKind.HEADER)
    parts = Parts(source, (*opening, *own))
    facts = _Facts()
    whole = flow(
        source, [(line.start, line.end) for section in parts.sections for line in section.lines if not line.blank]
    )
    stamp = read_stamp(source, [(line.start, line.end) for line in parts.lines(PartKind.STAMP)])
    head = read_head(parts.passage(PartKind.HEADER), parts.passage(PartKind.ATTENDANCE), whole)
    attendance = read_attendance(source, parts.lines(PartKind.ATTENDANCE))
    number = read_number(source, _number_lines(parts, own), stamp.number)
    title = read_title(source, parts.lines(PartKind.TITLE), parts.lines(PartKind.HEADER))
    decision = parts.passage(PartKind.DISPOSITIF)
    vote = _vote(parts)
    texts = split_annexes(source, own, decision)
    annexes, absent = read_annexes(texts, decision)
    year = (head.meeting_date or "")[:4] or None
    grants = _grants(parts, texts, year, head, vote)
    budget, budget_spans, differing = merge(_budget_readings(parts))
    rapporteur = _rapporteur(parts)
    for pointer, spans in {**head.spans, **stamp.spans, **attendance.spans, **grants.spans, **budget_spans}.items():
        facts.add(pointer, *spans)
    for pointer, found in (("/number", number), ("/title", title)):
        if found:
            facts.add(pointer, found[1])
    president = _listed_as(head.president, attendance)
    secretary = attendance.secretary or head.secretary or None
    for pointer, person in (("/secretary", secretary), ("/rapporteur", rapporteur)):
        if person:
            facts.add(pointer, person.span)
    date = _meeting_date(parts, head, stamp.decided_on, facts)
    report = _report_number(parts, facts)
    covered = cover(parts.sections if not opening else own, start, end)
    if stamp.siren and "/prefecture/id" in facts.spans:
        facts.add("/authority/siren", *facts.spans["/prefecture/id"])
    act = Deliberation(
        source=origin,
        authority=replace(head.authority, siren=stamp.siren),
        body=head.body,
        number=number[0] if number else None,
        title=title[0] if title else None,
        meeting_date=date,
        convened_on=head.convened_on,
        published_on=stamp.published_on,
        prefecture=stamp.prefecture,
        sitting=_sitting(head, attendance),
        president=president,
        secretary=secretary.name if secretary else None,
        rapporteur=rapporteur.name if rapporteur else None,
        attendance=attendance.people,
        attendance_counts=attendance.counts,
        recusals=read_recusals(parts.passage(PartKind.RECUSALS)),
        citations=read_citations(parts.passage(PartKind.VISAS)),
        considerations=read_considerations(parts.passage(PartKind.CONSIDERATIONS)),
        articles=_articles(parts),
        vote=vote,
        grants=grants.grants,
        budget_lines=budget,
        signatories=read_signatories(source, parts.lines(PartKind.SIGNATURE)),
        report_number=report,
        annexes=annexes,
        findings=(*absent, *grants.findings, *differing),
        parts=covered,
        recognised=share_recognised(source, covered),
        spans=facts.spans,
    )
    return replace(act, findings=(*missing_facts(act), *act.findings))


def _number_lines(parts: Parts, own: tuple[Section, ...]) -> list[Line]:
    """Lines that may print the number: head and title, then the foot of the act."""
    top = [line for section in own if section.kind in {PartKind.TITLE, PartKind.HEADER} for line in section.lines]
    foot = parts.lines(PartKind.SIGNATURE, PartKind.NOTICE)
    last = [line for line in parts.lines(PartKind.DISPOSITIF) if not line.blank][-6:]
    return [*top, *foot, *last]


def _articles(parts: Parts) -> tuple[Article, ...]:
    return read_articles(parts.source, _decision_lines(parts))


def _decision_lines(parts: Parts) -> list[Line]:
    """Lines of the dispositif, without the words that only open it (“DÉCIDE :”)."""
    return parts.lines(PartKind.DISPOSITIF)


def _vote(parts: Parts) -> Vote | None:
    stated = read_vote(parts.passage(PartKind.VOTE), decided=True)
    if stated is not None:
        inline = read_vote(_opening_words(parts), decided=True)
        return completed(stated, inline) if inline else stated
    return read_vote(_opening_words(parts), decided=True)


def _opening_words(parts: Parts) -> Passage:
    """First and last words of the decision, where unanimity and outcome are told in running text."""
    decision = parts.passage(PartKind.DISPOSITIF)
    colon = decision.text.find(":")
    return decision.cut(0, colon + 1 if 0 < colon < 400 else 300)


def _grants(parts: Parts, texts: tuple, year: str | None, head: Head, vote: Vote | None) -> GrantsReading:  # type: ignore[type-arg]
    if vote is not None and vote.outcome in _NOTHING_AWARDED:
        return GrantsReading((), {}, ())
    names = {fold(head.authority.name or ""), "commune", "ville", "departement", "region", "communaute", "collectivite"}
    return read_grants(
        parts.source,
        articles=article_lines(parts.source, _decision_lines(parts)),
        annexes=texts,
        statement=parts.lines(PartKind.STATEMENT),
        year=year,
        own=frozenset(names),
    )


def _budget_readings(parts: Parts) -> list[BudgetReading]:
    decision = parts.passage(PartKind.DISPOSITIF)
    return [
        read_budget_table(decision),
        read_budget_table(parts.passage(PartKind.REPORT)),
        read_budget_text(decision),
        read_budget_text(parts.passage(PartKind.STATEMENT)),
    ]


def _rapporteur(parts: Parts) -> Person | None:
    for kinds in ((PartKind.TITLE, PartKind.HEADER), (PartKind.STATEMENT, PartKind.VISAS)):
        for line in parts.lines(*kinds):
            if line.blank:
                continue
            passage = flow(parts.source, [(line.start, line.end)])
            match = passage.search(_RAPPORTEUR)
            if match is None:
                continue
            words = next(passage.group(match, name) for name in ("after", "by", "reports", "before") if match[name])
            plain = match["after"] or match["by"]
            person = first_person(words, civility_needed=not plain)
            if person is not None:
                return person
    return None


def _listed_as(person: Person | None, attendance: AttendanceReading) -> str | None:
    """The president as the list of those present prints the name, where it is the same but for case."""
    if person is None:
        return None
    return next(
        (member.name for member in attendance.people if fold(member.name or "") == fold(person.name)), person.name
    )


def _meeting_date(parts: Parts, head: Head, stamped: PartialDate | None, facts: _Facts) -> PartialDate | None:
    """The sitting's date: of the head, else of the préfecture's identifier, else a month printed at the foot."""
    if head.meeting_date:
        return head.meeting_date
    if stamped:
        facts.add("/meeting_date", *facts.spans.get("/prefecture/id", ()))
        return stamped
    from publisher.parsing.dates import find_dates

    for line in [
        line for line in parts.lines(PartKind.DISPOSITIF, PartKind.SIGNATURE, PartKind.HEADER) if not line.blank
    ]:
        passage = flow(parts.source, [(line.start, line.end)])
        for found in find_dates(passage):
            if found.start == 0 and found.end == len(passage.text):
                facts.add("/meeting_date", passage.whole)
                return found.value
    return None


def _sitting(head: Head, attendance: AttendanceReading) -> Sitting | None:
    if head.sitting is None and attendance.quorum is None:
        return None
    return replace(head.sitting or Sitting(), quorum=attendance.quorum)


def _report_number(parts: Parts, facts: _Facts) -> str | None:
    passage = parts.passage(PartKind.REPORT)
    match = passage.search(_REPORT_NUMBER)
    if match is None:
        return None
    number = passage.group(match, "number")
    facts.add("/report_number", number.whole)
    return number.text


Findings = tuple[Finding, ...]
