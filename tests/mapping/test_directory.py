"""Documents of organisations, members, territories and sources, and findings as data."""

from pathlib import Path

import rdflib
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, RDFS

from publisher.mapping import (
    MemberFacts,
    Mention,
    OrganisationFacts,
    SourceFacts,
    TerritoryFacts,
    act_triples,
    finding_triples,
    graph,
    member_triples,
    mentions,
    organisation_triples,
    source_triples,
    territory_triples,
)
from publisher.namespaces import ELI, LOCN, PF, concept
from publisher.records import Finding, Severity
from publisher.records.values import AuthorityKind
from tests import factories
from tests.mapping.acts import ADDRESSES, SPAN, acts_of, document_of, keyed, maximal


def test_mentions_lead_back_from_each_thing_to_the_acts_that_name_it(real_act: Path) -> None:
    (act,) = acts_of(real_act)
    found = list(mentions(act_triples(act, ADDRESSES)))
    documents = {document for document, _ in found}
    keys = {key for key in act.keys.beneficiaries if key}
    assert {ADDRESSES.organisation(key) for key in {*keys, act.keys.authority}} <= documents
    assert {ADDRESSES.member(act.keys.authority, key) for key in act.members.values()} <= documents
    assert {ADDRESSES.territory(key) for key in act.territories.values()} <= documents
    first = ADDRESSES.organisation(act.keys.beneficiaries[0] or "")
    predicates = {mention.predicate for document, mention in found if document == first}
    assert predicates == {str(PF.beneficiary)}
    assert not any("#mots-" in mention.subject for _, mention in found)
    authority = ADDRESSES.organisation(act.keys.authority)
    assert {mention.predicate for document, mention in found if document == authority} == {str(ELI.passed_by)}


def test_mentions_are_triples_of_the_act() -> None:
    act = keyed(maximal())
    triples = set(act_triples(act, ADDRESSES))
    for document, mention in mentions(triples):
        assert any(
            (str(subject), str(predicate)) == (mention.subject, mention.predicate) and str(value).startswith(document)
            for subject, predicate, value in triples
        )


def test_organisation() -> None:
    mention = Mention(subject=f"{ADDRESSES.act('c', '2024', '17')}#subvention-judo", predicate=str(PF.beneficiary))
    facts = OrganisationFacts(
        key="commune-de-valcombreuse",
        names=("Commune de Valcombreuse", "COMMUNE DE VALCOMBREUSE"),
        kind=AuthorityKind.COMMUNE,
        bodies=("Conseil municipal",),
        numbers=("226200012", "21860194600000"),
        mentions=(mention,),
    )
    told = graph(organisation_triples(facts, ADDRESSES))
    document = URIRef(ADDRESSES.organisation(facts.key))
    thing = URIRef(f"{document}#organisme")
    assert (document, FOAF.primaryTopic, thing) in told
    assert (URIRef(mention.subject), PF.beneficiary, thing) in told
    assert {str(name) for name in told.objects(thing, FOAF.name)} == set(facts.names)
    assert told.value(thing, ORG.classification) == concept(AuthorityKind.COMMUNE)
    assert [str(number) for number in told.objects(thing, PF.siren)] == ["226200012"]
    pages = [str(page) for page in told.objects(thing, RDFS.seeAlso)]
    assert len(pages) == 1
    assert pages[0].endswith("/226200012")
    assert "21860194600000" not in told.serialize(format="nt")
    body = told.value(predicate=ORG.unitOf, object=thing)
    assert told.value(body, FOAF.name) == Literal("Conseil municipal")


def test_body_of_an_act_is_that_of_its_authority() -> None:
    act = keyed(maximal())
    told = graph(act_triples(act, ADDRESSES))
    facts = OrganisationFacts(key=act.keys.authority, names=(), bodies=("Conseil municipal",))
    assert set(told.objects(None, PF.decidingBody)) <= set(graph(organisation_triples(facts, ADDRESSES)).subjects())


def test_member_and_territory() -> None:
    member = MemberFacts(authority="commune", key="anne", names=("Anne",))
    told = graph(member_triples(member, ADDRESSES))
    assert told.value(URIRef(f"{ADDRESSES.member('commune', 'anne')}#elu"), FOAF.name) == Literal("Anne")
    territory = TerritoryFacts(key="commune-centre", names=("Centre",))
    told = graph(territory_triples(territory, ADDRESSES))
    thing = URIRef(f"{ADDRESSES.territory('commune-centre')}#territoire")
    assert told.value(thing, LOCN.geographicName) == Literal("Centre", lang="fr")
    assert (thing, RDF.type, DCTERMS.Location) in told


def _source(*, masked: bool) -> rdflib.Graph:
    act = ADDRESSES.act("commune", "2024", "17")
    facts = SourceFacts(source=factories.source(), masked=masked, acts=(act,))
    return graph(source_triples(facts, ADDRESSES))


def test_original_of_a_masked_source_is_not_offered() -> None:
    sha256 = factories.source().sha256 or ""
    original = URIRef(ADDRESSES.source_original(sha256))
    for masked in (True, False):
        told = _source(masked=masked)
        assert (URIRef(ADDRESSES.source(sha256)), DCTERMS.hasFormat, URIRef(ADDRESSES.source_text(sha256))) in told
        assert (original in set(told.objects())) is not masked
        assert (URIRef(ADDRESSES.act("commune", "2024", "17")), DCTERMS.source, None) in told


def test_findings_are_data_with_their_words() -> None:
    act = keyed(maximal())
    findings = (
        Finding(severity=Severity.WARNING, code="annexe.absent", message="Joignez l’annexe.", pointer="/annexes/0"),
        Finding(severity=Severity.INFO, code="text.unrecognised", message="Relisez.", span=SPAN),
    )
    document = document_of(act)
    told = graph(finding_triples(document, findings, ADDRESSES, act.record.source.sha256))
    first, second = URIRef(f"{document}#constat-1"), URIRef(f"{document}#constat-2")
    assert set(told.objects(URIRef(f"{document}#acte"), PF.finding)) == {first, second}
    assert told.value(first, PF.severity) == concept(Severity.WARNING)
    assert told.value(first, PF.pointer) == Literal("/annexes/0")
    assert told.value(first, PF.statedBy) is None
    assert told.value(second, PF.statedBy) == URIRef(ADDRESSES.words(act.record.source.sha256 or "", *SPAN))
