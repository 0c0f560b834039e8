"""Lists of persons: names without civility that the list itself shows to be of people."""

import re
from collections.abc import Iterator

from publisher.parsing.fold import fold
from publisher.parsing.privacy.given_names import GIVEN_NAMES
from publisher.parsing.privacy.mentions import Mention
from publisher.parsing.privacy.names import CIVIL, PARTICLES, name_of, words_of
from publisher.parsing.privacy.phrases import LIST_LEAD

_BULLET = r"(?:[-–•*·]\s*|[0-9]{1,2}\s?[.)]\s*)?"
_CELL = re.compile(r"\S+(?:[ \u00a0]{1,2}\S+)*")
_FIRST_WORDS = re.compile(
    rf"{_BULLET}(?!(?:M|MM|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle)\b)(?P<name>[^\s,;:(0-9–][^,;:(0-9–]*)"
)
_GIVEN = r"[A-ZÀ-Þ][a-zà-ÿ]+"
_BARE_NAME = re.compile(
    rf"[-–•*·]?\s*(?P<name>{_GIVEN}(?:[- ]{_GIVEN})? (?:(?:[Dd][eu]|[Ll][ea]) )?[A-ZÀ-Þ][A-ZÀ-Þ’'/ -]+)"
)
_SURNAME = re.compile(r"[^\W\d_]+(?:[-’'/][^\W\d_]+)*")
_PROPER = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*(?: [A-ZÀ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*){1,2}")
_ITEM = re.compile(r"\s*[-–•*·0-9]")
_FEWEST_NAMES = 4  # a list of fewer bare names may be a signature or an address
_MOST_WORDS = 4
_LEAD = 240  # characters before a list that may open it


def looks_like_a_person(words: str) -> bool:
    """Whether words without civility can only be given name and surname, in any order; the given name a usual one."""
    pieces = words.split()
    proper = all(piece[0].isupper() or piece.lower() in PARTICLES for piece in pieces)
    if not 1 < len(pieces) <= _MOST_WORDS or not proper or not CIVIL.isdisjoint(words_of(words)):
        return False
    rest = [piece for piece in pieces if not set(words_of(piece)) <= GIVEN_NAMES]
    return len(rest) < len(pieces) and len(rest) <= 2 and all(_SURNAME.fullmatch(piece) for piece in rest)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a text, each with its offset; a last one that is no list."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
    yield at, "."


def listed_people(text: str) -> Iterator[Mention]:
    """Names without civility in lists that a lead says are of persons (“aux personnes suivantes :”)."""
    lead: re.Match[str] | None = None
    recent = ""
    for start, line in _lines(text):
        if not line.strip():
            recent = f"{recent} " if recent[-1:] != " " else ""  # one blank line stands within a lead, two do not
            continue
        recent = f"{recent} {fold(line).strip()}"[-_LEAD:]
        if opened := LIST_LEAD.search(recent):
            lead, recent = opened, ""
        elif lead is not None:
            found = list(_named_in(line, start, sure=bool(lead["sure"] or lead["column"])))
            lead = lead if found or _ITEM.match(line) else None
            yield from found


def _named_in(line: str, start: int, *, sure: bool) -> Iterator[Mention]:
    """Names of a line of a list; where it is ``sure`` to be of persons, two or three proper words are a name."""
    for cell in _CELL.finditer(line):
        words = _FIRST_WORDS.match(cell[0])
        printed = words["name"].strip() if words else ""
        person = looks_like_a_person(printed) or (sure and _PROPER.fullmatch(printed) is not None)
        name = name_of(printed) if person else None
        if words is not None and name is not None:
            first = start + cell.start() + words.start("name")
            yield Mention(name, None, first, first + len(printed), office=False)


def bare_lists(text: str) -> Iterator[Mention]:
    """Names of lists that hold nothing but names (``Bernard ROBERT``), most of them with a usual given name."""
    block: list[Mention] = []
    for start, line in _lines(text):
        if not line.strip():
            continue
        cells = [(cell.start(), _BARE_NAME.fullmatch(cell[0])) for cell in _CELL.finditer(line)]
        if all(match is not None for _, match in cells):
            block.extend(mention for at, match in cells if match and (mention := _bare(start + at, match)))
            continue
        usual = sum(not GIVEN_NAMES.isdisjoint(mention.name.given) for mention in block)
        if len(block) >= _FEWEST_NAMES and usual * 2 > len(block):
            yield from block
        block = []


def _bare(start: int, match: re.Match[str]) -> Mention | None:
    name = name_of(match["name"])
    first = start + match.start("name")
    return Mention(name, None, first, first + len(match["name"]), office=False) if name is not None else None
