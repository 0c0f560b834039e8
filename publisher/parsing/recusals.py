"""Members said to take no part because of an interest (CGCT, art. L. 2131-11); one absent anyway is not one of them."""

import re

from publisher.parsing.passage import Passage
from publisher.parsing.people import people_with_civility
from publisher.parsing.sentences import sentences
from publisher.records import Recusal

_NO_PART = re.compile(
    r"n(?:'|e )(?:ont|a|prend\w*|participe\w*) (?:pas )?(?:pris )?(?:ni )?(?:pas )?(?:part)?|s'(?:est|etant|etaient) deporte|ne (?:prend|prennent|participe)\w* (?:ni |pas)|quitt\w+ la salle|sort\w* de la salle|se retire|s'etant retire"
)
_INTEREST = re.compile(
    r"interesse|deporte|conflit d'interets?|n'(?:ont|a) pris part ni|l\.? ?2131-11|ne prend\w* (?:pas )?part|quitt\w+ la salle|se retire|sort\w* de la salle|pas (?:pris )?part au"
)
_ABSENT = re.compile(r"excuse\w*|absent\w*|n'a pas donne")


def read_recusals(passage: Passage) -> tuple[Recusal, ...]:
    """Members who took no part, in the order of the words."""
    found: list[Recusal] = []
    for sentence in sentences(passage):
        verb = sentence.search(_NO_PART)
        if verb is None or not _INTEREST.search(sentence.folded) or _ABSENT.search(sentence.folded):
            continue
        named = sentence.cut(0, verb.start()) if verb.start() > 3 else sentence
        found.extend(
            Recusal(honorific=person.honorific, name=person.name, span=person.span)
            for person in people_with_civility(named)
        )
    return tuple({recusal.name: recusal for recusal in found}.values())
