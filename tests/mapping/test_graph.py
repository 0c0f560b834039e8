"""What the graph of an act says and does not say: identities, links, masks, words, places."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF

from publisher.mapping import ActFacts, act_triples, graph, lines
from publisher.namespaces import ELI, PF, SCHEMA
from publisher.pages import ActInput, act_page
from publisher.records import Authority, MemberPosition, Relation, Vote
from publisher.records.values import Position, RelationKind
from publisher.release.serialise import RDF_XML, ntriples, rdf_forms
from publisher.sources import fetch
from publisher.text import extract
from tests import factories
from tests.mapping.acts import ADDRESSES, SAMPLES, SPAN, acts_of, context, document_of, full_vote, keyed, maximal, whole
from tests.pages.builders import SITE


def _graph(act: ActFacts) -> rdflib.Graph:
    return graph(act_triples(act, ADDRESSES))


def _grant(**facts: Any) -> tuple[rdflib.Graph, URIRef]:
    """The graph of an act with one grant, and that grant."""
    act = keyed(factories.deliberation(grants=(factories.grant(**facts),)))
    return _graph(act), URIRef(ADDRESSES.part(document_of(act), "subvention", act.keys.grants[0]))


def test_document_and_act_are_two() -> None:
    act = keyed(factories.deliberation())
    told, document = _graph(act), URIRef(document_of(act))
    topic = URIRef(f"{document}#acte")
    assert (document, FOAF.primaryTopic, topic) in told
    assert (topic, RDF.type, PF.Deliberation) in told
    assert (document, DCTERMS.source, URIRef(ADDRESSES.source(act.record.source.sha256 or ""))) in told
    assert (
        topic,
        ELI.passed_by,
        URIRef(ADDRESSES.part(ADDRESSES.organisation(act.keys.authority), "organisme")),
    ) in told


def test_every_source_is_told() -> None:
    act = keyed(factories.deliberation())
    other = replace(act.record.source, uri="acte.pdf", media_type="application/pdf", sha256="f" * 64)
    told = _graph(replace(act, sources=(*act.sources, other), masked=frozenset({"f" * 64})))
    source = URIRef(ADDRESSES.source("f" * 64))
    assert (URIRef(document_of(act)), DCTERMS.source, source) in told
    assert told.value(source, PF.masked) == Literal(True)
    assert told.value(source, SCHEMA.encodingFormat) == Literal("application/pdf")


def test_zero_is_said_and_absence_is_not() -> None:
    told = _graph(keyed(factories.deliberation(vote=factories.vote(against=0))))
    assert [str(value) for value in told.objects(None, PF.votesAgainst)] == ["0"]
    assert list(told.objects(None, PF.abstentions)) == []


def test_natural_person_is_neither_named_nor_numbered() -> None:
    told, thing = _grant(beneficiary="Jeanne SECRET", beneficiary_siret="21860194600013", natural_person=True)
    assert told.value(thing, PF.beneficiary) is None
    assert told.value(thing, PF.naturalPerson) == Literal(True)
    assert "SECRET" not in told.serialize(format="nt")
    assert "21860194600013" not in told.serialize(format="nt")


@pytest.mark.parametrize(
    "people",
    [
        {"president": "█████ ██████"},
        {"rapporteur": "Anne ██████"},
        {"vote": Vote(members=(MemberPosition(position=Position.FOR, name="█", span=SPAN),), span=SPAN)},
    ],
    ids=["president", "rapporteur", "vote"],
)
def test_masked_name_names_nobody(people: dict[str, Any]) -> None:
    told = _graph(keyed(factories.deliberation(**people)))
    assert list(told.subjects(RDF.type, FOAF.Person)) == []
    assert "█" not in told.serialize(format="nt")


def test_wrong_number_is_text_and_joins_nothing() -> None:
    told, thing = _grant(beneficiary_siret="21860194600000")
    assert told.value(thing, PF.invalidIdentifier) == Literal("21860194600000")
    assert list(told.subject_objects(PF.siret)) == list(told.subject_objects(PF.siren)) == []
    act = keyed(factories.deliberation(authority=Authority(name="Commune", kind=None, siren="226200013")))
    assert _graph(act).value(URIRef(f"{document_of(act)}#acte"), PF.invalidIdentifier) == Literal("226200013")


def test_act_of_the_site_that_is_cited_or_changed_is_linked() -> None:
    other = ADDRESSES.act("commune-de-valcombreuse", "2023", "2023-11")
    record = replace(maximal(), relations=tuple(Relation(kind=kind, span=SPAN) for kind in RelationKind))
    act = keyed(record, cited={0: other}, related=dict.fromkeys(range(len(RelationKind)), other))
    told, topic, linked = _graph(act), URIRef(f"{document_of(act)}#acte"), URIRef(f"{other}#acte")
    assert (URIRef(f"{document_of(act)}#visa-1"), PF.refersTo, linked) in told
    assert set(told.predicates(topic, linked)) == {ELI.cites, ELI.amends, ELI.repeals, ELI.based_on}


def test_article_that_decides_is_linked_else_its_number_is_kept() -> None:
    told, thing = _grant(article="1")
    assert told.value(thing, PF.article) == URIRef(f"{thing.partition('#')[0]}#article-1")
    told, thing = _grant(article="9")
    assert told.value(thing, PF.article) is None
    assert told.value(thing, PF.articleNumber) == Literal("9")


def test_period_is_one_node_for_all_its_grants() -> None:
    grants = tuple(factories.grant(f"Club {n}", period_start="2024", period_end="2024-06-30") for n in range(3))
    told = _graph(keyed(factories.deliberation(grants=grants)))
    assert len(set(told.objects(None, DCTERMS.temporal))) == 1
    assert len(list(told.subject_objects(DCTERMS.temporal))) == 3


def test_vote_on_one_grant_meets_no_other_thing() -> None:
    """A grant whose key ends like the fragment of a vote is another thing than that vote."""
    names = ("Judo", "Judo vote", "Judo groupe 1", "Judo part 1")
    grants = tuple(factories.grant(name, vote=full_vote(place * 10)) for place, name in enumerate(names))
    told = _graph(keyed(factories.deliberation(vote=full_vote(90), grants=grants)))
    for subject in set(told.subjects()):
        if "#mots-" not in str(subject) and str(subject).startswith(ADDRESSES.base + "/deliberations"):
            kinds = set(told.objects(subject, RDF.type)) - {ELI.LegalResource, ELI.LegalResourceSubdivision}
            assert len(kinds) == 1, subject
    for vote in told.subjects(RDF.type, PF.Vote):
        assert len(list(told.objects(vote, PF.votesFor))) == 1


def test_source_without_digest_has_no_words() -> None:
    record = replace(maximal(), source=replace(maximal().source, sha256=None))
    told = _graph(keyed(record))
    assert list(told.subject_objects(PF.statedBy)) == []
    assert list(told.subjects(RDF.type, RDF.Statement)) == []
    assert [str(origin) for origin in told.objects(None, PF.origin)] == ["actes.csv"]


_THING = re.compile(
    r"(presence|mouvement|deport|signature|visa|considerant|article|refus|imputation|constat|correction)-[0-9]+"
    r"|subvention-.*"
)


@pytest.mark.parametrize("path", [*SAMPLES, None], ids=[*(path.stem for path in SAMPLES), "real act"])
def test_what_the_graph_tells_opens_at_its_place_on_the_page(path: Path | None, request: pytest.FixtureRequest) -> None:
    path = path or request.getfixturevalue("real_act")
    text = extract(fetch(str(path)))
    for act in acts_of(path):
        page = act_page(SITE, ActInput(record=act.record, keys=act.keys, findings=act.record.findings, text=text))
        places = {str(tag["id"]) for tag in BeautifulSoup(page, "lxml").find_all(id=True)}
        told = {subject.partition("#")[2] for subject, _, _ in whole(act) if "/deliberations/" in subject}
        things = set(filter(_THING.fullmatch, places))
        assert things
        assert things == set(filter(_THING.fullmatch, told))
        assert {place for place in told if place.startswith("mots-")} <= places


HOSTILE = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('<>"\\{}|^`% \n\x00\f\u2028█#/')),
    min_size=1,
)


@settings(max_examples=60, deadline=None)
@given(words=HOSTILE, name=HOSTILE)
def test_no_words_break_an_address_or_a_form(words: str, name: str) -> None:
    record = replace(
        maximal(),
        number=words,
        title=name,
        body=name,
        president=name,
        grants=(factories.grant(name, operation=words, territory=(words,), unit=words),),
        source=replace(maximal().source, uri=words),
        spans={},
    )
    canonical = ntriples(lines(act_triples(keyed(record), ADDRESSES)))
    assert rdflib.Graph().parse(data=rdf_forms(canonical, context())[RDF_XML], format="xml")
    for triple in act_triples(keyed(record), ADDRESSES):
        for term in triple:
            if isinstance(term, URIRef):
                assert re.fullmatch(r"https?://[\w./:#=,-]+", term, re.ASCII), term
