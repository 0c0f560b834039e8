"""Which places of a source are taken already, asked many times of many places."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from publisher.records import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Spans by where they start, each with how far it or one before it reaches."""

    starts: tuple[int, ...]
    reached: tuple[int, ...]

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has a character of [start, end)."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.reached[before - 1] > start


def places(spans: Iterable[Span]) -> Places:
    """The places that spans take; they may overlap."""
    ordered = sorted(spans)
    return Places(tuple(span.start for span in ordered), tuple(accumulate((span.end for span in ordered), max)))
