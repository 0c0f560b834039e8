"""Out of which money: each budget line as « disponible − dépense = solde »."""

from dataclasses import dataclass

from publisher.formatting import money
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts
from publisher.pages.act.values import Named, Value
from publisher.pages.inputs import ActInput
from publisher.pages.wording import BUDGET_SECTION
from publisher.records import BudgetLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One sum of the equation, with its name and the sign before it."""

    sign: str
    name: str
    amount: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCharge:
    """A budget line. ``equation`` are available, charged and balance, those that the act states, in this order."""

    id: str
    label: str
    words: str | None
    codes: tuple[Named, ...]
    equation: tuple[Term, ...]


def present_budget(act: ActInput, facts: Facts) -> tuple[BudgetCharge, ...]:
    """The budget lines of an act."""
    return tuple(_charge(act, facts, index, line) for index, line in enumerate(act.record.budget_lines))


def _charge(act: ActInput, facts: Facts, index: int, line: BudgetLine) -> BudgetCharge:
    pointer = f"/budget_lines/{index}"
    stated = {
        "Opération": ("operation_code", line.operation_code),
        "Compte (nature)": ("account", line.account),
        "Fonction": ("function", line.function),
        "Chapitre": ("chapter", line.chapter),
        "Ligne": ("line", line.line),
        "Budget": ("budget", line.budget),
        "Section": ("section", BUDGET_SECTION[line.section] if line.section else None),
        "Exercice": ("year", line.year),
        "Autorisation d’engagement ou de programme": (
            "authorised",
            money(line.authorised, line.currency) if line.authorised is not None else None,
        ),
    }
    return BudgetCharge(
        id=thing_place(act.keys, "budget_lines", index),
        label=line.label or line.operation_code or "Ligne budgétaire",
        words=facts.words(f"{pointer}/label", pointer),
        codes=tuple(
            Named(name=name, value=Value(text=text, words=facts.words(f"{pointer}/{field}", pointer)))
            for name, (field, text) in stated.items()
            if text
        ),
        equation=tuple(_terms(facts, pointer, line)),
    )


def _terms(facts: Facts, pointer: str, line: BudgetLine) -> list[Term]:
    """The sign stands only between terms that are both stated."""
    sums = {"available": line.available, "amount": line.amount, "balance": line.balance}
    names = {"available": "disponible avant", "amount": "dépense décidée", "balance": "reste après"}
    signs = {"available": "", "amount": "−" if line.available is not None else "", "balance": "="}
    if line.available is None or line.amount is None:
        signs["balance"] = ""
    return [
        Term(
            sign=signs[field],
            name=names[field],
            amount=Value(text=money(amount, line.currency), words=facts.words(f"{pointer}/{field}", pointer)),
        )
        for field, amount in sums.items()
        if amount is not None
    ]
