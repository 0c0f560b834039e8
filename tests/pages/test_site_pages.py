"""The other pages: valid, linked within the site, and saying what they are made from."""

from dataclasses import replace
from itertools import pairwise

import pytest

from publisher.errors import ConfigError
from publisher.pages import (
    SourceInput,
    assets,
    source_page,
)
from publisher.pages.colour import DARK_PAPER, ENOUGH, LIGHT_PAPER, accents, contrast
from publisher.pages.links import href
from tests.factories import text
from tests.pages.builders import SITE
from tests.pages.gallery import HOSTILE, PAGES, TO
from tests.pages.markup import Markup, parsed, words_of


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
    scripts = [script for script in shown.all("script") if script.attrib.get("type") != "application/ld+json"]
    assert [words_of(script) for script in scripts] == [""]
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
        ("home", "1 délibération de 2021 à 2024"),
        ("organisations", "60 organismes pour"),
        ("organisations", "page 1 sur 2"),
        ("no-organisation", "Aucun organisme de ce nom"),
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
