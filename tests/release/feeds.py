"""Releases of made-up documents, with their real feed; and a client that keeps a replica of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from publisher.identifiers import Addresses
from publisher.pages import Site
from publisher.release import Release, open_current
from publisher.release.about import about
from publisher.release.bench import Bench, Job
from publisher.release.documents import Making
from publisher.release.feed.binding import Limits
from publisher.release.feed.versions import Told
from publisher.release.feed.view import View, feed_document
from publisher.release.feed.writing import Wanted, write_feed
from publisher.release.fill import fill_feed, fill_gone
from publisher.release.folders import put_in_place, workshop
from publisher.release.former import open_former
from publisher.release.representation import Gone, Representation
from publisher.release.serialise import N_TRIPLES, TURTLE, ntriples
from publisher.release.work import InThisProcess
from publisher.release.writer import StoreWriter

BASE = "https://data.example/actes"
TREE = "https://w3id.org/tree#"
DCTERMS = "http://purl.org/dc/terms/"
DELETE = "https://www.w3.org/ns/activitystreams#Delete"
REASON = "Plus rien n’en fait état."


def site_at(base: str) -> Site:
    return Site(title="Actes", publisher="la commune", addresses=Addresses(base), version="1")


def at(day: int, second: int = 0) -> datetime:
    """A day of 2025, counted from its first."""
    return datetime.fromtimestamp(datetime(2025, 1, 1, 9, tzinfo=UTC).timestamp() + day * 86400 + second, UTC)


def graph(path: str, *words: str, base: str = BASE) -> bytes:
    """The graph of a document that says these words of its thing."""
    thing = f"<{base}{path}#chose>"
    lines = [f'{thing} <http://xmlns.com/foaf/0.1/name> "{word}"@fr .\n' for word in words]
    lines.append(f"<{base}{path}> <http://xmlns.com/foaf/0.1/primaryTopic> {thing} .\n")
    return ntriples("".join(lines).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Publishes documents, given by path with their canonical N-Triples, as releases of one folder."""

    folder: Path
    base: str = BASE
    limits: Limits = field(default_factory=lambda: Limits(members=4))

    def publish(
        self,
        documents: Mapping[str, bytes],
        when: datetime,
        *,
        erased: frozenset[str] = frozenset(),
        titles: Mapping[str, str] | None = None,
        gone: Mapping[str, str] | None = None,
    ) -> Release:
        """The release that then serves; ``gone`` says why documents are there no more."""
        former = open_former(self.folder)
        making = Making(site=site_at(self.base), at=when)
        told = {path: Told(title=title, channels=("/deliberations",)) for path, title in (titles or {}).items()}
        with workshop(self.folder) as begun:
            with StoreWriter.create(begun, former.folder) as writer:
                bench = Bench(
                    making=making, former=former, writer=writer, workers=InThisProcess(), progress=lambda *_: None
                )
                for path, content in sorted(documents.items()):
                    job: Job[None] = Job(path=path, digest=content.decode(), given=None)
                    forms = {N_TRIPLES: content, TURTLE: content}
                    bench.store(job, [Representation.of(body, kind, when) for kind, body in forms.items()])
                wanted = Wanted(told=told, reason=REASON, erased=erased, limits=self.limits)
                written = write_feed(bench, begun, wanted)
                bench.place([feed_document(View(site=making.site, pages=written.pages, versions=written.versions))])
                fill_feed(writer, written)
                reasons = {**written.gone, **(gone or {})}
                lost = {path: Gone(reason=reason, on=f"{when:%Y-%m-%d}") for path, reason in reasons.items()}
                fill_gone(writer, {**former.gone, **lost})
                identifier = f"{when:%Y%m%dT%H%M%SZ}-{sum(1 for _ in (self.folder / 'releases').iterdir())}"
                facts = about(making.site, identifier=identifier, at=when, issued="2025-01-01")
                writer.insert("about", facts.items())
            put_in_place(self.folder, begun, identifier)
        return open_current(self.folder)


@dataclass(slots=True)
class Replica:
    """What a client knows that follows the feed as the specification says, and never asks again for a full page."""

    media_type: str = "application/n-quads"
    graphs: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    fetched: list[str] = field(default_factory=list)

    def follow(self, release: Release) -> None:
        """Read the feed of a release."""
        addresses = release.addresses
        view = self._read(release, addresses.feed())
        pages = {quad.object.value for quad in view if quad.predicate.value == f"{TREE}node"}
        for page in sorted(pages - self.full):
            self.fetched.append(page)
            quads = self._read(release, page)
            if release.feed.never_changes(addresses.path(page)):
                self.full.add(page)
            for quad in quads:
                if quad.predicate.value == f"{TREE}member" and quad.object.value not in self.members:
                    self.members.add(quad.object.value)
                    self._take(quad.object.value, quads)

    def triples(self) -> set[str]:
        """The union of the latest graph of each document."""
        return {triple for _, content in self.graphs.values() for triple in content}

    def _read(self, release: Release, iri: str) -> list[ox.Quad]:
        found = release.find(release.addresses.path(iri), self.media_type)
        assert found, iri
        form = ox.RdfFormat.from_media_type(self.media_type)
        assert form
        return list(ox.parse(found.body, format=form))

    def _take(self, member: str, quads: list[ox.Quad]) -> None:
        told = {q.predicate.value: q.object.value for q in quads if q.subject == ox.NamedNode(member)}
        document, created = told[f"{DCTERMS}isVersionOf"], told[f"{DCTERMS}created"]
        content = frozenset(str(q.triple) for q in quads if q.graph_name == ox.NamedNode(member))
        assert content or told["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] == DELETE
        if document not in self.graphs or self.graphs[document][0] < created:
            self.graphs[document] = created, content


def union(documents: Mapping[str, bytes]) -> set[str]:
    """The triples of all documents."""
    return {str(q.triple) for content in documents.values() for q in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)}
