"""Numbers that LibreOffice prints before the items of its lists."""

from collections.abc import Mapping
from typing import Any

from publisher.text.numerals import numeral

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_MOST_LEVELS = 10


class Lists:
    """The lists of a document, counted as their items come."""

    def __init__(self, *roots: Any) -> None:
        """Read the definitions of lists in the roots of styles.xml and content.xml."""
        self._levels: dict[str, Mapping[int, Any]] = {
            style.get(f"{STYLE}name", ""): {int(level.get(f"{TEXT}level", "1")): level for level in style}
            for root in roots
            for style in root.iter(f"{TEXT}list-style")
        }
        self._counts: dict[str, list[int]] = {}

    def start(self, style: str, level: int, *, goes_on: bool) -> None:
        """Begin a list, or a list inside an item; one that goes on keeps its count."""
        counts = self._counts.setdefault(style, [0] * (_MOST_LEVELS + 1))
        if not goes_on and level <= _MOST_LEVELS:
            counts[level] = self._first(style, level) - 1

    def marker(self, style: str, level: int, stated: str | None) -> str:
        """What is printed before the next item; ``stated`` is the number that the item itself wants."""
        if level > _MOST_LEVELS:
            return "-"
        counts = self._counts[style]
        counts[level] = int(stated) if stated else counts[level] + 1
        known = self._levels.get(style, {}).get(level)
        if known is None or known.tag != f"{TEXT}list-level-style-number":
            return "-"
        shown = int(known.get(f"{TEXT}display-levels", "1"))
        numbers = [self._printed(style, of, counts[of]) for of in range(max(1, level - shown + 1), level + 1)]
        words = ".".join(number for number in numbers if number)
        if not words:
            return ""
        return f"{known.get(f'{STYLE}num-prefix', '')}{words}{known.get(f'{STYLE}num-suffix', '')}".strip()

    def _first(self, style: str, level: int) -> int:
        known = self._levels.get(style, {}).get(level)
        return 1 if known is None else int(known.get(f"{TEXT}start-value", "1"))

    def _printed(self, style: str, level: int, number: int) -> str:
        known = self._levels[style].get(level)
        form = "" if known is None else known.get(f"{STYLE}num-format", "")
        return numeral(number, form) if form else ""
