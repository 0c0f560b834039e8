"""Items of a list of sums: “L’X sur le territoire du Y à hauteur de 20 mesures pour un total de 100 000 €”.

A lead ending in a colon opens the list; what it states once (period, purpose) holds for the items after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.dates import find_dates
from publisher.parsing.fold import fold
from publisher.parsing.grants.award import (
    Award,
    beneficiary_name,
    kind_of,
    of_operation,
    outside_brackets,
    plausible_beneficiary,
)
from publisher.parsing.grants.receivers import ORGANISATION
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.records import Grant, Number, PartialDate, Share, Span
from publisher.records.values import GrantKind

_CLAUSE = re.compile(
    any_of(
        r"\s*[;•]\s*",
        r"(?<=[^\W_A-ZÀ-Þ]|[€)»\"])\.\s+(?=[A-ZÀ-Þ«\"–-])",
        r"\s*:\s+(?=[^0-9])",
        r"\s*:\s*$",
    )
)
_FUNDING = re.compile(
    r"\b"
    + words(
        r"convention\w* subvention\w* attribu\w* accord\w* financ\w* vers\w* allou\w* octroy\w* octroi aides? "
        r"ajoute\w* reparti\w* soutien\w* participation\w*"
    )
    + r"\b"
)
_NOT_LEAD = re.compile(
    r"\b"
    + words(
        r"bilan descriptif objectifs? rappel pour\smemoire recu\w* sollicit\w* demande\w* obtenu\w* recettes? "
        r"plan\sde\sfinancement"
    )
    + r"\b"
)
_ADDED = re.compile(r"\bs'ajoute(?:nt)?\s+(?:egalement\s+|aussi\s+)?(?:la|le|les|l'|une?|des)\s?(?P<purpose>.+)$")
_NAME_ENDS = re.compile(
    any_of(
        r"\s+sur (?:le|les|l'ensemble)\b",
        r"\s+a hauteur de\b",
        r"\s+avec\s+[0-9]",
        r"\s+pour (?:un|une|le|la|les|l'|des|[0-9])\b",
        *(r"\s+d'un montant\b", r"\s+dans le cadre\b", r"\s+au titre\b", r"\s+a raison\b"),
        *(r"\s+soit\b", r"\s+est\b", r"\s+sont\b"),
        r"\s*[:(,]",
        r"\s+[-–]\s+(?=[0-9])",
        r"\s*\.{2,}",
        r"\s*…",
    )
)
_AFTER_TERRITORY = words(r"a\shauteur avec pour d'un\smontant dans au\stitre a\sraison afin en")
_TERRITORY = re.compile(
    r"\bsur (?:le|les) territoires? (?P<list>(?:de la |de l'|des |de |du |d').+?)"
    rf"(?=\s+{_AFTER_TERRITORY}\b|\s*[,;:(]|$)"
)
_ONE_TERRITORY = re.compile(r".+?(?=\s+et\s+(?:de|du|d')|\s*,\s*(?:de|du|d')|$)")
_BEFORE_TERRITORY = re.compile(r"(?:\s*,\s*|\s*et\s+)?(?:de la |de l'|des |de |du |d')?")
_NO_UNIT = r"(?!euros?|%|ans?\b|mois\b|jours?\b|territoires?\b)"
_QUANTITY = re.compile(
    r"\b(?:a hauteur de|avec|pour|soit)\s+"
    rf"(?P<quantity>[0-9]{{1,6}}(?:,[0-9]{{1,2}})?)\s+(?P<unit>{_NO_UNIT}[a-z]{{2,}})"
)
_PERIOD = re.compile(r"\b(?:periode\b.{0,12}?)?(?:du|entre le|de)\s+$")
_TOTAL = re.compile(
    r"(?:total|montant(?: total| maximum| global)?|somme|subvention(?: de fonctionnement| d'investissement)?|hauteur)"
    r"\s+(?:maximale? |totale? )?(?:de|:)\s*$"
)
_PER = re.compile(r"^\s*(?:€|euros?)?\s*par territoires?")
_OF_ANOTHER_ROW = re.compile(r"\bneant\b|\btotal\s*(?:[:.…]|general)")  # “Judo.....néant TOTAL.....1 000 €”
_ARTICLE = re.compile(r"^(?:[Ll]['’]|[Ll]a |[Ll]e |[Ll]es )")
_SHORT = 45  # characters: a name, not a sentence
_LONG = 180


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and the words that state them."""

    start: PartialDate
    end: PartialDate
    span: Span


def period_of(clause: Passage) -> Period | None:
    """“du 1er novembre 2023 au 31 octobre 2024”: the only pair of dates so linked, else None."""
    dates = find_dates(clause)
    pairs = [
        Period(first.value, last.value, clause.span(first.start, last.end))
        for first, last in pairwise(dates)
        if _PERIOD.search(clause.folded[: first.start])
        and clause.folded[first.end : last.start].strip() in {"au", "et le", "a", "et"}
    ]
    return pairs[0] if len(pairs) == 1 else None


def clauses(passage: Passage) -> Iterator[tuple[Passage, bool]]:
    """Clauses of a passage, each with whether a colon ends it."""
    at = 0
    for match in _CLAUSE.finditer(passage.text):
        clause = passage.cut(at, match.start())
        if clause:
            yield clause, ":" in match[0]
        at = match.end()
    if rest := passage.cut(at):
        yield rest, False


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead states for the items after it."""

    period: Period | None
    purpose: Passage | None
    kind: GrantKind | None


def _lead(clause: Passage) -> Lead | None:
    if not _FUNDING.search(clause.folded) or _NOT_LEAD.search(clause.folded):
        return None
    added = clause.search(_ADDED)
    return Lead(period_of(clause), clause.group(added, "purpose") if added else None, kind_of(clause.folded))


def awarded_amount(item: Passage) -> Amount | None:
    """The sum awarded by an item: the only one outside brackets, else the one called total or amount."""
    free = outside_brackets(item, find_amounts(item))
    if len(free) == 1:
        return free[0]
    named = [amount for amount in free if _TOTAL.search(item.folded[: amount.start])]
    return named[0] if len(named) == 1 else None


def _territories(item: Passage) -> tuple[str, ...]:
    """“sur les territoires de l’Artois et de l’Audomarois”: each one's name."""
    match = item.search(_TERRITORY)
    if match is None:
        return ()
    listed = item.group(match, "list")
    parts = [listed.cut(*piece.span()) for piece in listed.matches(_ONE_TERRITORY)]
    starts = [_BEFORE_TERRITORY.match(part.folded) for part in parts]
    names = [part.cut(start.end() if start else 0) for part, start in zip(parts, starts, strict=True)]
    return tuple(name.text for name in names if name)


def _shares(item: Passage, amount: Amount, territories: tuple[str, ...]) -> tuple[Share, ...]:
    """“(soit 20 000 € par territoire)”: one share for each territory named."""
    for part in find_amounts(item):
        if part.start > amount.end and _PER.match(item.folded[part.end :]) and len(territories) > 1:
            return tuple(Share(territory=name, amount=part.value, span=part.span(item)) for name in territories)
    return ()


def read_item(item: Passage, lead: Lead, *, operation: Passage | None = None) -> Award | None:
    """One item of a list as a grant, or None where it is none."""
    amount = awarded_amount(item)
    if amount is None or not _starts_with_name(item) or _OF_ANOTHER_ROW.search(item.folded[: amount.start]):
        return None
    end = _NAME_ENDS.search(item.folded)
    name = beneficiary_name(item.cut(0, min(end.start() if end else amount.start, amount.start)))
    if not name or not plausible_beneficiary(name.text):
        return None
    territories = _territories(item)
    quantity = item.search(_QUANTITY)
    period = period_of(item) or lead.period
    grant = Grant(
        beneficiary=name.text,
        natural_person=False,
        amount=amount.value,
        currency=amount.currency,
        kind=kind_of(item.folded) or lead.kind,
        operation=operation.text if operation else None,
        purpose=lead.purpose.text if lead.purpose else None,
        territory=territories,
        shares=_shares(item, amount, territories),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        quantity=Number(Decimal(quantity["quantity"].replace(",", "."))) if quantity else None,
        unit=item.group(quantity, "unit").text if quantity else None,
        span=item.span(0, _item_end(item, amount)),
    )
    return Award(grant, _facts_of_lead(lead, period, operation))


def _facts_of_lead(lead: Lead, period: Period | None, operation: Passage | None) -> dict[str, tuple[Span, ...]]:
    """The words of what stands outside the item itself."""
    facts = of_operation(operation)
    if period and period is lead.period:
        facts["period_start"] = facts["period_end"] = (period.span,)
    if lead.purpose:
        facts["purpose"] = (lead.purpose.whole,)
    return facts


def _item_end(item: Passage, amount: Amount) -> int:
    """Up to the end of the clause, or of the sum where the clause runs on far beyond."""
    return len(item.text) if len(item.text) - amount.end < _LONG else amount.end


def _starts_with_name(clause: Passage) -> bool:
    bare = _ARTICLE.sub("", clause.text.lstrip(" -–•*·"))
    if ORGANISATION.match(fold(bare)):
        return True
    return bare[:1].isupper() or bare[:1] in {"«", "“", '"'} or (bare[:1].isdigit() and bare[:2].isalnum())


def read_clauses(passage: Passage, *, operation: Passage | None = None) -> list[Award]:
    """Sums awarded by the lists of a passage."""
    awards: list[Award] = []
    lead: Lead | None = None
    for clause, opens in clauses(passage):
        if opens:
            short_name = _starts_with_name(clause) and len(clause.text) < _SHORT
            lead = _lead(clause) or (lead if awards and short_name else None)
        elif lead is not None and (award := read_item(clause, lead, operation=operation)):
            awards.append(award)
    return awards
