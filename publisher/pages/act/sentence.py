"""The decision and the vote said in one sentence each, built from facts only.

A sentence is a tuple of pieces; those that carry a fact worth seeing at once are strong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from publisher import formatting
from publisher.formatting import count, listed, money, typeset
from publisher.pages.wording import BALLOT, of_authority, the_authority, with_article
from publisher.records import Deliberation, Grant, Vote
from publisher.records.values import GrantKind, Outcome, Unanimity


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence."""

    words: str
    strong: bool = False


Sentence = tuple[Piece, ...]


def plain(sentence: Sentence) -> str:
    """The words of a sentence alone."""
    return "".join(piece.words for piece in sentence)


def totals(grants: tuple[Grant, ...]) -> dict[str, Decimal]:
    """Sum of what is paid by currency, in the order of the grants; guarantees are no part of it."""
    return _by_currency((grant.paid, grant.currency) for grant in grants)


def _by_currency(sums: Iterable[tuple[Decimal | None, str]]) -> dict[str, Decimal]:
    added: dict[str, Decimal] = {}
    for amount, currency in sums:
        if amount is not None:
            added[currency] = added.get(currency, Decimal(0)) + amount
    return added


def guaranteed(grants: tuple[Grant, ...]) -> str | None:
    """« 1 240 000 € de garanties d’emprunt »; None where nothing is guaranteed."""
    loans = tuple(grant for grant in grants if grant.kind is GrantKind.GUARANTEE)
    if not loans:
        return None
    said = listed(
        [money(sum_, currency) for currency, sum_ in _by_currency((g.amount, g.currency) for g in loans).items()]
    )
    return f"{said} de garanties d’emprunt" if said else "une garantie d’emprunt dont l’acte ne précise pas le montant"


def sum_of(grants: tuple[Grant, ...]) -> str | None:
    """« 918 551 € », by currency where there are several; None where no amount is stated."""
    return listed([money(total, currency) for currency, total in totals(grants).items()]) or None


def beneficiaries(grants: tuple[Grant, ...]) -> tuple[str, ...]:
    """Names of the organisations that receive something, each once, in the order of the grants."""
    return tuple(dict.fromkeys(g.beneficiary for g in grants if g.beneficiary and not g.natural_person))


def decision(act: Deliberation) -> Sentence:
    """What was decided: « Le 16 octobre 2023, la commission … a accordé 918 551 € à 6 organismes »."""
    return (Piece(f"{_when(act)}, {_who(act)} "), *_what(act))


def _when(act: Deliberation) -> str:
    if act.meeting_date is None:
        return "À une date que l’acte ne précise pas"
    said = formatting.on_date(act.meeting_date)
    return said[0].upper() + said[1:]


def _who(act: Deliberation) -> str:
    body = act.body and with_article(act.body)
    name = act.authority.name
    if body and name:
        return f"{body} {of_authority(name)}"
    if name:
        return f"{the_authority(name)}{f' ({act.body})' if act.body else ''}"
    return body or "une autorité que l’acte ne nomme pas"


def _what(act: Deliberation) -> Sentence:
    outcome = act.vote.outcome if act.vote else None
    subject = _quoted(act.title) if act.title else "cette proposition"
    if outcome is Outcome.REJECTED:
        return (Piece("n’a "), Piece("pas adopté", strong=True), Piece(f" la délibération {subject}."))
    if outcome is Outcome.POSTPONED:
        return (Piece("a "), Piece("reporté", strong=True), Piece(f" sa décision sur {subject}."))
    if outcome is Outcome.WITHDRAWN:
        return (Piece("a "), Piece("retiré de l’ordre du jour", strong=True), Piece(f" {subject}."))
    if act.grants:
        return _awarded(act.grants)
    if outcome is Outcome.NOTED:
        return (Piece("a "), Piece("pris acte", strong=True), Piece(f" de {subject}."))
    if outcome is Outcome.ADOPTED:
        return (Piece("a "), Piece("adopté", strong=True), Piece(f" la délibération {subject}."))
    return (Piece(f"a délibéré sur {subject}. L’acte ne précise pas l’issue."),)


def _quoted(title: str) -> str:
    """« title », the quotes within it being of the second rank."""
    within = title.replace("« ", "“").replace("«", "“").replace(" »", "”").replace("»", "”")
    return f"«\u00a0{typeset(within)}\u00a0»"


def _awarded(grants: tuple[Grant, ...]) -> Sentence:
    total, only_guaranteed = sum_of(grants), all(grant.kind is GrantKind.GUARANTEE for grant in grants)
    said = guaranteed(grants) if only_guaranteed else total
    sum_said = Piece(said, strong=True) if said else Piece("une aide dont l’acte ne précise pas le montant")
    return (Piece("a accordé "), sum_said, *_to_whom(grants), Piece("".join(_how(grants)) + "."))


def _to_whom(grants: tuple[Grant, ...]) -> Sentence:
    """Organisations are counted, one alone is named; natural persons are counted and never named."""
    names = beneficiaries(grants)
    persons = sum(grant.natural_person for grant in grants)
    said = []
    if names:
        said.append(names[0] if len(names) == 1 and not persons else count(len(names), "organisme"))
    if persons:
        said.append(
            "une personne physique, qui n’est pas nommée"
            if persons == 1
            else "des personnes physiques, qui ne sont pas nommées"
        )
    if not said:
        return (Piece(" à un bénéficiaire que l’acte ne nomme pas"),)
    return (Piece(" à "), *_strong_and(said))


def _strong_and(said: list[str]) -> Iterator[Piece]:
    for position, words in enumerate(said):
        if position:
            yield Piece(" et à ")
        yield Piece(words, strong=True)


def _how(grants: tuple[Grant, ...]) -> Iterator[str]:
    unstated = sum(grant.amount is None for grant in grants)
    details = []
    if len(grants) > 1:
        details.append(count(len(grants), "financement"))
    loans = tuple(grant for grant in grants if grant.kind is GrantKind.LOAN)
    lent, backed = sum_of(loans), guaranteed(grants)
    if lent:
        details.append(f"{'dont ' if len(loans) < len(grants) else ''}{lent} de prêts")
    if backed and any(grant.kind is not GrantKind.GUARANTEE for grant in grants):
        details.append(f"auxquels s’ajoutent {backed}" if sum_of(grants) else backed)
    if unstated and unstated < len(grants):
        details.append(f"{count(unstated, 'montant non précisé', 'montants non précisés')} dans l’acte")
    if details:
        yield f" ({', '.join(details)})"


def vote(act: Deliberation) -> Sentence:
    """How it was decided: « Délibération adoptée par 39 voix pour, 0 contre, 4 abstentions »."""
    stated = act.vote
    if stated is None:
        sentence: Sentence = (Piece("L’acte ne précise pas comment le vote s’est déroulé."),)
    else:
        sentence = (Piece(f"{_verb(stated)}{_result(stated)}."),)
    if act.recusals:
        number = len(act.recusals)
        said = (
            f" L’acte indique aussi que {count(number, 'élu')}, intéressés à l’affaire, n’ont pas pris part au vote."
            if number > 1
            else " L’acte indique aussi qu’un membre, intéressé à l’affaire, n’a pas pris part au vote."
        )
        sentence = (*sentence, Piece(said))
    return sentence


def _verb(stated: Vote) -> str:
    return {
        None: "Vote",
        Outcome.ADOPTED: "Délibération adoptée",
        Outcome.REJECTED: "Délibération rejetée",
        Outcome.POSTPONED: "Décision reportée",
        Outcome.WITHDRAWN: "Proposition retirée",
        Outcome.NOTED: "Prise d’acte",
    }[stated.outcome]


def _result(stated: Vote) -> str:
    unanimity = ""
    if stated.unanimous:
        cast = stated.unanimity is Unanimity.VOTES_CAST
        unanimity = " à l’unanimité des suffrages exprimés" if cast else " à l’unanimité"
    ballot = f", {BALLOT[stated.ballot]}" if stated.ballot else ""
    counts = list(vote_counts(stated))
    if not counts:
        silent = not unanimity and stated.outcome in {None, Outcome.ADOPTED, Outcome.REJECTED}
        return f"{unanimity}{ballot}{' (l’acte ne donne pas le décompte des voix)' if silent else ''}"
    if unanimity:
        return f"{unanimity}{ballot} ({', '.join(counts)})"
    return f" par {', '.join(counts)}{ballot}" if stated.outcome else f" : {', '.join(counts)}{ballot}"


def vote_counts(stated: Vote) -> Iterator[str]:
    """« 39 voix pour », « 0 contre », « 4 abstentions », « 1 sans vote »: those that are stated."""
    if stated.in_favour is not None:
        yield f"{count(stated.in_favour, 'voix', 'voix')} pour"
    if stated.against is not None:
        yield f"{formatting.number(stated.against)} contre"
    if stated.abstention is not None:
        yield count(stated.abstention, "abstention")
    if stated.not_voting:
        yield f"{formatting.number(stated.not_voting)} sans vote"
