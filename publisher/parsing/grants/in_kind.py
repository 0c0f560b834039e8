"""Aid in kind: a room lent for nothing, staff or goods given, with the value that the act puts on it.

What is let, sold or paid back is none; nor is what others lend to the authority.
"""

import re

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import Award, beneficiary_name, of_operation, plausible_beneficiary
from publisher.parsing.grants.no_awards import after, before, takes_no_decision
from publisher.parsing.grants.receivers import NAME_ENDS, NOT_TO, SEVERAL, name_head
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.records import Grant
from publisher.records.values import GrantKind

_OF = r"(?:de (?:l'|la )?|d[eu]s? |d')"
_TO = any_of(
    *(rf"au (?:profit|benefice) {_OF}", rf"en faveur {_OF}"),
    *(r"a (?:l'|la )", r"aux? ", r"a (?=[a-z])"),
)
_FREELY = r"(?:,? ?(?:gratuite?(?:ment)?|gracieuse(?:ment)?|a titre (?:gratuit|gracieux)),?)?"
_IN_KIND = re.compile(
    any_of(
        rf"\b(?:mettre|met|mise|mis|mises)\b{_FREELY} a (?:la )?disposition\b",
        r"\b(?:prets? (?:gratuits?|de (?:materiel|salles?))|gratuite (?:d[eu]|totale|complete))\b",
        r"\b(?:aides?|subventions?|avantages?|contributions?) en nature\b",
        r"\ba titre (?:gratuit|gracieux)\b",
    )
)
_VALUED = re.compile(
    any_of(
        r"\bvaloris\w+",
        r"\b(?:d'une|a une|pour une|dont la|de|represent\w+ une|equival\w+ a une) valeur\b",
        r"\b(?:evalue|estime|chiffre)e?s? ",
        r"\b(?:aides?|subventions?|avantages?|contributions?) en nature (?:de|d'un montant de|evaluee? a)\b",
        r"\bsoit (?:une aide|un avantage) en nature de",
    )
    + r"[^;.()0-9]{0,50}$"
)
_PAID_BACK = re.compile(
    r"\b"
    + words(
        r"rembours\w+ refactur\w+ factur\w+ moyennant redevances? loyers? tarifs? contre\spaiement caution cheque "
        r"acquisition vente cession agents? fonctionnaires?"
    )
    + r"\b"
)
_BODY = words(
    "association amicale club comite union societe cooperative collectif compagnie federation foyer ccas syndicat "
    "commune ecole college office mission chorale fondation"
)
_LENT_TO = re.compile(
    any_of(
        rf"\b(?:mettre|met|mis|mise|mises)\b{_FREELY} a (?:la )?disposition{_FREELY} {_OF}(?={_BODY}|\"|[a-z]+ \")",
        rf"\b(?:mettre|met)\b{_FREELY} a (?:la )?disposition{_FREELY} {_OF}(?!locaux|salles?|materiel|vehicules?)",
    )
)
_GIVEN_TO = re.compile(
    rf"\b(?:(?:consent|accord|attribu|octroy|allou)\w*|disposition|gratuite|pret|nature|salles?|locaux|local|materiel"
    rf"|gymnase|stade|terrains?|batiments?|bureaux?){_FREELY}[^;.:]{{0,60}}? {_TO}(?={_BODY}|\")"
)
_THING = re.compile(
    r"\s*,?\s(?:(?:la|le|les|l'|des|deux|trois|du) ?"
    + words("salle local locaux gymnase terrain stade batiment bureau materiel equipement vehicule minibus piscine")
    + r"|gratuit|gracieus)"
)


def read_in_kind(sentence: Passage, *, own: frozenset[str], operation: Passage | None = None) -> Award | None:
    """The aid in kind that a sentence gives, with its value; None where it gives none, or tells no value."""
    if sentence.search(_IN_KIND) is None or sentence.search(_PAID_BACK) or takes_no_decision(sentence):
        return None
    valued = [amount for amount in find_amounts(sentence) if _is_value(sentence, amount)]
    name = _receiver(sentence)
    if len(valued) != 1 or name is None or name.folded in own or SEVERAL.match(name.folded):
        return None
    first = min(valued[0].start, sentence.after(name.origins[0]))
    last = max(valued[0].end, sentence.after(name.origins[-1]) + 1)
    grant = Grant(
        beneficiary=name.text,
        natural_person=False,
        amount=valued[0].value,
        currency=valued[0].currency,
        kind=GrantKind.IN_KIND,
        operation=operation.text if operation else None,
        span=sentence.span(first, last),
    )
    return Award(grant, of_operation(operation))


def _is_value(sentence: Passage, amount: Amount) -> bool:
    """Whether a sum is what a thing that is lent or given is said to be worth."""
    per_unit = re.match(r"\s*(?:par|/)(?! ?an\b)", after(sentence, amount))
    return _VALUED.search(before(sentence, amount)) is not None and per_unit is None


def _receiver(sentence: Passage) -> Passage | None:
    for pattern in (_LENT_TO, _GIVEN_TO):
        match = sentence.search(pattern)
        rest = sentence.cut(match.end()) if match else None
        if not rest or NOT_TO.match(rest.folded):
            continue
        ends = [found.start() for stop in (NAME_ENDS, _THING) if (found := stop.search(rest.folded, name_head(rest)))]
        name = beneficiary_name(rest.cut(0, min(ends) if ends else None))
        if name and plausible_beneficiary(name.text):
            return name
    return None
