"""From records to triples; the only room that knows the ontology."""

from publisher.mapping.directory import member_triples, mentions, organisation_triples, territory_triples
from publisher.mapping.facts import Triple
from publisher.mapping.findings import finding_triples
from publisher.mapping.graph import act_triples, graph, lines
from publisher.mapping.inputs import (
    ActFacts,
    MemberFacts,
    Mention,
    OrganisationFacts,
    SourceFacts,
    TerritoryFacts,
)
from publisher.mapping.sources import source_triples

__all__ = [
    "ActFacts",
    "MemberFacts",
    "Mention",
    "OrganisationFacts",
    "SourceFacts",
    "TerritoryFacts",
    "Triple",
    "act_triples",
    "finding_triples",
    "graph",
    "lines",
    "member_triples",
    "mentions",
    "organisation_triples",
    "source_triples",
    "territory_triples",
]
