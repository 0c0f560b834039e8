"""What every answer says: who may read it from a script, and what a browser may do with it."""

from flask import Response, request

METHODS = "GET, HEAD, OPTIONS"

_PAGE = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_FILE = "default-src 'none'; frame-ancestors 'none'; sandbox"
_PDF = "frame-ancestors 'none'"  # browsers show a PDF in a viewer of their own, which a sandbox keeps shut

_READABLE = (
    *("Accept-Ranges", "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location"),
    *("Content-Range", "Date", "ETag", "Last-Modified", "Link", "Location", "Retry-After", "Vary"),
)
_ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": ", ".join(_READABLE),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
ASKED = ("Accept", "Accept-Language", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "Range")


def preflight() -> Response | None:
    """The answer to OPTIONS, the same for every path; None for other methods."""
    if request.method != "OPTIONS":
        return None
    allowed = {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": ", ".join(ASKED),
        "Access-Control-Max-Age": "86400",
    }
    return Response(status=204, headers=allowed)


def complete(answer: Response) -> Response:
    """Add to an answer what all of them have. Everything here is public and read only."""
    answer.headers.extend(_ALWAYS)
    answer.headers.add("Content-Security-Policy", _policy(answer))
    return answer


def _policy(answer: Response) -> str:
    """Pages load their own files only; a file that is anyone's work, opened as a page, can do nothing."""
    if "Content-Disposition" in answer.headers or answer.mimetype != "text/html":
        return _PDF if answer.mimetype == "application/pdf" else _FILE
    return _PAGE
