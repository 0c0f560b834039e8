"""The report of a run: as data, as French text, and what the shapes said of each act examined."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from publisher.formatting import count, percent
from publisher.pages.wording import finding_line
from publisher.records import Deliberation
from publisher.records.encode import to_plain
from publisher.release.about import moment
from publisher.release.digests import digest
from publisher.release.outcome import Outcome, Refused, Unread
from publisher.release.representation import json_body
from publisher.release.rows import PublishedAct

FOLDER = "report"
_PREFIXES = {"sh": "http://www.w3.org/ns/shacl#", "pf": "https://w3id.org/public-funding#"}


def write_report(folder: Path, outcome: Outcome, at: datetime, shacl: Mapping[str, bytes]) -> str:
    """Write the report of a run into ``folder``; gives a digest of it. ``shacl`` has the graph of each act examined."""
    target = folder / FOLDER
    target.mkdir()
    files = {
        "rapport.json": json_body(_data(outcome, at)),
        "rapport.txt": ("\n".join(text(outcome)) + "\n").encode(),
        "validation.ttl": validation_turtle(shacl),
    }
    for name, content in files.items():
        (target / name).write_bytes(content)
    return digest(sorted(files.items()))


def text(outcome: Outcome) -> Iterator[str]:
    """The report in French: what was not read, acts in quarantine, acts published with what is to be checked."""
    yield f"{count(len(outcome.unread), 'source non lue', 'sources non lues')}."
    yield from (f"- {unread.reason}" for unread in outcome.unread)
    yield ""
    yield f"{count(len(outcome.refused), 'acte en quarantaine', 'actes en quarantaine')}."
    for refused in outcome.refused:
        yield from (f"- {line}" for line in refusal_lines(refused))
    yield ""
    share = recognised(published.act.record for published in outcome.acts)
    known = f", texte reconnu à {percent(share)}" if share is not None else ""
    yield f"{count(len(outcome.acts), 'acte publié', 'actes publiés')}{known}."
    for published in outcome.acts:
        yield from act_lines(published)


def refusal_lines(refused: Refused) -> Iterator[str]:
    """One line a violation: where the act was read, which it is, what is wrong and what to do."""
    stays = " La version déjà publiée reste en service." if refused.kept else ""
    for finding in refused.violations:
        yield f"{refused.origin} : {name_of(refused.record)} en quarantaine [{finding.code}] {finding.message}{stays}"


def act_lines(published: PublishedAct) -> Iterator[str]:
    """The act, then each of its findings."""
    record = published.act.record
    share = f" ({percent(record.recognised)} du texte reconnu)" if record.recognised is not None else ""
    yield f"- {published.path} : {name_of(record)}{share}"
    yield from (f"    {finding_line(finding)}" for finding in published.findings)


def name_of(record: Deliberation) -> str:
    """What an act is called: its number, else its title."""
    if record.number:
        return f"délibération n° {record.number}"
    return f"délibération « {record.title} »" if record.title else "délibération sans numéro ni titre"


def recognised(records: Iterator[Deliberation]) -> float | None:
    """Share of the text of several acts that was recognised, by length; None where none is known."""
    shares = [
        (record.recognised, sum(part.span.end - part.span.start for part in record.parts))
        for record in records
        if record.recognised is not None
    ]
    whole = sum(length for _, length in shares)
    return sum(share * length for share, length in shares) / whole if whole else None


def validation_turtle(shacl: Mapping[str, bytes]) -> bytes:
    """The validation reports of several acts as one graph, their blank nodes kept apart."""
    triples = [
        ox.Triple(_apart(quad.subject, number), quad.predicate, _apart(quad.object, number))
        for number, (_, report) in enumerate(sorted(shacl.items()), start=1)
        for quad in ox.parse(report, format=ox.RdfFormat.N_TRIPLES)
    ]
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return written or b""


def _apart(node: Any, number: int) -> Any:
    return ox.BlankNode(f"a{number}{node.value}") if isinstance(node, ox.BlankNode) else node


def _data(outcome: Outcome, at: datetime) -> dict[str, Any]:
    fates = {"new": outcome.new, "changed": outcome.changed, "unchanged": outcome.unchanged, "kept": outcome.kept}
    fate = {path: name for name, paths in fates.items() for path in paths}
    return {
        "at": moment(at),
        "read": outcome.read,
        "recognised": recognised(published.act.record for published in outcome.acts),
        "unread": [_unread(item) for item in outcome.unread],
        "quarantine": [_refused(item) for item in outcome.refused],
        "acts": [
            {
                "path": published.path,
                "sources": [source.uri for source in published.act.sources],
                "status": fate[published.path],
                "recognised": published.act.record.recognised,
                "findings": [to_plain(finding) for finding in published.findings],
            }
            for published in outcome.acts
        ],
    }


def _unread(item: Unread) -> dict[str, Any]:
    return {"origin": item.origin, "reason": item.reason}


def _refused(item: Refused) -> dict[str, Any]:
    return {
        "origin": item.origin,
        "number": item.record.number,
        "title": item.record.title,
        "kept": item.kept,
        "findings": [to_plain(finding) for finding in item.findings],
    }
