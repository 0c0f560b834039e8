"""What is wrong, missing or unsure in an act, as data."""

from collections.abc import Iterable, Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF

from publisher.identifiers import Addresses
from publisher.keys.places import ACT_PLACE, PREFIXES
from publisher.mapping.facts import Table, Triple, stated
from publisher.mapping.literals import plain, text
from publisher.namespaces import PF, concept
from publisher.records import Finding

_FINDING: Table = {
    "severity": (PF.severity, concept),
    "code": (PF.code, plain),
    "message": (DCTERMS.description, text),
    "pointer": (PF.pointer, plain),
}


def finding_triples(
    document: str, findings: Iterable[Finding], addresses: Addresses, sha256: str | None
) -> Iterator[Triple]:
    """The findings about the act of a document, in their order; ``sha256`` is that of the source read."""
    act = URIRef(addresses.place(document, ACT_PLACE))
    for index, finding in enumerate(findings):
        thing = URIRef(addresses.place(document, f"{PREFIXES['findings']}-{index + 1}"))
        yield act, PF.finding, thing
        yield thing, RDF.type, PF.Finding
        for fact in stated(thing, f"/findings/{index}", finding, _FINDING):
            yield fact.triple
        if finding.span is not None and sha256:
            yield thing, PF.statedBy, URIRef(addresses.words(sha256, *finding.span))
