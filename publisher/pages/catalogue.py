"""The page of the catalogue: its data sets, how portals harvest it, and its quality."""

from dataclasses import dataclass

from publisher.formatting import count, date
from publisher.pages.act.reuse import Form
from publisher.pages.act.values import Value
from publisher.pages.inputs import Site
from publisher.pages.links import href
from publisher.pages.offered import CatalogueInput, DatasetRow, QualityInput
from publisher.pages.rows import shown_link
from publisher.records import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetLine:
    """A data set of all years, as a line of the list."""

    id: str
    title: str
    description: str
    href: str
    files: str
    years: str
    period: str
    modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """The catalogue as a page; ``harvested`` is what each kind of portal is given."""

    title: str
    description: str
    modified: str | None
    datasets: tuple[DatasetLine, ...]
    services: tuple[Value, ...]
    harvested: tuple[Form, ...]
    quality: QualityInput | None
    measures: str


def present_catalogue(site: Site, catalogue: CatalogueInput) -> CataloguePage:
    """The catalogue as a page."""
    addresses = site.addresses
    return CataloguePage(
        title=catalogue.title,
        description=catalogue.description,
        modified=date(catalogue.modified) if catalogue.modified else None,
        datasets=tuple(_line(site, row) for row in catalogue.datasets),
        services=tuple(shown_link(site, link) for link in catalogue.services),
        harvested=tuple(
            Form(name=name, href=iri, media_type="text/turtle")
            for name, iri in (
                ("data.gouv.fr (udata)", addresses.form(addresses.catalogue_for_datagouv(), "ttl")),
                ("CKAN, data.europa.eu et les autres portails DCAT-AP", addresses.form(addresses.catalogue(), "ttl")),
            )
        ),
        quality=catalogue.quality,
        measures=href(addresses, addresses.form(addresses.catalogue_quality(), "ttl")),
    )


def _line(site: Site, row: DatasetRow) -> DatasetLine:
    return DatasetLine(
        id=row.iri.rpartition("#")[2],
        title=row.title,
        description=row.description,
        href=href(site.addresses, row.page),
        files=count(len(row.files), "fichier"),
        years=count(row.years, "année") if row.years else "",
        period=_period(row.period) if row.period else "Période non connue",
        modified=date(row.modified),
    )


def _period(period: tuple[str, str]) -> str:
    first, last = (date(PartialDate(day)) for day in period)
    return first if first == last else f"du {first} au {last}"
