"""Sites, inputs and pages for the tests of the pages."""

from typing import Any

from publisher.identifiers import Addresses, slug
from publisher.keys import ActKeys
from publisher.keys.grants import grant_keys
from publisher.pages import ActInput, Site
from publisher.records import Deliberation
from publisher.text import Text
from tests.factories import text

SITE = Site(
    title="Délibérations de Valcombreuse",
    publisher="la commune de Valcombreuse",
    addresses=Addresses("https://data.example/actes"),
    contact="donnees@valcombreuse.example",
    version="0.1.0",
)


def act_input(record: Deliberation, source: Text | None = None, **more: Any) -> ActInput:
    """A record as the pages take it, with the keys that the release would give."""
    beneficiaries = tuple(
        slug(grant.beneficiary) if grant.beneficiary and not grant.natural_person else None for grant in record.grants
    )
    keys = ActKeys(
        authority="valcombreuse",
        year=(record.meeting_date or "2024")[:4],
        act=slug(record.number or "sans-numero"),
        grants=grant_keys(record.grants),
        beneficiaries=beneficiaries,
    )
    return ActInput(record=record, keys=keys, findings=record.findings, text=source or text(), **more)
