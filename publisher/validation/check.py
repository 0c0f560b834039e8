"""Making a reconciliation, and the warning that it gives where it differs."""

from collections.abc import Iterable

from publisher.records import Check, Deliberation, Finding, Severity, Span, Verdict


def compared(*, code: str, label: str, agrees: bool, arithmetic: str, pointers: Iterable[str]) -> Check:
    """A check with its verdict."""
    verdict = Verdict.AGREES if agrees else Verdict.DIFFERS
    return Check(code=code, label=label, verdict=verdict, arithmetic=arithmetic, pointers=tuple(pointers))


def finding(check: Check, remedy: str, record: Deliberation) -> Finding:
    """The warning that a check which differs gives: the act is what it is, it is published with its arithmetic."""
    pointer = check.pointers[0]
    return Finding(
        severity=Severity.WARNING,
        code=check.code,
        message=f"{check.label}\u00a0: {check.arithmetic}. {remedy}",
        pointer=pointer,
        span=words_at(record, pointer),
    )


def words_at(record: Deliberation, pointer: str | None) -> Span | None:
    """The words of the fact at a JSON Pointer, or of the nearest thing that holds it; None where none are known."""
    while pointer:
        if pointer in record.spans:
            return record.spans[pointer][0]
        span = getattr(_at(record, pointer), "span", None)
        if span is not None:
            found: Span = span
            return found
        pointer = pointer.rpartition("/")[0]
    return None


def _at(record: Deliberation, pointer: str) -> object:
    """What stands in the record at a JSON Pointer; None where nothing does."""
    value: object = record
    for key in pointer.removeprefix("/").split("/"):
        if isinstance(value, tuple):
            value = value[int(key)] if key.isdigit() and int(key) < len(value) else None
        else:
            value = getattr(value, "in_favour" if key == "for" else key, None)
    return value
