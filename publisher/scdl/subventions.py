"""Rows of « Subventions » as records: those that refer to one decision of one authority are the grants of one act."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from publisher.identifiers import slug
from publisher.records import Deliberation, Finding, Grant, Money, Number, Severity, Source, Span
from publisher.records.values import GrantKind
from publisher.scdl import values
from publisher.scdl.authorities import SIREN_DIGITS, authority, authority_spans
from publisher.scdl.checks import row_faults
from publisher.scdl.columns import IN_KIND
from publisher.scdl.decisions import decided_on
from publisher.scdl.table import Row, Table

_POINTERS = {
    "nomBeneficiaire": "beneficiary",
    "idBeneficiaire": "beneficiary_siret",
    "rnaBeneficiaire": "beneficiary_rna",
    "objet": "purpose",
    "nature": "kind",
    "dispositifAide": "operation",
}
"""The fact of a grant that each column states; « montant » states its amount or its base."""

_OF_ACT = {
    "nomAttribuant": "/authority/name",
    "idAttribuant": "/authority/siren",
    "referenceDecision": "/number",
}
_ONE_GRANT = ("nomAttribuant", "dateConvention", "referenceDecision", "objet", "montant", "datesPeriodeVersement")
"""Columns that repeat where one grant is split between beneficiaries (SCDL « Subventions », pourcentageSubvention)."""

_NEAR_WHOLE = Decimal("0.01")
_CENT = Decimal("0.01")
_RNA = 10  # characters: W and nine others, letters among them in Corsica and overseas
_MOST_LISTED = 12
_DIGITS = frozenset({SIREN_DIGITS, 14})


@dataclass(frozen=True, slots=True)
class _Sum:
    """What one beneficiary gets: ``amount`` where the cells say it; ``base`` and ``rate`` where it is a share.

    ``doubtful``: the shares of the grant do not make a whole.
    """

    amount: Money | None
    base: Money | None = None
    rate: Number | None = None
    doubtful: bool = False


def says_a_grant(row: Row) -> bool:
    """Whether a row says who receives, or how much."""
    return bool(row.words("nomBeneficiaire") or row.words("montant"))


def by_decision(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each decision of each authority, in the order of their first row.

    Rows without a reference stand together for each authority: they are of some decisions, nobody can tell of which.
    """
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        siret = row.words("idAttribuant")
        who = siret[:SIREN_DIGITS] if values.is_siret(siret) else slug(row.words("nomAttribuant"))
        found[who, "".join(row.words("referenceDecision").split()).casefold()].append(row)
    return list(found.values())


def act_of_rows(table: Table, rows: Sequence[Row], origin: Source) -> Deliberation:
    """The record of one decision from the rows that refer to it."""
    first = rows[0]
    sums = _sums(rows)
    decided = next((found for row in rows if (found := decided_on(row)) is not None), None)
    spans = dict(authority_spans(first, "nomAttribuant", "idAttribuant"))
    if first.words("referenceDecision"):
        spans["/number"] = (first.cell("referenceDecision").span,)
    if decided is not None:
        spans["/meeting_date"] = (decided.span,)
    for index, (row, total) in enumerate(zip(rows, sums, strict=True)):
        spans |= {f"/grants/{index}/{name}": (place,) for name, place in _grant_words(row, total)}
    return Deliberation(
        source=origin,
        authority=authority(first, "nomAttribuant", "idAttribuant"),
        body=None,
        number=first.words("referenceDecision") or None,
        title=None,
        meeting_date=decided.date if decided else None,
        articles=(),
        vote=None,
        grants=tuple(_grant(row, total) for row, total in zip(rows, sums, strict=True)),
        findings=(*_of_decision(rows, decided is not None), *_of_cells(table, rows, sums)),
        spans=spans,
    )


def _grant(row: Row, total: _Sum) -> Grant:
    number = "".join(row.words("idBeneficiaire").split())
    rna = row.words("rnaBeneficiaire")
    return Grant(
        beneficiary=row.words("nomBeneficiaire") or None,
        beneficiary_siret=number if number.isdecimal() and len(number) in _DIGITS else None,
        beneficiary_rna=rna if rna.startswith("W") and rna.isalnum() and len(rna) == _RNA else None,
        natural_person=False,
        amount=total.amount,
        currency="EUR",
        kind=GrantKind.IN_KIND if row.words("nature").casefold() == IN_KIND else None,
        operation=row.words("dispositifAide") or None,
        purpose=row.words("objet") or None,
        base=total.base,
        rate=total.rate,
        span=row.span,
    )


def _grant_words(row: Row, total: _Sum) -> Iterator[tuple[str, Span]]:
    """The cells that state the facts of a grant."""
    grant = _grant(row, total)
    for column, name in _POINTERS.items():
        if getattr(grant, name) is not None:
            yield name, row.cell(column).span
    if grant.amount is not None:
        yield "amount", row.cell("montant").span
    if grant.base is not None:
        yield "base", row.cell("montant").span
    if grant.rate is not None:
        yield "rate", row.cell("pourcentageSubvention").span


def _sums(rows: Sequence[Row]) -> list[_Sum]:
    """What each row's beneficiary gets: ``montant`` is the grant before it is split, the share says what part.

    The part is computed only where the shares of a grant make a whole. A row that stands alone states one sum to one
    beneficiary: where its share says otherwise, the column is used for something else (the part of a budget, often),
    and the sum stands. Of several rows whose shares make no whole, who gets how much is not told.
    """
    grants: defaultdict[tuple[str, ...], list[Number | None]] = defaultdict(list)
    for row in rows:
        grants[_split_of(row)].append(values.share(row.words("pourcentageSubvention")))
    return [_sum(row, grants[_split_of(row)]) for row in rows]


def _split_of(row: Row) -> tuple[str, ...]:
    return tuple(row.words(column) for column in _ONE_GRANT)


def _sum(row: Row, shares: Sequence[Number | None]) -> _Sum:
    total, rate = values.amount(row.words("montant")), values.share(row.words("pourcentageSubvention"))
    if total is None or rate == 1:
        return _Sum(total)
    told = [share for share in shares if share is not None]
    if not told:
        return _Sum(total)
    if rate is not None and len(told) == len(shares) and abs(sum(told, Decimal(0)) - 1) <= _NEAR_WHOLE:
        return _Sum(Money((total * rate).quantize(_CENT, ROUND_HALF_UP)), base=total, rate=rate)
    return _Sum(total, doubtful=True) if len(shares) == 1 else _Sum(None, base=total, rate=rate, doubtful=True)


def _of_cells(table: Table, rows: Sequence[Row], sums: Sequence[_Sum]) -> Iterator[Finding]:
    for index, (row, total) in enumerate(zip(rows, sums, strict=True)):
        for fault in row_faults(table, row):
            name = _POINTERS.get(fault.column)
            of_act = _OF_ACT.get(fault.column) if index == 0 else None
            yield fault.finding(f"/grants/{index}/{name}" if name else of_act)
        if total.doubtful:
            yield _doubt(row, total, f"/grants/{index}/amount")


def _doubt(row: Row, total: _Sum, pointer: str) -> Finding:
    part = f"Ligne {row.number} : la part du bénéficiaire est « {row.words('pourcentageSubvention')} », et "
    if total.amount is None:
        told = f"les parts de cette subvention de {total.base} € ne font pas un tout : ce qu’il reçoit n’est pas dit"
    else:
        told = f"aucune ligne ne donne le reste : le montant de la ligne, {total.amount} €, est tenu pour le sien"
    return Finding(
        severity=Severity.WARNING,
        code="scdl.shares",
        message=f"{part}{told} ; écrivez 1 pour un seul bénéficiaire, ou corrigez les parts.",
        pointer=pointer,
        span=row.cell("pourcentageSubvention").span,
    )


def _of_decision(rows: Sequence[Row], dated: bool) -> Iterator[Finding]:  # noqa: FBT001
    first = rows[0]
    where = _where(rows)
    if not first.words("referenceDecision"):
        message = (
            f"{where} : la colonne referenceDecision est vide, aucune délibération n’est désignée ; indiquez le numéro "
            "de la délibération et sa date (« 2017-103 du 12/05/2017 »)."
        )
        yield Finding(severity=Severity.VIOLATION, code="scdl.reference", message=message, pointer="/number")
    elif not dated:
        message = (
            f"{where} : la référence « {first.words('referenceDecision')} » ne dit pas quand la délibération a été "
            "prise, et la date de la convention n’est pas la sienne ; ajoutez la date à la référence (« n° 103 du "
            "12/05/2017 »)."
        )
        yield Finding(severity=Severity.VIOLATION, code="scdl.decision", message=message, pointer="/meeting_date")
    else:
        yield from _partial(rows)


def _where(rows: Sequence[Row]) -> str:
    """« Ligne 2 », « Lignes 2, 3 et 4 », « Lignes 2 à 90 (45) » where there are many."""
    if len(rows) > _MOST_LISTED:
        return f"Lignes {rows[0].number} à {rows[-1].number} ({len(rows)} lignes)"
    *before, last = (str(row.number) for row in rows)
    return f"Lignes {', '.join(before)} et {last}" if before else f"Ligne {last}"


def _partial(rows: Sequence[Row]) -> Iterator[Finding]:
    decided = next(found for row in rows if (found := decided_on(row)) is not None)
    if len(decided.date) == len("2016"):
        message = (
            f"Seule l’année de la délibération est connue, par son numéro « {rows[0].words('referenceDecision')} » ; "
            "ajoutez sa date à la référence."
        )
        yield Finding(
            severity=Severity.WARNING, code="date.partial", message=message, pointer="/meeting_date", span=decided.span
        )
