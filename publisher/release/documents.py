"""Making documents: each in HTML and, where it has a graph, in every RDF form.

These functions run in other processes: what they are given and what they give is small and holds no graph.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from publisher import resources
from publisher.keys import KeyedAct, member_keys, territory_keys
from publisher.mapping import (
    ActFacts,
    MemberFacts,
    OrganisationFacts,
    SourceFacts,
    TerritoryFacts,
    act_triples,
    finding_triples,
    graph,
    lines,
    member_triples,
    organisation_triples,
    source_triples,
    territory_triples,
)
from publisher.pages import (
    ActInput,
    MemberInput,
    OrganisationInput,
    Site,
    SourceInput,
    TerritoryInput,
    act_page,
    member_page,
    organisation_page,
    source_page,
    territory_page,
)
from publisher.records import Finding, Severity
from publisher.release.directory import SourceFound
from publisher.release.jsonld import Context
from publisher.release.links import ActLinks
from publisher.release.readings import StoredReading
from publisher.release.representation import Representation
from publisher.release.serialise import HTML, ntriples, rdf_forms
from publisher.validation import validate

log = logging.getLogger(__name__)

PLAIN_TEXT = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What every document of a release is made with; ``at`` is the time of the publication."""

    site: Site
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ActJob:
    """An act to make the document of; ``masked`` are the SHA-256 of its sources in which something is masked."""

    path: str
    act: KeyedAct
    reading: StoredReading = field(repr=False)
    masked: tuple[str, ...]
    links: ActLinks


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeAct:
    """The document of an act; none where the gate refuses it. ``shacl``: the validation report as N-Triples."""

    representations: tuple[Representation, ...]
    findings: tuple[Finding, ...]
    shacl: bytes


Named = (
    tuple[OrganisationInput, OrganisationFacts]
    | tuple[MemberInput, MemberFacts]
    | tuple[TerritoryInput, TerritoryFacts]
)
"""What acts name, as its page and as its graph tell it."""


@cache
def context() -> Context:
    """The JSON-LD context of the ontology."""
    return Context.of(json.loads((resources.folder("ontology") / "context.jsonld").read_text(encoding="utf-8")))


def make_act(making: Making, job: ActJob) -> MadeAct:
    """The document of an act, its findings, and whether it passes the gate (``representations`` is empty if not).

    An act that defeats the program is refused: it must not hold back the others.
    """
    try:
        return _made(making, job)
    except Exception as error:
        log.info("%s : détails", job.path, exc_info=error)
        failure = Finding(
            severity=Severity.VIOLATION,
            code="program.failure",
            message=f"Le programme n’a pas su mettre cet acte en forme ({type(error).__name__}) ; signalez-le à ses "
            "auteurs, avec le document.",
        )
        return MadeAct(representations=(), findings=(failure, *job.act.record.findings), shacl=b"")


def _made(making: Making, job: ActJob) -> MadeAct:
    site, record = making.site, job.act.record
    document = site.addresses.base + job.path
    facts = _act_facts(job)
    triples = tuple(act_triples(facts, site.addresses))
    report = validate(record, graph(triples), document)
    if not report.conforms:
        return MadeAct(representations=(), findings=report.findings, shacl=report.shacl)
    told = finding_triples(document, report.findings, site.addresses, record.source.sha256)
    page = ActInput(
        record=record,
        keys=job.act.keys,
        findings=report.findings,
        text=job.reading.text,
        masked=job.reading.masked,
        members={
            name: site.addresses.member(job.act.keys.authority, key) for name, key in sorted(facts.members.items())
        },
        territories={name: site.addresses.territory(key) for name, key in sorted(facts.territories.items())},
        cited=job.links.cited,
        citing=job.links.citing,
        checks=report.checks,
    )
    made = _forms(making, act_page(site, page), lines((*triples, *told)))
    return MadeAct(representations=made, findings=report.findings, shacl=report.shacl)


def _act_facts(job: ActJob) -> ActFacts:
    return ActFacts(
        record=job.act.record,
        keys=job.act.keys,
        sources=job.act.sources,
        masked=frozenset(job.masked),
        members=member_keys(job.act.record),
        territories=territory_keys(job.act.record, job.act.keys.authority),
        cited=job.links.cited,
        related=job.links.related,
    )


def check_act(making: Making, job: ActJob) -> MadeAct:
    """What the gate says of an act, without making its document."""
    triples = act_triples(_act_facts(job), making.site.addresses)
    report = validate(job.act.record, graph(triples), making.site.addresses.base + job.path)
    return MadeAct(representations=(), findings=report.findings, shacl=report.shacl)


def make_named(making: Making, named: Named) -> tuple[Representation, ...]:
    """The document of an organisation, a member or a territory."""
    site = making.site
    match named:
        case OrganisationInput() as page, OrganisationFacts() as facts:
            return _forms(making, organisation_page(site, page), lines(organisation_triples(facts, site.addresses)))
        case MemberInput() as page, MemberFacts() as facts:
            return _forms(making, member_page(site, page), lines(member_triples(facts, site.addresses)))
        case TerritoryInput() as page, TerritoryFacts() as facts:
            return _forms(making, territory_page(site, page), lines(territory_triples(facts, site.addresses)))
    raise TypeError(f"no document is made of {type(named[0]).__name__}")


def make_source(making: Making, job: tuple[SourceFound, StoredReading]) -> tuple[Representation, ...]:
    """The document of a source."""
    found, reading = job
    page = SourceInput(
        sha256=reading.sha256,
        media_type=reading.media_type,
        origin=reading.origin,
        text=reading.text,
        masked=reading.masked,
        acts=found.acts,
    )
    facts = SourceFacts(source=found.source, masked=reading.masked, acts=tuple(row.iri for row in found.acts))
    triples = source_triples(facts, making.site.addresses)
    return _forms(making, source_page(making.site, page), lines(triples))


def make_text(making: Making, reading: StoredReading) -> tuple[Representation, ...]:
    """The text of a source, as its spans count in it."""
    body = reading.text.characters.encode("utf-8", "replace")
    return (Representation.of(body, PLAIN_TEXT, making.at),)


def representations(making: Making, bodies: Mapping[str, bytes]) -> tuple[Representation, ...]:
    """A document given by the bytes of each of its forms."""
    return tuple(Representation.of(body, media_type, making.at) for media_type, body in bodies.items())


def _forms(making: Making, page: bytes, triples: bytes) -> tuple[Representation, ...]:
    return representations(making, {HTML: page} | rdf_forms(ntriples(triples), context()))
