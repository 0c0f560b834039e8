"""The catalogue has all points of the MQA, by a scorer of its own; what the site says of itself agrees with it."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF

from publisher.namespaces import DQV
from publisher.release.catalogue.quality import PV, Quality, canonical
from publisher.web import create_app
from tests.pages.markup import parsed
from tests.release import mqa
from tests.release.builders import published
from tests.release.catalogues import SITE, Published, catalogue, graph


def everything(_: str) -> bool:
    return True


def test_catalogue_of_a_release_has_every_point(catalogued: Published) -> None:
    client = create_app(catalogued.release).test_client()

    def answers(url: str) -> bool:
        return client.head(urlsplit(url).path).status_code == 200

    found = mqa.score(catalogued.graph(), answers, conforms=True)
    assert len(found) == 12
    assert set(found.values()) == {mqa.MOST}


CASES = [
    pytest.param({}, {}, 405, id="all"),
    pytest.param({"licence_url": "https://example.org/licence"}, {}, 395, id="licence-of-no-table"),
    pytest.param({}, {"date": None}, 385, id="no-date"),
]


@pytest.mark.parametrize(("settings", "facts", "expected"), CASES)
def test_own_account_agrees_with_the_scorer(
    settings: dict[str, str], facts: dict[str, str | None], expected: int
) -> None:
    found = catalogue([published(**facts)], site=replace(SITE, **settings))
    quality = Quality.of(found)
    scored = mqa.score(graph(found), everything, conforms=True)
    assert {item.iri: float(item.total) for item in quality.sets} == scored
    assert quality.shown().points == expected
    assert set(scored.values()) == {expected}


@pytest.mark.parametrize(
    ("removed", "lost"),
    [
        pytest.param(DCAT.keyword, 30, id="keyword"),
        pytest.param(DCTERMS.temporal, 20, id="temporal"),
        pytest.param(DCAT.contactPoint, 20, id="contact"),
        pytest.param(DCAT.mediaType, 20, id="media-type"),
        pytest.param(DCTERMS.license, 30, id="licence"),
        pytest.param(DCAT.byteSize, 5, id="size"),
        pytest.param(DCTERMS.accessRights, 15, id="access-rights"),
    ],
)
def test_scorer_takes_points_for_what_is_missing(removed: rdflib.URIRef, lost: int) -> None:
    found = graph(catalogue([published()]))
    found.remove((None, removed, None))
    assert set(mqa.score(found, everything, conforms=True).values()) == {mqa.MOST - lost}


def test_most_points_are_those_of_the_table() -> None:
    quality = Quality.of(catalogue([published()]))
    most = {str(dimension): quality.most(dimension) for dimension in quality.points}
    assert most == {
        "findability": 100,
        "accessibility": 100,
        "interoperability": 110,
        "reusability": 75,
        "contextuality": 20,
    }
    assert sum(most.values()) == mqa.MOST


@pytest.mark.parametrize(
    ("settings", "rating"),
    [
        pytest.param({}, "excellente", id="405"),
        pytest.param({"licence_url": "https://example.org/licence"}, "excellente", id="395"),
    ],
)
def test_rating_is_the_one_of_the_points(settings: dict[str, str], rating: str) -> None:
    assert Quality.of(catalogue([published()], site=replace(SITE, **settings))).shown().rating == rating


def test_measurements_are_published_of_every_data_set_and_of_the_catalogue(catalogued: Published) -> None:
    found = catalogued.graph("/catalogue/qualite")
    datasets = set(catalogued.graph().subjects(RDF.type, DCAT.Dataset))
    catalogue_node = rdflib.URIRef(catalogued.release.addresses.catalogue())
    assert set(found.subjects(DQV.hasQualityMeasurement, None)) == datasets | {catalogue_node}
    for node in datasets:
        measured = {found.value(item, DQV.isMeasurementOf) for item in found.objects(node, DQV.hasQualityMeasurement)}
        assert len(measured) == 24
        assert PV.keywordAvailability in measured
    (score,) = (
        found.value(item, DQV.value)
        for item in found.objects(catalogue_node, DQV.hasQualityMeasurement)
        if found.value(item, DQV.isMeasurementOf) == PV.scoring
    )
    assert int(str(score)) == mqa.MOST
    (described,) = found.objects(None, DCTERMS.description)
    assert str(described).startswith("Auto-évaluation")


def test_measurement_says_what_is_missing() -> None:
    found = catalogue([published(date=None)])
    told = rdflib.Graph().parse(data=canonical(found, Quality.of(found)), format="nt")
    failing = {told.value(item, DQV.isMeasurementOf) for item in told.subjects(DQV.value, rdflib.Literal(False))}
    assert failing == {PV.temporalAvailability}


def test_page_says_that_it_is_a_self_assessment(catalogued: Published) -> None:
    body = catalogued.release.find("/catalogue", "text/html")
    assert body
    shown = parsed(body.body)
    assert "405 points sur 405" in shown.text()
    assert "auto-évaluation" in shown.text()
    assert "/actes/catalogue/qualite.ttl" in shown.links()
