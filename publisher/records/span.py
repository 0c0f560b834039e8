"""Places in the text of a source."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range [start, end) of Unicode code points in the text of the source, as published."""

    start: int
    end: int
