"""Characters with places made into words, and words into lines from top to bottom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from publisher.text.glyphs import Glyph

# Parts of the height of the font, which is about 1.15 times its em.
WORD_GAP = 0.13
"""More between two characters sets words apart; kerning stays under it, the blank of no font does."""

_SAME_LINE = 0.3  # heights of one line differ by less
_EXPONENT = 0.6  # exponents stand less high above their line
_SMALL = 0.8  # and are smaller than its words by this factor at least
_OVERLAP = 0.2
NO_BREAK = "\u00a0\u202f"


@dataclass(slots=True)
class Word:
    """Characters printed without gap; ``spaced`` and ``spaces`` tell whether blanks are printed before and after."""

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool
    spaces: bool = False


@dataclass(slots=True)
class Row:
    """Words at one height; ``base`` and ``size`` are those of its largest word, ``right`` is where the last ends."""

    words: list[Word]
    base: float
    size: float
    right: float


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """Words in the order of the page's content."""
    words: list[Word] = []
    blank = True
    for glyph in glyphs:
        if glyph.text.isspace() and glyph.text not in NO_BREAK:
            blank = True
            if words:
                words[-1].spaces = True
            continue
        last = words[-1] if words else None
        if last and not blank and _continues(last, glyph):
            last.text += glyph.text
            last.right = max(last.right, glyph.right)
        else:
            words.append(Word(*glyph, spaced=blank))
        blank = False
    return words


def _continues(word: Word, glyph: Glyph) -> bool:
    gap = glyph.left - word.right
    level = abs(glyph.base - word.base) < 0.05 * word.size
    return level and -word.size < gap < WORD_GAP * max(word.size, glyph.size)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Lines from top to bottom, each from left to right."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        row = _row_of(word, rows)
        if row is None:
            rows.append(Row([word], word.base, word.size, word.right))
        elif word.left >= row.right or not _printed_twice(word, row):
            row.words.append(word)
            row.right = max(row.right, word.right)
            if word.size > row.size:
                row.base, row.size = word.base, word.size
    rows = _with_exponents(sorted(rows, key=lambda row: -row.base))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return rows


def _row_of(word: Word, rows: Sequence[Row]) -> Row | None:
    """The nearest line at the height of a word in which its place is free."""
    near = [
        row
        for row in rows[-4:]
        if abs(row.base - word.base) <= _SAME_LINE * max(row.size, word.size)
        and (word.left >= row.right or _printed_twice(word, row) or not any(map(partial(_overlap, word), row.words)))
    ]
    return min(near, key=lambda row: abs(row.base - word.base), default=None)


def _with_exponents(rows: Sequence[Row]) -> list[Row]:
    """The lines, exponents that are lines of their own being put after the word that they follow: « 1er »."""
    kept: list[Row] = []
    for index, row in enumerate(rows):
        hosts = [
            next((below for below in rows[index + 1 : index + 4] if _raised(word, below)), None) for word in row.words
        ]
        if None in hosts:
            kept.append(row)
        for word, host in zip(row.words, hosts, strict=True):
            if host and None not in hosts:
                host.words.append(word)
    return kept


def _raised(word: Word, row: Row) -> bool:
    """Whether a word is printed small, above a line, and just after one of its words."""
    small = word.size < _SMALL * row.size and 0 < word.base - row.base <= _EXPONENT * row.size
    return small and any(abs(word.left - other.right) < _OVERLAP * row.size for other in row.words)


def _overlap(word: Word, other: Word) -> bool:
    return min(word.right, other.right) - max(word.left, other.left) > _OVERLAP * min(word.size, other.size)


def _printed_twice(word: Word, row: Row) -> bool:
    """Whether a word is there already, a shade aside, to look bold."""
    close = 0.15 * word.size
    return any(
        word.text == other.text and abs(word.left - other.left) < close and abs(word.base - other.base) < close
        for other in row.words
    )
