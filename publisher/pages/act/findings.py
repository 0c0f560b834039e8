"""What is wrong, missing or corrected in an act, for its reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.formatting import date
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts
from publisher.pages.inputs import ActInput
from publisher.records import PartialDate, Severity, Verdict

_SEVERITY = {Severity.VIOLATION: "Erreur", Severity.WARNING: "Attention", Severity.INFO: "Information"}
_ORDER = (Severity.VIOLATION, Severity.WARNING, Severity.INFO)
_VERDICT = {Verdict.AGREES: ("Concorde", "passed"), Verdict.DIFFERS: ("Ne concorde pas", "failed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding as the page shows it, under the fragment ``id``; ``words`` leads to the words that it is about."""

    id: str
    severity: str
    style: str
    message: str
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A reconciliation with its result and its arithmetic; ``words`` leads to those in doubt."""

    verdict: str
    style: str
    label: str
    arithmetic: str
    words: str | None


def present_findings(act: ActInput, facts: Facts) -> tuple[Remark, ...]:
    """The findings of an act, the gravest first, those left out that a check tells already."""
    told = {(check.code, check.pointers[0]) for check in act.checks if check.verdict is Verdict.DIFFERS}
    untold = [
        (index, finding) for index, finding in enumerate(act.findings) if (finding.code, finding.pointer) not in told
    ]
    return tuple(
        Remark(
            id=thing_place(act.keys, "findings", index),
            severity=_SEVERITY[finding.severity],
            style=finding.severity.value,
            message=finding.message,
            words=_words(finding.pointer, facts),
        )
        for index, finding in sorted(untold, key=lambda found: _ORDER.index(found[1].severity))
    )


def present_checks(act: ActInput, facts: Facts) -> tuple[CheckLine, ...]:
    """The reconciliations of an act, those that differ first."""
    return tuple(
        CheckLine(
            verdict=_VERDICT[check.verdict][0],
            style=_VERDICT[check.verdict][1],
            label=check.label,
            arithmetic=check.arithmetic,
            words=_words(check.pointers[0], facts) if check.verdict is Verdict.DIFFERS else None,
        )
        for check in sorted(act.checks, key=lambda check: check.verdict is Verdict.AGREES)
    )


def _words(pointer: str | None, facts: Facts) -> str | None:
    """Words of the fact at a pointer, or of the thing that holds it."""
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
