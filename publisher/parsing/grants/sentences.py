"""Sums awarded in running sentences: “Une subvention de 45 800 € est attribuée à l’association « … »”."""

import re

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import Award, beneficiary_name, kind_of, plausible_beneficiary
from publisher.parsing.grants.clauses import period_of
from publisher.parsing.passage import Passage
from publisher.parsing.sentences import sentences
from publisher.records import Grant, Number
from publisher.records.values import GrantKind

_VERB = re.compile(
    r"\b(?:attribu(?:e|er|ee|es|ees|ent|ant|tion)|accord(?:e|er|ee|ees|ent)|allou(?:e|er|ee|ees|ent)|octroy(?:er|ee|ees|e)|octroi(?:e|ent)?|vers(?:e|er|ee|ees|ent|ement)|"
    r"decern(?:e|er|ee|ent)|validation du financement|valid(?:e|er) le financement|garanti[tr]?|fix(?:e|er) a|participe(?:r|ra)? (?:a hauteur|au financement))\b"
)
_NOUN = re.compile(
    r"\b(?:subventions?|aides?|participations?|contributions?|cotisations?|dotations?|prix|bourses?|avances?|fonds de concours|primes?|secours|financements?|concours financier|garantie|somme|montant|prets?|soutien)\b"
)
_RECEIVED = re.compile(
    r"\b(?:sollicit\w*|demand(?:e|er|ent|ant|ons) (?:une|la|l'|les|des|de)\b|aupres d|percu\w*|recu\w*|recette\w*|obtenir|obtenu\w*|plan de financement|beneficie\w* d'une subvention|accepte\w* (?:la|une|les) (?:subvention|aide)|accordees? par|attribuees? par|allouees? par|octroyees? par|versees? par|financement[s]? de l'etat)\b"
)
_PAST = re.compile(
    r"\b(?:en|pour) (?:19|20)[0-9]{2} (?:avait|a ete)|avai(?:t|ent) (?:ete )?(?:attribu|accord|vers)|deja (?:ete )?(?:attribu|accord|vers)|pour rappel|pour memoire|par deliberation (?:n|du|en date)[^,;]{0,80}(?:avait|a ete|a attribue)"
)
_NOT_AWARD = re.compile(
    r"(?:cout(?: total| global| previsionnel)?|depenses?(?: totale| subventionnable| eligible| prevue)?s?|base|assiette|budget(?: global| total| previsionnel)?|enveloppe(?: globale)?|plafonn?\w*|travaux|devis|estim\w*|evalu\w*|au lieu|investissement\w*|facture|loyer|tarif|prix unitaire|demande\w*|sollicit\w*|inferieure?s? a|superieure?s? a|au-dela|minimum|seuil|chiffre d'affaires|solde|reste(?: a charge| du)?|rembours\w*)"
    r"[^,;.()]{0,45}$"
)
_AFTER_NOT_AWARD = re.compile(
    r"^\s*(?:ht\b|ttc\b|hors taxes?|par (?:habitant|an et par|eleve|jour|mois|km|enfant|repas|heure)|/)"
)
_TO = re.compile(
    r"(?P<to>\b(?:en faveur d(?:e|es|u)\b|au profit d(?:e|es|u)\b|au benefice d(?:e|es|u)\b|souscrite? par|contractee? par|portee? par|presentee? par|aupres d(?:e|u)\b|pour (?:le compte de|l'association|la societe|le club)|a l'|a la|aux|au|a|pour)\b)\s*"
)
_NOT_TO = re.compile(
    r"^\s*(?:titre|hauteur|vu|budget|compte|raison|compter|cet effet|present|presente|chapitre|conseil|commission|maire|monsieur le (?:maire|president)|madame l[ae] (?:maire|presidente)|m\. le|president|signer|"
    r"unanimite|main|l'unanimite|taux|annee|anne|exercice|montant|fonctionnement|projet|organisation|realisation|financement|convention|article|deliberation|cours|moins|plus|partir|suite|terme|jour|date|condition|l'ordre|ordre|verser|"
    r"intervenir|passer|conclure|[0-9]|un montant|une|un\b|cette|ce\b|ces\b|la somme|son|sa\b|ses\b|leur|qui|laquelle|lequel|fin|l'exercice|l'annee|l'organisation|l'acquisition|l'achat|travaux|les travaux|les depenses|aider|assurer|permettre|soutenir|couvrir|nature|rubrique|ligne)"
)
_NAME_ENDS = re.compile(
    r"\s*[,;:(]|\s+(?:pour|au titre|d'un montant|d'une|une|un|afin|dans le cadre|sous reserve|dont|qui|selon|en vue|destinee?|a hauteur|la somme|les sommes|au cours|sur|est|sont|il est|et (?:d[e']|autorise|dit|charge|a signer)|ainsi que|representee?|a l'occasion|conformement|par|correspondant|soit|relative?)\b|\.(?=\s|$)|\s[-–]\s(?=[a-z0-9])"
)
_ORGANISATION = re.compile(
    r"^(?:association|asso|societe|commune|ville|communaute|syndicat|centre|comite|club|union|federation|fondation|ecole|college|lycee|universite|office|etablissement|mission|maison|"
    r"cooperative|amicale|agence|chambre|groupement|collectif|departement|region|caisse|hopital|ehpad|ccas|cias|sivu|sivom|mjc|s[.a-z]*a[.a-z]*|institut|compagnie|theatre|musee|residence|regie|"
    r"foyer|service|organisme|entreprise|sarl|sas|sci|scop|scic|gie|ogec|opac|oph|epic|epci|paroisse|mutuelle|croix|secours|restos|banque|les |la |le )"
)
_RATE = re.compile(r"\b(?P<rate>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s?%")
_QUOTED = re.compile(r'"\s*([^"]{2,100}?)\s*"')
_PURPOSE = re.compile(
    r"\b(?P<purpose>(?:au titre d[eu]s?\s|pour (?:l'organisation|la realisation|le fonctionnement|l'acquisition|les travaux|l'annee|la construction|l'amenagement|aider a|financer|son |sa |ses |leur |la mise en|le projet)|destinee? a |afin de |en vue de |dans le cadre d[eu]s? ?|a l'occasion d[eu]s? ?)[^,;.]{3,160}?)(?=\s+(?:a l'association|a la |au |aux |est attribu|d'un montant|une subvention)|\s*[,;.]|$)"
)


def _sum(words: Passage) -> Amount | None:
    """The only sum of a sentence that can be the award: no cost, base, ceiling, request, nor a part in brackets."""
    depth = 0
    opened = []
    for character in words.text:
        depth += (character == "(") - (character == ")" and depth > 0)
        opened.append(depth)
    candidates = [
        amount
        for amount in find_amounts(words)
        if opened[amount.start] == 0
        and not _NOT_AWARD.search(words.folded[: amount.start])
        and not _AFTER_NOT_AWARD.match(words.folded[amount.end :])
    ]
    return candidates[0] if len(candidates) == 1 or (len({c.value for c in candidates}) == 1 and candidates) else None


def _receiver(words: Passage, start: int) -> Passage | None:
    """Who receives: the first words after a preposition, from the verb on, that can name an organisation."""
    found: list[tuple[int, int, Passage]] = []
    for match in _TO.finditer(words.folded, 0):
        rest = words.cut(match.end())
        if not rest or _NOT_TO.match(rest.folded):
            continue
        quoted = _QUOTED.match(rest.folded)
        end = _NAME_ENDS.search(rest.folded, quoted.end() if quoted else 1)
        name = beneficiary_name(rest.cut(0, end.start() if end else None))
        raw = rest.text.lstrip(' «“"')
        strong = bool(_ORGANISATION.match(rest.folded)) or quoted is not None
        if not name or not plausible_beneficiary(name.text) or not (strong or raw[:1].isupper()):
            continue
        explicit = match["to"] not in {"a", "au", "aux", "pour", "a la", "a l'"}
        rank = (0 if explicit else 1 if strong else 2) + (2 if match["to"].startswith("pour") and not strong else 0)
        found.append((rank, abs(match.start() - start), name))
    return min(found, key=lambda item: item[:2])[2] if found else None


def read_sentence(
    words: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> Award | None:
    """The sum that a sentence awards, or None. ``own``: folded names of the authority, which awards and doesn't receive."""
    verb = words.search(_VERB)
    if (
        verb is None
        or not _NOUN.search(words.folded)
        or (_RECEIVED.search(words.folded)
        and not _own_award(words))
        or _PAST.search(words.folded)
    ):
        return None
    amount = _sum(words)
    receiver = _receiver(words, verb.end()) if amount is not None else None
    if amount is None or receiver is None or receiver.folded in own:
        return None
    kind = kind_of(words.folded)
    rate = words.search(_RATE)
    purpose = words.search(_PURPOSE)
    period = period_of(words)
    start = min(verb.start(), amount.start, words.after(receiver.origins[0]))
    noun = words.search(_NOUN)
    start = min(start, noun.start()) if noun else start
    end = max(amount.end, words.after(receiver.origins[-1]) + 1)
    facts = {"operation": (operation.whole,)} if operation else {}
    if purpose:
        facts["purpose"] = (words.group(purpose, "purpose").whole,)
    if period:
        facts["period_start"] = facts["period_end"] = (period.span,)
    return Award(
        Grant(
            beneficiary=receiver.text,
            natural_person=False,
            amount=amount.value,
            currency=amount.currency,
            kind=kind,
            operation=operation.text if operation else None,
            purpose=words.group(purpose, "purpose").text if purpose else None,
            rate=_rate(rate["rate"]) if rate and kind is GrantKind.GUARANTEE else None,
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            span=words.span(start, end),
        ),
        facts,
    )


def _own_award(words: Passage) -> bool:
    """Whether the sentence decides itself: “portée par … il est proposé … la validation du financement”."""
    return (
        re.search(
            r"validation du financement|propose[^.]{0,60}(?:d'attribuer|d'accorder|l'attribution)|^\W*(?:d[e']\s?)?(?:attribu|accord|octroi|octroy|allou)",
            words.folded,
        )
        is not None
    )


def _rate(figures: str) -> Number:
    from decimal import Decimal

    return Number((Decimal(figures.replace(",", ".")) / 100).normalize())


def read_sentences(
    passage: Passage, *, own: frozenset[str] = frozenset(), operation: Passage | None = None
) -> list[Award]:
    """Sums awarded by the sentences of a passage."""
    return [award for words in sentences(passage) if (award := read_sentence(words, own=own, operation=operation))]
