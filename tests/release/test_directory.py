"""What acts name is told once, with all that they say of it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from publisher.mapping import Mention
from publisher.records import Attendance, Authority, Deliberation, PartialDate, Recusal, Span
from publisher.records.values import AttendanceStatus, AuthorityKind
from publisher.release.directory import Directory
from publisher.release.mentions import mentions_in
from publisher.release.rows import latest_first
from tests.factories import deliberation, grant, source
from tests.release.builders import ADDRESSES, release_of

AT = Span(0, 1)
COMMUNE = "commune-de-valcombreuse"


def act(number: str, date: str, **facts: Any) -> Deliberation:
    return deliberation(number=number, meeting_date=PartialDate(date), source=source(number), **facts)


def directory(*acts: Deliberation) -> Directory:
    return Directory.of(latest_first(release_of(*([record] for record in acts))), ADDRESSES, {})


def test_authority_and_beneficiary() -> None:
    found = directory(
        act("1", "2024-01-10", grants=(grant("Judo", "100.00"), grant("Chorale", "300.00"))),
        act("2", "2024-02-10", grants=(grant("JUDO", "50.00", beneficiary_siret="22620001200012"),)),
    )
    pages = {page.key: (page, facts) for page, facts in found.organisations()}
    authority, facts = pages[COMMUNE]
    assert [row.number for row in authority.acts] == ["2", "1"]
    assert [(row.name, row.total) for row in authority.beneficiaries] == [
        ("Chorale", Decimal("300.00")),
        ("JUDO", Decimal("150.00")),
    ]
    assert facts.kind is AuthorityKind.COMMUNE
    assert facts.bodies == ("Conseil municipal",)
    judo, facts = pages[f"{COMMUNE}-judo"]
    assert (judo.name, judo.other_names, judo.siren) == ("JUDO", (), "226200012")
    assert [row.amount for row in judo.received] == [Decimal("50.00"), Decimal("100.00")]
    assert facts.numbers == ("22620001200012",)


def test_two_sirens_of_one_body_are_not_chosen_from() -> None:
    acts = [
        act(str(number), "2024-01-10", authority=Authority(name="Commune", kind=None, siren=siren))
        for number, siren in enumerate(("226200012", None))
    ]
    pages = [page for page, _ in directory(*acts).organisations() if page.acts]
    assert [page.siren for page in pages] == ["226200012"]


def test_members() -> None:
    present = Attendance(name="Odile FERRAGUT", status=AttendanceStatus.PRESENT, voting=True, span=AT)
    absent = replace(present, status=AttendanceStatus.ABSENT)
    found = directory(
        act("1", "2024-01-10", attendance=(present,), president="Odile FERRAGUT"),
        act("2", "2024-02-10", attendance=(absent,), recusals=(Recusal(name="Odile FERRAGUT", span=AT),)),
    )
    ((page, facts),) = found.members()
    assert (page.authority_key, page.key, facts.names) == (COMMUNE, "odile-ferragut", ("Odile FERRAGUT",))
    assert [(row.act.number, row.status, row.recused, row.roles) for row in page.rows] == [
        ("2", AttendanceStatus.ABSENT, True, ()),
        ("1", AttendanceStatus.PRESENT, False, ("présidence de séance",)),
    ]


def test_territories() -> None:
    found = directory(act("1", "2024-01-10", grants=(grant(territory=("Artois", "Audomarois")), grant("Chorale"))))
    pages = {page.name: page for page, _ in found.territories()}
    assert {name: len(page.grants) for name, page in pages.items()} == {"Artois": 1, "Audomarois": 1}


def test_sources_and_their_acts() -> None:
    both = [act("1", "2024-01-10"), act("2", "2024-01-10")]
    shared = [replace(record, source=source("procès-verbal")) for record in both]
    found = Directory.of(latest_first(release_of(shared)), ADDRESSES, {})
    ((only),) = found.sources()
    assert [row.number for row in only.acts] == ["1", "2"]


def test_mentions_are_the_triples_that_lead_to_other_documents() -> None:
    document, body = "https://data.example/deliberations/a/2024/1", "https://data.example/organismes/judo"
    graph = f"""<{document}#acte> <http://p/passed> <{body}#organisme> .
<{document}#mots-a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <{body}#organisme> .
<{document}#subvention-judo> <http://p/to> <{body}#organisme> .
<{document}> <http://xmlns.com/foaf/0.1/primaryTopic> <{document}#acte> .
<{body}#organisme> <http://p/name> "Judo" .
""".encode()
    assert mentions_in([graph, graph], ADDRESSES) == {
        body: (
            Mention(subject=f"{document}#acte", predicate="http://p/passed"),
            Mention(subject=f"{document}#subvention-judo", predicate="http://p/to"),
        )
    }
