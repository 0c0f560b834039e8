"""One spelling of what French texts spell in many ways, for matching only.

Every fold gives one character for one character, so that offsets in the folded text are offsets in the text itself.
"""

import unicodedata

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


class _Folds(dict[int, str]):
    """What each character becomes, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        bare = unicodedata.normalize("NFD", character)[0]
        folded = bare.lower()
        self[code] = found = _SPELLINGS.get(character) or (folded if len(folded) == 1 else bare)
        return found


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower case, without accents, with one kind of apostrophe, quotation mark, dash and blank; same length."""
    return text.translate(_FOLDS)
