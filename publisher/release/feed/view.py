"""The document of the feed: it describes the stream, and links every page with the times of its members.

Clients remember full pages and do not look at them again: a page that only another page leads to would be missed. Links
are things with an IRI, so that no form has a blank node.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, SH, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS

from publisher.identifiers import Addresses
from publisher.mapping import Triple, lines
from publisher.namespaces import LDES, TREE
from publisher.pages import ChangeRow, FeedInput, Link, Site, feed_page
from publisher.release.digests import digest
from publisher.release.feed.forms import stream_facts, stream_of, time
from publisher.release.feed.versions import Page, Version
from publisher.release.jsonld import Context
from publisher.release.serialise import HTML, N_QUADS, N_TRIPLES, TRIG, TURTLE, ntriples, rdf_forms
from publisher.release.site import SiteDocument

POLLING = 24 * 3600  # seconds: an authority publishes a few times a month
_LATEST = 30  # changes that the page shows
_KEPT = (
    "Toutes les versions sont conservées depuis la première publication, sauf celles qui contenaient des données "
    "personnelles effacées depuis."
)

CONTEXT = Context.of(
    {
        "@context": {
            "dcterms": str(DCTERMS),
            "ldes": str(LDES),
            "rdf": str(RDF),
            "sh": str(SH),
            "tree": str(TREE),
            "xsd": str(XSD),
        }
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the document of the feed tells: its pages, its versions, and the Atom feeds by subject."""

    site: Site
    pages: tuple[Page, ...]
    versions: tuple[Version, ...]
    subjects: tuple[Link, ...] = ()


def feed_document(view: View) -> SiteDocument:
    """The document of the feed: a page in French, and the stream in every form."""
    site, addresses = view.site, view.site.addresses
    triples = tuple(_triples(view))
    shown = _shown(view)

    def make() -> Mapping[str, bytes]:
        forms = rdf_forms(ntriples(lines(triples)), CONTEXT)
        # A dataset of one graph: N-Triples is N-Quads, and Turtle is TriG.
        return {HTML: feed_page(site, shown), **forms, N_QUADS: forms[N_TRIPLES], TRIG: forms[TURTLE]}

    return SiteDocument(path=addresses.path(addresses.feed()), digest=digest(triples, shown), make=make)


def _triples(view: View) -> Iterator[Triple]:
    site, addresses = view.site, view.site.addresses
    feed, stream = URIRef(addresses.feed()), stream_of(addresses)
    yield from stream_facts(addresses)
    yield stream, DCTERMS.title, Literal(f"{site.title} : flux des changements", lang="fr")
    yield stream, DCTERMS.license, URIRef(site.licence_url)
    yield stream, LDES.pollingInterval, Literal(POLLING)
    yield from _shape(addresses)
    yield feed, RDF.type, TREE.Node
    yield feed, RDF.type, LDES.EventSource
    policy = URIRef(addresses.part(addresses.feed(), "conservation"))
    yield feed, LDES.retentionPolicy, policy
    yield policy, RDF.type, LDES.RetentionPolicy
    yield policy, DCTERMS.description, Literal(_KEPT, lang="fr")
    if view.pages:
        yield policy, LDES.startingFrom, time(min(page.since for page in view.pages))
    for page in view.pages:
        yield from _relations(addresses, page)


def _relations(addresses: Addresses, page: Page) -> Iterator[Triple]:
    """What leads to a page: the time of its first member, and where no more will come that of its last."""
    feed, node = URIRef(addresses.feed()), URIRef(addresses.feed_page(page.number))
    bounds = [("depuis", TREE.GreaterThanOrEqualToRelation, page.since)]
    if page.closed:
        bounds.append(("jusqu-a", TREE.LessThanOrEqualToRelation, page.until))
    for name, kind, at in bounds:
        relation = URIRef(addresses.part(addresses.feed(), "page", str(page.number), name))
        yield feed, TREE.relation, relation
        yield relation, RDF.type, kind
        yield relation, TREE.node, node
        yield relation, TREE.path, DCTERMS.created
        yield relation, TREE.value, time(at)


def _shape(addresses: Addresses) -> Iterator[Triple]:
    """What every member says of itself in the default graph."""
    shape = URIRef(addresses.part(addresses.feed(), "forme"))
    yield stream_of(addresses), TREE.shape, shape
    yield shape, RDF.type, SH.NodeShape
    for key, path in (("genre", RDF.type), ("document", DCTERMS.isVersionOf), ("date", DCTERMS.created)):
        part = URIRef(addresses.part(addresses.feed(), "forme", key))
        yield shape, SH.property, part
        yield part, SH.path, path
        yield part, SH.minCount, Literal(1)
        yield part, SH.maxCount, Literal(1)
        if path == DCTERMS.created:
            yield part, SH.datatype, XSD.dateTime
        else:
            yield part, SH.nodeKind, SH.IRI


def _shown(view: View) -> FeedInput:
    addresses = view.site.addresses
    latest = sorted(_of_acts(view.versions), key=lambda version: (-version.at.timestamp(), version.document))[:_LATEST]
    return FeedInput(
        versions=len(view.versions),
        documents=len({version.document for version in view.versions}),
        since=min((page.since for page in view.pages), default=None),
        pages=len(view.pages),
        latest=tuple(
            ChangeRow(
                at=version.at,
                kind=version.kind.value,
                act=Link(label=version.title, iri=addresses.base + version.document),
                version=addresses.base + version.path,
            )
            for version in latest
        ),
        subjects=view.subjects,
    )


def _of_acts(versions: Iterable[Version]) -> Iterator[Version]:
    return (version for version in versions if version.title)
