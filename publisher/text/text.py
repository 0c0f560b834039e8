"""The characters of a document, each with its page and place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Characters [start, end) of the text stand on page ``number`` (from 1). Pages follow each other without gap.

    ``scanned`` tells a page that shows an image whose words are not in the text (a stamp printed over it may be): what
    it states is not read, and the officer should know. ``ocr`` tells a page whose words were recognised in an image:
    they are less sure than those that a file holds.
    """

    number: int
    start: int
    end: int
    scanned: bool = False
    ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    r"""The text of a source, as it is published: every span of every fact counts code points in ``characters``.

    Lines end with ``\n``. A text taken from a PDF keeps the layout of the page: words that stand apart on the page
    are set apart by blanks, so that the columns of a table stand under one another; ``\f`` never occurs, pages are
    told by ``pages``. ``layout`` says whether blanks mean places: those of a PDF, of plain text made from one, and of
    the tables of a web page do.
    """

    characters: str
    pages: tuple[Page, ...]
    layout: bool

    def page_at(self, offset: int) -> int:
        """Number of the page on which the character at ``offset`` stands."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), self.pages[-1].number)
