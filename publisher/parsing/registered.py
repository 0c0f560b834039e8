"""What the acts of one register say alike: who decides and, where it is of one sitting, when.

The head of each act prints both again; in a scan some are misread. The register's pages carry one series of numbers,
so that what most heads say holds for the others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.records import Deliberation, Span

_AUTHORITY, _DATE = "/authority/name", "/meeting_date"


def with_common_facts(acts: Sequence[Deliberation]) -> list[Deliberation]:
    """The acts of a register, each with the authority that most of them name, and with their only date."""
    named = _most(acts, (act.authority.name for act in acts))
    dated = _most(acts, (act.meeting_date for act in acts))
    one_sitting = len({act.meeting_date for act in acts} - {None}) == 1
    found = []
    for act in acts:
        if named is not None and act.authority.name != named.authority.name:
            authority = replace(act.authority, name=named.authority.name, kind=named.authority.kind)
            act = replace(_stated(act, _AUTHORITY, named, "authority.missing"), authority=authority)
        if dated is not None and one_sitting and act.meeting_date is None:
            act = replace(_stated(act, _DATE, dated, "date.missing"), meeting_date=dated.meeting_date)
        found.append(act)
    return found


def _most(acts: Sequence[Deliberation], values: Iterable[str | None]) -> Deliberation | None:
    """The first act that states what more than half of all acts state."""
    stated = list(values)
    value, times = Counter(stated).most_common(1)[0]
    return acts[stated.index(value)] if value is not None and times * 2 > len(acts) else None


def _stated(act: Deliberation, pointer: str, by: Deliberation, missing: str) -> Deliberation:
    """The act with the words of another one for a fact, and no finding that it is missing."""
    spans: dict[str, tuple[Span, ...]] = {**act.spans, pointer: by.spans[pointer]}
    return replace(act, spans=spans, findings=tuple(finding for finding in act.findings if finding.code != missing))
