"""One of each page of the site but that of an act, from values with hostile words in them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from publisher.pages import (
    ActRow,
    AuthorityFiles,
    CatalogueInput,
    ChangeRow,
    DatasetRow,
    DimensionRow,
    DownloadsInput,
    ErrorInput,
    Facet,
    FacetValue,
    FeedInput,
    FileRow,
    GrantRow,
    HomeInput,
    Link,
    ListInput,
    MemberInput,
    MemberRow,
    OntologyInput,
    OrganisationInput,
    OrganisationListInput,
    OrganisationRow,
    QualityInput,
    SourceInput,
    TermRow,
    TerritoryInput,
    YearFiles,
    accessibility_page,
    authority_downloads_page,
    catalogue_page,
    downloads_page,
    error_page,
    feed_page,
    glossary_page,
    home_page,
    legal_page,
    list_page,
    member_page,
    ontology_page,
    organisation_page,
    organisations_page,
    source_page,
    territory_page,
)
from publisher.records import Money, PartialDate
from publisher.records.values import AttendanceStatus, Outcome
from tests.factories import text
from tests.pages.builders import SITE

TO = SITE.addresses
HOSTILE = "<script>alert(1)</script>\"'&"
AUTHORITY = Link(label=f"Commune {HOSTILE}", iri=TO.organisation("valcombreuse"))
ACT = ActRow(
    iri=TO.act("valcombreuse", "2024", "2024-17"),
    number="2024-17",
    title=f"Subvention {HOSTILE}",
    date=PartialDate("2024-03-14"),
    authority=AUTHORITY,
    body="Conseil municipal",
    outcome=Outcome.ADOPTED,
    grants=2,
    total=Money(Decimal("1500.50")),
    warnings=1,
)
BARE_ACT = ActRow(iri=ACT.iri, number=None, title=None, date=None, authority=Link(label="Commune"))
GRANT = GrantRow(
    iri=f"{ACT.iri}#subvention-judo",
    act=Link(label="2024-17", iri=ACT.iri),
    date=PartialDate("2024-03-14"),
    authority=AUTHORITY,
    beneficiary=Link(label=f"Judo {HOSTILE}", iri=TO.organisation("judo")),
    amount=Money(Decimal("1000.00")),
    operation="Sport",
    territory=(Link(label="Artois", iri=TO.territory("artois")),),
)
ROW = OrganisationRow(iri=TO.organisation("judo"), name=f"Judo {HOSTILE}", count=2, total=Money(Decimal("1000.00")))
OTHER = replace(ROW, name="Chorale", total=Money(Decimal("250.00")))
FILE = FileRow(
    iri=TO.download("tout.nt"),
    name="tout.nt",
    media_type="application/n-triples",
    size=24300,
    description="Toutes les données",
    sha256="a" * 64,
)
DATASET = DatasetRow(
    iri=f"{TO.catalogue()}#deliberations",
    title=HOSTILE,
    description=f"{HOSTILE} : les délibérations, leurs votes et leurs financements.",
    page=TO.downloads(),
    publisher=Link(label=HOSTILE, iri=f"{TO.organisation('valcombreuse')}#organisme"),
    keywords=("délibération", HOSTILE),
    issued=PartialDate("2024-01-01"),
    modified=PartialDate("2024-04-02"),
    period=("2024-01-10", "2024-03-14"),
    bbox=(Decimal("5.1"), Decimal("45.9"), Decimal("5.2"), Decimal(46)),
    years=2,
    files=(FILE,),
)
FILES = AuthorityFiles(
    iri=TO.downloads("valcombreuse"),
    name=f"Commune {HOSTILE}",
    levels=tuple(
        YearFiles(
            year=year,
            main=(Link(label="N-Triples", iri=TO.download("tout.nt", "valcombreuse", year)),),
            files=(replace(FILE, packed=replace(FILE, name="tout.nt.gz", size=1_200)), replace(FILE, name="b.csv")),
        )
        for year in (None, "2024", "2023")
    ),
)
TERM = TermRow(
    iri="https://w3id.org/public-funding#Grant",
    name="pf:Grant",
    kind="Classe",
    labels={"fr": "subvention", "en": "grant"},
    definitions={"fr": "Somme accordée.", "en": "A sum awarded."},
    example="1 000 € au club de judo",
    domain=Link(label="schema:MonetaryGrant", iri="https://schema.org/MonetaryGrant"),
)

CODE_LIST = TermRow(
    iri="https://w3id.org/public-funding#codes-outcome",
    name="pf:codes-outcome",
    kind="Liste de codes",
    labels={"fr": "issues", "en": "outcomes"},
    definitions={},
    codes=(
        TermRow(
            iri="https://w3id.org/public-funding#outcome-adopted",
            name="pf:outcome-adopted",
            kind="Code",
            labels={"fr": "adoptée", "en": "adopted"},
            definitions={"fr": "La délibération est prise.", "en": "The act is passed."},
        ),
    ),
)

PAGES: dict[str, Callable[[], bytes]] = {
    "home": lambda: home_page(
        SITE,
        HomeInput(
            acts=1,
            grants=2,
            organisations=1,
            total=Money(Decimal("1500.50")),
            years=("2021", "2024"),
            latest=(ACT, BARE_ACT),
            authorities=(ROW,),
            beneficiaries=(ROW, OTHER),
        ),
    ),
    "empty-home": lambda: home_page(SITE, HomeInput(acts=0, grants=0, organisations=0, total=None)),
    "authority": lambda: organisation_page(
        SITE,
        OrganisationInput(
            key="valcombreuse", name=HOSTILE, siren="226200012", acts=(ACT, BARE_ACT), beneficiaries=(ROW, OTHER)
        ),
    ),
    "beneficiary": lambda: organisation_page(
        SITE, OrganisationInput(key="judo", name=HOSTILE, received=(GRANT, replace(GRANT, amount=None)))
    ),
    "feed": lambda: feed_page(
        SITE,
        FeedInput(
            versions=1250,
            documents=2,
            since=datetime(2024, 3, 14, tzinfo=UTC),
            pages=13,
            latest=tuple(
                ChangeRow(
                    at=datetime(2024, 3, 15, tzinfo=UTC),
                    kind=kind,
                    act=Link(label=f"{kind} {HOSTILE}", iri=ACT.iri),
                    version=f"{ACT.iri}/versions/0123456789abcdef",
                )
                for kind in ("created", "updated", "withdrawn")
            ),
            subjects=(Link(label=f"7.5 {HOSTILE}", iri=f"{TO.subject('7.5')}.atom"),),
        ),
    ),
    "empty-feed": lambda: feed_page(SITE, FeedInput(versions=0, documents=0, since=None, pages=0)),
    "member": lambda: member_page(
        SITE,
        MemberInput(
            authority_key="valcombreuse",
            key="anne-petit",
            name=f"Anne {HOSTILE}",
            authority=AUTHORITY,
            rows=(MemberRow(act=ACT, status=AttendanceStatus.PRESENT, recused=True, roles=("secrétaire",)),),
        ),
    ),
    "territory": lambda: territory_page(
        SITE, TerritoryInput(key="artois", name=HOSTILE, grants=(GRANT, replace(GRANT, beneficiary=None)))
    ),
    "source": lambda: source_page(
        SITE,
        SourceInput(
            sha256="b" * 64,
            media_type="text/plain",
            origin=f"/actes/{HOSTILE}",
            text=text(HOSTILE),
            masked=False,
            acts=(ACT,),
        ),
    ),
    "downloads": lambda: downloads_page(
        SITE, DownloadsInput(index=TO.download("index.json"), whole=(FILE,), authorities=(FILES,))
    ),
    "downloads-nothing": lambda: downloads_page(
        SITE, DownloadsInput(index=TO.download("index.json"), whole=(), authorities=())
    ),
    "downloads-authority": lambda: authority_downloads_page(SITE, FILES),
    "catalogue": lambda: catalogue_page(
        SITE,
        CatalogueInput(
            title="Catalogue",
            description=HOSTILE,
            modified=PartialDate("2024-04-02"),
            datasets=(DATASET, replace(DATASET, iri=f"{TO.catalogue()}#subventions", period=None, years=0)),
            services=(Link(label="Flux des changements", iri=TO.feed()),),
            quality=QualityInput(
                points=405,
                most=405,
                rating="excellente",
                dimensions=(DimensionRow(label="Accès", points=100, most=100),),
            ),
        ),
    ),
    "catalogue-nothing": lambda: catalogue_page(SITE, CatalogueInput(title="Catalogue", description=HOSTILE)),
    "downloads-datasets": lambda: downloads_page(
        SITE,
        DownloadsInput(index=TO.download("index.json"), whole=(FILE,), authorities=(), datasets=(DATASET,)),
    ),
    "ontology": lambda: ontology_page(
        SITE,
        OntologyInput(
            iri="https://w3id.org/public-funding#",
            version="1.0.0",
            headings={"Classes": (TERM,), "Listes de codes": (CODE_LIST,)},
        ),
    ),
    "glossary": lambda: glossary_page(SITE),
    "organisations": lambda: organisations_page(
        SITE, OrganisationListInput(query=HOSTILE, total=60, page=1, pages=2, rows=(ROW, OTHER), following="?page=2")
    ),
    "no-organisation": lambda: organisations_page(SITE, OrganisationListInput(total=0, page=1, pages=1, rows=())),
    "accessibility": lambda: accessibility_page(SITE),
    "legal": lambda: legal_page(SITE),
    "list": lambda: list_page(
        SITE,
        ListInput(
            query=HOSTILE,
            total=23,
            page=2,
            pages=3,
            rows=(ACT, BARE_ACT),
            facets=(Facet(name="Année", values=(FacetValue(label="2024", count=9, href="?annee=2024", picked=True),)),),
            previous="?page=1",
            following="?page=3",
            kept=(("annee", HOSTILE),),
            downloads=(Link(label="CSV", iri=TO.download("x.csv")),),
        ),
    ),
    "no-answer": lambda: list_page(SITE, ListInput(query="zzz", total=0, page=1, pages=1, rows=())),
    "400": lambda: error_page(SITE, ErrorInput(status=400, message=HOSTILE)),
    "404": lambda: error_page(SITE, ErrorInput(status=404, message="Aucun document à cette adresse.")),
    "406": lambda: error_page(
        SITE,
        ErrorInput(status=406, message="Forme absente.", alternatives=(Link(label="Turtle", iri=f"{ACT.iri}.ttl"),)),
    ),
    "410": lambda: error_page(
        SITE, ErrorInput(status=410, message="Retiré.", reason="Acte rapporté.", on=PartialDate("2024-05-02"))
    ),
    "500": lambda: error_page(SITE, ErrorInput(status=500, message="Erreur.")),
}
