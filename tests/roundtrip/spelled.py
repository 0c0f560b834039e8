"""Whole numbers in French words, as acts write their sums before the figures."""

UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")


def spelled(number: int) -> str:
    """« mille deux cents », « quatre-vingt-un mille »; below a thousand million."""
    millions, rest = divmod(number, 1_000_000)
    thousands, rest = divmod(rest, 1_000)
    parts = []
    if millions:
        parts.append(f"{_below_thousand(millions)} million{'s' if millions > 1 else ''}")
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_below_thousand(thousands, last=False)} mille")
    if rest or not parts:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _below_thousand(number: int, *, last: bool = True) -> str:
    """``last``: nothing follows, so that « cents » and « quatre-vingts » are plural."""
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds:
        plural = "s" if hundreds > 1 and not rest and last else ""
        words.append("cent" if hundreds == 1 else f"{UNITS[hundreds]} cent{plural}")
    if rest or not words:
        words.append(_below_hundred(rest, last=last))
    return " ".join(words)


def _below_hundred(number: int, *, last: bool) -> str:
    if number < len(UNITS):
        return UNITS[number]
    tens, units = divmod(number, 10)
    if tens in (7, 9):
        units += 10
    if not units:
        return f"{TENS[tens]}{'s' if tens == 8 and last else ''}"
    joined = " et " if units in (1, 11) and tens < 8 else "-"
    return f"{TENS[tens]}{joined}{UNITS[units]}"
