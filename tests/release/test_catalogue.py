"""The catalogue passes the shapes of DCAT-AP 3.0.1, and says of each file what it is."""

from dataclasses import replace
from datetime import UTC, datetime

import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, XSD

from publisher.identifiers import Addresses
from publisher.pages import Site
from publisher.release.catalogue import CONTEXT, PLAIN_STRING, SPDX, Catalogue, canonical
from publisher.release.downloads import KINDS, Offered
from publisher.release.serialise import RDF_XML, TURTLE, rdf_forms
from tests.conftest import shared

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader

AT = datetime(2025, 1, 15, 9, tzinfo=UTC)
SITE = Site(
    title="Délibérations", publisher="Commune de Valcombreuse", addresses=Addresses("https://data.example/actes")
)
FILES = tuple(Offered(kind=kind, size=1_234, sha256="0a" * 32, modified=AT) for kind in KINDS)
CATALOGUE = Catalogue(site=SITE, files=FILES, period=("2024-01-10", "2024-12-20"), issued="2024-02-01")

SITES = [
    pytest.param(SITE, id="no-contact"),
    pytest.param(replace(SITE, contact="donnees@valcombreuse.example"), id="e-mail"),
    pytest.param(replace(SITE, contact="https://valcombreuse.example/contact"), id="contact-page"),
    pytest.param(
        replace(SITE, licence="ODbL", licence_url="https://opendatacommons.org/licenses/odbl/1-0/"), id="odbl"
    ),
    pytest.param(replace(SITE, licence="Autre", licence_url="https://example.org/licence"), id="another-licence"),
]


def graph(catalogue: Catalogue) -> rdflib.Graph:
    return rdflib.Graph().parse(data=canonical(catalogue), format="nt")


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl"])
def test_no_violation_of_dcat_ap(site: Site, shapes: str) -> None:
    rules = rdflib.Graph().parse(shared("dcat-ap", "3.0.1", "html-shacl", shapes))
    conforms, _, report = pyshacl.validate(graph(replace(CATALOGUE, site=site)), shacl_graph=rules, inference="none")
    assert conforms, report


def test_shapes_find_what_is_wrong() -> None:
    """The test above can fail: a checksum as plain text is a violation for each distribution."""
    rules = rdflib.Graph().parse(shared("dcat-ap", "3.0.1", "html-shacl", "shapes.ttl"))
    plain = rdflib.Graph().parse(data=canonical(CATALOGUE, checksum=PLAIN_STRING), format="nt")
    conforms, _, report = pyshacl.validate(plain, shacl_graph=rules, inference="none")
    assert not conforms
    assert "hexBinary" in report


def test_each_distribution_tells_its_file() -> None:
    found = graph(CATALOGUE)
    distributions = set(found.subjects(RDF.type, DCAT.Distribution))
    files = {str(found.value(item, DCAT.downloadURL)).rpartition("/")[2] for item in distributions}
    assert files == {kind.name for kind in KINDS if kind.dataset and not kind.packed}
    assert len(distributions) == 37
    for item in distributions:
        assert found.value(item, DCAT.accessURL) == found.value(item, DCAT.downloadURL)
        assert found.value(item, DCAT.byteSize) == rdflib.Literal("1234", datatype=XSD.nonNegativeInteger)
        (checksum,) = found.objects(item, SPDX.checksum)
        assert str(found.value(checksum, SPDX.checksumValue)).lower() != ""
        assert found.value(item, DCTERMS.license) is not None
        assert str(found.value(item, DCAT.mediaType)).startswith("https://www.iana.org/assignments/media-types/")


def test_identifier_of_a_dataset_is_its_address_whatever_the_release() -> None:
    found, later = graph(CATALOGUE), graph(replace(CATALOGUE, files=tuple(replace(file, size=9) for file in FILES)))
    datasets = set(found.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == 2
    assert all(str(found.value(item, DCTERMS.identifier)) == str(item) for item in datasets)
    assert datasets == set(later.subjects(RDF.type, DCAT.Dataset))


def test_licence_is_known_to_data_gouv_by_its_label() -> None:
    licence = rdflib.URIRef("http://publications.europa.eu/resource/authority/licence/ETALAB_2_0")
    label = graph(CATALOGUE).value(licence, rdflib.RDFS.label)
    assert str(label) == "Licence Ouverte / Open Licence version 2.0"


def test_changes_only_where_a_file_does() -> None:
    assert canonical(CATALOGUE) == canonical(CATALOGUE)
    later = replace(FILES[0], modified=datetime(2025, 2, 1, tzinfo=UTC))
    assert canonical(replace(CATALOGUE, files=(later, *FILES[1:]))) != canonical(CATALOGUE)


def test_forms_hold_the_same_graph() -> None:
    forms = rdf_forms(canonical(CATALOGUE), CONTEXT)
    names = {TURTLE: "turtle", RDF_XML: "xml", "application/ld+json": "json-ld", "application/n-triples": "nt"}
    graphs = [rdflib.Graph().parse(data=body, format=names[form]) for form, body in forms.items()]
    assert len(graphs) == 4
    assert len({len(item) for item in graphs}) == 1
    assert b"dcat:Catalog" in forms[TURTLE]
