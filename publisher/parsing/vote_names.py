"""Who voted how: members and groups that a vote names, by position."""

import re
from collections.abc import Iterator, Mapping

from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import HONORIFIC, PERSON, list_items
from publisher.records import GroupPosition, MemberPosition
from publisher.records.values import Position

POSITIONS: Mapping[Position, str] = {
    Position.FOR: any_of(r"pour", r"favorables?"),
    Position.AGAINST: any_of(r"contre", r"defavorables?", r"opposes?", r"oppositions?"),
    Position.ABSTENTION: any_of(r"abs(?:ten|en)tions?[()s]*", r"abst\b\.?", r"s'abstien\w*", r"abstenue?s?"),
    Position.NOT_VOTING: any_of(
        r"absente?s? sans delegation de vote",
        r"ne pren(?:d|nent) pas part au vote",
        r"n'(?:a|ont) pas pris part au vote",
        r"ne participe(?:nt)? pas au vote",
        r"non[- ](?:votants?|participation)",
        r"n\.?p\.?p\.?v\.?",
        r"refus de vote",
    ),
}
"""The words that tell each position; for folded text."""

_CIVILITY = words("m mme mm mmes mr mrs monsieur madame messieurs mesdames")
_LISTED = {  # Contre : M. …, Mme …
    position: re.compile(rf"(?<![a-z']){label}\s*(?:\([^)]*\)\s*)?:\s*(?={_CIVILITY}\b)")
    for position, label in POSITIONS.items()
}
_VOTING = {  # M. X vote contre, Mme Y et M. Z s’abstiennent
    Position.AGAINST: r"(?:vote(?:nt)?|(?:a|ont) vote|votant) contre\b",
    Position.ABSTENTION: r"(?:s'abstien\w+|s'(?:est|etant) abstenue?|se sont abstenue?s)\b(?! de)",
}
_NAMES = rf"(?P<names>{_CIVILITY}\.? (?:[^.;:()]|(?<=\bm)\.){{2,200}}?)"
_TOLD = {position: re.compile(rf"(?:^|(?<=[.;:(,–] )){_NAMES},? {verb}") for position, verb in _VOTING.items()}
_END_OF_NAMES = re.compile(r"\.(?=\s|$)(?<!\bM\.)(?<!Mr\.)(?<!Mme\.)(?<!MM\.)|;|\n")
_WITH_CIVILITY = re.compile(rf"{HONORIFIC}\s")
_IN_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*\s){1,3}[A-ZÀ-Þ]{2,}[A-ZÀ-Þ'’ -]*")  # Luc ROUX, without civility
_OF_GROUPS = re.compile(r"\b(?:groupes?|listes?|elus)\b|;")


def named_members(passage: Passage, position: Position, end: int | None) -> tuple[MemberPosition, ...]:
    """Members named for a position: after its label, in the bracket after its count, or as those who vote so.

    ``end``: where the words of the count end, if there are any.
    """
    if listed := passage.search(_LISTED[position]):
        stop = _END_OF_NAMES.search(passage.text, listed.end())
        return tuple(_listed(passage.cut(listed.end(), stop.start() if stop else None), position))
    bracket = _bracket(passage, end)
    if bracket and _names_people(bracket):
        return tuple(_listed(bracket, position))
    told = passage.search(_TOLD[position]) if position in _TOLD else None
    return tuple(_listed(passage.group(told, "names"), position)) if told else ()


def named_groups(passage: Passage, position: Position, end: int) -> Iterator[GroupPosition]:
    """Groups in the bracket that follows a count: ``39 voix (Groupe A ; Groupe B)``; a name may hold commas."""
    bracket = _bracket(passage, end)
    if not bracket or _names_people(bracket) or ("," in bracket.text and not _OF_GROUPS.search(bracket.folded)):
        return
    at = 0
    for piece in bracket.text.split(";"):
        name = bracket.cut(at, at + len(piece))
        at += len(piece) + 1
        if name and PERSON.match(name.text) and not _WITH_CIVILITY.match(name.text):
            yield GroupPosition(position=position, group=name.text, span=name.whole)


def _bracket(passage: Passage, end: int | None) -> Passage | None:
    """The words in the bracket that opens right after ``end``, where there is one."""
    if end is None or not passage.text[end:].lstrip(" :").startswith("("):
        return None
    at = passage.text.index("(", end) + 1
    closed = passage.text.find(")", at)
    return passage.cut(at, closed if closed >= 0 else None)


def _names_people(bracket: Passage) -> bool:
    """Whether a bracket names people: with a civility, or each as “Luc ROUX”."""
    items = [item for item, _ in list_items(bracket)]
    civil = bool(items) and _WITH_CIVILITY.match(items[0].text) is not None
    return civil or (bool(items) and all(_IN_CAPITALS.fullmatch(item.text) for item in items))


def _listed(names: Passage, position: Position) -> Iterator[MemberPosition]:
    for item, _ in list_items(names):
        person = PERSON.match(item.text)
        if person is None:
            return
        yield MemberPosition(position=position, name=person["name"].rstrip("."), span=item.span(0, person.end()))
