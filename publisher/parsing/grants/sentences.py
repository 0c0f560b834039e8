"""Sums awarded in running sentences: “Une subvention de 45 800 € est attribuée à l’association « … »”.

A sentence awards where it has an awarding verb, the name of a kind of sum, one sum that can be the award, and
somebody who receives it. One that tells what was asked, received or given before awards nothing.
"""

import re
from decimal import Decimal

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import Award, kind_of, of_operation
from publisher.parsing.grants.clauses import Period, period_of
from publisher.parsing.grants.in_kind import read_in_kind
from publisher.parsing.grants.no_awards import BESIDE, NOUN, VERB, after, before, can_award, lends, possible_sums
from publisher.parsing.grants.receivers import ACTION, SEVERAL, receiver_of
from publisher.parsing.grants.running import read_several
from publisher.parsing.grants.supported import given_outright, may_support, supported
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.sentences import sentences
from publisher.records import Grant, Money, Number, Share, Span
from publisher.records.values import GrantKind

_THAT_IS = re.compile(r"\bsoit (?:(?:un montant|une somme) (?:annuel\w* )?de )?$")
_OF_YEAR = re.compile(
    r"\s*\(?(?:en|pour|au titre de|sur|,)\s*(?:l'annee |l'exercice |le budget )?(?P<year>20[0-9]{2})\b"
)
_SUM_OF_GRANT = re.compile(
    r"\b(?:subvention|aide|fonds de concours|participation|dotation|bourse)"
    r"(?: [\w-]+){0,3}? (?:de|d'un montant (?:total |global |maximal |maximum )?(?:de|d'))\s*$"
)
_TOTAL = re.compile(r"\b(?:total\w*|ensemble|globale?|enveloppe)\b[^,;.]{0,40}$")
_SEVERAL_TO = re.compile(
    rf"\baux? (?:\w+ )?{SEVERAL.pattern}|\bsubventions? suivantes?\b|\bci-(?:apres|dessous|dessus)\b"
)
_FEWEST_YEARS = 2
_RATE = re.compile(r"\b(?P<rate>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s?%")
_TITLE_OF = r"(?P<titled>au titre d[eu]s?\s[^,;.]{3,160}?)"  # “au titre de ses activités parisiennes”
_FOR = any_of(
    # what is paid for, named by a noun of action: “pour l’achat d’une serre”
    rf"pour (?:(?:l'|la |le |les )?(?={ACTION})|(?=(?:son|sa|ses|leurs?|aider a financer|financer) ))",
    *(r"destinee? a ", r"afin de ", r"en vue de ", r"dans le cadre d[eu]s? ?", r"a l'occasion d[eu]s? ?"),
)
_AFTER_PURPOSE = any_of(
    r"\s+(?:a l'association|a la |au |aux |est attribu|d'un montant|une subvention)",
    r"\s*[,;.]",
    r"$",
)
_PURPOSE = re.compile(rf"\b(?:{_TITLE_OF}|{_FOR}(?P<purpose>[^,;.]{{3,160}}?))(?={_AFTER_PURPOSE})")
_PURPOSE_AFTER = re.compile(  # “à l’association X (cinéma itinérant), pour dix séances en plein air”
    r"[\s»\")]*(?:\([^()]{1,80}\)\s*)*,?\s*(?:pour|afin de|destinee? a) "
    r"(?:(?:l'|la |le |les )(?!annee|exercice|periode))?"
    r"(?!annee|exercice|periode|un montant|une (?:duree|somme)|20[0-9]{2}|[0-9 ]+(?:€|euros)|memoire)"
    r"(?P<purpose>[^;.]{3,160}?)"
    r"(?=\s*(?:\(|,|;|\.|$)|\s+(?:d'un montant|une subvention|est attribu|sur un cout|au titre))"
)
_OF_BASE = re.compile(  # soit 15 % d’une dépense éligible de 240 000 € HT
    rf"{_RATE.pattern}\s+(?:d'une|de la|du|des|d'un)\s+"
    r"(?:depenses?|montant|cout|assiette|base)\b[^,;.0-9]{0,60}$"
)


def read_sentences(
    passage: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> list[Award]:
    """Sums awarded by the sentences of a passage."""
    found: list[Award] = []
    for sentence in sentences(passage):
        several = read_several(sentence, own=own, operation=operation) if can_award(sentence) else []
        one = None if several else read_sentence(sentence, own=own, operation=operation)
        lent = read_in_kind(sentence, own=own, operation=operation)
        if lent and one and lent.grant.amount == one.grant.amount:
            one = None
        found.extend([*several, *(award for award in (one, lent) if award is not None)])
    return found


def read_sentence(
    sentence: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> Award | None:
    """The sum that a sentence awards, or None.

    ``own``: folded names of the authority, which awards and doesn't receive.
    """
    if not (can_award(sentence) or may_support(sentence)):
        return None
    amount = _sum(sentence)
    told = _receiver(sentence, amount) if amount is not None else None
    if amount is None or told is None:
        return None
    first, receiver = told
    if receiver.folded in own or SEVERAL.match(receiver.folded) or lends(sentence, receiver):
        return None
    first = min(first, amount.start, sentence.after(receiver.origins[0]))
    last = max(amount.end, sentence.after(receiver.origins[-1]) + 1)
    purpose, period = purpose_of(sentence, last), period_of(sentence)
    base = _base(sentence)
    grant = Grant(
        beneficiary=receiver.text,
        natural_person=False,
        amount=amount.value,
        currency=amount.currency,
        kind=kind_of(sentence.folded),
        operation=operation.text if operation else None,
        purpose=purpose.text if purpose else None,
        base=base[0] if base else None,
        shares=_shares(sentence, amount),
        rate=base[1] if base else _guaranteed_share(sentence),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        span=sentence.span(first, last),
    )
    return Award(grant, _facts(purpose, period, operation))


def _receiver(sentence: Passage, amount: Amount) -> tuple[int, Passage] | None:
    """Who receives a sum, and where the words that award it begin."""
    verb, noun = sentence.search(VERB), sentence.search(NOUN)
    if verb is not None and noun is not None and can_award(sentence):
        name = receiver_of(sentence, verb.end())
        if name is not None:
            return min(noun.start(), verb.start()), name
    for read in (supported, given_outright):
        name = read(sentence, amount)
        if name is not None:
            return amount.start, name
    return None


def candidates(sentence: Passage) -> list[Amount]:
    """The sums that a sentence can award, be it to nobody that could be told; none where it awards nothing."""
    if not can_award(sentence) or _SEVERAL_TO.search(sentence.folded):
        return []
    found = possible_sums(sentence, capped=True)
    return [amount for amount in found if not _TOTAL.search(before(sentence, amount))]


def _sum(sentence: Passage) -> Amount | None:
    """The only sum of a sentence that can be the award; shares of it by year, or told after “soit”, are no others."""
    found = possible_sums(sentence)
    yearly = _yearly(sentence, found)
    if len(yearly) > 1:  # “150 000 €, soit 50 000 € en 2024 et 100 000 € en 2025”
        found = [amount for amount in found if amount not in yearly]
    # “150 000 €, soit 50 000 € par an”: what a sum comes to, said again
    found = [amount for amount in found if not _THAT_IS.search(before(sentence, amount))] or found
    if len({amount.value for amount in found}) > 1:  # that which the grant is said to be of: “une subvention de …”
        found = [amount for amount in found if _SUM_OF_GRANT.search(before(sentence, amount))]
    return found[0] if len({amount.value for amount in found}) == 1 else None


def _yearly(sentence: Passage, sums: list[Amount]) -> dict[Amount, str]:
    """Sums each followed by its year, with that year."""
    told = ((amount, _OF_YEAR.match(after(sentence, amount))) for amount in sums)
    return {amount: match["year"] for amount, match in told if match}


def _shares(sentence: Passage, total: Amount) -> tuple[Share, ...]:
    """What of a sum is for each year, where the years make the sum."""
    yearly = {amount: year for amount, year in _yearly(sentence, possible_sums(sentence)).items() if amount != total}
    if len(yearly) < _FEWEST_YEARS or sum(amount.value for amount in yearly) != total.value:
        return ()
    return tuple(Share(year=year, amount=amount.value, span=amount.span(sentence)) for amount, year in yearly.items())


def purpose_of(sentence: Passage, named: int) -> Passage | None:
    """What the sum is for: the words after “pour”, first those after who receives (which ends at ``named``)."""
    right_after = _PURPOSE_AFTER.match(sentence.folded, named)
    if right_after:
        return sentence.group(right_after, "purpose")
    match = sentence.search(_PURPOSE)
    return sentence.group(match, "titled" if match["titled"] else "purpose") if match else None


def _base(sentence: Passage) -> tuple[Money, Number] | None:
    """The eligible cost, and the rate of it that is awarded."""
    for amount in find_amounts(sentence):
        if match := _OF_BASE.search(sentence.folded, max(0, amount.start - BESIDE), amount.start):
            return amount.value, _share(match["rate"])
    return None


def _share(percent: str) -> Number:
    return Number((Decimal(percent.replace(",", ".")) / 100).normalize())


def _guaranteed_share(sentence: Passage) -> Number | None:
    """Of a guarantee, the share of the loan that it covers."""
    rate = sentence.search(_RATE)
    if rate is None or kind_of(sentence.folded) is not GrantKind.GUARANTEE:
        return None
    return _share(rate["rate"])


def _facts(purpose: Passage | None, period: Period | None, operation: Passage | None) -> dict[str, tuple[Span, ...]]:
    facts = of_operation(operation)
    if purpose:
        facts["purpose"] = (purpose.whole,)
    if period:
        facts["period_start"] = facts["period_end"] = (period.span,)
    return facts
