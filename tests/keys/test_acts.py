"""An act has one address: given from what it is, found again afterwards, whatever is read beside it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.keys import Assignment, KeyedAct, OrganisationRegister, assign_keys
from publisher.records import Authority, Deliberation, PartialDate, Prefecture
from tests.factories import deliberation, grant, source


def act(
    number: str | None = "2024-17", date: str | None = "2024-03-14", /, *, read_in: str = "a", **facts: object
) -> Deliberation:
    """An act read in a source of its own."""
    origin = replace(source(read_in), uri=f"{read_in}.txt")
    return deliberation(number=number, meeting_date=date and PartialDate(date), source=origin, **facts)


def assigned(
    *sources: Sequence[Deliberation], published: Sequence[KeyedAct] = (), wanted: dict[str, str] | None = None
) -> Assignment:
    return assign_keys(
        sources,
        lambda shelf: [known for known in published if (known.keys.authority, known.keys.year) == shelf],
        OrganisationRegister(),
        wanted or {},
    )


def addresses(assignment: Assignment) -> list[tuple[str, str, str]]:
    return [(found.keys.authority, found.keys.year, found.keys.act) for found in assignment.acts]


@pytest.mark.parametrize(
    ("record", "key"),
    [
        pytest.param(act("2024-17"), "2024-17", id="number"),
        pytest.param(act("CP 2024-11/208"), "cp-2024-11-208", id="slash-and-blank"),
        pytest.param(act("2024\u201117"), "2024-17", id="no-break-hyphen-splits"),
        pytest.param(act(None), "2024-03-14-subvention-au-club-de-judo", id="without-number"),
        pytest.param(act(None, "2024-03"), "2024-03-subvention-au-club-de-judo", id="unknown-day"),
        pytest.param(act(None, title=None), "2024-03-14-sans-titre", id="without-number-nor-title"),
        pytest.param(act("№"), "no", id="number-of-one-sign"),
    ],
)
def test_key_of_an_act(record: Deliberation, key: str) -> None:
    assert addresses(assigned([record])) == [("commune-de-valcombreuse", "2024", key)]


def test_configured_key_of_the_authority() -> None:
    found = assigned([act()], wanted={"commune-de-valcombreuse": "valcombreuse"})
    assert addresses(found) == [("valcombreuse", "2024", "2024-17")]


def test_two_numbers_that_a_slug_would_confuse_get_two_keys() -> None:
    found = assigned([act("24/1-2")], [act("24/12", read_in="b")], [act("24-1/2", read_in="c")])
    keys = [key for _, _, key in addresses(found)]
    assert len(set(keys)) == 3
    assert "24-12" in keys
    assert all(key.startswith("24-1") for key in keys)


def test_number_used_again_at_another_sitting_gets_its_date() -> None:
    found = assigned([act()], [act("2024-17", "2024-06-20", read_in="b")])
    assert {key for _, _, key in addresses(found)} == {"2024-17", "2024-17-2024-06-20"}


def test_two_acts_of_one_title_without_number_are_numbered_in_the_order_of_the_words() -> None:
    first, second = act(None), act(None, grants=(grant(amount="2000.00"),))
    found = assigned([first, second])
    assert [key for _, _, key in addresses(found)] == [
        "2024-03-14-subvention-au-club-de-judo",
        "2024-03-14-subvention-au-club-de-judo-2",
    ]
    assert [keyed.record.grants for keyed in found.acts] == [first.grants, second.grants]


def test_text_and_pdf_of_one_act_are_two_sources_of_it() -> None:
    found = assigned([act(read_in="texte")], [act(read_in="pdf")])
    (only,) = found.acts
    assert {origin.uri for origin in only.sources} == {"texte.txt", "pdf.txt"}
    assert only.sources[0] == only.record.source


def test_source_best_recognised_is_the_one_read() -> None:
    found = assigned([act(read_in="mal", recognised=0.4)], [act(read_in="bien", recognised=0.9)])
    assert found.acts[0].record.source.uri == "bien.txt"


def test_one_number_for_two_decisions_of_a_sitting_keeps_both_out() -> None:
    found = assigned([act()], [act(read_in="b", grants=(grant(amount="2000.00"),))])
    assert not found.acts
    assert [refused.finding.code for refused in found.refused] == ["number.contradiction"] * 2
    assert all("2024-17" in refused.finding.message for refused in found.refused)


def registered(identifier: str, /, *, read_in: str, **facts: object) -> Deliberation:
    return act(read_in=read_in, prefecture=Prefecture(id=identifier), **facts)


def test_one_number_for_two_acts_that_the_prefecture_registered_apart_publishes_both() -> None:
    others = {"grants": (grant(amount="2000.00"),)}
    records = [registered("099-1-A-DE", read_in="a"), registered("099-1-B-DE", read_in="b", **others)]
    found = assigned(*([record] for record in records))
    assert not found.refused
    assert sorted(keys for _, _, keys in addresses(found)) == ["2024-17", "2024-17-2024-03-14"]
    assert [[item.code for item in kept.record.findings] for kept in found.acts] == [["number.shared"]] * 2
    again = assigned([records[1]], [replace(records[0], grants=())], published=found.acts)
    first, second = ({kept.record.source.uri: kept.keys.act for kept in run.acts} for run in (found, again))
    assert first == second


def test_one_identifier_for_two_decisions_keeps_both_out() -> None:
    others = {"grants": (grant(amount="2000.00"),)}
    found = assigned([registered("099-1-A-DE", read_in="a")], [registered("099-1-A-DE", read_in="b", **others)])
    assert [refused.finding.code for refused in found.refused] == ["number.contradiction"] * 2


def test_act_registered_apart_is_no_new_version_of_the_one_published() -> None:
    before = assigned([registered("099-1-A-DE", read_in="a")]).acts
    later = registered("099-1-B-DE", read_in="b", grants=(grant(amount="2000.00"),))
    assert addresses(assigned([later], published=before))[0][2] == "2024-17-2024-03-14"


@pytest.mark.parametrize(
    ("record", "code"),
    [
        pytest.param(act(authority=Authority(name=None, kind=None)), "authority.missing", id="no-authority"),
        pytest.param(
            act(authority=Authority(name="…", kind=None)), "authority.missing", id="authority-without-letters"
        ),
        pytest.param(act("1", None), "date.missing", id="no-year"),
    ],
)
def test_act_without_address_is_refused(record: Deliberation, code: str) -> None:
    found = assigned([record])
    assert not found.acts
    assert [refused.finding.code for refused in found.refused] == [code]


def test_address_once_published_is_kept() -> None:
    before = assigned([act(None)]).acts
    found = assigned([act(None, grants=(grant(amount="5.00"),), read_in="b")], published=before)
    assert addresses(found) == [(before[0].keys.authority, before[0].keys.year, before[0].keys.act)]


def test_grant_keys_are_kept_when_one_is_inserted() -> None:
    before = assigned([act(grants=(grant("Judo"), grant("Chorale")))]).acts
    found = assigned([act(grants=(grant("Boules"), grant("Judo"), grant("Chorale")), read_in="b")], published=before)
    assert found.acts[0].keys.grants == ("boules", "judo", "chorale")


def test_source_published_before_remains_where_the_facts_are_the_same() -> None:
    before = assigned([act(read_in="texte")]).acts
    found = assigned([act(read_in="pdf")], published=before)
    assert [origin.uri for origin in found.acts[0].sources] == ["texte.txt", "pdf.txt"]
    assert found.acts[0].record.source.uri == "texte.txt"


def test_source_of_other_facts_takes_the_place_of_the_one_before() -> None:
    before = assigned([act(read_in="texte")]).acts
    found = assigned([act(read_in="b", grants=(grant(amount="7.00"),))], published=before)
    assert [origin.uri for origin in found.acts[0].sources] == ["b.txt"]


numbers = st.sampled_from(["1", "01", "1 ", "1-1", "11", "1/1", "a", "A", "é", "e", None])
dates = st.sampled_from(["2024-03-14", "2024-03", "2024", "2024-06-01"])


@settings(deadline=None)
@given(st.lists(st.tuples(numbers, dates, st.sampled_from(["10.00", "20.00"])), max_size=6), st.randoms())
def test_order_of_the_sources_changes_nothing(made: list[tuple[str | None, str, str]], chance: object) -> None:
    sources = [
        [act(number, date, read_in=str(place), grants=(grant(amount=amount),))]
        for place, (number, date, amount) in enumerate(made)
    ]
    found = assigned(*sources)
    shuffled = list(sources)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assigned(*shuffled) == found
    keys = addresses(found)
    assert len(set(keys)) == len(keys)
    told = len(found.refused) + sum(len(keyed.sources) for keyed in found.acts)
    assert told == len(sources)
