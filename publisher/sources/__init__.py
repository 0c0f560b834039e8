"""Obtaining documents: files, folders, globs, addresses, standard input. Nothing here knows their content."""

from publisher.sources.document import Document

__all__ = ["Document"]
