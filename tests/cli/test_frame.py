"""The command line itself: help, refusals, exit codes, errors nobody foresaw."""

import errno
import logging
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from publisher.cli import app
from publisher.cli.app import delib, run
from publisher.cli.french import FrenchCommand
from publisher.errors import SourceError


@pytest.fixture(autouse=True)
def _logging_as_before() -> None:
    """Each command configures logging; other tests must not see it."""
    root, package = logging.getLogger(), logging.getLogger("publisher")
    before = (root.handlers[:], root.level, package.handlers[:], package.level, package.propagate)
    yield
    root.handlers[:], package.handlers[:] = before[0], before[2]
    root.setLevel(before[1])
    package.setLevel(before[3])
    package.propagate = before[4]
    logging.captureWarnings(capture=False)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """A command that raises what it is given."""

    def add(error: BaseException) -> None:
        @click.command("fail", cls=FrenchCommand)
        def fail() -> int:
            raise error

        monkeypatch.setitem(delib.commands, "fail", fail)

    return add


def test_help_is_french_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    for name in ("init", "publish", "serve", "extract", "check"):
        assert name in said
    assert "Codes de sortie" in said
    assert not {"Usage:", "Options:", "Commands:", "Show this"} & set(said.replace("\n", "  ").split("  "))


@pytest.mark.parametrize("name", ["init", "publish", "serve", "extract", "check"])
def test_help_of_each_command_teaches(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert "Exemple" in said
    assert "Codes de sortie" in said
    assert "default" not in said
    assert "required" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["publich"], "commande inconnue : publich. Vouliez-vous dire publish ?", id="command"),
        pytest.param(["extract", "a", "--frmat", "x"], "option inconnue : --frmat", id="option"),
        pytest.param(["extract"], "l’argument FICHIER manque", id="argument-missing"),
        pytest.param(["extract", "a", "b"], "argument en trop : b", id="argument-too-many"),
        pytest.param(["extract", "a", "--format", "xml"], "valeurs acceptées : json, jsonl, text", id="choice"),
        pytest.param(["extract", "a", "--format"], "l’option --format attend une valeur", id="value-missing"),
        pytest.param(["extract", "a", "--quiet=1"], "l’option --quiet ne prend pas de valeur", id="flag-with-value"),
        pytest.param(["publish", "a"], "l’option --to manque", id="option-missing"),
        pytest.param(["publish", "a", "--to", "b", "--workers", "0"], "nombre entier de 1", id="workers"),
        pytest.param(["publish", "a", "--to", "b", "--at", "hier"], "un instant est attendu", id="time"),
        pytest.param(["publish", "a", "--to", "b", "--base", "data"], "--base : Adresse de base « data »", id="base"),
        pytest.param(["serve", "a", "--port", "99999"], "nombre entier de 0 à 65535", id="port"),
    ],
)
def test_wrong_use_is_said_in_french(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert "Error" not in printed.err


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commandes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (SourceError("acte.pdf : illisible."), 3, "Erreur : acte.pdf : illisible."),
        (OSError(errno.ENOSPC, "No space left", "site"), 3, "site : le disque est plein"),
        (PermissionError(errno.EACCES, "denied", "site"), 3, "site : accès refusé"),
        (OSError(errno.EIO, "Input/output error"), 3, "le système a refusé l’opération (Input/output error)"),
        (KeyboardInterrupt(), 130, "Interrompu"),
        (ValueError("Mme Dupont"), 3, "erreur imprévue (ValueError)"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_errors_become_sentences(
    failing, error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(error)
    assert run(["fail"]) == code
    printed = capsys.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err


def test_the_log_of_a_crash_says_where_and_quotes_no_act(
    failing, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failing(ValueError("Mme Jeanne Dupont"))
    run(["fail"])
    (written,) = tmp_path.glob("delib-*.log")
    assert str(written) in capsys.readouterr().err
    details = written.read_text(encoding="utf-8")
    assert "test_frame.py" in details
    assert "ValueError" in details
    assert "Dupont" not in details


def test_verbose_shows_the_details(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.cli.extract._read", lambda _: 1 / 0)
    assert run(["extract", "acte.txt", "--verbose"]) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


def _delib(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "publisher", *arguments], capture_output=True, text=True, check=False, **settings
    )


def test_a_reader_that_stops_early_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "--help"], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "publisher", "--help"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert "le disque est plein" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_help_needs_no_heavy_library() -> None:
    """A command that answers at once: what reads, maps and serves is imported when it is used."""
    script = (
        "import sys; from publisher.cli.app import run; run(['--help']);"
        "heavy = {'rdflib', 'pyoxigraph', 'pyshacl', 'flask', 'jinja2', 'lxml', 'requests', 'cattrs', 'pypdfium2'};"
        "sys.exit(str(sorted(heavy & set(sys.modules))) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("delib ")


def test_module_and_command_are_the_same() -> None:
    assert _delib("--version").stdout.startswith("delib ")
    assert app.main.__module__ == "publisher.cli.app"
