"""Decisions that only adopt what was proposed: “Le conseil approuve ces propositions à l’unanimité”."""

import re

from publisher.parsing.grants.award import Award
from publisher.parsing.grants.sentences import read_sentence
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.sentences import sentences

_WHAT = words(r"propositions? tableaux? repartitions? attributions? subventions? aides? montants? listes?")
_ADOPTS = re.compile(
    r"\b(?:adopte|approuve|accepte|valide|vote|ratifie|enterine)\w*\s*"
    + any_of(
        r"(?:,|\.|;|$)",
        r"a l'? ?unanimite",
        r"a la majorite",
        rf"(?:(?:cette|ces|la|les|ce|ledit|lesdites|le|l')\s?){_WHAT}\b",
        r"par [0-9]+ voix",
    )
)
_OTHER = re.compile(  # what else may be adopted
    r"\b"
    + words(
        r"budget\w* comptes? tarifs? plans?\sde\sfinancement demandes?\sde\ssubvention sollicit\w* conventions? "
        r"reglement proces-verbal credits? decision\smodificative motion avis marches?"
    )
    + r"\b"
)
_AIDS = re.compile(r"\b(?:subventions?|aides? (?:financieres?|aux?|exceptionnelles?)|dotations?|fonds de concours)\b")
_OFFERS = re.compile(
    r"\bpropos\w+[^.;]{0,80}\b(?:attribu|accord|allou|octroy|vers|subvention|aide|dotation)"
    r"|\b(?:tableau|repartition|liste|attribution) des (?:subventions|aides)"
)
_FROM_OTHERS = re.compile(
    r"\b"
    + words(r"sollicit\w* demandes?\sde\ssubvention plans?\sde\sfinancement recettes? obtenue?s? detr dsil aupres\sd")
)
_SHORT = 300  # characters: a decision that does nothing else


def adopts_all(decision: str) -> bool:
    """Whether a decision (folded) does nothing but adopt what was proposed."""
    return len(decision) < _SHORT and _ADOPTS.search(decision) is not None and _OTHER.search(decision) is None


def offers_aids(title: Passage, statement: Passage) -> bool:
    """Whether a title, or the words of a statement, say that aids are proposed, and not asked of others."""
    if title.search(_FROM_OTHERS) or statement.search(_FROM_OTHERS):
        return False
    return title.search(_AIDS) is not None or statement.search(_OFFERS) is not None


def proposed_awards(statement: Passage, own: frozenset[str]) -> list[Award]:
    """The sums of the sentences of a statement that propose to award."""
    offered = (sentence for sentence in sentences(statement) if "propos" in sentence.folded)
    return [award for sentence in offered if (award := read_sentence(sentence, own=own)) is not None]
