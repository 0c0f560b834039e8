"""What the act states of one grant: its parts, its rate, the number of who receives it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from publisher.formatting import money, number, on_date
from publisher.records import Check, Deliberation, Grant, Number, Verdict
from publisher.validation.articles import equation, plain
from publisher.validation.check import compared

_CAPPED = re.compile(r"plafon|maxim|limite|forfait|arrondi|concurrence", re.IGNORECASE)
_MOST_RATES = 3
_ROUNDING = Decimal(1)  # a sum may be rounded to the unit of currency


def grant_checks(record: Deliberation) -> Iterator[Check]:
    """Parts, rates and numbers of all grants, in their order; the number of the authority first."""
    if record.authority.siren and not _valid(record.authority.siren):
        yield _wrong_digit(record.authority.siren, "authority.siren-digit", "SIREN", "/authority/siren")
    for index, grant in enumerate(record.grants):
        yield from _shares(index, grant)
        yield from _period(index, grant)
        if grant.beneficiary_siret and not _valid(grant.beneficiary_siret):
            pointer = f"/grants/{index}/beneficiary_siret"
            yield _wrong_digit(grant.beneficiary_siret, "grant.siret-digit", "SIRET", pointer)
    yield from _together([check for check in _rates(record) if check.verdict is Verdict.AGREES])
    yield from (check for check in _rates(record) if check.verdict is Verdict.DIFFERS)


def _together(checks: Sequence[Check]) -> Iterator[Check]:
    """Rates that agree as one check: an act may hold hundreds."""
    if checks:
        shown = [check.arithmetic for check in checks[:_MOST_RATES]]
        more = [f"… ({len(checks)} financements)"] if len(checks) > _MOST_RATES else []
        yield compared(
            code="sums.rate",
            label="Bases, taux et montants",
            agrees=True,
            arithmetic="\u00a0; ".join((*shown, *more)),
            pointers=(pointer for check in checks for pointer in check.pointers),
        )


def _of(grant: Grant) -> str:
    if grant.natural_person:
        return "d’une personne physique"
    return f"de «\u00a0{grant.beneficiary}\u00a0»" if grant.beneficiary else "d’un bénéficiaire non précisé"


def _shares(index: int, grant: Grant) -> Iterator[Check]:
    """Parts by territory, and parts by year: each division, where all its sums are stated, makes the whole."""
    divisions = (
        [share for share in grant.shares if share.territory and not share.year],
        [share for share in grant.shares if share.year and not share.territory],
    )
    for shares in divisions:
        amounts = [share.amount for share in shares if share.amount is not None]
        if len(amounts) < 2 or len(amounts) < len(shares) or grant.amount is None:
            continue
        total = sum(amounts, Decimal(0))
        yield compared(
            code="sums.shares",
            label=f"Parts du financement {_of(grant)}",
            agrees=total == grant.amount,
            arithmetic=equation(amounts, total, grant.amount, grant.currency),
            pointers=(f"/grants/{index}/shares", f"/grants/{index}/amount"),
        )


def _period(index: int, grant: Grant) -> Iterator[Check]:
    """A period that ends before it starts, as far as both dates are stated."""
    start, end = grant.period_start, grant.period_end
    if start and end and start[: len(end)] > end[: len(start)]:
        yield compared(
            code="grant.period",
            label=f"Période du financement {_of(grant)}",
            agrees=False,
            arithmetic=f"début {on_date(start)}, fin {on_date(end)}",
            pointers=(f"/grants/{index}/period_end", f"/grants/{index}/period_start"),
        )


def _rates(record: Deliberation) -> Iterator[Check]:
    """Base × rate of each grant, within the rounding of the printed rate and of the sum.

    A grant may be capped, rounded or a lump sum: a lower one is no fault where the act speaks of such a thing.
    """
    capped = any(_CAPPED.search(article.text or "") for article in record.articles)
    for index, grant in enumerate(record.grants):
        if grant.base is None or grant.rate is None or grant.amount is None:
            continue
        exact = grant.base * grant.rate
        agrees = abs(exact - grant.amount) <= grant.base * _half_a_digit(grant.rate) + _ROUNDING
        if not agrees and capped and grant.amount < exact:
            continue
        product = f"{plain(grant.base)} × {number(grant.rate * 100)}\u202f% = {money(_cents(exact), grant.currency)}"
        printed = "" if exact == grant.amount else f", l’acte attribue {money(grant.amount, grant.currency)}"
        yield compared(
            code="sums.rate",
            label=f"Taux du financement {_of(grant)}",
            agrees=agrees,
            arithmetic=product + printed,
            pointers=(f"/grants/{index}/{field}" for field in ("amount", "base", "rate")),
        )


def _half_a_digit(rate: Number) -> Decimal:
    """Half a unit of the last digit printed of a rate in percent; nothing where it is whole (33,33 %: 0,00005)."""
    exponent = int((rate * 100).normalize().as_tuple().exponent)
    return Decimal(5).scaleb(exponent - 3) if exponent < 0 else Decimal(0)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def _valid(digits: str) -> bool:
    """Whether a SIREN or SIRET has the check digit that it must have (INSEE; La Poste has a rule of its own)."""
    try:
        (siren if len(digits) == 9 else siret).validate(digits)
    except ValidationError:
        return False
    return True


def _wrong_digit(digits: str, code: str, name: str, pointer: str) -> Check:
    arithmetic = f"la clé de contrôle de {digits} n’est pas celle d’un {name}"
    return compared(code=code, label=f"Numéro {name}", agrees=False, arithmetic=arithmetic, pointers=(pointer,))
