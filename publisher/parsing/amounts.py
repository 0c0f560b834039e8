"""Sums of money as French acts write them: figures with any separator, thousands and millions, words, francs.

Patterns are for folded text; values are exact decimals with two places.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from publisher.parsing.numbers import NUMBER_IN_WORDS, in_words
from publisher.parsing.passage import Passage
from publisher.records import Money, Span

FIGURES = (
    r"(?<![0-9.,/-])(?<!\b[nN]°)(?:"
    r"[0-9]{1,3}(?:(?P<separator>[ '])[0-9]{3}(?:(?P=separator)[0-9]{3})*)(?:[.,][0-9]{1,2})?"  # 2 870 691,00
    r"|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?"  # 630.867,79
    r"|[0-9]+(?:[.,][0-9]{1,2})?"  # 22000.80
    r")(?![0-9])"
)
_UNIT = (
    r"(?P<scale>k|m|mds?|milliers? d'|millions? d'|millions? de |milliards? d')?\s?"
    r"(?P<currency>€\s?uros?|€|euros?\b|eur\b|francs?\b|frs?\b|ff?\b|f\.?\s?cfp\b|xpf\b)"
)
AMOUNT = re.compile(rf"(?P<figures>{FIGURES})(?:,-)?\s?{_UNIT}")
_AMOUNT_IN_WORDS = re.compile(
    rf"\b(?P<words>{NUMBER_IN_WORDS})\s+(?:d')?(?P<currency>euros?|francs?)\b(?:\s+et\s+(?P<cents>{NUMBER_IN_WORDS})\s+centimes?)?"
)
_BARE = re.compile(
    rf"[-+]?\s?(?P<figures>{FIGURES.replace('?P<separator>', '?P<sep>').replace('?P=separator', '?P=sep')})"
)
_SCALES = {"k": 3, "m": 6, "md": 9, "mds": 9, "millier": 3, "million": 6, "milliard": 9}
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum, its currency (ISO 4217), and where it stands in the passage, as [start, end)."""

    value: Money
    currency: str
    start: int
    end: int
    in_words: bool = False

    def span(self, passage: Passage) -> Span:
        """The words that state it."""
        return passage.span(self.start, self.end)


def figures(text: str) -> Money:
    """Value of figures as matched by ``FIGURES``.

    One dot before three digits and no comma parts thousands (``23.000``); else the last dot or comma starts the cents.
    """
    bare = re.sub(r"[ ']", "", text)
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?", bare):
        bare = bare.replace(".", "")
    return Money(Decimal(bare.replace(",", ".")).quantize(_CENT))


def _currency(words: str) -> str:
    if words.startswith(("€", "e")):
        return "EUR"
    return "XPF" if words.startswith(("x", "f.", "f cfp", "f c", "fcfp")) else "FRF"


def _scaled(value: Money, scale: str | None) -> Money:
    exponent = _SCALES.get((scale or "").split(" ")[0].rstrip("s") if scale and len(scale) > 3 else scale or "", 0)
    return Money((value * Decimal(10) ** exponent).quantize(_CENT))


def find_amounts(passage: Passage) -> tuple[Amount, ...]:
    """All sums of the passage that carry their currency, in order.

    A sum in words and the same in figures beside it are one, told by the figures.
    """
    found = [
        Amount(_scaled(figures(match["figures"]), match["scale"]), _currency(match["currency"]), *match.span())
        for match in passage.matches(AMOUNT)
    ]
    for match in passage.matches(_AMOUNT_IN_WORDS):
        whole, cents = in_words(match["words"]), in_words(match["cents"]) if match["cents"] else 0
        if whole is None or cents is None or any(a.start < match.end() and match.start() < a.end for a in found):
            continue
        value = Money((Decimal(whole) + Decimal(cents) / 100).quantize(_CENT))
        if not any(_beside(match, other) and other.value == value for other in found):
            found.append(Amount(value, _currency(match["currency"]), *match.span(), in_words=True))
    return tuple(sorted(found, key=lambda amount: amount.start))


def _beside(match: re.Match[str], amount: Amount) -> bool:
    """Whether only a bracket, a comma or “soit” can stand between words and figures."""
    reach = 8
    return 0 <= amount.start - match.end() <= reach or 0 <= match.start() - amount.end <= reach


def bare_amount(cell: str) -> Money | None:
    """Value of a table's cell that holds nothing but figures (folded text), currency or not; else None."""
    text = re.sub(r"(?:€\s?uros?|€|euros?|eur)\.?$", "", cell.strip()).strip()
    match = _BARE.fullmatch(text)
    if match is None:
        return None
    value = figures(match["figures"])
    return Money(-value) if text.startswith("-") else value
