"""What is wrong, missing or corrected in an act, for its reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.formatting import date
from publisher.pages.act.facts import Facts
from publisher.pages.inputs import ActInput
from publisher.records import Finding, PartialDate, Severity

_SEVERITY = {Severity.VIOLATION: "Erreur", Severity.WARNING: "Attention", Severity.INFO: "Information"}
_ORDER = (Severity.VIOLATION, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding as the page shows it; ``words`` leads to the words that it is about."""

    severity: str
    style: str
    message: str
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A reconciliation with its result and its arithmetic."""

    verdict: str
    style: str
    label: str
    arithmetic: str


def present_findings(act: ActInput, facts: Facts) -> tuple[Remark, ...]:
    """The findings of an act, the gravest first."""
    ordered = sorted(act.findings, key=lambda finding: _ORDER.index(finding.severity))
    return tuple(
        Remark(
            severity=_SEVERITY[finding.severity],
            style=finding.severity.value,
            message=finding.message,
            words=_words(finding, facts),
        )
        for finding in ordered
    )


def _words(finding: Finding, facts: Facts) -> str | None:
    """Words of the fact that the finding points to, or of the thing that holds it."""
    pointer = finding.pointer or ""
    while pointer:
        found = facts.words(pointer)
        if found:
            return found
        pointer = pointer.rpartition("/")[0]
    return None


def present_corrections(act: ActInput) -> Iterator[str]:
    """Who corrected what, when and why; what the act says is kept beside."""
    for correction in act.record.corrections:
        was = "" if correction.was is None else f" L’acte dit «\u00a0{correction.was}\u00a0»."
        when = date(PartialDate(correction.on))
        yield f"{correction.pointer} : corrigé par {correction.by} le {when}, {correction.why}.{was}"
