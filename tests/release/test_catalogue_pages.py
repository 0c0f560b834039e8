"""A long catalogue goes on from page to page, and portals that walk it read every data set once."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import rdflib
from flask.testing import FlaskClient
from rdflib.namespace import DCAT, DCTERMS, RDF

from publisher.namespaces import HYDRA
from publisher.records import PartialDate
from publisher.release import open_current
from publisher.release.catalogue.pages import pages
from publisher.release.catalogue.terms import DATASET_SERIES, IN_SERIES
from publisher.web import create_app
from tests.publishing import INSTANCE, LATER, run
from tests.release.builders import published
from tests.release.catalogues import SITE, Published, catalogue, paged, published_in

ACTS = (published(), published(meeting_date=PartialDate("2023-05-02"), date="2023-05-02", number="2023-4"))
TURTLE = "text/turtle; charset=utf-8"


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A release whose catalogue has four data sets a page."""
    return published_in(tmp_path_factory.mktemp("parted"), paged(4))


@pytest.fixture(scope="module")
def client(parted: Published) -> FlaskClient:
    return create_app(parted.release).test_client()


def walked(client: FlaskClient, url: str, kind: rdflib.URIRef, link: rdflib.URIRef) -> list[rdflib.Graph]:
    """Pages as udata and ckanext-dcat walk them: no Accept header, absolute addresses, no end but that of the links."""
    found: list[rdflib.Graph] = []
    seen = set()
    while url:
        assert url not in seen, "a page that was visited: a portal would go on for ever"
        seen.add(url)
        answer = client.get(urlsplit(url).path)
        assert (answer.status_code, answer.content_type) == (200, TURTLE)
        page = rdflib.Graph().parse(data=answer.text, format="turtle")
        found.append(page)
        view = page.value(predicate=RDF.type, object=kind)
        url = str(page.value(view, link) or "") if view is not None else ""
    return found


@pytest.mark.parametrize(
    ("path", "kind", "link"),
    [
        pytest.param("/catalogue/datagouv.ttl", HYDRA.PartialCollectionView, HYDRA.next, id="udata"),
        pytest.param("/catalogue.ttl", HYDRA.PagedCollection, HYDRA.nextPage, id="ckan-old-spelling"),
        pytest.param("/catalogue", HYDRA.PartialCollectionView, HYDRA.next, id="ckan"),
    ],
)
def test_walk_reads_every_data_set_once(
    parted: Published, catalogued: Published, client: FlaskClient, path: str, kind: rdflib.URIRef, link: rdflib.URIRef
) -> None:
    found = walked(client, parted.release.addresses.base + path, kind, link)
    assert len(found) == 4
    read = [node for page in found for node in page.subjects(RDF.type, DCAT.Dataset)]
    assert len(read) == len(set(read)) == 12
    assert set(read) == set(catalogued.graph().subjects(RDF.type, DCAT.Dataset))
    files = [url for page in found for url in page.objects(None, DCAT.downloadURL)]
    assert len(files) == len(set(files))
    assert set(files) == set(catalogued.graph().objects(None, DCAT.downloadURL))


def test_page_holds_what_it_points_to(parted: Published, client: FlaskClient) -> None:
    base = parted.release.addresses.base
    for page in walked(client, f"{base}/catalogue", HYDRA.PartialCollectionView, HYDRA.next):
        for node in page.objects(None, DCAT.distribution):
            assert (node, RDF.type, DCAT.Distribution) in page
        for node in page.objects(None, IN_SERIES):
            assert (node, RDF.type, DATASET_SERIES) in page
        for node in page.objects(None, DCTERMS.publisher):
            assert (node, RDF.type, None) in page


def test_view_counts_what_all_pages_hold(parted: Published) -> None:
    found = parted.graph()
    node = rdflib.URIRef(parted.release.addresses.catalogue())
    assert int(str(found.value(node, HYDRA.totalItems))) == 12
    view = found.value(node, HYDRA.view)
    assert found.value(view, HYDRA.first) == node
    assert str(found.value(view, HYDRA.last)) == f"{node}/4"
    assert found.value(view, HYDRA.previous) is None


def test_short_catalogue_has_no_view(catalogued: Published) -> None:
    assert not list(catalogued.graph().subjects(RDF.type, HYDRA.PartialCollectionView))
    assert catalogued.release.variants("/catalogue/2") == ()


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(1, [2, 3, 3], id="no-group-is-parted"),
        pytest.param(5, [5, 3], id="as-many-as-fit"),
        pytest.param(8, [8], id="all-that-fit"),
    ],
)
def test_pages_keep_an_authority_s_series_together(size: int, expected: list[int]) -> None:
    found = pages(catalogue(ACTS, site=replace(SITE, catalogue_page=size)))
    assert [sum(len(group.sets) for group in page.groups) for page in found] == expected
    assert [page.number for page in found] == list(range(1, len(expected) + 1))


def test_page_that_has_gone_says_so(tmp_path: Path) -> None:
    """A catalogue that has become shorter does not leave its last pages behind."""
    again = published_in(tmp_path, paged(4))
    run(again.site, again.sources, at=LATER, instance=INSTANCE)
    after = open_current(again.site)
    assert after.variants("/catalogue/4") == ()
    assert after.gone("/catalogue/4")
