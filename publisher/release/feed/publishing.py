"""The feed of a release as a whole: its files, its document, the Atom feeds; and what must be erased from it."""

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

from publisher.release.bench import Bench
from publisher.release.feed.channels import atom_documents, channels_of
from publisher.release.feed.view import View, feed_document
from publisher.release.feed.writing import Wanted, Written, write_feed
from publisher.release.former import Former
from publisher.release.gate import FindReading
from publisher.release.readings import StoredReading
from publisher.release.rows import PublishedAct

_MASK = "█"


def publish_feed(
    bench: Bench, folder: Path, acts: Sequence[PublishedAct], readings: Mapping[str, StoredReading], reason: str
) -> Written:
    """Write the feed of a release whose other documents are made; ``acts`` come the latest first.

    ``readings`` are those of its sources, by SHA-256; ``reason`` is why a document goes.
    """
    site = bench.making.site
    channels = channels_of(acts, site)
    erased = _stated_by(newly_masked(bench.former.reading, readings), acts, bench.former)
    written = write_feed(bench, folder, Wanted(told=channels.told, reason=reason, erased=erased))
    view = View(site=site, pages=written.pages, versions=written.versions, subjects=channels.subjects)
    bench.place([feed_document(view)])
    bench.place(atom_documents(channels, written.versions, acts, site))
    return written


def newly_masked(former: FindReading, readings: Mapping[str, StoredReading]) -> Set[str]:
    """The sources in which something is masked that the former release showed: the feed must not keep it.

    ``former`` gives what that release read in a source.
    """
    found = set()
    for sha256, reading in readings.items():
        before = former(sha256) if reading.masked else None
        if before is None or before.stored == reading.stored:
            continue
        pairs = zip(reading.text.characters, before.text.characters, strict=False)
        if any(now == _MASK != then for now, then in pairs):
            found.add(sha256)
    return found


def _stated_by(sources: Set[str], acts: Iterable[PublishedAct], former: Former) -> Set[str]:
    """Paths of the acts that sources state now, or stated in the former release."""
    known = [(published.path, published.act) for published in acts]
    known += [(path, published.act) for path, published in former.acts.items()]
    return {path for path, act in known if any(source.sha256 in sources for source in act.sources)}
