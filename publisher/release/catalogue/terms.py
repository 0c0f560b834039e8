"""Vocabularies of the catalogue, and values of authority tables: each typed, labelled and placed in its table.

Every node that DCAT-AP points to must be typed in the catalogue itself, and values of tables must say of which.
"""

from collections.abc import Iterable, Iterator

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Namespace

from publisher.namespaces import DQV, HYDRA, LOCN, SPDX, VCARD
from publisher.release.jsonld import Context

Triple = tuple[URIRef | BNode, URIRef, URIRef | BNode | Literal]


DATASET_SERIES, IN_SERIES = URIRef(f"{DCAT}DatasetSeries"), URIRef(f"{DCAT}inSeries")
"""Terms of DCAT 3 that rdflib does not know yet."""

AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
IANA = Namespace("https://www.iana.org/assignments/media-types/")
ADMS_TABLES = Namespace("http://purl.org/adms/")
AVAILABILITY = URIRef("http://data.europa.eu/r5r/availability")
GEOJSON = URIRef("https://www.iana.org/assignments/media-types/application/vnd.geo+json")
WKT = URIRef("http://www.opengis.net/ont/geosparql#wktLiteral")

FRENCH, FRANCE = AUTHORITY["language/FRA"], AUTHORITY["country/FRA"]
PUBLIC, IRREGULAR = AUTHORITY["access-right/PUBLIC"], AUTHORITY["frequency/IRREG"]
STABLE = AUTHORITY["planned-availability/STABLE"]
THEME_TABLE = AUTHORITY["data-theme"]
THEMES = {
    AUTHORITY["data-theme/GOVE"]: "Gouvernement et secteur public",
    AUTHORITY["data-theme/ECON"]: "Économie et finances",
}
_PUBLISHER_TYPES = URIRef(ADMS_TABLES["publishertype/1.0"])
_LICENCE_TYPES = URIRef(ADMS_TABLES["licencetype/1.0"])
LOCAL = ADMS_TABLES["publishertype/LocalAuthority"]
REGIONAL = ADMS_TABLES["publishertype/RegionalAuthority"]
ATTRIBUTION = ADMS_TABLES["licencetype/Attribution"]
SHARE_ALIKE = ADMS_TABLES["licencetype/ViralEffect-ShareAlike"]

_CONCEPTS = {
    LOCAL: ("Collectivité locale", _PUBLISHER_TYPES),
    REGIONAL: ("Collectivité régionale", _PUBLISHER_TYPES),
    ATTRIBUTION: ("Attribution", _LICENCE_TYPES),
    SHARE_ALIKE: ("Partage à l’identique", _LICENCE_TYPES),
    STABLE: ("stable", AUTHORITY["planned-availability"]),
} | {theme: (label, THEME_TABLE) for theme, label in THEMES.items()}
_TABLES = {
    _PUBLISHER_TYPES: "Types d’éditeurs (ADMS)",
    _LICENCE_TYPES: "Types de licences (ADMS)",
    AUTHORITY["planned-availability"]: "Disponibilité (Office des publications de l’UE)",
    THEME_TABLE: "Thèmes de données (Office des publications de l’UE)",
}

CONTEXT = Context.of(
    {
        "@context": {
            "dcat": str(DCAT),
            "dcatap": "http://data.europa.eu/r5r/",
            "dcterms": str(DCTERMS),
            "dqv": str(DQV),
            "foaf": str(FOAF),
            "hydra": str(HYDRA),
            "locn": str(LOCN),
            "owl": "http://www.w3.org/2002/07/owl#",
            "pv": "https://piveau.eu/ns/voc#",
            "rdfs": str(RDFS),
            "skos": str(SKOS),
            "spdx": str(SPDX),
            "vcard": str(VCARD),
            "void": "http://rdfs.org/ns/void#",
            "xsd": str(XSD),
        }
    }
)
"""The prefixes that the catalogue, its quality and VoID are written with."""


def french(text: str) -> Literal:
    """A text in French."""
    return Literal(text, lang="fr")


def of_table(value: URIRef, kind: URIRef) -> Iterator[Triple]:
    """A value of an EU table that is of a class of its own: a language, a country, a file type."""
    yield value, RDF.type, kind
    yield value, SKOS.inScheme, URIRef(value.rpartition("/")[0])


def typed(value: URIRef, kind: URIRef) -> Iterator[Triple]:
    """A node that is pointed at, with its class."""
    yield value, RDF.type, kind


def concepts(used: Iterable[URIRef]) -> Iterator[Triple]:
    """Concepts of tables with their label, and the tables."""
    for concept in used:
        label, table = _CONCEPTS[concept]
        yield concept, RDF.type, SKOS.Concept
        yield concept, SKOS.prefLabel, french(label)
        yield concept, SKOS.inScheme, table
        yield table, RDF.type, SKOS.ConceptScheme
        yield table, DCTERMS.title, french(_TABLES[table])


def common_values() -> Iterator[Triple]:
    """The values of tables that every catalogue uses."""
    yield from of_table(FRENCH, DCTERMS.LinguisticSystem)
    yield from of_table(FRANCE, DCTERMS.Location)
    yield FRANCE, SKOS.prefLabel, french("France")
    yield from of_table(PUBLIC, DCTERMS.RightsStatement)
    yield from of_table(IRREGULAR, DCTERMS.Frequency)
    yield SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm
    yield from concepts((*THEMES, STABLE))
