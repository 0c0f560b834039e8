"""The real command, run as the officer runs it, and what a publication holds afterwards."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.pages import ActRow
from publisher.release import Selection, open_current

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
AT = "2025-01-15T09:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run said, and its exit code."""

    code: int
    output: str
    errors: str

    @property
    def said(self) -> str:
        return self.output + self.errors


def delib(
    *arguments: str | os.PathLike[str] | bytes,
    cwd: Path = ROOT,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    timeout: float = 120,
    before: Callable[[], None] | None = None,
) -> Outcome:
    """Run ``delib`` in a process of its own. No run, whatever its input, may show a traceback.

    ``before`` runs in the new process, before the command.
    """
    command: list[str | bytes] = [sys.executable, "-m", "publisher"]
    command += [argument if isinstance(argument, bytes) else os.fspath(argument) for argument in arguments]
    done = subprocess.run(
        command,
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=timeout,
        preexec_fn=before,
        check=False,
    )
    outcome = Outcome(
        code=done.returncode,
        output=done.stdout.decode("utf-8", "surrogateescape"),
        errors=done.stderr.decode("utf-8", "surrogateescape"),
    )
    assert "Traceback" not in outcome.said, outcome.said
    return outcome


def publish(*sources: str | os.PathLike[str] | bytes, to: Path, at: str = AT, **settings: object) -> Outcome:
    """Run ``delib publish`` at a fixed time."""
    return delib("publish", *sources, "--to", to, "--at", at, **settings)  # type: ignore[arg-type]


def published(folder: Path) -> dict[str, ActRow]:
    """The acts of a publication by path: ``/deliberations/{authority}/{year}/{act}``."""
    release = open_current(folder)
    rows = release.acts(Selection(), size=10_000).rows
    return {release.addresses.path(row.iri): row for row in rows}
