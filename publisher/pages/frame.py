"""What stands around every page: names, navigation, notices."""

from dataclasses import dataclass

from publisher.pages.act.reuse import Form
from publisher.pages.inputs import Link, Site
from publisher.pages.links import href

STYLESHEETS = ("couleurs.css", "style.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The masthead and the foot of the pages of a site."""

    title: str
    publisher: str
    home: str
    search: str
    beneficiaries: str
    glossary: str
    navigation: tuple[Link, ...]
    notices: tuple[Link, ...]
    stylesheets: tuple[str, ...]
    script: str
    icon: str
    licence: str
    licence_url: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a page says: its title, address and description, and the forms of its data."""

    title: str
    description: str
    canonical: str | None = None
    forms: tuple[Form, ...] = ()


def present_frame(site: Site) -> Frame:
    """The frame of the pages of a site; links are ready ``href`` values."""
    addresses = site.addresses

    def to(label: str, iri: str) -> Link:
        return Link(label=label, iri=href(addresses, iri))

    return Frame(
        title=site.title,
        publisher=site.publisher,
        home=href(addresses, addresses.home()),
        search=href(addresses, addresses.section("deliberations")),
        beneficiaries=href(addresses, addresses.section("organismes")),
        glossary=href(addresses, addresses.section("glossaire")),
        navigation=(
            to("Délibérations", addresses.section("deliberations")),
            to("Bénéficiaires", addresses.section("organismes")),
            to("Téléchargements", addresses.section("telechargements")),
            to("Catalogue", addresses.catalogue()),
            to("Vocabulaire", addresses.ontology()),
        ),
        notices=(
            to("Suivre les changements", addresses.feed()),
            to("Glossaire", addresses.section("glossaire")),
            to("Accessibilité : non conforme", addresses.section("accessibilite")),
            to("Mentions légales", addresses.section("mentions-legales")),
            to("Données personnelles", f"{addresses.section('mentions-legales')}#donnees-personnelles"),
        ),
        stylesheets=tuple(href(addresses, addresses.asset(name)) for name in STYLESHEETS),
        script=href(addresses, addresses.asset("page.js")),
        icon=href(addresses, addresses.asset("icone.svg")),
        licence=site.licence,
        licence_url=site.licence_url,
        version=site.version,
    )
