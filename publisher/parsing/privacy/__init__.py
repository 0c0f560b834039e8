"""Natural persons: found in a source, masked in its text and in all that was read from it."""

from publisher.parsing.privacy.protection import Protected, protect

__all__ = ["Protected", "protect"]
