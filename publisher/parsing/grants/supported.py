"""Sentences whose verb names who receives: “soutenir l’association X à hauteur de 3 000 €”, “X recevra une aide de …”.

Elsewhere a preposition tells who receives; here who receives is the object or the subject of the verb. Only a body
with a name counts, for “soutenir le projet à hauteur de 3 000 €” tells of a cost.
"""

import re

from publisher.parsing.amounts import Amount
from publisher.parsing.grants.award import beneficiary_name, plausible_beneficiary
from publisher.parsing.grants.no_awards import BESIDE, after, before, gives
from publisher.parsing.grants.receivers import ACTION, NAME_ENDS, ORGANISATION, name_head
from publisher.parsing.grants.running import receiver_after
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words

SUPPORTS = re.compile(
    r"\b"
    + any_of(
        r"sout(?:enir|ient|iendra|iennent|enue?s?)",
        r"subventionn(?:er|e|era|ent|ee?s?)",
        r"(?<!une )(?<!l')aid(?:er|e|era)(?= (?:financierement )?(?:l'|la |le |les |a hauteur))",
        r"accompagn(?:er|e|era)(?= (?:financierement )?(?:l'|la |le |les |a hauteur))",
        r"financ(?:er|e|era)(?= (?:l'|la |le |les )?"
        r"(?:(?:association|club|comite|amicale|fondation|cooperative)\b|[^,;.]{3,80} par l'association))",
    )
    + r"\b(?: (?:financierement|annuellement|egalement|donc|exceptionnellement),?)*"
)
"""Verbs whose object is who receives."""

GETS = re.compile(
    r"\b"
    + any_of(
        r"se (?:voit|verra|voient|verront) (?:attribuer|accorder|allouer|octroyer|verser)",
        r"(?:beneficiera|beneficieront) d'une? (?:subvention|aide|bourse|dotation|prime|avance|fonds de concours)",
        r"(?:recevra|recevront) une? (?:subvention|aide|bourse|dotation|prime|fonds de concours)",
    )
    + r"\b"
)
"""Verbs whose subject is who receives."""

_UP_TO = re.compile(
    r"\b"
    + any_of(
        r"a hauteur de",
        r"pour un montant (?:total |global |maximal |maximum |annuel )?de",
        r"(?:par|avec|via|au moyen d'|par le versement d'|sous (?:la )?forme d')\s?"
        r"(?:une? |l'octroi d'une )?"
        r"(?:subvention|aide|don|participation|dotation|contribution|versement|somme|concours)"
        r"(?: [\w'-]+){0,3}? (?:de|d'un montant de)",
        r"pour (?=[0-9])",
    )
    + r"\s*$"
)
_THE_SUM = re.compile(r"\W*a hauteur de\s*$")
_AFTER_SUM = re.compile(r"\s*,?\s*(?=(?:l'|la |le |les )?\S)")
_PAID_BY = re.compile(r"[^;.]{0,60}?\b(?:de la part|versee? par|au titre d[eu]|d(?:e l'|u |e la |es ))")
_OUTRIGHT = re.compile(
    r"\b(?:vers|attribu|accord|allou|octroy|donn|valid)(?:er?|e|ement) (?:le versement de |l'attribution de |de )?$"
    r"|\b(?:versement|attribution) de $"
)
_GIVING = re.compile(r"\b(?:vers|attribu|accord|allou|octroy|donn|valid)(?:er?|e|ement) (?:[\w']+ ){0,3}(?=[0-9])")
_NON_PROFIT = re.compile(
    r"\b"
    + words(
        r"associations? asso clubs? comites? amicales? cooperatives?\sscolaires? foyers? restos croix secours "
        r"fondation compagnie ogec ape apel mjc acca ligue telethon harmonie ecole"
    )
    + r"\b"
)
_KIND_WITHIN = 40  # characters
_OPENS = re.compile(r"(?:[:;,–-]\s+|\bque\s|\bqu'|^\W*article\s\w+\W+)")
_ARTICLE = re.compile(r"(?:l'|la |le |les )")
_CARRIED_BY = re.compile(  # “le projet porté par l’association X”
    r"(?:l'|la |le |les )?(?:projet|action|operation|initiative|programme|manifestation|festival)s?\b[^,;.]{0,60}?"
    r"\b(?:port|present|propos|condui|organis|men)[a-z]{1,3} par "
)
_UNNAMED = re.compile(  # a kind of body without a name
    r"(?:l'|la |le |les )?"
    + words(r"communes? ville departement region etat projets? operation programme collectivite candidature action")
    + r"(?:\s+(?:est|qui|a|sera|au|aux|pour|par|de|du|des|d'|dans)\b.*|\W*$)"
)
_MOST_WORDS = 14


def may_support(sentence: Passage) -> bool:
    """Whether a sentence has a verb that may name who receives, or give a bare sum."""
    return any(sentence.search(verb) is not None for verb in (SUPPORTS, GETS, _GIVING))


def supported(sentence: Passage, amount: Amount) -> Passage | None:
    """Who receives ``amount``, as the object or the subject of the verb; None where no name stands there."""
    return _object(sentence, amount) or _subject(sentence, amount)


def given_outright(sentence: Passage, amount: Amount) -> Passage | None:
    """The association that a bare sum is given to: “verse 300 € à l’association X”; a supplier is paid so, too."""
    given = _OUTRIGHT.search(sentence.folded, 0, amount.start)
    name = receiver_after(sentence, amount) if given and gives(sentence) else None
    at = sentence.after(name.origins[0]) if name is not None else 0
    return name if name is not None and _NON_PROFIT.search(sentence.folded, amount.end, at + _KIND_WITHIN) else None


def _object(sentence: Passage, amount: Amount) -> Passage | None:
    if not gives(sentence):
        return None
    for match in sentence.matches(SUPPORTS):
        if match.end() > amount.start or amount.start - match.end() > BESIDE:
            continue
        between = sentence.cut(match.end(), amount.start)
        if _THE_SUM.fullmatch(between.folded):
            follows = _AFTER_SUM.match(sentence.folded, amount.end)
            return _named(sentence.cut(follows.end())) if follows else None
        if up_to := _UP_TO.search(between.folded):
            return _named(between.cut(0, up_to.start()))
    return None


def _subject(sentence: Passage, amount: Amount) -> Passage | None:
    gets = next((match for match in sentence.matches(GETS) if match.end() <= amount.start), None)
    if gets is None or not re.search(r"\bd[e']\s*$", before(sentence, amount)):
        return None
    if _PAID_BY.match(after(sentence, amount)) or not gives(sentence.cut(gets.end())):
        return None
    starts = [match.end() for match in _OPENS.finditer(sentence.folded, 0, gets.start())]
    return _named(sentence.cut(starts[-1] if starts else 0, gets.start()))


def _named(words_of: Passage) -> Passage | None:
    """The name that some words hold, from their first on."""
    carried = _CARRIED_BY.match(words_of.folded)
    words_of = words_of.cut(carried.end()) if carried else words_of
    if not words_of or _UNNAMED.match(words_of.folded):
        return None
    article = _ARTICLE.match(words_of.folded)
    bare = words_of.cut(article.end()) if article else words_of
    known = ORGANISATION.match(bare.folded) is not None
    proper = bare.text[:1].isupper() or words_of.text[:1] in {"«", "“", '"'}
    if not bare or not (known or proper) or re.match(ACTION, bare.folded):
        return None
    stop = NAME_ENDS.search(bare.folded, name_head(bare))
    name = beneficiary_name(words_of.cut(0, article.end() + stop.start() if article and stop else _end(stop)))
    return name if name and plausible_beneficiary(name.text) and len(name.text.split()) <= _MOST_WORDS else None


def _end(stop: re.Match[str] | None) -> int | None:
    return stop.start() if stop else None
