"""Sums awarded in running sentences: “Une subvention de 45 800 € est attribuée à l’association « … »”.

A sentence awards where it has an awarding verb, the name of a kind of sum, one sum that can be the award, and
somebody who receives it. One that tells what was asked, received or given before awards nothing.
"""

import re
from decimal import Decimal

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import Award, kind_of, outside_brackets
from publisher.parsing.grants.clauses import Period, period_of
from publisher.parsing.grants.receivers import SEVERAL, receiver_of
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.sentences import sentences
from publisher.records import Grant, Money, Number, Span
from publisher.records.values import GrantKind

_VERB = re.compile(
    r"\b"
    + any_of(
        r"attribu(?:e|er|ee|es|ees|ent|ant|tion)",
        r"accord(?:e|er|ee|ees|ent)",
        r"allou(?:e|er|ee|ees|ent)",
        r"octroy(?:er|ee|ees|e)",
        r"octroi(?:e|ent)?",
        r"individualis(?:e|er|ation)",
        r"vers(?:e|er|ee|ees|ent|ement)",
        r"decern(?:e|er|ee|ent)",
        r"consent(?:ie|ir|ies)",
        r"validation du financement",
        r"valid(?:e|er) le financement",
        r"garanti[tr]?",
        r"fix(?:e|er) a",
        r"participe(?:r|ra)? (?:a hauteur|au financement)",
    )
    + r"\b"
)
_NOUN = re.compile(
    r"\b"
    + words(
        r"subventions? aides? participations? contributions? cotisations? dotations? prix bourses? avances? "
        r"fonds\sde\sconcours primes? secours financements? concours\sfinancier garantie somme prets? soutien"
    )
    + r"\b"
)
_RECEIVED = re.compile(
    r"\b"
    + any_of(
        # asked for
        r"sollicit\w*",
        r"demand(?:e|er|ent|ant|ons) (?:une|la|l'|les|des|de)\b",
        r"aupres d",
        # received from others
        *(r"percu\w*", r"recu\w*", r"(?<!depenses et )recette\w*", r"obtenir", r"obtenu\w*"),
        r"plan de financement",
        r"beneficie\w* d'une subvention",
        r"accepte\w* (?:la|une|les) (?:subvention|aide)",
        r"(?:accordees?|attribuees?|allouees?|octroyees?|versees?) par",
        r"financement[s]? de l'etat",
    )
    + r"\b"
)
_CONTRACT = re.compile(  # bought, not granted
    any_of(
        *(
            r"\b(?:moins|mieux)[- ]disant",
            r"\bmarches? (?:public|de travaux|de services|de fournitures)",
            r"appel d'offres",
        ),
        r"\b(?:attribu|accord|confi|allou)\w* (?:le marche|les? lots?|les travaux|la mission|la prestation)\b",
        r"\b(?:devis|facture|bon de commande)\b",
        # sold, bought, let
        r"\b(?:vente|cession|parcelles?|au prix de|moyennant|loyer|bail)\b",
        r"\b(?:vend|cede|vendre|ceder|acquiert|acquerir)\b",
    )
)
_DECIDES_ITSELF = re.compile(
    any_of(
        r"validation du financement",
        r"propose[^.]{0,60}(?:d'attribuer|d'accorder|l'attribution)",
        r"^\W*(?:d[e']\s?)?(?:attribu|accord|octroi|octroy|allou)",
    )
)
_PAST = re.compile(
    r"\b"
    + any_of(
        r"(?:en|pour) (?:19|20)[0-9]{2} (?:avait|a ete)",
        r"avai(?:t|ent) (?:ete )?(?:attribu|accord|vers)",
        r"deja (?:ete )?(?:attribu|accord|vers)",
        r"pour rappel",
        r"pour memoire",
        r"par deliberation (?:n|du|en date)[^,;]{0,80}(?:avait|a ete|a attribue)",
    )
)
_NOT_AWARD = re.compile(  # what a sum is said to be, before it
    any_of(
        words(r"cout(?:\stotal|\sglobal|\sprevisionnel)? budget(?:\sglobal|\stotal|\sprevisionnel)? travaux devis"),
        words(r"depenses?(?:\stotale|\ssubventionnable|\seligible|\sprevue)?s? base assiette facture loyer tarif"),
        words(r"enveloppe(?:\sglobale)? plafonn?\w* (?<!d')investissement\w* prix\sunitaire chiffre\sd'affaires"),
        words(r"estim\w* evalu\w* demande\w* sollicit\w* rembours(?!able)\w* solde reste(?:\sa\scharge|\sdu)?"),
        words(r"acomptes? tranche premier\sversement"),
        r"(?:montant|cout) (?:total )?(?:d[eu]s? |de la )?(?:travaux|depenses?|operation)\b[^,;.()]{0,40}",
        words(r"au\slieu inferieure?s?\sa superieure?s?\sa au-dela minimum seuil"),
    )
    + r"[^,;.()]{0,45}$"
)
_AFTER_NOT_AWARD = re.compile(
    r"^\s*"
    + any_of(
        *(r"ht\b", r"ttc\b", r"hors taxes?", r"/"),
        r"par "
        + words(
            r"habitant an\set\spar eleve jour mois km enfant repas heure logement lit licencie adherent agent menage "
            r"foyer personne mesure poste etp dossier famille hectare m2 tonne vehicule classe seance nuitee famille"
        ),
    )
)
_OF_YEAR = re.compile(
    r"\s*\(?(?:en|pour|au titre de|sur|,)\s*(?:l'annee |l'exercice |le budget )?(?P<year>20[0-9]{2})\b"
)
_RATE = re.compile(r"\b(?P<rate>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s?%")
_TITLE_OF = r"(?P<titled>au titre d[eu]s?\s[^,;.]{3,160}?)"  # “au titre de ses activités parisiennes”
_ACTION = r"(?!departement|etablissement|groupement)" + any_of(
    r"[a-z-]*(?:tion|sion|ment|age|ure)s?", r"achats?", r"mise", r"travaux", r"projets?", r"fetes?"
)
_FOR = any_of(
    # what is paid for, named by a noun of action: “pour l’achat d’une serre”
    rf"pour (?:(?:l'|la |le |les )?(?={_ACTION}\b)|(?=(?:son|sa|ses|leurs?|aider a financer|financer) ))",
    *(r"destinee? a ", r"afin de ", r"en vue de ", r"dans le cadre d[eu]s? ?", r"a l'occasion d[eu]s? ?"),
)
_AFTER_PURPOSE = any_of(
    r"\s+(?:a l'association|a la |au |aux |est attribu|d'un montant|une subvention)",
    r"\s*[,;.]",
    r"$",
)
_PURPOSE = re.compile(rf"\b(?:{_TITLE_OF}|{_FOR}(?P<purpose>[^,;.]{{3,160}}?))(?={_AFTER_PURPOSE})")
_BEFORE = 200  # characters beside a sum that tell what it is
_OF_BASE = re.compile(  # soit 15 % d’une dépense éligible de 240 000 € HT
    rf"{_RATE.pattern}\s+(?:d'une|de la|du|des|d'un)\s+"
    r"(?:depenses?|montant|cout|assiette|base)\b[^,;.0-9]{0,60}$"
)


def read_sentences(
    passage: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> list[Award]:
    """Sums awarded by the sentences of a passage."""
    read = (read_sentence(sentence, own=own, operation=operation) for sentence in sentences(passage))
    return [award for award in read if award]


def read_sentence(
    sentence: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> Award | None:
    """The sum that a sentence awards, or None.

    ``own``: folded names of the authority, which awards and doesn't receive.
    """
    verb, noun = sentence.search(_VERB), sentence.search(_NOUN)
    if verb is None or noun is None or not _awards(sentence):
        return None
    amount = _sum(sentence)
    receiver = receiver_of(sentence, verb.end()) if amount is not None else None
    if amount is None or receiver is None or receiver.folded in own or SEVERAL.match(receiver.folded):
        return None
    first = min(noun.start(), verb.start(), amount.start, sentence.after(receiver.origins[0]))
    last = max(amount.end, sentence.after(receiver.origins[-1]) + 1)
    purpose, period = _purpose(sentence), period_of(sentence)
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
        rate=base[1] if base else _guaranteed_share(sentence),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        span=sentence.span(first, last),
    )
    return Award(grant, _facts(purpose, period, operation))


def _awards(sentence: Passage) -> bool:
    """Whether a sentence can award: nothing bought, received, asked for or given before."""
    received = sentence.search(_RECEIVED) and not sentence.search(_DECIDES_ITSELF)
    return not received and sentence.search(_PAST) is None and sentence.search(_CONTRACT) is None


def _sum(sentence: Passage) -> Amount | None:
    """The only sum of a sentence that can be the award: no cost, base, ceiling, request, nor a part in brackets."""
    guaranteed = kind_of(sentence.folded) is GrantKind.GUARANTEE  # a loan's sum may follow “remboursement”
    candidates = [
        amount
        for amount in outside_brackets(sentence, find_amounts(sentence))
        if (guaranteed or not _NOT_AWARD.search(sentence.folded, max(0, amount.start - _BEFORE), amount.start))
        and not _AFTER_NOT_AWARD.match(sentence.folded[amount.end : amount.end + _BEFORE])
    ]
    yearly = [amount for amount in candidates if _OF_YEAR.match(sentence.folded[amount.end : amount.end + _BEFORE])]
    if len(yearly) > 1:  # “150 000 €, soit 50 000 € en 2024 et 100 000 € en 2025”
        candidates = [amount for amount in candidates if amount not in yearly]
    return candidates[0] if len({amount.value for amount in candidates}) == 1 else None


def _purpose(sentence: Passage) -> Passage | None:
    """What the sum is for: the words after “pour”, or “au titre de …” whole."""
    match = sentence.search(_PURPOSE)
    return sentence.group(match, "titled" if match["titled"] else "purpose") if match else None


def _base(sentence: Passage) -> tuple[Money, Number] | None:
    """The eligible cost, and the rate of it that is awarded."""
    for amount in find_amounts(sentence):
        if match := _OF_BASE.search(sentence.folded, max(0, amount.start - _BEFORE), amount.start):
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
    facts: dict[str, tuple[Span, ...]] = {}
    if operation:
        facts["operation"] = (operation.whole,)
    if purpose:
        facts["purpose"] = (purpose.whole,)
    if period:
        facts["period_start"] = facts["period_end"] = (period.span,)
    return facts
