"""The metrics of data.europa.eu's metadata quality assessment (MQA), and what of a catalogue passes them.

Their names, dimensions and points are those of its methodology. What only a visitor can see is taken as it is made to
be: an address answers where it is that of a file offered, and a data set conforms to DCAT-AP, which tests of this
program prove.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rdflib import URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

from publisher.release.catalogue.terms import AUTHORITY, IANA, Triple

Node = Mapping[URIRef, Sequence[object]]
"""What is told of a data set or a file, by property."""

Passes = Callable[[Node], bool]


class Dimension(StrEnum):
    """What a metric is about, as piveau names it."""

    FINDABILITY = "findability"
    ACCESSIBILITY = "accessibility"
    INTEROPERABILITY = "interoperability"
    REUSABILITY = "reusability"
    CONTEXTUALITY = "contextuality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A metric by its name in the vocabulary of piveau: its points, and whether files are judged, or data sets."""

    name: str
    dimension: Dimension
    points: int
    of_files: bool
    passes: Passes

    @property
    def of_form(self) -> bool:
        """Whether the form of a file is judged: one file that passes is enough for a data set."""
        return self.of_files and self.dimension == Dimension.INTEROPERABILITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What passes of one data set: for each metric the share, from 0 to 1, of it or of its files; and its points.

    Of the form of files, the share is 1 where one passes.
    """

    iri: str
    shares: Mapping[str, Decimal]
    points: Mapping[Dimension, Decimal]

    @property
    def total(self) -> Decimal:
        """The points of all dimensions."""
        return sum(self.points.values(), Decimal(0))


_OPEN_AND_READABLE = frozenset(
    AUTHORITY[f"file-type/{name}"] for name in ("CSV", "JSON_LD", "RDF_N_TRIPLES", "RDF_TURTLE", "RDF_XML")
)
"""File types in both lists of data.europa.eu, of open formats and of those that programs read; no other is counted."""

_LICENCE_TABLE, _RIGHT_TABLE, _TYPE_TABLE = AUTHORITY["licence/"], AUTHORITY["access-right/"], AUTHORITY["file-type/"]


def metrics(served: Container[str]) -> tuple[Metric, ...]:
    """Every metric; ``served`` are the addresses that answer."""
    found, access, use = Dimension.FINDABILITY, Dimension.ACCESSIBILITY, Dimension.REUSABILITY
    forms, context = Dimension.INTEROPERABILITY, Dimension.CONTEXTUALITY
    return (
        _of_set("keywordAvailability", found, 30, _has(DCAT.keyword)),
        _of_set("categoryAvailability", found, 30, _has(DCAT.theme)),
        _of_set("spatialAvailability", found, 20, _has(DCTERMS.spatial)),
        _of_set("temporalAvailability", found, 20, _has(DCTERMS.temporal)),
        _of_file("accessUrlStatusCode", access, 50, _answers(DCAT.accessURL, served)),
        _of_file("downloadUrlAvailability", access, 20, _has(DCAT.downloadURL)),
        _of_file("downloadUrlStatusCode", access, 30, _answers(DCAT.downloadURL, served)),
        _of_file("formatAvailability", forms, 20, _has(DCTERMS["format"])),
        _of_file("mediaTypeAvailability", forms, 10, _has(DCAT.mediaType)),
        _of_file("formatMediaTypeVocabularyAlignment", forms, 10, _in_tables),
        _of_file("formatMediaTypeNonProprietary", forms, 20, _open_and_readable),
        _of_file("formatMediaTypeMachineInterpretable", forms, 20, _open_and_readable),
        _of_set("dcatApCompliance", forms, 30, lambda _: True),
        _of_file("licenceAvailability", use, 20, _has(DCTERMS.license)),
        _of_file("knownLicence", use, 10, _within(DCTERMS.license, _LICENCE_TABLE)),
        _of_set("accessRightsAvailability", use, 10, _has(DCTERMS.accessRights)),
        _of_set("accessRightsVocabularyAlignment", use, 5, _within(DCTERMS.accessRights, _RIGHT_TABLE)),
        _of_set("contactPointAvailability", use, 20, _has(DCAT.contactPoint)),
        _of_set("publisherAvailability", use, 10, _has(DCTERMS.publisher)),
        _of_file("rightsAvailability", context, 5, _has(DCTERMS.rights)),
        _of_file("byteSizeAvailability", context, 5, _has(DCAT.byteSize)),
        _of_set("dateIssuedAvailability", context, 5, _has(DCTERMS.issued)),
        _of_set("dateModifiedAvailability", context, 5, _has(DCTERMS.modified)),
    )


def assess(triples: Iterable[Triple], known: Sequence[Metric]) -> tuple[Assessment, ...]:
    """What passes of each data set of a catalogue, in the order of IRIs."""
    nodes: defaultdict[object, defaultdict[URIRef, list[object]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        nodes[subject][predicate].append(value)
    sets = sorted(str(node) for node, told in nodes.items() if DCAT.Dataset in told[RDF.type])
    return tuple(_assessed(iri, nodes, known) for iri in sets)


def _assessed(iri: str, nodes: Mapping[object, Node], known: Sequence[Metric]) -> Assessment:
    item = nodes[URIRef(iri)]
    files = [nodes[file] for file in dict.fromkeys(item.get(DCAT.distribution, ()))]
    shares: dict[str, Decimal] = {}
    points = dict.fromkeys(Dimension, Decimal(0))
    for metric in known:
        judged = files if metric.of_files else [item]
        passing = sum(map(metric.passes, judged))
        if metric.of_form:
            shares[metric.name] = Decimal(passing > 0)
        else:
            shares[metric.name] = Decimal(passing) / len(judged) if judged else Decimal(0)
            points[metric.dimension] += metric.points * shares[metric.name]
    points[Dimension.INTEROPERABILITY] += max((_of_forms(file, known) for file in files), default=Decimal(0))
    return Assessment(iri=iri, shares=shares, points=points)


def _of_forms(file: Node, known: Iterable[Metric]) -> Decimal:
    """The points of one file for its form: a data set has those of its best file."""
    return Decimal(sum(metric.points for metric in known if metric.of_form and metric.passes(file)))


def _of_set(name: str, dimension: Dimension, points: int, passes: Passes) -> Metric:
    return Metric(name=name, dimension=dimension, points=points, of_files=False, passes=passes)


def _of_file(name: str, dimension: Dimension, points: int, passes: Passes) -> Metric:
    return Metric(name=name, dimension=dimension, points=points, of_files=True, passes=passes)


def _has(prop: URIRef) -> Passes:
    return lambda node: bool(node.get(prop))


def _within(prop: URIRef, table: str) -> Passes:
    return lambda node: any(str(value).startswith(table) for value in node.get(prop, ()))


def _answers(prop: URIRef, served: Container[str]) -> Passes:
    return lambda node: any(str(value) in served for value in node.get(prop, ()))


def _in_tables(node: Node) -> bool:
    return _within(DCTERMS["format"], _TYPE_TABLE)(node) and _within(DCAT.mediaType, str(IANA))(node)


def _open_and_readable(node: Node) -> bool:
    return not _OPEN_AND_READABLE.isdisjoint(node.get(DCTERMS["format"], ()))
