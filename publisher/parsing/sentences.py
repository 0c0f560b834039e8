"""Sentences and items of running text, told by their punctuation and capitals."""

import re
from collections.abc import Iterator

from publisher.parsing.passage import Passage

_SENTENCE_END = re.compile(
    r"(?<=[^\W_A-ZÀ-Þ]|[€)»\"%])\s*\.(?=\s+[A-ZÀ-Þ0-9«\"–•-]|\s*$)(?<!\bMme\.)(?<!\bart\.)|;\s|\s[•➢]\s|(?<=\s)[-–]\s(?=(?:[Dd][e'’]\s?)?"
    r"(?:attribu|accord|vers|allou|octroy|décid|approuv|autoris|dit\b|fix|charg|valid|imput|prélev|inscri)|[A-ZÉ]{4,}\b)",
)


def sentences(passage: Passage) -> Iterator[Passage]:
    """Sentences and items of a passage, without their last point; an abbreviation in capitals ends none."""
    at = 0
    for match in _SENTENCE_END.finditer(passage.text):
        if words := passage.cut(at, match.start()):
            yield words
        at = match.end()
    if rest := passage.cut(at):
        yield rest
