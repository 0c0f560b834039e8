"""Documents of what many acts mention: organisations, members, territories.

A mention is a triple of an act's graph, told again in the document of what it leads to: so a reader of one document
finds the acts and grants that name its thing, by the same property and without an inverse.
"""

from collections.abc import Iterable, Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, RDFS

from publisher.identifiers import Addresses, registry_page
from publisher.mapping.facts import Triple
from publisher.mapping.inputs import MemberFacts, Mention, OrganisationFacts, TerritoryFacts
from publisher.mapping.literals import plain, text
from publisher.mapping.numbers import registered
from publisher.mapping.scene import body_iri, member_iri, organisation_iri, territory_iri
from publisher.namespaces import LOCN, PF, SCHEMA, concept


def mentions(triples: Iterable[Triple]) -> Iterator[tuple[str, Mention]]:
    """Document and mention, for each triple of an act's graph that leads to a thing of another document.

    What statements say of words is no mention; nor is the funder of a grant, whose act names the authority already.
    """
    held = list(triples)
    own = {str(subject) for subject, predicate, _ in held if predicate == FOAF.primaryTopic}
    for subject, predicate, value in held:
        document, _, fragment = str(value).partition("#")
        if (
            isinstance(value, URIRef)
            and fragment in _THINGS
            and document not in own
            and predicate not in _NO_MENTION
            and str(subject).partition("#")[0] in own
        ):
            yield document, Mention(subject=str(subject), predicate=str(predicate))


_THINGS = frozenset({"organisme", "elu", "territoire"})
_NO_MENTION = frozenset({RDF.subject, RDF.object, SCHEMA.funder})


def organisation_triples(facts: OrganisationFacts, addresses: Addresses) -> Iterator[Triple]:
    """An organisation: names, kind, numbers, organs, and where acts mention it."""
    organisation = organisation_iri(addresses, facts.key)
    yield from _document(organisation, facts.mentions)
    yield organisation, RDF.type, ORG.Organization
    for name in facts.names:
        yield organisation, FOAF.name, plain(name)
    if facts.kind is not None:
        yield organisation, RDF.type, ORG.FormalOrganization
        yield organisation, ORG.classification, concept(facts.kind)
    for number in facts.numbers:
        for predicate, digits in registered(number).items():
            yield organisation, predicate, plain(digits)
            if predicate == PF.siren:
                yield organisation, RDFS.seeAlso, URIRef(registry_page(digits))
    for name in facts.bodies:
        body = body_iri(addresses, facts.key, name)
        yield body, RDF.type, ORG.OrganizationalUnit
        yield body, FOAF.name, plain(name)
        yield body, ORG.unitOf, organisation


def member_triples(facts: MemberFacts, addresses: Addresses) -> Iterator[Triple]:
    """An elected member: names, and where acts mention them."""
    member = member_iri(addresses, facts.authority, facts.key)
    yield from _document(member, facts.mentions)
    yield member, RDF.type, FOAF.Person
    for name in facts.names:
        yield member, FOAF.name, plain(name)


def territory_triples(facts: TerritoryFacts, addresses: Addresses) -> Iterator[Triple]:
    """A territory: names, and where acts mention it."""
    territory = territory_iri(addresses, facts.key)
    yield from _document(territory, facts.mentions)
    yield territory, RDF.type, DCTERMS.Location
    for name in facts.names:
        yield territory, LOCN.geographicName, text(name)


def _document(thing: URIRef, mentioned: Iterable[Mention]) -> Iterator[Triple]:
    document = URIRef(thing.partition("#")[0])
    yield document, RDF.type, FOAF.Document
    yield document, FOAF.primaryTopic, thing
    for mention in mentioned:
        yield URIRef(mention.subject), URIRef(mention.predicate), thing
