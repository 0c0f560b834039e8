"""People named in a text with a sign that the words are a person: a civility, a birth, a list of persons.

A mention carries what its neighbourhood says of it: a public office (“M. X, maire”), or nothing, which for somebody
who does not sit in the assembly is the case of a private person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.parsing.patterns import words
from publisher.parsing.privacy.names import Name, name_of, words_of
from publisher.parsing.privacy.phrases import IN_PLACE, NO_NAMES, OFFICE_AFTER, OFFICE_BEFORE, SPEAKS_AFTER

_BLANK = r"[ \t\u00a0\u202f]"
_GAP = rf"(?:{_BLANK}*\n{_BLANK}*|{_BLANK}{{1,2}})"
_CIVILITIES = words(
    "M MM Mr Mrs Mme Mmes MME MMES Mlle Mlles MLLE Melle Monsieur Madame Mademoiselle Messieurs Mesdames "
    "MONSIEUR MADAME MADEMOISELLE MESSIEURS MESDAMES"
)
_SPOUSE = rf"(?:{_GAP}(?:et|ou|ET|&){_GAP}(?:M|Mr|Mme|MME|Monsieur|Madame|MADAME|MONSIEUR)\b\.?)?"
_NAME_AHEAD = rf"(?=[A-ZÀ-Þ]|(?:de|du|d’|d'|le|la|van|von){_BLANK}?[A-ZÀ-Þ])"
_CIVILITY = re.compile(rf"(?<![\w’'])(?P<civility>{_CIVILITIES}\b\.?){_SPOUSE}{_GAP}{_NAME_AHEAD}")
PLURAL = frozenset(("mm", "mmes", "messieurs", "mesdames", "mrs", "mlles"))
"""Civilities of several people, in small letters."""

_FAMILY = re.compile(
    rf"\b(?:[Ff]amille|[Éé]poux|[Cc]onsorts|[Vv]euve|[Hh]éritiers?|[Ii]ndivision|[Ss]uccession){_BLANK}(?=[A-ZÀ-Þ])"
)
_MAIDEN = re.compile(rf"\b(?:n[ée]e|épouse|veuve|divorcée){_GAP}(?=[A-ZÀ-Þ])")
_PIECE = re.compile(
    r"(?:[DdLl][’'])?[A-ZÀ-Þ][\w’'\u2010\u2011-]*(?:/[A-ZÀ-Þ][\w’'-]*|\.)?"
    r"|(?:de|du|des|la|le|van|von|der|d’|d'|De|Du|La|Le)(?=[ \u00a0’'])"
)
_GAP_AFTER = re.compile(_GAP)
_SEPARATOR = re.compile(rf"{_BLANK}*(?:[,;/]|[-–—](?={_BLANK})|et\b){_BLANK}*\n?{_BLANK}*(?:et{_BLANK}+)?")
_MOST_WORDS = 6
_FULL = 55  # characters: a line longer than that was broken where the page ended
_PARTICLE = frozenset(["de", "du", "des", "la", "le", "van", "von", "der", "d'", "d’"])
_PARAGRAPH_END = re.compile(r"\n\s*(?:\n|(?=(?:le |la )?(?:maire|presidente?)\s*,?\s*(?:\n|$)))")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:»\"]\s*|\n\s*)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at [start, end) of the source; ``civility`` as printed, None without one.

    ``office``: the words beside it name a public office, or tell of a member speaking.
    """

    name: Name
    civility: str | None
    start: int
    end: int
    office: bool


def read_name(text: str, start: int) -> int:
    """End of the name that starts at ``start``, or ``start`` where the words there are no name.

    A surname in capitals ends a name; a line's end does not, where the line is full.
    """
    at = end = start
    capitals: list[bool] = []  # of each word read, whether it is in capitals
    while len(capitals) < _MOST_WORDS:
        piece = _PIECE.match(text, at)
        if piece is None or _no_name(piece[0]):
            break
        if fold(piece[0]) not in _PARTICLE:
            upper = len(piece[0].strip(".")) > 1 and piece[0] == piece[0].upper()
            if capitals and _complete(capitals, upper=upper, broken="\n" in text[end:at]):
                break
            capitals.append(upper)
            point = piece[0].endswith(".") and len(piece[0]) > len("J.")
            end = piece.end() - point
            if point:
                break
        following = _next_word(text, piece, alone=capitals == [False])
        if following is None:
            break
        at = following
    return end


def _complete(capitals: list[bool], *, upper: bool, broken: bool) -> bool:
    """Whether the words read are a whole name, so that the next one, perhaps after a line's end, is none of it."""
    if upper:
        return False
    if any(capitals):
        return broken or not all(capitals)
    return broken and len(capitals) > 1


def _next_word(text: str, piece: re.Match[str], *, alone: bool) -> int | None:
    """Where the word after ``piece`` starts; None where the line ends there though it had room.

    A given name ``alone`` goes on all the same.
    """
    gap = _GAP_AFTER.match(text, piece.end())
    if gap is None:
        return piece.end() if piece[0].endswith(("'", "’")) else None
    ends = "\n" in gap[0] and not alone and not _full_line(text, piece.end())
    return None if ends else gap.end()


def _no_name(piece: str) -> bool:
    """Whether a word opens something else than a name: an office, a heading, the next sentence."""
    return fold(piece) not in _PARTICLE and not NO_NAMES.isdisjoint(words_of(piece))


def _full_line(text: str, at: int) -> bool:
    """Whether the line that ends at ``at`` is as long as a line that had to be broken."""
    return at - (text.rfind("\n", 0, at) + 1) > _FULL


def find_mentions(text: str) -> list[Mention]:
    """Everyone named after a civility or as born, married or of a family, in order."""
    folded = fold(text)
    found: list[Mention] = []
    for match in _CIVILITY.finditer(text):
        plural = match["civility"].rstrip(".").lower() in PLURAL
        found.extend(_named(text, folded, match.end(), match["civility"], many=plural))
    for pattern in (_FAMILY, _MAIDEN):
        for match in pattern.finditer(text):
            found.extend(_named(text, folded, match.end(), None, many=False))
    return sorted(found, key=lambda mention: mention.start)


def _named(text: str, folded: str, start: int, civility: str | None, *, many: bool) -> Iterator[Mention]:
    at = start
    while True:
        end = read_name(text, at)
        mention = _mention(text, folded, at, end, civility) if end > at else None
        if mention is None:
            return
        yield mention
        separator = _SEPARATOR.match(text, end) if many else None
        if separator is None or not text[separator.end() : separator.end() + 1].isupper():
            return
        at = separator.end()


def _mention(text: str, folded: str, start: int, end: int, civility: str | None) -> Mention | None:
    name = name_of(text[start:end])
    if name is None:
        return None
    before, after = folded[max(0, start - 90) : start], _PARAGRAPH_END.split(folded[end : end + 120])[0]
    after = after.replace("\n", " ")
    before = re.sub(r"\b(?:monsieur|madame|m|mme|mr|mlle)\.?\s*$", "", before.replace("\n", " "))
    if IN_PLACE.search(before):
        return None
    speaks = SPEAKS_AFTER.match(after) is not None and _SENTENCE_BEFORE.search(before) is not None
    office = speaks or OFFICE_AFTER.match(after) is not None or OFFICE_BEFORE.search(before) is not None
    return Mention(name, civility, start, end, office)
