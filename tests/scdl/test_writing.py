"""Tables written: strict, nothing made up, and read back to the same facts."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.keys.facts import facts_digest
from publisher.records import AttendanceCounts, Deliberation, PartialDate
from publisher.scdl.columns import DELIBERATIONS, SUBVENTIONS, Model
from publisher.scdl.table import find_table
from publisher.scdl.writing import Written, act_row, grant_row, stated_siret
from tests import factories
from tests.scdl.builders import BODY_SIRET, SIRET, acts_table, grants_table, read_bytes

ADDRESS = "https://data.example/deliberations/commune-de-valcombreuse/2024/2024-61"


def printed(model: Model, rows: list[Written]) -> str:
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(model.names)
    writer.writerows(row.cells for row in rows)
    return output.getvalue()


def lacking(row: Written) -> list[str]:
    return [reason.split(" :")[0] for reason in row.reasons]


def written_grants(content: str) -> list[Written]:
    text, reading = read_bytes(content)
    table = find_table(text.characters)
    assert table is not None
    by_start = {row.span.start: row for row in table.rows}
    return [
        grant_row(act, grant, stated_siret(act, text.characters), by_start[grant.span.start])
        for act in reading.acts
        for grant in act.grants
    ]


def test_an_act_that_states_all_is_written() -> None:
    text, reading = read_bytes(acts_table({}))
    (act,) = reading.acts
    row = act_row(act, stated_siret(act, text.characters), ADDRESS)
    assert row.reasons == ()
    assert dict(zip(DELIBERATIONS.names, row.cells, strict=True)) == {
        "COLL_NOM": "Commune de Valcombreuse",
        "COLL_SIRET": SIRET,
        "DELIB_ID": "2024-61",
        "DELIB_DATE": "2024-05-16",
        "DELIB_MATIERE_CODE": "7.5",
        "DELIB_MATIERE_NOM": "finances locales/subventions",
        "DELIB_OBJET": "Subventions aux clubs sportifs",
        "BUDGET_ANNEE": "2024",
        "BUDGET_NOM": "Budget principal",
        "PREF_ID": "",
        "PREF_DATE": "2024-05-20",
        "VOTE_EFFECTIF": "29",
        "VOTE_REEL": "27",
        "VOTE_POUR": "25",
        "VOTE_CONTRE": "1",
        "VOTE_ABSTENTION": "1",
        "DELIB_URL": ADDRESS,
    }


def _act(**facts: object) -> Deliberation:
    return replace(factories.deliberation(subject_code="7.5"), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "siret", "reasons"),
    [
        pytest.param(_act(), SIRET, [], id="whole"),
        pytest.param(_act(), None, ["COLL_SIRET"], id="no SIRET"),
        pytest.param(_act(), SIRET[:9], ["COLL_SIRET"], id="a SIREN is none"),
        pytest.param(_act(number=None), SIRET, ["DELIB_ID"], id="no number"),
        pytest.param(_act(title=None), SIRET, ["DELIB_OBJET"], id="no object"),
        pytest.param(_act(meeting_date=PartialDate("2024-03")), SIRET, ["DELIB_DATE"], id="no day"),
        pytest.param(_act(subject_code=None), SIRET, ["DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM"], id="no subject"),
        pytest.param(_act(subject_code="7"), SIRET, ["DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM"], id="one level"),
    ],
)
def test_an_act_that_lacks_a_required_fact_is_held_back(
    act: Deliberation, siret: str | None, reasons: list[str]
) -> None:
    assert lacking(act_row(act, siret, ADDRESS)) == reasons


def test_a_vote_counted_in_part_is_not_written() -> None:
    vote = factories.vote(in_favour=14, against=0)
    row = act_row(_act(vote=vote, attendance_counts=AttendanceCounts(in_office=15, voting=14)), SIRET, ADDRESS)
    assert row.reasons == ()
    assert row.cells[11:16] == ("",) * 5


def test_counts_that_disagree_hold_the_row_back() -> None:
    vote = factories.vote(in_favour=14, against=0, abstention=2)
    row = act_row(_act(vote=vote, attendance_counts=AttendanceCounts(in_office=15, voting=14)), SIRET, ADDRESS)
    assert lacking(row) == ["VOTE_REEL"]


def test_a_grant_of_an_act_lacks_what_only_the_convention_states() -> None:
    act = _act()
    row = grant_row(act, act.grants[0], SIRET, None)
    assert lacking(row) == [
        "dateConvention",
        "objet",
        "nature",
        "conditionsVersement",
        "datesPeriodeVersement",
        "notificationUE",
        "pourcentageSubvention",
        "idBeneficiaire",
    ]
    assert all("conforme" not in reason for reason in row.reasons)


def test_a_natural_person_is_never_in_a_table() -> None:
    act = _act()
    row = grant_row(act, replace(act.grants[0], natural_person=True), SIRET, None)
    assert row.reasons == ("le bénéficiaire est une personne physique, qui n’est pas nommée",)
    assert "Club de judo" not in row.cells


def test_grants_are_written_as_the_schema_wants_them() -> None:
    (row,) = written_grants(
        grants_table(
            {
                "dateConvention": "03/06/2024",
                "montant": "40 000,50 €",
                "nature": "Aide en numéraire",
                "datesPeriodeVersement": "2024-06-15_2024-12-31",
                "notificationUE": "NON",
                "pourcentageSubvention": "1,0",
                "objet": "mot " * 100,
            }
        )
    )
    assert row.reasons == ()
    cells = dict(zip(SUBVENTIONS.names, row.cells, strict=True))
    assert cells["dateConvention"] == "2024-06-03"
    assert cells["montant"] == "40000.50"
    assert cells["nature"] == "aide en numéraire"
    assert cells["datesPeriodeVersement"] == "2024-06-15/2024-12-31"
    assert (cells["notificationUE"], cells["pourcentageSubvention"]) == ("non", "1")
    assert 200 < len(cells["objet"]) <= 256
    assert cells["objet"].endswith("mot…")
    assert cells["idBeneficiaire"] == BODY_SIRET


WORDS = st.text(st.sampled_from('abé ’œ,;"-'), min_size=1, max_size=30).map(lambda text: f"N{text}1")
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))
COUNTS = st.tuples(*[st.integers(0, 40)] * 3, st.integers(0, 5))


@st.composite
def act_cells(draw: st.DrawFn) -> dict[str, str]:
    """The cells of a row without fault."""
    cells = {"DELIB_ID": draw(WORDS), "DELIB_OBJET": draw(WORDS), "DELIB_DATE": draw(DAYS).isoformat(), "PREF_DATE": ""}
    if draw(st.booleans()):
        cells |= {"BUDGET_ANNEE": "", "BUDGET_NOM": ""}
    in_favour, against, abstention, apart = draw(COUNTS)
    voting = in_favour + against + abstention
    counts = (voting + apart, voting, in_favour, against, abstention)
    names = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
    return cells | dict(zip(names, map(str, counts), strict=True))


@given(st.lists(act_cells(), min_size=1, max_size=4))
def test_acts_written_are_read_back_to_the_same_facts(rows: list[dict[str, str]]) -> None:
    text, reading = read_bytes(acts_table(*rows))
    written = [act_row(act, stated_siret(act, text.characters), ADDRESS) for act in reading.acts]
    assert [row.reasons for row in written] == [()] * len(rows)
    again, back = read_bytes(printed(DELIBERATIONS, written))
    assert [_facts(act) for act in back.acts] == [_facts(act) for act in reading.acts]
    assert not [finding for act in back.acts for finding in act.findings]
    assert [stated_siret(act, again.characters) for act in back.acts] == [SIRET] * len(rows)


def _facts(act: Deliberation) -> tuple[object, ...]:
    lines = [(line.budget, line.year) for line in act.budget_lines]
    return facts_digest(act), act.authority, act.number, act.title, act.subject_code, act.attendance_counts, lines


@st.composite
def grant_cells(draw: st.DrawFn) -> dict[str, str]:
    """The cells of a row without fault, of one of two decisions."""
    cents = draw(st.integers(1, 10**9))
    return {
        "referenceDecision": draw(st.sampled_from(["n° 61 du 16/05/2024", "2024-62"])),
        "nomBeneficiaire": draw(WORDS),
        "objet": draw(WORDS),
        "montant": format(Decimal(cents).scaleb(-2), "f"),
        "nature": draw(st.sampled_from(["aide en numéraire", "aide en nature"])),
        "idBeneficiaire": draw(st.sampled_from([BODY_SIRET, ""])),
        "datesPeriodeVersement": draw(st.sampled_from(["2024-06-15", "2024-06-15/2024-12-31"])),
        "pourcentageSubvention": draw(st.sampled_from(["1", "0.4", "0.6"])),
    }


@given(st.lists(grant_cells(), min_size=1, max_size=5))
def test_grants_written_are_read_back_to_the_same_facts(rows: list[dict[str, str]]) -> None:
    content = grants_table(*rows)
    _, reading = read_bytes(content)
    written = written_grants(content)
    assert [row.reasons for row in written] == [()] * len(rows)
    _, back = read_bytes(printed(SUBVENTIONS, written))
    assert [_grants(act) for act in back.acts] == [_grants(act) for act in reading.acts]


def _grants(act: Deliberation) -> tuple[object, ...]:
    without_words = [replace(grant, span=factories.words("Article 1er")) for grant in act.grants]
    return act.authority, act.number, act.meeting_date, without_words
