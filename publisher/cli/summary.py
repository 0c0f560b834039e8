"""An act told in French on a terminal: the same sentences as its page."""

from collections.abc import Iterator

from publisher import formatting
from publisher.pages.act import sentence
from publisher.pages.wording import STATUS, finding_line
from publisher.records import BudgetLine, Deliberation, Grant
from publisher.records.values import AttendanceStatus


def summary(act: Deliberation) -> str:
    """Some twenty lines: what was decided, the vote, the grants, the budget, what to check."""
    return "\n".join(_lines(act)) + "\n"


def _lines(act: Deliberation) -> Iterator[str]:
    yield f"Délibération {act.number or 'sans numéro'} — {act.title or 'sans titre'}"
    yield f"  {sentence.plain(sentence.decision(act))}"
    yield f"  {sentence.plain(sentence.vote(act))}"
    yield from _people(act)
    yield from _section("Financements", [_grant(grant) for grant in act.grants])
    yield from _section("Imputations budgétaires", [_budget(line) for line in act.budget_lines])
    yield from _section("À vérifier", [finding_line(finding) for finding in act.findings])
    if act.recognised is not None:
        yield f"  Texte reconnu : {formatting.percent(act.recognised)}"


def _people(act: Deliberation) -> Iterator[str]:
    if act.president:
        yield f"  Présidence : {act.president}"
    counts = [
        formatting.count(number, *STATUS[status])
        for status in AttendanceStatus
        if (number := sum(member.status is status for member in act.attendance))
    ]
    if counts:
        yield f"  Membres nommés : {', '.join(counts)}"


def _section(title: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"  {title} ({len(rows)})"
        yield from (f"    - {row}" for row in rows)


def _grant(grant: Grant) -> str:
    who = "personne physique" if grant.natural_person else grant.beneficiary or "bénéficiaire non précisé"
    sum_said = formatting.money(grant.amount, grant.currency) if grant.amount is not None else "montant non précisé"
    details = (
        grant.operation,
        grant.purpose,
        ", ".join(grant.territory),
        formatting.period(grant.period_start, grant.period_end),
    )
    return " · ".join((f"{who} : {sum_said}", *filter(None, details)))


def _budget(line: BudgetLine) -> str:
    name = " ".join(filter(None, (line.operation_code, line.chapter, line.account, line.label))) or "ligne"
    sums = (("disponible", line.available), ("imputé", line.amount), ("solde", line.balance))
    said = [f"{label} {formatting.money(value, line.currency)}" for label, value in sums if value is not None]
    return f"{name} : {', '.join(said)}" if said else name
