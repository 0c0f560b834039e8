"""Acts read for the tests of validation: whole, or with one figure changed."""

import hashlib
from pathlib import Path

from publisher.parsing import read
from publisher.records import Check, Deliberation, Source, Verdict
from publisher.text import Page, Text
from publisher.validation.reconcile import reconciliations


def act(words: str) -> Deliberation:
    """The only act of a text."""
    text = Text(characters=words, pages=(Page(number=1, start=0, end=len(words)),), layout=True)
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    (record,) = read(text, Source(uri="acte.txt", media_type="text/plain", sha256=sha256, characters=len(words))).acts
    return record


def with_one_change(path: Path, old: str, new: str) -> Deliberation:
    """The act of a file in which one figure is another."""
    words = path.read_text(encoding="utf-8")
    assert words.count(old) == 1, f"{words.count(old)} × {old!r}"
    return act(words.replace(old, new))


def differing(record: Deliberation) -> list[Check]:
    return [check for check in reconciliations(record) if check.verdict is Verdict.DIFFERS]


def plain(words: str) -> str:
    """With ordinary blanks."""
    return words.replace("\u202f", " ").replace("\u00a0", " ")
