"""Real minutes and a scanned register, read beside the project and compared with what was read in them by eye.

``real/minutes-*.json`` holds facts only: counts, dates, outcomes, sums, organisations, members in office. A grant to a
natural person has no name there. Number, vote and grants of an item must be those stated and no more; the other facts
are compared where they were written down.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from publisher.parsing import read
from publisher.records import Deliberation, Source
from publisher.records.values import AttendanceStatus
from publisher.sources import fetch
from publisher.text import extract
from tests.conftest import shared

REAL = Path(__file__).parent / "real"
ALWAYS = ("number", "outcome", "unanimous", "for", "against", "abstention", "grants")
SITTINGS = [
    (path.stem.removeprefix("minutes-"), name, facts)
    for path in sorted(REAL.glob("minutes-*.json"))
    for name, facts in sorted(json.loads(path.read_text(encoding="utf-8")).items())
]


def head_of(acts: tuple[Deliberation, ...]) -> dict[str, Any]:
    first = acts[0]
    status = [member.status for member in first.attendance]
    return {
        "acts": len(acts),
        "meeting_date": first.meeting_date,
        "authority": first.authority.name,
        "body": first.body,
        "president": first.president,
        "secretary": first.secretary,
        "present": status.count(AttendanceStatus.PRESENT),
        "represented": status.count(AttendanceStatus.REPRESENTED),
        "absent": status.count(AttendanceStatus.ABSENT),
        "excused": status.count(AttendanceStatus.EXCUSED),
        "convened_on": first.convened_on,
        "opened_at": first.sitting and first.sitting.opened_at,
        "signatories": [signatory.name for signatory in first.signatories],
    }


def facts_of(act: Deliberation) -> dict[str, Any]:
    vote = act.vote
    return {
        "number": act.number,
        "outcome": vote and vote.outcome,
        "unanimous": vote and vote.unanimous,
        "for": vote and vote.in_favour,
        "against": vote and vote.against,
        "abstention": vote and vote.abstention,
        "grants": [[None if g.natural_person else g.beneficiary, str(g.amount)] for g in act.grants],
        "movements": [[move.name, move.kind, move.at] for move in act.movements],
        "title": act.title,
        "rapporteur": act.rapporteur,
        "articles": len(act.articles),
        "citations": [citation.kind for citation in act.citations],
        "members": [[member.position, member.name] for member in vote.members] if vote else [],
    }


@pytest.mark.parametrize(
    ("folder", "name", "facts"), SITTINGS, ids=[f"{folder}-{name}" for folder, name, _ in SITTINGS]
)
def test_minutes_hold_what_was_read_by_eye(folder: str, name: str, facts: dict[str, Any]) -> None:
    document = fetch(str(shared("corpus", folder, name)))
    text = extract(document)
    acts = read(text, Source(sha256=document.sha256, characters=len(text.characters))).acts
    head = head_of(acts)
    assert {key: head[key] for key in facts if key != "items"} == {key: facts[key] for key in facts if key != "items"}
    for expected in facts["items"]:
        found = facts_of(acts[expected["position"]])
        compared = {
            key: value for key, value in found.items() if key in expected or (key in ALWAYS and value not in (None, []))
        }
        assert compared == {key: value for key, value in expected.items() if key != "position"}
