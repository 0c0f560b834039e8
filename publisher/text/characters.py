r"""What is done to characters before anything counts them.

The text that is published is the extracted text, and spans count in it; so whatever changes its length happens here,
once, before there is any span:

- ``\r\n``, ``\r``, vertical tab, U+0085, U+2028 and U+2029 end a line: they become ``\n``;
- a form feed ends a page: pages are told by ``Text.pages``, the character is left out;
- accents that stand apart are joined to their letter (NFC), the ligatures of printers (ﬁ, ﬂ, ﬀ…) are spelt out;
- a soft hyphen at the end of a line is the hyphen that is seen there, any other is left out;
- the other control characters, marks of direction, blanks of no width and the byte order mark are left out;
- bullets of the Symbol font (U+F0B7, U+F0A7…) become the bullet that they draw.

Everything else is kept: no-break blanks, typographic marks, doubled blanks, tabs.
"""

import re
import unicodedata

from publisher.text.text import Page, Text

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_SOFT_HYPHEN_AT_END = re.compile("\u00ad(?=[ \t]*\n)")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_SPELT = str.maketrans(
    {
        **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
        **dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf02d", "•"),
    }
)


def clean(characters: str) -> str:
    r"""Characters as they are published; form feeds stay, for ``paged`` to take out."""
    lines = _LINE_ENDS.sub("\n", characters)
    seen = _UNSEEN.sub("", _SOFT_HYPHEN_AT_END.sub("-", lines))
    return unicodedata.normalize("NFC", seen.translate(_SPELT))


def paged(characters: str, *, layout: bool) -> Text:
    """A text whose pages end at form feeds; a page that does not end its line gets a line end."""
    sheets = clean(characters).split("\f")
    if len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    return joined(sheets, layout=layout)


def joined(sheets: list[str], *, layout: bool) -> Text:
    """A text of clean pages, in their order; each but the last ends its line."""
    parts = [sheet if sheet.endswith("\n") else f"{sheet}\n" for sheet in sheets[:-1]] + sheets[-1:]
    pages, start = [], 0
    for number, part in enumerate(parts, start=1):
        pages.append(Page(number=number, start=start, end=start + len(part)))
        start += len(part)
    return Text(characters="".join(parts), pages=tuple(pages), layout=layout)
