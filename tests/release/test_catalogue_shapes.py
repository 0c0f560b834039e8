"""The catalogue passes the shapes of DCAT-AP 3.0.1; what they still say is listed here and in docs/catalogue.md."""

from dataclasses import replace

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, XSD

from publisher.config import AuthorityDefaults
from publisher.namespaces import SPDX
from publisher.pages import Site
from publisher.records import Authority, PartialDate
from publisher.records.values import AuthorityKind
from publisher.release.catalogue.pages import DATA_GOUV, canonical, pages
from tests.conftest import ROOT
from tests.release.builders import published
from tests.release.catalogues import AREA, SITE, Published, catalogue, graph
from tests.release.shapes import FILES, Result, results

SPDX_SHA_256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
ACTS = (published(), published(meeting_date=PartialDate("2023-05-02"), date="2023-05-02", number="2023-4"))

KNOWN = {
    "algorithm": "The shape wants an https address of SPDX, whose namespace is http.",
    "publisher": "No French commune is in the EU's table of corporate bodies.",
    "spatial": "An area of a commune is in no table of the EU; France is told beside it.",
    "bbox": "France is told by its code alone.",
    "centroid": "No centre is made of a box.",
}
"""What the shapes say of every catalogue, by property, and why it stays."""

SITES = [
    pytest.param(SITE, AuthorityDefaults(), id="no-contact"),
    pytest.param(replace(SITE, contact="donnees@valcombreuse.example"), AREA, id="e-mail-and-area"),
    pytest.param(replace(SITE, contact="https://valcombreuse.example/contact"), AREA, id="contact-page"),
    pytest.param(
        replace(SITE, licence="ODbL", licence_url="https://opendatacommons.org/licenses/odbl/1-0/"), AREA, id="odbl"
    ),
]


def unknown(found: list[Result]) -> list[Result]:
    """Results but for those that are known."""
    return [
        result
        for result in found
        if not (
            result.path in KNOWN
            and (result.severity == "Warning" or (result.path == "algorithm" and result.value == SPDX_SHA_256))
        )
    ]


@pytest.mark.parametrize(("site", "configured"), SITES)
@pytest.mark.parametrize("file", FILES)
def test_no_violation_nor_warning_but_those_known(site: Site, configured: AuthorityDefaults, file: str) -> None:
    found = list(results(graph(catalogue(ACTS, site=site, configured=configured)), file))
    assert unknown(found) == []


@pytest.mark.parametrize("file", FILES)
def test_catalogue_of_a_release_passes(catalogued: Published, file: str) -> None:
    found = unknown(list(results(catalogued.graph(), file)))
    assert [result for result in found if result.severity == "Violation"] == []
    assert {(result.focus, result.path) for result in found} <= {
        ("Agent", "type")
    }  # the publisher is no authority here


@pytest.mark.parametrize("file", FILES)
def test_every_page_of_a_catalogue_passes_by_itself(file: str) -> None:
    found = catalogue(ACTS, site=replace(SITE, catalogue_page=1))
    assert len(pages(found)) == 3
    for page in pages(found):
        told = rdflib.Graph().parse(
            data=canonical(found, page, replace(DATA_GOUV, checksum=XSD.hexBinary)), format="nt"
        )
        assert unknown(list(results(told, file))) == []


@pytest.mark.parametrize(
    ("kind", "licence", "warned"),
    [
        pytest.param(AuthorityKind.OTHER, SITE.licence_url, ("Agent", "type"), id="body-of-no-known-type"),
        pytest.param(
            AuthorityKind.COMMUNE, "https://example.org/licence", ("LicenseDocument", "type"), id="licence-of-no-table"
        ),
    ],
)
def test_what_is_not_known_is_warned_of_and_not_invented(
    kind: AuthorityKind, licence: str, warned: tuple[str, str]
) -> None:
    act = published(authority=Authority(name="Commune de Valcombreuse", kind=kind))
    found = results(graph(catalogue([act], site=replace(SITE, licence_url=licence))), "shapes_recommended.ttl")
    rest = unknown(list(found))
    assert {(result.focus, result.path) for result in rest} == {warned}
    assert {result.severity for result in rest} == {"Warning"}


def test_shapes_find_what_is_wrong() -> None:
    """The tests above can fail: a checksum as plain text is a violation for each distribution, and so is no title."""
    plain = list(results(graph(catalogue(ACTS), DATA_GOUV), "shapes.ttl"))
    assert {(result.severity, result.path) for result in plain} == {("Violation", "checksumValue")}
    untitled = graph(catalogue(ACTS))
    untitled.remove((None, DCTERMS.title, None))
    assert {result.path for result in results(untitled, "shapes.ttl")} >= {"title"}
    untyped = graph(catalogue(ACTS))
    untyped.remove((None, RDF.type, DCTERMS.LicenseDocument))
    assert {result.path for result in results(untyped, "range.ttl")} == {"license"}


def test_known_results_are_told_in_the_docs() -> None:
    told = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    for name in ("spdx:algorithm", "dct:publisher", "dct:spatial", "dcat:bbox", "dcat:centroid"):
        assert f"`{name}`" in told
        assert name.rpartition(":")[2] in KNOWN


def test_algorithm_is_the_one_of_spdx() -> None:
    assert str(SPDX.checksumAlgorithm_sha256) == SPDX_SHA_256
