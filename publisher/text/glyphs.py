"""The characters of a PDF page with their places, as PDFium gives them."""

import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from ctypes import c_double
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_HYPHEN_AT_END = 2
"""What PDFium gives for a hyphen that ends a line."""

_MAY_BE_GENERATED = frozenset(b"\r\n ")
"""What PDFium puts between words and lines where nothing is printed."""

_UNMAPPED = "\ufffd"
_STEP = 15
_SKEW = 10


class Glyph(NamedTuple):
    """A printed character: ``left`` to ``right`` along its line, ``base`` the height of the line, in points.

    Heights grow upwards; ``size`` is the height of the font. A named tuple, for there are thousands on a page. A blank
    is a glyph too: it sets words apart.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


def page_glyphs(text_page: Any, bounds: tuple[float, float, float, float]) -> list[list[Glyph]]:
    """The characters of a page, in the order of its content, one list for each direction of writing.

    The direction of most characters comes first; each list is turned so that its lines run to the right. What stands
    outside the bounds of the page (left, bottom, right, top), and is thus not seen, is left out.
    """
    turned: dict[int, list[Glyph]] = defaultdict(list)
    for angle, glyph in _glyphs(text_page.raw, text_page.count_chars(), bounds):
        turned[angle].append(glyph)
    return [turned[angle] for angle in sorted(turned, key=lambda angle: (-len(turned[angle]), angle))]


def _glyphs(handle: Any, count: int, bounds: tuple[float, float, float, float]) -> Iterator[tuple[int, Glyph]]:
    """The angle and the character of each place of the page; one pair of buffers serves them all, for speed."""
    left, bottom, right, top = bounds
    x, y, box = c_double(), c_double(), pdfium.FS_RECTF()
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, place)
        if (
            (code in _MAY_BE_GENERATED and pdfium.FPDFText_IsGenerated(handle, place))
            or not pdfium.FPDFText_GetCharOrigin(handle, place, x, y)
            or not pdfium.FPDFText_GetLooseCharBox(handle, place, box)
            or not (left <= x.value <= right and bottom <= y.value <= top)
        ):
            continue
        text = _character(code, unmapped=pdfium.FPDFText_HasUnicodeMapError(handle, place) == 1)
        angle = _direction(pdfium.FPDFText_GetCharAngle(handle, place))
        if angle == 0:
            yield 0, Glyph(text, box.left, box.right, y.value, box.top - box.bottom)
        else:
            yield angle, _turned(angle, text, (x.value, y.value), box)


def _character(code: int, *, unmapped: bool) -> str:
    if code == _HYPHEN_AT_END:
        return "-"
    if unmapped or code == 0 or 0xD800 <= code < 0xE000 or code > sys.maxunicode:
        return _UNMAPPED
    return chr(code)


def _direction(angle: float) -> int:
    """Degrees, a slight skew being that of a scan; slanting text by steps, so that its characters stay together."""
    if angle == 0:
        return 0
    degrees = math.degrees(-angle) % 360  # PDFium tells it clockwise
    quarter = round(degrees / 90) * 90
    return (quarter if abs(degrees - quarter) <= _SKEW else round(degrees / _STEP) * _STEP) % 360


def _turned(angle: int, text: str, origin: tuple[float, float], box: Any) -> Glyph:
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    along = [x * cosine + y * sine for x, y in corners]
    across = [y * cosine - x * sine for x, y in corners]
    return Glyph(text, min(along), max(along), origin[1] * cosine - origin[0] * sine, max(across) - min(across))
