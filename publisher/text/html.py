"""The text of a web page."""

from bs4 import BeautifulSoup

from publisher.sources import Document
from publisher.text.characters import paged
from publisher.text.text import Text


def html_text(document: Document) -> Text:
    """The visible text of a web page."""
    soup = BeautifulSoup(document.content, "lxml", from_encoding=document.charset)
    for tag in soup(["script", "style", "nav", "template", "noscript"]):
        tag.decompose()
    return paged(soup.get_text("\n", strip=True), layout=False)
