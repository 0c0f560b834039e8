"""Work shared out to an ``Executor``, whose results come back in the order of the work.

Nothing else is asked of the executor: processes of this machine, a cluster, or this very process.
"""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import connection, parent_process
from os import _exit
from typing import Any, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

_AHEAD = 64  # pieces of work handed out before the result of the first is taken: bounds what waits in memory


class InThisProcess(Executor):
    """Does the work at once, where it is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The result, as a future that is done; an exception is raised here and now."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def executor(workers: int) -> Executor:
    """An executor of so many processes; of none but this one where ``workers`` is 1."""
    return InThisProcess() if workers == 1 else ProcessPoolExecutor(workers, initializer=_start)


def in_order(workers: Executor, function: Callable[[Given], Result], given: Iterable[Given]) -> Iterator[Result]:
    """The result of ``function`` for each value given, in their order."""
    ahead = 1 if isinstance(workers, InThisProcess) else _AHEAD
    waiting: deque[Future[Result]] = deque()
    try:
        for value in given:
            waiting.append(workers.submit(function, value))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _start() -> None:
    """A worker leaves Ctrl-C to the process that started it, and ends with it, even where that one is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    _exit(1)
