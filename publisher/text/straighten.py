"""Scans made fit for reading: set upright where they lean, and freed of specks where they have many."""

from collections.abc import Iterable
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps

MOST_SKEW = 5.0
"""Degrees; a sheet that leans more was laid down otherwise than by the feeder of a scanner."""

_COARSE, _FINE = 0.5, 0.1
_SEEN_FROM = 0.15  # degrees; less moves no word of a page off its line
_SMALL = 640  # pixels of the longer side of the copy whose lean is measured: letters blur, lines stay
_SPECK = 64  # levels of grey by which a speck is darker than what is around it
_MANY_SPECKS = 0.004  # share of the pixels; a clean page at 300 dpi has a tenth of it


def straightened(image: Image.Image) -> Image.Image:
    """A grey copy that stands upright, its contrast stretched, specks taken away where they are many."""
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=(0, 1))  # a page may hold three words alone
    if _specked(grey):
        grey = grey.filter(ImageFilter.MedianFilter(3))
    angle = skew(grey)
    return grey.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255) if abs(angle) >= _SEEN_FROM else grey


def skew(image: Image.Image) -> float:
    """Degrees by which the lines of a grey page lean counter-clockwise, to a tenth, within MOST_SKEW.

    Lines of text that lie level make rows of dark pixels beside rows of light ones; the angle at which neighbouring
    rows differ most is the one that makes them level.
    """
    small = ImageOps.invert(image)
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    return _best(small, _steps(_best(small, _steps(0.0, MOST_SKEW, _COARSE)), _COARSE, _FINE))


def _steps(middle: float, reach: float, step: float) -> list[float]:
    """Angles around one, those that turn least first: of equals the first is taken."""
    count = round(reach / step)
    return sorted((round(middle + index * step, 1) for index in range(-count, count + 1)), key=abs)


def _best(image: Image.Image, angles: Iterable[float]) -> float:
    return max(angles, key=lambda angle: _levelness(image.rotate(-angle, Image.Resampling.BILINEAR)))


def _levelness(image: Image.Image) -> int:
    """How much rows of pixels differ from their neighbours, squares summed."""
    rows = image.resize((1, image.height), Image.Resampling.BOX).tobytes()
    return sum((below - above) ** 2 for above, below in pairwise(rows))


def _specked(image: Image.Image) -> bool:
    """Whether the middle of a grey page has many dark pixels with nothing dark around them."""
    width, height = image.size
    middle = image.crop((width // 4, height // 4, width * 3 // 4, height * 3 // 4))
    around = middle.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.MinFilter(5))
    darker = ImageChops.subtract(around, middle).histogram()
    return sum(darker[_SPECK:]) > _MANY_SPECKS * sum(darker)
