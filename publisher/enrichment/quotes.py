"""Words quoted by the officer, found in a text; values set against what was read."""

import re
from typing import Any

from publisher.parsing.fold import fold
from publisher.records import Span

MASK = "█"


def places(text: str, words: str, within: Span) -> tuple[Span, ...]:
    """Where words stand between the bounds of ``within``.

    Blanks and line ends count as one blank; case, accents and the kind of apostrophe or dash do not count; a masked
    character stands for any letter or figure, for the officer may quote what the tool showed.
    """
    pieces = r"\s+".join(_pattern(piece) for piece in fold(words).split())
    if not pieces:
        return ()
    found = re.compile(rf"(?<!\w){pieces}" if words.strip()[0].isalnum() else pieces)
    return tuple(Span(*match.span()) for match in found.finditer(fold(text), within.start, within.end))


def alike(given: Any, held: Any) -> bool:
    """Whether a value that the officer wrote is the one that was read: of words, as ``places`` compares them."""
    if isinstance(given, str) and isinstance(held, str):
        return re.fullmatch(r"\s+".join(map(_pattern, fold(given).split())), fold(held).strip()) is not None
    if isinstance(given, list) and isinstance(held, list):
        return len(given) == len(held) and all(map(alike, given, held))
    return bool(given == held) and isinstance(given, bool) == isinstance(held, bool)


def _pattern(piece: str) -> str:
    return re.escape(piece).replace(MASK, r"[\w█]")
