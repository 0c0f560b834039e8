"""Items of a list of sums: “L’X sur le territoire du Y à hauteur de 20 mesures pour un total de 100 000 €”.

A lead ending in a colon opens the list; what it states once (period, purpose) holds for the items after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.dates import find_dates
from publisher.parsing.grants.award import Award, beneficiary_name, kind_of, plausible_beneficiary
from publisher.parsing.passage import Passage
from publisher.records import Grant, Money, Number, PartialDate, Share, Span

_CLAUSE = re.compile(r"\s*[;•]\s*|(?<=[^\W_A-ZÀ-Þ]|[€)»\"])\.\s+(?=[A-ZÀ-Þ«\"–-])|\s*:\s+(?=[^0-9])|\s*:\s*$")
_FUNDING = re.compile(
    r"\b(?:convention\w*|subvention\w*|attribu\w*|accord\w*|financ\w*|vers\w*|allou\w*|octroy\w*|octroi|aides?|ajoute\w*|reparti\w*|soutien\w*|participation\w*)\b"
)
_NOT_LEAD = re.compile(
    r"\b(?:bilan|descriptif|objectifs?|rappel|pour memoire|recu\w*|sollicit\w*|demande\w*|obtenu\w*|plan de financement|recettes?)\b"
)
_ADDED = re.compile(r"\bs'ajoute(?:nt)?\s+(?:egalement\s+|aussi\s+)?(?:la|le|les|l'|une?|des)\s?(?P<purpose>.+)$")
_NAME_ENDS = re.compile(
    r"\s+(?:sur (?:le|les|l'ensemble)|a hauteur de|avec\s+[0-9]|pour (?:un|une|le|la|les|l'|des|[0-9])|d'un montant|dans le cadre|au titre|a raison|soit|est|sont)\b|\s*[:(,]|\s+[-–]\s+(?=[0-9])|\s*\.{2,}|\s*…"
)
_TERRITORY = re.compile(
    r"\bsur (?:le|les) territoires? (?P<list>(?:de la |de l'|des |de |du |d').+?)(?=\s+(?:a hauteur|avec|pour|d'un montant|dans|au titre|a raison|afin|en)\b|\s*[,;:(]|$)"
)
_EACH = re.compile(r"(?:de la |de l'|des |de |du |d')")
_QUANTITY = re.compile(
    r"\b(?:a hauteur de|avec|pour|soit)\s+(?P<quantity>[0-9]{1,6}(?:,[0-9]{1,2})?)\s+(?P<unit>(?!euros?|%|ans?\b|mois\b|jours?\b|territoires?\b)[a-z]{2,})"
)
_PERIOD = re.compile(r"\b(?:periode\b.{0,12}?)?(?:du|entre le|de)\s+$")
_TOTAL = re.compile(
    r"(?:total|montant(?: total| maximum| global)?|somme|subvention(?: de fonctionnement| d'investissement)?|hauteur)\s+(?:maximale? |totale? )?(?:de|:)\s*$"
)
_PER = re.compile(r"^\s*(?:€|euros?)?\s*par territoires?")
_WINDOW = 45


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and the words that state them."""

    start: PartialDate
    end: PartialDate
    span: Span


def period_of(words: Passage) -> Period | None:
    """“du 1er novembre 2023 au 31 octobre 2024”: the only pair of dates so linked, else None."""
    dates = find_dates(words)
    pairs = [
        Period(first.value, last.value, words.span(first.start, last.end))
        for first, last in zip(dates, dates[1:], strict=False)
        if _PERIOD.search(words.folded[: first.start])
        and words.folded[first.end : last.start].strip() in {"au", "et le", "a", "et"}
    ]
    return pairs[0] if len(pairs) == 1 else None


def clauses(passage: Passage) -> Iterator[tuple[Passage, bool]]:
    """Clauses of a passage, each with whether a colon ends it."""
    at = 0
    for match in _CLAUSE.finditer(passage.text):
        words = passage.cut(at, match.start())
        if words:
            yield words, ":" in match[0]
        at = match.end()
    if rest := passage.cut(at):
        yield rest, False


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead states for the items after it."""

    period: Period | None
    purpose: Passage | None


def _lead(words: Passage) -> Lead | None:
    if not _FUNDING.search(words.folded) or _NOT_LEAD.search(words.folded):
        return None
    added = words.search(_ADDED)
    return Lead(period_of(words), words.group(added, "purpose") if added else None)


def _outside_brackets(words: Passage, amounts: tuple[Amount, ...]) -> list[Amount]:
    depth = 0
    opened = []
    for character in words.text:
        depth += (character == "(") - (character == ")" and depth > 0)
        opened.append(depth)
    return [amount for amount in amounts if opened[amount.start] == 0]


def awarded_amount(words: Passage) -> Amount | None:
    """The sum awarded by an item: the only one outside brackets, else the one called total or amount."""
    free = _outside_brackets(words, find_amounts(words))
    if len(free) == 1:
        return free[0]
    named = [amount for amount in free if _TOTAL.search(words.folded[: amount.start])]
    return named[0] if len(named) == 1 else None


def _territories(words: Passage) -> tuple[tuple[str, ...], Span | None]:
    match = words.search(_TERRITORY)
    if match is None:
        return (), None
    listed = words.group(match, "list")
    names = []
    for piece in re.finditer(r".+?(?=\s+et\s+(?:de|du|d')|\s*,\s*(?:de|du|d')|$)", listed.folded):
        part = listed.cut(*piece.span())
        start = re.match(rf"(?:\s*,\s*|\s*et\s+)?(?:{_EACH.pattern})?", part.folded)
        name = part.cut(start.end() if start else 0)
        if name:
            names.append(name.text)
    return tuple(names), listed.whole


def _shares(words: Passage, amount: Amount, territories: tuple[str, ...]) -> tuple[Share, ...]:
    """“(soit 20 000 € par territoire)”: one share for each territory named."""
    for part in find_amounts(words):
        if part.start > amount.end and _PER.match(words.folded[part.end :]) and len(territories) > 1:
            return tuple(Share(territory=name, amount=part.value, span=part.span(words)) for name in territories)
    return ()


def read_item(words: Passage, lead: Lead, *, operation: Passage | None = None) -> Award | None:
    """One item of a list as a grant, or None where it is none."""
    amount = awarded_amount(words)
    if amount is None or not _starts_with_name(words):
        return None
    end = _NAME_ENDS.search(words.folded)
    name = beneficiary_name(words.cut(0, min(end.start() if end else amount.start, amount.start)))
    if not name or not plausible_beneficiary(name.text):
        return None
    territories, _ = _territories(words)
    quantity = words.search(_QUANTITY)
    period = period_of(words) or lead.period
    facts: dict[str, tuple[Span, ...]] = {}
    if operation:
        facts["operation"] = (operation.whole,)
    if period and period is lead.period:
        facts["period_start"] = facts["period_end"] = (period.span,)
    if lead.purpose:
        facts["purpose"] = (lead.purpose.whole,)
    return Award(
        Grant(
            beneficiary=name.text,
            natural_person=False,
            amount=Money(amount.value),
            currency=amount.currency,
            kind=kind_of(words.folded),
            operation=operation.text if operation else None,
            purpose=lead.purpose.text if lead.purpose else None,
            territory=territories,
            shares=_shares(words, amount, territories),
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            quantity=Number(_decimal(quantity["quantity"])) if quantity else None,
            unit=words.group(quantity, "unit").text if quantity else None,
            span=words.span(0, _item_end(words, amount)),
        ),
        facts,
    )


def _decimal(figures: str) -> "Number":
    from decimal import Decimal

    return Number(Decimal(figures.replace(",", ".")))


def _item_end(words: Passage, amount: Amount) -> int:
    """Up to the end of the clause, or of the sum where the clause runs on far beyond."""
    return len(words.text) if len(words.text) - amount.end < 4 * _WINDOW else amount.end


def _starts_with_name(words: Passage) -> bool:
    text = words.text.lstrip(" -–•*·")
    bare = re.sub(r"^(?:[Ll]['’]|[Ll]a |[Ll]e |[Ll]es )", "", text)
    return bare[:1].isupper() or bare[:1] in '«“"' or (bare[:1].isdigit() and bare[:2].isalnum())


def read_clauses(passage: Passage, *, operation: Passage | None = None) -> list[Award]:
    """Sums awarded by the lists of a passage."""
    awards: list[Award] = []
    lead: Lead | None = None
    for words, opens in clauses(passage):
        if opens:
            lead = _lead(words) or (
                lead if awards and lead and _starts_with_name(words) and len(words.text) < _WINDOW else None
            )
            continue
        if lead is not None and (award := read_item(words, lead, operation=operation)):
            awards.append(award)
    return awards
