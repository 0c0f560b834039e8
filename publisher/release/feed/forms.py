"""The bytes of the feed: a version in each form, and pages put together from those of their versions.

Forms have no prefixes, so that one can stand after another: a page is its head and, for each member, the line that
says so followed by the version as it is served at its own address. Graphs of documents have no blank node, whose
labels would meet here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyoxigraph as ox
from rdflib import RDF, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS

from publisher.identifiers import Addresses
from publisher.mapping import Triple, lines
from publisher.namespaces import AS, LDES, TREE
from publisher.release.feed.versions import Kind, Page
from publisher.release.serialise import JSON_LD, N_QUADS, TRIG

KINDS = {Kind.CREATED: AS.Create, Kind.UPDATED: AS.Update, Kind.WITHDRAWN: AS.Delete}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in which a page is served: how statements are written, and what stands around and between them."""

    media_type: str
    write: Callable[[bytes], bytes]
    begin: bytes = b""
    between: bytes = b""
    end: bytes = b""

    def whole(self, pieces: Iterable[bytes]) -> bytes:
        """Pieces as one document."""
        return self.begin + self.between.join(pieces) + self.end


def _written(form: ox.RdfFormat) -> Callable[[bytes], bytes]:
    return lambda quads: ox.serialize(list(ox.parse(quads, format=ox.RdfFormat.N_QUADS)), format=form) or b""


_expanded = _written(ox.RdfFormat.JSON_LD)

FORMS = (
    Form(media_type=N_QUADS, write=lambda quads: quads),
    Form(media_type=TRIG, write=_written(ox.RdfFormat.TRIG)),
    Form(
        media_type=JSON_LD,
        write=lambda quads: _expanded(quads)[1:-1],  # the objects, without the brackets of their list
        begin=b"[\n",
        between=b",\n",
        end=b"\n]\n",
    ),
)


def version_forms(metadata: bytes, name: str, content: bytes) -> dict[str, bytes]:
    """A version in each form: what is said of it in the default graph, its content in the graph that it names.

    ``content`` is canonical N-Triples, empty for a withdrawal.
    """
    graph = f"<{name}> .\n".encode()
    # Not splitlines(): it also splits at U+0085 and U+2028, which N-Triples leaves as they are inside a literal.
    quads = metadata + b"".join(line[:-1] + graph for line in content.split(b"\n") if line)
    return {form.media_type: form.whole([form.write(quads)]) for form in FORMS}


def metadata(
    addresses: Addresses, document: str, identifier: str, kind: Kind, at: datetime, reason: str | None = None
) -> bytes:
    """What is said of a version of the document at an IRI, as N-Triples; ``reason`` is why it was withdrawn."""
    version = URIRef(addresses.version(document, identifier))
    told: list[Triple] = [
        (version, RDF.type, KINDS[kind]),
        (version, DCTERMS.isVersionOf, URIRef(document)),
        (version, DCTERMS.created, time(at)),
    ]
    if reason is not None:
        told.append((version, DCTERMS.description, Literal(reason, lang="fr")))
    return lines(told)


def page_forms(
    addresses: Addresses, page: Page, members: Sequence[tuple[str, Callable[[str], bytes]]]
) -> dict[str, bytes]:
    """A page in each form; each member is given by its IRI and what gives its bytes in a form."""
    stream = stream_of(addresses)
    head = lines(_head(addresses, page))
    written = {}
    for form in FORMS:
        pieces = [form.write(head)]
        for iri, body in members:
            pieces.append(form.write(lines([(stream, TREE.member, URIRef(iri))])))
            pieces.append(_bare(form, body(form.media_type)))
        written[form.media_type] = form.whole(pieces)
    return written


def stream_of(addresses: Addresses) -> URIRef:
    """The event stream, told of by the document of the feed."""
    return URIRef(addresses.part(addresses.feed(), "flux"))


def stream_facts(addresses: Addresses) -> list[Triple]:
    """What every page says of the stream: where it begins, and how to read its members."""
    stream = stream_of(addresses)
    return [
        (stream, RDF.type, LDES.EventStream),
        (stream, TREE.view, URIRef(addresses.feed())),
        (stream, LDES.timestampPath, DCTERMS.created),
        (stream, LDES.versionOfPath, DCTERMS.isVersionOf),
        (stream, LDES.versionCreatePath, RDF.type),
        (stream, LDES.versionCreateObject, AS.Create),
        (stream, LDES.versionUpdatePath, RDF.type),
        (stream, LDES.versionUpdateObject, AS.Update),
        (stream, LDES.versionDeletePath, RDF.type),
        (stream, LDES.versionDeleteObject, AS.Delete),
    ]


def time(at: datetime) -> Literal:
    """A time in UTC, to the second."""
    return Literal(f"{at:%Y-%m-%dT%H:%M:%SZ}", datatype=XSD.dateTime, normalize=False)


def _head(addresses: Addresses, page: Page) -> Iterable[Triple]:
    node = URIRef(addresses.feed_page(page.number))
    yield from stream_facts(addresses)
    yield node, RDF.type, TREE.Node
    if page.closed:
        yield node, LDES.immutable, Literal("true", datatype=XSD.boolean)


def _bare(form: Form, body: bytes) -> bytes:
    """The statements of a document, without what stands around them."""
    return body[len(form.begin) : len(body) - len(form.end)]
