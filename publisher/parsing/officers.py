"""Who presides over a sitting, and who is its secretary, in running text."""

import re
from collections.abc import Iterator

from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.parsing.people import HONORIFIC, Person, first_person

_WORDS = r"(?:[^.;:\n]|(?<=\bm)\.)"  # of one sentence, on one line or more that are full
_PRESIDED = re.compile(
    any_of(
        r"\b(?:sous la )?presiden(?:ce|te?)\s*(?:de\b|d'|:)",
        r"\bpreside[e]? par\b",
        r"\bpresidence (?:est |a ete )?assuree par\b",
        r"\b(?:presidente?|presidence) de (?:la )?seance\s*:?(?=\s*(?:m\.?|mme|monsieur|madame)\s)",
        r"(?:^|\n)presidente?\n(?=(?:m\.?|mme|monsieur|madame)\s)",  # a row of a table
        r"\bpresidence d[u'](?=\s?(?:maire|president|doyen|premier))",
    )
)
_TITLE = r"(?:maire|president\w*|vice-president\w*|doyenn?e? d'age|premier\w* adjoint\w*|[0-9]\w* adjoint\w*)"
_TITLE_BEFORE = rf"(?:(?:le|la|l')\s?)?{_TITLE}(?:\s+d[eu]\s+[\w' -]{{2,40}})?\s*[,:]?\s*"
_TITLED = re.compile(rf"\s*(?:{HONORIFIC.lower()}\s+)?{_TITLE_BEFORE}")
_CIVILITY = r"(?:m\.?|mme|monsieur|madame)"
_CHAIR = r"(?:maire|presidente?)"
_OPENS = r"(?:ouvre|a ouvert|declare ouverte)"
_PRESIDES = re.compile(
    any_of(
        rf"(?P<chair>{_WORDS}{{3,80}}?),? preside la seance\b",
        # who opens the sitting as mayor or president presides over it (CGCT, art. L. 2121-14)
        rf"(?P<opens>{_WORDS}{{3,80}}?),? (?:l[ea] )?{_CHAIR},? {_OPENS} la seance\b",
        rf"{_CIVILITY} l[ea] {_CHAIR},? (?P<named>{_WORDS}{{3,60}}?),? {_OPENS} la seance\b",
    )
)
_PRESIDES_CUE = re.compile(rf",? (?:preside|(?:(?:l[ea] )?{_CHAIR},? )?{_OPENS}) la seance\b")
_PRESIDES_REACH = 120  # characters: more than ``_PRESIDES`` takes before its cue
_AS = any_of(
    r" comme",
    r" en qualite de",
    r" en tant que",
    r" pour remplir les fonctions de",
    r" aux fonctions de",
    r" pour assurer(?: les fonctions de)?",
)
_UNANIMOUSLY = r"a l'? ?unanimite"
_CHOSEN = r"(?:nomme|designe|elu)\w*(?:\(e\))?"
_OF_SITTING = r"(?: de (?:la )?seance)?"
_FOR_SESSION = r"(?: pour la duree de [\w' ]{3,30})?"
_BEFORE_REACH = 120  # characters
_BEFORE = rf"(?P<before>{_WORDS}{{0,{_BEFORE_REACH}}}?) *(?:, *)?"
_AFTER = r"(?P<after>.{0,80})"
_BETWEEN = rf"(?P<between>{_CIVILITY} "
_NAMED_AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        # Secrétaire de séance : X; Secrétaire élue pour la durée de la session : X
        rf"secretaire\w*(?:\(s\))?\s*(?:de (?:la )?)?(?:seance)?(?: {_CHOSEN})?{_FOR_SESSION}\s*[:=;]\s*{_AFTER}",
        rf"secretariat(?: de (?:la )?seance)?\s*:\s*{_AFTER}",
        # Secrétaire élue : X; Désignation d’un secrétaire de séance : X a été désignée
        r"secretaire\w* (?:elu|nomme|designe)\w*\s*:\s*(?P<by>[^\n]{0,60})",
        r"designation d(?:'un|u|'une|e la) secretaire[^:\n]{0,80}\n?[^:\n]{0,60}:\s*(?P<by>[^\n]{0,60})",
        # les fonctions de secrétaire sont remplies par X, le secrétariat est assuré par X
        r"fonctions de secretaire[^\n]{0,30}?(?:par|:)\s*(?P<by>[^\n]{0,60})",
        r"secretariat[\w ]{0,20} (?:assure|tenu)\w* par\s*:?\s*(?P<by>[^\n]{0,60})",
    )
)
_NAMED_BEFORE = tuple(
    (re.compile(_BEFORE + told), re.compile(told))
    for told in (
        # Madame X est nommée secrétaire de séance
        rf"(?:est |a ete |ete |a |sont )?\b{_CHOSEN}(?:,? {_UNANIMOUSLY},?)?{_AS}?\s*(?:la |le )?secretaire",
        # … ayant obtenu la majorité des suffrages, a été désignée pour remplir ces fonctions
        rf"ayant obtenu la majorite des suffrages,? a ete {_CHOSEN} pour remplir ces fonctions",
        # Mme X remplit les fonctions de secrétaire, assure le secrétariat
        r"\b(?:remplit|assure|exerce) (?:les fonctions de secretaire|le secretariat)\b",
    )
)
_NAMED_BETWEEN = tuple(
    re.compile(pattern)
    for pattern in (
        # Le conseil nomme Mme X secrétaire, a désigné Mme X comme secrétaire
        rf"\b(?:nomme|designe|elit|elu)\w* {_BETWEEN}{_WORDS}{{3,60}}?),?{_AS}? secretaire\b",
        # Est désignée secrétaire de séance Mme X
        rf"\b{_CHOSEN} secretaire{_OF_SITTING},? {_BETWEEN}[^\n]{{3,60}})",
        r"secretaire de (?:la )?seance (?P<between>(?:m|mme|monsieur|madame)\b[^\n]{3,60})",
    )
)
_NEXT_SENTENCE = re.compile(  # a list that no point ends: “M. X, suppléant Mme Y est nommée secrétaire”
    r"(?<=[a-zà-ÿ)])(?<!\bet)(?<!\bde)(?<!\bà)(?<!\bpar)(?<!\bque)\s+(?=(?:M\.|Mme|Monsieur|Madame)\s[A-ZÀ-Þ])"
)
_PLACES = ("after", "by", "between", "before")
_NAME_REACH = 120
_SHORT = 40


def president_of(passage: Passage) -> Person | None:
    """Who presides."""
    for match in passage.matches(_PRESIDED):
        rest = passage.cut(match.end(), match.end() + _NAME_REACH)
        title = _TITLED.match(rest.folded)  # “Monsieur le Maire, Philippe …”
        person = _over_line_end(rest.cut(title.end()) if title else rest)
        if person is not None:
            return person
    for match in _near(passage, _PRESIDES, _PRESIDES_CUE, _PRESIDES_REACH):
        place = next(name for name in ("chair", "opens", "named") if match[name])
        person = first_person(passage.group(match, place), civility_needed=place != "named")
        if person is not None:
            return person
    return None


def _over_line_end(rest: Passage) -> Person | None:
    """First person named, of whom the end of the line may cut the surname off, whole or at its hyphen."""
    person = first_person(rest)
    if person is None or (" " in person.name and not rest.text.startswith("-\n", person.end)):
        return person
    return first_person(Passage(rest.text.replace("\n", " "), rest.origins))


def secretary_of(passage: Passage) -> Person | None:
    """Who is secretary of the sitting; ``passage`` keeps the ends of short lines, which no name crosses."""
    for match in _secretaries(passage):
        place = next(name for name in _PLACES if match.groupdict().get(name) is not None)
        named = passage.group(match, place)
        if place == "before":
            named = named.cut(max((start.end() for start in _NEXT_SENTENCE.finditer(named.text)), default=0))
        running = place == "before" and len(named.text) >= _SHORT
        person = first_person(named, civility_needed=place in {"before", "between"})
        person = person or (None if running else first_person(named))
        if person is not None:
            return person
    return None


def _secretaries(passage: Passage) -> Iterator[re.Match[str]]:
    """Words that tell of a secretary, the surest way of saying so first."""
    for pattern in _NAMED_AFTER:
        yield from passage.matches(pattern)
    for pattern, cue in _NAMED_BEFORE:
        yield from _near(passage, pattern, cue, _BEFORE_REACH)
    for pattern in _NAMED_BETWEEN:
        yield from passage.matches(pattern)


def _near(passage: Passage, pattern: re.Pattern[str], cue: re.Pattern[str], reach: int) -> Iterator[re.Match[str]]:
    """All matches of a pattern that takes ``reach`` characters at most, then blanks or a comma, before its cue.

    A pattern that begins with any words is tried from every character; its cue is found first, and what stands
    further before it is not looked at.
    """
    at = 0
    while (told := cue.search(passage.folded, at)) is not None:
        start = told.start()
        while start > at and passage.folded[start - 1] in " ,":
            start -= 1
        match = pattern.search(passage.folded, max(at, start - reach))
        if match is None:
            return
        yield match
        at = match.end()
