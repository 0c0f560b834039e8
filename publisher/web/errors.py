"""Answers other than the document: a French sentence, as a page, as problem details (RFC 9457) or as plain text."""

import logging
import traceback
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from publisher.pages import ErrorInput, Link, error_page
from publisher.pages.links import href
from publisher.records import PartialDate
from publisher.release import Gone, Release, Representation, site_of
from publisher.release.representation import json_body
from publisher.web.current import release
from publisher.web.forms import HTML, Form, content_type
from publisher.web.headers import METHODS
from publisher.web.negotiation import choose

log = logging.getLogger(__name__)

PLAIN = Form(media_type="text/plain", extension="txt", name="texte")
PROBLEM = Form(
    media_type="application/problem+json",
    extension="json",
    name="JSON",
    aliases=("application/json", "application/ld+json"),
)
_WITH_PAGE = frozenset({400, 404, 405, 406, 410, 500})

MESSAGES = {
    400: "Cette demande est mal formée ; vérifiez l’adresse.",
    404: "Aucun document n’existe à cette adresse ; vérifiez-la, ou cherchez dans les délibérations.",
    405: "Ce site se lit seulement : demandez ce document avec GET ou HEAD.",
    412: "Ce document a changé depuis la version que vous attendez ; demandez-le sans condition.",
    416: "Ce fichier n’a pas les octets demandés ; demandez-le en entier.",
    503: "Trop de fichiers sont envoyés en ce moment ; recommencez dans quelques secondes.",
    500: "Le site a rencontré une erreur ; recommencez, puis signalez-la à son éditeur si elle se répète.",
}


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """What ends a request with another status than that of its document."""

    def __init__(
        self,
        error: ErrorInput,
        headers: Mapping[str, str] | None = None,
        data: Mapping[Form, Representation] | None = None,
    ) -> None:
        """Answer with ``error``, and ``headers`` beside those of every error; ``data`` says it in RDF."""
        super().__init__(error.status)
        self.error = error
        self.headers = headers or {}
        self.data = data or {}


def refused(status: int, headers: Mapping[str, str] | None = None) -> Refused:
    """The answer that a status has everywhere."""
    return Refused(ErrorInput(status=status, message=MESSAGES[status]), headers)


def not_acceptable(alternatives: Sequence[Link], headers: Mapping[str, str]) -> Refused:
    """None of the forms of the document is acceptable: they are listed."""
    message = "Ce document n’existe pas dans la forme demandée ; choisissez-en une de la liste."
    return Refused(ErrorInput(status=406, message=message, alternatives=tuple(alternatives)), headers)


def withdrawn(gone: Gone, ways_on: Sequence[Link] = (), data: Mapping[Form, Representation] | None = None) -> Refused:
    """The document was served and is no more; ``ways_on`` lead further, and ``data`` says it in RDF."""
    message = "Ce document n’est plus diffusé ; cherchez dans les délibérations celui qui le remplace."
    told = ErrorInput(
        status=410, message=message, reason=gone.reason, on=PartialDate(gone.on), alternatives=tuple(ways_on)
    )
    return Refused(told, data=data)


def outside(found: Release) -> Refused:
    """The path is not under that of the base."""
    home = found.addresses.home()
    message = f"Ce site se trouve plus bas, sous {href(found.addresses, home)} ; suivez ce chemin."
    return Refused(ErrorInput(status=404, message=message, alternatives=(Link(label="Accueil", iri=home),)))


def handle_errors(app: Flask) -> None:
    """Make an application answer errors as this module does."""
    app.register_error_handler(Refused, lambda ended: _answer(ended.error, ended.headers, ended.data))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _crash)


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    allowed = {"Allow": METHODS} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
    message = MESSAGES.get(status, MESSAGES[500 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else 400])
    return _answer(ErrorInput(status=status, message=message), allowed)


def _crash(error: Exception) -> Response:
    """An error nobody foresaw: its kind and place go to the log, but not its message, which may quote an act."""
    place = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s\n%s%s", HTTPStatus.INTERNAL_SERVER_ERROR.phrase, place, type(error).__qualname__)
    return _answer(ErrorInput(status=500, message=MESSAGES[500]), {})


def _answer(
    error: ErrorInput, headers: Mapping[str, str], data: Mapping[Form, Representation] | None = None
) -> Response:
    pages = (PLAIN, HTML) if error.status in _WITH_PAGE else (PLAIN,)
    told = data or {}
    form = choose(request.headers.get("Accept"), (*pages, *told, PROBLEM)) or PLAIN
    body = told[form].body if form in told else {HTML: _page, PROBLEM: _problem, PLAIN: _plain}[form](error)
    answer = Response(body, status=error.status, content_type=content_type(form.media_type))
    answer.headers.update({"Content-Language": "fr", "Vary": "Accept", "Cache-Control": "no-cache", **headers})
    return answer


def _page(error: ErrorInput) -> bytes:
    return error_page(site_of(release().about), error)


def _problem(error: ErrorInput) -> bytes:
    known = {
        "type": "about:blank",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": error.message,
        "reason": error.reason,
        "on": error.on,
        "alternatives": [{"title": link.label, "href": _path(link)} for link in error.alternatives],
    }
    plain = {key: value for key, value in known.items() if value}
    return json_body(plain)


def _plain(error: ErrorInput) -> bytes:
    reason = [f"Motif : {error.reason}"] if error.reason else []
    listed = [f"{link.label} : {_path(link)}" for link in error.alternatives]
    return "".join(f"{line}\n" for line in (error.message, *reason, *listed)).encode()


def _path(link: Link) -> str:
    return href(release().addresses, link.iri or "")
