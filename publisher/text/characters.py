r"""What is done to characters before anything counts them.

The text that is published is the extracted text, and spans count in it; so whatever changes its length happens here,
once, before there is any span:

- ``\r\n``, ``\r``, vertical tab, U+0085, U+2028 and U+2029 end a line: they become ``\n``;
- a form feed ends a page: pages are told by ``Text.pages``, the character is left out;
- accents that stand apart are joined to their letter (NFC), the ligatures of printers (ﬁ, ﬂ, ﬀ…) are spelt out;
- a soft hyphen at the end of a line is the hyphen that is seen there, any other is left out;
- the other control characters, marks of direction, blanks of no width and the byte order mark are left out;
- bullets and dashes of the Symbol and Wingdings fonts (U+F0B7, U+F02D…) become what they draw.

Everything else is kept: no-break blanks, typographic marks, doubled blanks, tabs.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

from publisher.text.text import Page, Text

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_SOFT_HYPHEN_AT_END = re.compile("\u00ad(?=[ \t]*\n)")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_COLUMNS = re.compile(r"\S {3,}\S")
_SPELT = str.maketrans(
    {
        **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
        **dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8", "•"),
        "\uf02d": "-",
    }
)


def clean(characters: str) -> str:
    r"""Characters as they are published; form feeds stay, for ``paged`` to take out."""
    lines = _LINE_ENDS.sub("\n", characters)
    seen = _UNSEEN.sub("", _SOFT_HYPHEN_AT_END.sub("-", lines))
    return unicodedata.normalize("NFC", seen.translate(_SPELT))


def has_columns(characters: str) -> bool:
    """Whether some words are set apart by blanks as cells are."""
    return _COLUMNS.search(characters) is not None


def paged(characters: str, *, layout: bool) -> Text:
    """A text whose pages end at form feeds; a page that does not end its line gets a line end."""
    sheets = clean(characters).split("\f")
    if len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    return joined(sheets, layout=layout)


def joined(
    sheets: Sequence[str], *, layout: bool, scanned: Collection[int] = (), recognised: Collection[int] = ()
) -> Text:
    """A text of clean pages, in their order; each ends its line.

    Those numbered in ``scanned`` show images that are not read, those in ``recognised`` images that are.
    """
    parts = [sheet if sheet.endswith("\n") else f"{sheet}\n" for sheet in sheets[:-1]] + list(sheets[-1:])
    ends = list(accumulate(map(len, parts), initial=0))
    pages = tuple(
        Page(number=number, start=start, end=end, scanned=number in scanned, ocr=number in recognised)
        for number, (start, end) in enumerate(pairwise(ends), start=1)
    )
    return Text(characters="".join(parts), pages=pages, layout=layout)
