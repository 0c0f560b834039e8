"""Sums awarded or refused, and the budget lines that they are charged to."""

from dataclasses import dataclass

from publisher.records.span import Span
from publisher.records.values import BudgetSection, GrantKind, Money, Number, PartialDate, RefusalOutcome
from publisher.records.vote import Vote


def paid(amount: Money | None, kind: GrantKind | None) -> Money | None:
    """What is paid of a sum awarded: nothing of a guarantee, which costs nothing as long as the borrower repays."""
    return None if kind is GrantKind.GUARANTEE else amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Part of a sum, where the act divides it by territory or by year (``YYYY``)."""

    territory: str | None = None
    year: str | None = None
    amount: Money | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One sum awarded by the act to one beneficiary for one purpose.

    Never a total, a base, a request, another funder's share or an earlier sum.
    ``currency`` is ISO 4217; ``rate`` lies between 0 and 1; ``article`` is the number of the deciding article.
    """

    beneficiary: str | None
    beneficiary_siret: str | None = None
    beneficiary_rna: str | None = None
    natural_person: bool
    amount: Money | None
    currency: str
    kind: GrantKind | None = None
    operation: str | None = None
    purpose: str | None = None
    territory: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    base: Money | None = None
    rate: Number | None = None
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    quantity: Number | None = None
    unit: str | None = None
    article: str | None = None
    amends: str | None = None
    vote: Vote | None = None
    span: Span

    @property
    def paid(self) -> Money | None:
        """The sum that is paid (see ``paid``)."""
        return paid(self.amount, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A request refused, ended or put off: nothing is awarded; ``amount`` is what was asked for."""

    beneficiary: str | None
    amount: Money | None = None
    outcome: RefusalOutcome
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One budget imputation; what decision and report say of one line is one item."""

    operation_code: str | None = None
    account: str | None = None
    function: str | None = None
    chapter: str | None = None
    line: str | None = None
    budget: str | None = None
    section: BudgetSection | None = None
    year: str | None = None
    label: str | None = None
    authorised: Money | None = None
    available: Money | None = None
    amount: Money | None = None
    balance: Money | None = None
    currency: str
    span: Span
