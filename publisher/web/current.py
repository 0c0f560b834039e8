"""The release that is served now, and the one that a request began on."""

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

from flask import request

from publisher.errors import ReleaseError
from publisher.release import Release, open_current
from publisher.release.store import CURRENT

log = logging.getLogger(__name__)

RELEASE = "publisher.release"
"""Key of the WSGI environment under which a request keeps its release until it ends."""


class Current:
    """Gives the release that a folder makes current; a new publication is seen by the next request.

    The one before is let go: its connections close when the last request that began on it ends. A release that cannot
    be opened is reported once, and the one before goes on serving.
    """

    def __init__(self, directory: Path) -> None:
        """Open the current release of ``directory``. Raises ReleaseError where there is none."""
        self._directory = directory
        self._link = str(directory / CURRENT)
        self._lock = threading.Lock()
        self._held = (self._target(), open_current(directory))

    def __call__(self) -> Release:
        """The current release."""
        target = self._target()
        if target != self._held[0]:
            with self._lock:
                if target != self._held[0]:
                    self._held = (target, self._opened())
        return self._held[1]

    def _target(self) -> str:
        """Where ``current`` leads; empty where nothing can be read there."""
        try:
            return os.readlink(self._link)  # noqa: PTH115 - at each request, and four times faster
        except OSError:
            return ""

    def _opened(self) -> Release:
        try:
            return open_current(self._directory)
        except ReleaseError as error:
            log.warning("%s", error)
            return self._held[1]


Releases = Callable[[], Release]


def release() -> Release:
    """The release of the request at hand, the same until its end."""
    return cast(Release, request.environ[RELEASE])
