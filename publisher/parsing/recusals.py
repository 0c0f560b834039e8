"""Members said to take no part because of an interest (CGCT, art. L. 2131-11); one absent anyway is not one of them."""

import re

from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.people import Person, first_person, people_with_civility
from publisher.parsing.sentences import sentences
from publisher.records import Recusal

_NO_PART = re.compile(
    any_of(
        # n’ont pris part ni au débat, ni au vote; ne participe pas au vote
        r"n(?:'|e )(?:ont|a|prend\w*|participe\w*) (?:pas )?(?:pris )?(?:ni )?(?:pas )?(?:part)?",
        r"ne (?:pren|participe|participant)\w* (?:ni |pas)",
        r"ne pren\w* part (?:ni |a aucun)",
        r"s'(?:est|etant|etaient) deporte",
        r"quitt\w+ la salle",
        r"sort\w* de la salle",
        r"(?:est|sont|etaient|etait) sortie?s?(?=\s*(?:[.,;]|$|avant|pendant|pour))",
        r"se retire",
        r"s'etant retire",
    )
)
_INTEREST = re.compile(
    any_of(
        r"interesse",
        r"deporte",
        r"conflit d'interets?",
        r"n'(?:ont|a) pris part ni",
        r"l\.? ?2131-11",
        r"ne pren\w* (?:pas )?part",
        r"ne participe\w* pas (?:au vote|au debat)",
        r"ne participant pas (?:au vote|au debat)",
        r"quitt\w+ la salle",
        r"se retire",
        r"sort\w* de la salle",
        r"(?:est|sont) sortie?s?\b",
        r"pas (?:pris )?part au",
    )
)
_LISTED = re.compile(r"[^.;:,]{0,40}:\s*(?=(?:m|mme|mm|mmes|mr|monsieur|madame|messieurs|mesdames)\b)")
_NAME_FIRST = re.compile(r"\s*(?:[A-ZÀ-Þ][\w'’-]+ ){1,3}[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?=[ ,])")
_LONGEST_LIST = 200
_OTHER = re.compile(r"\b(?:adopte|approuve|vote|pour|contre|abstention|unanimite|rejete)\w*\b")
_ABSENT = re.compile(r"excuse\w*|absent\w*|n'a pas donne")
_HEAD = 3  # characters: a verb that opens its sentence has its names after it


def _who(sentence: Passage, verb: re.Match[str]) -> Passage:
    """The words that name them: after “au vote :”, else the clause before the verb, else the sentence."""
    if listed := _LISTED.match(sentence.folded, verb.end()):
        other = _OTHER.search(sentence.folded, listed.end())
        return sentence.cut(listed.end(), other.start() if other else listed.end() + _LONGEST_LIST)
    return sentence.cut(_clause(sentence, verb.start()), verb.start()) if verb.start() > _HEAD else sentence


def _clause(sentence: Passage, verb: int) -> int:
    """Where the clause of a verb starts: after a bracket that it stands in, or a colon before it."""
    before = sentence.text[:verb]
    opened = before.rfind("(")
    return max(opened if before.rfind(")") < opened else -1, before.rfind(":")) + 1


def _named_alone(named: Passage) -> tuple[Person, ...]:
    """The member who opens the sentence without a civility: “Luc ROUX, trésorier, ne prend pas part”."""
    person = first_person(named) if _NAME_FIRST.match(named.text) else None
    return (person,) if person else ()


def read_recusals(passage: Passage) -> tuple[Recusal, ...]:
    """Members who took no part, in the order of the words."""
    found: dict[str, Recusal] = {}
    for sentence in sentences(passage):
        verb = sentence.search(_NO_PART)
        if verb is None or not _INTEREST.search(sentence.folded) or _ABSENT.search(sentence.folded):
            continue
        named = _who(sentence, verb)
        people = tuple(people_with_civility(named)) or _named_alone(named)
        for person in people:
            found.setdefault(person.name, Recusal(honorific=person.honorific, name=person.name, span=person.span))
    return tuple(found.values())
