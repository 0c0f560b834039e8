"""The accent colour of a site, made legible on its light and on its dark paper (WCAG 2.2, 1.4.3: at least 4.5 to 1)."""

import re
from colorsys import hls_to_rgb, rgb_to_hls

from publisher.errors import ConfigError

LIGHT_PAPER = (255, 255, 255)
DARK_PAPER = (22, 26, 30)
DEFAULT_ACCENT = "#12566b"
ENOUGH = 4.5
_EASY_AT_NIGHT = 7.0  # light on dark tires the eye sooner
_STEPS = 50

_Rgb = tuple[int, int, int]


def accents(accent: str | None) -> tuple[str, str]:
    """The accent on light paper and on dark paper: the colour asked for, darkened or lightened as far as legible.

    Raises ConfigError where it is no ``#rrggbb``.
    """
    asked = _parsed(accent or DEFAULT_ACCENT)
    return (
        _written(_legible(asked, LIGHT_PAPER, 0, ENOUGH)),
        _written(_legible(asked, DARK_PAPER, 1, _EASY_AT_NIGHT)),
    )


def contrast(one: _Rgb, other: _Rgb) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _parsed(colour: str) -> _Rgb:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ConfigError(
            f"Couleur d’accent « {colour} » refusée : six chiffres hexadécimaux après un dièse sont attendus "
            "(exemple : #12566b)."
        )
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(colour: _Rgb) -> str:
    return "#" + "".join(f"{level:02x}" for level in colour)


def _legible(colour: _Rgb, paper: _Rgb, towards: float, enough: float) -> _Rgb:
    """The first colour, of the same hue and on the way to this lightness, that can be read on the paper."""
    hue, lightness, saturation = rgb_to_hls(*(level / 255 for level in colour))
    for step in range(_STEPS + 1):
        tried = hls_to_rgb(hue, lightness + (towards - lightness) * step / _STEPS, saturation)
        red, green, blue = (round(level * 255) for level in tried)
        if contrast((red, green, blue), paper) >= enough:
            break
    return red, green, blue


def _luminance(colour: _Rgb) -> float:
    red, green, blue = (_linear(level / 255) for level in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
