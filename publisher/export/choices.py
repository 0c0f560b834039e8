"""Which form a client prefers, as nginx can tell it from an ``Accept`` header: by regular expressions, tried in order.

Weights count by their first digit after the point; among forms of one weight, one that is named goes before what a
wildcard covers, and then comes the order of the header. This is the order of ``publisher.web.negotiation``, but for
weights that differ in their second or third digit only, and for parameters of media types, which are not looked at.
"""

import re
from collections.abc import Iterator, Sequence

from publisher.web.forms import Form

CHOSEN = "delib_type"
"""The group of a pattern that holds the media type chosen, where its pair names none."""

_PARAMETERS = r"\s*+(?:;\s*+(?!q\s*=)[^,;]*)*"
_END = r"\s*(?:;[^,]*)?(?=,|$)"
_WEIGHTS = (
    r"(?:;\s*q\s*=\s*[1-9][\d.]*\s*(?:;[^,]*)?)?\s*(?=,|$)",
    *(rf";\s*q\s*=\s*0?\.{digit}\d*{_END}" for digit in range(9, 0, -1)),
    rf";\s*q\s*=\s*0?\.0\d*[1-9]\d*{_END}",
)
_ANY = r"\*(?:/\*)?"
_UNREADABLE = r"^[^/*]*$"


def choices(forms: Sequence[Form]) -> Iterator[tuple[str, str]]:
    """Patterns of an Accept header, in the order in which to try them, and the media type that each calls for.

    ``forms`` stand in the order of the server. Where nothing matches, no form is acceptable.
    """
    yield _UNREADABLE, forms[0].media_type
    for weight in _WEIGHTS:
        yield _element(f"(?P<{CHOSEN}>{'|'.join(_names(forms))})", weight), f"${CHOSEN}"
        for form in forms:
            yield _covered(form, weight), form.media_type


def extensions(forms: Sequence[Form]) -> dict[str, str]:
    """The extension for each media type under which a client asks for one of ``forms``, the first that has it."""
    return {name: form.extension for form in reversed(forms) for name in (form.media_type, *form.aliases)}


def _names(forms: Sequence[Form]) -> Iterator[str]:
    return (re.escape(name) for name in extensions(forms))


def _element(media_range: str, weight: str) -> str:
    """A pattern of one element of the header, at the first place where it stands."""
    return rf"(?:^|,)\s*{media_range}{_PARAMETERS}{weight}"


def _covered(form: Form, weight: str) -> str:
    """A pattern of a header that covers a form without naming it: by its family, else by a wildcard for all."""
    named = rf"(?!.*(?:^|,)\s*(?:{'|'.join(_names([form]))})\s*(?:[;,]|$))"
    family = re.escape(form.media_type.partition("/")[0]) + r"/\*"
    by_all = rf"(?!.*(?:^|,)\s*{family})(?=.*?{_element(_ANY, weight)})"
    return rf"^{named}(?:(?=.*?{_element(family, weight)})|{by_all})"
