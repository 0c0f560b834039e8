"""The head of an act: who decides, in which body, when and where, under whose presidency."""

import re
from dataclasses import dataclass, field

from publisher.parsing.authority import read_authority, read_body
from publisher.parsing.convocation import convened_on
from publisher.parsing.officers import president_of, secretary_of
from publisher.parsing.passage import Passage
from publisher.parsing.people import Person
from publisher.parsing.sitting import read_sitting, sitting_date
from publisher.records import Authority, Finding, PartialDate, Sitting, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of an act or of minutes states, with the words of each fact by its JSON Pointer."""

    authority: Authority
    body: str | None
    meeting_date: PartialDate | None
    convened_on: PartialDate | None
    sitting: Sitting | None
    president: Person | None
    secretary: Person | None
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


_MATTER = re.compile(r"\bvu l|\bvu,? [a-z]|\bconsiderant\b|\bapres en avoir\b|\bdecide\w*\b|\bexpose\b")
_OPENING = 3000  # characters


def _opening(whole: Passage) -> Passage:
    """What stands before the matter of an act: marginal columns and titles may hold facts of its head."""
    begun = whole.search(_MATTER)
    return whole.cut(0, min(begun.start() if begun else _OPENING, _OPENING))


def read_head(head: Passage, attendance: Passage, whole: Passage) -> Head:
    """Read the head of an act; ``whole`` is all of its text, where the head does not name the authority."""
    body = read_body(head, whole)
    named = read_authority(head, whole, body.kind if body else None)
    date = sitting_date(head)
    met = date[0].value if date else None
    convened = convened_on(head, met) or convened_on(attendance, met) or convened_on(_opening(whole), met)
    opening = _opening(whole)
    president = president_of(head) or president_of(attendance) or president_of(opening)
    sitting, spans = read_sitting(head, met)
    stated = {
        "/authority/name": named.span if named else None,
        "/body": body.span if body else None,
        "/meeting_date": date[1] if date else None,
        "/convened_on": convened.span if convened and convened.date else None,
        "/president": president.span if president else None,
    }
    spans.update({pointer: (span,) for pointer, span in stated.items() if span is not None})
    kind = named.kind if named else body.kind if body else None
    return Head(
        authority=Authority(name=named.name if named else None, kind=kind),
        body=body.name if body else None,
        meeting_date=met,
        convened_on=convened.date if convened else None,
        sitting=sitting,
        president=president,
        secretary=secretary_of(attendance) or secretary_of(head) or secretary_of(opening),
        spans=spans,
        findings=convened.findings if convened else (),
    )
