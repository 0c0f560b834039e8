"""Stretches of a source made readable, without losing where each character stands.

The words of an act are cut by line ends, doubled blanks, page furniture and columns. A passage is their running text
with single blanks; each of its characters knows its offset in the source, so that a match on the passage gives a span
of the source.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher.parsing.fold import fold
from publisher.records import Span

_PIECE = re.compile(r"\S+")
_CUT_WORD = re.compile("\\w[-\u2010\u2011]$")


@dataclass(frozen=True)
class Passage:
    """Text with single blanks; ``origins[i]`` is the offset in the source of character ``i``."""

    text: str
    origins: tuple[int, ...]

    @cached_property
    def folded(self) -> str:
        """The text folded for matching; same offsets as ``text``."""
        return fold(self.text)

    def span(self, start: int, end: int) -> Span:
        """Span in the source of characters [start, end) of the passage; the range must not be empty."""
        return Span(self.origins[start], self.origins[end - 1] + 1)

    @property
    def whole(self) -> Span:
        """Span in the source from the first character to the last; the passage must not be empty."""
        return self.span(0, len(self.text))

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """Characters [start, end) of the passage, without blanks at the ends."""
        end = len(self.text) if end is None else min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Passage(self.text[start:end], self.origins[start:end])

    def search(self, pattern: re.Pattern[str], start: int = 0) -> re.Match[str] | None:
        """First match of a pattern (written for folded text) from ``start`` on."""
        return pattern.search(self.folded, start)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches of a pattern written for folded text."""
        return pattern.finditer(self.folded)

    def group(self, match: re.Match[str], name: str | int = 0) -> "Passage":
        """The words that a group of a match took, as printed."""
        return self.cut(*match.span(name))

    def after(self, offset: int) -> int:
        """Index of the first character that stands at ``offset`` of the source or later."""
        return bisect_left(self.origins, offset)

    def __bool__(self) -> bool:
        """Whether there is any character."""
        return bool(self.text)


def flow(source: str, ranges: Iterable[tuple[int, int]]) -> Passage:
    """Running text of ranges of the source: blanks and line ends become one blank.

    A word cut at a line's end keeps its hyphen and loses the line end (``MULOT-⏎FRISCOURT``): whether the hyphen was
    there before the cut is not told by the text.
    """
    words: list[str] = []
    origins: list[int] = []
    for start, end in ranges:
        for first, word in _pieces(source, start, end):
            if words:
                at_line_end = "\n" in source[origins[-1] + 1 : first]
                if not (at_line_end and word[0].isalnum() and _CUT_WORD.search(words[-1])):
                    words.append(" ")
                    origins.append(max(first - 1, origins[-1]))
            words.append(word)
            origins.extend(range(first, first + len(word)))
    return Passage("".join(words), tuple(origins))


def _pieces(source: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Words of a range with their offsets; where single blanks part them all, they are one piece."""
    text = source[start:end]
    words = text.split()
    whole = " ".join(words)
    bare = text.strip()
    if bare == whole:
        if words:
            yield start + text.index(words[0]), whole
    else:
        yield from ((match.start(), match[0]) for match in _PIECE.finditer(source, start, end))


def stacked(paragraphs: Iterable[Passage], between: str = "\n") -> Passage:
    """Passages one under the other, parted by line ends that stand where the source parts them.

    ``between`` may have as many characters as the source has between two of them at least.
    """
    text = ""
    origins: list[int] = []
    for paragraph in paragraphs:
        if text:
            text += between
            origins.extend(range(origins[-1] + 1, origins[-1] + 1 + len(between)))
        text += paragraph.text
        origins.extend(paragraph.origins)
    return Passage(text, tuple(origins))
