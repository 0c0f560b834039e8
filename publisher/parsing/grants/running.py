"""Several sums in one sentence, each with who receives it: “2 500 € à l’association X, 750 € au club Y”.

All of its sums must be so paired, but for a total; a sentence that holds another sum is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import (
    Award,
    beneficiary_name,
    kind_of,
    of_operation,
    outside_brackets,
    plausible_beneficiary,
)
from publisher.parsing.grants.receivers import NAME_ENDS, NOT_TO, SEVERAL, name_head
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import Grant
from publisher.records.values import GrantKind

_OF = r"d(?:e l'|e la\b|es|u|e)"
_TO = re.compile(
    r"\s*,?\s*(?:(?:est |sont )?(?:attribu|accord|allou|vers)ee?s? )?"
    + any_of(
        *(r"a l'", r"a la\b", r"aux?\b", r"a\b"),
        *(rf"en faveur {_OF}", rf"au profit {_OF}", rf"au benefice {_OF}"),
        r"pour (?:l'|la |le |les )(?=association|amicale|union|ecole|ogec|office|club|comite|commune|societe)",
    )
    + r"\s*"
)
_TOTAL = re.compile(r"\b(?:total\w*|ensemble|globale?|soit)\b[^,;.]{0,40}$")
_FOLLOWS = re.compile(r"\s*,?\s+et\s*(?:$|(?=une?\b|celle\b|[0-9]))|\s+ainsi qu.(?=une?\b)")
_NAME_BEFORE = re.compile(
    r"^[\s,;–-]*(?:et\s+)?(?P<name>(?:(?:pour |a )?(?:l'|la |le |les )|au |aux )?[^:;,.]{2,90}?)"
    r"\s*[:=,]?\s*(?:de\s+|-\s+)?$"
)
_EACH = re.compile(r"\s*(?:est |sont )?chacune?s?\b")
_TO_ONE = re.compile(
    r"(?:,|\b(?:et|attribu\w+|accord\w+|allou\w+|vers\w+|chacune?))\s+(?:a l'association |a l'|a la |aux? |a )"
)
_PARTS = re.compile(r"\b(?:subventions|aides|participations) (?:[\w-]+ ){0,6}?(?:a l'|a la |au |a )")
_FOR = re.compile(r"\s*,?\s*(?:pour|au titre de) (?P<purpose>[^;:.]{3,160}?)(?=\s*(?:\(|,|;|\.|$)|\s+et [0-9])")
_LEAD = re.compile(r"[:]\s*(?:-\s*)?")
_FEWEST = 2
_MOST_WORDS = 14
_TOTAL_REACH = 60


def read_several(sentence: Passage, *, own: frozenset[str], operation: Passage | None = None) -> list[Award]:
    """The sums of a sentence where each has its receiver after it, or before it; none where one hasn't.

    Also one sum for each of several receivers, and several to one for as many purposes.
    """
    if parts := _to_one(sentence, own, operation):
        return parts
    sums = [
        amount
        for amount in outside_brackets(sentence, find_amounts(sentence))
        if not _TOTAL.search(sentence.folded[max(0, amount.start - _TOTAL_REACH) : amount.start])
    ]
    if len(sums) < _FEWEST:
        return _to_each(sentence, sums, own, operation) if sums else []
    for way in (_after, _before):
        pairs = list(way(sentence, sums))
        if len(pairs) == len(sums) and not any(_nobody(name, own) for _, name in pairs):
            kind = kind_of(sentence.folded)
            return [_award(sentence, amount, name, kind, operation) for amount, name in pairs]
    return []


def _to_each(sentence: Passage, sums: list[Amount], own: frozenset[str], operation: Passage | None) -> list[Award]:
    """One sum for each of several: “des subventions de 5 000 € chacune à l’association X et au comité Y”."""
    each = _EACH.match(sentence.folded, sums[0].end)
    if each is None:
        return []
    starts = [match for match in sentence.matches(_TO_ONE) if match.start() >= each.end()]
    ends = [match.start() for match in starts[1:]]
    names = [_name_at(sentence.cut(match.end(), end)) for match, end in zip(starts, [*ends, None], strict=True)]
    if len(names) < _FEWEST or any(name is None or _nobody(name, own) for name in names):
        return []
    kind = kind_of(sentence.folded)
    return [_award(sentence, sums[0], name, kind, operation) for name in names if name is not None]


def _name_at(rest: Passage, *stops: re.Pattern[str]) -> Passage | None:
    """The name that some words begin with, up to what ends it or one of ``stops``; None where they begin with none."""
    if not rest or NOT_TO.match(rest.folded):
        return None
    found = (NAME_ENDS.search(rest.folded, name_head(rest)), *(stop.search(rest.folded) for stop in stops))
    name = beneficiary_name(rest.cut(0, min((match.start() for match in found if match), default=None)))
    return name if name and plausible_beneficiary(name.text) and len(name.text.split()) <= _MOST_WORDS else None


def _to_one(sentence: Passage, own: frozenset[str], operation: Passage | None) -> list[Award]:
    """Several sums to one receiver, each with what it is for: “à la fondation X : 3 000 € pour A et 8 000 € pour B”."""
    told = _PARTS.search(sentence.folded)
    colon = sentence.folded.find(":", told.end()) if told else -1
    name = _name_at(sentence.cut(told.end(), colon)) if told and colon > 0 else None
    sums = [amount for amount in outside_brackets(sentence, find_amounts(sentence)) if amount.start > colon]
    purposes = [match for amount in sums if (match := _FOR.match(sentence.folded, amount.end))]
    if told is None or name is None or _nobody(name, own) or len(sums) < _FEWEST or len(purposes) < len(sums):
        return []
    kind = kind_of(sentence.folded[: told.start()])
    return [
        _for_purpose(_award(sentence, amount, name, kind, operation), sentence.group(purpose, "purpose"))
        for amount, purpose in zip(sums, purposes, strict=True)
    ]


def _for_purpose(award: Award, purpose: Passage) -> Award:
    return Award(replace(award.grant, purpose=purpose.text), {**award.facts, "purpose": (purpose.whole,)})


def _nobody(name: Passage, own: frozenset[str]) -> bool:
    return name.folded in own or SEVERAL.match(name.folded) is not None


def _after(sentence: Passage, sums: list[Amount]) -> Iterator[tuple[Amount, Passage]]:
    """Sums followed by who receives them: “400 € au comité des fêtes”."""
    for amount, following in zip(sums, [*sums[1:], None], strict=True):
        name = receiver_after(sentence, amount, following.start if following else None)
        if name:
            yield amount, name


def receiver_after(sentence: Passage, amount: Amount, end: int | None = None) -> Passage | None:
    """Who receives a sum, named right after it; None where that is not what follows."""
    to = _TO.match(sentence.folded, amount.end)
    return _name_at(sentence.cut(to.end(), end), _FOLLOWS) if to is not None else None


def _before(sentence: Passage, sums: list[Amount]) -> Iterator[tuple[Amount, Passage]]:
    """Sums after who receives them: “Comité des fêtes : 500 €, le tennis : 1 000 €”."""
    leads = [match.end() for match in _LEAD.finditer(sentence.text, 0, sums[0].start)]
    if not leads:
        return
    at = leads[-1] if len(leads) == 1 or sums[0].start - leads[-1] > _FEWEST else leads[-2]
    for amount in sums:
        words_before = sentence.cut(at, amount.start)
        match = _NAME_BEFORE.match(words_before.folded)
        name = beneficiary_name(words_before.group(match, "name")) if match else None
        if name and plausible_beneficiary(name.text) and len(name.text.split()) <= _MOST_WORDS:
            yield amount, name
        at = amount.end


def _award(
    sentence: Passage, amount: Amount, name: Passage, kind: GrantKind | None, operation: Passage | None
) -> Award:
    first = min(amount.start, sentence.after(name.origins[0]))
    last = max(amount.end, sentence.after(name.origins[-1]) + 1)
    grant = Grant(
        beneficiary=name.text,
        natural_person=False,
        amount=amount.value,
        currency=amount.currency,
        kind=kind,
        operation=operation.text if operation else None,
        span=sentence.span(first, last),
    )
    return Award(grant, of_operation(operation))
