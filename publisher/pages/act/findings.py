"""What is wrong, missing or corrected in an act, for its reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publisher.formatting import date
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts, label_of
from publisher.pages.inputs import ActInput
from publisher.records import PartialDate, Severity, Verdict

_SEVERITY = {Severity.VIOLATION: "Erreur", Severity.WARNING: "Attention", Severity.INFO: "Information"}
_VERDICT = {Verdict.AGREES: ("Concorde", "passed"), Verdict.DIFFERS: ("Ne concorde pas", "failed")}

_TOLD = 2  # values that tell a thing: whom and how much


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
        for index, finding in sorted(untold, key=lambda found: found[1].gravity)
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
    """Who corrected what, when and why; what was read in the act is kept beside."""
    for correction in act.record.corrections:
        was = _original(correction.was)
        read = f" La lecture donnait «\u00a0{was}\u00a0»." if was else ""
        when = date(PartialDate(correction.on))
        why = correction.why.rstrip(". ")
        yield f"{label_of(correction.pointer)}, corrigé par {correction.by} le {when}\u00a0: {why}.{read}"


def _original(was: Any) -> str:
    """A value that was replaced, or what tells the thing that was: its first words."""
    match was:
        case None:
            return ""
        case bool():
            return "oui" if was else "non"
        case dict():
            return ", ".join([held for held in was.values() if isinstance(held, str)][:_TOLD])
        case list():
            return ", ".join(filter(None, map(_original, was)))
        case _:
            return str(was)
