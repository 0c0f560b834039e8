"""The gate: what it keeps out, where it says the fault is, and what it never repeats."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import FOAF, RDF, SH, XSD

from publisher.keys import OrganisationRegister, assign_keys
from publisher.mapping import act_triples, graph
from publisher.namespaces import ELI, PF, SCHEMA
from publisher.records import Attendance, BudgetLine, Deliberation, Finding, PartialDate, Severity, Share, Span, Vote
from publisher.records.values import AttendanceStatus, Outcome
from publisher.validation import Report, once, shapes, validate
from publisher.validation.reconcile import disagreements, reconciliations
from publisher.validation.shacl import results
from tests.conftest import ROOT
from tests.factories import deliberation, vote
from tests.mapping.acts import ADDRESSES, SPAN, acts_of, document_of, keyed, maximal, money

PORT_AUBRAC = ROOT / "samples" / "port-aubrac-2024-121.txt"


def graph_of(record: Deliberation) -> Graph:
    return graph(act_triples(keyed(record), ADDRESSES))


def report_on(record: Deliberation, edit: Callable[[Graph], Any] = lambda _: None) -> Report:
    data = graph_of(record)
    edit(data)
    return validate(record, data, document_of(keyed(record)))


def first(data: Graph, kind: URIRef) -> URIRef:
    return URIRef(min(str(thing) for thing in data.subjects(RDF.type, kind)))


def test_real_act_passes_and_says_only_what_reading_found(real_act: Path) -> None:
    (act,) = acts_of(real_act)
    report = validate(act.record, graph(act_triples(act, ADDRESSES)), document_of(act))
    assert report.conforms
    assert report.findings == act.record.findings
    assert len(report.checks) == 8
    assert b'conforms> "true"' in report.shacl


def test_list_that_is_not_its_total_is_published_with_a_warning() -> None:
    (act,) = acts_of(PORT_AUBRAC)
    report = validate(act.record, graph(act_triples(act, ADDRESSES)), document_of(act))
    assert report.conforms
    (warning,) = [finding for finding in report.findings if finding.code.startswith("sums.")]
    assert warning.severity is Severity.WARNING
    assert "= 58\u202f000\u00a0€, l’acte annonce 58\u202f500\u00a0€" in warning.message


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param({"authority": replace(deliberation().authority, name=None)}, "authority.missing", id="authority"),
        pytest.param({"meeting_date": None}, "date.missing", id="date"),
    ],
)
def test_what_keys_refuse_the_shapes_refuse_under_one_code(facts: dict[str, Any], code: str) -> None:
    (refused,) = assign_keys([[deliberation(**facts)]], lambda _: (), OrganisationRegister(), {}).refused
    codes = {str(code) for code in shapes.gate().graph.objects(None, URIRef("http://purl.org/dc/terms/identifier"))}
    assert refused.finding.code == code
    assert code in codes


def negative_amount(data: Graph) -> None:
    data.set((first(data, PF.Grant), SCHEMA.amount, Literal("-1.0", datatype=XSD.decimal)))


def wordless_vote(data: Graph) -> None:
    data.remove((first(data, PF.Vote), PF.statedBy, None))


def untyped_line(data: Graph) -> None:
    data.set((first(data, PF.BudgetLine), PF.balance, Literal("beaucoup")))


def undated(data: Graph) -> None:
    for act in data.subjects(RDF.type, PF.Deliberation):
        data.remove((act, URIRef("http://purl.org/dc/terms/date"), None))


def unnumbered_words(data: Graph) -> None:
    for statement in list(data.subjects(RDF.predicate, ELI.id_local)):
        data.remove((statement, None, None))


def plain_record() -> Deliberation:
    """Everything stated, nothing corrected, one grant to an organisation, votes that add up."""
    record = maximal()
    small = {"in_favour": 9, "against": 0, "abstention": 1, "not_voting": 1, "groups": (), "members": ()}
    return replace(
        record,
        corrections=(),
        findings=(),
        vote=replace(record.vote or vote(), **small),
        grants=(replace(record.grants[0], vote=None, shares=()),),
        spans={pointer: record.spans[pointer] for pointer in ("/number", "/title", "/meeting_date")},
    )


@pytest.mark.parametrize(
    ("edit", "code", "pointer", "span"),
    [
        pytest.param(negative_amount, "data.malformed", "/grants/0", SPAN, id="grant"),
        pytest.param(wordless_vote, "words.missing", "/vote", SPAN, id="vote"),
        pytest.param(untyped_line, "data.malformed", "/budget_lines/0", SPAN, id="budget-line"),
        pytest.param(undated, "date.missing", "/meeting_date", None, id="date"),
        pytest.param(unnumbered_words, "words.missing", "/number", None, id="number"),
    ],
)
def test_violation_says_where_it_is(edit: Callable[[Graph], Any], code: str, pointer: str, span: Span | None) -> None:
    record = plain_record()
    report = report_on(record, edit)
    assert not report.conforms
    (violation,) = [finding for finding in report.findings if finding.severity is Severity.VIOLATION]
    assert (violation.code, violation.pointer) == (code, pointer)
    assert violation.span == (span or record.spans[pointer][0])
    assert b"ValidationResult" in report.shacl


def test_value_found_is_told() -> None:
    (violation,) = report_on(plain_record(), untyped_line).findings
    assert "un nombre décimal, une fois au plus" in violation.message
    assert violation.message.endswith("(trouvé\u00a0: «\u00a0beaucoup\u00a0»).")


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda d: d.set((first(d, PF.Grant), PF.naturalPerson, Literal(True))), id="person-with-a-name"),
        pytest.param(
            lambda d: d.add((d.value(first(d, PF.Grant), PF.beneficiary), FOAF.name, Literal("Mme Anne EXEMPLE"))),
            id="name-with-a-civility",
        ),
    ],
)
def test_who_must_not_be_named_is_named_by_no_report(edit: Callable[[Graph], Any]) -> None:
    report = report_on(plain_record(), edit)
    (violation,) = [finding for finding in report.findings if finding.severity is Severity.VIOLATION]
    assert (violation.code, violation.pointer) == ("person.named", "/grants/0")
    for told in (violation.message, report.shacl.decode()):
        assert "EXEMPLE" not in told
        assert "judo" not in told.lower()


PLANTED: dict[str, dict[str, Any]] = {
    "nothing": {},
    "total": {"article": ("un montant total de 350 €", "350.00")},
    "total-that-is-right": {"article": ("un montant total de 300 €", "300.00")},
    "total-of-works": {"article": ("un montant total de travaux de 350 €", "350.00")},
    "other-sum": {"article": ("un plafond de 350 €", "350.00")},
    "balance": {"budget_lines": {"balance": money("4000.00")}},
    "available": {"budget_lines": {"available": money("5000.01")}},
    "charged": {"budget_lines": {"amount": money("1000.49")}},
    "no-balance": {"budget_lines": {"balance": None}},
    "votes": {"vote": {"in_favour": 30}},
    "abstentions": {"vote": {"abstention": 21}},
    "votes-of-those-listed": {"listed": {"present": 9, "absent": 1}},
    "votes-of-some-listed": {"listed": {"present": 9, "represented": 1}},
    "minority": {"vote": {"in_favour": 3, "against": 9, "unanimous": False}},
    "rejected": {"vote": {"outcome": Outcome.REJECTED}},
    "tie": {"vote": {"in_favour": 9, "against": 9, "unanimous": False}},
    "shares": {"grant": {"shares": ("400.00", "600.00")}},
    "shares-that-make-it": {"grant": {"shares": ("400.00", "600.50")}},
    "period": {"grant": {"period_start": "2025-02-01", "period_end": "2024-12-31"}},
    "period-by-year": {"grant": {"period_start": "2024", "period_end": "2024-12-31"}},
    "convened-after": {"convened_on": "2024-03-15"},
    "published-before": {"published_on": "2024-03-13"},
    "published-in-the-month": {"published_on": "2024-03"},
}


HARMLESS = {
    "nothing",
    "total-that-is-right",
    "total-of-works",
    "other-sum",
    "no-balance",
    "votes-of-some-listed",
    "tie",
    "shares-that-make-it",
    "period-by-year",
    "published-in-the-month",
}


def planted(name: str) -> Deliberation:
    record, fault = plain_record(), PLANTED[name]
    if "budget_lines" in fault:
        (line,) = record.budget_lines
        changed: BudgetLine = replace(line, **fault["budget_lines"])
        return replace(record, budget_lines=(changed,))
    if "vote" in fault:
        counted: Vote = replace(record.vote or vote(), **fault["vote"])
        return replace(record, vote=counted)
    if "article" in fault:
        text, total = fault["article"]
        grants = tuple(replace(record.grants[0], amount=money(a), operation=a, base=None) for a in ("100.00", "200.00"))
        article = replace(record.articles[0], text=text, amounts=(money(total),))
        return replace(record, grants=grants, articles=(article,))
    if "listed" in fault:
        listed = tuple(
            Attendance(name=f"{status} {i}", status=AttendanceStatus(status), voting=True, span=SPAN)
            for status, quantity in fault["listed"].items()
            for i in range(quantity)
        )
        return replace(record, attendance=listed, attendance_counts=None, movements=())
    if "grant" in fault:
        facts = dict(fault["grant"])
        if "shares" in facts:
            names = ("Boulonnais", "Audomarois")
            facts["shares"] = tuple(
                Share(territory=place, amount=money(amount), span=SPAN)
                for place, amount in zip(names, facts["shares"], strict=True)
            )
        return replace(record, grants=(replace(record.grants[0], **facts),))
    return replace(record, **{field: PartialDate(date) for field, date in fault.items()})


@pytest.mark.parametrize("name", PLANTED)
def test_shapes_and_program_speak_of_the_same_disagreements(name: str) -> None:
    """The shapes in SPARQL, for whoever receives the data, and the comparison of records, with its arithmetic."""
    record = planted(name)
    told = {finding.code for finding in disagreements(reconciliations(record), record)} & shapes.agreement_codes()
    assert {result.code for result in results(graph_of(record), shapes.agreement())} == told
    assert bool(told) == (name not in HARMLESS)


def test_disagreement_that_shapes_know_is_in_the_shacl_report_and_told_once() -> None:
    report = report_on(planted("balance"))
    assert report.conforms
    assert [finding.code for finding in report.findings] == ["sums.balance"]
    told = Graph().parse(data=report.shacl, format="nt")
    (result,) = told.subjects(RDF.type, SH.ValidationResult)
    assert told.value(result, SH.resultSeverity) == SH.Warning
    assert str(told.value(result, SH.sourceShape)).endswith("#Agreement-balance")


def test_finding_is_told_once_and_the_gravest_stays() -> None:
    def found(
        severity: Severity, message: str, pointer: str | None = "/meeting_date", span: Span | None = None
    ) -> Finding:
        return Finding(severity=severity, code="date.missing", message=message, pointer=pointer, span=span)

    warned, refused = found(Severity.WARNING, "lu"), found(Severity.VIOLATION, "refusé")
    assert once([warned, refused, found(Severity.WARNING, "encore")]) == (refused,)
    apart = [found(Severity.WARNING, "ici", None, Span(0, 1)), found(Severity.WARNING, "là", None, Span(2, 3))]
    assert once([*apart, apart[0]]) == tuple(apart)


_PROGRAM = """
from tests.validation.test_gate import report_on, negative_amount, planted
print(report_on(planted("votes"), negative_amount).shacl.decode(), end="")
"""


def test_same_act_same_report_whatever_the_hash_seed() -> None:
    reports = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(reports) == 1
    assert reports.pop().count("#ValidationResult>") == 2
