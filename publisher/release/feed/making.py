"""Making versions: what a worker does with one change, given the canonical form of its document."""

from dataclasses import dataclass
from datetime import datetime

from publisher.release.documents import Making
from publisher.release.feed.forms import metadata, version_forms
from publisher.release.feed.versions import Change, Kind, identifier
from publisher.release.representation import Representation
from publisher.release.serialise import N_QUADS, N_TRIPLES, TRIG, TURTLE


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionJob:
    """A version to make: its change and its time, the N-Triples of its document, and why that was withdrawn."""

    change: Change
    at: datetime
    content: Representation | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeVersion:
    """A version: its identifier, its forms, and its bytes as N-Quads."""

    id: str
    representations: tuple[Representation, ...]
    size: int


def make_version(making: Making, job: VersionJob) -> MadeVersion:
    """A version in the forms that its document does not have; all of them for a withdrawal, which has no content."""
    addresses, change = making.site.addresses, job.change
    document = addresses.base + change.document
    content = job.content.body if job.content else None
    identified = identifier(change.previous, content)
    withdrawn = change.kind is Kind.WITHDRAWN
    told = metadata(addresses, document, identified, change.kind, job.at, job.reason if withdrawn else None)
    forms = version_forms(told, addresses.version(document, identified), content or b"")
    if withdrawn:
        forms |= {N_TRIPLES: told, TURTLE: forms[TRIG]}
    return MadeVersion(
        id=identified,
        representations=tuple(Representation.of(body, media_type, job.at) for media_type, body in forms.items()),
        size=len(forms[N_QUADS]),
    )
