"""Everything read out of one source."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from publisher.parsing.acts import read_acts
from publisher.parsing.layout import read_lines
from publisher.parsing.pages import page_findings
from publisher.parsing.privacy import NOTHING_DECLARED, Persons, protect
from publisher.parsing.recognition import is_deliberation
from publisher.records import Deliberation, Source
from publisher.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The acts of one source, in the order of its text, and that text as it may be published.

    ``text`` has the length of the text that was read: natural persons are masked in it code point for code point
    (``masked`` tells whether anything was), so that every span of every act counts in it.
    """

    text: Text
    masked: bool
    acts: tuple[Deliberation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The acts of a source as the officer corrects them, and what they declare of the persons named in it."""

    acts: tuple[Deliberation, ...]
    persons: Persons = NOTHING_DECLARED


Amend = Callable[[str, tuple[Deliberation, ...]], Amended]
"""Corrects the acts read in a text. It is given text and acts before masking, which comes last."""


def read(text: Text, source: Source, amend: Amend | None = None) -> Reading:
    """Read the acts of a source. Never raises on any text: what is not understood is a finding.

    A text that shows no sign of a deliberation gives no act. What ``amend`` sets is masked as what was read is.
    """
    acts: tuple[Deliberation, ...] = ()
    if is_deliberation(text.characters):
        acts = tuple(
            replace(act, findings=(*act.findings, *page_findings(act, text.pages)))
            for act in read_acts(text.characters, read_lines(text), source)
        )
    amended = amend(text.characters, acts) if amend and acts else Amended(acts=acts)
    protected = protect(text.characters, amended.acts, amended.persons)
    return Reading(text=replace(text, characters=protected.characters), masked=protected.masked, acts=protected.acts)
