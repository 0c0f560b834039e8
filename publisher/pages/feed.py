"""The page of the feed of changes, and links to Atom feeds."""

from dataclasses import dataclass
from datetime import datetime

from publisher.formatting import count, date
from publisher.pages.act.reuse import Form, forms
from publisher.pages.act.values import Value
from publisher.pages.inputs import Link, Site
from publisher.pages.links import href
from publisher.pages.rows import shown_link
from publisher.records import PartialDate

ATOM = "application/atom+xml"
KIND = {"created": "Publiée", "updated": "Modifiée", "withdrawn": "Retirée"}
"""What became of an act, as a reader says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change of an act: when (UTC), ``created``, ``updated`` or ``withdrawn``, and the version that tells of it."""

    at: datetime
    kind: str
    act: Link
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedInput:
    """The feed of changes: how much it holds, the latest changes of acts, and the Atom feeds by subject."""

    versions: int
    documents: int
    since: datetime | None
    pages: int
    latest: tuple[ChangeRow, ...] = ()
    subjects: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change of an act; ``version`` leads to the data as they were from then on."""

    day: str
    iso_day: str
    kind: str
    act: Value
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """The feed: what it holds, its latest changes, and how to follow them."""

    summary: str
    atom: str
    subjects: tuple[Value, ...]
    latest: tuple[ChangeLine, ...]
    document: str
    forms: tuple[Form, ...]


def present_feed(site: Site, feed: FeedInput) -> FeedPage:
    """The page of the feed."""
    addresses = site.addresses
    held = f"{count(feed.versions, 'version')} de {count(feed.documents, 'document')}, en {count(feed.pages, 'page')}"
    since = f", depuis le {date(PartialDate(feed.since.date().isoformat()))}" if feed.since else ""
    return FeedPage(
        summary=f"{held}{since}.",
        atom=href(addresses, addresses.form(addresses.section("deliberations"), "atom")),
        subjects=tuple(shown_link(site, link) for link in feed.subjects),
        latest=tuple(
            ChangeLine(
                day=date(PartialDate(row.at.date().isoformat())),
                iso_day=row.at.date().isoformat(),
                kind=KIND[row.kind],
                act=shown_link(site, row.act),
                version=href(addresses, row.version),
            )
            for row in feed.latest
        ),
        document=addresses.feed(),
        forms=forms(site, addresses.feed()),
    )


def atom_form(site: Site, document: str) -> Form:
    """The Atom feed of what concerns a document, for the head of its page."""
    addresses = site.addresses
    return Form(name="Changements (Atom)", media_type=ATOM, href=href(addresses, addresses.form(document, "atom")))
