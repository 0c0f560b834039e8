"""What became of an act, whether it was voted unanimously and of whom, and by which ballot.

Unanimity is of two kinds: of the members who voted, or “des suffrages exprimés”, abstentions aside
(CGCT, art. L. 2121-20, L. 3121-14, L. 4132-13).
"""

import re

from publisher.parsing.deciding import UNANIMOUSLY
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import Span
from publisher.records.values import Ballot, Outcome, Unanimity

_OF_WHOM = any_of(
    *(r"suffrages exprimes", r"voix exprimees", r"votes exprimes"),
    *(r"membres[\w ,]{0,40}", r"presents[\w ,]{0,30}", r"votants"),
)
_UNANIMOUS = re.compile(
    rf"(?:{UNANIMOUSLY}|\b(?:unanimite|unanimement|unanimes?|d'un commun accord)\b)"
    rf"(?P<of>\s+(?:absolue\s+)?d?e?s? ?(?:des |ses )?{_OF_WHOM})?"
)
_BUT = re.compile(
    r"\bunanimite (?:moins|sauf)\s+(?P<count>[0-9]{1,2}|[a-z]+)\s+(?P<what>abstention|voix contre|contre|voix)"
)
_MAJORITY = re.compile(r"\ba la majorite\b|(?:^|[:=]\s?)majorite\W*$")
_BALLOTS = (
    (Ballot.SECRET, re.compile(r"\b(?:au |a |par )?(?:scrutin|bulletins?|vote) secrets?\b")),
    (Ballot.ROLL_CALL, re.compile(r"\b(?:scrutin public|appel nominal|vote nominal)\b")),
    (Ballot.SHOW_OF_HANDS, re.compile(r"\ba main levee\b|\bmains levees\b")),
)
_ITEM = r"(?:point|rapport|projet|dossier|question|deliberation|affaire|examen|decision|vote|sujet)"
_OUTCOMES = tuple(
    (outcome, re.compile(any_of(*phrases)))
    for outcome, phrases in (
        (
            Outcome.REJECTED,
            (
                r"\((?:rejete\w*)\)",
                r"(?:^\s*|[.;)] )rejete\w*\s*\.?$",
                r"\b(?:est|a ete|sont|ont ete) rejetee?s?\b",
                r"\b(?:conseil\b[\w ,']{0,40}|commission\b[\w ,']{0,60}|decide de |,\s*)\brejette(?:r)?\b",
                r"\bdeliberation rejetee",
                r"\bn'(?:est|a|ont|etait) pas (?:ete )?(?:adopte|approuve|accepte)e?s?\b",
                r"\b(?:conseil\b|commission\b|assemblee\b|,)[^.;:]{0,60} n'(?:adopte|approuve|accepte)(?:nt)? pas\b",
                r"\bnon (?:adopte|approuve|accepte)e?s?\b",
                r"(?:^\s*|[.;:)] )refusee?s?\b(?=\s*(?:[.,(]|$|a l'? ?unanimite|a la majorite|par [0-9]))",
            ),
        ),
        (
            Outcome.WITHDRAWN,
            (
                r"\bretire[e]?s? de (?:l'|son )ordre du jour\b",
                rf"\b{_ITEM} (?:est|a ete|soit) (?:donc )?retiree?\b",
                rf"\b{_ITEM} retiree?\b",
                r"\b(?:est|a ete) retiree?\b",
                r"(?:^\s*|[.;(] ?)retiree?s?\s*\)?\s*\.?$",
            ),
        ),
        (
            Outcome.POSTPONED,
            (
                r"\b(?:ajournee?|reportee?|differee?|renvoyee?)\b(?=\s*(?:[.,;)(]|$|a\b|au\b|par\b|sine\b|,))",
                r"\bsurseoir\b",
                rf"\b{_ITEM} (?:est|a ete|sera) (?:donc )?(?:ajourn|report|differ|renvoy)ee?\b",
                rf"\bd'ajourner (?:l'examen|la decision|le vote|{_ITEM}|l[ea] {_ITEM})\b",
                r"\bsursoit\b",
                r"\bdecide\b[^.]{0,40} (?:de reporter|d'ajourner|de differer|le report|l'ajournement)",
                r"\(ajournee?s?\)",
            ),
        ),
        (
            Outcome.NOTED,
            (
                r"\b(?:prend|prennent|pris|donne|donnent|donner|prendre) acte\b",
                r"\best informe\b",
                r"(?:^\s*|[.;:] )dont acte\b",
            ),
        ),
        (
            Outcome.ADOPTED,
            (
                r"\badopt(?:e|ee|es|ees|ent|er)\b(?! par (?:de )?la commission)",
                r"\bapprouv(?:e|ee|es|ees|ent)\b(?=\s*(?:a |par |\)|\.|,|$))",
                r"\bvotee?\b(?=\s+a l'unanimite)",
            ),
        ),
    )
)
_PASSED = re.compile(
    any_of(
        r"\b(?:vote|votes|resultat du vote|scrutin)\s*:\s*(?:pour\b(?!\s*:?\s*[0-9])|unanimite|a l'unanimite|adopte)",
        r"\bpour a l'unanimite\b",
    )
)


def outcome_of(passage: Passage) -> tuple[Outcome, Span] | None:
    """What the words say became of the act; a rejection or withdrawal outweighs the word “adopté” beside it."""
    for outcome, pattern in _OUTCOMES:
        if match := passage.search(pattern):
            return outcome, passage.span(*match.span())
    if match := passage.search(_PASSED):
        return Outcome.ADOPTED, passage.span(*match.span())
    return None


def unanimity_of(passage: Passage) -> tuple[Unanimity | None, Span] | None:
    """That a vote is unanimous, and of whom where it is said; None where it isn't (“unanimité moins une voix”)."""
    match = passage.search(_UNANIMOUS)
    if match is None or passage.search(_BUT):
        return None
    of = match["of"] or ""
    kind = Unanimity.VOTES_CAST if "exprim" in of else Unanimity.MEMBERS if of else None
    return kind, passage.span(*match.span())


def majority_of(passage: Passage) -> Span | None:
    """The words “à la majorité”, which say that the vote was not unanimous."""
    match = passage.search(_MAJORITY)
    return passage.span(*match.span()) if match else None


def ballot_of(passage: Passage) -> Ballot | None:
    """How the vote was taken, where it is said."""
    return next((ballot for ballot, pattern in _BALLOTS if passage.search(pattern)), None)
