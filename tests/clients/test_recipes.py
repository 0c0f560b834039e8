"""The recipes of docs/harvest-this.md do what they say, as they stand there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients.conftest import Published
from tests.clients.environments import DRIVERS
from tests.command import ROOT

pytestmark = pytest.mark.xdist_group("clients")  # one site, made once

PAGE = (ROOT / "docs" / "harvest-this.md").read_text(encoding="utf-8")


def recipe(language: str) -> str:
    """The only block of the page in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


def run(site: Published, program: list[str], language: str, folder: Path) -> str:
    script = recipe(language)
    assert "http://127.0.0.1:8000" in script
    script = script.replace("http://127.0.0.1:8000", site.base)
    done = subprocess.run([*program, script], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_shell(site: Published, tmp_path: Path) -> None:
    told = run(site, ["bash", "-euo", "pipefail", "-c"], "sh", tmp_path)
    assert "deliberations.nt.gz: OK" in told or "deliberations.nt.gz: Réussi" in told
    for name in ("catalogue.ttl", "void.nt", "act.ttl"):
        assert (tmp_path / name).stat().st_size > 1000
    taken = (tmp_path / "deliberations.nt.gz").stat().st_mtime_ns
    run(site, ["bash", "-euo", "pipefail", "-c"], "sh", tmp_path)
    assert (tmp_path / "deliberations.nt.gz").stat().st_mtime_ns == taken


def test_python(site: Published, tmp_path: Path) -> None:
    lines = run(site, [sys.executable, "-c"], "python", tmp_path).splitlines()
    sets, sums = lines[:-3], lines[-3:]
    assert len(sets) == len(site.datasets())
    assert sum(int(line.rpartition(" ")[2]) for line in sets) == len(site.files())
    assert any(re.fullmatch(r"Commune de Valcombreuse \d+\.00", line) for line in sums)


def test_program_for_the_feed_is_the_one_that_is_tested() -> None:
    assert recipe("js") == (DRIVERS / "replicate.mjs").read_text(encoding="utf-8")
