"""The forms in which a document can be sent, and what is said of a media type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a document: its media type, the extension that asks for it, and its name for a reader.

    ``aliases`` are media types under which clients ask for it; the answer always carries ``media_type``.
    """

    media_type: str
    extension: str
    name: str
    aliases: tuple[str, ...] = ()


HTML = Form(media_type="text/html", extension="html", name="page HTML")
TURTLE = Form(
    media_type="text/turtle",
    extension="ttl",
    name="Turtle",
    aliases=("application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3"),
)
JSON_LD = Form(media_type="application/ld+json", extension="jsonld", name="JSON-LD", aliases=("application/json",))
N_TRIPLES = Form(media_type="application/n-triples", extension="nt", name="N-Triples")
RDF_XML = Form(
    media_type="application/rdf+xml", extension="rdf", name="RDF/XML", aliases=("application/xml", "text/xml")
)
TRIG = Form(media_type="application/trig", extension="trig", name="TriG", aliases=("application/x-trig",))
N_QUADS = Form(media_type="application/n-quads", extension="nq", name="N-Quads", aliases=("text/x-nquads",))
CSV = Form(media_type="text/csv", extension="csv", name="CSV")

FORMS = (HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, N_QUADS)
"""Forms in which documents are stored, in the order of the server's preference, where the client has none."""

BY_EXTENSION = {form.extension: form for form in FORMS}

_TEXTS = (
    *("application/atom+xml", "application/n-quads", "application/n-triples", "application/rdf+xml"),
    *("application/trig", "image/svg+xml"),
)


def content_type(media_type: str) -> str:
    """``Content-Type`` of UTF-8 bytes. Clients that are told no charset read ``text/*`` as Latin-1.

    ``application/json`` and ``application/ld+json`` know no such parameter (RFC 8259, 11): they are always UTF-8.
    """
    textual = media_type.startswith("text/") or media_type in _TEXTS
    return f"{media_type}; charset=utf-8" if textual and "charset=" not in media_type else media_type
