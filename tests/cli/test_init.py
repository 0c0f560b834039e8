"""delib init: the file it writes is read back by the configuration."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.cli.app import run
from publisher.config import Instance, load


def _init(path: Path, *flags: str) -> int:
    return run(["init", "--config", str(path), *flags])


def test_writes_what_the_flags_say(tmp_path: Path) -> None:
    path = tmp_path / "delib.toml"
    name = 'Commune de « L\\"Hay » – 1'
    assert _init(path, "--name", name, "--kind", "commune", "--base", "https://data.exemple.fr", "--quiet") == 0
    instance = load(path)
    assert instance.authority.name == name
    assert instance.base == "https://data.exemple.fr"


def test_without_flags_everything_is_commented(tmp_path: Path) -> None:
    path = tmp_path / "delib.toml"
    assert _init(path, "--quiet") == 0
    assert load(path) == Instance()


def test_the_commented_examples_are_right(tmp_path: Path) -> None:
    path = tmp_path / "delib.toml"
    _init(path, "--quiet")
    lines = path.read_text(encoding="utf-8").split("\n")
    uncommented = [line.removeprefix("# ") if " = " in line else line for line in lines]
    path.write_text("\n".join(uncommented), encoding="utf-8")
    assert load(path).authority.kind == "commune"


def test_never_overwrites_without_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "delib.toml"
    path.write_text("# à moi", encoding="utf-8")
    assert _init(path) == 2
    assert "--force" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "# à moi"
    assert _init(path, "--force", "--quiet") == 0
    assert "[authority]" in path.read_text(encoding="utf-8")


def test_refuses_what_publish_would_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _init(tmp_path / "delib.toml", "--siren", "123456789") == 2
    assert "clé de contrôle" in capsys.readouterr().err
    assert not (tmp_path / "delib.toml").exists()


def test_asks_on_a_terminal_and_asks_again(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", "init"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    answers = ["pas une adresse", "https://data.exemple.fr", "", "Commune d’Exemple", "commune", ""]
    os.write(ours, ("\n".join(answers) + "\n").encode())
    assert process.wait(timeout=60) == 0
    os.close(ours)
    instance = load(tmp_path / "delib.toml")
    assert instance.base == "https://data.exemple.fr"
    assert instance.authority.name == "Commune d’Exemple"
    assert instance.contact is None
