"""The pages of what acts name: organisations, elected members, territories, sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from publisher.formatting import count, number
from publisher.identifiers import public_origin
from publisher.pages.act.facts import Facts
from publisher.pages.act.lit import LitParagraph, light, lit_paragraphs
from publisher.pages.act.reuse import Form, forms
from publisher.pages.act.values import Named, Value
from publisher.pages.charts import Chart, ranking
from publisher.pages.inputs import (
    ActRow,
    GrantRow,
    MemberInput,
    OrganisationInput,
    Site,
    SourceInput,
    TerritoryInput,
)
from publisher.pages.links import href
from publisher.pages.rows import (
    ActLine,
    AwardLine,
    OrganisationLine,
    act_line,
    award_line,
    organisation_line,
    shown_link,
    total_of,
)
from publisher.pages.wording import STATUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The acts or grants of one year; ``id`` is its anchor."""

    id: str
    label: str
    acts: tuple[ActLine, ...] = ()
    awards: tuple[AwardLine, ...] = ()
    total: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    """An organisation: what it decides, and what it receives."""

    iri: str
    document: str
    forms: tuple[Form, ...]
    name: str
    other_names: tuple[str, ...]
    identifiers: tuple[Named, ...]
    summary: tuple[str, ...]
    decided: tuple[Year, ...]
    received: tuple[Year, ...]
    funded: tuple[OrganisationLine, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sat:
    """What one act says of a member."""

    act: ActLine
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPage:
    """An elected member and the acts that name them."""

    iri: str
    document: str
    forms: tuple[Form, ...]
    name: str
    authority: Value
    summary: str
    rows: tuple[Sat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryPage:
    """A territory and the grants for it."""

    iri: str
    document: str
    forms: tuple[Form, ...]
    name: str
    summary: str
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source: where it comes from, the acts read in it, and its text."""

    document: str
    forms: tuple[Form, ...]
    name: str
    facts: tuple[Named, ...]
    text: str
    original: str | None
    acts: tuple[ActLine, ...]
    paragraphs: tuple[LitParagraph, ...]


def present_organisation(site: Site, organisation: OrganisationInput) -> OrganisationPage:
    """The page of an organisation."""
    document = site.addresses.organisation(organisation.key)
    received, acts = organisation.received, organisation.acts
    summary = []
    if acts:
        summary.append(f"{count(len(acts), 'délibération')} dans ce site.")
    if received:
        total = total_of(received)
        of_which = f", pour un total de {total}" if total else ""
        summary.append(f"{count(len(received), 'financement reçu', 'financements reçus')}{of_which}.")
    names = {"Siren": organisation.siren, "Siret": organisation.siret, "RNA": organisation.rna}
    return OrganisationPage(
        iri=site.addresses.part(document, "organisme"),
        document=document,
        forms=forms(site, document),
        name=organisation.name,
        other_names=organisation.other_names,
        identifiers=tuple(Named(name=name, value=Value(text=text)) for name, text in names.items() if text),
        summary=tuple(summary),
        decided=_acts_by_year(site, acts),
        received=_awards_by_year(site, received),
        funded=tuple(organisation_line(site, row) for row in organisation.beneficiaries),
        chart=_funded_chart(organisation),
    )


def _funded_chart(organisation: OrganisationInput) -> Chart | None:
    currencies = {row.currency for row in organisation.beneficiaries if row.total is not None}
    if len(currencies) != 1:
        return None
    sums = ((row.name, Decimal(row.total)) for row in organisation.beneficiaries if row.total is not None)
    return ranking("Montant accordé à chaque bénéficiaire", sums, currencies.pop())


def _acts_by_year(site: Site, rows: Iterable[ActRow]) -> tuple[Year, ...]:
    years: defaultdict[str, list[ActLine]] = defaultdict(list)
    for row in rows:
        years[(row.date or "")[:4]].append(act_line(site, row))
    return tuple(
        Year(id=f"annee-{year}", label=year or "Année non précisée", acts=tuple(lines))
        for year, lines in sorted(years.items(), reverse=True)
    )


def _awards_by_year(site: Site, rows: Iterable[GrantRow]) -> tuple[Year, ...]:
    years: defaultdict[str, list[GrantRow]] = defaultdict(list)
    for row in rows:
        years[(row.date or "")[:4]].append(row)
    return tuple(
        Year(
            id=f"recu-{year}",
            label=year or "Année non précisée",
            awards=tuple(award_line(site, row) for row in awarded),
            total=total_of(tuple(awarded)),
        )
        for year, awarded in sorted(years.items(), reverse=True)
    )


def present_member(site: Site, member: MemberInput) -> MemberPage:
    """The page of an elected member."""
    document = site.addresses.member(member.authority_key, member.key)
    recused = sum(row.recused for row in member.rows)
    summary = count(len(member.rows), "délibération cite ce nom", "délibérations citent ce nom")
    return MemberPage(
        iri=site.addresses.part(document, "elu"),
        document=document,
        forms=forms(site, document),
        name=member.name,
        authority=shown_link(site, member.authority),
        summary=f"{summary}."
        + (f" Sans prendre part au vote, pour intérêt\u00a0: {number(recused)}." if recused else ""),
        rows=tuple(
            Sat(
                act=act_line(site, row.act),
                said=", ".join(
                    filter(
                        None,
                        (
                            f"parmi les {STATUS[row.status][1]}" if row.status else None,
                            row.represented_by and f"par {row.represented_by}",
                            *row.roles,
                            "intérêt à l’affaire\u00a0: n’a pas pris part au vote" if row.recused else None,
                        ),
                    )
                ),
            )
            for row in member.rows
        ),
    )


def present_territory(site: Site, territory: TerritoryInput) -> TerritoryPage:
    """The page of a territory."""
    document = site.addresses.territory(territory.key)
    total = total_of(territory.grants)
    summary = count(len(territory.grants), "financement pour ce territoire", "financements pour ce territoire")
    return TerritoryPage(
        iri=site.addresses.part(document, "territoire"),
        document=document,
        forms=forms(site, document),
        name=territory.name,
        summary=f"{summary}{f', pour un total de {total}' if total else ''}. "
        "Un financement partagé entre plusieurs territoires est compté en entier pour chacun.",
        years=_awards_by_year(site, territory.grants),
    )


def present_source(site: Site, source: SourceInput) -> SourcePage:
    """The page of a source."""
    addresses = site.addresses
    document = addresses.source(source.sha256)
    origin = public_origin(source.origin or "")
    known = {
        "Origine": origin,
        "Format": source.media_type,
        "Empreinte SHA-256": source.sha256,
        "Longueur": count(len(source.text.characters), "caractère"),
        "Pages": number(len(source.text.pages)),
    }
    return SourcePage(
        document=document,
        forms=forms(site, document),
        name=origin.rstrip("/").rpartition("/")[2] or source.sha256,
        facts=tuple(Named(name=name, value=Value(text=text)) for name, text in known.items() if text),
        text=href(addresses, addresses.source_text(source.sha256)),
        original=None if source.masked else href(addresses, addresses.source_original(source.sha256)),
        acts=tuple(act_line(site, row) for row in source.acts),
        paragraphs=lit_paragraphs(light(Facts({}), source.text), 0, len(source.text.characters)),
    )
