"""The paths of the site under those of its host."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from publisher.web.current import RELEASE, Releases

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

OUTSIDE = "publisher.outside"
"""Key of the WSGI environment that says that a path is not under that of the base."""


class Mount:
    """Gives each request its release, and takes the path of the base off that of the request.

    The name of the host is not looked at: a site answers under whichever leads to it.
    """

    def __init__(self, application: "WSGIApplication", releases: Releases) -> None:
        """Mount an application for the release that ``releases`` gives at each request."""
        self._application = application
        self._releases = releases

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        release = environ[RELEASE] = self._releases()
        base = unquote_to_bytes(urlsplit(release.about["base"]).path).decode("latin-1")  # as WSGI writes paths
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        if path == base or path.startswith(f"{base}/"):
            environ["SCRIPT_NAME"], environ["PATH_INFO"] = base, path.removeprefix(base)
        else:
            environ["SCRIPT_NAME"], environ["PATH_INFO"], environ[OUTSIDE] = "", path, True
        return self._application(environ, start_response)
