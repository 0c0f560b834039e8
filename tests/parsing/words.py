"""Words of acts as the readers take them."""

from publisher.parsing.layout import Line, read_lines
from publisher.parsing.passage import Passage, flow
from tests.factories import text


def passage(words: str) -> Passage:
    """Running text of some words."""
    return flow(words, [(0, len(words))])


def lines(words: str) -> list[Line]:
    """Lines of some words, as of a plain text that keeps its layout."""
    return read_lines(text(words, layout=True))


def said(source: str, span: tuple[int, int]) -> str:
    """The words of a span, with single blanks."""
    return " ".join(source[slice(*span)].split())
