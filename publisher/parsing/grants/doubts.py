"""What the sums of a decision leave in doubt: not understood, said in two ways, or not what was proposed."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from publisher.formatting import money as in_french
from publisher.parsing.amounts import Amount, differing
from publisher.parsing.fold import fold
from publisher.parsing.grants.award import Award
from publisher.parsing.grants.places import places
from publisher.parsing.grants.sentences import candidates
from publisher.parsing.passage import Passage
from publisher.parsing.sentences import sentences
from publisher.records import Finding, Severity, Span


def unread(articles: Iterable[Passage], awards: Iterable[Award]) -> Iterator[Finding]:
    """Sums near a verb that awards, of which no award was made; a total, or an award said again, is none of them."""
    own = list(awards)
    amounts = [award.grant.amount or Decimal(0) for award in own]
    known = {*amounts, sum(amounts, Decimal(0))}
    taken = places(award.grant.span for award in own)
    for sentence in (sentence for article in articles for sentence in sentences(article)):
        if taken.meet(*sentence.whole):
            continue
        told = [amount for amount in candidates(sentence) if amount.value not in known]
        if told:
            yield _warning(
                "grant.unread",
                f"Une somme de {_french(told[0])} est proche d’un verbe qui attribue, mais le bénéficiaire n’a pas pu "
                "être déterminé : aucune subvention n’est publiée pour elle. Vérifiez cette phrase de la décision.",
                told[0].span(sentence),
            )


def said_in_two_ways(article: Passage) -> Iterator[Finding]:
    """Sums in words and in figures, one beside the other, that differ."""
    for words, figures in differing(article):
        yield _warning(
            "sums.words-figures",
            f"La somme en lettres ({_french(words)}) et la somme en chiffres ({_french(figures)}) sont différentes. "
            "Vérifiez le montant de l’acte ; la somme hors parenthèses est publiée.",
            article.span(min(words.start, figures.start), max(words.end, figures.end)),
        )


def not_as_proposed(awards: Iterable[Award], proposed: Iterable[Award]) -> Iterator[Finding]:
    """Awards of another sum than the one that was proposed for the same beneficiary."""
    offers: dict[str, list[Award]] = {}
    for offer in proposed:
        offers.setdefault(_name(offer), []).append(offer)
    for award in awards:
        same = offers.get(_name(award), [])
        if same and all(offer.grant.amount != award.grant.amount for offer in same):
            yield _warning(
                "grant.proposal",
                f"La décision attribue {_sum(award)} à un bénéficiaire pour lequel {_sum(same[0])} étaient proposés : "
                "la décision est publiée. Vérifiez qu’elle est bien la version adoptée.",
                award.grant.span,
            )


def _name(award: Award) -> str:
    return fold(award.grant.beneficiary or "").strip(' "')


def _sum(award: Award) -> str:
    return in_french(award.grant.amount or Decimal(0), award.grant.currency)


def _french(amount: Amount) -> str:
    return in_french(amount.value, amount.currency)


def _warning(code: str, message: str, span: Span) -> Finding:
    return Finding(severity=Severity.WARNING, code=code, message=message, span=span)
