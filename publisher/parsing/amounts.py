"""Sums of money as French acts write them: figures with any separator, thousands and millions, words, francs.

Patterns are for folded text; values are exact decimals with two places.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from publisher.parsing.numbers import NUMBER_IN_WORDS, in_words
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import Money, Span

_SUM = any_of(
    r"[0-9]{1,3}(?:(?P<separator>[ '])[0-9]{3}(?:(?P=separator)[0-9]{3}){0,4})(?:[.,][0-9]{1,2})?",  # 2 870 691,00
    r"[0-9]{1,3}(?:\.[0-9]{3}){1,5}(?:,[0-9]{1,2})?",  # 630.867,79
    r"[0-9]+(?:[.,][0-9]{1,2})?",  # 22000.80
)
FIGURES = rf"(?<![0-9,/-])(?<![^.]\.)(?<!\b[nN]°){_SUM}(?![0-9])"
"""A sum in figures, without its currency; it names a group ``separator``, so that a pattern can hold it once.

It may follow dots that lead to it (“Judo.....150 €”), but no single one.
"""

_SCALE = any_of(r"k", r"m", r"mds?", r"milliers? d'", r"millions? d'", r"millions? de ", r"milliards? d'")
_CURRENCY = any_of(
    *(r"€\s?uros?", r"€", r"euros?\b", r"eur\b"),
    *(r"f\.?\s?cfp\b", r"xpf\b", r"francs?\s(?:c\.?f\.?p\b|(?:du )?pacifique)"),  # Pacific collectivités
    *(r"francs?\ssuisses?\b", r"chf\b"),
    *(r"francs?\b", r"frs?\b", r"ff?\b"),  # acts before 2002
)
_UNIT = rf"(?P<scale>{_SCALE})?\s?(?P<currency>{_CURRENCY})"
_CENTS_BEHIND = r"(?:(?<=€)(?P<cents>[0-9]{2})(?!\s?[0-9]|[.,][0-9]))?"  # 1 500€50
AMOUNT = re.compile(rf"(?P<figures>{FIGURES})(?:[.,]-{{1,2}})?\s?{_UNIT}{_CENTS_BEHIND}")
_SIGN_FIRST = re.compile(rf"(?<=\bde )(?P<currency>€)\s?(?P<figures>{FIGURES})(?!\s?(?:{_SCALE})?{_CURRENCY})")
_AMOUNT_IN_WORDS = re.compile(
    rf"\b(?P<words>{NUMBER_IN_WORDS})\s+(?:d')?"
    r"(?P<currency>euros?|francs?(?:\s(?:c\.?f\.?p\b\.?|(?:du )?pacifique|suisses?))?)(?!\w)"
    rf"(?:\s+et\s+(?P<cents>{NUMBER_IN_WORDS})\s+centimes?)?"
)
_BARE = re.compile(rf"[-+]?\s?(?P<figures>{FIGURES})")
_ONE_DECIMAL = re.compile(r"[.,][0-9]$")
_BARE_CURRENCY = re.compile(r"(?:€\s?uros?|€|euros?|eur)\.?$")
_DASH_FOR_CENTS = re.compile(r"[.,]-{1,2}$")  # 1500.-
_SCALES = {"k": 3, "m": 6, "md": 9, "mds": 9, "millier": 3, "million": 6, "milliard": 9}  # powers of ten
_SCALE_TOLD = re.compile(
    r"(?:\ben |\()(?:(?P<scale>milliers?|millions?) (?:d'euros|d'€|€)"
    r"|(?P<short>[km])\s?(?:€|euros?\b|eur\b|(?<=k)c\b|a\u201a¬))"  # “€” as poor scans and a wrong encoding print it
)
_EUROS_TOLD = re.compile(r"\ben (?:euros?\b|€)|\((?:€|euros?)\)")
_CURRENCIES_TOLD = {
    "XPF": re.compile(r"\bxpf\b|\bf\.? ?cfp\b|francs? (?:cfp|pacifique)"),
    "FRF": re.compile(r"\(f\.?\)|\bfrf\b|\ben f(?:rancs?)?\b|\bfrancs?\b"),
}
_REACH = 8  # characters: a bracket, a comma or “soit” between a sum in words and the same in figures
_TORN = re.compile(r"(?<![a-z0-9])(?=[0-9. |]*[oil|])(?=[oil|. ]*[0-9])[0-9oil|. ]+$|[a-z]$")  # just before a sum
_LONGEST = 14  # characters of figures that letters may tear
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
    if re.search(r"x|c\.?f\.?p|pacifique", words):
        return "XPF"
    return "CHF" if re.search(r"suisse|chf", words) else "FRF"


def _scaled(value: Money, scale: str | None) -> Money:
    """The sum in units: ``k``, ``millions d'``, ``milliers d'``."""
    if not scale:
        return value
    word = scale if scale in _SCALES else scale.split(" ")[0].rstrip("s")
    return Money((value * Decimal(10) ** _SCALES[word]).quantize(_CENT))


def _value(match: re.Match[str]) -> Money:
    told = match.groupdict()
    value = _scaled(figures(match["figures"]), told.get("scale"))
    return Money(value + Decimal(told["cents"]) / 100) if told.get("cents") else value


def find_amounts(passage: Passage) -> tuple[Amount, ...]:
    """All sums of the passage that carry their currency, in order.

    A sum in words and the same in figures beside it are one, told by the figures; it starts where the first does.
    Figures that letters tear (“17 O50 €” of a scan) are none.
    """
    found = [
        Amount(_value(match), _currency(match["currency"]), *match.span())
        for match in (*passage.matches(AMOUNT), *passage.matches(_SIGN_FIRST))
        if not _TORN.search(passage.folded, max(0, match.start() - _LONGEST), match.start())
    ]
    for match in passage.matches(_AMOUNT_IN_WORDS):
        whole, cents = in_words(match["words"]), in_words(match["cents"]) if match["cents"] else 0
        if whole is None or cents is None or any(a.start < match.end() and match.start() < a.end for a in found):
            continue
        value = Money((Decimal(whole) + Decimal(cents) / 100).quantize(_CENT))
        same = next((index for index, other in enumerate(found) if _same(passage, match, value, other)), None)
        if same is not None:
            found[same] = replace(found[same], start=min(match.start(), found[same].start))
        else:
            found.append(Amount(value, _currency(match["currency"]), *match.span(), in_words=True))
    return tuple(sorted(found, key=lambda amount: amount.start))


def _same(passage: Passage, match: re.Match[str], value: Money, amount: Amount) -> bool:
    """Whether words and figures tell one sum: beside each other, alike, or the words without their beginning.

    “quarante-quatre euros (844,00 €)”: the line that ended with “huit cent” is lost.
    """
    bracketed = passage.text[match.end() : amount.start].strip() == "("
    beginning = amount.value - value
    cut_short = bracketed and beginning > 0 and beginning % Decimal(10) ** len(str(int(value))) == 0
    return _beside(match, amount) and (amount.value == value or cut_short)


def _beside(match: re.Match[str], amount: Amount) -> bool:
    """Whether only a bracket, a comma or “soit” can stand between words and figures."""
    return 0 <= amount.start - match.end() <= _REACH or 0 <= match.start() - amount.end <= _REACH


def differing(passage: Passage) -> tuple[tuple[Amount, Amount], ...]:
    """Sums in words and other ones in figures beside them in brackets, or the other way round: (words, figures)."""
    found = []
    for one, other in pairwise(find_amounts(passage)):
        bracketed = passage.text[one.end : other.start].strip() == "("
        if bracketed and one.in_words != other.in_words and one.currency == other.currency and one.value != other.value:
            found.append((one, other) if one.in_words else (other, one))
    return tuple(found)


def scale_told(words: str) -> int:
    """Power of ten of the bare sums under a title or a lead (folded): 3 for “en k€”, “en milliers d’euros”; else 0."""
    match = _SCALE_TOLD.search(words)
    return _SCALES[match["short"] or match["scale"].rstrip("s")] if match else 0


def euros_told(words: str) -> bool:
    """Whether a title or a lead (folded) says that the bare sums under it are euros: “(en euros)”, “montant en €”."""
    return _EUROS_TOLD.search(words) is not None and not scale_told(words)


def currency_told(words: str) -> str:
    """Currency (ISO 4217) of the bare sums under a title (folded): euros where it names no other."""
    return next((code for code, told in _CURRENCIES_TOLD.items() if told.search(words)), "EUR")


def bare_amount(cell: str, *, scale: int = 0) -> Money | None:
    """Value of a table's cell that holds nothing but figures (folded text), currency or not; else None.

    ``scale``: see ``scale_told``; a cell with a currency of its own has its own scale.
    """
    text = _DASH_FOR_CENTS.sub("", _BARE_CURRENCY.sub("", cell.strip()).strip())
    match = _BARE.fullmatch(text)
    if match is None:
        return None
    if not scale and text == cell.strip() and _ONE_DECIMAL.search(text):
        return None  # 16,4: thousands whose title is lost, a rate, a count; cents have two figures
    value = figures(match["figures"])
    if scale and text == cell.strip():
        value = Money((value * Decimal(10) ** scale).quantize(_CENT))
    return Money(-value) if text.startswith("-") else value
