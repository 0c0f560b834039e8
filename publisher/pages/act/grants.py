"""Who receives what: the grants by operation, with their sums and a chart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from publisher.formatting import count, money, number, period
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts
from publisher.pages.act.sentence import guaranteed, sum_of, totals
from publisher.pages.act.values import Value
from publisher.pages.charts import Chart, ranking
from publisher.pages.inputs import ActInput, Site
from publisher.pages.links import href
from publisher.pages.wording import GRANT_KIND, REFUSAL
from publisher.records import Grant

NATURAL_PERSON = "Personne physique (nom masqué)"
_UNNAMED = "Bénéficiaire non précisé dans l’acte"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLine:
    """One grant; what the act does not state is None. ``notes`` are what is stated beside the columns."""

    id: str
    beneficiary: Value
    purpose: Value | None
    territory: tuple[Value, ...]
    period: Value | None
    units: Value | None
    amount: Value
    notes: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """The grants of one operation; the subtotal is None where it would repeat the only amount or the total."""

    name: Value | None
    lines: tuple[GrantLine, ...]
    subtotal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalLine:
    """A request to which nothing is awarded."""

    id: str
    beneficiary: Value
    amount: str | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grants:
    """The table of grants. A column that no grant fills is left out; ``unstated`` says so in words."""

    operations: tuple[Operation, ...]
    total: str | None
    guaranteed: str | None
    number: str
    has_purpose: bool
    has_territory: bool
    has_period: bool
    has_units: bool
    unstated: str | None
    chart: Chart | None
    refusals: tuple[RefusalLine, ...]

    @property
    def columns(self) -> int:
        """How many columns stand before that of the amounts."""
        return 1 + sum((self.has_purpose, self.has_territory, self.has_period, self.has_units))


def present_grants(site: Site, act: ActInput, facts: Facts) -> Grants | None:
    """The grants and refusals of an act; None where it has neither."""
    record = act.record
    if not record.grants and not record.refusals:
        return None
    lines = tuple(_line(site, act, facts, index) for index in range(len(record.grants)))
    columns = {
        "l’objet": any(grant.purpose or grant.kind for grant in record.grants),
        "le territoire": any(line.territory for line in lines),
        "la période": any(line.period for line in lines),
    }
    missing = [f"ni {name}" for name, filled in columns.items() if not filled]
    return Grants(
        operations=_operations(record.grants, lines, facts),
        total=sum_of(record.grants),
        guaranteed=guaranteed(record.grants),
        number=count(len(record.grants), "financement"),
        has_purpose=_purpose_has_column(record.grants),
        has_territory=columns["le territoire"],
        has_period=columns["la période"],
        has_units=any(line.units for line in lines),
        unstated=f"L’acte ne précise {_neither(missing)}." if missing and lines else None,
        chart=_chart(record.grants),
        refusals=tuple(_refusal(act, facts, index) for index in range(len(record.refusals))),
    )


def _neither(missing: list[str]) -> str:
    """« ni a, ni b »; « pas a » where there is one."""
    return ", ".join(missing) if len(missing) > 1 else missing[0].replace("ni ", "pas ", 1)


def _operations(grants: tuple[Grant, ...], lines: tuple[GrantLine, ...], facts: Facts) -> tuple[Operation, ...]:
    groups: defaultdict[str | None, list[int]] = defaultdict(list)
    for index, grant in enumerate(grants):
        groups[grant.operation].append(index)
    return tuple(
        Operation(
            name=Value(text=name, words=facts.words(f"/grants/{members[0]}/operation")) if name else None,
            lines=tuple(lines[index] for index in members),
            subtotal=sum_of(tuple(grants[index] for index in members)) if len(groups) > 1 else None,
        )
        for name, members in groups.items()
    )


def _line(site: Site, act: ActInput, facts: Facts, index: int) -> GrantLine:
    grant, pointer = act.record.grants[index], f"/grants/{index}"
    when = period(grant.period_start, grant.period_end)
    said = _purpose(grant)
    purpose = Value(text=said, words=facts.words(f"{pointer}/purpose")) if said else None
    in_column = _purpose_has_column(act.record.grants)
    return GrantLine(
        id=thing_place(act.keys, "grants", index),
        beneficiary=_beneficiary(site, act, facts, index),
        purpose=purpose if in_column else None,
        territory=_territories(site, act.territories, grant, facts.words(f"{pointer}/territory/0")),
        period=Value(text=when, words=facts.words(f"{pointer}/period_start", f"{pointer}/period_end"))
        if when
        else None,
        units=_units(grant, facts.words(f"{pointer}/quantity")),
        amount=Value(
            text=money(grant.amount, grant.currency) if grant.amount is not None else "non précisé",
            words=facts.words(f"{pointer}/amount", pointer),
        ),
        notes=(*((purpose,) if purpose and not in_column else ()), *_notes(grant, facts, pointer)),
    )


def _purpose(grant: Grant) -> str | None:
    """The purpose, and the kind of the sum where it is stated."""
    kind = GRANT_KIND[grant.kind] if grant.kind else None
    if grant.purpose and kind:
        return f"{grant.purpose} ({kind})"
    return grant.purpose or (kind and kind.capitalize())


def _purpose_has_column(grants: tuple[Grant, ...]) -> bool:
    """Whether most grants state a purpose; the purposes of a few are notes."""
    return sum(bool(grant.purpose or grant.kind) for grant in grants) * 2 >= len(grants)


def _beneficiary(site: Site, act: ActInput, facts: Facts, index: int) -> Value:
    grant, key = act.record.grants[index], act.keys.beneficiaries[index]
    words = facts.words(f"/grants/{index}/beneficiary", f"/grants/{index}")
    if grant.natural_person:
        return Value(text=NATURAL_PERSON, words=words)
    if grant.beneficiary is None:
        return Value(text=_UNNAMED, words=words)
    page = href(site.addresses, site.addresses.organisation(key)) if key else None
    return Value(text=grant.beneficiary, words=words, href=page)


def _territories(site: Site, known: Mapping[str, str], grant: Grant, words: str | None) -> tuple[Value, ...]:
    return tuple(
        Value(text=name, words=words, href=href(site.addresses, known[name]) if name in known else None)
        for name in grant.territory
    )


def _units(grant: Grant, words: str | None) -> Value | None:
    if grant.quantity is None:
        return None
    return Value(text=" ".join(filter(None, (number(grant.quantity), grant.unit))), words=words)


def _notes(grant: Grant, facts: Facts, pointer: str) -> Iterator[Value]:
    """What is stated of a grant beside the columns of the table."""
    if grant.quantity and grant.quantity > 1 and grant.amount is not None:
        each = Decimal(grant.amount) / Decimal(grant.quantity)
        if each == each.quantize(Decimal("0.01")):
            yield Value(text=f"soit {money(each, grant.currency)} l’unité")
    if grant.rate is not None:
        base = f" de {money(grant.base, grant.currency)}" if grant.base is not None else ""
        yield Value(text=f"{number(grant.rate * 100)}\u202f%{base}", words=facts.words(f"{pointer}/rate"))
    elif grant.base is not None:
        words = facts.words(f"{pointer}/base")
        yield Value(text=f"pour une dépense de {money(grant.base, grant.currency)}", words=words)
    for index, share in enumerate(grant.shares):
        part = money(share.amount, grant.currency) if share.amount is not None else "part non précisée"
        words = facts.words(f"{pointer}/shares/{index}")
        yield Value(text=f"dont {share.territory or share.year}\u00a0: {part}", words=words)
    if grant.amends:
        yield Value(text=f"modifie {grant.amends}", words=facts.words(f"{pointer}/amends"))
    if grant.beneficiary_siret:
        yield Value(text=f"Siret {grant.beneficiary_siret}", words=facts.words(f"{pointer}/beneficiary_siret"))
    if grant.beneficiary_rna:
        yield Value(text=f"RNA {grant.beneficiary_rna}", words=facts.words(f"{pointer}/beneficiary_rna"))


def _refusal(act: ActInput, facts: Facts, index: int) -> RefusalLine:
    refusal = act.record.refusals[index]
    return RefusalLine(
        id=thing_place(act.keys, "refusals", index),
        beneficiary=Value(text=refusal.beneficiary or _UNNAMED, words=facts.words(f"/refusals/{index}")),
        amount=money(refusal.amount) if refusal.amount is not None else None,
        outcome=REFUSAL[refusal.outcome],
    )


def _chart(grants: tuple[Grant, ...]) -> Chart | None:
    """What is paid by beneficiary; none where the sums are of several currencies."""
    currencies = list(totals(grants))
    if len(currencies) != 1:
        return None
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for grant in grants:
        name = "Personnes physiques" if grant.natural_person else grant.beneficiary or "Non précisé"
        sums[name] += grant.paid or 0
    return ranking("Montant accordé à chaque bénéficiaire", sums.items(), currencies[0])
