"""The text of a Word file (DOCX): what its last version prints, without what tracked changes take away."""

import io
from collections.abc import Iterator
from itertools import chain
from typing import Any

import docx
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.oxml import parse_xml

from publisher.sources import Document
from publisher.text.blocks import Blocks, notes_of, raised, text_of
from publisher.text.docx_lists import VALUE, Lists, W
from publisher.text.grid import Row
from publisher.text.office import opened
from publisher.text.text import Text

_AROUND = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
"""What holds words and prints nothing itself; « del » and « moveFrom » hold what a tracked change takes away."""

_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": RELATED.FOOTNOTES, f"{W}endnoteReference": RELATED.ENDNOTES}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = frozenset({"0", "false", "off", "none"})


def docx_text(document: Document) -> Text:
    """The text of a DOCX, on one page: heads of its pages once, body, notes, feet of its pages once.

    Tables are set in columns, items of lists have the number that Word prints. Raises TextError where the file is
    damaged or would fill the memory.
    """
    with opened(document):
        return text_of(_Reading(docx.Document(io.BytesIO(document.content))).parts())


class _Reading:
    """One file being read: lists are counted, and notes gathered, as paragraphs come."""

    def __init__(self, file: Docx) -> None:
        self._file = file
        self._lists = Lists(self._root(RELATED.NUMBERING), self._root(RELATED.STYLES))
        self._notes = {tag: _notes(self._root(kind)) for tag, kind in _NOTES.items()}
        self._cited: list[tuple[str, Any]] = []

    def parts(self) -> Iterator[Blocks]:
        """Heads, body, notes, feet."""
        heads, feet = self._around()
        yield heads
        body = Blocks()
        self._walk(self._file.element.body, body)
        yield body
        yield notes_of(self._cited, self._walk)
        yield feet

    def _root(self, kind: str) -> Any | None:
        """The root of a part beside the body, if the file has it."""
        part = next((link.target_part for link in self._file.part.rels.values() if link.reltype == kind), None)
        return None if part is None else parse_xml(part.blob)

    def _around(self) -> tuple[Blocks, Blocks]:
        """What is printed at the head and at the foot of pages, each once."""
        found = Blocks(), Blocks()
        seen = set[str]()
        for section in self._file.sections:
            first = section.different_first_page_header_footer
            pairs = [(section.first_page_header, section.first_page_footer)] if first else []
            for pair in (*pairs, (section.header, section.footer)):
                for blocks, story in zip(found, pair, strict=True):
                    inner = Blocks()
                    if not story.is_linked_to_previous:
                        self._walk(story._element, inner)  # noqa: SLF001 - python-docx gives it no other name
                    told = "\n".join(inner.cell())
                    if told and told not in seen:
                        seen.add(told)
                        blocks.paragraph(told)
        return found

    def _walk(self, container: Any, blocks: Blocks) -> None:
        for child in container:
            if child.tag == f"{W}p":
                self._paragraph(child, blocks)
            elif child.tag == f"{W}tbl":
                blocks.table(list(self._rows(child)))
            elif child.tag in _AROUND:
                self._walk(child, blocks)

    def _paragraph(self, paragraph: Any, blocks: Blocks) -> None:
        for box in paragraph.iter(f"{W}txbxContent"):
            if next(box.iterancestors(_FALLBACK), None) is None:  # the same words again, for old readers
                self._walk(box, blocks)
        words = "".join(self._words(paragraph))
        marker = self._lists.marker(paragraph) if words.strip() else None
        blocks.paragraph(f"{marker} {words}" if marker else words, item=marker is not None)

    def _words(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _AROUND:
                yield from self._words(child)
            elif child.tag == f"{W}r" and not _is_hidden(child):
                yield from chain.from_iterable(map(self._of_run, child))

    def _of_run(self, child: Any) -> Iterator[str]:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag in _NOTES:
            note = self._notes[child.tag].get(child.get(f"{W}id"))
            if note is not None:
                mark = raised(str(len(self._cited) + 1))
                self._cited.append((mark, note))
                yield mark

    def _rows(self, table: Any) -> Iterator[Row]:
        for row in _inside(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                yield [self._cell(cell) for cell in _inside(row, f"{W}tc")]

    def _cell(self, cell: Any) -> tuple[list[str], int]:
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        blocks = Blocks()
        if merged is None or merged.get(VALUE) == "restart":
            self._walk(cell, blocks)
        return blocks.cell(), 1 if span is None else max(1, min(int(span.get(VALUE, "1")), 100))


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in content controls and tracked insertions included."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(VALUE, "1") not in _OFF


def _notes(root: Any | None) -> dict[str, Any]:
    """Notes by identifier; Word keeps the rule above them as notes with a type."""
    notes = [] if root is None else [note for note in root if note.get(f"{W}type") is None]
    return {note.get(f"{W}id"): note for note in notes}
