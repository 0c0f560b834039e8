"""Who sat, who came and went, who took no part, who signed."""

from dataclasses import dataclass

from publisher.records.span import Span
from publisher.records.values import AttendanceStatus, MovementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person listed at the opening of the sitting; ``voting`` false: attends sans voix délibérative."""

    honorific: str | None = None
    name: str | None
    role: str | None = None
    group: str | None = None
    status: AttendanceStatus
    represented_by: str | None = None
    voting: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCounts:
    """Counts that the act states in figures or words; never counts of the list."""

    in_office: int | None = None
    present: int | None = None
    represented: int | None = None
    excused: int | None = None
    absent: int | None = None
    voting: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """An arrival or departure during the sitting; ``at`` is HH:MM."""

    name: str | None
    kind: MovementKind
    at: str | None = None
    before_item: str | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """A member said to take no part because of an interest (CGCT, art. L. 2131-11)."""

    honorific: str | None = None
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signed the act (not its report); where signed *pour* another, the one who signs."""

    name: str | None
    role: str | None = None
    on_behalf_of: str | None = None
    span: Span
