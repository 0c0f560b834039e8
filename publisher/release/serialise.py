"""The RDF forms of a graph, all written from one canonical form: sorted N-Triples.

rdflib's writers follow the hash seed, and its JSON-LD writer was seen to drop an integer 0; pyoxigraph's keep the order
that they are given. It writes JSON-LD expanded, without context: ``publisher.release.jsonld`` writes that form.
"""

import io
from collections.abc import Iterable
from typing import BinaryIO

import pyoxigraph as ox

from publisher.release.jsonld import Context, jsonld

N_TRIPLES = "application/n-triples"
TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
RDF_XML = "application/rdf+xml"
N_QUADS = "application/n-quads"
TRIG = "application/trig"
HTML = "text/html"

_PRIMARY_TOPIC = ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic")
"""The property of the document that a graph is: in Turtle what it tells has the empty prefix, ``:vote``."""

RDF_FORMS = (N_TRIPLES, TURTLE, JSON_LD, RDF_XML)


def ntriples(lines: bytes) -> bytes:
    """The canonical form of N-Triples given in any order: each triple once, sorted, blank nodes by RDFC-1.0."""
    dataset = ox.Dataset(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    written = io.BytesIO()
    ox.serialize((quad.triple for quad in dataset), written, format=ox.RdfFormat.N_TRIPLES)
    # Not splitlines(): it also splits at U+0085 and U+2028, which N-Triples leaves as they are inside a literal.
    return b"".join(line + b"\n" for line in sorted(set(written.getvalue().split(b"\n"))) if line)


def rdf_forms(canonical: bytes, context: Context) -> dict[str, bytes]:
    """Every RDF form of a graph by media type, from its canonical N-Triples."""
    return {
        N_TRIPLES: canonical,
        TURTLE: turtle(canonical, context),
        JSON_LD: jsonld(canonical, context),
        RDF_XML: _written(canonical, ox.RdfFormat.RDF_XML, context),
    }


def turtle(canonical: bytes, context: Context) -> bytes:
    """The Turtle form alone."""
    return _written(canonical, ox.RdfFormat.TURTLE, context)


def write_turtle(lines: BinaryIO, output: BinaryIO, context: Context) -> None:
    """Write as Turtle, triple by triple, the N-Triples read from ``lines``."""
    triples: Iterable[ox.Triple] = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    ox.serialize(triples, output, format=ox.RdfFormat.TURTLE, prefixes=dict(context.prefixes))


def _written(canonical: bytes, form: ox.RdfFormat, context: Context) -> bytes:
    triples = [quad.triple for quad in ox.parse(canonical, format=ox.RdfFormat.N_TRIPLES)]
    used = {prefix: iri for prefix, iri in context.prefixes.items() if iri.encode() in canonical}
    document = next((triple.subject.value for triple in triples if triple.predicate == _PRIMARY_TOPIC), None)
    if form == ox.RdfFormat.TURTLE and document is not None:
        used[""] = f"{document}#"
    written = io.BytesIO()
    ox.serialize(triples, written, format=form, prefixes=used)
    return written.getvalue()
