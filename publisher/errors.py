"""Errors raised by this package.

PublisherError                 catch this to catch them all
├── ConfigError                the instance file is missing, unreadable or incoherent
├── SourceError                a document could not be obtained
├── TextError                  no usable text could be taken from the document
├── MintError                  a key cannot be turned into an IRI
└── ReleaseError               a release was refused or could not be written

Messages are for the officer: one French sentence that names the file or address, what was found, what
was expected, and what to do. What is wrong with the *content* of an act is not an error: it is a
``Finding`` (see ``publisher.records.finding``).
"""


class PublisherError(Exception):
    """Base of every error this package raises on purpose."""


class ConfigError(PublisherError):
    """The instance file is missing, unreadable or incoherent."""


class SourceError(PublisherError):
    """A document could not be obtained."""


class TextError(PublisherError):
    """No usable text could be taken from a document."""


class MintError(PublisherError):
    """A key cannot be turned into an IRI."""


class ReleaseError(PublisherError):
    """A release was refused or could not be written."""
