"""What an act does to another one: amends, completes, replaces, withdraws or applies it.

Only the decision and the title say so; a visa that recalls how an earlier act was amended does nothing itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.parsing.citations import cited_number
from publisher.parsing.dates import find_dates
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.sentences import sentences
from publisher.records import Relation
from publisher.records.values import RelationKind as Kind

_VERBS = (
    (Kind.REPLACES, r"(?:annul\w*|abrog\w*)(?: et|,) (?:la )?remplac\w*|remplac(?:e|er|ent|ement|ee|ant)\b"),
    (Kind.WITHDRAWS, r"(?:retir|rapport|abrog|annul)(?:e|er|ent|ee|ees|es|ant|ation)\b|retrait\b"),
    (Kind.COMPLETES, r"complet(?:e|er|ent|ee|ees|ant)\b"),
    (
        Kind.AMENDS,
        r"(?:modifi|rectifi|proroge?)(?:e|er|ent|ee|ees|ant|cation)?\b|(?:modification|rectification|avenant)\b",
    ),
    (Kind.APPLIES, r"en application\b|conformement a\b|pour l'application\b"),
)
_VERB = re.compile(any_of(*(rf"(?P<{kind.value}>{pattern})" for kind, pattern in _VERBS)))
_CITED = r"(?=\bn\s?[°o]|\bdu [0-9]|\ben date|\b[a-z]{0,6}[-_]?(?:19|20)[0-9]{2}[-_./][0-9])"
_ACT = re.compile(r"(?<!presente )\b(?:deliberations?|decision(?= n\s?°))\b(?:(?!deliberation)[^;.]){0,60}?" + _CITED)
_WORDS_OF_ACT = 70  # characters after “délibération” in which its number and date stand
_REACH = 160
_BESIDE = 25
_DENIED = re.compile(r"n'(?:est|etait|a|ont|sont)\b[^,;.]{0,30}$|\bne\b[^,;.]{0,30}$|\bsans\b[^,;.]{0,20}$")
_HISTORY = re.compile(r"\b(?:deja|precedemment|initialement)\b[^,;.]{0,20}$")


@dataclass(frozen=True, slots=True)
class _Verb:
    """What a verb does to the act it governs, and where it stands in the passage."""

    kind: Kind
    start: int
    end: int


def read_relations(title: Passage, decision: Passage) -> tuple[Relation, ...]:
    """Relations to other acts that the decision states, then those that only the title does; each act cited once."""
    found: list[Relation] = []
    for words in (*sentences(decision), title):
        for relation in _relations(words):
            if not any(_same_act(relation, other) for other in found):
                found.append(relation)
    return tuple(found)


def _same_act(one: Relation, other: Relation) -> bool:
    return (one.number, one.date) == (other.number, other.date) or (
        one.number is not None and one.number == other.number
    )


def _relations(words: Passage) -> Iterator[Relation]:
    for act in words.matches(_ACT):
        cited = words.cut(act.start(), act.end() + _WORDS_OF_ACT)
        number = cited_number(cited)
        date = next((found for found in find_dates(cited) if _near(number, found.start)), None)
        verb = _verb(words, act.start(), act.end())
        if verb is None or (number is None and date is None):
            continue
        end = act.start() + max(number[2] if number else 0, date.end if date else 0)
        yield Relation(
            kind=verb.kind,
            number=number[0] if number else None,
            date=date.value if date else None,
            span=words.span(min(verb.start, act.start()), max(verb.end, end)),
        )


def _near(number: tuple[str, int, int] | None, date: int) -> bool:
    """Whether a date is that of the act cited: it stands just after its number."""
    return number is None or 0 <= date - number[2] < _BESIDE


def _verb(words: Passage, start: int, end: int) -> _Verb | None:
    """The verb that governs an act cited: the nearest before it in the sentence, else one just after it."""
    found = list(words.matches(_VERB))
    before = [match for match in found if match.end() <= start and start - match.end() <= _REACH]
    after = [match for match in found if 0 <= match.start() - end <= _WORDS_OF_ACT]
    for match in (*reversed(before), *after):
        preceding = words.folded[: match.start()]
        if not _DENIED.search(preceding) and not _HISTORY.search(preceding):
            return _Verb(next(kind for kind, _ in _VERBS if match[kind.value]), *match.span())
    return None
