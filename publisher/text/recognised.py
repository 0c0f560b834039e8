"""Words that Tesseract recognised in an image of a page, with the places that the layout of a page is made of."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from publisher.text.words import Word

# Parts of the em, as in the usual fonts of offices (Arial, Times, Calibri differ by a twentieth of it).
_X_HEIGHT, _ASCENDER, _DESCENDER = 0.5, 0.7, 0.21
_FONT = 1.15  # height of a font, in ems

_LOW = re.compile(r"[gjpqyçQ,;()\[\]{}|/]")
_HIGH = re.compile(r"[A-ZÀ-Ý0-9bdfhklßéèêëàâîïôùûüt()\[\]{}|/€%°’'«»\"]")
_LETTERS = re.compile(r"\w")
_RULES = "|¦_~\\[]{}"
"""What Tesseract makes of the rules of a table; no word of an act begins or ends with one."""

_LEAST_GAPS = 4
_USUAL = 1.7  # times the smaller gaps of its line is still a blank between words


class Found(NamedTuple):
    """A word in its image: pixels from the left and from the top; ``sure`` is from 0 to 100."""

    line: tuple[int, int, int]
    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float


def words_found(tsv: str) -> list[Found]:
    """The words of Tesseract's TSV; what it made of the rules of tables is left out."""
    rows = csv.DictReader(tsv.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [found for row in rows if row["level"] == "5" for found in [_found(row)] if found.text]


def _found(row: dict[str, str]) -> Found:
    left, top = int(row["left"]), int(row["top"])
    return Found(
        line=(int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
        text=(row["text"] or "").strip().strip(_RULES),
        left=left,
        top=top,
        right=left + int(row["width"]),
        bottom=top + int(row["height"]),
        sure=float(row["conf"]),
    )


def sureness(words: Sequence[Found]) -> float:
    """How sure Tesseract is of the words of a page, from 0 to 100: the mean over their characters; 0 without words."""
    count = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / count if count else 0.0


def placed(words: Iterable[Found], scale: float) -> list[Word]:
    """Words with their places in points, ``scale`` points to a pixel, from the bottom of the image upwards."""
    return [word for _, line in groupby(words, key=lambda word: word.line) for word in _line(list(line), scale)]


def _line(line: list[Found], scale: float) -> Iterator[Word]:
    """The words of a line on one base: boxes end where letters end, and « p » ends lower than « a »."""
    em = median(map(_em, [word for word in line if _LETTERS.search(word.text)] or line))
    base = median(word.bottom - (_DESCENDER * em if _LOW.search(word.text) else 0) for word in line)
    rights = [min(before.right, after.left) for before, after in pairwise(line)] + [line[-1].right]  # boxes may overlap
    gaps = [after.left - right for right, after in zip(rights, line[1:], strict=False)]
    usual = sorted(gaps)[len(gaps) // 4] * _USUAL if len(gaps) >= _LEAST_GAPS else 0
    blanks = [False, *(gap <= usual for gap in gaps), False]
    for word, right, (before, after) in zip(line, rights, pairwise(blanks), strict=True):
        yield Word(
            word.text,
            word.left * scale,
            max(word.left, right) * scale,
            -base * scale,
            _FONT * em * scale,
            spaced=before,
            spaces=after,
        )


def _em(word: Found) -> float:
    """Height of the letters of a word, in pixels: its box is as high as its letters are."""
    high = _ASCENDER if _HIGH.search(word.text) else _X_HEIGHT
    return (word.bottom - word.top) / (high + (_DESCENDER if _LOW.search(word.text) else 0))
