"""Facts that an act states twice, and what is told of them."""

from decimal import Decimal
from typing import Any

from publisher.records import (
    Article,
    Attendance,
    BudgetLine,
    Grant,
    Money,
    Span,
    Verdict,
)
from publisher.records.values import AttendanceStatus
from publisher.validation.reconcile import reconciliations
from tests.factories import deliberation, grant
from tests.validation.reading import plain

HERE, ELSEWHERE = Span(60, 100), Span(10, 20)
ARTICLE = Span(50, 105)


def money(amount: str) -> Money:
    return Money(Decimal(amount))


def article(text: str, *amounts: str, number: str | None = "1") -> Article:
    return Article(number=number, text=text, amounts=tuple(map(money, amounts)), span=ARTICLE)


def grants(*amounts: str | None, number: str | None = "1", span: Span = HERE, **facts: Any) -> tuple[Grant, ...]:
    return tuple(grant(f"Club {i}", amount, article=number, span=span, **facts) for i, amount in enumerate(amounts))


def line(amount: str | None = None, *, code: str = "6574", **sums: str) -> BudgetLine:
    facts = {name: money(value) for name, value in sums.items()}
    return BudgetLine(account=code, amount=money(amount) if amount else None, currency="EUR", span=ELSEWHERE, **facts)


def people(**quantities: int) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(name=f"{status} {i}", status=AttendanceStatus(status), voting=True, span=ELSEWHERE)
        for status, quantity in quantities.items()
        for i in range(quantity)
    )


def told(code: str, **facts: Any) -> list[tuple[bool, str]]:
    """Verdict and arithmetic of each check of one code on an act."""
    found = [check for check in reconciliations(deliberation(**facts)) if check.code == code]
    return [(check.verdict is Verdict.AGREES, plain(check.arithmetic)) for check in found]
