"""Points of data.europa.eu's metadata quality assessment, by its table of metrics, from an RDF catalogue alone.

Written from the table, without the program's own account of its quality, so that either shows the other's faults.
Shares of distributions count; of the interoperability of distributions, only the best one of a data set.
"""

from collections.abc import Callable, Iterable

import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF

Answers = Callable[[str], bool]

FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LICENCES = "http://publications.europa.eu/resource/authority/licence/"
RIGHTS = "http://publications.europa.eu/resource/authority/access-right/"
OPEN_AND_READABLE = {"CSV", "JSON_LD", "RDF_TURTLE", "RDF_N_TRIPLES", "RDF_XML"}

ON_DATA_SETS = {
    DCAT.keyword: 30,
    DCAT.theme: 30,
    DCTERMS.spatial: 20,
    DCTERMS.temporal: 20,
    DCTERMS.accessRights: 10,
    DCAT.contactPoint: 20,
    DCTERMS.publisher: 10,
    DCTERMS.issued: 5,
    DCTERMS.modified: 5,
}
ON_FILES = {DCAT.downloadURL: 20, DCTERMS.license: 20, DCTERMS.rights: 5, DCAT.byteSize: 5}
MOST = 405


def score(graph: rdflib.Graph, answers: Answers, *, conforms: bool) -> dict[str, float]:
    """The points of each data set of a catalogue, by IRI; ``answers`` says whether an address gives 2xx or 3xx."""
    return {
        str(node): points(graph, node, answers, conforms=conforms) for node in graph.subjects(RDF.type, DCAT.Dataset)
    }


def points(graph: rdflib.Graph, node: rdflib.term.Node, answers: Answers, *, conforms: bool) -> float:
    """The points of one data set."""
    files = list(graph.objects(node, DCAT.distribution))
    total: float = sum(weight for name, weight in ON_DATA_SETS.items() if (node, name, None) in graph)
    total += 30 if conforms else 0
    total += 5 if _in(graph, node, DCTERMS.accessRights, RIGHTS) else 0
    for name, weight in ON_FILES.items():
        total += weight * share((file, name, None) in graph for file in files)
    total += 50 * share(all(map(answers, _texts(graph, file, DCAT.accessURL))) for file in files)
    total += 30 * share(all(map(answers, _texts(graph, file, DCAT.downloadURL))) for file in files)
    total += 10 * share(_in(graph, file, DCTERMS.license, LICENCES) for file in files)
    return total + max((form(graph, file) for file in files), default=0)


def form(graph: rdflib.Graph, file: rdflib.term.Node) -> int:
    """The points of a file for its format."""
    total = 20 if (file, DCTERMS["format"], None) in graph else 0
    total += 10 if (file, DCAT.mediaType, None) in graph else 0
    if _in(graph, file, DCTERMS["format"], FILE_TYPES) and _in(graph, file, DCAT.mediaType, MEDIA_TYPES):
        total += 10
    names = {name.removeprefix(FILE_TYPES) for name in _texts(graph, file, DCTERMS["format"])}
    return total + (40 if names & OPEN_AND_READABLE else 0)


def share(passing: Iterable[bool]) -> float:
    """How many pass, of all."""
    found = list(passing)
    return sum(found) / len(found) if found else 0.0


def _texts(graph: rdflib.Graph, node: rdflib.term.Node, name: rdflib.URIRef) -> list[str]:
    return [str(value) for value in graph.objects(node, name)]


def _in(graph: rdflib.Graph, node: rdflib.term.Node, name: rdflib.URIRef, table: str) -> bool:
    return any(value.startswith(table) for value in _texts(graph, node, name))
