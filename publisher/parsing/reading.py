"""Everything read out of one source."""

from dataclasses import dataclass, replace

from publisher.parsing.acts import read_acts
from publisher.parsing.layout import read_lines
from publisher.parsing.privacy import protect
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


def read(text: Text, source: Source) -> Reading:
    """Read the acts of a source. Never raises on any text: what is not understood is a finding.

    A text that shows no sign of a deliberation gives no act.
    """
    acts: tuple[Deliberation, ...] = ()
    if is_deliberation(text.characters):
        acts = read_acts(text.characters, read_lines(text), source)
    protected = protect(text.characters, acts)
    return Reading(text=replace(text, characters=protected.characters), masked=protected.masked, acts=protected.acts)
