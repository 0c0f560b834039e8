"""From bytes to characters with places."""

from publisher.text.extract import extract
from publisher.text.text import Page, Text

__all__ = ["Page", "Text", "extract"]
