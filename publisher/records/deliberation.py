"""The record of one deliberation: what is read out of its words, and where.

It mirrors ``record.schema.json`` key for key; a field without a default here is always written,
the others only where something is stated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publisher.records.finding import Finding
from publisher.records.money import BudgetLine, Grant, Refusal
from publisher.records.people import Attendance, AttendanceCounts, Movement, Recusal, Signatory
from publisher.records.span import Span
from publisher.records.values import AuthorityKind, CitationKind, Money, PartialDate, RelationKind
from publisher.records.vote import Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document that the act was read from; ``characters`` counts the code points of its text."""

    uri: str | None = None
    media_type: str | None = None
    sha256: str | None
    characters: int | None
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The collectivité that decides; ``siren`` when stated (also in the préfecture's identifier) or configured."""

    name: str | None
    kind: AuthorityKind | None
    siren: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefecture:
    """The stamp of the préfecture (@CTES)."""

    id: str | None = None
    sent_on: PartialDate | None = None
    received_on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The sitting; ``opened_at`` is HH:MM."""

    place: str | None = None
    opened_at: str | None = None
    quorum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One visa (Vu …)."""

    text: str | None
    kind: CitationKind
    title: str | None = None
    number: str | None = None
    date: PartialDate | None = None
    articles: tuple[str, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Consideration:
    """One considérant."""

    text: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of the dispositif, or one decision where it has no numbered articles.

    ``amounts`` are those of its running text, in order; those of tables are budget lines and grants.
    """

    number: str | None
    text: str | None
    amounts: tuple[Money, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexe:
    """An annexe named or present; ``present``: its text is in the source."""

    label: str | None
    present: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What this act does to another."""

    kind: RelationKind
    number: str | None = None
    date: PartialDate | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A fact set by the officer; ``pointer`` is its JSON Pointer, ``was`` what the words say."""

    pointer: str
    was: Any = None
    by: str
    on: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the act's text of one kind: header, attendance, visas, … or ``unrecognised``."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation:
    """Everything read out of one act. ``spans`` maps a JSON Pointer to the words that state the fact."""

    source: Source
    authority: Authority
    body: str | None
    number: str | None
    title: str | None
    meeting_date: PartialDate | None
    convened_on: PartialDate | None = None
    published_on: PartialDate | None = None
    prefecture: Prefecture | None = None
    sitting: Sitting | None = None
    subject_code: str | None = None
    president: str | None = None
    secretary: str | None = None
    rapporteur: str | None = None
    attendance: tuple[Attendance, ...] = ()
    attendance_counts: AttendanceCounts | None = None
    movements: tuple[Movement, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    citations: tuple[Citation, ...] = ()
    considerations: tuple[Consideration, ...] = ()
    articles: tuple[Article, ...]
    vote: Vote | None
    grants: tuple[Grant, ...]
    refusals: tuple[Refusal, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    report_number: str | None = None
    annexes: tuple[Annexe, ...] = ()
    relations: tuple[Relation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...]
    parts: tuple[Part, ...] = ()
    recognised: float | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
