"""Requests refused, put off or ended: what was asked, by whom; nothing is awarded.

An act that is rejected or put off refuses what its statement says was asked. An act that is adopted may refuse as well,
in its own words (“décide de ne pas donner suite à la demande de …”).
"""

import re
from collections.abc import Iterable, Iterator

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import beneficiary_name, plausible_beneficiary
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.sentences import sentences
from publisher.records import Money, Refusal, Span, Vote
from publisher.records.values import Outcome, RefusalOutcome

_MONEY = r"(?:subvention|aide|participation|contribution|dotation|financement|bourse|secours|avance|garantie)s?"
_ASKS = re.compile(
    rf"\b(?:sollicite(?:nt)?|demande(?:nt)?|souhaite(?:nt)? (?:obtenir|percevoir)|(?:a|ont) (?:sollicite|demande|depose une demande de))\s+(?:une?|la|l'|cette|des)?\s?(?:\w+ )?{_MONEY}\b"
)
_REFUSES = (
    (
        RefusalOutcome.ENDED,
        re.compile(rf"\b(?:mettre fin|met fin|cesser|cesse|arreter|interrompre|supprimer|supprime)\b[^;.]{{0,60}}\b{_MONEY}\b"),
    ),
    (
        RefusalOutcome.POSTPONED,
        re.compile(rf"\b(?:ajourne|reporte|differe|surseoi|sursoi)\w*\b[^;.]{{0,60}}\b(?:demande|{_MONEY})\b"),
    ),
    (
        RefusalOutcome.REJECTED,
        re.compile(
            any_of(
                rf"\b(?:refuse|rejette|rejeter|decline)\w*\b[^;.]{{0,60}}\b(?:demande|{_MONEY})\b",
                rf"\b(?:ne pas|de ne pas|n')\s?(?:donner(?: une)? suite|attribue|accorde|verse|octroye|alloue)\w*\b[^;.]{{0,80}}\b(?:demande|{_MONEY})\b",
            )
        ),
    ),
)
_ASKER = re.compile(r"\b(?:de|par|presentee par|emanant de|formulee par|a|au profit de|en faveur de)\s*(?=(?:l'|la |le |les )?\s?(?:association|club|comite|societe|union|amicale|commune|fondation|\"))")
_SUBJECT_STARTS = re.compile(r"\b(?:que|qu')\s*|[,:;]\s+")
_OUTCOMES = {Outcome.REJECTED: RefusalOutcome.REJECTED, Outcome.POSTPONED: RefusalOutcome.POSTPONED}
_NAME_ENDS = re.compile(r"\s*[,;:(]|\s+(?:pour|d'un montant|au titre|afin|dans le cadre|sollicit|relative|en vue|de [0-9])")
_LONGEST = 120


def read_refusals(
    vote: Vote | None, decision: Passage, stated: Iterable[Passage]
) -> tuple[Refusal, ...]:
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
    for words in sentences(passage):
        asks = words.search(_ASKS)
        if asks is None:
            continue
        starts = [match.end() for match in _SUBJECT_STARTS.finditer(words.folded, 0, asks.start())]
        name = beneficiary_name(words.cut(starts[-1] if starts else 0, asks.start()))
        if not name or not plausible_beneficiary(name.text) or len(name.text) > _LONGEST:
            continue
        amount = _first_after(words, asks.end())
        end = amount.end if amount else asks.end()
        yield Refusal(
            beneficiary=name.text,
            amount=Money(amount.value) if amount else None,
            outcome=outcome,
            span=Span(name.origins[0], words.origins[end - 1] + 1),
        )


def _first_after(words: Passage, at: int) -> Amount | None:
    return next((amount for amount in find_amounts(words) if 0 <= amount.start - at <= _LONGEST), None)


def _refused(decision: Passage) -> Iterator[Refusal]:
    """Requests that the decision itself refuses, in sentences that name who asked."""
    for words in sentences(decision):
        for outcome, pattern in _REFUSES:
            match = words.search(pattern)
            asker = words.search(_ASKER, match.start()) if match else None
            if match is None or asker is None:
                continue
            rest = words.cut(asker.end())
            end = _NAME_ENDS.search(rest.folded)
            name = beneficiary_name(rest.cut(0, end.start() if end else None))
            if not name or not plausible_beneficiary(name.text):
                continue
            amounts = find_amounts(words)
            yield Refusal(
                beneficiary=name.text,
                amount=Money(amounts[0].value) if len(amounts) == 1 else None,
                outcome=outcome,
                span=words.span(match.start(), max(words.after(name.origins[-1]) + 1, match.end())),
            )
            break
