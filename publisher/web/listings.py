"""Lists and answers to a search: rendered when they are asked for, and not again for who has them already."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, request

from publisher import __version__
from publisher.release import Release
from publisher.web.arguments import Arguments
from publisher.web.conditional import Validators
from publisher.web.current import release
from publisher.web.documents import acceptable
from publisher.web.forms import CSV, HTML, Form
from publisher.web.links import Relation, link_header
from publisher.web.negotiation import accepts_gzip
from publisher.web.selections import ACTS, GRANTS, ORGANISATIONS, acts_page, list_address, organisations_page
from publisher.web.sending import begin, describe
from publisher.web.tables import acts_csv, grants_csv
from publisher.web.transfers import long

listings = Blueprint("listings", __name__)


@listings.get(ACTS, provide_automatic_options=False)
def acts() -> Response:
    """The acts that are asked for: a page, or a table."""
    form = acceptable(release(), ACTS, (HTML, CSV))
    return _acts_as(form, vary=("Accept",))


@listings.get(f"{ACTS}.html", provide_automatic_options=False)
def acts_as_page() -> Response:
    """The acts that are asked for, as a page."""
    return _acts_as(HTML)


@listings.get(f"{ACTS}.csv", provide_automatic_options=False)
def acts_as_table() -> Response:
    """The acts that are asked for, as a table: all of them, whatever the page."""
    return _acts_as(CSV)


@listings.get(f"{GRANTS}.csv", provide_automatic_options=False)
def grants_as_table() -> Response:
    """The grants of the acts that are asked for."""
    found, arguments = release(), replace(Arguments.read(request.args), page=1)
    return _answer(found, GRANTS, arguments, CSV, lambda: grants_csv(found, arguments.selection))


@listings.get(ORGANISATIONS, provide_automatic_options=False)
def organisations() -> Response:
    """The organisations that receive something, by the words of their names."""
    acceptable(release(), ORGANISATIONS, (HTML,))
    return _organisations(vary=("Accept",))


@listings.get(f"{ORGANISATIONS}.html", provide_automatic_options=False)
def organisations_as_page() -> Response:
    """The same."""
    return _organisations()


def _acts_as(form: Form, vary: tuple[str, ...] = ()) -> Response:
    found, arguments = release(), Arguments.read(request.args)
    if form is HTML:
        return _answer(found, ACTS, arguments, HTML, lambda: [acts_page(found, arguments)], vary)
    whole = replace(arguments, page=1)
    return _answer(found, ACTS, whole, CSV, lambda: acts_csv(found, whole.selection), vary)


def _organisations(vary: tuple[str, ...] = ()) -> Response:
    found = release()
    arguments = replace(Arguments.read(request.args), autorite="", annee="")
    return _answer(found, ORGANISATIONS, arguments, HTML, lambda: [organisations_page(found, arguments)], vary)


def _answer(
    found: Release,
    path: str,
    arguments: Arguments,
    form: Form,
    content: Callable[[], Iterable[bytes]],
    vary: tuple[str, ...] = (),
) -> Response:
    """A list in one form. Its ETag comes from what it depends on, so that a 304 costs neither query nor rendering."""
    depends = "\n".join((found.id, __version__, path, form.media_type, arguments.query))
    etag = hashlib.sha256(depends.encode()).hexdigest()[:32]
    headers = {"Link": _links(found, path, arguments, form), "Vary": ", ".join((*vary, "Accept-Encoding"))}
    if vary:
        headers["Content-Location"] = list_address(found, path, arguments, form)
    answer = begin(Validators(etag=etag, modified=found.made_at, weak=True), headers)
    if answer.status_code != HTTPStatus.OK:
        return answer
    describe(answer, form.media_type, headers)
    if form is CSV:
        answer.headers["Content-Disposition"] = f'attachment; filename="{path[1:]}.csv"'
        answer.response = content()
        return long(answer)
    body = b"".join(content())
    if accepts_gzip(request.headers.get("Accept-Encoding")):
        answer.headers["Content-Encoding"] = "gzip"
        body = gzip.compress(body, mtime=0)
    answer.set_data(body)
    return answer


def _links(found: Release, path: str, arguments: Arguments, form: Form) -> str:
    """The licence, and beside the page of the acts their table."""
    relations = [Relation(href=found.about["licence_url"], rel="license")]
    if path == ACTS:
        other = HTML if form is CSV else CSV
        beside = list_address(found, path, replace(arguments, page=1), other)
        relations.insert(0, Relation(href=beside, rel="alternate", media_type=other.media_type))
    return link_header(relations)
