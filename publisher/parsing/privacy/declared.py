"""Words that the officer declares to name a private person, or nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.parsing.privacy.mentions import Mention
from publisher.parsing.privacy.names import Range, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """What the officer says of words of a source: ``private`` ones name a private person, ``public`` ones nobody."""

    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


NOTHING_DECLARED = Persons()
"""Where the officer says nothing of anybody."""


def declared_private(text: str, words: Iterable[str]) -> Iterator[Mention]:
    """Each place of a text where words stand that are declared to name a private person."""
    for printed in words:
        name = name_of(printed)
        if name is not None:
            yield from (Mention(name, None, start, end, office=False) for start, end in _places(text, printed))


class Cleared:
    """Words that are declared to name no private person: no sign of one in them is to be heeded."""

    def __init__(self, text: str, words: tuple[str, ...]) -> None:
        """Find the words in the text."""
        self._ranges = [found for printed in words for found in _places(text, printed)]
        self._names = {name_of(printed) for printed in words}

    def covers(self, start: int, end: int) -> bool:
        """Whether [start, end) touches such words."""
        return any(start < last and first < end for first, last in self._ranges)

    def names(self, mention: Mention) -> bool:
        """Whether a mention is of such words, there or elsewhere."""
        return mention.name in self._names or self.covers(mention.start, mention.end)


def _places(text: str, printed: str) -> Iterator[Range]:
    """Where words stand in a text, whatever their case and the blanks between them."""
    pieces = r"\s+".join(re.escape(piece) for piece in fold(printed).split())
    if pieces:
        yield from (match.span() for match in re.finditer(rf"(?<!\w){pieces}(?!\w)", fold(text)))
