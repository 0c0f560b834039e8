"""The gate: what is wrong in one act, and whether it may be published."""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Graph

from publisher.records import Check, Deliberation, Finding, Severity, Verdict
from publisher.validation import shapes
from publisher.validation.reconcile import disagreements, reconciliations
from publisher.validation.results import findings_of
from publisher.validation.shacl import report_lines, results


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything found about one act.

    ``findings`` hold those of reading, each once; ``checks`` are the reconciliations, passed or not; ``shacl`` is the
    ``sh:ValidationReport`` as canonical N-Triples.
    """

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    shacl: bytes

    @property
    def conforms(self) -> bool:
        """Whether the act may be published: warnings are published and shown."""
        return all(finding.severity is not Severity.VIOLATION for finding in self.findings)


def validate(record: Deliberation, graph: Graph, document: str) -> Report:
    """The report on an act, its graph and the address of its document. SHACL decides what is kept out.

    Where the record disagrees with itself in a way that a shape knows too, that shape is run as well, so that the SHACL
    report says it; those in SPARQL cost more than all others together.
    """
    checks = reconciliations(record)
    broken = results(graph, shapes.gate())
    differing = {check.code for check in checks if check.verdict is Verdict.DIFFERS} & shapes.agreement_codes()
    doubtful = results(graph, shapes.agreement(), differing) if differing else ()
    found = (*record.findings, *findings_of(broken, record, graph), *disagreements(checks, record))
    return Report(findings=once(found), checks=checks, shacl=report_lines((*broken, *doubtful), document))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, in order: of those with one code about one fact the gravest stays, else the first."""
    kept: dict[tuple[str, object], Finding] = {}
    for finding in findings:
        place = (finding.code, finding.pointer or finding.span or finding.message)
        known = kept.get(place)
        if known is None or finding.gravity < known.gravity:
            kept[place] = finding
    return tuple(kept.values())
