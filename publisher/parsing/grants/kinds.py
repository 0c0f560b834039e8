"""Kind of the sums of an act, told by the budget lines that they are charged to.

Accounts 204… and chapter 204 are grants for equipment paid out (*subventions d'équipement versées*, budget
instructions M14, M52, M57 and M71): an act charged to nothing else awards investment.
"""

from dataclasses import replace

from publisher.parsing.budget import Budget
from publisher.parsing.grants.collect import GrantsReading
from publisher.records import BudgetLine
from publisher.records.values import GrantKind

_EQUIPMENT = "204"


def with_kinds(grants: GrantsReading, budget: Budget) -> GrantsReading:
    """The grants, those without a kind of their own being of the kind that every budget line tells."""
    if not budget.lines or not all(_is_equipment(line) for line in budget.lines):
        return grants
    spans = dict(grants.spans)
    told = tuple(line.span for line in budget.lines)
    for index, grant in enumerate(grants.grants):
        if grant.kind is None:
            spans[f"/grants/{index}/kind"] = told
    kinds = tuple(replace(grant, kind=grant.kind or GrantKind.INVESTMENT) for grant in grants.grants)
    return GrantsReading(kinds, spans, grants.findings)


def _is_equipment(line: BudgetLine) -> bool:
    return (line.account or line.chapter or "").startswith(_EQUIPMENT)
