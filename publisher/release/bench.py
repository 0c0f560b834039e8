"""The bench on which a release is made: documents are taken from the former release, or made by the workers."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Generic, TypeVar

from publisher.pages import Site
from publisher.release.digests import digest, program
from publisher.release.documents import Making, representations
from publisher.release.former import Former
from publisher.release.representation import Representation
from publisher.release.site import SiteDocument
from publisher.release.work import in_order
from publisher.release.writer import StoreWriter

Given = TypeVar("Given")
Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Told of what is done: a stage in French, how many pieces are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Given]):
    """A document to make: its path, what it is made from, and a digest of that (program and settings apart)."""

    path: str
    digest: str
    given: Given


@dataclass(slots=True, kw_only=True)
class Bench:
    """``made``: the digest of every document of the release so far; ``anew``: the paths of those made by this run."""

    making: Making
    former: Former
    writer: StoreWriter
    workers: Executor
    progress: Progress
    made: dict[str, str] = field(default_factory=dict)
    anew: list[str] = field(default_factory=list)

    def known(self, job: Job[Given]) -> bool:
        """Whether the former release has the document made from the same."""
        return self.former.made.get(job.path) == self._whole(job)

    def results(
        self, stage: str, jobs: Iterable[Job[Given]], function: Callable[[Making, Given], Result]
    ) -> Iterator[tuple[Job[Given], Result]]:
        """Each job with what the workers make of it, in the order given."""
        waiting = tuple(jobs)
        given = (job.given for job in waiting)
        results = in_order(self.workers, partial(function, self.making), given)
        for done, (job, result) in enumerate(zip(waiting, results, strict=True), start=1):
            self.progress(stage, done, len(waiting))
            yield job, result

    def store(self, job: Job[Given], representations: Iterable[Representation]) -> bool:
        """Add a document made anew; gives whether it differs from the former release."""
        self.note(job, anew=True)
        return self.writer.add(job.path, representations)

    def reuse(self, job: Job[Given]) -> None:
        """Add a document as the former release has it."""
        self.note(job, anew=False)
        self.writer.reuse(job.path)

    def drop(self, path: str) -> None:
        """Take back a document: the gate refuses it after all, or it is to be made from something else."""
        self.writer.remove(path)
        self.made.pop(path, None)
        self.anew = [made for made in self.anew if made != path]

    def note(self, job: Job[Given], *, anew: bool) -> None:
        """Note what a document or file was made from, and whether this run made it."""
        self.made[job.path] = self._whole(job)
        if anew:
            self.anew.append(job.path)

    def make(
        self,
        stage: str,
        jobs: Iterable[Job[Given]],
        function: Callable[[Making, Given], tuple[Representation, ...]],
    ) -> None:
        """Add documents: those that are known as they were, then the others, each in the order given."""
        todo = []
        for job in jobs:
            if self.known(job):
                self.reuse(job)
            else:
                todo.append(job)
        for job, made in self.results(stage, todo, function):
            self.store(job, made)

    def place(self, documents: Iterable[SiteDocument]) -> None:
        """Add documents that this process makes."""
        for document in documents:
            job: Job[None] = Job(path=document.path, digest=document.digest, given=None)
            if self.known(job):
                self.reuse(job)
            else:
                self.store(job, representations(self.making, document.make()))

    def _whole(self, job: Job[Given]) -> str:
        return digest(_settings(self.making.site), job.digest)


@cache
def _settings(site: Site) -> str:
    """Digest of what every document is made from."""
    return digest(program(), site)
