"""Building a release in a folder: the acts that pass the gate, all that they name, files, tables, report."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from publisher.config import AuthorityDefaults
from publisher.keys import Assignment, KeyedAct, NamedOrganisation, OrganisationRegister, assign_keys
from publisher.mapping import OrganisationFacts
from publisher.pages import OrganisationInput
from publisher.records import Deliberation
from publisher.release.about import about
from publisher.release.bench import Bench, Job
from publisher.release.catalogue.before import issued_before
from publisher.release.catalogue.documents import catalogue_documents
from publisher.release.catalogue.model import Catalogue, catalogue_of
from publisher.release.defaults import wanted_keys, with_defaults
from publisher.release.digests import digest
from publisher.release.directory import Directory
from publisher.release.documents import Named, make_named, make_source, make_text
from publisher.release.download_pages import download_documents
from publisher.release.downloads import Offered
from publisher.release.feed.publishing import publish_feed
from publisher.release.feed.writing import Written
from publisher.release.files import write_files
from publisher.release.fill import fill_acts, fill_feed, fill_gone, fill_organisations, fill_readings, fill_refused
from publisher.release.former import Former, to_json
from publisher.release.gate import FindReading, Passed, exposed_sources, pass_gate
from publisher.release.links import act_path
from publisher.release.mentions import mentions_in
from publisher.release.outcome import Outcome, Refused, Unread
from publisher.release.readings import StoredReading
from publisher.release.report import write_report
from publisher.release.representation import Gone, Representation
from publisher.release.row_acts import stand_for_rows
from publisher.release.rows import PublishedAct, latest_first
from publisher.release.serialise import N_TRIPLES
from publisher.release.site import fixed_documents, home_document

_MASKED = (
    "Ce document d’origine contient le nom ou les coordonnées d’une personne physique : il n’est pas diffusé. "
    "Son texte, où ces mots sont masqués, reste consultable."
)
_CONFIGURED = "authority"
"""What ``about`` keeps of the configured authority, which tables and catalogue tell of: a digest."""
_NO_LONGER = "Plus aucun acte publié n’en fait état."
_NOT_OFFERED = "Ce fichier n’est plus proposé ; la page des téléchargements donne ceux qui le sont."


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a run has read: each source once, and the bytes of those read anew, by their SHA-256."""

    readings: tuple[StoredReading, ...]
    original: Callable[[str], bytes | None]
    unread: tuple[Unread, ...]
    reread: int
    authority: AuthorityDefaults


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A release that is built and not yet in place; it has no identifier where it would equal the former one."""

    identifier: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """What a release holds: its acts, the latest first, the sources that state them, the names of bodies."""

    acts: tuple[PublishedAct, ...]
    readings: Mapping[str, StoredReading]
    readers: Mapping[str, str]
    names: tuple[NamedOrganisation, ...]


def build(bench: Bench, folder: Path, read: Read) -> Built:
    """Build a release in ``folder``: documents, files, tables and report."""
    reading = _finder(bench, read)
    register = OrganisationRegister.of(bench.former.organisations)
    records, assignment = assigned(read, bench.former, register)
    candidates = {act_path(act.keys, bench.making.site.addresses): act for act in assignment.acts}
    passed = pass_gate(bench, candidates, reading, exposed_sources(chain.from_iterable(records)))
    refused = (*(Refused.without_key(item) for item in assignment.refused), *passed.refused)
    holding = _holding(bench, read, latest_first(passed.published()), register, reading)
    configured = digest(read.authority)
    if _nothing_new(bench, holding, refused, configured):
        return Built(identifier=None, outcome=_outcome(bench, candidates, passed, holding, refused, read))
    organisations = _make_directory(bench, holding, read.original)
    files = write_files(bench, folder, holding.acts, holding.readings.get, read.authority)
    catalogue = _catalogue(bench, holding.acts, files, read.authority)
    bench.place(catalogue_documents(catalogue, folder))
    bench.place(download_documents(catalogue, files))
    feed = publish_feed(bench, folder, holding.acts, holding.readings, _NO_LONGER)
    outcome = _outcome(bench, candidates, passed, holding, refused, read)
    report = write_report(folder, outcome, bench.making.at, passed.shacl)
    identifier = _identifier(bench, files, report)
    _fill(bench, holding, organisations, outcome, files, feed)
    facts = about(bench.making.site, identifier=identifier, at=bench.making.at, issued=catalogue.issued)
    facts[_CONFIGURED] = configured
    bench.writer.insert("about", facts.items())
    return Built(identifier=identifier, outcome=outcome)


def _finder(bench: Bench, read: Read) -> FindReading:
    """Readings of this run, else those that the former release keeps, each looked up once."""
    known: dict[str, StoredReading | None] = {reading.sha256: reading for reading in read.readings}

    def find(sha256: str) -> StoredReading | None:
        if sha256 not in known:
            known[sha256] = bench.former.reading(sha256)
        return known[sha256]

    return find


def assigned(
    read: Read, former: Former, register: OrganisationRegister
) -> tuple[list[tuple[Deliberation, ...]], Assignment]:
    """The records of each reading, with what is configured of their authority, and the keys of the acts they state."""
    records = [tuple(with_defaults(act, read.authority) for act in reading.acts()) for reading in read.readings]
    standing = stand_for_rows(read.readings, records, (known.act.record for known in former.acts.values()))
    shelves = former.shelves()
    return records, assign_keys(standing, lambda shelf: shelves.get(shelf, ()), register, wanted_keys(read.authority))


def _holding(
    bench: Bench, read: Read, acts: Sequence[PublishedAct], register: OrganisationRegister, reading: FindReading
) -> _Holding:
    """Only what published acts need is kept: nothing of those in quarantine but their report."""
    sources = dict.fromkeys(source.sha256 or "" for published in acts for source in published.act.sources)
    readings = {sha256: found for sha256 in sources if (found := reading(sha256)) is not None}
    here = {item.sha256 for item in read.readings}
    used = {published.act.keys.authority for published in acts}
    used |= {body for published in acts for body in published.act.keys.beneficiaries if body}
    return _Holding(
        acts=tuple(acts),
        readings=readings,
        readers={
            sha256: found.reader if sha256 in here else bench.former.readers[sha256]
            for sha256, found in readings.items()
        },
        names=tuple(known for known in register.known() if known.key in used or known in bench.former.organisations),
    )


def _nothing_new(bench: Bench, holding: _Holding, refused: Iterable[Refused], configured: str) -> bool:
    """Whether the release would differ from the former one by its time alone."""
    former = bench.former
    settings = about(bench.making.site, identifier="", at=bench.making.at, issued="")
    return (
        not bench.anew
        and bool(former.acts)
        and {published.path for published in holding.acts} == former.acts.keys()
        and dict(holding.readers) == former.readers
        and former.about.get(_CONFIGURED) == configured
        and all(
            former.about.get(name) == value for name, value in settings.items() if name not in {"id", "at", "issued"}
        )
        and tuple((item.origin, to_json(item.findings)) for item in refused) == former.quarantine
    )


def _make_directory(
    bench: Bench, holding: _Holding, original: Callable[[str], bytes | None]
) -> tuple[OrganisationInput, ...]:
    """Documents of all that acts name, of their sources, and of the site; gives the bodies named."""
    site = bench.making.site
    graphs = (form.body for _, form in bench.writer.bodies("/deliberations/", N_TRIPLES))
    directory = Directory.of(holding.acts, site.addresses, mentions_in(graphs, site.addresses))
    organisations = tuple(directory.organisations())
    bench.make("Organismes, élus, territoires", _named_jobs(bench, directory, organisations), make_named)
    _keep_sources(bench, holding, original)
    jobs = [
        Job(
            path=site.addresses.path(site.addresses.source(found.source.sha256 or "")),
            digest=digest(found, holding.readings[found.source.sha256 or ""].digest),
            given=(found, holding.readings[found.source.sha256 or ""]),
        )
        for found in directory.sources()
        if found.source.sha256 in holding.readings
    ]
    bench.make("Sources", jobs, make_source)
    bench.place(fixed_documents(site))
    bodies = tuple(page for page, _ in organisations)
    bench.place([home_document(site, holding.acts, bodies)])
    return bodies


def _named_jobs(
    bench: Bench, directory: Directory, organisations: Iterable[tuple[OrganisationInput, OrganisationFacts]]
) -> Iterator[Job[Named]]:
    addresses = bench.making.site.addresses
    named: tuple[tuple[str, Named], ...] = (
        *((addresses.organisation(page.key), (page, facts)) for page, facts in organisations),
        *((addresses.member(page.authority_key, page.key), (page, facts)) for page, facts in directory.members()),
        *((addresses.territory(page.key), (page, facts)) for page, facts in directory.territories()),
    )
    for iri, given in named:
        yield Job(path=addresses.path(iri), digest=digest(given), given=given)


def _keep_sources(bench: Bench, holding: _Holding, original: Callable[[str], bytes | None]) -> None:
    """The text of each source, and its bytes as they were obtained where nothing is masked in it."""
    addresses = bench.making.site.addresses
    texts = [
        Job(path=addresses.path(addresses.source_text(sha256)), digest=reading.digest, given=reading)
        for sha256, reading in sorted(holding.readings.items())
    ]
    bench.make("Textes", texts, make_text)
    for sha256, reading in sorted(holding.readings.items()):
        if reading.masked:
            continue
        job: Job[None] = Job(path=addresses.path(addresses.source_original(sha256)), digest=sha256, given=None)
        content = original(sha256)
        if content is None or bench.known(job):
            bench.reuse(job)
        else:
            bench.store(job, [Representation.of(content, reading.media_type, bench.making.at)])


def _catalogue(
    bench: Bench, acts: Sequence[PublishedAct], files: Sequence[Offered], configured: AuthorityDefaults
) -> Catalogue:
    day = bench.making.at.date().isoformat()
    return catalogue_of(
        bench.making.site,
        acts,
        files,
        configured,
        issued=bench.former.about.get("issued") or day,
        day=day,
        former=issued_before(bench.former, bench.making.site.addresses),
    )


def _identifier(bench: Bench, files: Iterable[Offered], report: str) -> str:
    """Name of the release: its time, and a digest of its documents, files and report."""
    content = digest(list(bench.writer.etags()), [(file.kind.name, file.sha256) for file in files], report)
    return f"{bench.making.at:%Y%m%dT%H%M%SZ}-{content[:12]}"


def _fill(
    bench: Bench,
    holding: _Holding,
    organisations: tuple[OrganisationInput, ...],
    outcome: Outcome,
    files: Sequence[Offered],
    feed: Written,
) -> None:
    """The tables beside the documents."""
    writer, addresses = bench.writer, bench.making.site.addresses
    fill_acts(writer, holding.acts, addresses, holding.readings.get)
    fill_organisations(writer, organisations, holding.names)
    fill_readings(writer, holding.readings, holding.readers)
    fill_refused(writer, outcome.refused)
    offered = {addresses.path(file.iri(addresses)) for file in files}
    fill_gone(writer, _gone(bench, holding, offered, feed.gone))
    fill_feed(writer, feed)
    writer.insert("downloads", (file.values(addresses) for file in files))
    writer.insert("made", sorted(bench.made.items()))


def _gone(bench: Bench, holding: _Holding, offered: Container[str], of_feed: Mapping[str, str]) -> dict[str, Gone]:
    """What is served no more: originals in which something is masked, and what the former release alone had.

    ``offered`` are the paths of the files for download; ``of_feed`` says why paths of the feed are gone.
    """
    addresses, day = bench.making.site.addresses, bench.making.at.date().isoformat()
    reasons = {path: _NO_LONGER for path in bench.former.paths() if not path.startswith("/static/")}
    reasons |= {
        addresses.path(addresses.source_original(sha256)): _MASKED
        for sha256, reading in holding.readings.items()
        if reading.masked
    }
    reasons |= dict.fromkeys(bench.former.downloads, _NOT_OFFERED)
    reasons |= of_feed
    gone = {path: Gone(reason=reason, on=day) for path, reason in reasons.items()}
    for path, before in bench.former.gone.items():
        if path not in gone or gone[path].reason == before.reason:
            gone[path] = before
    return {path: item for path, item in gone.items() if path not in bench.made and path not in offered}


def _outcome(
    bench: Bench,
    candidates: Mapping[str, KeyedAct],
    passed: Passed,
    holding: _Holding,
    refused: tuple[Refused, ...],
    read: Read,
) -> Outcome:
    """What became of each act."""
    former = bench.former.acts
    here = {path for path, act in passed.acts.items() if candidates.get(path) is act}
    before = here & former.keys()
    return Outcome(
        read=len(read.readings),
        reread=read.reread,
        unread=read.unread,
        new=tuple(sorted(here - former.keys())),
        changed=tuple(sorted(before & passed.changed)),
        unchanged=tuple(sorted(before - passed.changed)),
        kept=tuple(sorted(passed.acts.keys() - here)),
        refused=refused,
        acts=holding.acts,
        made=tuple(bench.anew),
    )
