"""The addresses of one act and of what it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF

from publisher.identifiers import Addresses
from publisher.keys.places import ACT_PLACE, SITTING_PLACE, thing_place
from publisher.keys.words import bounded_slug, short_hash
from publisher.mapping.facts import Fact, link
from publisher.mapping.inputs import ActFacts
from publisher.mapping.literals import MASK, plain, text
from publisher.namespaces import LOCN, PF
from publisher.records import Deliberation, Source, Span

_ROLES = {
    PF.member: "membre",
    PF.president: "president",
    PF.rapporteur: "rapporteur",
    PF.representedBy: "mandataire",
    PF.secretary: "secretaire",
    PF.signatory: "signataire",
}
"""How the fragment of a person begins who has no document of their own."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One act under its addresses, and the address of its document."""

    facts: ActFacts
    addresses: Addresses
    document: str

    @classmethod
    def of(cls, facts: ActFacts, addresses: Addresses) -> "Scene":
        """The scene of an act."""
        keys = facts.keys
        return cls(facts, addresses, addresses.act(keys.authority, keys.year, keys.act))

    @property
    def record(self) -> Deliberation:
        """What the act says."""
        return self.facts.record

    @property
    def act(self) -> URIRef:
        """The act itself."""
        return self.place(ACT_PLACE)

    @property
    def sitting(self) -> URIRef:
        """Its sitting."""
        return self.place(SITTING_PLACE)

    @property
    def authority(self) -> URIRef:
        """The authority that decides."""
        return organisation_iri(self.addresses, self.facts.keys.authority)

    def place(self, fragment: str) -> URIRef:
        """A thing at a fragment of the document."""
        return URIRef(self.addresses.place(self.document, fragment))

    def thing(self, field: str, index: int) -> URIRef:
        """The thing at ``/field/index`` of the record."""
        return self.place(thing_place(self.facts.keys, field, index))

    def source(self, source: Source) -> URIRef:
        """A source of the act; without digest it has no document, and is told by the act's own."""
        return URIRef(self.addresses.source(source.sha256)) if source.sha256 else self.place("source")

    def words(self, span: Span) -> URIRef | None:
        """Characters of the text that the act was read in; None where that text has no address."""
        sha256 = self.record.source.sha256
        return URIRef(self.addresses.words(sha256, span.start, span.end)) if sha256 else None

    def told(self, thing: URIRef, kind: URIRef, pointer: str, span: Span) -> Iterator[Fact]:
        """The class of a thing, and the words that state it."""
        yield link(thing, RDF.type, kind)
        words = self.words(span)
        if words is not None:
            yield link(thing, PF.statedBy, words, f"{pointer}/span")

    def beside(self, subject: URIRef, role: str) -> URIRef:
        """What the thing ``subject`` names in a role, and has no document of its own: ``…#membre-presence-1``."""
        return self.place(f"{role}-{subject.partition('#')[2]}")

    def person(
        self, subject: URIRef, predicate: URIRef, name: str | None, pointer: str, honorific: str | None = None
    ) -> Iterator[Fact]:
        """A person in public office, by name; a masked name names nobody."""
        if not name or MASK in name:
            return
        key = self.facts.members.get(name)
        person = self.beside(subject, _ROLES[predicate]) if key is None else self._member(key)
        yield link(subject, predicate, person, pointer)
        yield link(person, RDF.type, FOAF.Person)
        yield link(person, FOAF.name, plain(name), pointer)
        if honorific:
            yield link(person, FOAF.title, plain(honorific), f"{pointer.rpartition('/')[0]}/honorific")

    def territory(self, subject: URIRef, name: str, pointer: str) -> Iterator[Fact]:
        """A territory that the act names for a sum."""
        key = self.facts.territories.get(name)
        territory = (
            self.place(f"territoire-{bounded_slug(name) or short_hash(name)}")
            if key is None
            else territory_iri(self.addresses, key)
        )
        yield link(subject, DCTERMS.spatial, territory, pointer)
        yield link(territory, RDF.type, DCTERMS.Location)
        yield link(territory, LOCN.geographicName, text(name), pointer)

    def _member(self, key: str) -> URIRef:
        return member_iri(self.addresses, self.facts.keys.authority, key)


def organisation_iri(addresses: Addresses, key: str) -> URIRef:
    """An organisation that has a document of its own."""
    return URIRef(addresses.part(addresses.organisation(key), "organisme"))


def member_iri(addresses: Addresses, authority: str, key: str) -> URIRef:
    """An elected member that has a document of their own."""
    return URIRef(addresses.part(addresses.member(authority, key), "elu"))


def territory_iri(addresses: Addresses, key: str) -> URIRef:
    """A territory that has a document of its own."""
    return URIRef(addresses.part(addresses.territory(key), "territoire"))


def body_iri(addresses: Addresses, authority: str, name: str) -> URIRef:
    """The assembly or an organ of an authority; the authority's document tells it."""
    key = bounded_slug(name) or short_hash(name)
    return URIRef(addresses.part(addresses.organisation(authority), "instance", key))
