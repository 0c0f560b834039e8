"""Patterns put together from tables of phrases, so that each phrase stands on a line of its own."""


def any_of(*phrases: str) -> str:
    """One group that matches the first phrase that fits, in the order given; each phrase is itself a pattern."""
    return f"(?:{'|'.join(phrases)})"


def words(listed: str) -> str:
    """One group that matches any of the blank-separated words, each itself a pattern without blanks."""
    return any_of(*listed.split())
