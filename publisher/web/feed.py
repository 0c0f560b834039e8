"""What is said of pages of the feed and of versions: how long they hold, and what came before and after.

Relations are those of RFC 5829, and ``original`` with ``Memento-Datetime`` those of RFC 7089 (Memento).
"""

from collections.abc import Iterator, Mapping

from werkzeug.http import http_date

from publisher.identifiers import feed_page_of, version_of
from publisher.pages import Link
from publisher.pages.links import href
from publisher.release import Release, Representation
from publisher.web.forms import FORMS, Form
from publisher.web.links import Relation

_FEED = "/flux"
_FOR_GOOD = "public, max-age=31536000, immutable"
_GROWING = "public, no-cache"  # kept, but asked for again at each use: that costs a 304


def of_feed(path: str) -> bool:
    """Whether a path is that of a page of the feed or of a version."""
    return feed_page_of(path) is not None or version_of(path) is not None


def feed_headers(found: Release, path: str) -> dict[str, str]:
    """How long a page of the feed or a version may be kept, and the time that a version is of."""
    if path != _FEED and not of_feed(path):
        return {}
    revision = found.feed.revision(path)
    memento = {"Memento-Datetime": http_date(revision.at)} if revision else {}
    return {"Cache-Control": _FOR_GOOD if found.feed.never_changes(path) else _GROWING, **memento}


def version_links(found: Release, path: str) -> Iterator[Relation]:
    """From a version to its document and to other versions; from a document to its latest version."""
    addresses = found.addresses
    revision = found.feed.revision(path)
    if revision:
        yield Relation(href=addresses.base + revision.document, rel="original")
    named = {
        "latest-version": found.feed.latest(revision.document if revision else path),
        "predecessor-version": revision.before if revision else None,
        "successor-version": revision.after if revision else None,
    }
    for rel, target in named.items():
        if target:
            yield Relation(href=href(addresses, addresses.base + target), rel=rel)


def ways_on(found: Release, path: str) -> tuple[Link, ...]:
    """Where to go on from a page of the feed that was replaced."""
    if feed_page_of(path) is None:
        return ()
    return (Link(label="Flux des changements", iri=found.addresses.feed()),)


def tombstone(found: Release, path: str) -> Mapping[Form, Representation]:
    """What says in RDF that a document was withdrawn: its latest version, where it has any."""
    latest = found.feed.latest(path)
    if latest is None:
        return {}
    stored = ((form, found.find(latest, form.media_type)) for form in FORMS)
    return {form: representation for form, representation in stored if representation}
