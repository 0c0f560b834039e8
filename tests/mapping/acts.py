"""Acts with their keys for the tests of the mapping: real ones, the bundled ones, and one that states everything."""

import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from publisher.identifiers import Addresses
from publisher.keys import OrganisationRegister, assign_keys, member_keys, territory_keys
from publisher.mapping import ActFacts, Triple, act_triples, finding_triples, lines
from publisher.parsing import read
from publisher.records import (
    Annexe,
    Article,
    Attendance,
    AttendanceCounts,
    Authority,
    BudgetLine,
    Citation,
    Consideration,
    Correction,
    Deliberation,
    Finding,
    Grant,
    GroupPosition,
    MemberPosition,
    Money,
    Movement,
    Number,
    Part,
    PartialDate,
    Prefecture,
    Recusal,
    Refusal,
    Relation,
    Severity,
    Share,
    Signatory,
    Sitting,
    Source,
    Span,
    Vote,
)
from publisher.records.encode import to_dict
from publisher.records.values import (
    AttendanceStatus,
    AuthorityKind,
    Ballot,
    BudgetSection,
    CitationKind,
    GrantKind,
    MovementKind,
    Outcome,
    Position,
    RefusalOutcome,
    RelationKind,
    Unanimity,
)
from publisher.release.jsonld import Context
from publisher.release.serialise import ntriples
from publisher.sources import fetch
from publisher.text import extract
from tests.conftest import ROOT

ADDRESSES = Addresses("https://data.example/actes")
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SHA256 = "0123456789abcdef" * 4
SPAN = Span(0, 7)


@cache
def acts_of(path: Path) -> tuple[ActFacts, ...]:
    """The acts of a source that receive an address, as the release gives them to the mapping."""
    document = fetch(str(path))
    text = extract(document)
    source = Source(
        uri=path.name, media_type=document.media_type, sha256=document.sha256, characters=len(text.characters)
    )
    reading = read(text, source)
    assigned = assign_keys([reading.acts], lambda _: (), OrganisationRegister(), {})
    return tuple(
        ActFacts(
            record=act.record,
            keys=act.keys,
            sources=act.sources,
            masked=frozenset({document.sha256} if reading.masked else ()),
            members=member_keys(act.record),
            territories=territory_keys(act.record, act.keys.authority),
        )
        for act in assigned.acts
    )


def keyed(record: Deliberation, **more: Any) -> ActFacts:
    """A record with the keys that a first publication gives it."""
    (act,) = assign_keys([[record]], lambda _: (), OrganisationRegister(), {}).acts
    return replace(
        ActFacts(
            record=record,
            keys=act.keys,
            sources=act.sources,
            members=member_keys(record),
            territories=territory_keys(record, act.keys.authority),
        ),
        **more,
    )


def document_of(act: ActFacts) -> str:
    """The document of an act."""
    return ADDRESSES.act(act.keys.authority, act.keys.year, act.keys.act)


def whole(act: ActFacts) -> list[Triple]:
    """The graph of an act, its findings included."""
    told = finding_triples(document_of(act), act.record.findings, ADDRESSES, act.record.source.sha256)
    return [*act_triples(act, ADDRESSES), *told]


def canonical(act: ActFacts) -> bytes:
    """The canonical form of that graph."""
    return ntriples(lines(whole(act)))


@cache
def context() -> Context:
    """The JSON-LD context of the project."""
    return Context.of(json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8")))


def money(amount: str) -> Money:
    return Money(Decimal(amount))


def full_vote(first: int) -> Vote:
    """A vote that states everything; its counts start at ``first``."""
    return Vote(
        in_favour=first,
        against=0,
        abstention=first + 1,
        not_voting=first + 2,
        unanimous=True,
        unanimity=Unanimity.VOTES_CAST,
        ballot=Ballot.SHOW_OF_HANDS,
        outcome=Outcome.ADOPTED,
        groups=(GroupPosition(position=Position.ABSTENTION, group=f"Groupe {first}", count=first + 3, span=SPAN),),
        members=(MemberPosition(position=Position.AGAINST, name=f"Claude VOTANT{first}", span=SPAN),),
        span=SPAN,
    )


def full_grants() -> tuple[Grant, ...]:
    """A grant that states everything, one to a natural person, and one that states as little as may be."""
    return (
        Grant(
            beneficiary="Club de judo",
            beneficiary_siret="21860194600013",
            beneficiary_rna="W2A1234567",
            natural_person=False,
            amount=money("1000.50"),
            currency="EUR",
            kind=GrantKind.IN_KIND,
            operation="Sport pour tous",
            purpose="Achat de tapis",
            territory=("Boulonnais", "Audomarois"),
            shares=(
                Share(territory="Boulonnais", amount=money("600.50"), span=SPAN),
                Share(year="2025", amount=money("400.00"), span=SPAN),
            ),
            base=money("2000.00"),
            rate=Number(Decimal("0.5")),
            period_start=PartialDate("2024-01"),
            period_end=PartialDate("2024-12-31"),
            quantity=Number(Decimal("2.5")),
            unit="ETP",
            article="1",
            amends="2023-11",
            vote=full_vote(30),
            span=SPAN,
        ),
        Grant(
            beneficiary="████ ██████",
            natural_person=True,
            amount=money("150.00"),
            currency="XPF",
            article="7",
            span=SPAN,
        ),
        Grant(beneficiary=None, natural_person=False, amount=None, currency="EUR", span=SPAN),
    )


def stated_money() -> dict[str, Any]:
    """Grants, refusals, budget lines and articles."""
    return {
        "articles": (
            Article(
                number="1", text="Une subvention est accordée.", amounts=(money("1000.50"), money("2.00")), span=SPAN
            ),
        ),
        "vote": full_vote(20),
        "grants": full_grants(),
        "refusals": (
            Refusal(beneficiary="Comité", amount=money("300.00"), outcome=RefusalOutcome.POSTPONED, span=SPAN),
        ),
        "budget_lines": (
            BudgetLine(
                operation_code="C02-428B04",
                account="65748",
                function="424",
                chapter="65",
                line="1776",
                budget="Budget principal",
                section=BudgetSection.OPERATING,
                year="2024",
                label="Sport",
                authorised=money("9000.00"),
                available=money("5000.00"),
                amount=money("1000.50"),
                balance=money("3999.50"),
                currency="EUR",
                span=SPAN,
            ),
        ),
    }


def stated_people() -> dict[str, Any]:
    """Who sat, came, left, took no part, signed."""
    return {
        "president": "Anne PRÉSIDE",
        "secretary": "Jean SECRÉTAIRE",
        "rapporteur": "Paul RAPPORTE",
        "attendance": (
            Attendance(
                honorific="Mme",
                name="Anne PRÉSIDE",
                role="maire",
                group="Groupe A",
                status=AttendanceStatus.REPRESENTED,
                represented_by="Jean SECRÉTAIRE",
                voting=False,
                span=SPAN,
            ),
        ),
        "attendance_counts": AttendanceCounts(in_office=29, present=22, represented=5, excused=2, absent=0, voting=27),
        "movements": (
            Movement(name="Lise ARRIVE", kind=MovementKind.ARRIVAL, at="19:05", before_item="point 4", span=SPAN),
        ),
        "recusals": (Recusal(honorific="M.", name="Luc DÉPORT", span=SPAN),),
        "signatories": (Signatory(name="Marie SIGNE", role="Directrice générale", on_behalf_of="le Maire", span=SPAN),),
    }


def maximal() -> Deliberation:
    """A record that states every fact that a record can hold, each with words of its own."""
    record = Deliberation(
        source=Source(uri="actes.csv", media_type="text/csv", sha256=SHA256, characters=900, row=12),
        authority=Authority(name="Commune de Valcombreuse", kind=AuthorityKind.COMMUNE, siren="226200012"),
        body="Conseil municipal",
        number="2024-17",
        title="Subvention au club de judo",
        meeting_date=PartialDate("2024-03-14"),
        convened_on=PartialDate("2024-03-08"),
        published_on=PartialDate("2024-03-20"),
        prefecture=Prefecture(
            id="086-218601946-20240314-2024_17-DE",
            sent_on=PartialDate("2024-03-18"),
            received_on=PartialDate("2024-03-19"),
        ),
        sitting=Sitting(place="Salle des fêtes", opened_at="18:30", quorum=15),
        subject_code="7.10",
        citations=(
            Citation(
                text="Vu le code, art. L. 1 et L. 2",
                kind=CitationKind.CODE,
                title="Code du sport",
                number="2005-212",
                date=PartialDate("2005"),
                articles=("L. 1", "L. 2"),
                span=SPAN,
            ),
        ),
        considerations=(Consideration(text="Considérant l’intérêt du sport", span=SPAN),),
        report_number="33",
        annexes=(Annexe(label="Annexe 3", present=False, span=SPAN),),
        relations=(Relation(kind=RelationKind.REPLACES, number="2023-11", date=PartialDate("2023-05"), span=SPAN),),
        corrections=(
            Correction(
                pointer="/title", was="Subention", by="Service des assemblées", on="2024-04-01", why="Coquille."
            ),
        ),
        findings=(
            Finding(
                severity=Severity.WARNING,
                code="annexe.absent",
                message="L’annexe 3 manque ; joignez-la.",
                pointer="/annexes/0",
                span=SPAN,
            ),
        ),
        parts=(Part(kind="page_furniture", span=SPAN),),
        recognised=0.97,
        **stated_people(),
        **stated_money(),
    )
    own_words = [
        pointer for pointer, _ in leaves(to_dict(record)) if "/span" not in pointer and "/parts" not in pointer
    ]
    return replace(record, spans={pointer: (Span(place, place + 3),) for place, pointer in enumerate(own_words)})


def leaves(value: Any, pointer: str = "") -> list[tuple[str, Any]]:
    """Every value of a record as JSON, by its pointer; what is not stated is left out."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, f"{pointer}/{key}")]
    if isinstance(value, list):
        return [leaf for index, item in enumerate(value) for leaf in leaves(item, f"{pointer}/{index}")]
    return [] if value is None else [(pointer, value)]
