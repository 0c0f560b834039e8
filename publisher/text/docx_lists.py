"""Numbers that Word prints before paragraphs: « 1. », « Article 2 : », « a) », bullets."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from publisher.text.numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
BULLET = "-"
_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LEVEL = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    """A level of a list: its first number, the form of its numbers, and the words around them."""

    start: int
    form: str
    words: str


class Lists:
    """The lists of a document, counted as its paragraphs come. None where the document has no numbering part."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """Read the definitions: the roots of numbering.xml and of styles.xml."""
        roots = [] if numbering is None else [numbering]
        self._levels = {
            abstract.get(f"{W}abstractNumId"): {
                _number(level, "ilvl"): _level(level) for level in abstract.iterfind(f"{W}lvl")
            }
            for root in roots
            for abstract in root.iterfind(f"{W}abstractNum")
        }
        self._lists = {number.get(f"{W}numId"): number for root in roots for number in root.iterfind(f"{W}num")}
        self._styles = {} if styles is None else {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def marker(self, paragraph: Any) -> str | None:
        """What is printed before a paragraph; None where it is no item of a list."""
        number, level = self._place(paragraph.find(f"{W}pPr"))
        levels = self._levels.get(_value(self._lists.get(number), "abstractNumId") or "", {})
        if number is None or level not in levels:
            return None
        count = self._counted(number, level, levels)
        if levels[level].form == "bullet":
            return BULLET
        return _LEVEL.sub(lambda match: _printed(int(match[1]) - 1, count, levels), levels[level].words).strip()

    def _place(self, properties: Any | None) -> tuple[str | None, int]:
        """The list of a paragraph and its level, its own or those of its style."""
        style, seen = _value(properties, "pStyle"), set[str]()
        while True:
            own = None if properties is None else properties.find(f"{W}numPr")
            if own is not None:
                return _value(own, "numId"), int(_value(own, "ilvl") or 0)
            if style is None or style in seen or style not in self._styles:
                return None, 0
            seen.add(style)
            properties, style = self._styles[style].find(f"{W}pPr"), _value(self._styles[style], "basedOn")

    def _counted(self, number: str, level: int, levels: Mapping[int, _Level]) -> dict[int, int]:
        """The counts of all levels, this one having gone on by one; lists made of one definition go on together."""
        definition = self._lists[number]
        counts = self._counts.setdefault(_value(definition, "abstractNumId") or "", {})
        for override in definition.iterfind(f"{W}lvlOverride"):
            start, of = _value(override, "startOverride"), _number(override, "ilvl")
            if start is not None and (number, of) not in self._restarted:
                self._restarted.add((number, of))
                counts[of] = int(start) - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [deeper for deeper in counts if deeper > level]:
            del counts[deeper]
        return counts


def _printed(level: int, counts: Mapping[int, int], levels: Mapping[int, _Level]) -> str:
    known = levels.get(level)
    return numeral(counts.get(level, known.start), known.form) if known else ""


def _level(level: Any) -> _Level:
    form = _value(level, "numFmt") or "decimal"
    return _Level(
        start=int(_value(level, "start") or 1),
        form=_FORMS.get(form, form),
        words="" if form == "none" else _value(level, "lvlText") or "",
    )


def _value(element: Any | None, name: str) -> str | None:
    """The value of a property of an element, where it has it."""
    found = None if element is None else element.find(f"{W}{name}")
    value = None if found is None else found.get(VALUE)
    return None if value is None else str(value)


def _number(element: Any, name: str) -> int:
    return int(element.get(f"{W}{name}", "0"))
