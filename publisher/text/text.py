"""The characters of a document, each with its page and place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Characters [start, end) of the text stand on page ``number`` (from 1). Pages follow each other without gap."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    r"""The text of a source, as it is published: every span of every fact counts code points in ``characters``.

    Lines end with ``\n``. A text taken from a PDF keeps the layout of the page: words that stand apart on the page
    are set apart by blanks, so that the columns of a table stand under one another; ``\f`` never occurs, pages are
    told by ``pages``. ``layout`` says whether blanks mean places (PDF, or plain text made from one) or not (HTML).
    """

    characters: str
    pages: tuple[Page, ...]
    layout: bool

    def page_at(self, offset: int) -> int:
        """Number of the page on which the character at ``offset`` stands."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), self.pages[-1].number)
