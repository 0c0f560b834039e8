"""The acts of a release: each is made, checked, and published or refused.

What an act links to depends on which others are published: where the gate refuses one, those that cite it are made
again without that link, until nothing is refused any more.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from publisher.keys import KeyedAct
from publisher.records import Deliberation, Finding, Grant, Severity
from publisher.records.encode import to_json
from publisher.release.bench import Bench, Job
from publisher.release.digests import digest
from publisher.release.documents import ActJob, make_act
from publisher.release.links import ActLinks, links_between
from publisher.release.outcome import Refused
from publisher.release.readings import StoredReading
from publisher.release.rows import PublishedAct

FindReading = Callable[[str], StoredReading | None]
"""Gives what was read in a source, by its SHA-256."""

_EXPOSING = frozenset({"person.named", "person.unmasked"})
_BESIDE = Finding(
    severity=Severity.VIOLATION,
    code="person.beside",
    message="La source de cet acte nomme une personne physique qui n’a pas pu être masquée : aucun de ses actes n’est "
    "publié. Masquez ce nom dans le document, puis publiez de nouveau.",
)


@dataclass(slots=True, kw_only=True)
class Passed:
    """The acts that passed, by path; those refused; paths whose document differs from the former release; reports.

    ``exposed`` are the SHA-256 of sources in which a private person cannot be masked.
    """

    acts: dict[str, KeyedAct]
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    shacl: dict[str, bytes] = field(default_factory=dict)
    exposed: set[str] = field(default_factory=set)

    def published(self) -> list[PublishedAct]:
        """The acts that are published, by path."""
        return [
            PublishedAct(path=path, act=act, findings=self.findings[path]) for path, act in sorted(self.acts.items())
        ]


def exposed_sources(records: Iterable[Deliberation]) -> set[str]:
    """SHA-256 of the sources in which a private person is not masked, also by acts that get no address.

    The shapes look at the others: an act without authority or year has no graph to look at.
    """
    return {
        record.source.sha256 or ""
        for record in records
        if any(finding.code in _EXPOSING for finding in record.findings) or any(map(_names_a_person, record.grants))
    }


def _names_a_person(grant: Grant) -> bool:
    return grant.natural_person and any(character.isalpha() for character in grant.beneficiary or "")


def pass_gate(bench: Bench, candidates: Mapping[str, KeyedAct], reading: FindReading, exposed: set[str]) -> Passed:
    """The acts published: those of the run, and those of the former release that the run does not hold.

    Where the new version of an act is refused, the one that is published stays. No act of a source in ``exposed`` is
    published: its text is served whole.
    """
    former = {path: known.act for path, known in bench.former.acts.items()}
    passed = Passed(acts={**former, **candidates}, exposed=exposed)
    done: dict[str, str] = {}
    while True:
        links = links_between(passed.acts, bench.making.site.addresses)
        jobs = [_job(path, act, links[path], reading) for path, act in sorted(passed.acts.items())]
        refused = _make(bench, [job for job in jobs if done.get(job.path) != job.digest], passed)
        done = {job.path: job.digest for job in jobs}
        refused += _beside(passed, refused)
        if not refused:
            return passed
        for path in refused:
            act, published = passed.acts.pop(path), former.get(path)
            kept = published is not None and act is not published and not _of(published, passed.exposed)
            passed.refused.append(Refused(record=act.record, findings=passed.findings[path], kept=kept))
            bench.drop(path)
            if kept and published is not None:
                passed.acts[path] = published


def _beside(passed: Passed, refused: list[str]) -> list[str]:
    """Refuse the other acts of a source in which a private person cannot be masked."""
    for path in refused:
        if any(finding.code in _EXPOSING for finding in passed.findings[path]):
            passed.exposed |= {source.sha256 or "" for source in passed.acts[path].sources}
    beside = [path for path, act in sorted(passed.acts.items()) if path not in refused and _of(act, passed.exposed)]
    for path in beside:
        passed.findings[path] = (_BESIDE, *passed.findings[path])
    return beside


def _of(act: KeyedAct, sources: set[str]) -> bool:
    """Whether one of some sources states the act."""
    return any(source.sha256 in sources for source in act.sources)


def _make(bench: Bench, jobs: list[Job[ActJob]], passed: Passed) -> list[str]:
    """Make the documents of acts, or take them from the former release; gives the paths of those refused."""
    todo = []
    for job in jobs:
        known = bench.former.acts.get(job.path)
        if known is not None and bench.known(job):
            passed.findings[job.path] = known.findings
            bench.reuse(job)
        else:
            todo.append(job)
    refused = []
    for job, made in bench.results("Actes", todo, make_act):
        passed.findings[job.path] = made.findings
        passed.shacl[job.path] = made.shacl
        if not made.representations:
            refused.append(job.path)
        elif bench.store(job, made.representations):
            passed.changed.add(job.path)
    return refused


def act_job(path: str, act: KeyedAct, links: ActLinks, reading: FindReading) -> ActJob:
    """What the document of an act is made from."""
    readings = [found for source in act.sources if (found := reading(source.sha256 or "")) is not None]
    return ActJob(
        path=path,
        act=act,
        reading=next(found for found in readings if found.sha256 == act.record.source.sha256),
        masked=tuple(sorted(found.sha256 for found in readings if found.masked)),
        links=links,
    )


def _job(path: str, act: KeyedAct, links: ActLinks, reading: FindReading) -> Job[ActJob]:
    given = act_job(path, act, links, reading)
    facts = (act.keys, act.sources, given.masked, given.reading.digest, to_json(act.record))
    return Job(path=path, digest=digest(facts, links.cited, links.related, links.citing), given=given)
