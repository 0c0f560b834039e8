"""The lines of a text as paragraphs to read, without moving a character.

A text taken from a page breaks where the page did. It is set again to the width of the reader's screen; breaks that
were meant are kept, and blocks whose blanks mean places keep their layout.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_GAP = re.compile(r"\S[ \t\u00a0]{4,}\S")
_STARTS_ANEW = re.compile(
    r"\s*(?:[-–—•▪◦*\ue000-\uf8ff]|\d{1,2}[.)°]\s*\S|Vu\b|Considérant\b|Article\b)", re.IGNORECASE
)
_ENDS = re.compile(r"[;:]\s*\Z")
_SLACK = 0.9  # printed lines of one paragraph differ by about this much
_RUNNING_LINES, _RUNNING_LENGTH = 3, 50  # a block of fewer or shorter lines may be a list, a heading or an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Characters [start, end) of the text; ``breaks`` are offsets after which a line ends on purpose.

    ``layout``: columns stand under one another, each line is to be shown as it is.
    """

    start: int
    end: int
    breaks: tuple[int, ...] = ()
    layout: bool = False


def paragraphs(text: str, start: int, end: int, *, layout: bool) -> tuple[Paragraph, ...]:
    """Paragraphs of [start, end), without gap: the blank lines after one belong to it.

    ``layout`` says whether blanks mean places in this text; where they do not, every line break was meant.
    """
    lines = [(start + m.start(), m.group()) for m in _LINE.finditer(text[start:end])]
    measure = _measure([line for _, line in lines])
    return tuple(_paragraph(block, measure, layout=layout) for block in _blocks(lines))


def _measure(lines: list[str]) -> float:
    """Usual length of a full line."""
    lengths = sorted(len(" ".join(line.split())) for line in lines if line.strip())
    return lengths[len(lengths) * 4 // 5] * _SLACK if lengths else 0


def _blocks(lines: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Lines between blank ones; a block starts where a line follows a blank one and something was read before."""
    block: list[tuple[int, str]] = []
    for place, line in lines:
        if block and line.strip() and not block[-1][1].strip() and any(text.strip() for _, text in block):
            yield block
            block = []
        block.append((place, line))
    if block:
        yield block


def _paragraph(block: list[tuple[int, str]], measure: float, *, layout: bool) -> Paragraph:
    start, end = block[0][0], block[-1][0] + len(block[-1][1])
    words = [(place, line) for place, line in block if line.strip()]
    in_columns = sum(bool(_GAP.search(line)) for _, line in words)
    if layout and in_columns * 2 >= max(2, len(words)):
        return Paragraph(start=start, end=end, layout=True)
    measure = min(measure, _longest(words))
    breaks = tuple(
        following for (_, line), (following, after) in pairwise(words) if not layout or _meant(line, after, measure)
    )
    return Paragraph(start=start, end=end, breaks=breaks)


def _longest(words: list[tuple[int, str]]) -> float:
    """Length of the longest line of a block that is running text, so that it tells how long its lines may be."""
    longest = max((len(" ".join(line.split())) for _, line in words), default=0)
    return longest * _SLACK if len(words) >= _RUNNING_LINES and longest >= _RUNNING_LENGTH else float("inf")


def _meant(line: str, after: str, measure: float) -> bool:
    """Whether a line ended on purpose: the next begins an item, or its first word would still have found room."""
    if _STARTS_ANEW.match(after) or _ENDS.search(line):
        return True
    return len(" ".join(line.split())) + 1 + len(after.split(maxsplit=1)[0]) <= measure
