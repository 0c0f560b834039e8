"""Minutes of several items are read back: each with its own number, title, outcome and sum, and none of another's."""

from collections import Counter

from hypothesis import given, settings

from publisher.parsing import read as read_text
from publisher.records import Deliberation, Source
from tests.factories import text
from tests.roundtrip.blocks import styles
from tests.roundtrip.comparison import Fact, Tally
from tests.roundtrip.sittings import Fate, Sitting, minutes, sittings
from tests.roundtrip.test_roundtrip import FIXED, LEAST


def written(sitting: Sitting) -> Counter[Fact]:
    """What the minutes say, act by act."""
    facts: Counter[Fact] = Counter()
    for item in sitting.items:
        facts.update([("numbers", item.number), ("titles", f"{item.number} {item.title}")])
        facts.update([("votes", f"{item.number} {item.fate}"), ("dates", f"{item.number} {sitting.act.day}")])
        if item.fate is Fate.ADOPTED:
            facts[("grants", f"{item.number} {item.beneficiary} {item.amount}")] += 1
        facts[("attendance", f"{item.number} {len(sitting.act.present)}")] += 1
    return facts


def read(found: tuple[Deliberation, ...]) -> Counter[Fact]:
    """What was read of them."""
    facts: Counter[Fact] = Counter()
    for act in found:
        outcome = act.vote.outcome if act.vote else None
        present = sum(member.status == "present" for member in act.attendance)
        facts.update([("numbers", f"{act.number}"), ("titles", f"{act.number} {act.title}")])
        facts.update([("votes", f"{act.number} {outcome}"), ("dates", f"{act.number} {act.meeting_date}")])
        facts.update(("grants", f"{act.number} {grant.beneficiary} {grant.amount}") for grant in act.grants)
        facts[("attendance", f"{act.number} {present}")] += 1
    return facts


def test_minutes_are_read_back() -> None:
    tally = Tally()

    @settings(FIXED, max_examples=25)
    @given(styles.flatmap(sittings))
    def run(sitting: Sitting) -> None:
        printed = minutes(sitting)
        found = read_text(text(printed, layout=True), Source(sha256=None, characters=len(printed))).acts
        tally.add(written(sitting), read(found), "minutes")

    run()
    assert not tally.wrong["grants"], tally.lost
    assert tally.share >= LEAST, tally.lost
