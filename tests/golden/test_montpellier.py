"""Thirty-nine real acts of one sitting, read as PDF beside the project; all of them read line by line.

Every one has its number, title, attendance and outcome; date and number of its stamp are those of the file's name.
``real/montpellier.json`` holds what was read by hand from the words: facts only.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from publisher.parsing import read
from publisher.records import Deliberation, Source
from publisher.records.values import AttendanceStatus, Outcome
from publisher.sources import fetch
from publisher.text import extract
from tests.conftest import shared

FACTS = json.loads((Path(__file__).parent / "real" / "montpellier.json").read_text(encoding="utf-8"))
FILES = 39
DAY = len("2014-04-24")


@cache
def act_of(path: Path) -> Deliberation:
    document = fetch(str(path))
    text = extract(document)
    (act,) = read(text, Source(sha256=document.sha256, characters=len(text.characters))).acts
    return act


def test_every_act_has_what_each_must_have_and_agrees_with_the_name_of_its_file() -> None:
    files = sorted(shared("corpus", "montpellier").glob("*.pdf"))
    assert len(files) == FILES
    for path in files:
        act = act_of(path)
        day, number = path.stem[:DAY], path.stem[DAY + 1 :]
        assert None not in (act.number, act.title, act.vote, act.prefecture), path.name
        assert act.attendance, path.name
        facts = told(act)
        assert (facts["outcome"], facts["meeting_date"]) == (Outcome.ADOPTED, day)
        assert facts["stamp"].split("-")[2:4] == [day.replace("-", ""), number]
        assert act.grants == ()


@pytest.mark.parametrize("number", sorted(FACTS["acts"]))
def test_facts_read_by_hand(number: str) -> None:
    act = act_of(shared("corpus", "montpellier", f"{FACTS['common']['meeting_date']}-{number}.pdf"))
    stamp = f"034-{FACTS['common']['siren']}-20140424-{number}-DE"
    assert told(act) == {**FACTS["common"], **FACTS["acts"][number], "stamp": stamp}


def told(act: Deliberation) -> dict[str, Any]:
    """What a record holds of the facts that are kept."""
    members = Counter(member.status for member in act.attendance)
    assert act.prefecture is not None
    assert act.sitting is not None
    assert act.vote is not None
    return {
        "stamp": act.prefecture.id,
        "authority": act.authority.name,
        "kind": act.authority.kind,
        "siren": act.authority.siren,
        "body": act.body,
        "number": act.number,
        "title": act.title,
        "meeting_date": act.meeting_date,
        "convened_on": act.convened_on,
        "published_on": act.published_on,
        "sent_on": act.prefecture.sent_on,
        "received_on": act.prefecture.received_on,
        "opened_at": act.sitting.opened_at,
        "president": act.president,
        "rapporteur": act.rapporteur,
        "present": members[AttendanceStatus.PRESENT],
        "represented": members[AttendanceStatus.REPRESENTED],
        "outcome": act.vote.outcome,
        "signatories": [signatory.name for signatory in act.signatories],
        "articles": len(act.articles),
        "amounts": [str(amount) for article in act.articles for amount in article.amounts],
        "grants": len(act.grants),
    }
