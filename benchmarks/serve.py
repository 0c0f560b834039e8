"""What ready bytes and the choice of server are worth: requests answered a second, and how long one waits.

``python benchmarks/serve.py [DIR]`` serves the current release of DIR, else the bundled samples published for it, in
each way below, one after the other, and asks for one act in Turtle over the loopback, a few seconds each. Client and
server share the processors: read the ratios of one run, not the figures. Other servers are measured where they are
installed (``gunicorn``, ``waitress``).
"""

import argparse
import importlib.util
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 4.0
CONNECTIONS = 8
WORKERS = min(os.cpu_count() or 1, 4)
THREADS = 16

Application = Callable[..., Iterable[bytes]]


def body_of(directory: Path, path: str, media_type: str) -> bytes:
    """The bytes of a document of the current release."""
    from publisher.release import open_current

    stored = open_current(directory).find(path, media_type)
    if stored is None:
        raise SystemExit(f"{path} is not there as {media_type}")
    return stored.body


def ready(directory: Path, _: str) -> Application:
    """The site as it is."""
    from publisher.web import create_app
    from publisher.web.current import Current

    return create_app(Current(directory))


def serialised(directory: Path, path: str) -> Application:
    """The same document, written from its graph by rdflib at each request."""
    import rdflib
    from flask import Flask, Response

    app = Flask("benchmark")
    graph = rdflib.Graph().parse(data=body_of(directory, path, "application/n-triples"), format="nt")
    app.add_url_rule(path, view_func=lambda: Response(graph.serialize(format="turtle"), mimetype="text/turtle"))
    return app


def constant(directory: Path, path: str) -> Application:
    """The same bytes, and no application: what the server alone can do."""
    body = body_of(directory, path, "text/turtle")
    headers = [("Content-Type", "text/turtle"), ("Content-Length", str(len(body)))]

    def answer(_: Any, start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", headers)
        return [body]

    return answer


def with_granian(make: Callable[[], Application], port: int) -> None:
    """Serve with granian, set as ``delib serve`` does."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "benchmark", port=port, interface=Interfaces.WSGI, workers=WORKERS, blocking_threads=THREADS, log_enabled=False
    ).serve(target_loader=make, wrap_loader=False)


def with_gunicorn(make: Callable[[], Application], port: int) -> None:
    """Serve with gunicorn, with as many processes and threads."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
        def load_config(self) -> None:
            settings = {"bind": f"127.0.0.1:{port}", "workers": WORKERS, "threads": THREADS, "loglevel": "critical"}
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Application:
            return make()

    Server().run()


def with_waitress(make: Callable[[], Application], port: int) -> None:
    """Serve with waitress, one process with as many threads."""
    from waitress import serve

    serve(make(), host="127.0.0.1", port=port, threads=THREADS, _quiet=True)


APPLICATIONS = {"ready": ready, "serialised": serialised, "constant": constant}
SERVERS = {"granian": with_granian, "gunicorn": with_gunicorn, "waitress": with_waitress}
MEASURED = (
    ("ready", "granian", "ready bytes, granian (delib serve)"),
    ("serialised", "granian", "Turtle by rdflib at each request, granian"),
    ("constant", "granian", "no application, granian"),
    ("ready", "gunicorn", f"ready bytes, gunicorn ({WORKERS} processes)"),
    ("ready", "waitress", "ready bytes, waitress (1 process)"),
)


def load(port: int, path: str) -> list[float]:
    """Seconds that each request took, asked for over some connections at once for a fixed time."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/turtle\r\n\r\n".encode()
    until = time.perf_counter() + SECONDS
    taken: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    threads = [threading.Thread(target=_ask, args=(port, request, until, times)) for times in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [seconds for times in taken for seconds in times]


def _ask(port: int, request: bytes, until: float, times: list[float]) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (start := time.perf_counter()) < until:
            connection.sendall(request)
            _read(connection)
            times.append(time.perf_counter() - start)


def _read(connection: socket.socket) -> None:
    """Read one answer, which says its length."""
    received = connection.recv(1 << 20)
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += connection.recv(1 << 20)
    head = received[:end].lower()
    if not head.startswith(b"http/1.1 200"):
        raise SystemExit(received[:200])
    left = int(head.partition(b"content-length:")[2].split(b"\r\n")[0]) - len(received) + end + 4
    while left > 0:
        left -= len(connection.recv(1 << 20))


def measure(directory: Path, path: str, application: str, server: str) -> tuple[float, float, float]:
    """Requests a second, and the median and 99th percentile of their time in milliseconds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, __file__, str(directory), "--serve", application, server, path, str(port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            load_once = partial(load, port, path)
            load_once()  # workers open their store, caches fill
            times = load_once()
        finally:
            process.terminate()
    percentiles = statistics.quantiles(times, n=100)
    return len(times) / SECONDS, percentiles[49] * 1000, percentiles[98] * 1000


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise SystemExit("the server does not answer")


def main() -> None:
    """Measure, or be one of the servers measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=Path, nargs="?")
    parser.add_argument("--serve", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        application, server, path, port = arguments.serve
        SERVERS[server](partial(APPLICATIONS[application], arguments.directory, path), int(port))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(arguments.directory or published(Path(folder)))


def published(folder: Path) -> Path:
    """The bundled samples, published."""
    command = [sys.executable, "-m", "publisher", "publish", "samples", "--to", str(folder), "--quiet"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode not in {0, 1}:
        raise SystemExit("the samples could not be published")
    return folder


def report(directory: Path) -> None:
    """Measure each way, with the largest of the latest acts."""
    from publisher.release import Selection, open_current

    release = open_current(directory)
    paths = [release.addresses.path(act.iri) for act in release.acts(Selection(), size=100).rows]
    path = max(paths, key=lambda path: len(body_of(directory, path, "text/turtle")))
    size = len(body_of(directory, path, "text/turtle"))
    print(f"{path}: {size} bytes of Turtle; {CONNECTIONS} connections, {SECONDS:.0f} s each")
    first = None
    for application, server, label in MEASURED:
        if importlib.util.find_spec(server) is None:
            continue
        rate, median, worst = measure(directory, path, application, server)
        first = first or rate
        print(f"{label:<45} {rate / first:6.2f} x  {rate:8.0f}/s  median {median:6.2f} ms  99 % {worst:7.2f} ms")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
