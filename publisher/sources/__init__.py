"""Obtaining documents: files, folders, globs, addresses, standard input. Nothing here knows their content."""

from publisher.sources.document import Document
from publisher.sources.expand import expand
from publisher.sources.fetch import fetch
from publisher.sources.names import printable

__all__ = ["Document", "expand", "fetch", "printable"]
