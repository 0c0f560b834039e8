"""Numbers of lists as word processors print them."""

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 4_999
"""Roman numerals, and letters, end there; a list that goes on is numbered in figures."""


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _letters(number: int) -> str:
    """a, b … z, aa, bb … as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "a": _letters,
    "A": lambda number: _letters(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
}


def numeral(number: int, form: str) -> str:
    """A number in a form: « a », « A », « i », « I » as in HTML's and OpenDocument's lists, any other in figures."""
    return _FORMS[form](number) if form in _FORMS and 0 < number <= _MOST else str(number)
