"""The application: a reader of releases. It finds bytes, and never parses nor serialises RDF."""

from flask import Flask, Response, request

from publisher.pages.links import href
from publisher.release import Release
from publisher.web.current import Releases, release
from publisher.web.documents import documents, moved
from publisher.web.errors import handle_errors, outside, refused
from publisher.web.headers import complete, preflight
from publisher.web.listings import listings
from publisher.web.machines import ROOT, machines
from publisher.web.mount import OUTSIDE, Mount


def create_app(releases: Release | Releases) -> Flask:
    """The site of a release, or of the one that ``releases`` gives when a request begins.

    Whatever the name of the host, paths are those of the base: ``/donnees/catalogue`` for ``https://host/donnees``.
    """
    app = Flask("publisher.web", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False
    app.before_request(preflight)
    app.before_request(_one_way_to_write)
    app.after_request(complete)
    app.register_blueprint(machines)
    app.register_blueprint(listings)
    app.register_blueprint(documents)
    handle_errors(app)
    source = (lambda: releases) if isinstance(releases, Release) else releases
    app.wsgi_app = Mount(app.wsgi_app, source)  # type: ignore[method-assign]
    return app


def _one_way_to_write() -> Response | None:
    """Refuse paths that routing would take for others, and say where the site is when one is not under its base."""
    path = request.environ["PATH_INFO"]
    if request.environ.get(OUTSIDE):
        if path not in ROOT:
            raise outside(release())
    elif not path:
        return moved(href(release().addresses, release().addresses.home()))
    elif path.startswith("//"):
        raise refused(404)
    return None
