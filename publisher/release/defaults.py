"""What the configuration says of the authority, where the act does not: a default, never another reading."""

from dataclasses import replace

from publisher.config import AuthorityDefaults
from publisher.identifiers import slug
from publisher.records import Deliberation

_NO_AUTHORITY = "authority.missing"
_SIREN = 9  # digits of a SIRET that are the SIREN


def with_defaults(record: Deliberation, configured: AuthorityDefaults) -> Deliberation:
    """The record with what is configured of its authority added where its words are silent.

    Kind and SIREN are those of the configured authority: they are added where the act names that one, or none.
    """
    stated = record.authority
    if configured.name is None or (stated.name and slug(stated.name) != slug(configured.name)):
        return record
    authority = replace(
        stated,
        name=stated.name or configured.name,
        kind=stated.kind or configured.kind,
        siren=stated.siren or configured.siren or (configured.siret or "")[:_SIREN] or None,
    )
    findings = tuple(finding for finding in record.findings if finding.code != _NO_AUTHORITY)
    return replace(record, authority=authority, findings=findings)


def wanted_keys(configured: AuthorityDefaults) -> dict[str, str]:
    """The configured key of the authority, by the slug of its name."""
    return {slug(configured.name): configured.key} if configured.name and configured.key else {}
