"""The characters of a PDF page with their places, as PDFium gives them."""

import math
from collections import defaultdict
from ctypes import c_double
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_HYPHEN_AT_END = 2
"""What PDFium gives for a hyphen that ends a line."""

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


def page_glyphs(page: Any) -> list[list[Glyph]]:
    """The characters of a page, in the order of its content, one list for each direction of writing.

    The direction of most characters comes first; each list is turned so that its lines run to the right. What stands
    outside the page, and is thus not seen, is left out.
    """
    turned: dict[int, list[Glyph]] = defaultdict(list)
    text_page = page.get_textpage()
    try:
        bounds = page.get_bbox()
        for place in range(text_page.count_chars()):
            angle_and_glyph = _glyph(text_page.raw, place, bounds)
            if angle_and_glyph:
                turned[angle_and_glyph[0]].append(angle_and_glyph[1])
    finally:
        text_page.close()
    return [turned[angle] for angle in sorted(turned, key=lambda angle: (-len(turned[angle]), angle))]


def _glyph(handle: Any, place: int, bounds: tuple[float, float, float, float]) -> tuple[int, Glyph] | None:
    if pdfium.FPDFText_IsGenerated(handle, place):
        return None
    x, y = c_double(), c_double()
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetCharOrigin(handle, place, x, y) or not pdfium.FPDFText_GetLooseCharBox(
        handle, place, box
    ):
        return None
    left, bottom, right, top = bounds
    if not (left <= x.value <= right and bottom <= y.value <= top):
        return None
    text = _character(handle, place)
    angle = _direction(pdfium.FPDFText_GetCharAngle(handle, place))
    if angle == 0:
        return 0, Glyph(text, box.left, box.right, y.value, box.top - box.bottom)
    corners = [_turned(angle, a, b) for a in (box.left, box.right) for b in (box.bottom, box.top)]
    along, across = [corner[0] for corner in corners], [corner[1] for corner in corners]
    base = _turned(angle, x.value, y.value)[1]
    return angle, Glyph(text, min(along), max(along), base, max(across) - min(across))


def _character(handle: Any, place: int) -> str:
    code = pdfium.FPDFText_GetUnicode(handle, place)
    if code == _HYPHEN_AT_END:
        return "-"
    if code == 0 or pdfium.FPDFText_HasUnicodeMapError(handle, place) == 1 or 0xD800 <= code < 0xE000:
        return _UNMAPPED
    return chr(code)


def _direction(angle: float) -> int:
    """Degrees, a slight skew being that of a scan; slanting text by steps, so that its characters stay together."""
    degrees = math.degrees(angle) % 360
    quarter = round(degrees / 90) * 90
    return (quarter if abs(degrees - quarter) <= _SKEW else round(degrees / _STEP) * _STEP) % 360


def _turned(angle: int, x: float, y: float) -> tuple[float, float]:
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    return x * cosine + y * sine, y * cosine - x * sine
