"""A source that exposes a private person is told, whatever becomes of its acts."""

import pytest

from publisher.records import Deliberation, Finding, Severity
from publisher.release.gate import exposed_sources
from tests.factories import deliberation, grant


@pytest.mark.parametrize(
    ("record", "exposes"),
    [
        pytest.param(deliberation(), False, id="organisation"),
        pytest.param(deliberation(grants=(grant("██████ █████", natural_person=True),)), False, id="masked"),
        pytest.param(deliberation(grants=(grant(None, natural_person=True),)), False, id="nobody-named"),
        pytest.param(
            deliberation(meeting_date=None, grants=(grant("Odon FRESNEVAL", natural_person=True),)),
            True,
            id="named-in-an-act-without-address",
        ),
        pytest.param(
            deliberation(findings=(Finding(severity=Severity.VIOLATION, code="person.unmasked", message="…"),)),
            True,
            id="told-by-reading",
        ),
    ],
)
def test_exposed_sources(record: Deliberation, exposes: bool) -> None:
    assert exposed_sources([record]) == ({record.source.sha256} if exposes else set())
