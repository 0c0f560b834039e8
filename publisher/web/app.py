"""The application: a reader of releases. It finds bytes, and never parses nor serialises RDF."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from publisher.release import Release
from publisher.web.current import Releases, release
from publisher.web.documents import documents
from publisher.web.errors import handle_errors, outside
from publisher.web.headers import complete, preflight
from publisher.web.listings import listings
from publisher.web.mount import OUTSIDE, Mount

_ROBOTS = "robots.txt"


def create_app(releases: Release | Releases) -> Flask:
    """The site of a release, or of the one that ``releases`` gives when a request begins.

    Whatever the name of the host, paths are those of the base: ``/donnees/catalogue`` for ``https://host/donnees``.
    """
    app = Flask("publisher.web", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False  # « //x » is no other way to write « /x »
    app.before_request(preflight)
    app.before_request(_stay_inside)
    app.after_request(complete)
    app.add_url_rule(f"/{_ROBOTS}", view_func=_robots, methods=["GET"], provide_automatic_options=False)
    app.register_blueprint(listings)
    app.register_blueprint(documents)
    handle_errors(app)
    source = (lambda: releases) if isinstance(releases, Release) else releases
    app.wsgi_app = Mount(app.wsgi_app, source)  # type: ignore[method-assign]
    return app


def _stay_inside() -> None:
    """Say where the site is when a path is not under its base. Robots ask at the root of the host."""
    if request.environ.get(OUTSIDE) and request.endpoint != _robots.__name__:
        raise outside(release())


def _robots() -> Response:
    """Everything may be read but the answers to searches, which have no end."""
    path = urlsplit(release().addresses.base).path
    return Response(f"User-agent: *\nDisallow: {path}/deliberations?*q=\n", content_type="text/plain; charset=utf-8")
