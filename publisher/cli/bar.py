"""A progress bar on standard error, where that is a terminal."""

import sys
from types import TracebackType
from typing import Any, Self

from tqdm import tqdm

tqdm.monitor_interval = 0  # no thread: workers are forked from this process


class Bar:
    """Told of each stage and of how much of it is done; shows one bar at a time, and leaves none behind."""

    def __init__(self, *, shown: bool) -> None:
        """Show nothing unless asked to, and unless a person looks."""
        self._shown = shown and sys.stderr.isatty()
        self._stage = ""
        self._bar: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """So many pieces of a stage are done, of so many."""
        if not self._shown:
            return
        if self._bar is None or stage != self._stage:
            self._close()
            self._stage = stage
            self._bar = tqdm(total=total, desc=stage, leave=False, file=sys.stderr)
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> Self:
        """Show bars until the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the bar."""
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
