"""The data sets as pages show them, to people and in schema.org to search engines."""

from publisher.pages import CatalogueInput, DatasetRow, Link
from publisher.records import PartialDate
from publisher.release.catalogue.agents import body_iri, publisher_iri
from publisher.release.catalogue.datasets import description, keywords, landing_page, title
from publisher.release.catalogue.model import DAY, Catalogue, DataSet
from publisher.release.catalogue.quality import Quality
from publisher.release.catalogue.services import services_of


def shown(catalogue: Catalogue, quality: Quality) -> CatalogueInput:
    """What the page of the catalogue shows: the data sets of all years, the services, the quality."""
    site = catalogue.site
    return CatalogueInput(
        title="Catalogue",
        description=f"Les données ouvertes publiées par {site.publisher}.",
        modified=PartialDate(catalogue.modified.date().isoformat()),
        datasets=tuple(dataset_row(catalogue, item) for item in catalogue.sets if item.year is None),
        services=tuple(Link(label=service.title, iri=service.page) for service in services_of(site.addresses)),
        quality=quality.shown(),
    )


def dataset_row(catalogue: Catalogue, item: DataSet) -> DatasetRow:
    """A data set, with its files."""
    site, addresses = catalogue.site, catalogue.site.addresses
    publisher = Link(label=site.publisher, iri=str(publisher_iri(site)))
    if item.body:
        publisher = Link(label=item.body.name, iri=str(body_iri(site, item.body)))
    years = sum(len(group.years) for group in catalogue.groups if group.sets[0] is item)
    iri = item.iri(addresses)
    return DatasetRow(
        iri=iri,
        title=title(catalogue, item),
        description=description(catalogue, item),
        page=landing_page(catalogue, item),
        publisher=publisher,
        keywords=keywords(item),
        issued=PartialDate(catalogue.days[iri]),
        modified=PartialDate(item.modified.isoformat()[:DAY]),
        period=item.period,
        bbox=item.body.place.bbox if item.body and item.body.place else None,
        years=years,
        files=tuple(file.row(addresses) for file in item.files),
    )
