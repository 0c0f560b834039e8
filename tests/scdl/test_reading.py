"""Tables as records: known by their header, every row in one record, every fact at its cell."""

import json
from decimal import Decimal
from itertools import chain, pairwise
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import TextError
from publisher.parsing import Reading
from publisher.records import Deliberation, Money, Severity, Span
from publisher.records.encode import to_dict
from publisher.records.values import AuthorityKind, GrantKind
from publisher.scdl.columns import SUBVENTIONS
from publisher.text import Text
from tests.conftest import shared
from tests.scdl.builders import BODY_SIRET, SIRET, acts_table, grants_table, read_bytes, table

CORPUS = {
    "subventions-lot-2017.csv": (13, 8),
    "subventions-roques-2017.csv": (69, 4),
    "subventions-vendee-2018.csv": (68, 0),
}
"""Grants that are read in each real table, and how many decisions say when they were taken."""


def codes(act: Deliberation) -> list[str]:
    return [finding.code for finding in act.findings]


def whole(text: Text, reading: Reading) -> None:
    """Every character is in one part of one act."""
    spans = sorted((part.span for act in reading.acts for part in act.parts), key=lambda span: span.start)
    assert spans[0].start == 0
    assert spans[-1].end == len(text.characters)
    assert all(one.end == other.start for one, other in pairwise(spans))


def conforming(reading: Reading) -> None:
    schema: dict[str, Any] = json.loads(shared("record.schema.json").read_text("utf-8"))
    for act in reading.acts:
        jsonschema.validate(to_dict(act), schema)


def words(text: Text, span: Span) -> str:
    return text.characters[span.start : span.end]


def test_a_row_of_deliberations_is_one_act() -> None:
    text, reading = read_bytes(acts_table({}, {"DELIB_ID": "2024-62"}))
    first, second = reading.acts
    assert (first.number, first.title, first.meeting_date) == (
        "2024-61",
        "Subventions aux clubs sportifs",
        "2024-05-16",
    )
    assert (first.authority.name, first.authority.kind) == ("Commune de Valcombreuse", AuthorityKind.COMMUNE)
    assert (first.authority.siren, first.subject_code) == (SIRET[:9], "7.5")
    assert first.prefecture is not None
    assert first.prefecture.received_on == "2024-05-20"
    assert first.vote is not None
    assert first.attendance_counts is not None
    assert (first.vote.in_favour, first.vote.against, first.vote.abstention, first.vote.unanimous) == (25, 1, 1, False)
    assert first.vote.outcome is None
    assert (first.attendance_counts.in_office, first.attendance_counts.voting) == (29, 27)
    assert [(line.budget, line.year) for line in first.budget_lines] == [("Budget principal", "2024")]
    assert (first.source.row, second.source.row) == (2, 3)
    assert {name: words(text, spans[0]) for name, spans in first.spans.items()} == {
        "/authority/name": "Commune de Valcombreuse",
        "/authority/siren": SIRET,
        "/number": "2024-61",
        "/meeting_date": "2024-05-16",
        "/subject_code": "7.5",
        "/title": "Subventions aux clubs sportifs",
        "/prefecture/received_on": "2024-05-20",
        "/attendance_counts/in_office": "29",
        "/attendance_counts/voting": "27",
        "/vote/for": "25",
        "/vote/against": "1",
        "/vote/abstention": "1",
    }
    assert not first.findings
    whole(text, reading)
    conforming(reading)


def test_unanimity_is_not_counted() -> None:
    empty = dict.fromkeys(("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION"), "")
    _, reading = read_bytes(acts_table(empty))
    assert (reading.acts[0].vote, reading.acts[0].attendance_counts, reading.acts[0].findings) == (None, None, ())


@pytest.mark.parametrize(
    ("code", "label", "faults"),
    [
        pytest.param("7.10", "finances locales/divers", [], id="kept as text"),
        pytest.param("7.1", "Finances locales/Divers", ["scdl.code"], id="zero lost"),
        pytest.param("7.5", "finances locales/aides aux clubs", [], id="label of one's own"),
    ],
)
def test_a_code_that_lost_its_zero_is_told_by_its_label(code: str, label: str, faults: list[str]) -> None:
    _, reading = read_bytes(acts_table({"DELIB_MATIERE_CODE": code, "DELIB_MATIERE_NOM": label}))
    assert codes(reading.acts[0]) == faults
    assert reading.acts[0].subject_code == code


def test_rows_of_one_decision_are_grants_of_one_act() -> None:
    text, reading = read_bytes(
        grants_table({}, {"referenceDecision": "n° 62 du 16/05/2024"}, {"nomBeneficiaire": "Amicale laïque"})
    )
    first, second = reading.acts
    assert [grant.beneficiary for grant in first.grants] == ["Judo club de Valcombreuse", "Amicale laïque"]
    assert (first.number, first.meeting_date, second.number) == (
        "n° 61 du 16/05/2024",
        "2024-05-16",
        "n° 62 du 16/05/2024",
    )
    grant = first.grants[0]
    assert (grant.amount, grant.beneficiary_siret, grant.beneficiary_rna) == (
        Decimal("1500.00"),
        BODY_SIRET,
        "W333216789",
    )
    assert (grant.purpose, grant.kind, grant.period_start, first.title) == ("Fonctionnement", None, None, None)
    assert words(text, first.spans["/meeting_date"][0]) == "16/05/2024"
    assert words(text, first.spans["/grants/1/beneficiary"][0]) == "Amicale laïque"
    assert words(text, first.spans["/grants/0/amount"][0]) == "1500.00"
    whole(text, reading)
    conforming(reading)


@pytest.mark.parametrize(
    ("reference", "date", "code"),
    [
        pytest.param("DELIB 06FIN du 13-04-2024", "2024-04-13", None, id="day"),
        pytest.param("CP 2024-04-13", "2024-04-13", None, id="ISO day"),
        pytest.param("n° 12 du 1er mars 2024", "2024-03-01", None, id="written"),
        pytest.param("2023-0391", "2023", "date.partial", id="year of a number"),
        pytest.param("2017-03-103", "2017", "date.partial", id="no day, a year"),
        pytest.param("2031-0391", None, "scdl.decision", id="year after the convention"),
        pytest.param("Z34507", None, "scdl.decision", id="number"),
        pytest.param("CONV N° 2074-15 2015-06-19", None, "scdl.decision", id="convention"),
        pytest.param("DEL 1 du 2024-01-05 et DEL 2 du 2024-02-05", None, "scdl.decision", id="two days"),
        pytest.param("", None, "scdl.reference", id="no reference"),
    ],
)
def test_the_date_of_a_decision_is_that_of_its_reference(reference: str, date: str | None, code: str | None) -> None:
    _, reading = read_bytes(grants_table({"referenceDecision": reference}))
    (act,) = reading.acts
    assert act.meeting_date == date
    assert codes(act) == ([code] if code else [])


@pytest.mark.parametrize(
    ("rows", "amounts", "faults"),
    [
        pytest.param([("900", "1")], ["900.00"], [], id="whole"),
        pytest.param([("900", "0.4"), ("900", "0.6")], ["360.00", "540.00"], [], id="split"),
        pytest.param([("1", "0.335"), ("1", "0.665")], ["0.34", "0.67"], [], id="split rounds to the cent"),
        pytest.param([("900", "0.4")], ["900.00"], ["scdl.shares"], id="alone with a share"),
        pytest.param([("900", "0.4"), ("900", "0.4")], [None, None], ["scdl.shares"] * 2, id="no whole"),
        pytest.param([("900", "")], ["900.00"], ["scdl.required"], id="no share"),
        pytest.param([("40 000,50", "1")], ["40000.50"], ["scdl.cell"], id="French sum"),
        pytest.param([("1,000", "1")], [None], ["scdl.cell"], id="two readings"),
        pytest.param([("12.345", "1")], [None], [], id="parts of a cent"),
        pytest.param([("", "1")], [None], ["scdl.required"], id="no sum"),
    ],
)
def test_what_a_beneficiary_gets(rows: list[tuple[str, str]], amounts: list[str | None], faults: list[str]) -> None:
    cells = [
        {"nomBeneficiaire": f"Club {index}", "montant": total, "pourcentageSubvention": share}
        for index, (total, share) in enumerate(rows)
    ]
    _, reading = read_bytes(grants_table(*cells))
    (act,) = reading.acts
    assert [grant.amount for grant in act.grants] == [amount and Money(Decimal(amount)) for amount in amounts]
    assert codes(act) == faults


def test_aid_in_kind() -> None:
    _, reading = read_bytes(grants_table({"nature": "aide en nature"}))
    assert reading.acts[0].grants[0].kind is GrantKind.IN_KIND


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_encodings_separators_and_line_ends(separator: str, encoding: str, ends: str) -> None:
    objet = 'Fête du 14 juillet,\nfeu d’artifice ; "bal"\tpopulaire | été'
    content = grants_table({"objet": objet}, separator=separator).replace("\n", ends).encode(encoding)
    text, reading = read_bytes(content)
    (act,) = reading.acts
    assert act.grants[0].purpose == " ".join(objet.split())
    assert not act.findings
    assert words(text, act.spans["/grants/0/purpose"][0]).replace('""', '"') == objet
    whole(text, reading)


def test_the_former_model_and_names_written_otherwise() -> None:
    former = [name for name in SUBVENTIONS.names if name not in {"rnaBeneficiaire", "dispositifAide"}]
    content = table(SUBVENTIONS, {"datesPeriodeVersement": "2024-06-15_2024-12-31"}, names=former)
    _, reading = read_bytes(content.replace("idBeneficiaire", "ID_Bénéficiaire", 1))
    (act,) = reading.acts
    assert codes(act) == ["scdl.columns"]
    message = act.findings[0].message
    assert "colonnes absentes : rnaBeneficiaire, dispositifAide" in message
    assert "noms écrits autrement : ID_Bénéficiaire" in message
    assert act.grants[0].beneficiary_siret == BODY_SIRET


def test_the_official_table_of_wrong_columns_says_which() -> None:
    content = shared("scdl", "subventions-exemple_invalide_erreurs_colonnes.csv").read_bytes()
    _, reading = read_bytes(content)
    message = next(finding.message for finding in reading.acts[0].findings if finding.code == "scdl.columns")
    assert "colonnes absentes : dispositifAide" in message
    assert "NOM_Beneficiaire" in message
    assert "ordre des colonnes" in message


def test_the_official_valid_example_is_read_whole() -> None:
    text, reading = read_bytes(shared("scdl", "subventions-exemple_valide.csv").read_bytes())
    grants = [grant for act in reading.acts for grant in act.grants]
    assert len(grants) == 29
    assert all(grant.beneficiary and grant.amount and grant.purpose for grant in grants)
    assert sum(grant.beneficiary_siret is None for grant in grants) == 1
    assert not [code for act in reading.acts for code in codes(act) if code not in {"scdl.decision", "scdl.shares"}]
    whole(text, reading)
    conforming(reading)


@pytest.mark.parametrize("name", CORPUS)
def test_real_tables_with_faults(name: str) -> None:
    grants, dated = CORPUS[name]
    text, reading = read_bytes(shared("corpus", "csv", name).read_bytes())
    assert sum(len(act.grants) for act in reading.acts) == grants
    assert sum(act.meeting_date is not None for act in reading.acts) == dated
    whole(text, reading)
    conforming(reading)


def test_rows_that_can_be_no_record_are_each_named() -> None:
    content = grants_table({}, {"nomBeneficiaire": "", "montant": ""}) + "Commune,1,2\n" + ",,,\n"
    text, reading = read_bytes(content)
    act, untold = reading.acts
    assert len(act.grants) == 1
    assert [(finding.severity, finding.code) for finding in untold.findings] == [(Severity.VIOLATION, "scdl.row")] * 2
    assert [finding.message.split(" :")[0] for finding in untold.findings] == ["Ligne 3", "Ligne 4"]
    assert untold.recognised == 0
    whole(text, reading)
    conforming(reading)


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(TextError, match="aucune ligne"):
        read_bytes(acts_table())


def test_a_table_of_one_s_own_is_refused_with_its_columns() -> None:
    content = shared("corpus", "csv", "deliberations-montpellier-2013-2014-nonscdl.csv").read_bytes()
    with pytest.raises(TextError) as refused:
        read_bytes(content)
    message = str(refused.value)
    assert "Numéro de projet de délibération, Elu(s), Direction" in message
    assert "DELIB_OBJET" in message
    assert "renommez" in message


def test_private_persons_are_masked() -> None:
    text, reading = read_bytes(
        grants_table(
            {"nomBeneficiaire": "Mme Jeanne DUPUY-MARTIN", "idBeneficiaire": "", "objet": "Aide à Mme DUPUY-MARTIN"}
        )
    )
    (grant,) = reading.acts[0].grants
    assert reading.masked
    assert grant.natural_person
    printed = [reading.text.characters, json.dumps(to_dict(reading.acts[0]), ensure_ascii=False)]
    assert not [words for words in printed if "DUPUY" in words or "Jeanne" in words]
    assert len(reading.text.characters) == len(text.characters)


CELLS = st.sampled_from(
    ["", " ", "é", "12", '"', ";", "2024-01-02", "1,5", "oui", "\n", "M. X", "-1", "9" * 40, "1e400"]
)


@given(st.lists(st.lists(CELLS, min_size=16, max_size=16), min_size=1, max_size=3))
def test_any_cells_are_read_without_crash_and_without_loss(rows: list[list[str]]) -> None:
    text, reading = read_bytes(grants_table(*(dict(zip(SUBVENTIONS.names, row, strict=True)) for row in rows)) + "x,y")
    told = sum(len(act.grants) + codes(act).count("scdl.row") for act in reading.acts)
    assert told == 1 + sum(bool("".join(row).strip()) for row in rows)
    whole(text, reading)


@given(st.text(max_size=200))
def test_any_text_under_a_header_is_read_without_crash(content: str) -> None:
    encoded = (acts_table({}) + content).encode("utf-8", "surrogatepass")
    try:
        text, reading = read_bytes(encoded)
    except TextError:  # bytes that are no text
        return
    assert reading.acts
    assert all(0 <= span.start <= span.end <= len(text.characters) for span in spans_of(reading))


def spans_of(reading: Reading) -> list[Span]:
    parts = (part.span for act in reading.acts for part in act.parts)
    return [*parts, *chain(*(places for act in reading.acts for places in act.spans.values()))]
