"""Feeds of changes for people, in Atom (RFC 4287): one entry an act, whose identifier is the act's address.

An entry tells the latest change of its act: readers see it again where its date is later than the one they know.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from lxml import etree  # type: ignore[import-untyped]
from lxml.builder import ElementMaker  # type: ignore[import-untyped]

from publisher.formatting import count, date, money
from publisher.pages.feed import ATOM, KIND
from publisher.pages.inputs import ActRow, Site
from publisher.pages.wording import OUTCOME

NAMESPACE = "http://www.w3.org/2005/Atom"
_ATOM = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can hold (XML 1.0, 2.2)."""

_SCHEME = "https://www.w3.org/ns/activitystreams#"
_TERMS = {"created": "Create", "updated": "Update", "withdrawn": "Delete"}
"""What became of an act, in ActivityStreams 2.0, as the feed for programs says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """The latest change of an act: ``published`` is the time of its first version, ``updated`` that of this one.

    ``row`` is the act as lists show it, None where it is there no more.
    """

    document: str
    title: str
    kind: str
    published: datetime
    updated: datetime
    row: ActRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFeed:
    """The changes of what concerns something: the IRI of the feed, the page that it goes with, the latest first."""

    iri: str
    title: str
    page: str
    entries: tuple[AtomEntry, ...]


def atom_feed(site: Site, feed: AtomFeed) -> bytes:
    """A feed as bytes."""
    root = _ATOM.feed(
        {_LANGUAGE: "fr"},
        _ATOM.id(feed.iri),
        _ATOM.title(_text(feed.title)),
        _ATOM.updated(_time(max(entry.updated for entry in feed.entries))),
        _ATOM.author(_ATOM.name(_text(site.publisher))),
        _ATOM.link(rel="self", type=ATOM, href=feed.iri),
        _ATOM.link(rel="alternate", type="text/html", href=feed.page),
        _ATOM.link(rel="license", href=site.licence_url),
        _ATOM.rights(_text(site.licence)),
        _ATOM.generator("public-funding-publisher", version=site.version),
        *(_entry(entry) for entry in feed.entries),
    )
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _entry(entry: AtomEntry) -> etree._Element:
    change = "" if entry.kind == "created" else f"{KIND[entry.kind]}\u00a0: "
    return _ATOM.entry(
        _ATOM.id(entry.document),
        _ATOM.title(_text(change + entry.title)),
        _ATOM.published(_time(entry.published)),
        _ATOM.updated(_time(entry.updated)),
        *([_ATOM.author(_ATOM.name(_text(entry.row.authority.label)))] if entry.row else []),
        _ATOM.link(rel="alternate", type="text/html", href=entry.document),
        _ATOM.category(term=_TERMS[entry.kind], scheme=_SCHEME, label=KIND[entry.kind]),
        _ATOM.summary(_text(summary(entry.row))),
    )


def summary(row: ActRow | None) -> str:
    """What an act decides, in a few words: its body and date, its outcome, its grants."""
    if row is None:
        return "Cette délibération n’est plus diffusée ; sa page en donne le motif."
    when = f"séance du {date(row.date)}" if row.date else None
    sentences = [", ".join(filter(None, (row.body, when))), OUTCOME[row.outcome] if row.outcome else None]
    if row.grants:
        total = f", {money(row.total, row.currency)} au total" if row.total is not None else ""
        sentences.append(f"{count(row.grants, 'financement')}{total}")
    return " ".join(f"{words}." for words in sentences if words) or "Délibération."


def _text(words: str) -> str:
    return _FORBIDDEN.sub("\ufffd", words)


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
