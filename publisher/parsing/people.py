"""Names of people as acts print them: with a civility, in capitals, surname first, in lists of every kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from publisher.parsing.fold import fold
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.records import Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_NO_NAME_WORD = any_of(  # no part of anybody's name: civilities, and words of institutions, law, roles and status
    r"M\.?(?= [A-ZÀ-Þ])",
    words(r"MM Mmes? MMES? Mlles? Monsieur Madame Messieurs Mesdames MONSIEUR MADAME MESSIEURS MESDAMES Se Ont Sont"),
    "(?i:"
    + any_of(
        words(r"collectivit[ée]s? territoriale?s? communaut[ée]s? communes? d[ée]partements? agglom[ée]ration"),
        words(r"m[ée]tropole r[ée]gion r[ée]publique pr[ée]fecture assembl[ée]e commission conseil comit[ée]"),
        words(r"association syndicat"),
        words(r"codes? articles? loi d[ée]lib[ée]rations? s[ée]ance quorum procurations? pouvoirs? votants?"),
        words(
            r"secr[ée]taires? (?:vice-)?pr[ée]sidente?s? conseill[eè]re?s? rapporteure? titulaires? suppl[ée]ante?s?"
        ),
        words(r"absente?s? excus[ée]e?s? pr[ée]sente?s? repr[ée]sent[ée]e?s? [ée]galement membres? g[ée]n[ée]rale?"),
    )
    + ")",
)
NAME_WORD = rf"(?!{_NO_NAME_WORD}(?![\w’'-])){_CAPITAL}[\w’'.\u2011-]*"
_PARTICLE = words("[Dd][eu] [Dd]es [Ll][ae] [Ll]es [Ee]l [Dd]i [Dd]a [Vv][ao]n [Dd]er [Dd]en d’ d'")
NAME = rf"(?:(?:{_PARTICLE}\s)*{NAME_WORD}(?: (?:{_PARTICLE} ?)*{NAME_WORD}|(?<=-) ?{NAME_WORD})*)"
"""A name, in text as printed: words with a capital, joined by particles."""

_HONORIFICS = words(
    "MESDAMES MESSIEURS MADAME MONSIEUR Mesdames Messieurs Mademoiselle Madame Monsieur Docteur "
    "MMES? MME Mmes? Mlles? Melle MM Mrs? MR Ms M Dr"
)
HONORIFIC = rf"{_HONORIFICS}\b\.?"
PERSON = re.compile(rf"(?:(?P<honorific>{HONORIFIC})\s+)?(?P<name>{NAME})")
_WITH_CIVILITY = re.compile(rf"\b(?P<honorific>{HONORIFIC})\s+(?:(?:le|la|Le|La)\s+\w+,?\s+)?(?P<name>{NAME})")
_CIVILITIES = {
    **dict.fromkeys(["m", "mr", "mrs", "ms", "mm", "monsieur", "messieurs"], "M."),
    **dict.fromkeys(["mme", "mmes", "madame", "mesdames", "mlle", "mlles", "melle", "mademoiselle"], "Mme"),
}
_ALIKE = 0.75  # share of the letters of a civility that a misread one has
_SHORTEST, _LONGEST = 4, 10  # letters of one
_NOT_NAME = re.compile(
    any_of(
        words("le la les madame monsieur neant aucun aucune tous etat article groupe membres?"),
        words("maire (?:vice-)?presidente? adjointe? conseiller conseillere secretaire directeur directrice generale?"),
        words("conseil municipale? communautaire departemental regional commission permanente l'assemblee"),
    )
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person named: civility (M. or Mme) if printed, name with single blanks, and the words of both."""

    honorific: str | None
    name: str
    span: Span
    start: int
    end: int


def civility(printed: str | None) -> str | None:
    """``M.`` or ``Mme`` for any printed civility that tells one; None for a title such as Docteur."""
    return _CIVILITIES.get((printed or "").rstrip(".").lower())


def misread_civility(word: str) -> str | None:
    """``M.`` or ``Mme`` where a word of a scan is nearly Monsieur or Madame: “Monsiour”, “Modame”."""
    if not word.startswith("M") or not _SHORTEST < len(word) < _LONGEST or civility(word):
        return None
    near = get_close_matches(fold(word), ("madame", "monsieur"), n=1, cutoff=_ALIKE)
    return civility(near[0]) if near else None


def _is_name(printed: str) -> bool:
    parts = [part.strip(".,") for part in fold(printed).split()]
    return bool(parts) and not all(_NOT_NAME.fullmatch(part) for part in parts) and any(len(part) > 1 for part in parts)


def _person(passage: Passage, match: re.Match[str], honorific: str | None, at: int = 0) -> Person | None:
    name = match["name"].rstrip(".’'-").strip()
    start, end = at + match.start(), at + match.start("name") + len(name)
    first, _, rest = name.partition(" ")
    if rest and (misread := misread_civility(first)):
        honorific, name = misread, rest
    if not _is_name(name):
        return None
    return Person(honorific, name, passage.span(start, end), start, end)


def first_person(passage: Passage, *, civility_needed: bool = False) -> Person | None:
    """First person named in a passage (with a civility, where that is needed to tell a name)."""
    pattern = _WITH_CIVILITY if civility_needed else PERSON
    for match in pattern.finditer(passage.text):
        person = _person(passage, match, civility(match["honorific"]))
        if person is not None:
            return person
    return None


def people_with_civility(passage: Passage) -> Iterator[Person]:
    """Everyone named after a civility; a plural civility holds for the names listed after it.

    ``Mesdames Evelyne NACHEL et Sylvie MEYFROIDT, ainsi que Messieurs Bruno COUSEIN et Olivier BARBARIN``.
    """
    honorific: str | None = None
    for piece, at in list_items(passage):
        match = PERSON.search(piece.text)
        labelled = _WITH_CIVILITY.search(piece.text)
        if labelled and piece.text[: labelled.start()].endswith(": "):  # Brisemont : M. X
            match = labelled
        if match is None or (match.start() and not match["honorific"]):
            continue
        if match["honorific"]:
            honorific = civility(match["honorific"])
        elif honorific is None:
            continue
        person = _person(passage, match, honorific, at)
        if person is not None:
            yield person


_NEXT = words("M Mme Mmes Mr MM Mlle Monsieur Madame")
_SEVERAL = words(r"Mesdames Mmes MESDAMES MMES Messieurs MM\.? MESSIEURS Mrs Ms")
_SEPARATOR = re.compile(
    any_of(
        r"\s*[,;]\s*(?:ainsi que\s+|et\s+)?",
        # a civility of both: “Mesdames et Messieurs GRUDÉ, BAILLIF”
        rf"(?:^|(?<=[\s:])){_SEVERAL}\s+(?:et|ET|&)\s+{_SEVERAL}\s+",
        rf"\s+(?:et|ainsi que)\s+(?={_CAPITAL})",
        rf"\s+et\s+de\s+(?={_NEXT}\b\.?\s+{_CAPITAL})",  # pouvoirs de Mme X à M. Y et de M. Z à …
        r"\s+[-–—−•/]\s+",
        rf"\s+[-–—](?={_CAPITAL})",
        rf"–\s+(?={_CAPITAL})",
        rf"(?<=[a-zà-ÿ])–(?={_CAPITAL}[\w’'-]+ {_CAPITAL})",  # Hervé ROUX–David PETIT
        # nothing but the next civility: “Mme Isabelle … Mme Danielle … M. Patrick …”
        rf"(?<=[a-zà-ÿ{_CAPITAL[1:-1]})])(?<! à)(?<! a)(?<! par)(?<! de)\s+(?={_NEXT}\b\.?\s+{_CAPITAL})",
    )
)

_BRACKET = re.compile(r"[()]")


def list_items(passage: Passage) -> Iterator[tuple[Passage, int]]:
    """Items of a list of people, whatever parts them: commas, semicolons, dashes, “et”, or the next civility.

    Each with its offset in the passage. Brackets are not opened: ``Mme CABOS (pouvoir à Mme RIOLS)`` is one item.
    """
    depth = at = seen = 0
    text = passage.text
    for match in _SEPARATOR.finditer(text):
        for bracket in _BRACKET.findall(text, seen, match.start() + 1):
            depth += 1 if bracket == "(" else -(depth > 0)
        seen = match.start() + 1
        if depth == 0 or text[match.start()] == ")":
            if item := _item(passage, at, match.start()):
                yield item
            at = match.end()
    if item := _item(passage, at, len(text)):
        yield item


def _item(passage: Passage, start: int, end: int) -> tuple[Passage, int] | None:
    while start < end and passage.text[start] in " -–—−•.:+":
        start += 1
    piece = passage.cut(start, end)
    return (piece, start) if piece else None
