"""Acts as a release holds them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from publisher.identifiers import Addresses
from publisher.keys import KeyedAct, OrganisationRegister, assign_keys
from publisher.records import Deliberation, PartialDate
from publisher.release.links import act_path
from publisher.release.rows import PublishedAct
from tests.factories import deliberation

ADDRESSES = Addresses("https://data.example")


def published(*, path: str | None = None, date: str | None = "2024-03-14", **facts: Any) -> PublishedAct:
    """One act that passed the gate, with the keys that a run would give it."""
    record = deliberation(**{"meeting_date": PartialDate("2024-03-14"), **facts})
    (act,) = keyed([record])
    act = replace(act, record=replace(record, meeting_date=date and PartialDate(date)))
    return PublishedAct(path=path or act_path(act.keys, ADDRESSES), act=act, findings=record.findings)


def keyed(*sources: Sequence[Deliberation]) -> tuple[KeyedAct, ...]:
    """Acts with their keys."""
    return assign_keys(sources, lambda _: (), OrganisationRegister(), {}).acts


def release_of(*sources: Sequence[Deliberation]) -> list[PublishedAct]:
    """All that several sources state, as published."""
    return [PublishedAct(path=act_path(act.keys, ADDRESSES), act=act, findings=()) for act in keyed(*sources)]
