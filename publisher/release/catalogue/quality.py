"""The quality of the catalogue by its own account: the measurements of the MQA, written with DQV (W3C).

It is a self-assessment: data.europa.eu measures what it harvests by itself, and may count otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, XSD, Namespace

from publisher.identifiers import Addresses, slug
from publisher.namespaces import DQV
from publisher.pages import DimensionRow, QualityInput
from publisher.release.catalogue.agents import publisher_iri
from publisher.release.catalogue.metrics import Assessment, Dimension, Metric, assess, metrics
from publisher.release.catalogue.model import Catalogue
from publisher.release.catalogue.pages import DCAT_AP, pages, triples
from publisher.release.catalogue.terms import Triple, french
from publisher.release.serialise import ntriples

PV = Namespace("https://piveau.eu/ns/voc#")
_SCORE = "scoring"
_LABELS = {
    Dimension.FINDABILITY: "Facilité à trouver",
    Dimension.ACCESSIBILITY: "Accès",
    Dimension.INTEROPERABILITY: "Interopérabilité",
    Dimension.REUSABILITY: "Réutilisation",
    Dimension.CONTEXTUALITY: "Contexte",
}
_RATINGS = ((351, "excellente"), (221, "bonne"), (121, "suffisante"), (0, "insuffisante"))
"""The ratings of data.europa.eu, by the least points of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What the catalogue's data sets obtain; ``measured`` are the metrics."""

    measured: tuple[Metric, ...]
    sets: tuple[Assessment, ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Quality":
        """The quality of a catalogue, all of its pages."""
        addresses = catalogue.site.addresses
        known = metrics(frozenset(file.iri(addresses) for item in catalogue.sets for file in item.files))
        told = (triple for page in pages(catalogue) for triple in triples(catalogue, page, DCAT_AP))
        return cls(measured=known, sets=assess(told, known))

    @property
    def points(self) -> Mapping[Dimension, Decimal]:
        """The points of each dimension: the mean of those of the data sets."""
        return {
            dimension: sum((item.points[dimension] for item in self.sets), Decimal(0)) / max(len(self.sets), 1)
            for dimension in Dimension
        }

    @property
    def total(self) -> Decimal:
        """The points of the catalogue, of 405."""
        return sum(self.points.values(), Decimal(0))

    def most(self, dimension: Dimension) -> int:
        """The points that a dimension gives at most."""
        return sum(metric.points for metric in self.measured if metric.dimension == dimension)

    def shown(self) -> QualityInput:
        """What the page of the catalogue shows."""
        total = _whole(self.total)
        return QualityInput(
            points=total,
            most=sum(map(self.most, Dimension)),
            rating=next(rating for least, rating in _RATINGS if total >= least),
            dimensions=tuple(
                DimensionRow(label=label, points=_whole(self.points[dimension]), most=self.most(dimension))
                for dimension, label in _LABELS.items()
            ),
        )


def canonical(catalogue: Catalogue, quality: Quality) -> bytes:
    """The graph of the document of quality, as canonical N-Triples."""
    graph = Graph(bind_namespaces="none")
    for triple in _triples(catalogue, quality):
        graph.add(triple)
    return ntriples(graph.serialize(format="nt").encode())


def _triples(catalogue: Catalogue, quality: Quality) -> Iterator[Triple]:
    addresses = catalogue.site.addresses
    document, about = URIRef(addresses.catalogue_quality()), URIRef(addresses.catalogue())
    yield document, RDF.type, DQV.QualityMetadata
    yield document, DCTERMS.title, french("Qualité du catalogue, évaluée par ce site lui-même")
    yield (
        document,
        DCTERMS.description,
        french(
            "Auto-évaluation, selon les mesures de l’évaluation de la qualité des métadonnées de data.europa.eu (MQA), "
            "qui fait ses propres relevés. Une mesure de fichiers est remplie quand tous les fichiers du jeu la "
            "remplissent, ou un seul s’il s’agit de leur format ; la conformité à DCAT-AP et la "
            "réponse des adresses sont celles que les tests du logiciel vérifient."
        ),
    )
    yield document, PROV.wasAttributedTo, publisher_iri(catalogue.site)
    yield from _metrics(quality.measured)
    yield from _catalogue_measured(addresses, about, quality)
    for item in quality.sets:
        yield URIRef(item.iri), RDF.type, DCAT.Dataset
        for metric in quality.measured:
            value = Literal(item.shares[metric.name] == 1)
            yield from _measurement(addresses, URIRef(item.iri), metric.name, value)
        score = Literal(str(_whole(item.total)), datatype=XSD.integer)
        yield from _measurement(addresses, URIRef(item.iri), _SCORE, score)


def _metrics(known: Sequence[Metric]) -> Iterator[Triple]:
    for metric in known:
        yield PV[metric.name], RDF.type, DQV.Metric
        yield PV[metric.name], DQV.inDimension, PV[metric.dimension]
        yield PV[metric.dimension], RDF.type, DQV.Dimension
    yield PV[_SCORE], RDF.type, DQV.Metric


def _catalogue_measured(addresses: Addresses, about: URIRef, quality: Quality) -> Iterator[Triple]:
    """Of the catalogue, each metric is the share of data sets that pass it, in percent."""
    yield about, RDF.type, DCAT.Catalog
    for metric in quality.measured:
        shares = [item.shares[metric.name] for item in quality.sets]
        percent = 100 * sum(shares, Decimal(0)) / max(len(shares), 1)
        value = Literal(format(percent.quantize(Decimal("0.1")), "f"), datatype=XSD.decimal)
        yield from _measurement(addresses, about, metric.name, value)
    score = Literal(str(_whole(quality.total)), datatype=XSD.integer)
    yield from _measurement(addresses, about, _SCORE, score)


def _measurement(addresses: Addresses, about: URIRef, name: str, value: Literal) -> Iterator[Triple]:
    """One measurement, named after what it is of: ``#{data set}.{metric}``, ``#catalogue.{metric}``."""
    fragment = about.rpartition("#")[2] if "#" in about else "catalogue"
    node = URIRef(addresses.place(addresses.catalogue_quality(), f"{fragment}.{slug(name)}"))
    yield about, DQV.hasQualityMeasurement, node
    yield node, RDF.type, DQV.QualityMeasurement
    yield node, DQV.isMeasurementOf, PV[name]
    yield node, DQV.computedOn, about
    yield node, DQV.value, value


def _whole(points: Decimal) -> int:
    return int(points.quantize(Decimal(1), rounding=ROUND_HALF_UP))
