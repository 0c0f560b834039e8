"""The other pages: valid, linked within the site, and saying what they are made from."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from publisher.errors import ConfigError
from publisher.pages import (
    ActRow,
    CatalogueInput,
    ErrorInput,
    Facet,
    FacetValue,
    FileRow,
    GrantRow,
    HomeInput,
    Link,
    ListInput,
    MemberInput,
    MemberRow,
    OntologyInput,
    OrganisationInput,
    OrganisationRow,
    SourceInput,
    TermRow,
    TerritoryInput,
    accessibility_page,
    assets,
    catalogue_page,
    downloads_page,
    error_page,
    home_page,
    legal_page,
    list_page,
    member_page,
    ontology_page,
    organisation_page,
    source_page,
    territory_page,
)
from publisher.pages.colour import DARK_PAPER, ENOUGH, LIGHT_PAPER, accents, contrast
from publisher.pages.links import href
from publisher.records import Money, PartialDate
from publisher.records.values import AttendanceStatus, Outcome
from tests.factories import text
from tests.pages.builders import SITE
from tests.pages.markup import Markup, parsed, words_of

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
TERM = TermRow(
    iri="https://w3id.org/public-funding#Grant",
    name="pf:Grant",
    kind="Classe",
    labels={"fr": "subvention", "en": "grant"},
    definitions={"fr": "Somme accordée.", "en": "A sum awarded."},
    example="1 000 € au club de judo",
    domain=Link(label="schema:MonetaryGrant", iri="https://schema.org/MonetaryGrant"),
)

PAGES: dict[str, Callable[[], bytes]] = {
    "home": lambda: home_page(
        SITE,
        HomeInput(
            acts=1,
            grants=2,
            organisations=1,
            total=Money(Decimal("1500.50")),
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
    "downloads": lambda: downloads_page(SITE, [FILE]),
    "catalogue": lambda: catalogue_page(
        SITE, CatalogueInput(title="Catalogue", description=HOSTILE, modified=PartialDate("2024-04-02"), files=(FILE,))
    ),
    "ontology": lambda: ontology_page(
        SITE, OntologyInput(iri="https://w3id.org/public-funding#", version="1.0.0", headings={"Classes": (TERM,)})
    ),
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


def page(name: str) -> Markup:
    return parsed(PAGES[name]())


@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole(name: str) -> None:
    shown = page(name)
    ids = shown.ids()
    assert len(ids) == len(set(ids))
    assert shown.fragments() <= set(ids)
    assert shown.root.attrib["lang"] == "fr"
    assert len(shown.all("h1")) == len(shown.all("main")) == 1
    assert [words_of(script) for script in shown.all("script")] == [""]
    levels = [int(e.tag[-1]) for e in shown.root.iter() if str(e.tag)[-2:] in {"h1", "h2", "h3"}]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_page_declares_its_accessibility(name: str) -> None:
    (link,) = [a for a in page(name).all("a") if words_of(a).startswith("Accessibilité")]
    assert words_of(link) == "Accessibilité : non conforme"
    assert link.attrib["href"] == "/actes/accessibilite"


@pytest.mark.parametrize("name", PAGES)
def test_links_stay_under_the_path_of_the_base(name: str) -> None:
    within = [link for link in page(name).links() if link.startswith("/")]
    assert within
    assert all(link.startswith("/actes/") for link in within)


@pytest.mark.parametrize("name", PAGES)
def test_same_input_same_page(name: str) -> None:
    assert PAGES[name]() == PAGES[name]()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("home", "1 500,50 € accordés au total"),
        ("home", "1 délibération"),
        ("home", "1 500,50 € en 2 financements 1 point à vérifier"),
        ("home", "Délibération sans titre"),
        ("authority", "2 délibérations dans ce site."),
        ("authority", "Siren 226200012"),
        ("beneficiary", "2 financements reçus, pour un total de 1 000 €."),
        ("beneficiary", "non précisé"),
        ("member", "parmi les présents, secrétaire, intérêt à l’affaire : n’a pas pris part au vote"),
        ("territory", "Personne physique (nom masqué)"),
        ("territory", "Total 2024 2 000 €"),
        ("source", "Empreinte SHA-256 " + "b" * 64),
        ("downloads", "24 ko"),
        ("catalogue", "Mis à jour le 2 avril 2024."),
        ("ontology", "grant — A sum awarded."),
        ("accessibility", "Ce site n’a fait l’objet d’aucun audit"),
        ("legal", "non renseigné par l’éditeur"),
        ("list", "23 délibérations pour"),
        ("list", "page 2 sur 3"),
        ("no-answer", "Aucune délibération ne répond à cette recherche."),
        ("406", "Turtle"),
        ("410", "Motif Acte rapporté. Depuis 2 mai 2024"),
    ],
)
def test_page_says(name: str, expected: str) -> None:
    assert expected in page(name).text()


def test_the_search_form_keeps_the_other_choices() -> None:
    fields = {field.attrib["name"]: field.attrib["value"] for field in page("list").all("input")}
    assert fields == {"q": HOSTILE, "annee": HOSTILE}


def test_the_original_of_a_masked_source_is_not_linked() -> None:
    shown = SourceInput(sha256="b" * 64, media_type=None, origin=None, text=text(), masked=True)
    links = parsed(source_page(SITE, shown)).links()
    assert not any(link.endswith("/original") for link in links)


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://data.example/actes", "/actes"),
        ("https://data.example/actes/", "/actes/"),
        ("https://data.example/actes/catalogue#x", "/actes/catalogue#x"),
        ("https://data.example/actes-autres", "https://data.example/actes-autres"),
        ("https://schema.org/Legislation", "https://schema.org/Legislation"),
    ],
)
def test_links(iri: str, expected: str) -> None:
    assert href(TO, iri) == expected


def test_assets_are_those_that_pages_ask_for() -> None:
    served = {asset.name: asset for asset in assets(SITE)}
    asked = {
        element.attrib.get("src") or element.attrib["href"]
        for tag in ("script", "link")
        for element in page("home").all(tag)
        if element.attrib.get("rel") in {None, "stylesheet", "icon"}
    }
    assert asked == {f"/actes/static/{name}" for name in ("couleurs.css", "icone.svg", "page.js", "style.css")}
    assert {address.rpartition("static/")[2] for address in asked} <= set(served)
    style = served["style.css"].content.decode()
    for font in ("source-sans-3", "source-serif-4"):
        assert f"fonts/{font}-latin-wght-normal.woff2" in style
        assert f"fonts/{font}-latin-wght-normal.woff2" in served
    assert "http" not in style
    assert list(served) == sorted(served)


@pytest.mark.parametrize("asked", [None, "#12566b", "#ffffff", "#000000", "#ffee00", "#7F7f7F"])
def test_an_accent_can_be_read_on_both_papers(asked: str | None) -> None:
    light, dark = accents(asked)

    def levels(colour: str) -> tuple[int, int, int]:
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

    assert contrast(levels(light), LIGHT_PAPER) >= ENOUGH
    assert contrast(levels(dark), DARK_PAPER) >= ENOUGH
    assert f"--accent: {light}" in next(
        asset.content.decode() for asset in assets(replace(SITE, accent=asked)) if asset.name == "couleurs.css"
    )


def test_contrast_of_black_and_white() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@pytest.mark.parametrize("asked", ["rouge", "#fff", "#12566b; } body { display: none", ""])
def test_an_accent_that_is_no_colour_is_refused(asked: str) -> None:
    if asked:
        with pytest.raises(ConfigError, match="Couleur d’accent"):
            accents(asked)
    else:
        assert accents(asked) == accents(None)
