"""Sums awarded in running sentences: “Une subvention de 45 800 € est attribuée à l’association « … »”.

A sentence awards where it has an awarding verb, the name of a kind of sum, one sum that can be the award, and
somebody who receives it. One that tells what was asked, received or given before awards nothing.
"""

import re
from decimal import Decimal

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import Award, kind_of, outside_brackets
from publisher.parsing.grants.clauses import Period, period_of
from publisher.parsing.grants.receivers import ACTION, SEVERAL, receiver_of
from publisher.parsing.grants.running import read_several
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.sentences import sentences
from publisher.records import Grant, Money, Number, Share, Span
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
        r"vot(?:e|er|ent)",
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
        r"subventions? aides? participations? contributions? dotations? prix bourses? avances? "
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
_OWED = re.compile(
    r"\b(?:taxes?|impots?|redevances?|indemnites?|amendes?|remise gracieuse|non[- ]valeurs?|salaires?)\b"
)
_WITHDRAWS = re.compile(r"\b(?:retir|annul|abrog|rapport(?:e|er)\b|desengag|reduir|reduit|diminu)\w*")
_LEADS_ELSEWHERE = re.compile(  # what a sentence that does not award opens with
    r"^\W*(?:article\s\w+\W+)?(?:(?:il est |est |sont )?(?:decide|propose)\w* )?(?:d[e'] ?)?"
    + any_of(
        words(
            r"retir(?:er?|ent|e) annul\w+ abrog\w+ prorog\w+ prolong\w+ report(?:er?|e)?\b ajourn\w+ rejet\w* refus\w*"
        ),
        words(r"rappel\w* constat\w* prend\sacte prendre\sacte pris\sacte sollicit\w* demand\w*"),
    )
)
_MEMBERSHIP = re.compile(r"\b(?:cotisations?|adhesions?|adhere\w*|adherer)\b")
_AWARDS = re.compile(r"\b(?:attribuer?|accorder?|allouer?|octroie|octroyer|verser?)\b")
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
        r"que\b[^.;:]{0,80}\b(?:a|ont) (?:attribue|accorde|alloue|octroye|verse)",  # prend acte que X a attribué
        r"pour rappel",
        r"pour memoire",
        r"par deliberation (?:n|du|en date)[^,;]{0,80}(?:avait|a ete|a attribue)",
    )
)
_BRACKET = re.compile(r"\([^()]*\)")
_NOT_AWARD = re.compile(  # what a sum is said to be, before it
    any_of(
        words(r"cout(?:\stotal|\sglobal|\sprevisionnel)? budget(?:\sglobal|\stotal|\sprevisionnel)? travaux devis"),
        words(r"depenses?(?:\stotale|\ssubventionnable|\seligible|\sprevue)?s? base assiette facture loyer tarif"),
        words(r"enveloppe(?:\sglobale)? plafonn?\w* (?<!d')investissement\w* prix\sunitaire chiffre\sd'affaires"),
        words(r"estim\w* evalu\w* demande\w* sollicit\w* rembours(?!able)\w* solde reste(?:\sa\scharge|\sdu)?"),
        words(r"acomptes? tranche premier\sversement"),
        r"\bport(?:e|er|ant|ee)\b[^,;.()]{0,40}",  # portant ainsi le total à
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
_BEFORE = 200  # characters beside a sum that tell what it is
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
        several = read_several(sentence, own=own, operation=operation) if _can_award(sentence) else []
        one = None if several else read_sentence(sentence, own=own, operation=operation)
        found.extend(several or ([one] if one else []))
    return found


def read_sentence(
    sentence: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> Award | None:
    """The sum that a sentence awards, or None.

    ``own``: folded names of the authority, which awards and doesn't receive.
    """
    verb, noun = sentence.search(_VERB), sentence.search(_NOUN)
    if verb is None or noun is None or not _can_award(sentence):
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
        shares=_shares(sentence, amount),
        rate=base[1] if base else _guaranteed_share(sentence),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        span=sentence.span(first, last),
    )
    return Award(grant, _facts(purpose, period, operation))


def _can_award(sentence: Passage) -> bool:
    """Whether a sentence can award: nothing bought, received, asked for, given before or taken back."""
    if sentence.search(_VERB) is None or sentence.search(_NOUN) is None:
        return False
    if sentence.search(_LEADS_ELSEWHERE) or sentence.search(_MEMBERSHIP):
        return False
    received = sentence.search(_RECEIVED) and not sentence.search(_DECIDES_ITSELF)
    withdrawn = sentence.search(_WITHDRAWS) and not sentence.search(_AWARDS)
    past = _PAST.search(_BRACKET.sub(_blank, sentence.folded))  # “(pour mémoire, 6 800 € en 2022)” explains
    return not received and not withdrawn and past is None and not any(map(sentence.search, (_CONTRACT, _OWED)))


def _blank(bracket: re.Match[str]) -> str:
    return " " * len(bracket[0])


def candidates(sentence: Passage) -> list[Amount]:
    """The sums that a sentence can award, be it to nobody that could be told; none where it awards nothing."""
    if not _can_award(sentence) or _SEVERAL_TO.search(sentence.folded):
        return []
    return [amount for amount in _possible(sentence) if not _TOTAL.search(_before(sentence, amount))]


def _before(sentence: Passage, amount: Amount) -> str:
    return sentence.folded[max(0, amount.start - _BEFORE) : amount.start]


def _after(sentence: Passage, amount: Amount) -> str:
    return sentence.folded[amount.end : amount.end + _BEFORE]


def _possible(sentence: Passage) -> list[Amount]:
    """The sums of a sentence but for costs, bases, ceilings, requests, and parts in brackets."""
    guaranteed = kind_of(sentence.folded) is GrantKind.GUARANTEE  # a loan's sum may follow “remboursement”
    return [
        amount
        for amount in outside_brackets(sentence, find_amounts(sentence))
        if (guaranteed or not _NOT_AWARD.search(_before(sentence, amount)))
        and not _AFTER_NOT_AWARD.match(_after(sentence, amount))
    ]


def _sum(sentence: Passage) -> Amount | None:
    """The only sum of a sentence that can be the award; shares of it by year, or told after “soit”, are no others."""
    found = _possible(sentence)
    yearly = _yearly(sentence, found)
    if len(yearly) > 1:  # “150 000 €, soit 50 000 € en 2024 et 100 000 € en 2025”
        found = [amount for amount in found if amount not in yearly]
    # “150 000 €, soit 50 000 € par an”: what a sum comes to, said again
    found = [amount for amount in found if not _THAT_IS.search(_before(sentence, amount))] or found
    if len({amount.value for amount in found}) > 1:  # that which the grant is said to be of: “une subvention de …”
        found = [amount for amount in found if _SUM_OF_GRANT.search(_before(sentence, amount))]
    return found[0] if len({amount.value for amount in found}) == 1 else None


def _yearly(sentence: Passage, sums: list[Amount]) -> dict[Amount, str]:
    """Sums each followed by its year, with that year."""
    told = ((amount, _OF_YEAR.match(_after(sentence, amount))) for amount in sums)
    return {amount: match["year"] for amount, match in told if match}


def _shares(sentence: Passage, total: Amount) -> tuple[Share, ...]:
    """What of a sum is for each year, where the years make the sum."""
    yearly = {amount: year for amount, year in _yearly(sentence, _possible(sentence)).items() if amount != total}
    if len(yearly) < _FEWEST_YEARS or sum(amount.value for amount in yearly) != total.value:
        return ()
    return tuple(Share(year=year, amount=amount.value, span=amount.span(sentence)) for amount, year in yearly.items())


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
