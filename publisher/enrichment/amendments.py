"""One correction as the officer writes it, and the sources that it concerns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from publisher.sources.names import is_address

ANY = "*"
"""In place of an index in the pointer of a fact: the item that the values of ``where`` tell."""

_DIGEST = re.compile(r"[0-9a-f]{8,64}")


class Action(StrEnum):
    """What a correction does: each is the key of the file that holds its value."""

    SET = "set"
    ADD = "add"
    REJECT = "reject"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A correction: where the act is, which fact, what becomes of it, who says so, when and why.

    The act is told by its source (file name, end of a path, pattern, or beginning of a SHA-256) and there by
    ``number``, ``title`` or ``position`` (from 1), unless it is the only one. ``fact`` is the JSON Pointer in pieces;
    for each ``*`` in it, ``where`` has the values of the item meant. ``was`` is what was read when the correction was
    written. All values are plain JSON, checked against the types of the record. ``file`` and ``line`` tell where it is
    written; a correction that only moved is the same.
    """

    file: str = field(compare=False, repr=False)
    line: int = field(compare=False, repr=False)
    source: str
    number: str | None = None
    title: str | None = None
    position: int | None = None
    action: Action
    fact: tuple[str, ...] = ()
    where: tuple[dict[str, Any], ...] = ()
    value: Any = None
    words: str | None = None
    occurrence: int | None = None
    was: Any = None
    by: str
    on: str
    why: str

    @property
    def pointer(self) -> str:
        """The fact as the officer wrote it."""
        return "".join(f"/{piece}" for piece in self.fact)


def concerning(amendments: Iterable[Amendment], origin: str, sha256: str) -> tuple[Amendment, ...]:
    """The corrections of a source, in their order; ``origin`` is its path or address."""
    path = urlsplit(origin).path if is_address(origin) else origin
    pieces = path.replace("\\", "/").split("/")
    return tuple(
        amendment
        for amendment in amendments
        if _named(amendment.source.split("/"), pieces)
        or (_DIGEST.fullmatch(amendment.source) and sha256.startswith(amendment.source))
    )


def _named(wanted: list[str], pieces: list[str]) -> bool:
    """Whether the end of a path is the one wanted, piece by piece; a name that looks like a pattern is itself too."""
    ends = pieces[-len(wanted) :]
    return len(ends) == len(wanted) and all(
        piece == one or fnmatchcase(piece, one) for piece, one in zip(ends, wanted, strict=True)
    )
