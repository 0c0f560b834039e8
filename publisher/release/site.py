"""Documents of the site itself: home, ontology, notices, static files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from publisher.identifiers import Addresses
from publisher.pages import (
    ActRow,
    Asset,
    GrantRow,
    HomeInput,
    OrganisationInput,
    OrganisationRow,
    Site,
    accessibility_page,
    assets,
    glossary_page,
    home_page,
    legal_page,
    ontology_page,
)
from publisher.release.digests import digest
from publisher.release.documents import context
from publisher.release.ontology import read_ontology
from publisher.release.rows import PublishedAct, act_row, total_of
from publisher.release.serialise import HTML, rdf_forms

_LATEST = 10
_LARGEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDocument:
    """A document of the site: its path, a digest of what it is made from, and how its forms are made."""

    path: str
    digest: str
    make: Callable[[], Mapping[str, bytes]]


def fixed_documents(site: Site) -> Iterator[SiteDocument]:
    """Those that depend on the settings alone: notices, glossary, ontology, static files."""
    addresses = site.addresses
    pages = {
        addresses.section("accessibilite"): accessibility_page,
        addresses.section("mentions-legales"): legal_page,
        addresses.section("glossaire"): glossary_page,
    }
    for iri, page in pages.items():
        yield SiteDocument(path=addresses.path(iri), digest="", make=partial(_page, page, site))
    yield SiteDocument(path=addresses.path(addresses.ontology()), digest="", make=partial(_ontology, site))
    for asset in assets(site):
        path = addresses.path(addresses.asset(asset.name))
        yield SiteDocument(path=path, digest=digest(asset.content), make=partial(_asset, asset))


def home_document(site: Site, acts: Sequence[PublishedAct], organisations: Iterable[OrganisationInput]) -> SiteDocument:
    """The home page; acts come the latest first."""
    home = _home(site.addresses, acts, tuple(organisations))
    path = site.addresses.path(site.addresses.home())
    return SiteDocument(path=path, digest=digest(home), make=lambda: {HTML: home_page(site, home)})


def _page(page: Callable[[Site], bytes], site: Site) -> Mapping[str, bytes]:
    return {HTML: page(site)}


def _asset(asset: Asset) -> Mapping[str, bytes]:
    return {asset.media_type: asset.content}


def _ontology(site: Site) -> Mapping[str, bytes]:
    canonical, page = read_ontology()
    return {HTML: ontology_page(site, page)} | rdf_forms(canonical, context())


def _home(
    addresses: Addresses, acts: Sequence[PublishedAct], organisations: tuple[OrganisationInput, ...]
) -> HomeInput:
    grants = [grant for published in acts for grant in published.act.record.grants]
    total, currency = total_of((grant.paid, grant.currency) for grant in grants)
    rows = tuple(act_row(published, addresses) for published in acts)
    deciding = [organisation for organisation in organisations if organisation.acts]
    receiving = [organisation for organisation in organisations if organisation.received]
    authorities = [_row(addresses, item, len(item.acts), item.acts) for item in deciding]
    beneficiaries = [_row(addresses, item, len(item.received), item.received) for item in receiving]
    return HomeInput(
        acts=len(acts),
        grants=len(grants),
        organisations=len(receiving),
        total=total,
        currency=currency,
        years=tuple(sorted({row.date[:4] for row in rows if row.date})),
        latest=rows[:_LATEST],
        authorities=tuple(sorted(authorities, key=lambda row: (-row.count, row.name))),
        beneficiaries=tuple(sorted(beneficiaries, key=lambda row: (-(row.total or Decimal(0)), row.name))[:_LARGEST]),
    )


def _row(
    addresses: Addresses, organisation: OrganisationInput, count: int, rows: Iterable[ActRow] | Iterable[GrantRow]
) -> OrganisationRow:
    total, currency = total_of((row.total if isinstance(row, ActRow) else row.paid, row.currency) for row in rows)
    return OrganisationRow(
        iri=addresses.organisation(organisation.key),
        name=organisation.name,
        count=count,
        total=total,
        currency=currency,
    )
