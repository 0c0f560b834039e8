"""The site on a production WSGI server: granian, processes with several threads each."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels
from granian.server.common import AbstractServer

from publisher.release import open_current
from publisher.web.app import create_app
from publisher.web.current import Current
from publisher.web.transfers import MOST

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_MOST_WORKERS = 4
_THREADS = MOST + 16  # of each worker, started as they are needed: a slow reader of a large file keeps one
_GRACE = 10  # seconds for answers that are under way when the server is stopped
_HEARTBEAT = 1.0  # seconds


def serve(directory: Path, *, host: str, port: int, ready: Callable[[str], None] | None = None) -> None:
    """Serve the current release of ``directory`` until SIGINT or SIGTERM; answers under way are finished.

    ``ready`` is told the address once it is known to be free (port 0 takes any). Raises ReleaseError where there is no
    release, and OSError where the address cannot be listened on, both before a worker starts.
    """
    open_current(directory)
    numeric, port = _free(host, port)
    server = Granian(
        "publisher.web",
        address=numeric,
        port=port,
        interface=Interfaces.WSGI,
        loop=Loops.asyncio,
        workers=min(os.cpu_count() or 1, _MOST_WORKERS),
        blocking_threads=_THREADS,
        workers_kill_timeout=_GRACE,
        websockets=False,
        log_level=LogLevels.critical,
    )
    _stop_with_the_terminal(server)
    if ready:
        ready(address(host, port))
    server.serve(target_loader=partial(_application, directory.resolve(), os.getpid()), wrap_loader=False)


def address(host: str, port: int) -> str:
    """Where the site is found: ``http://[::1]:8000``."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _free(host: str, port: int) -> tuple[str, int]:
    """The numeric address of a host, and a port of it that nothing listens on.

    The workers share their port (SO_REUSEPORT), and would share it with another server without a word: so it is first
    taken alone.
    """
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with closing(socket.socket(family, kind, protocol)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(place)
        probe.listen(1)
        numeric, free = probe.getsockname()[:2]
        return str(numeric), int(free)


def _stop_with_the_terminal(server: AbstractServer[Any]) -> None:
    """Stop when the terminal is closed, unless started by nohup: granian would start its workers anew instead."""
    wanted = signal.SIG_IGN if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else server.signal_handler_interrupt
    server.on_startup(lambda: signal.signal(signal.SIGHUP, wanted))


def _application(directory: Path, parent: int) -> "WSGIApplication":
    """The application of one worker. It has a process group of its own: Ctrl-C is for the parent, which stops it."""
    os.setpgid(0, 0)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    return create_app(Current(directory))


def _end_with(parent: int) -> None:
    """End with the parent, however it ends: a worker without it would keep the port."""
    while os.getppid() == parent:
        time.sleep(_HEARTBEAT)
    os._exit(0)
