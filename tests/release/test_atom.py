"""Atom feeds: what a reader of feeds shows of them, and that they are as RFC 4287 has them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from publisher.release.feed.channels import atom_documents, channels_of
from publisher.release.feed.versions import Kind, Told, Version
from publisher.release.rows import PublishedAct
from tests.factories import grant
from tests.release.builders import ADDRESSES, published
from tests.release.feeds import at, site_at

SITE = site_at(ADDRESSES.base)
ATOM = "application/atom+xml"
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("atom.rng")))


def version(act: PublishedAct | str, kind: Kind, day: int, told: Told, number: int = 1) -> Version:
    path = act if isinstance(act, str) else act.path
    content = "" if kind is Kind.WITHDRAWN else "etag"
    channels = () if kind is Kind.WITHDRAWN else told.channels
    facts = {"kind": kind, "at": at(day), "content": content, "page": 1, "title": told.title, "channels": channels}
    return Version(number=number, document=path, id=f"{number:016x}", **facts)


def feeds(acts: Sequence[PublishedAct], versions: Iterable[Version]) -> Mapping[str, bytes]:
    made = atom_documents(channels_of(acts, SITE), versions, acts, SITE)
    return {document.path: document.make()[ATOM] for document in made}


def read(body: bytes) -> feedparser.FeedParserDict:
    """The feed as a reader sees it; it is right by the schema, and by the rules that the schema cannot tell."""
    SCHEMA.assertValid(etree.fromstring(body))
    found = feedparser.parse(body)
    assert not found.bozo
    ids = [entry.id for entry in found.entries]
    assert len(set(ids)) == len(ids)
    assert found.feed.updated == max(entry.updated for entry in found.entries)
    for item in (found.feed, *found.entries):
        alternates = [(link.type, link.get("hreflang")) for link in item.links if link.rel == "alternate"]
        assert len(set(alternates)) == len(alternates) > 0
    return found


JUDO = published(number="1", title="Judo", grants=(grant("Judo club"),))
LAVOIR = published(
    number="2",
    title="Lavoir",
    date="2024-05-02",
    grants=(grant("Les Amis du lavoir", "1200.00", territory=("Le Bourg",)),),
    subject_code="7.5.1",
)
ACTS = (LAVOIR, JUDO)
TOLD = channels_of(ACTS, SITE).told


def first_versions() -> list[Version]:
    return [version(act, Kind.CREATED, 0, TOLD[act.path], number) for number, act in enumerate(ACTS, start=1)]


def test_each_act_is_told_where_it_concerns_somebody() -> None:
    found = {
        path: [entry.title for entry in read(body).entries] for path, body in feeds(ACTS, first_versions()).items()
    }
    commune = "/organismes/commune-de-valcombreuse"
    assert found == {
        "/deliberations.atom": ["2 – Lavoir", "1 – Judo"],
        f"{commune}.atom": ["2 – Lavoir", "1 – Judo"],
        f"{commune}-judo-club.atom": ["1 – Judo"],
        f"{commune}-les-amis-du-lavoir.atom": ["2 – Lavoir"],
        "/territoires/commune-de-valcombreuse-le-bourg.atom": ["2 – Lavoir"],
        "/matieres/7-5.atom": ["2 – Lavoir"],
    }


def test_entry_says_what_the_act_decides() -> None:
    entry = read(feeds(ACTS, first_versions())["/deliberations.atom"]).entries[0]
    assert entry.id == entry.link == ADDRESSES.base + LAVOIR.path
    assert entry.author == "Commune de Valcombreuse"
    words = " ".join(entry.summary.split())
    assert words == "Conseil municipal, séance du 2 mai 2024. 1 financement, 1 200 € au total."
    assert (entry.published, entry.updated) == ("2025-01-01T09:00:00Z", "2025-01-01T09:00:00Z")


def test_feed_says_where_it_is_and_what_it_goes_with() -> None:
    feed = read(feeds(ACTS, first_versions())["/matieres/7-5.atom"]).feed
    links = {link.rel: link.href for link in feed.links}
    assert feed.id == links["self"] == f"{ADDRESSES.base}/matieres/7-5.atom"
    assert feed.title == "7.5 finances locales – subventions – Actes"
    assert links["license"] == SITE.licence_url


@pytest.mark.parametrize(
    ("kind", "day", "title", "updated"),
    [
        pytest.param(Kind.UPDATED, 3, "Modifiée\u00a0: 1 – Judo", "2025-01-04T09:00:00Z", id="updated"),
        pytest.param(Kind.WITHDRAWN, 4, "Retirée\u00a0: 1 – Judo", "2025-01-05T09:00:00Z", id="withdrawn"),
        pytest.param(Kind.CREATED, 5, "1 – Judo", "2025-01-06T09:00:00Z", id="there-again"),
    ],
)
def test_latest_change_of_an_act_comes_first(kind: Kind, day: int, title: str, updated: str) -> None:
    versions = [*first_versions(), version(JUDO, kind, day, TOLD[JUDO.path], 3)]
    acts = (LAVOIR,) if kind is Kind.WITHDRAWN else ACTS
    found = read(feeds(acts, versions)["/deliberations.atom"])
    assert [entry.title for entry in found.entries] == [title, "2 – Lavoir"]
    entry = found.entries[0]
    assert (entry.id, entry.updated) == (ADDRESSES.base + JUDO.path, updated)
    assert entry.published == "2025-01-01T09:00:00Z"
    assert ("n’est plus diffusée" in entry.summary) == (kind is Kind.WITHDRAWN)


def test_body_is_told_that_an_act_names_it_no_more_and_of_nothing_after() -> None:
    """The change that takes it away, then silence."""
    elsewhere = Told(title="1 – Judo", channels=("/deliberations",))
    club = "/organismes/commune-de-valcombreuse-judo-club"
    versions = [*first_versions(), version(JUDO, Kind.UPDATED, 1, elsewhere, 3)]
    for day in (2, 3):
        versions.append(version(JUDO, Kind.UPDATED, day, elsewhere, day + 2))
    (entry,) = read(feeds(ACTS, versions)[f"{club}.atom"]).entries
    assert entry.updated == "2025-01-02T09:00:00Z"
    assert read(feeds(ACTS, versions)["/deliberations.atom"]).entries[0].updated == "2025-01-04T09:00:00Z"


def test_fifty_entries_at_most_and_the_latest_of_all() -> None:
    acts = [published(number=str(number), title=f"Acte {number}") for number in range(60)]
    told = channels_of(acts, SITE).told
    versions = [version(act, Kind.CREATED, number, told[act.path], number) for number, act in enumerate(acts, start=1)]
    titles = [entry.title for entry in read(feeds(acts, versions)["/deliberations.atom"]).entries]
    assert titles == [f"{number} – Acte {number}" for number in range(59, 9, -1)]


@pytest.mark.parametrize("title", ["<b>&amp; « “ ' \" ]]>", "une\x0cpage\x00nulle\ufffe\ud800", "𝔄é", "  "])
def test_any_title_can_be_read(title: str) -> None:
    act = published(number="1", title=title)
    told = channels_of([act], SITE).told
    body = feeds([act], [version(act, Kind.CREATED, 0, told[act.path])])["/deliberations.atom"]
    SCHEMA.assertValid(etree.fromstring(body))
    assert not feedparser.parse(body).bozo


def test_same_changes_give_the_same_bytes() -> None:
    assert feeds(ACTS, first_versions()) == feeds(ACTS, first_versions())


def test_schema_refuses_what_the_standard_refuses() -> None:
    """A feed without one thing that it must have is not taken for right."""
    body = feeds(ACTS, first_versions())["/deliberations.atom"]
    for name in ("id", "title", "updated", "summary", "author"):
        tree = etree.fromstring(body)
        for found in tree.findall(f".//{{*}}{name}"):
            found.getparent().remove(found)
        assert not SCHEMA.validate(tree), name
