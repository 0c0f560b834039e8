"""What is said of a file that is sent as it is, so that a hostile one does no harm on our host."""

import mimetypes
import re

_ORIGINAL = re.compile(r"/sources/([^/]+)/original")
_SHOWN_IN_PLACE = frozenset({"application/pdf", "text/plain"})
_STATIC = "public, max-age=3600, must-revalidate"


def is_original(path: str) -> bool:
    """Whether a path under the base is that of the original of a source."""
    return _ORIGINAL.fullmatch(path) is not None


def headers_of(path: str, media_type: str) -> dict[str, str]:
    """The headers proper to a file at a path under the base.

    The original of a source is anyone's work: a browser saves it rather than show it, but for a PDF and plain text,
    which run nothing with the rights of this host. Its charset is known to itself alone.
    """
    original = _ORIGINAL.fullmatch(path)
    if original:
        kind = media_type.partition(";")[0].strip().lower()
        name = original[1] + (mimetypes.guess_extension(kind) or "")
        shown = "inline" if kind in _SHOWN_IN_PLACE else "attachment"
        return {"Content-Type": media_type, "Content-Disposition": _disposition(shown, name)}
    if path.startswith("/telechargements/"):
        return {"Content-Disposition": _disposition("attachment", path.rpartition("/")[2])}
    return {"Cache-Control": _STATIC} if path.startswith("/static/") else {}


def _disposition(kind: str, name: str) -> str:
    return f'{kind}; filename="{re.sub(r"[^A-Za-z0-9._-]", "_", name)}"'
