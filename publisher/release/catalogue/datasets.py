"""Data sets, and the series that the years of an authority are."""

from collections.abc import Iterator

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD

from publisher.identifiers import slug
from publisher.records.values import AuthorityKind
from publisher.release.about import moment
from publisher.release.catalogue.agents import body_iri, contact_iri, places, publisher_iri
from publisher.release.catalogue.model import Catalogue, DataSet, Group, Period
from publisher.release.catalogue.terms import (
    DATASET_SERIES,
    FRENCH,
    IN_SERIES,
    IRREGULAR,
    PUBLIC,
    THEMES,
    Triple,
    french,
    typed,
)
from publisher.release.downloads import ACTS_DATASET, GRANTS_DATASET

_TITLES = {ACTS_DATASET: "Délibérations", GRANTS_DATASET: "Subventions et financements"}
_CONTENTS = {
    ACTS_DATASET: "Les délibérations {of} : décisions, votes, financements, chaque fait relié aux mots qui l’énoncent.",
    GRANTS_DATASET: "Les sommes accordées par les délibérations {of} : qui reçoit combien, et pour quoi, chaque somme "
    "reliée aux mots qui l’énoncent.",
}
_KEYWORDS = {
    ACTS_DATASET: ("délibération", "collectivité territoriale", "décision", "vote", "scdl"),
    GRANTS_DATASET: ("subvention", "financement public", "association", "collectivité territoriale", "scdl"),
}
_ASSEMBLIES = {
    AuthorityKind.COMMUNE: "conseil municipal",
    AuthorityKind.DEPARTEMENT: "conseil départemental",
    AuthorityKind.REGION: "conseil régional",
    AuthorityKind.EPCI: "conseil communautaire",
}
_PROVENANCE = (
    "Un programme a lu ces faits dans le texte des délibérations publiées ; chacun renvoie aux mots qui l’énoncent. "
    "Seul l’acte publié par la collectivité fait foi."
)


def title(catalogue: Catalogue, item: DataSet) -> str:
    """The title of a data set: « Délibérations – Commune de Macommune – 2024 »."""
    of = item.body.name if item.body else catalogue.site.title
    parts = (_TITLES[item.kind], of if item.body else f"ensemble du site « {of} »", item.year)
    return " – ".join(filter(None, parts))


def description(catalogue: Catalogue, item: DataSet) -> str:
    """What a data set holds, in French."""
    of = f"de la collectivité « {item.body.name} »" if item.body else f"publiées par {catalogue.site.publisher}"
    if item.body is None and item.kind == GRANTS_DATASET:
        of = f"que publie {catalogue.site.publisher}"
    return _CONTENTS[item.kind].format(of=f"{of}, année {item.year}" if item.year else of)


def keywords(item: DataSet) -> tuple[str, ...]:
    """The keywords of a data set, those of its kind first."""
    assembly = _ASSEMBLIES.get(item.body.kind) if item.body and item.body.kind else None
    return tuple(filter(None, (*_KEYWORDS[item.kind], assembly)))


def landing_page(catalogue: Catalogue, item: DataSet) -> str:
    """Where a data set is shown to people."""
    addresses = catalogue.site.addresses
    page = addresses.downloads(item.body.key if item.body else None)
    return addresses.part(page, "annee", item.year) if item.year else page


def dataset(catalogue: Catalogue, item: DataSet, *, in_series: bool) -> Iterator[Triple]:
    """A data set, without its distributions; ``in_series``: that of a year says which series it is of."""
    site, node = catalogue.site, URIRef(item.iri(catalogue.site.addresses))
    yield node, RDF.type, DCAT.Dataset
    yield from _described(catalogue, item, node)
    yield node, DCTERMS.accessRights, PUBLIC
    yield node, DCTERMS.language, FRENCH
    yield node, DCTERMS.provenance, _provenance_iri(catalogue)
    yield node, FOAF.page, URIRef(site.addresses.ontology())
    yield from _period(item.period, node)
    yield node, DCTERMS.title, french(title(catalogue, item))
    yield node, DCTERMS.description, french(description(catalogue, item))
    yield node, DCTERMS.modified, Literal(moment(item.modified), datatype=XSD.dateTime)
    if item.body is None:
        others = (body for body in catalogue.bodies if slug(body.name) != slug(site.publisher))
        yield from ((node, DCTERMS.rightsHolder, body_iri(site, body)) for body in others)
    if item.year and in_series:
        yield node, IN_SERIES, URIRef(item.series_iri(site.addresses))


def series(catalogue: Catalogue, group: Group) -> Iterator[Triple]:
    """The series of the years of an authority; nothing where a group has none."""
    if not group.years:
        return
    together, node = group.sets[0], URIRef(group.years[0].series_iri(catalogue.site.addresses))
    yield node, RDF.type, DATASET_SERIES
    yield from _described(catalogue, together, node)
    yield from _period(together.period, node)
    yield node, DCTERMS.title, french(f"{title(catalogue, together)}, année par année")
    text = f"{description(catalogue, together)} Un jeu de données par année."
    yield node, DCTERMS.description, french(text)
    modified = max(item.modified for item in group.years)
    yield node, DCTERMS.modified, Literal(moment(modified), datatype=XSD.dateTime)


def common_documents(catalogue: Catalogue) -> Iterator[Triple]:
    """What every data set refers to."""
    provenance = _provenance_iri(catalogue)
    yield provenance, RDF.type, DCTERMS.ProvenanceStatement
    yield provenance, RDFS.label, french(_PROVENANCE)
    yield from typed(URIRef(catalogue.site.addresses.ontology()), FOAF.Document)


def _described(catalogue: Catalogue, item: DataSet, node: URIRef) -> Iterator[Triple]:
    """What data sets and series both say."""
    site, landing = catalogue.site, URIRef(landing_page(catalogue, item))
    yield node, DCTERMS.identifier, Literal(str(node))
    yield node, DCTERMS.publisher, body_iri(site, item.body) if item.body else publisher_iri(site)
    yield node, DCAT.contactPoint, contact_iri(site)
    yield node, DCTERMS.accrualPeriodicity, IRREGULAR
    yield node, DCTERMS.issued, Literal(catalogue.days[str(node)], datatype=XSD.date)
    yield node, DCAT.landingPage, landing
    yield from typed(landing, FOAF.Document)
    yield from ((node, DCTERMS.spatial, found) for found in places(site, item.body))
    yield from ((node, DCAT.theme, theme) for theme in THEMES)
    yield from ((node, DCAT.keyword, french(word)) for word in keywords(item))


def _period(period: Period | None, node: URIRef) -> Iterator[Triple]:
    """The time that something is about; a blank node, for udata fetches the IRI of a period."""
    if period is None:
        return
    found = BNode(f"periode-{node.rpartition('#')[2]}")
    yield node, DCTERMS.temporal, found
    yield found, RDF.type, DCTERMS.PeriodOfTime
    yield found, DCAT.startDate, Literal(period[0], datatype=XSD.date)
    yield found, DCAT.endDate, Literal(period[1], datatype=XSD.date)


def _provenance_iri(catalogue: Catalogue) -> URIRef:
    return URIRef(catalogue.site.addresses.part(catalogue.site.addresses.catalogue(), "provenance"))
