"""The clients of others, each in the environment that ``install.sh`` makes for it in ``var/clients``."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.command import ROOT

ENVIRONMENTS = ROOT / "var" / "clients"
DRIVERS = Path(__file__).resolve().parent / "drivers"


def absent(what: str) -> None:
    """Leave a test out, with a notice; with CI=true that is a failure."""
    message = f"{what} is absent: make clients"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def interpreter(name: str) -> Path:
    """The interpreter of ``udata`` or ``ckan``."""
    path = ENVIRONMENTS / name / "bin" / "python"
    if not path.exists():
        absent(f"the environment of {name}")
    return path


def has_node() -> bool:
    """Whether the clients of npm can run."""
    return bool(shutil.which("node")) and (ENVIRONMENTS / "node" / ".made").exists()


def python_client(name: str, driver: str, *arguments: str) -> Any:
    """The JSON that a driver prints in the environment of a client."""
    return json.loads(_printed([interpreter(name), DRIVERS / driver, *arguments], cwd=ROOT))


def node_client(driver: str, *arguments: str | Path, asked: str = "") -> str:
    """What a driver prints that uses packages of npm: a copy of it runs where they are, for there they are sought."""
    if not has_node():
        absent("the environment of the clients of npm")
    folder = ENVIRONMENTS / "node"
    shutil.copyfile(DRIVERS / driver, folder / driver)
    return _printed(["node", driver, *arguments], cwd=folder, asked=asked)


def _printed(command: Sequence[str | Path], cwd: Path, asked: str = "") -> str:
    done = subprocess.run(command, cwd=cwd, input=asked, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout
