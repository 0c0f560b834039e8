"""What is wrong, missing or unsure in the content of an act."""

from dataclasses import dataclass
from enum import StrEnum

from publisher.records.span import Span


class Severity(StrEnum):
    """How much a finding weighs at the gate; the gravest first."""

    VIOLATION = "violation"  # the act goes to quarantine
    WARNING = "warning"  # published, and shown
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something the officer who can mend the source, or the reader of the page, should know.

    The code is stable and documented (``docs/findings.md``); the message is French and names fact, words and remedy;
    the pointer is the JSON Pointer of the fact in the record.
    """

    severity: Severity
    code: str
    message: str
    pointer: str | None = None
    span: Span | None = None

    @property
    def gravity(self) -> int:
        """Rank of its severity, the gravest first."""
        return tuple(Severity).index(self.severity)
