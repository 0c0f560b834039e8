"""Requests refused, put off or ended: what was asked, by whom; nothing is awarded.

An act that is rejected or put off refuses what its statement says was asked. An act that is adopted may refuse as well,
in its own words (“décide de ne pas donner suite à la demande de …”).
"""

import re
from collections.abc import Iterable, Iterator

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import beneficiary_name, plausible_beneficiary
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.sentences import sentences
from publisher.records import Money, Refusal, Span, Vote
from publisher.records.values import Outcome, RefusalOutcome

_MONEY = r"(?:subvention|aide|participation|contribution|dotation|financement|bourse|secours|avance|garantie)s?"
_ASKS = re.compile(
    any_of(
        r"\bsollicite(?:nt)?",
        r"\bdemande(?:nt)?",
        r"\bsouhaite(?:nt)? (?:obtenir|percevoir)",
        r"\b(?:a|ont) (?:sollicite|demande|depose une demande de)",
    )
    + rf"\s+(?:une?|la|l'|cette|des)?\s?(?:\w+ )?{_MONEY}\b"
)
_ASKED = rf"\b(?:demande|{_MONEY})\b"
_END = any_of("mettre fin", "met fin", "cesser", "cesse", "arreter", "interrompre", "supprimer", "supprime")
_NOT = r"(?:ne pas|de ne pas|n')\s?(?:donner(?: une)? suite|attribue|accorde|verse|octroye|alloue)\w*"
_REFUSES = (
    (RefusalOutcome.ENDED, re.compile(rf"\b{_END}\b[^;.]{{0,60}}\b{_MONEY}\b")),
    (RefusalOutcome.POSTPONED, re.compile(rf"\b(?:ajourne|reporte|differe|surseoi|sursoi)\w*\b[^;.]{{0,60}}{_ASKED}")),
    (
        RefusalOutcome.REJECTED,
        re.compile(rf"\b(?:(?:refuse|rejette|rejeter|decline)\w*|{_NOT})\b[^;.]{{0,80}}{_ASKED}"),
    ),
)
_ASKING = words("association club comite societe union amicale commune fondation")
_ASKER = re.compile(
    r"\b(?:de|par|presentee par|emanant de|formulee par|a|au profit de|en faveur de)\s*"
    rf"(?=(?:l'|la |le |les )?\s?(?:{_ASKING}|\"))"
)
_SUBJECT_STARTS = re.compile(r"\b(?:que|qu')\s*|[,:;]\s+")
_OUTCOMES = {Outcome.REJECTED: RefusalOutcome.REJECTED, Outcome.POSTPONED: RefusalOutcome.POSTPONED}
_NAME_ENDS = re.compile(
    r"\s*[,;:(]|\s+(?:pour|d'un montant|au titre|afin|dans le cadre|sollicit|relative|en vue|de [0-9])"
)
_LONGEST = 120


def read_refusals(vote: Vote | None, decision: Passage, stated: Iterable[Passage]) -> tuple[Refusal, ...]:
    """Refusals of an act. ``stated``: passages that tell what was asked, where the act awards nothing."""
    outcome = _OUTCOMES.get(vote.outcome) if vote is not None and vote.outcome is not None else None
    if outcome is None:
        return tuple(_refused(decision))
    found: list[Refusal] = []
    for passage in stated:
        for refusal in _asked(passage, outcome):
            if all(refusal.beneficiary != other.beneficiary for other in found):
                found.append(refusal)
    return tuple(found)


def _asked(passage: Passage, outcome: RefusalOutcome) -> Iterator[Refusal]:
    """Requests that a passage tells: “X sollicite une subvention de 3 500 €”."""
    for sentence in sentences(passage):
        asks = sentence.search(_ASKS)
        if asks is None:
            continue
        starts = [match.end() for match in _SUBJECT_STARTS.finditer(sentence.folded, 0, asks.start())]
        name = beneficiary_name(sentence.cut(starts[-1] if starts else 0, asks.start()))
        if not name or not plausible_beneficiary(name.text) or len(name.text) > _LONGEST:
            continue
        amount = _first_after(sentence, asks.end())
        end = amount.end if amount else asks.end()
        yield Refusal(
            beneficiary=name.text,
            amount=Money(amount.value) if amount else None,
            outcome=outcome,
            span=Span(name.origins[0], sentence.origins[end - 1] + 1),
        )


def _first_after(sentence: Passage, at: int) -> Amount | None:
    return next((amount for amount in find_amounts(sentence) if 0 <= amount.start - at <= _LONGEST), None)


def _refused(decision: Passage) -> Iterator[Refusal]:
    """Requests that the decision itself refuses, in sentences that name who asked."""
    for sentence in sentences(decision):
        told = ((outcome, sentence.search(pattern)) for outcome, pattern in _REFUSES)
        found = (_refusal(sentence, outcome, match) for outcome, match in told if match is not None)
        first = next(found, None)
        if first is not None:
            yield first


def _refusal(sentence: Passage, outcome: RefusalOutcome, match: re.Match[str]) -> Refusal | None:
    asker = sentence.search(_ASKER, match.start())
    if asker is None:
        return None
    rest = sentence.cut(asker.end())
    end = _NAME_ENDS.search(rest.folded)
    name = beneficiary_name(rest.cut(0, end.start() if end else None))
    if not name or not plausible_beneficiary(name.text):
        return None
    amounts = find_amounts(sentence)
    return Refusal(
        beneficiary=name.text,
        amount=Money(amounts[0].value) if len(amounts) == 1 else None,
        outcome=outcome,
        span=sentence.span(match.start(), max(sentence.after(name.origins[-1]) + 1, match.end())),
    )
