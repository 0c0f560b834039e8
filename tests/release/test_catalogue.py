"""The catalogue tells every file of a release once, by authority and year, at addresses that never change."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

from publisher.config import AuthorityDefaults
from publisher.namespaces import LOCN, SPDX, VCARD
from publisher.records import Authority, PartialDate
from publisher.records.values import AuthorityKind
from publisher.release import open_current
from publisher.release.catalogue.model import Catalogue
from publisher.release.catalogue.pages import DATA_GOUV
from publisher.release.catalogue.terms import DATASET_SERIES, GEOJSON, IN_SERIES, LOCAL, REGIONAL, WKT
from publisher.release.kinds import KINDS
from tests.publishing import INSTANCE, LATER, edited, run
from tests.release.builders import ADDRESSES, published
from tests.release.catalogues import AREA, AT, PORT, SITE, VALCOMBREUSE, Published, catalogue, graph, published_in

CATALOGUE = ADDRESSES.catalogue()
AUTHORITY = rdflib.Namespace("http://publications.europa.eu/resource/authority/")
BY_LABEL = "Licence Ouverte / Open Licence version 2.0"
"""By which data.gouv.fr knows the licence."""
ACTS = (published(), published(meeting_date=PartialDate("2023-05-02"), date="2023-05-02", number="2023-4"))


def named(fragment: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"{CATALOGUE}#{fragment}")


def fragments(found: rdflib.Graph, kind: rdflib.URIRef) -> set[str]:
    return {str(node).rpartition("#")[2] for node in found.subjects(RDF.type, kind)}


def test_data_set_for_each_authority_and_kind_by_year_and_of_the_whole(catalogued: Published) -> None:
    expected = {
        f"{of}{kind}{year}"
        for kind in ("deliberations", "subventions")
        for of, years in (("", ()), (f"{VALCOMBREUSE}-", ("-2023", "-2024")), (f"{PORT}-", ("-2024",)))
        for year in ("", *years)
    }
    assert fragments(catalogued.graph(), DCAT.Dataset) == expected


def test_years_are_a_series(catalogued: Published) -> None:
    found = catalogued.graph()
    base = catalogued.release.addresses.catalogue()
    members = {
        (str(year).rpartition("#")[2], str(series).rpartition("#")[2])
        for year, series in found.subject_objects(IN_SERIES)
    }
    assert members == {
        (f"{of}-{kind}-{year}", f"{of}-{kind}-serie")
        for kind in ("deliberations", "subventions")
        for of, year in ((VALCOMBREUSE, "2023"), (VALCOMBREUSE, "2024"), (PORT, "2024"))
    }
    for _, series in members:
        node = rdflib.URIRef(f"{base}#{series}")
        assert (node, RDF.type, DATASET_SERIES) in found
        assert str(found.value(node, DCTERMS.identifier)) == str(node)
        assert found.value(node, DCTERMS.temporal)


def test_each_file_of_a_data_set_is_one_distribution(catalogued: Published) -> None:
    found, release = catalogued.graph(), catalogued.release
    urls = [str(url) for url in found.objects(None, DCAT.downloadURL)]
    offered = {
        release.addresses.base + download.path
        for download in release.downloads()
        if next(kind.dataset for kind in KINDS if kind.name == download.path.rpartition("/")[2])
    }
    assert len(urls) == len(set(urls))
    assert set(urls) == offered
    assert set(Counter(found.objects(None, DCAT.distribution)).values()) == {1}


def test_distribution_tells_its_file(catalogued: Published) -> None:
    found, release = catalogued.graph(), catalogued.release
    for node in found.subjects(RDF.type, DCAT.Distribution):
        url = found.value(node, DCAT.downloadURL)
        download = release.download(str(url).removeprefix(release.addresses.base))
        assert download
        assert found.value(node, DCAT.accessURL) == url
        assert found.value(node, DCAT.byteSize) == rdflib.Literal(str(download.size), datatype=XSD.nonNegativeInteger)
        checksum = found.value(node, SPDX.checksum)
        assert found.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert str(found.value(checksum, SPDX.checksumValue)).lower() == download.sha256
        packed = str(url).endswith(".gz")
        compression = found.value(node, DCAT.compressFormat)
        iana = "https://www.iana.org/assignments/media-types/"
        assert str(compression) == (f"{iana}application/gzip" if packed else "None")
        assert str(found.value(node, DCAT.mediaType)).startswith(iana)
        if not packed:
            assert str(found.value(node, DCAT.mediaType)) == iana + download.media_type


@pytest.mark.parametrize(
    ("file", "format_"),
    [
        pytest.param("deliberations-nt", "RDF_N_TRIPLES", id="n-triples"),
        pytest.param("deliberations-ttl-gz", "RDF_TURTLE", id="turtle-compressed"),
        pytest.param("deliberations-nq", "RDF_N_QUADS", id="n-quads"),
        pytest.param("subventions-csv", "CSV", id="csv"),
        pytest.param("subventions-parquet", "PARQUET", id="parquet"),
    ],
)
def test_file_type_is_that_of_the_content(file: str, format_: str) -> None:
    assert (
        graph(catalogue(ACTS)).value(named(f"fichier-{file}"), DCTERMS["format"]) == AUTHORITY[f"file-type/{format_}"]
    )


def test_files_say_what_they_conform_to() -> None:
    found = graph(catalogue(ACTS))
    assert str(found.value(named("fichier-deliberations-ttl"), DCTERMS.conformsTo)) == "https://w3id.org/public-funding"
    schema = found.value(named("fichier-scdl-subventions-csv"), DCTERMS.conformsTo)
    assert str(schema) == "https://schema.data.gouv.fr/schemas/scdl/subventions/2.1.1/schema.json"
    assert found.value(named("fichier-articles-csv"), DCTERMS.conformsTo) is None


def test_form_for_data_gouv_differs_by_three_things() -> None:
    """udata fails on hexBinary, takes what a file conforms to for a table schema, and series for empty data sets."""
    ours, theirs = graph(catalogue(ACTS)), graph(catalogue(ACTS), DATA_GOUV)
    assert len(set(theirs.subjects(RDF.type, DCAT.Dataset))) == len(set(ours.subjects(RDF.type, DCAT.Dataset)))
    assert not list(theirs.subjects(RDF.type, DATASET_SERIES)) + list(theirs.objects(None, IN_SERIES))
    assert {value.datatype for value in theirs.objects(None, SPDX.checksumValue)} == {None}
    assert {value.datatype for value in ours.objects(None, SPDX.checksumValue)} == {XSD.hexBinary}
    files = theirs.subjects(RDF.type, DCAT.Distribution)
    schemas = {str(value) for node in files for value in theirs.objects(node, DCTERMS.conformsTo)}
    assert schemas
    assert all(schema.startswith("https://schema.data.gouv.fr/") for schema in schemas)


def test_authority_publishes_its_data_sets_and_holds_the_rights_of_the_whole() -> None:
    found = graph(catalogue(ACTS, site=replace(SITE, publisher="Syndicat informatique")))
    body = rdflib.URIRef(ADDRESSES.part(ADDRESSES.organisation(VALCOMBREUSE), "organisme"))
    assert found.value(named(f"{VALCOMBREUSE}-deliberations"), DCTERMS.publisher) == body
    assert found.value(named("deliberations"), DCTERMS.publisher) == named("editeur")
    assert found.value(named("deliberations"), DCTERMS.rightsHolder) == body
    assert found.value(named(f"{VALCOMBREUSE}-deliberations"), DCTERMS.rightsHolder) is None
    assert str(found.value(body, FOAF.name)) == "Commune de Valcombreuse"


def test_publisher_of_the_site_holds_the_rights_of_its_own() -> None:
    assert graph(catalogue(ACTS)).value(named("deliberations"), DCTERMS.rightsHolder) is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(AuthorityKind.COMMUNE, LOCAL, id="commune"),
        pytest.param(AuthorityKind.DEPARTEMENT, LOCAL, id="departement"),
        pytest.param(AuthorityKind.EPCI, LOCAL, id="epci"),
        pytest.param(AuthorityKind.REGION, REGIONAL, id="region"),
        pytest.param(AuthorityKind.OTHER, None, id="other"),
        pytest.param(None, None, id="not-stated"),
    ],
)
def test_type_of_publisher_is_told_where_the_table_has_it(kind: AuthorityKind | None, expected: object) -> None:
    act = published(authority=Authority(name="Commune de Valcombreuse", kind=kind, siren="123456782"))
    found = graph(catalogue([act]))
    body = found.value(named(f"{VALCOMBREUSE}-deliberations"), DCTERMS.publisher)
    assert found.value(body, DCTERMS.type) == expected
    assert str(found.value(body, DCTERMS.identifier)) == "123456782"


def test_area_is_told_as_configured() -> None:
    found = graph(catalogue(ACTS, configured=AREA))
    place = rdflib.URIRef(AREA.place or "")
    assert (named(f"{VALCOMBREUSE}-subventions-2024"), DCTERMS.spatial, place) in found
    assert str(found.value(place, SKOS.notation)) == "99001"
    ring = "5.1 45.9, 5.2 45.9, 5.2 46, 5.1 46, 5.1 45.9"
    assert found.value(place, DCAT.bbox) == rdflib.Literal(f"POLYGON(({ring}))", datatype=WKT)
    assert found.value(place, LOCN.geometry).datatype == GEOJSON
    assert set(found.objects(named("deliberations"), DCTERMS.spatial)) == {AUTHORITY["country/FRA"]}


def test_area_without_an_address_has_one_of_ours() -> None:
    found = graph(catalogue(ACTS, configured=replace(AREA, place=None, bbox=None)))
    assert (named(f"{VALCOMBREUSE}-deliberations"), DCTERMS.spatial, named(f"territoire.{VALCOMBREUSE}")) in found


@pytest.mark.parametrize(
    "configured",
    [
        pytest.param(AuthorityDefaults(), id="nothing-configured"),
        pytest.param(replace(AREA, name="Commune de Brisemont"), id="another-authority"),
        pytest.param(replace(AREA, name=None), id="nobody-named"),
    ],
)
def test_no_area_is_guessed(configured: AuthorityDefaults) -> None:
    found = graph(catalogue(ACTS, configured=configured))
    assert set(found.subjects(RDF.type, DCTERMS.Location)) == {AUTHORITY["country/FRA"]}


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        pytest.param(("2024-03-14", "2024-01-10"), "2024-01-10", "2024-03-14", id="days"),
        pytest.param(("2024-02",), "2024-02-01", "2024-02-29", id="month"),
        pytest.param(("2024",), "2024-01-01", "2024-12-31", id="year"),
        pytest.param(("2024-06-05", "2024"), "2024-01-01", "2024-12-31", id="day-and-year"),
    ],
)
def test_period_holds_every_day_that_a_date_may_mean(dates: tuple[str, ...], first: str, last: str) -> None:
    acts = [published(date=date, number=f"2024-{number}") for number, date in enumerate(dates)]
    found = graph(catalogue(acts))
    period = found.value(named("deliberations"), DCTERMS.temporal)
    assert isinstance(period, rdflib.BNode)  # udata downloads the IRI of a period
    assert (str(found.value(period, DCAT.startDate)), str(found.value(period, DCAT.endDate))) == (first, last)


def test_no_period_without_a_date() -> None:
    assert graph(catalogue([published(date=None)])).value(named("deliberations"), DCTERMS.temporal) is None


def test_authority_that_grants_nothing_has_no_data_set_of_grants() -> None:
    assert fragments(graph(catalogue([published(grants=())])), DCAT.Dataset) == {
        "deliberations",
        f"{VALCOMBREUSE}-deliberations",
        f"{VALCOMBREUSE}-deliberations-2024",
    }


@pytest.mark.parametrize(
    ("address", "expected", "label"),
    [
        pytest.param(
            SITE.licence_url, "ETALAB_2_0", "Licence Ouverte / Open Licence version 2.0", id="licence-ouverte"
        ),
        pytest.param("https://spdx.org/licenses/etalab-2.0.html", "ETALAB_2_0", None, id="licence-ouverte-spdx"),
        pytest.param("https://opendatacommons.org/licenses/odbl/1-0/", "ODC_BL", None, id="odbl"),
        pytest.param("https://example.org/licence", None, "Licence à nous", id="another"),
    ],
)
def test_licence_is_that_of_the_eu_table_or_its_own_address(
    address: str, expected: str | None, label: str | None
) -> None:
    found = graph(catalogue(ACTS, site=replace(SITE, licence="Licence à nous", licence_url=address)))
    licence = found.value(named("fichier-deliberations-ttl"), DCTERMS.license)
    assert licence == (AUTHORITY[f"licence/{expected}"] if expected else rdflib.URIRef(address))
    if label:
        assert str(found.value(licence, RDFS.label)) == label


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        pytest.param("donnees@valcombreuse.example", "mailto:donnees@valcombreuse.example", id="e-mail"),
        pytest.param("https://valcombreuse.example/contact", "https://valcombreuse.example/contact", id="page"),
        pytest.param(None, ADDRESSES.section("mentions-legales"), id="legal-notice"),
    ],
)
def test_contact_is_always_there(contact: str | None, expected: str) -> None:
    found = graph(catalogue(ACTS, site=replace(SITE, contact=contact)))
    node = found.value(named("deliberations"), DCAT.contactPoint)
    assert str(found.value(node, VCARD.hasEmail) or found.value(node, VCARD.hasURL)) == expected


def test_services_answer_where_the_site_does() -> None:
    found = graph(catalogue(ACTS))
    endpoints = {str(found.value(node, DCAT.endpointURL)) for node in found.subjects(RDF.type, DCAT.DataService)}
    assert endpoints == {ADDRESSES.feed(), ADDRESSES.home()}
    for node in found.subjects(RDF.type, DCAT.DataService):
        assert set(found.objects(node, DCAT.servesDataset)) == {named("deliberations"), named("subventions")}
        assert str(found.value(node, DCAT.endpointDescription)) == ADDRESSES.openapi()


def test_identifiers_are_the_addresses() -> None:
    found = graph(catalogue(ACTS))
    for kind in (DCAT.Dataset, DATASET_SERIES, DCAT.DataService):
        for node in found.subjects(RDF.type, kind):
            assert str(found.value(node, DCTERMS.identifier)) == str(node)


def test_next_release_keeps_identifiers_and_days_and_dates_what_is_new(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    before = published_in(tmp_path_factory.mktemp("next"))
    act = before.sources / "valcombreuse-2024-17.txt"
    (before.sources / "valcombreuse-2022-17.txt").write_text(
        act.read_text(encoding="utf-8").replace("2024", "2022"), encoding="utf-8"
    )
    edited(act, "1 800", "1 900")
    run(before.site, before.sources, at=LATER)
    after = replace(before, release=open_current(before.site))
    former, later = before.graph(), after.graph()
    for kind in (DCAT.Dataset, DCAT.Distribution, DATASET_SERIES):
        assert set(former.subjects(RDF.type, kind)) <= set(later.subjects(RDF.type, kind))
    days = {str(node): str(day) for node, day in later.subject_objects(DCTERMS.issued)}
    assert {days[str(node)] for node in former.subjects(DCTERMS.issued, None)} == {"2025-01-15"}
    base = after.release.addresses.catalogue()
    assert days[f"{base}#{VALCOMBREUSE}-deliberations-2022"] == "2025-02-01"
    unchanged = rdflib.URIRef(f"{base}#{VALCOMBREUSE}-deliberations-2023")
    assert str(later.value(unchanged, DCTERMS.modified)) == str(former.value(unchanged, DCTERMS.modified))
    changed = rdflib.URIRef(f"{base}#{VALCOMBREUSE}-deliberations-2024")
    assert str(later.value(changed, DCTERMS.modified)) == "2025-02-01T09:00:00+00:00"


def test_area_configured_alone_makes_a_release_and_only_what_tells_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    before = published_in(tmp_path_factory.mktemp("area"))
    run(before.site, before.sources, at=LATER, instance=replace(INSTANCE, authority=AREA))
    after = replace(before, release=open_current(before.site))
    assert after.release.id != before.release.id
    assert rdflib.URIRef(AREA.place or "") in set(after.graph().objects(None, DCTERMS.spatial))


def test_same_input_same_bytes_and_forms_the_same_graph(catalogued: Published) -> None:
    first, second = catalogue(ACTS), catalogue(ACTS)
    assert first == second
    graphs = [set(catalogued.graph(media_type=form)) for form in ("application/n-triples", "text/turtle")]
    assert len(graphs[0]) == len(graphs[1]) > 1_000


def test_every_time_is_of_a_release_made(catalogued: Published) -> None:
    assert datetime(2025, 1, 15, 9, tzinfo=UTC) == AT
    moments = {str(value) for value in catalogued.graph().objects(None, DCTERMS.modified)}
    assert moments == {"2025-01-15T09:00:00+00:00"}


def test_no_address_has_a_blank_or_a_date(catalogued: Published) -> None:
    addresses = [str(node) for triple in catalogued.graph() for node in triple if isinstance(node, rdflib.URIRef)]
    assert not [address for address in addresses if " " in address or "20250115" in address]


def whole(found: Catalogue) -> list[str]:
    return [item.iri(ADDRESSES).rpartition("#")[2] for item in found.sets if item.body is None]


def test_whole_comes_first() -> None:
    assert whole(catalogue(ACTS)) == ["deliberations", "subventions"]
