"""Acts, grants and organisations as lines of a list."""

from dataclasses import dataclass
from decimal import Decimal

from publisher.formatting import count, date, money
from publisher.pages.act.grants import NATURAL_PERSON
from publisher.pages.act.page import UNTITLED
from publisher.pages.act.values import Value
from publisher.pages.inputs import (
    ActRow,
    GrantRow,
    Link,
    OrganisationRow,
    Site,
)
from publisher.pages.links import href
from publisher.pages.wording import GRANT_KIND, OUTCOME


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """An act in a list; what is not stated is None."""

    href: str
    title: str
    number: str | None
    date: str
    iso_date: str | None
    authority: Value
    body: str | None
    outcome: str | None
    outcome_style: str
    grants: str | None
    total: str | None
    warnings: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """A grant in a list; ``href`` leads to it on the page of its act."""

    href: str
    date: str
    act: Value
    authority: Value
    beneficiary: Value
    purpose: str
    territory: tuple[Value, ...]
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationLine:
    """An organisation in a list."""

    href: str
    name: str
    count: int
    total: str


def shown_link(site: Site, link: Link) -> Value:
    """A name with the path of its page, if it has one."""
    return Value(text=link.label, href=href(site.addresses, link.iri) if link.iri else None)


def act_line(site: Site, row: ActRow) -> ActLine:
    """An act in a list."""
    return ActLine(
        href=href(site.addresses, row.iri),
        title=row.title or UNTITLED,
        number=row.number,
        date=date(row.date) if row.date else "date non précisée",
        iso_date=row.date,
        authority=shown_link(site, row.authority),
        body=row.body,
        outcome=OUTCOME[row.outcome] if row.outcome else None,
        outcome_style=row.outcome.value if row.outcome else "unknown",
        grants=count(row.grants, "financement") if row.grants else None,
        total=money(row.total, row.currency) if row.total is not None else None,
        warnings=count(row.warnings, "point à vérifier", "points à vérifier") if row.warnings else None,
    )


def award_line(site: Site, row: GrantRow) -> AwardLine:
    """A grant in a list."""
    details = [row.operation, row.purpose, row.kind and GRANT_KIND[row.kind]]
    return AwardLine(
        href=href(site.addresses, row.iri),
        date=date(row.date) if row.date else "date non précisée",
        act=shown_link(site, row.act),
        authority=shown_link(site, row.authority),
        beneficiary=shown_link(site, row.beneficiary) if row.beneficiary else Value(text=NATURAL_PERSON),
        purpose=", ".join(filter(None, details)) or "non précisé",
        territory=tuple(shown_link(site, link) for link in row.territory),
        amount=money(row.amount, row.currency) if row.amount is not None else "non précisé",
    )


def organisation_line(site: Site, row: OrganisationRow) -> OrganisationLine:
    """An organisation in a list."""
    return OrganisationLine(
        href=href(site.addresses, row.iri),
        name=row.name,
        count=row.count,
        total=money(row.total, row.currency) if row.total is not None else "",
    )


def total_of(rows: tuple[GrantRow, ...]) -> str | None:
    """Sum of what is paid; None where no amount is stated, or where they are of several currencies."""
    currencies = {row.currency for row in rows if row.paid is not None}
    if len(currencies) != 1:
        return None
    return money(sum((row.paid for row in rows if row.paid is not None), Decimal(0)), currencies.pop())
