"""Sentences and items of running text, told by their punctuation and capitals."""

import re
from collections.abc import Iterator

from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words

_DECIDING = words("attribu accord vers allou octroy décid approuv autoris dit\\b fix charg valid imput prélev inscri")
_SENTENCE_END = re.compile(
    any_of(
        # a point after a word that is no abbreviation in capitals, before a capital, a figure or the end
        r"(?<=[^\W_A-ZÀ-Þ]|[€)»\"%])\s*\.(?=\s+[A-ZÀ-Þ0-9«\"–•-]|\s*$)(?<!\bMme\.)(?<!\bart\.)",
        r";\s",
        r"\s[•➢]\s",
        # a dash before a deciding verb: “- d’attribuer …”, “- APPROUVE …”
        rf"(?<=\s)[-–]\s(?=(?:[Dd][e'’]\s?)?{_DECIDING}|[A-ZÉ]{{4,}}\b)",
    )
)


def sentences(passage: Passage) -> Iterator[Passage]:
    """Sentences and items of a passage, without their last point; an abbreviation in capitals ends none."""
    at = 0
    for match in _SENTENCE_END.finditer(passage.text):
        if found := passage.cut(at, match.start()):
            yield found
        at = match.end()
    if rest := passage.cut(at):
        yield rest
