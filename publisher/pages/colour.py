"""The accent colour of a site, made legible on its light and on its dark paper (WCAG 2.2, 1.4.3: at least 4.5 to 1)."""

import re

from publisher.errors import ConfigError

LIGHT_PAPER = (255, 255, 255)
DARK_PAPER = (22, 26, 30)
DEFAULT_ACCENT = "#12566b"
_ENOUGH = 4.5
_STEPS = 50

_Rgb = tuple[int, int, int]


def accents(accent: str | None) -> tuple[str, str]:
    """The accent on light paper and on dark paper: the colour asked for, darkened or lightened as far as legible.

    Raises ConfigError where it is no ``#rrggbb``.
    """
    asked = _parsed(accent or DEFAULT_ACCENT)
    return _written(_legible(asked, LIGHT_PAPER, (0, 0, 0))), _written(_legible(asked, DARK_PAPER, (255, 255, 255)))


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


def _legible(colour: _Rgb, paper: _Rgb, towards: _Rgb) -> _Rgb:
    """The first colour, on the way from this one to black or white, that can be read on the paper."""
    for step in range(_STEPS + 1):
        red, green, blue = (level + (end - level) * step // _STEPS for level, end in zip(colour, towards, strict=True))
        if contrast((red, green, blue), paper) >= _ENOUGH:
            return red, green, blue
    return towards


def _luminance(colour: _Rgb) -> float:
    red, green, blue = (_linear(level / 255) for level in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
