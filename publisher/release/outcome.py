"""What a run of the program did: what was read, published, kept, refused."""

from dataclasses import dataclass, field
from pathlib import Path

from publisher.keys import RefusedAct
from publisher.records import Deliberation, Finding, Severity
from publisher.release.rows import PublishedAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A source that gives no act, and why: a French sentence that names it, with the remedy."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An act in quarantine: its record, and everything found about it; ``kept`` where a former version is published."""

    record: Deliberation
    findings: tuple[Finding, ...]
    kept: bool = False

    @classmethod
    def without_key(cls, refused: RefusedAct) -> "Refused":
        """An act that no address can be given to."""
        others = (finding for finding in refused.record.findings if finding.code != refused.finding.code)
        return cls(record=refused.record, findings=(refused.finding, *others))

    @property
    def origin(self) -> str:
        """Where it was read."""
        return self.record.source.uri or ""

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What keeps it out."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.VIOLATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A run told: paths of acts by what became of them; ``made`` are the paths of all documents made anew.

    ``folder`` is that of the release that serves afterwards, None where there is none; ``renewed`` tells whether it was
    made by this run.
    """

    folder: Path | None = None
    renewed: bool = False
    read: int = 0
    reread: int = 0
    unread: tuple[Unread, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    acts: tuple[PublishedAct, ...] = ()
    made: tuple[str, ...] = field(default=(), repr=False)

    @property
    def warnings(self) -> int:
        """Warnings of all acts that are published."""
        return sum(finding.severity is Severity.WARNING for published in self.acts for finding in published.findings)
