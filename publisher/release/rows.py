"""Acts and grants as lines of lists, and as rows of the store."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from publisher.identifiers import Addresses
from publisher.keys import KeyedAct, territory_key
from publisher.pages import ActRow, GrantRow, Link
from publisher.records import Finding, Grant, Money, Severity
from publisher.records.encode import to_json as record_to_json
from publisher.release.former import keys_to_json, to_json
from publisher.release.representation import packed

_EURO = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAct:
    """An act that passed the gate: the path of its document, and what was found about it."""

    path: str
    act: KeyedAct
    findings: tuple[Finding, ...]


def latest_first(acts: Iterable[PublishedAct]) -> list[PublishedAct]:
    """Acts in the order of every list: by date from the latest, then by authority and address."""
    by_path = sorted(acts, key=lambda published: published.path)
    return sorted(by_path, key=lambda published: published.act.record.meeting_date or "", reverse=True)


def total_of(sums: Iterable[tuple[Money | None, str]]) -> tuple[Money | None, str]:
    """The sum of amounts and its currency; None where none is stated, or where they are of several currencies."""
    stated = [(amount, currency) for amount, currency in sums if amount is not None]
    currencies = sorted({currency for _, currency in stated})
    if len(currencies) != 1:
        return None, currencies[0] if currencies else _EURO
    return Money(sum((amount for amount, _ in stated), Decimal(0))), currencies[0]


def cents(amount: Decimal | None) -> int | None:
    """A sum in whole cents."""
    return None if amount is None else int(amount.scaleb(2).to_integral_exact())


def act_row(published: PublishedAct, addresses: Addresses) -> ActRow:
    """An act as a line of a list."""
    act, record = published.act, published.act.record
    total, currency = total_of((grant.paid, grant.currency) for grant in record.grants)
    return ActRow(
        iri=addresses.base + published.path,
        number=record.number,
        title=record.title,
        date=record.meeting_date,
        authority=Link(label=record.authority.name or "", iri=addresses.organisation(act.keys.authority)),
        body=record.body,
        outcome=record.vote.outcome if record.vote else None,
        grants=len(record.grants),
        total=total,
        currency=currency,
        warnings=sum(finding.severity is Severity.WARNING for finding in published.findings),
    )


def grant_rows(published: PublishedAct, addresses: Addresses) -> Iterator[GrantRow]:
    """The grants of an act as lines of a list, in the order of its words."""
    row = act_row(published, addresses)
    for grant, key, body in zip(published.act.record.grants, *_grant_keys(published.act), strict=True):
        iri = addresses.organisation(body) if body else None
        yield GrantRow(
            iri=addresses.part(row.iri, "subvention", key),
            act=Link(label=row.number or row.title or key, iri=row.iri),
            date=row.date,
            authority=row.authority,
            beneficiary=Link(label=grant.beneficiary, iri=iri)
            if grant.beneficiary and not grant.natural_person
            else None,
            amount=grant.amount,
            currency=grant.currency,
            kind=grant.kind,
            operation=grant.operation,
            purpose=grant.purpose,
            territory=tuple(
                Link(label=name, iri=addresses.territory(place)) for place, name in _territories(published.act, grant)
            ),
        )


def act_values(number: int, published: PublishedAct, addresses: Addresses) -> tuple[object, ...]:
    """The row of table ``acts``; ``number`` is the place of the act in lists."""
    row, act = act_row(published, addresses), published.act
    return (
        *(number, published.path, act.keys.authority, row.authority.label, act.keys.year, act.keys.act),
        *(row.number, row.title, row.date, row.body, row.outcome, row.grants, cents(row.total), row.currency),
        *(row.warnings, to_json(act.sources), keys_to_json(act), to_json(published.findings)),
        packed(record_to_json(act.record)),
    )


def grant_values(number: int, published: PublishedAct) -> Iterator[tuple[object, ...]]:
    """The rows of table ``grants`` of the act ``number``."""
    for position, (grant, key, body) in enumerate(
        zip(published.act.record.grants, *_grant_keys(published.act), strict=True)
    ):
        named = None if grant.natural_person else grant.beneficiary
        territories = json.dumps(_territories(published.act, grant), ensure_ascii=False)
        yield (
            *(number, position, key, named, body, grant.natural_person, cents(grant.amount), grant.currency),
            *(grant.kind, grant.operation, grant.purpose, territories),
        )


def _grant_keys(act: KeyedAct) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    return act.keys.grants, act.keys.beneficiaries


def _territories(act: KeyedAct, grant: Grant) -> list[tuple[str, str]]:
    """Key and name of each territory that a grant is for."""
    found = ((territory_key(act.keys.authority, name), name) for name in grant.territory)
    return [(key, name) for key, name in found if key]
