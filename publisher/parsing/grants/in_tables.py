"""Sums awarded in tables, told by the sense of the columns' titles.

Of several money columns the one that is voted counts; the request, the cost and last year's sum never do. Totals and
subtotals are no grants; they are compared with the rows above them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from publisher.parsing.amounts import bare_amount, find_amounts
from publisher.parsing.fold import fold
from publisher.parsing.grants.award import Award, beneficiary_name, kind_of, plausible_beneficiary
from publisher.parsing.layout import Line, cells
from publisher.parsing.passage import Passage, flow
from publisher.parsing.tables import Header, Row, read_header, read_rows
from publisher.parsing.votes import read_vote
from publisher.records import Finding, Grant, Money, Number, Severity, Vote

_BENEFICIARY = re.compile(
    r"^(?:nom (?:de |du |des )?)?(?:l'|la |le |les |de l'|du )?(?:beneficiaires?|organismes?|structures?|associations?|porteurs?(?: de projets?)?|tiers|maitres? d'ouvrage|clubs?|etablissements?|demandeurs?|raison sociale|attributaires?|lauréats?|laureats?|titulaires?|partenaires?|collectivites?|communes?|entreprises?|societes?|denomination|intitule de l'association|nom\b|noms\b)"
)
_MONEY = re.compile(
    r"\b(?:montants?|subventions?|sommes?|aides?|participations?|credits?|dotations?|euros?|attribu\w+|accord\w+|vote[es]*|propos\w+|financements?|20[0-9]{2})\b|€"
)
_VOTED = re.compile(
    r"\b(?:vote[es]*|attribue?[es]*|accorde?[es]*|octroye?[es]*|alloue?[es]*|decide?[es]*|attribution|retenue?s?|verse[es]*)\b"
)
_PROPOSED = re.compile(r"\bpropos\w+\b")
_NEVER = re.compile(
    r"\b(?:demand\w+|sollicit\w+|n-1|n - 1|rappel|pour memoire|couts?|budgets?|depenses?|bases?|assiette|disponible|solde|realise\w*|recettes?|total(?:e|aux)? (?:des|du|general)|"
    r"precedent\w*|taux|%|ht\b|ttc\b|chapitres?|imputation|plafond|loyer|tarif|autofinancement|article|compte)"
)
_PURPOSE = re.compile(
    r"\b(?:objets?|actions?|projets?|intitule|manifestations?|affectation|designation|libelle|motif|destination|description|nature (?:du|des|de l)[\w ']+)\b"
)
_KIND = re.compile(r"^(?:nature|type|section)\b")
_TERRITORY = re.compile(r"^(?:communes?|cantons?|territoires?|localisation|ville|siege|lieu|arrondissement)\b")
_BASE = re.compile(r"\b(?:base|subventionnable|eligible|assiette)\b")
_RATE = re.compile(r"\btaux\b|^%$")
_SIRET = re.compile(r"\bsiret\b")
_TOTAL = re.compile(r"^(?:sous[- ]?)?total|^s/t\b|^a reporter|^report\b|^ensemble$|\btotal general\b|^montant total")
_REFUSED = re.compile(r"^(?:-+|neant|refus\w*|defavorable|ajourne\w*|non retenu\w*|0(?:[.,]00)?\s?€?)$")
_CONTEXT_NO = re.compile(
    r"plan de financement|depenses\b.{0,80}\brecettes|tarifs?\b|bareme|origine des financements|resultat de clotur|effectif|indemnites?"
)
_VOTE_LINE = re.compile(r"^\W*(?:vote|votes|pour|adopte|a l'unanimite|unanimite)\b")


@dataclass(frozen=True, slots=True)
class _Senses:
    """Index of the column of each sense; None where the table has none."""

    beneficiary: int
    amount: int
    purpose: int | None = None
    kind: int | None = None
    territory: int | None = None
    base: int | None = None
    rate: int | None = None
    siret: int | None = None


@dataclass(frozen=True, slots=True)
class TableReading:
    """Grants of one table, findings about it, and the lines [first, last) that it takes."""

    awards: tuple[Award, ...]
    findings: tuple[Finding, ...]
    first: int
    last: int


def _amount_column(titles: list[str], year: str | None) -> int | None:
    money = [index for index, title in enumerate(titles) if _MONEY.search(title) and not _NEVER.search(title)]
    for pattern in (_VOTED, _PROPOSED):
        chosen = [index for index in money if pattern.search(titles[index])]
        if len(chosen) == 1:
            return chosen[0]
        if len(chosen) > 1:
            money = chosen
    if len(money) > 1 and year:
        of_year = [index for index in money if year in titles[index]]
        money = of_year or money
    years = {index: int(found[0]) for index in money if (found := re.search(r"20[0-9]{2}", titles[index]))}
    if len(money) > 1 and len(years) == len(money):
        return max(years, key=lambda index: years[index])
    return money[0] if len(money) == 1 else None


def _senses(header: Header, year: str | None) -> _Senses | None:
    titles = [column.title.folded for column in header.columns]
    beneficiaries = [index for index, title in enumerate(titles) if _BENEFICIARY.match(title)]
    amount = _amount_column(titles, year)
    named = [index for index in beneficiaries if not _TERRITORY.match(titles[index])] or beneficiaries
    if not named or amount is None or amount == named[0]:
        return None
    beneficiary = named[0]

    def first(pattern: re.Pattern[str]) -> int | None:
        return next(
            (i for i, title in enumerate(titles) if pattern.search(title) and i not in {beneficiary, amount}), None
        )

    return _Senses(
        beneficiary=beneficiary,
        amount=amount,
        purpose=first(_PURPOSE),
        kind=first(_KIND),
        territory=first(_TERRITORY),
        base=first(_BASE),
        rate=first(_RATE),
        siret=first(_SIRET),
    )


def _headers(source: str, lines: list[Line], year: str | None) -> list[tuple[int, Header, _Senses]]:
    """Lines that are headers of tables of sums awarded: one to four lines without sums, with both senses."""
    found: list[tuple[int, Header, _Senses]] = []
    index = 0
    while index < len(lines):
        best: tuple[int, Header, _Senses] | None = None
        if not lines[index].blank and len(cells(source, lines[index])) > 0:
            for height in (1, 2, 3, 4):
                block = [line for line in lines[index : index + height] if not line.blank]
                if index + height > len(lines) or any(find_amounts(flow(source, [(b.start, b.end)])) for b in block):
                    break
                if max((len(cells(source, line)) for line in block), default=0) < 2:
                    continue
                header = read_header(source, lines, index, index + height)
                senses = _senses(header, year)
                if senses is not None and (
                    best is None or len(header.columns) > len(best[1].columns) or _continues(source, lines, best[1])
                ):
                    best = (index, header, senses)
        if best is not None:
            found.append(best)
            index = best[1].after
        else:
            index += 1
    return found


def _continues(source: str, lines: list[Line], header: Header) -> bool:
    """Whether the line after a header goes on with it: cells, and no figures among them."""
    line = lines[header.after] if header.after < len(lines) else None
    if line is None or line.blank:
        return False
    return all(not any(c.isdigit() for c in source[cell.start : cell.end]) for cell in cells(source, line)) and all(
        source[cell.start : cell.end].islower() or source[cell.start] == "(" for cell in cells(source, line)
    )


def _money(cell: Passage) -> tuple[Money, str] | None:
    amounts = find_amounts(cell)
    if len(amounts) == 1:
        return amounts[0].value, amounts[0].currency
    value = bare_amount(cell.folded) if cell else None
    return (value, "EUR") if value is not None else None


def _row_award(source: str, row: Row, senses: _Senses, operation: Passage | None) -> Award | None:
    name = beneficiary_name(row.cell(source, senses.beneficiary))
    cell = row.cell(source, senses.amount)
    money = _money(cell)
    if not name or money is None or not plausible_beneficiary(name.text) or money[0] <= 0:
        return None

    def words(column: int | None) -> Passage | None:
        found = row.cell(source, column) if column is not None else None
        return found if found else None

    purpose, territory, kind = words(senses.purpose), words(senses.territory), words(senses.kind)
    base, rate, siret = words(senses.base), words(senses.rate), words(senses.siret)
    facts = {"operation": (operation.whole,)} if operation else {}
    whole = [item for ranges in row.ranges for item in ranges]
    digits = re.sub(r"\D", "", siret.text) if siret else ""
    return Award(
        Grant(
            beneficiary=name.text,
            beneficiary_siret=digits if len(digits) == 14 else None,
            natural_person=False,
            amount=money[0],
            currency=money[1],
            kind=kind_of(" ".join(filter(None, (kind and kind.folded, purpose and purpose.folded)))),
            operation=operation.text if operation else None,
            purpose=purpose.text if purpose else None,
            territory=(territory.text,) if territory else (),
            base=base_money[0] if base and (base_money := _money(base)) else None,
            rate=_percent(rate.folded) if rate else None,
            span=flow(source, [(min(s for s, _ in whole), max(e for _, e in whole))]).whole,
        ),
        facts,
    )


def _percent(text: str) -> Number | None:
    match = re.fullmatch(r"\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s?%?\s*", text)
    return Number(Decimal(match[1].replace(",", ".")) / 100) if match else None


def _total_finding(source: str, row: Row, senses: _Senses, awards: list[Award]) -> Finding | None:
    stated = _money(row.cell(source, senses.amount))
    if stated is None or not awards:
        return None
    total = sum((award.grant.amount or Decimal(0) for award in awards), Decimal(0))
    if total == stated[0]:
        return None
    terms = " + ".join(_french(award.grant.amount or Decimal(0)) for award in awards)
    cell = row.cell(source, senses.amount)
    return Finding(
        severity=Severity.WARNING,
        code="sums.table-total",
        message=f"Le total imprimé du tableau, {_french(stated[0])} €, n’est pas la somme de ses lignes : {terms} = {_french(total)} €. "
        "Vérifiez les montants de l’acte ; ils sont publiés comme imprimés.",
        span=cell.whole,
    )


def _french(value: Decimal) -> str:
    return f"{value:,.2f}".replace(",", "\u202f").replace(".", ",").removesuffix(",00")


def _row_vote(source: str, lines: list[Line], after: int, until: int) -> Vote | None:
    """The vote told under a row, before the next one."""
    ranges = [(line.start, line.end) for line in lines[after:until] if not line.blank and _VOTE_LINE.match(line.folded)]
    return read_vote(flow(source, ranges[:1])) if ranges else None


def read_tables(
    source: str, lines: list[Line], *, year: str | None = None, operation: Passage | None = None
) -> list[TableReading]:
    """Tables of sums awarded among the lines of a part. ``year``: of the sitting, to choose among columns by year."""
    readings: list[TableReading] = []
    headers = _headers(source, lines, year)
    for number, (index, header, senses) in enumerate(headers):
        until = headers[number + 1][0] if number + 1 < len(headers) else len(lines)
        context = " ".join(line.folded for line in lines[max(0, index - 4) : header.after] if not line.blank)
        if _CONTEXT_NO.search(context):
            continue
        readings.append(_table(source, lines, index, header, senses, until, operation))
    return [reading for reading in readings if reading.awards]


def _table(
    source: str, lines: list[Line], index: int, header: Header, senses: _Senses, until: int, operation: Passage | None
) -> TableReading:
    awards: list[Award] = []
    findings: list[Finding] = []
    rows = read_rows(source, lines, header, senses.amount, until)
    last = header.after
    since = 0
    for at, row in enumerate(rows):
        label = fold(
            " ".join(row.cell(source, column).text for column in range(len(header.columns)) if column != senses.amount)
        ).strip()
        if _TOTAL.search(label) or not label:
            finding = _total_finding(
                source, row, senses, awards if not label.startswith(("sous", "s/t")) else awards[since:]
            )
            findings.extend([finding] if finding else [])
            since = len(awards)
            last = row.last_line + 1
            continue
        award = _row_award(source, row, senses, operation)
        if award is None or _prose(source, lines, row):
            continue
        next_line = rows[at + 1].first_line if at + 1 < len(rows) else until
        vote = _row_vote(source, lines, row.last_line + 1, next_line)
        awards.append(_with_vote(award, vote) if vote else award)
        last = row.last_line + 1
    return TableReading(tuple(awards), tuple(findings), index, last)


def _prose(source: str, lines: list[Line], row: Row) -> bool:
    """Whether the lines of a row are a sentence that only happens to end in a sum."""
    return all(
        len(cells(source, lines[index])) == 1
        for index in range(row.first_line, row.last_line + 1)
        if not lines[index].blank
    )


def _with_vote(award: Award, vote: Vote) -> Award:
    from dataclasses import replace

    return Award(replace(award.grant, vote=vote), award.facts)
