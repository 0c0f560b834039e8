"""One spelling of what French texts spell in many ways, for matching only.

Every fold gives one character for one character, so that offsets in the folded text are offsets in the text itself.
"""

import unicodedata
from functools import lru_cache

_SPELLINGS = {
    **dict.fromkeys("’‘ʼ´`\u2032", "'"),
    **dict.fromkeys("\u2010\u2011\u2012–—−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\t", " "),
    **dict.fromkeys("«»“”„", '"'),
    "º": "°",
    "œ": "o",
    "Œ": "o",
    "æ": "a",
    "Æ": "a",
    "ø": "o",
    "ß": "s",
}


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if character in _SPELLINGS:
        return _SPELLINGS[character]
    bare = unicodedata.normalize("NFD", character)[0]
    folded = bare.lower()
    return folded if len(folded) == 1 else bare


def fold(text: str) -> str:
    """Lower case, without accents, with one kind of apostrophe, quotation mark, dash and blank; same length."""
    return "".join(map(_fold, text))
