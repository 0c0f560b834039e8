"""The wheel alone, in an empty environment away from the checkout, publishes and serves."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIN = Path(sys.executable).parent


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def _done(*command: str | Path, cwd: Path) -> str:
    finished = _run(*command, cwd=cwd)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment in ``venv`` that holds the wheel and what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    _done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    _done(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    lock = ROOT / "requirements.lock"
    _done(BIN / "uv", "pip", "install", "--python", python, "--constraint", lock, wheel, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def release(elsewhere: Path) -> Path:
    """The bundled samples, published."""
    find = "from publisher.resources import folder; print(folder('samples'))"
    samples = Path(_done(elsewhere / "venv" / "bin" / "python", "-c", find, cwd=elsewhere).strip())
    assert elsewhere in samples.parents
    port = _free_port()
    finished = _run(
        *(elsewhere / "venv" / "bin" / "delib", "publish", samples, "--to", "site", "--workers", "1"),
        *("--base", f"http://127.0.0.1:{port}"),
        cwd=elsewhere,
    )
    assert finished.returncode in {0, 1}, finished.stderr
    assert "Traceback" not in finished.stderr
    (elsewhere / "port").write_text(str(port), encoding="ascii")
    return elsewhere / "site"


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def address(release: Path) -> Iterator[str]:
    """Where the installed command serves the release."""
    port = (release.parent / "port").read_text(encoding="ascii")
    command = release.parent / "venv" / "bin" / "delib"
    server = subprocess.Popen([command, "serve", release, "--port", port], cwd=release.parent)
    try:
        _wait_for(int(port), server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "delib serve stopped"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("delib serve does not listen after 20 seconds")


def _get(address: str, accept: str) -> tuple[str, str]:
    request = urllib.request.Request(address, headers={"Accept": accept})  # noqa: S310 - 127.0.0.1
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return answer.headers.get_content_type(), answer.read().decode()


def test_the_wheel_needs_no_development_tool(elsewhere: Path) -> None:
    names = {path.name.lower() for path in (elsewhere / "venv").glob("lib/python*/site-packages/*")}
    assert not {"pytest", "ruff", "mypy", "mkdocs", "hypothesis"} & names
    assert "Publie les délibérations" in _done(elsewhere / "venv" / "bin" / "delib", "--help", cwd=elsewhere)


def test_the_installed_site_answers(address: str) -> None:
    media_type, home = _get(f"{address}/", "text/html")
    assert media_type == "text/html"
    assert "<h1" in home
    media_type, catalogue = _get(f"{address}/catalogue", "text/turtle")
    assert media_type == "text/turtle"
    assert "dcat:Catalog" in catalogue
    assert _get(f"{address}/ontologie", "text/turtle")[0] == "text/turtle"
