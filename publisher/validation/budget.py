"""Budget lines: the balance of each, and what is charged to them against what the articles award."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from publisher.formatting import money
from publisher.records import BudgetLine, Check, Deliberation, Money
from publisher.validation.articles import awarded, equation, plain, stated_total, sum_of
from publisher.validation.check import compared


def budget_checks(record: Deliberation) -> Iterator[Check]:
    """What is charged against what is awarded, then the balance of each line."""
    yield from _charges_against_awards(record)
    for index, line in enumerate(record.budget_lines):
        if line.available is not None and line.amount is not None and line.balance is not None:
            yield _balance(index, line, line.available, line.amount, line.balance)


def _balance(index: int, line: BudgetLine, available: Money, amount: Money, balance: Money) -> Check:
    left = available - amount
    printed = "" if left == balance else f", l’acte imprime {money(balance, line.currency)}"
    return compared(
        code="sums.balance",
        label=f"Solde de la ligne {_name(line)}",
        agrees=left == balance,
        arithmetic=f"{plain(available)} − {plain(amount)} = {money(left, line.currency)}{printed}",
        pointers=(f"/budget_lines/{index}/{field}" for field in ("balance", "available", "amount")),
    )


def _name(line: BudgetLine) -> str:
    return line.operation_code or line.account or line.chapter or line.label or "budgétaire"


@dataclass(frozen=True, slots=True)
class _Award:
    """What an article awards: the total that it states and the sum of its grants, which may differ."""

    name: str
    sums: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Charge:
    """What is charged to a line."""

    index: int
    name: str
    amount: Decimal


def _charges_against_awards(record: Deliberation) -> Iterator[Check]:
    """Each line is of the article whose total or whose grants it equals; else all lines are of all grants.

    Where one line and one article are left that do not agree, they are of each other and one of them is wrong. Where
    more are left, the lines are of something else than what is awarded, and nothing is said.
    """
    charges = [
        _Charge(index, _name(line), line.amount)
        for index, line in enumerate(record.budget_lines)
        if line.amount is not None
    ]
    currencies = {line.currency for line in record.budget_lines} | {grant.currency for grant in record.grants}
    if not charges or len(currencies) > 1:
        return
    currency = currencies.pop()
    pairs, charges_left, awards_left = _matched(charges, list(_awards(record)))
    whole, granted = sum((charge.amount for charge in charges), Decimal(0)), sum_of(record.grants)
    if not charges_left:
        said = [f"{charge.name}\u00a0: {money(charge.amount, currency)} ({award.name})" for charge, award in pairs]
        yield _charged("\u00a0; ".join(said), charges, agrees=True)
    elif granted == whole:
        yield _charged(equation([charge.amount for charge in charges], whole, whole, currency), charges, agrees=True)
    elif len(charges_left) == len(awards_left) == 1:
        (charge,), (award,) = charges_left, awards_left
        said = [
            f"{money(charge.amount, currency)} imputés à la ligne {charge.name}",
            f"{money(award.sums[0], currency)} attribués ({award.name})",
        ]
        yield _charged(", ".join(said), charges_left, agrees=False)


def _awards(record: Deliberation) -> Iterator[_Award]:
    """What the articles award, in their order; the grants together where no article is told to award them."""
    by_article = awarded(record)
    for index, article in enumerate(record.articles):
        total = stated_total(article, record.grants)
        granted = sum_of([record.grants[i] for i in by_article.get(index, [])])
        sums = tuple(dict.fromkeys(amount for amount in (total, granted) if amount is not None))
        if sums:
            yield _Award(f"article {article.number}" if article.number else "décision", sums)
    granted = sum_of(record.grants)
    if not by_article and granted is not None:
        yield _Award("total des financements", (granted,))


def _matched(
    charges: list[_Charge], awards: list[_Award]
) -> tuple[list[tuple[_Charge, _Award]], list[_Charge], list[_Award]]:
    """Charges with the award that each equals, then the charges and the awards left alone."""
    pairs: list[tuple[_Charge, _Award]] = []
    left: list[_Charge] = []
    for charge in charges:
        award = next((award for award in awards if charge.amount in award.sums), None)
        if award is None:
            left.append(charge)
        else:
            pairs.append((charge, award))
            awards = [other for other in awards if other is not award]
    return pairs, left, awards


def _charged(arithmetic: str, charges: list[_Charge], *, agrees: bool) -> Check:
    return compared(
        code="sums.article-budget",
        label="Sommes attribuées et sommes imputées au budget",
        agrees=agrees,
        arithmetic=arithmetic,
        pointers=(f"/budget_lines/{charge.index}/amount" for charge in charges),
    )
