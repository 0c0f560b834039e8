"""A publication served as the officer serves it: ``delib serve`` in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.command import ROOT


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site that answers at ``base``; ``folder`` is what is served."""

    base: str
    folder: Path

    def get(self, path: str, accept: str | None = None, **headers: str) -> requests.Response:
        asked: Mapping[str, str] = {**({"Accept": accept} if accept else {}), **headers}
        return requests.get(self.base + path, headers=asked, timeout=20, allow_redirects=False)


@contextmanager
def serving(folder: Path, port: int) -> Iterator[Site]:
    """Serve a folder until the end of the block."""
    command = [sys.executable, "-m", "publisher", "serve", str(folder), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        site = Site(base=f"http://127.0.0.1:{port}", folder=folder)
        try:
            wait_for(site.base, process)
            yield site
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(base: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a server that was started answers."""
    for _ in range(150):
        try:
            requests.get(base + "/", timeout=2)
        except requests.ConnectionError:
            assert process.poll() is None, "the server stopped"
            time.sleep(0.1)
        else:
            return
    raise AssertionError("no answer after 15 s")
