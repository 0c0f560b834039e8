"""Documents and files by their path: negotiated, by extension, or as they are."""

from collections.abc import Sequence

from flask import Blueprint, Response, request

from publisher.pages import Link
from publisher.pages.links import href
from publisher.release import Release, Representation
from publisher.web.current import release
from publisher.web.errors import not_acceptable, refused, withdrawn
from publisher.web.feed import feed_headers, of_feed, tombstone, version_links, ways_on
from publisher.web.files import headers_of, is_original
from publisher.web.forms import BY_EXTENSION, FORMS, HTML, TRIG, Form
from publisher.web.links import address, alternates, link_header, of_document
from publisher.web.negotiation import choose
from publisher.web.sending import send, send_file, send_stored_file
from publisher.web.signposts import LINKSET, essential, linkset

documents = Blueprint("documents", __name__)

LISTS = ("/deliberations", "/organismes")
"""Paths that are answered without a stored document."""

_DATA_FIRST = ("/catalogue", "/flux")
"""Where portals ask without saying what they read."""


@documents.get("/", provide_automatic_options=False)
def home() -> Response:
    """The home page."""
    return _answer(release(), "/")


@documents.get("/<path:path>", provide_automatic_options=False)
def document(path: str) -> Response:
    """What stands at a path under the base."""
    return _answer(release(), f"/{path}")


def _answer(found: Release, path: str) -> Response:
    forms = forms_of(found, path)
    if HTML in forms or len(forms) > 1:
        return _sent(found, path, acceptable(found, path, forms), forms, vary=("Accept",))
    if forms:
        return _stored_file(found, path, forms[0])
    stem, _, extension = path.rpartition(".")
    form = BY_EXTENSION.get(extension)
    if form and form in (beside := forms_of(found, stem)):
        return _sent(found, stem, form, beside)
    if extension == LINKSET.extension and (links := linkset(found, stem, forms_of(found, stem))):
        return send(Representation.of(links, LINKSET.media_type, found.made_at), {})
    download = found.download(path)
    if download:
        return send_file(download, headers_of(path, download.media_type))
    return _absent(found, path, stem if form else path)


def forms_of(found: Release, path: str) -> tuple[Form, ...]:
    """The forms of the document at a path, in the server's order; empty where there is none.

    A media type that is none of ours is a form of its own; so is the original of a source, whatever it claims to be.
    """
    stored = found.variants(path)
    known = [] if is_original(path) else [form for form in FORMS if form.media_type in stored]
    if path in _DATA_FIRST or of_feed(path):
        known.sort(key=lambda form: (form is not TRIG, form is HTML))
    named = {form.media_type for form in known}
    return (*known, *(Form(media_type=kind, extension="", name=kind) for kind in stored if kind not in named))


def acceptable(found: Release, path: str, forms: Sequence[Form]) -> Form:
    """The form that the client prefers. Raises Refused (406) with the list of what there is."""
    form = choose(request.headers.get("Accept"), forms)
    if form is None:
        listed = [Link(label=offered.name, iri=address(found.addresses, path, offered)) for offered in forms]
        raise not_acceptable(listed, {"Link": link_header(alternates(found.addresses, path, forms))})
    return form


def _sent(found: Release, path: str, form: Form, forms: Sequence[Form], vary: tuple[str, ...] = ()) -> Response:
    """A document in one form; where that was negotiated, the address of the form is said."""
    representation = found.find(path, form.media_type)
    if representation is None:
        raise refused(404)
    relations = (
        *of_document(found, path, form, forms),
        *essential(found, path, form, forms),
        *version_links(found, path),
    )
    headers = {"Link": link_header(relations), **feed_headers(found, path)}
    if vary:
        headers["Content-Location"] = href(found.addresses, address(found.addresses, path, form))
    return send(representation, headers, vary=vary)


def _stored_file(found: Release, path: str, form: Form) -> Response:
    representation = found.find(path, form.media_type)
    if representation is None:
        raise refused(404)
    return send_stored_file(representation, headers_of(path, form.media_type))


def _absent(found: Release, path: str, stem: str) -> Response:
    """What is answered where nothing stands: it was withdrawn, it is written with a final slash, or it never was."""
    gone = found.gone(path) or found.gone(stem)
    if gone:
        raise withdrawn(gone, ways_on(found, stem), tombstone(found, stem))
    plain = path.rstrip("/")
    if plain != path and (plain in LISTS or (plain and found.variants(plain))):
        query = request.query_string.decode("ascii", "ignore")
        return moved(href(found.addresses, found.addresses.base + plain) + (f"?{query}" if query else ""))
    raise refused(404)


def moved(to: str) -> Response:
    """The document stands at another path of this host: ``to`` is written as an address has it."""
    return Response(status=308, headers={"Location": to, "Cache-Control": "no-cache"})
