"""The report of a run names every source not read and every act in quarantine, with what to do."""

import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from publisher.keys import RefusedAct
from publisher.records import Finding, Part, Severity, Span
from publisher.release.about import about, site_of
from publisher.release.outcome import Outcome, Refused, Unread
from publisher.release.report import name_of, recognised, refusal_lines, validation_turtle, write_report
from tests.factories import deliberation
from tests.publishing import AT
from tests.release.builders import published
from tests.release.test_catalogue import SITE

REFUSAL = Finding(severity=Severity.VIOLATION, code="date.missing", message="La date manque ; indiquez-la.")
WARNING = Finding(severity=Severity.WARNING, code="number.missing", message="Pas de numéro ; ajoutez-le.")
UNREAD = Unread(origin="vide.pdf", reason="vide.pdf : ce document est vide ; vérifiez-le.")


def outcome() -> Outcome:
    act = replace(published(recognised=0.5, parts=(Part(kind="header", span=Span(0, 10)),)), findings=(WARNING,))
    refused = Refused(record=deliberation(number="9"), findings=(REFUSAL, WARNING), kept=True)
    return Outcome(read=2, unread=(UNREAD,), new=(act.path,), refused=(refused,), acts=(act,))


def test_text_and_data_say_the_same(tmp_path: Path) -> None:
    write_report(tmp_path, outcome(), AT, {})
    text = (tmp_path / "report" / "rapport.txt").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "report" / "rapport.json").read_text(encoding="utf-8"))
    assert UNREAD.reason in text
    assert "délibération n° 9 en quarantaine [date.missing] La date manque ; indiquez-la." in text
    assert "La version déjà publiée reste en service." in text
    assert "avertissement [number.missing]" in text
    assert data["unread"] == [{"origin": "vide.pdf", "reason": UNREAD.reason}]
    assert [item["number"] for item in data["quarantine"]] == ["9"]
    assert data["acts"][0]["status"] == "new"
    assert data["recognised"] == data["acts"][0]["recognised"] == 0.5


def test_same_run_gives_the_same_report(tmp_path: Path) -> None:
    digests = []
    for name in ("un", "deux"):
        (tmp_path / name).mkdir()
        digests.append(write_report(tmp_path / name, outcome(), AT, {}))
    assert digests[0] == digests[1]


def test_act_without_address_is_refused_once_for_one_reason() -> None:
    missing = replace(REFUSAL, severity=Severity.WARNING)
    refused = Refused.without_key(RefusedAct(record=deliberation(findings=(missing, WARNING)), finding=REFUSAL))
    assert refused.findings == (REFUSAL, WARNING)
    assert len(list(refusal_lines(refused))) == 1


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("17", "Judo", "délibération n° 17"),
        (None, "Judo", "délibération « Judo »"),
        (None, None, "délibération sans numéro ni titre"),
    ],
)
def test_name_of_an_act(number: str | None, title: str | None, name: str) -> None:
    assert name_of(deliberation(number=number, title=title)) == name


def test_share_recognised_is_weighed_by_length() -> None:
    long, short = (Part(kind="header", span=Span(0, length)) for length in (90, 10))
    acts = [deliberation(recognised=1.0, parts=(long,)), deliberation(recognised=0.0, parts=(short,))]
    assert recognised(iter(acts)) == pytest.approx(0.9)
    assert recognised(iter([deliberation()])) is None


def test_blank_nodes_of_two_reports_are_kept_apart() -> None:
    line = b'_:c14n0 <http://www.w3.org/ns/shacl#conforms> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n'
    turtle = validation_turtle({"/a": line, "/b": line, "/c": b""})
    assert len({quad.subject for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}) == 2


def test_site_is_the_one_that_was_configured() -> None:
    site = replace(SITE, contact="a@b.example", accent="#123456", version="1.2")
    facts = about(site, identifier="r1", at=AT, issued="2024-01-01")
    assert site_of(facts) == site
    assert facts["at"] == "2025-01-15T09:00:00+00:00"
    assert all(isinstance(value, str) for value in facts.values())
