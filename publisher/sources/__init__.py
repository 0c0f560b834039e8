"""Obtaining documents: files, folders, globs, archives, addresses, standard input. Nothing here knows their content."""

from publisher.sources.archives import is_archive
from publisher.sources.document import Document
from publisher.sources.expand import expand
from publisher.sources.fetch import fetch, opened
from publisher.sources.names import printable

__all__ = ["Document", "expand", "fetch", "is_archive", "opened", "printable"]
