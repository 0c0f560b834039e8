"""What a page shows of a fact: its words for the reader, and where it leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A fact as it is shown. ``words`` leads to the words that state it, ``href`` to the page of what it names."""

    text: str
    words: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A fact under its name, in a list of definitions."""

    name: str
    value: Value
