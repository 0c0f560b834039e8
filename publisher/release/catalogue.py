"""The catalogue of a release: DCAT-AP 3.0.1, every node that it points to typed in it.

Values come from the authority tables of the European Union. Two forms differ by one datatype: DCAT-AP wants the value
of a checksum as ``xsd:hexBinary``, and the harvester of data.gouv.fr (udata) fails on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Namespace

from publisher.pages import Site
from publisher.release.about import moment
from publisher.release.downloads import ACTS_DATASET, GRANTS_DATASET, Offered
from publisher.release.jsonld import Context
from publisher.release.serialise import ntriples

SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
IANA = Namespace("https://www.iana.org/assignments/media-types/")

_LANGUAGE, _COUNTRY = AUTHORITY["language/FRA"], AUTHORITY["country/FRA"]
_PUBLIC, _IRREGULAR = AUTHORITY["access-right/PUBLIC"], AUTHORITY["frequency/IRREG"]
_STABLE = AUTHORITY["planned-availability/STABLE"]
_THEMES = {
    AUTHORITY["data-theme/GOVE"]: "Gouvernement et secteur public",
    AUTHORITY["data-theme/ECON"]: "Économie et finances",
}
_LICENCES = {
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence": (
        AUTHORITY["licence/ETALAB_2_0"],
        "Licence Ouverte / Open Licence version 2.0",  # data.gouv.fr knows the licence by this label
    ),
    "https://opendatacommons.org/licenses/odbl/1-0": (
        AUTHORITY["licence/ODC_BL"],
        "Open Data Commons Open Database License",
    ),
}
_DATASETS = {
    ACTS_DATASET: (
        "Délibérations",
        "Les délibérations publiées par {publisher} : décisions, votes, financements, chaque fait relié à ses mots.",
        ("délibération", "conseil municipal", "conseil départemental", "collectivité territoriale", "décision"),
    ),
    GRANTS_DATASET: (
        "Subventions et financements",
        "Les sommes accordées par délibération, publiées par {publisher} : qui reçoit combien, et pour quoi.",
        ("subvention", "financement public", "association", "collectivité territoriale"),
    ),
}

CONTEXT = Context.of(
    {
        "@context": {
            "dcat": str(DCAT),
            "dcatap": str(DCATAP),
            "dcterms": str(DCTERMS),
            "foaf": str(FOAF),
            "rdfs": str(RDFS),
            "skos": str(SKOS),
            "spdx": str(SPDX),
            "vcard": str(VCARD),
            "xsd": str(XSD),
        }
    }
)
"""The prefixes that the catalogue is written with."""

PLAIN_STRING = XSD.string
"""The datatype of checksums that data.gouv.fr reads."""

Triple = tuple[URIRef | BNode, URIRef, URIRef | BNode | Literal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What the catalogue tells: the files offered, the days of the first and last sitting, and of the first release."""

    site: Site
    files: Sequence[Offered]
    period: tuple[str, str] | None
    issued: str

    @property
    def modified(self) -> Literal:
        """When a file last changed."""
        return Literal(moment(max(file.modified for file in self.files)), datatype=XSD.dateTime)


def canonical(catalogue: Catalogue, *, checksum: URIRef = XSD.hexBinary) -> bytes:
    """The graph of the catalogue; ``checksum`` is the datatype of the checksums."""
    graph = Graph(bind_namespaces="none")
    for triple in _triples(catalogue, checksum):
        graph.add(triple)
    return ntriples(graph.serialize(format="nt").encode())


def _triples(catalogue: Catalogue, checksum: URIRef) -> Iterator[Triple]:
    site, node = catalogue.site, URIRef(catalogue.site.addresses.catalogue())
    yield from _resource(
        catalogue, node, DCAT.Catalog, site.title, f"Les données ouvertes publiées par {site.publisher}."
    )
    yield node, FOAF.homepage, URIRef(site.addresses.home())
    yield URIRef(site.addresses.home()), RDF.type, FOAF.Document
    yield from _agents(site)
    yield from _licence(site)
    yield from _authority_tables()
    for key, (title, description, keywords) in _DATASETS.items():
        dataset = _part(site, key)
        yield node, DCAT.dataset, dataset
        yield from _resource(catalogue, dataset, DCAT.Dataset, title, description.format(publisher=site.publisher))
        yield from _dataset(catalogue, dataset, keywords)
        for file in catalogue.files:
            if file.kind.dataset == key and file.authority is None and file.kind.packed is None:
                yield from _distribution(catalogue, dataset, file, checksum)


def _resource(catalogue: Catalogue, node: URIRef, kind: URIRef, title: str, description: str) -> Iterator[Triple]:
    """What a catalogue and a data set both say."""
    yield node, RDF.type, kind
    yield node, DCTERMS.title, Literal(title, lang="fr")
    yield node, DCTERMS.description, Literal(description, lang="fr")
    yield node, DCTERMS.publisher, _part(catalogue.site, "editeur")
    yield node, DCTERMS.language, _LANGUAGE
    yield node, DCTERMS.spatial, _COUNTRY
    yield node, DCTERMS.issued, Literal(catalogue.issued, datatype=XSD.date)
    yield node, DCTERMS.modified, catalogue.modified


def _dataset(catalogue: Catalogue, dataset: URIRef, keywords: tuple[str, ...]) -> Iterator[Triple]:
    site = catalogue.site
    landing = URIRef(site.addresses.section("telechargements"))
    yield dataset, DCTERMS.identifier, Literal(str(dataset))
    yield from ((dataset, DCAT.keyword, Literal(word, lang="fr")) for word in keywords)
    yield from ((dataset, DCAT.theme, theme) for theme in _THEMES)
    yield dataset, DCTERMS.accrualPeriodicity, _IRREGULAR
    yield dataset, DCTERMS.accessRights, _PUBLIC
    yield dataset, DCAT.landingPage, landing
    yield landing, RDF.type, FOAF.Document
    if site.contact:
        yield dataset, DCAT.contactPoint, _part(site, "contact")
    if catalogue.period:
        period = BNode(f"period{dataset.rpartition('#')[2]}")  # a node with an IRI is fetched by udata
        yield dataset, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        yield period, DCAT.startDate, Literal(catalogue.period[0], datatype=XSD.date)
        yield period, DCAT.endDate, Literal(catalogue.period[1], datatype=XSD.date)


def _distribution(catalogue: Catalogue, dataset: URIRef, file: Offered, checksum: URIRef) -> Iterator[Triple]:
    site, url = catalogue.site, URIRef(catalogue.site.addresses.download(file.kind.name))
    stem = file.kind.name.replace(".", "-")
    node, sum_node = _part(site, "fichier", stem), _part(site, "empreinte", stem)
    media_type, file_type = IANA[file.kind.media_type], AUTHORITY[f"file-type/{file.kind.file_type}"]
    yield dataset, DCAT.distribution, node
    yield node, RDF.type, DCAT.Distribution
    yield node, DCTERMS.title, Literal(file.kind.name, lang="fr")
    yield node, DCTERMS.description, Literal(file.kind.description, lang="fr")
    yield node, DCAT.accessURL, url
    yield node, DCAT.downloadURL, url
    yield url, RDF.type, RDFS.Resource
    yield node, DCTERMS.license, _licence_of(site)[0]
    yield node, DCTERMS.rights, _part(site, "droits")
    yield node, DCTERMS["format"], file_type
    yield file_type, RDF.type, DCTERMS.MediaTypeOrExtent
    yield node, DCAT.mediaType, media_type
    yield media_type, RDF.type, DCTERMS.MediaType
    yield node, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger)
    yield node, DCATAP.availability, _STABLE
    yield node, DCTERMS.language, _LANGUAGE
    yield node, DCTERMS.issued, Literal(catalogue.issued, datatype=XSD.date)
    yield node, DCTERMS.modified, Literal(moment(file.modified), datatype=XSD.dateTime)
    yield node, SPDX.checksum, sum_node
    yield sum_node, RDF.type, SPDX.Checksum
    yield sum_node, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield sum_node, SPDX.checksumValue, Literal(file.sha256, datatype=checksum, normalize=False)


def _agents(site: Site) -> Iterator[Triple]:
    publisher = _part(site, "editeur")
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, FOAF.name, Literal(site.publisher, lang="fr")
    if site.contact:
        contact, mail = _part(site, "contact"), "@" in site.contact
        yield contact, RDF.type, VCARD.Kind
        yield contact, VCARD.fn, Literal(site.publisher, lang="fr")
        reached = URIRef(f"mailto:{site.contact}" if mail else site.contact)
        yield contact, VCARD.hasEmail if mail else VCARD.hasURL, reached


def _licence(site: Site) -> Iterator[Triple]:
    licence, label = _licence_of(site)
    yield licence, RDF.type, DCTERMS.LicenseDocument
    yield licence, RDFS.label, Literal(label)
    yield licence, FOAF.page, URIRef(site.licence_url)
    yield _part(site, "droits"), RDF.type, DCTERMS.RightsStatement
    yield _part(site, "droits"), RDFS.label, Literal(label)


def _licence_of(site: Site) -> tuple[URIRef, str]:
    return _LICENCES.get(site.licence_url.rstrip("/"), (URIRef(site.licence_url), site.licence))


def _authority_tables() -> Iterator[Triple]:
    """The values of authority tables in use, with their class."""
    yield _LANGUAGE, RDF.type, DCTERMS.LinguisticSystem
    yield _COUNTRY, RDF.type, DCTERMS.Location
    yield _COUNTRY, SKOS.prefLabel, Literal("France", lang="fr")
    yield _PUBLIC, RDF.type, DCTERMS.RightsStatement
    yield _IRREGULAR, RDF.type, DCTERMS.Frequency
    yield SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm
    labels = {**_THEMES, _STABLE: "stable"}
    for concept, label in labels.items():
        yield concept, RDF.type, SKOS.Concept
        yield concept, SKOS.prefLabel, Literal(label, lang="fr")
        yield concept, SKOS.inScheme, URIRef(concept.rpartition("/")[0])


def _part(site: Site, *keys: str) -> URIRef:
    return URIRef(site.addresses.part(site.addresses.catalogue(), *keys))
