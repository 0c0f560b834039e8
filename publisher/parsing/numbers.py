"""Numbers written in French words."""

from text_to_num import text2num

from publisher.parsing.patterns import words

NUMBER_WORD = words(
    "zero une? deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingts? trente "
    "quarante cinquante soixante septante huitante nonante cents? mille mil millions? premier et"
)
"""One word of a number, in folded text."""

_MOST_WORDS = 24  # the longest number below a milliard has nineteen; a bound keeps the time that of the length
NUMBER_IN_WORDS = rf"(?:{NUMBER_WORD}(?:[ -]{{1,9}}{NUMBER_WORD}){{0,{_MOST_WORDS - 1}}})"
"""A whole number in words, in folded text."""


def in_words(text: str) -> int | None:
    """Value of a number in words (folded text), or None when they are none: ``deux mil treize`` is 2013."""
    cleaned = " ".join(text.replace("-", " ").split()).removesuffix(" et")  # l’an deux mil dix et le six mars
    if cleaned == "premier":
        return 1
    try:
        return int(text2num(cleaned, "fr"))
    except ValueError:
        return None


def in_figures_or_words(text: str) -> int | None:
    """Value of a whole number in figures or in words (folded text), or None."""
    return int(text) if text.isdecimal() else in_words(text)
