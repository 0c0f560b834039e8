"""Every code of the record has French words, and no words are left for a code that is no more."""

from enum import StrEnum

import pytest

from publisher.pages import wording
from publisher.parsing.kinds import PartKind
from publisher.records import values


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (values.Outcome, wording.OUTCOME),
        (values.Position, wording.POSITION),
        (values.Ballot, wording.BALLOT),
        (values.AttendanceStatus, wording.STATUS),
        (values.MovementKind, wording.MOVEMENT),
        (values.GrantKind, wording.GRANT_KIND),
        (values.BudgetSection, wording.BUDGET_SECTION),
        (values.RefusalOutcome, wording.REFUSAL),
        (values.RelationKind, wording.RELATION),
        (values.CitationKind, wording.CITATION_KIND),
        (PartKind, wording.PART_KIND),
    ],
)
def test_every_code_has_words(codes: type[StrEnum], words: dict[str, object]) -> None:
    assert set(words) == set(codes)
