"""Dates in order: convocation, sitting, transmission, reception and publication, and the texts relied on.

A date stated by its year or its month alone is compared with another as far as it goes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from publisher.formatting import on_date
from publisher.records import Check, Deliberation, PartialDate
from publisher.records.values import CitationKind
from publisher.validation.check import compared

_STAMP_DATE = re.compile(r"-\d{9}-(\d{4})(\d{2})(\d{2})-")
_PAST = frozenset({CitationKind.DELIBERATION, CitationKind.LAW, CitationKind.DECREE, CitationKind.ORDINANCE})


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that the act dates."""

    name: str
    date: PartialDate
    pointer: str

    def __str__(self) -> str:
        """« séance le 7 octobre 2024 »."""
        return f"{self.name} {on_date(self.date)}"


def date_checks(record: Deliberation) -> Iterator[Check]:
    """The order of the dates that the act states, the date in the stamp's identifier, the texts relied on."""
    yield from _order(record)
    yield from _stamp(record)
    yield from _citations(record)


def _order(record: Deliberation) -> Iterator[Check]:
    """Convocation, sitting, transmission and reception follow each other, and publication follows the sitting."""
    stamp = record.prefecture
    stated = (
        ("convocation", record.convened_on, "/convened_on"),
        ("séance", record.meeting_date, "/meeting_date"),
        ("transmission", stamp.sent_on if stamp else None, "/prefecture/sent_on"),
        ("réception", stamp.received_on if stamp else None, "/prefecture/received_on"),
    )
    events = [_Event(name, date, pointer) for name, date, pointer in stated if date]
    pairs = list(pairwise(events))
    if record.published_on:
        events.append(_Event("publication", record.published_on, "/published_on"))
        pairs += [(event, events[-1]) for event in events if event.pointer == "/meeting_date"]
    wrong = [(first, second) for first, second in pairs if _after(first.date, second.date)]
    if pairs and not wrong:
        yield compared(
            code="dates.order",
            label="Ordre des dates",
            agrees=True,
            arithmetic=", ".join(map(str, events)),
            pointers=(event.pointer for event in events),
        )
    for first, second in wrong:
        yield compared(
            code="dates.order",
            label="Ordre des dates",
            agrees=False,
            arithmetic=f"{second}, avant la {first}",
            pointers=(first.pointer, second.pointer)
            if first.name == "convocation"
            else (second.pointer, first.pointer),
        )


def _after(one: PartialDate, other: PartialDate) -> bool:
    """Whether ``one`` is later than ``other``, as far as both go."""
    length = min(len(one), len(other))
    return one[:length] > other[:length]


def _stamp(record: Deliberation) -> Iterator[Check]:
    """The identifier of the stamp holds the date of the decision (@CTES)."""
    found = _STAMP_DATE.search(record.prefecture.id or "") if record.prefecture else None
    if found is None or not record.meeting_date or not "01" <= found[2] <= "12":
        return
    stamped = PartialDate("-".join(found.groups()))
    yield compared(
        code="dates.stamp",
        label="Séance et identifiant de la préfecture",
        agrees=stamped.startswith(record.meeting_date),
        arithmetic=f"séance {on_date(record.meeting_date)}, acte transmis comme décidé {on_date(stamped)}",
        pointers=("/prefecture/id", "/meeting_date"),
    )


def _citations(record: Deliberation) -> Iterator[Check]:
    """An act relies on texts that exist: one of a later date is misread or misprinted."""
    sitting = record.meeting_date
    for index, citation in enumerate(record.citations):
        if sitting and citation.date and citation.kind in _PAST and _after(citation.date, sitting):
            yield compared(
                code="dates.citation",
                label=f"Texte visé, {citation.number or citation.title or citation.kind}",
                agrees=False,
                arithmetic=f"daté {on_date(citation.date)}, séance {on_date(sitting)}, avant",
                pointers=(f"/citations/{index}/date",),
            )
