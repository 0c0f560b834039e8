"""Names of people as words, and where those words occur in a text however they are cut, cased or ordered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from publisher.parsing.fold import fold
from publisher.parsing.privacy.given_names import GIVEN_NAMES

Range = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"[-\u00ad\u2010]\s*\n\s*")
_APART = re.compile(r"\n\s*\n|[^\w\s,-]|[ \t]{3,}(?!\n)")
_SHORTEST = 2  # letters of a surname too short to be told without civility
_REACH = 80  # characters between two words of one name: a line end and the indent of the next line
_ALIKE = 0.85
CIVIL = frozenset(
    (
        *("m", "mm", "mr", "mrs", "ms", "mme", "mmes", "mlle", "mlles", "melle", "dr", "docteur", "maitre", "me"),
        *("monsieur", "messieurs", "madame", "mesdames", "mademoiselle"),
        *("famille", "epoux", "epouse", "consorts", "veuve"),
    )
)
"""Words before a name that show it to be a person’s, folded."""

PARTICLES = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "der", "den", "el", "al", "ben", "di", "da")
)
"""Small words of a surname, folded; alone they name nobody."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as folded words: ``surname`` is never empty, ``given`` may be."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """All its words but particles."""
        return frozenset((*self.given, *self.surname)) - PARTICLES

    def may_be(self, other: "Name") -> bool:
        """Whether both can name one person: same surname, and given names that do not contradict one another."""
        if self.given == other.given and self.given and _spelt_alike(self.surname, other.surname):
            return True
        own, others = set(self.surname) - PARTICLES, set(other.surname) - PARTICLES
        if not own & others or not (own <= others or others <= own):
            return False
        if not self.given or not other.given:
            return True
        return all(any(one.startswith(two) or two.startswith(one) for two in other.given) for one in self.given) or all(
            any(one.startswith(two) or two.startswith(one) for two in self.given) for one in other.given
        )


def _spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two surnames differ by a slip of the pen: ``KRZYSKI`` and ``KRYZSKI``."""
    return SequenceMatcher(None, " ".join(one), " ".join(other)).ratio() >= _ALIKE


def words_of(text: str) -> tuple[str, ...]:
    """Folded words of a text, hyphens and apostrophes parting them."""
    return tuple(match[0] for match in _WORD.finditer(fold(text)))


def name_of(printed: str) -> Name | None:
    """Given names and surname of a printed name; None where it has no word of two letters.

    Words in capitals are the surname where others are not; else the last word is, with the particles before it.
    """
    pieces = printed.split()
    capitals = [len(re.sub(r"\W", "", piece)) > 1 and piece == piece.upper() for piece in pieces]
    if any(capitals) and not all(capitals):
        at = capitals.index(True)
        last = len(capitals) - capitals[::-1].index(True)
        start = _before_particles(pieces, at)
        given = [*pieces[:start], *pieces[last:]]
        surname = pieces[start:last]
    else:
        start = _before_particles(pieces, len(pieces) - 1)
        given, surname = pieces[:start], pieces[start:]
    name = Name(words_of(" ".join(given)), words_of(" ".join(surname)))
    return name if any(len(word) > 1 and word not in PARTICLES for word in name.surname) else None


def _before_particles(pieces: Sequence[str], at: int) -> int:
    while at > 1 and fold(pieces[at - 1]).strip("'") in PARTICLES:
        at -= 1
    return max(at, 0)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: folded, at [start, end); ``capital``: printed with a capital letter."""

    folded: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=4)  # one text is asked for several times in a row
def index(text: str) -> tuple[Word, ...]:
    """Words of a text in order; a word cut by a hyphen at a line's end is one word as well as two."""
    folded = fold(text)
    plain = [Word(m[0], m.start(), m.end(), text[m.start()].isupper()) for m in _WORD.finditer(folded)]
    words: list[Word] = []
    for at, word in enumerate(plain):
        words.append(word)
        after = plain[at + 1] if at + 1 < len(plain) else None
        if after is not None and _BROKEN.fullmatch(folded, word.end, after.start):
            words.append(Word(word.folded + after.folded, word.start, after.end, word.capital))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that alone are no private person’s name.

    ``public``: surnames of officers and words of authorities; ``common``: words also printed in small letters, which
    count after a civility.
    """

    public: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


_NOTHING_KEPT = Kept()


def occurrences(text: str, names: Iterable[Name], kept: Kept = _NOTHING_KEPT) -> list[Range]:
    """Where the names occur: whole in either order, or the surname alone after a civility or with a capital.

    In order, may overlap.
    """
    sought = tuple(names)
    if not _may_hold(text, sought):
        return []
    words = index(text)
    places = _places(words)
    return sorted({found for name in sought for found in _of_name(text, words, places, name, kept)})


def _may_hold(text: str, names: Iterable[Name]) -> bool:
    """Whether a text has the head of any surname, perhaps cut at a line’s end: most strings of a record have not."""
    folded = fold(text)
    heads = {_head(name) for name in names}
    return not heads.isdisjoint(_WORD.findall(folded)) or _BROKEN.search(folded) is not None


def _head(name: Name) -> str:
    """The first word of a surname that is no particle."""
    return next(word for word in name.surname if word not in PARTICLES)


def listed_alike(text: str, names: Iterable[Name]) -> frozenset[Name]:
    """Which of the names stand in a list of names: whole, or the surname without any given name beside it."""
    words = index(text)
    places = _places(words)
    found: set[Name] = set()
    for name in names:
        ranges = list(_of_name(text, words, places, name, _NOTHING_KEPT))
        whole = bool(name.given) and len(ranges) > len(name.surname)
        if whole or any(_bare(text, start, end) for start, end in ranges):
            found.add(name)
    return frozenset(found)


def _bare(text: str, start: int, end: int) -> bool:
    """Whether no other word of a name touches the one at [start, end), nor is it half of a double given name."""
    if (text[end : end + 1] == "-" or text[start - 1 : start] == "-") and fold(text[start:end]) in GIVEN_NAMES:
        return False
    before = re.search(r"([^\W_]+)[ \u00a0]$", text[max(0, start - 30) : start])
    after = re.match(r"[ \u00a0]([A-ZÀ-Þ][^\W_]*)", text[end : end + 30])
    told = before is not None and before[1][0].isupper() and fold(before[1]) not in CIVIL
    return not told and after is None


def _places(words: Sequence[Word]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word.folded, []).append(at)
    return places


def _of_name(text: str, words: Sequence[Word], places: dict[str, list[int]], name: Name, kept: Kept) -> Iterator[Range]:
    head = _head(name)
    offset = name.surname.index(head)
    for at in places.get(head, ()):
        yield from _occurrence(text, words, at - offset, name, kept)


def _occurrence(text: str, words: Sequence[Word], at: int, name: Name, kept: Kept) -> Iterator[Range]:
    """Words of one name whose surname may start at word ``at``."""
    found = _surname(words, at, name)
    if found is None:
        return
    first, end = found
    before, after = _given_before(words, first, name), _given_after(text, words, end, name)
    if not _near(words, first - before, end + after):
        before = after = 0
    whole = bool(before or after)
    public, common = not kept.public.isdisjoint(name.surname), not kept.common.isdisjoint(name.surname)
    civil = first > 0 and words[first - 1].folded in CIVIL and _near(words, first - 1, first + 1)
    printed = not common and any(word.capital and len(word.folded) > _SHORTEST for word in words[first:end])
    if whole or ((civil or printed) and not public):
        yield from ((word.start, word.end) for word in words[first - before : end + after])


def _surname(words: Sequence[Word], at: int, name: Name) -> tuple[int, int] | None:
    """Words [first, end) of the surname: all of it, or without the particles that it begins with."""
    end = at + len(name.surname)
    if at >= 0 and tuple(word.folded for word in words[at:end]) == name.surname:
        return at, end
    lead = next(index for index, word in enumerate(name.surname) if word not in PARTICLES)
    first = max(at + lead, 0)
    bare = name.surname[lead:]
    matches = lead > 0 and tuple(word.folded for word in words[first : first + len(bare)]) == bare
    return (first, first + len(bare)) if matches else None


def _given_before(words: Sequence[Word], at: int, name: Name) -> int:
    """How many words before a surname are its given names, or their initials."""
    count = 0
    while count < len(name.given) and at - count - 1 >= 0 and _is_given(words[at - count - 1].folded, name):
        count += 1
    return count


def _given_after(text: str, words: Sequence[Word], end: int, name: Name) -> int:
    """How many words after a surname are its given names: all of them, in order, not beyond a blank line."""
    last = end + len(name.given)
    if not name.given or tuple(word.folded for word in words[end:last]) != name.given:
        return 0
    gap = text[words[end - 1].end : words[end].start]
    return 0 if _APART.search(gap) else len(name.given)


def _is_given(word: str, name: Name) -> bool:
    return word in name.given or (len(word) == 1 and any(given.startswith(word) for given in name.given))


def _near(words: Sequence[Word], start: int, end: int) -> bool:
    return all(words[at + 1].start - words[at].end <= _REACH for at in range(start, end - 1))
