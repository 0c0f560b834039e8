"""The tables of a store beside its documents: lists, search, and what the next publication reads."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from publisher.identifiers import Addresses
from publisher.keys import NamedOrganisation
from publisher.pages import OrganisationInput
from publisher.release.feed.writing import Written
from publisher.release.former import to_json
from publisher.release.gate import FindReading
from publisher.release.outcome import Refused
from publisher.release.readings import StoredReading
from publisher.release.representation import Gone
from publisher.release.rows import PublishedAct, act_values, cents, grant_values, total_of
from publisher.release.writer import StoreWriter


def fill_acts(writer: StoreWriter, acts: Sequence[PublishedAct], addresses: Addresses, reading: FindReading) -> None:
    """Number the acts, the latest first, and list them, their grants and their words."""
    numbered = list(enumerate(acts, start=1))
    writer.insert("acts", (act_values(number, published, addresses) for number, published in numbered))
    writer.insert("grants", (row for number, published in numbered for row in grant_values(number, published)))
    writer.index((number, " ".join(_words(published, reading))) for number, published in numbered)


def fill_organisations(
    writer: StoreWriter, organisations: Iterable[OrganisationInput], names: Iterable[NamedOrganisation]
) -> None:
    """List the bodies, and the names by which the next publication knows them again."""
    for body in organisations:
        total, currency = total_of((row.paid, row.currency) for row in body.received)
        row = (body.key, body.name, body.siren, len(body.acts), len(body.received), cents(total), currency)
        writer.insert("organisations", [row])
    identities = (
        (json.dumps([known.scope, known.name, known.siren], ensure_ascii=False), known.key) for known in names
    )
    writer.insert("identities", identities)


def fill_readings(writer: StoreWriter, readings: Mapping[str, StoredReading], readers: Mapping[str, str]) -> None:
    """Keep what was read in the sources of the release; ``readers`` maps each to a digest of what read it."""
    writer.insert(
        "readings",
        (
            (sha256, readers[sha256], reading.origin, reading.media_type, reading.masked, reading.stored)
            for sha256, reading in sorted(readings.items())
        ),
    )


def fill_refused(writer: StoreWriter, refused: Sequence[Refused]) -> None:
    """Keep where the acts in quarantine were read and what is to be mended; not their words, which may name anyone."""
    writer.insert(
        "quarantine",
        ((position, item.origin, to_json(item.findings)) for position, item in enumerate(refused, start=1)),
    )


def fill_gone(writer: StoreWriter, gone: Mapping[str, Gone]) -> None:
    """Say what is served no more, and why."""
    writer.insert("gone", ((path, item.reason, item.on) for path, item in sorted(gone.items())))


def fill_feed(writer: StoreWriter, feed: Written) -> None:
    """Say which versions of documents there are, and which pages of the feed hold them."""
    writer.insert("versions", (version.row for version in feed.versions))
    writer.insert("pages", (page.row for page in feed.pages))


def _words(published: PublishedAct, reading: FindReading) -> Iterator[str]:
    """The words by which an act is found: its names, those of its sums, and its own parts of the text."""
    record = published.act.record
    yield from filter(None, (record.number, record.title, record.authority.name, record.body, record.meeting_date))
    for grant in record.grants:
        yield from filter(None, (grant.beneficiary, grant.operation, grant.purpose, *grant.territory))
    found = reading(record.source.sha256 or "")
    if found is not None:
        characters = found.text.characters
        yield from (characters[part.span.start : part.span.end] for part in record.parts)
