"""The text of a web page: what a reader sees of it, blocks on lines of their own, tables in columns."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from bs4.dammit import EncodingDetector
from lxml import etree

from publisher.sources import Document
from publisher.text.characters import clean, has_columns, joined
from publisher.text.encodings import decoded
from publisher.text.grid import set_table
from publisher.text.text import Text

_UNSEEN = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "nav", "svg", "iframe", "object", "audio", "video"),
        *("button", "input", "select", "textarea", "dialog", "canvas", "map"),
    )
)
_LINES = frozenset(
    (
        *("address", "body", "center", "dd", "details", "div", "dt", "fieldset", "form", "html", "legend", "li"),
        *("summary", "tbody", "td", "tfoot", "th", "thead", "tr", "caption", "figcaption"),
    )
)
_PARAGRAPHS = frozenset(
    (
        *("article", "aside", "blockquote", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "main", "ol", "p", "pre", "section", "table", "ul"),
    )
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BULLET = re.compile(r"[-–—•*·]\s|\d+\s*[.)°-]|[a-z]\s*\)", re.IGNORECASE)


def html_text(document: Document) -> Text:
    """The visible text of a web page, on one page; its ``main`` part alone where it has one.

    Menus, scripts, forms and what is hidden are left out. Items of lists get the dash or the number that a browser
    shows. Cells of a table are set in columns, three blanks apart at least.
    """
    declared = document.charset or EncodingDetector.find_declared_encoding(document.content, is_html=True)
    source = decoded(document.content, declared).replace("\0", "").encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing that could be a page
        return joined([""], layout=False)
    main = [part for part in root.xpath("//main | //*[@role='main']") if part.text_content().strip()]
    lines = _Lines()
    for part in main[:1] or [root]:
        _walk(part, lines)
    characters = clean("\n".join(lines.finished()) + "\n").replace("\f", "")
    return joined([characters], layout=has_columns(characters))


class _Lines:
    """Lines under way: words join the last one until a block ends it."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._current = ""

    def words(self, text: str | None) -> None:
        """Add running text, its blanks collapsed as a browser does."""
        text = _BLANKS.sub(" ", (text or "").replace("\u00ad", ""))  # the browser breaks lines, not the page
        self._current += text.lstrip(" ") if not self._current or self._current.endswith(" ") else text

    def end(self) -> None:
        """End the line, if any word is on it."""
        if self._current.strip():
            self._done.append(self._current.rstrip())
        self._current = ""

    def blank(self) -> None:
        """End the line and leave a blank one, never two."""
        self.end()
        if self._done and self._done[-1]:
            self._done.append("")

    def lines(self, lines: Iterable[str]) -> None:
        """Add lines as they are."""
        self.end()
        self._done += [line.rstrip() for line in lines]

    def finished(self) -> list[str]:
        """All lines, without blank ones at the ends."""
        self.end()
        return "\n".join(self._done).strip("\n").split("\n")


def _walk(element: Any, lines: _Lines) -> None:
    if not _seen(element):
        return
    tag = element.tag
    edge = lines.blank if tag in _PARAGRAPHS else lines.end if tag in _LINES or tag == "br" else None
    if edge:
        edge()
    if tag == "pre":
        lines.lines(element.text_content().split("\n"))
    elif tag == "table":
        lines.lines(_table(element))
    else:
        _walk_inside(element, lines)
    if edge:
        edge()


def _walk_inside(element: Any, lines: _Lines) -> None:
    markers = _markers(element)
    lines.words(element.text)
    for child in element:
        if child.tag == "li":
            lines.end()
            marker = next(markers)
            lines.words("" if _BULLET.match(child.text_content().strip()) else marker)
            _item(child, lines)
        else:
            _walk(child, lines)
        lines.words(child.tail)


def _item(item: Any, lines: _Lines) -> None:
    """An item of a list; its first block stays on the line of its marker."""
    inner = _Lines()
    _walk_inside(item, inner)
    first, *others = inner.finished()
    lines.words(first)
    lines.lines(others)


def _markers(element: Any) -> Iterator[str]:
    if element.tag == "ol":
        start = element.get("start", "1")
        return (f"{number}. " for number in count(int(start) if start.isdecimal() else 1))
    return ("- " for _ in count())


def _seen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:  # comments have no name
        return False
    return element.get("hidden") is None and not _HIDDEN.search(element.get("style", ""))


def _table(table: Any) -> list[str]:
    """The rows of a table in columns; where it holds more than cells, it only places blocks that follow each other."""
    rows = list(table.iter("tr"))
    captions = list(table.iter("caption"))
    told = sum(_letters(part) for part in (*captions, *(cell for row in rows for cell in row.iterchildren("td", "th"))))
    if told != _letters(table) or table.find(".//table") is not None:
        lines = _Lines()
        _walk_inside(table, lines)
        return lines.finished()
    cells = [[cell for cell in row.iterchildren("td", "th") if _seen(cell)] for row in rows if _seen(row)]
    return [
        *(line for caption in captions for line in _inside(caption)),
        *set_table([[(_inside(cell), _span(cell)) for cell in row] for row in cells]),
    ]


def _letters(element: Any) -> int:
    return len("".join(element.text_content().split()))


def _inside(element: Any) -> list[str]:
    lines = _Lines()
    _walk_inside(element, lines)
    return [line for line in lines.finished() if line]


def _span(cell: Any) -> int:
    stated = cell.get("colspan", "1").strip()
    return min(int(stated), 100) if stated.isdecimal() and int(stated) else 1
