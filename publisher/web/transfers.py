"""Long answers: each keeps a thread for as long as its reader takes, so that they must not take them all."""

import threading

from flask import Response

from publisher.web.errors import refused

MOST = 48
"""Long answers under way at once in a process; the server gives each process more threads than that."""

_RETRY_AFTER = "10"  # seconds
_places = threading.BoundedSemaphore(MOST)


def long(answer: Response) -> Response:
    """Count an answer among the long ones until it is closed. Raises Refused (503) where there are too many."""
    if not _places.acquire(blocking=False):
        answer.close()
        raise refused(503, {"Retry-After": _RETRY_AFTER})
    taken = [_places]
    answer.call_on_close(lambda: taken.pop().release() if taken else None)  # once, however often it is closed
    return answer
