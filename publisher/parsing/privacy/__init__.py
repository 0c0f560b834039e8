"""Natural persons: found in a source, masked in its text and in all that was read from it."""

from publisher.parsing.privacy.declared import NOTHING_DECLARED, Persons
from publisher.parsing.privacy.protection import Protected, protect

__all__ = ["NOTHING_DECLARED", "Persons", "Protected", "protect"]
