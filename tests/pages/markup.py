"""What tests ask of a page: that it is valid HTML, what it links to, and what it says."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

SPACE = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Markup:
    """A page parsed as browsers do; any parse error is an error here."""

    source: str
    root: Element

    def all(self, tag: str) -> list[Element]:
        return list(self.root.iter(f"{SPACE}{tag}"))

    def one(self, tag: str) -> Element:
        (found,) = self.all(tag)
        return found

    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    def links(self) -> list[str]:
        return [element.attrib["href"] for element in self.all("a")]

    def fragments(self) -> set[str]:
        return {link.removeprefix("#") for link in self.links() if link.startswith("#")}

    def by_id(self, name: str) -> Element:
        (found,) = (element for element in self.root.iter() if element.attrib.get("id") == name)
        return found

    def by_class(self, name: str) -> list[Element]:
        return [element for element in self.root.iter() if name in element.attrib.get("class", "").split()]

    def text(self) -> str:
        return words_of(self.root)


def parsed(page: bytes) -> Markup:
    parser = html5lib.HTMLParser(strict=True)
    return Markup(source=page.decode(), root=parser.parse(page.decode()))


def words_of(element: Element) -> str:
    """Its text on one line, with plain blanks."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", "".join(element.itertext())).strip()
