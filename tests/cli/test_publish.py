"""What ``delib publish`` says, and its exit codes."""

import re
import sys
from pathlib import Path

import pytest
import rdflib

from publisher.cli import exits
from publisher.cli.bar import Bar
from tests.command import SAMPLES, delib, publish

ACT = SAMPLES / "valcombreuse-2024-31.txt"
HEADLESS = SAMPLES / "extrait-sans-entete.txt"


def test_summary_of_a_first_publication(tmp_path: Path) -> None:
    outcome = publish(ACT, to=tmp_path / "site")
    assert outcome.code == exits.DONE
    assert outcome.errors == ""
    lines = outcome.output.replace("\u00a0", " ").replace("\u202f", " ").splitlines()
    assert lines[0] == "1 source lue."
    assert re.fullmatch(r"1 acte publié \(1 nouveau\) ; texte reconnu à \d+ %\.", lines[1])
    assert any(line.startswith("Rapport détaillé : ") and line.endswith("rapport.txt") for line in lines)
    assert re.fullmatch(rf"Publié en [\d,]+ s\. Pour voir le site : delib serve {tmp_path / 'site'}", lines[-1])


def test_summary_where_nothing_changed(tmp_path: Path) -> None:
    publish(ACT, to=tmp_path / "site")
    outcome = publish(ACT, to=tmp_path / "site", at="2025-02-01T09:00:00Z")
    assert outcome.code == exits.DONE
    assert "Rien n’a changé" in outcome.output
    assert "1\u00a0inchangé" in outcome.output


def test_quiet_says_errors_alone(tmp_path: Path) -> None:
    outcome = delib("publish", ACT, HEADLESS, "absent.txt", "--to", tmp_path / "site", "--quiet")
    assert outcome.code == exits.INCOMPLETE
    assert outcome.output == ""
    assert [line.partition(" :")[0] for line in outcome.errors.splitlines()] == ["Source non lue", "Quarantaine"]


def test_verbose_has_a_line_for_each_source_and_each_act(tmp_path: Path) -> None:
    outcome = publish(ACT, HEADLESS, "--verbose", to=tmp_path / "site")
    assert outcome.code == exits.INCOMPLETE
    assert re.search(r"valcombreuse-2024-31\.txt : lu$", outcome.errors, re.MULTILINE)
    assert re.search(r"^nouveau : /deliberations/\S+/2024-31, délibération n° 2024-31", outcome.errors, re.MULTILINE)


def test_quarantine_is_counted_and_named_with_its_remedy(tmp_path: Path) -> None:
    outcome = publish(ACT, HEADLESS, to=tmp_path / "site")
    assert "1\u00a0acte en quarantaine" in outcome.output
    (line,) = outcome.errors.splitlines()
    assert "extrait-sans-entete.txt" in line
    assert "[authority.missing]" in line
    assert "indiquez" in line


def test_standard_input(tmp_path: Path) -> None:
    outcome = delib("publish", "-", "--to", tmp_path / "site", stdin=ACT.read_bytes())
    assert outcome.code == exits.DONE, outcome.said


def test_nothing_read(tmp_path: Path) -> None:
    outcome = publish(tmp_path / "absent.txt", to=tmp_path / "site")
    assert outcome.code == exits.FAILED
    assert "rien n’a été publié" in outcome.errors
    assert outcome.output == ""


def test_no_bar_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar(shown=True) as bar:
        bar("Lecture", 1, 2)
    assert capsys.readouterr().err == ""


def test_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Bar(shown=True) as bar:
        bar("Lecture", 1, 2)
        bar("Lecture", 2, 2)
        bar("Actes", 1, 1)
    shown = capsys.readouterr().err
    assert "Lecture" in shown
    assert "Actes" in shown


def test_check_as_text(tmp_path: Path) -> None:
    outcome = delib("check", SAMPLES / "port-aubrac-2024-121.txt")
    assert outcome.code == exits.DONE
    assert "58 000" in outcome.output.replace("\u202f", " ")
    assert "[sums.article-grants]" in outcome.output
    assert not list(tmp_path.iterdir())


def test_check_finds_what_keeps_an_act_out() -> None:
    outcome = delib("check", HEADLESS)
    assert outcome.code == exits.INCOMPLETE
    first = outcome.output.splitlines()[1]
    assert "bloquant [authority.missing]" in first


def test_check_as_turtle_is_a_validation_report() -> None:
    outcome = delib(
        "check", SAMPLES / "port-aubrac-2024-121.txt", SAMPLES / "valcombreuse-2024-31.txt", "--format", "turtle"
    )
    graph = rdflib.Graph().parse(data=outcome.output, format="turtle")
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    assert len(set(graph.subjects(rdflib.RDF.type, shacl.ValidationReport))) == 2


def test_check_of_what_cannot_be_read() -> None:
    outcome = delib("check", "absent.txt")
    assert outcome.code == exits.FAILED
    assert "vérifiez" in outcome.errors
    both = delib("check", "absent.txt", ACT)
    assert both.code == exits.INCOMPLETE
