"""Slugs of bounded length, and the short hashes that part two of them."""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator

from publisher.identifiers import slug

HASH_DIGITS = 6


def bounded_slug(text: str | None, limit: int = 80) -> str:
    """The slug of ``text``, cut before the word that passes ``limit`` characters; empty when it has no letter."""
    whole = slug(text or "")
    if len(whole) <= limit:
        return whole
    return whole[: limit + 1].rpartition("-")[0] or whole[:limit]


def short_hash(*words: str) -> str:
    """A few hexadecimal digits that tell ``words`` from others."""
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:HASH_DIGITS]


def same_number(number: str) -> str:
    """The number of an act without what does not tell two numbers apart: case and spacing."""
    return re.sub(r"\s+", "", number).casefold()


def joined(*keys: str) -> str:
    """Keys joined by hyphens, the empty ones left out."""
    return "-".join(key for key in keys if key)


def first_free(candidates: Iterable[str], taken: Container[str]) -> str:
    """The first candidate that is not taken; after the last one, it with ``-2``, ``-3``… Candidates may repeat."""
    last = ""
    for last in candidates:
        if last not in taken:
            return last
    return next(key for key in _numbered(last) if key not in taken)


def _numbered(key: str) -> Iterator[str]:
    number = 2
    while True:
        yield f"{key}-{number}"
        number += 1
