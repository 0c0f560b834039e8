"""The text of a LibreOffice file (ODT): what its last version prints, without what tracked changes take away."""

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from odfdo.container import Container

from publisher.sources import Document
from publisher.text.blocks import Blocks, notes_of, raised, text_of
from publisher.text.grid import Row
from publisher.text.odt_lists import STYLE, TEXT, Lists
from publisher.text.office import opened
from publisher.text.text import Text

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_BOX = f"{_DRAW}text-box"
_NOT_PRINTED = frozenset(
    (
        *(f"{TEXT}{name}" for name in ("tracked-changes", "hidden-text", "hidden-paragraph", "sequence-decls")),
        *(f"{TEXT}{name}" for name in ("variable-decls", "user-field-decls", "table-of-content", "ruby-text")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms")),
        *(f"{_DRAW}{name}" for name in ("frame", "custom-shape", "g", "rect")),
    )
)
"""Elements whose words are no part of the line they stand in: boxes are read on their own, before it."""

_BLANKS = re.compile(r"[ \t\r\n]+")
"""Blanks of the file, which stand for one on paper (OpenDocument 1.3, part 3, section 6.1.2)."""

_MOST_REPEATED = 100
"""Columns and blanks that one element may stand for: a spreadsheet's last cell stands for all that are left."""


def odt_text(document: Document) -> Text:
    """The text of an ODT, on one page: heads of its pages once, body, notes, feet of its pages once.

    Tables are set in columns, items of lists have the number that LibreOffice prints. Raises TextError where the file
    is damaged or would fill the memory.
    """
    with opened(document):
        file = Container()
        file.open(io.BytesIO(document.content))
        content, styles = (_root(file, name) for name in ("content.xml", "styles.xml"))
        return text_of(_Reading(content, styles).parts())


def _root(file: Container, name: str) -> Any:
    """The root of a part of the file; nothing outside of it is fetched for it."""
    return etree.fromstring(file.get_part(name), etree.XMLParser(resolve_entities=False, no_network=True))


class _Reading:
    """One file being read: lists are counted, and notes gathered, as paragraphs come."""

    def __init__(self, content: Any, styles: Any) -> None:
        self._body = content.find(f"{_OFFICE}body/{_OFFICE}text")
        self._pages = list(styles.iter(f"{STYLE}master-page"))
        self._lists = Lists(styles, content)
        self._notes: list[tuple[str, Any]] = []

    def parts(self) -> Iterator[Blocks]:
        """Heads, body, notes, feet."""
        yield self._around(("header-first", "header", "header-left"))
        body = Blocks()
        self._walk(self._body, body)
        yield body
        yield notes_of(self._notes, self._walk)
        yield self._around(("footer-first", "footer", "footer-left"))

    def _around(self, names: tuple[str, ...]) -> Blocks:
        """What is printed at the head or at the foot of pages, each once."""
        blocks, seen = Blocks(), set[str]()
        for story in (page.find(f"{STYLE}{name}") for page in self._pages for name in names):
            if story is None or story.get(f"{STYLE}display") == "false":
                continue
            inner = Blocks()
            self._walk(story, inner)
            told = "\n".join(inner.cell())
            if told and told not in seen:
                seen.add(told)
                blocks.paragraph(told)
        return blocks

    def _walk(self, container: Any, blocks: Blocks) -> None:
        for child in container:
            if child.tag in _PARAGRAPHS:
                self._paragraph(child, blocks)
            elif child.tag == f"{_TABLE}table":
                blocks.table([self._row(row) for row in child.iter(f"{_TABLE}table-row") if _table_of(row) is child])
            elif child.tag == f"{TEXT}list":
                self._list(child, blocks, child.get(f"{TEXT}style-name", ""), 1)
            elif child.tag in {f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}g"}:
                self._boxes(child, blocks)
            elif isinstance(child.tag, str) and child.tag not in _NOT_PRINTED:
                self._walk(child, blocks)  # sections, text boxes, indexes

    def _paragraph(self, paragraph: Any, blocks: Blocks, marker: str | None = None) -> None:
        self._boxes(paragraph, blocks)
        words = "".join(self._words(paragraph))
        blocks.paragraph(f"{marker} {words}" if marker else words, item=marker is not None)

    def _boxes(self, element: Any, blocks: Blocks) -> None:
        for box in element.iter(_BOX):
            if next(box.iterancestors(_BOX), None) is None:  # boxes in boxes are read with the outer one
                self._walk(box, blocks)

    def _words(self, element: Any) -> Iterator[str]:
        yield _BLANKS.sub(" ", element.text or "")
        for child in element:
            if child.tag == f"{TEXT}s":
                yield " " * min(int(child.get(f"{TEXT}c", "1")), _MOST_REPEATED)
            elif child.tag == f"{TEXT}tab":
                yield "\t"
            elif child.tag == f"{TEXT}line-break":
                yield "\n"
            elif child.tag == f"{TEXT}note":
                yield self._note(child)
            elif isinstance(child.tag, str) and child.tag not in _NOT_PRINTED:
                yield from self._words(child)
            yield _BLANKS.sub(" ", child.tail or "")

    def _note(self, note: Any) -> str:
        citation, body = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
        if citation is None or body is None:
            return ""
        mark = raised("".join(citation.itertext()))
        self._notes.append((mark, body))
        return mark

    def _list(self, element: Any, blocks: Blocks, style: str, level: int) -> None:
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list") is not None
        self._lists.start(style, level, goes_on=goes_on)
        for item in element:
            marker = None
            if item.tag == f"{TEXT}list-item" and any(child.tag in _PARAGRAPHS for child in item):
                marker = self._lists.marker(style, level, item.get(f"{TEXT}start-value"))
            for child in item:
                if child.tag in _PARAGRAPHS:
                    self._paragraph(child, blocks, marker)
                    marker = ""
                elif child.tag == f"{TEXT}list":
                    self._list(child, blocks, child.get(f"{TEXT}style-name") or style, level + 1)

    def _row(self, row: Any) -> Row:
        """The cells of a row; those covered from above are empty, those covered from the left are in the span."""
        cells: list[tuple[list[str], int]] = []
        covered = 0
        for cell in row:
            repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _MOST_REPEATED)
            if cell.tag == f"{_TABLE}table-cell":
                blocks = Blocks()
                self._walk(cell, blocks)
                span = max(1, min(int(cell.get(f"{_TABLE}number-columns-spanned", "1")), _MOST_REPEATED))
                cells += [(blocks.cell(), span)] * repeated
                covered = span - 1
            elif cell.tag == f"{_TABLE}covered-table-cell":
                cells += [([], 1)] * max(0, repeated - covered)
                covered = max(0, covered - repeated)
        return cells


def _table_of(row: Any) -> Any:
    """The table that a row is of, which may be inside another's cell."""
    return next(row.iterancestors(f"{_TABLE}table"))
