"""An act cites another where its number, its date and its authority tell which; never on a guess."""

from dataclasses import replace
from typing import Any

import pytest

from publisher.records import Authority, Citation, Deliberation, PartialDate, Relation, Span
from publisher.records.values import CitationKind, RelationKind
from publisher.release.links import act_path, links_between
from tests.factories import deliberation, source
from tests.release.builders import ADDRESSES, keyed

CITED = "https://data.example/deliberations/commune-de-valcombreuse/2024/2024-17"


def act(number: str | None, date: str = "2024-03-14", **facts: Any) -> Deliberation:
    return deliberation(
        number=number, meeting_date=PartialDate(date), source=replace(source(f"{number} {date}"), uri=number), **facts
    )


def cites(number: str | None, date: str | None = None, kind: CitationKind = CitationKind.DELIBERATION) -> Citation:
    stated = date and PartialDate(date)
    return Citation(text="Vu la délibération", kind=kind, number=number, date=stated, span=Span(0, 1))


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        pytest.param(cites("2024-17"), True, id="number"),
        pytest.param(cites("2024 - 17"), True, id="number-with-blanks"),
        pytest.param(cites("2024-17", "2024-03-14"), True, id="number-and-date"),
        pytest.param(cites("2024-17", "2024-03"), True, id="number-and-month"),
        pytest.param(cites("2024-17", "2023-03-14"), False, id="another-date"),
        pytest.param(cites("2024-99"), False, id="another-number"),
        pytest.param(cites(None, "2024-03-14"), False, id="date-alone-tells-no-act"),
        pytest.param(cites("2024-17", kind=CitationKind.LAW), False, id="a-law-of-that-number"),
    ],
)
def test_citation(citation: Citation, found: bool) -> None:
    acts = {
        act_path(item.keys, ADDRESSES): item
        for item in keyed([act("2024-17")], [act("2024-31", citations=(citation,))])
    }
    links = links_between(acts, ADDRESSES)
    citing = links["/deliberations/commune-de-valcombreuse/2024/2024-31"]
    assert citing.cited == ({0: CITED} if found else {})
    assert [link.label for link in links["/deliberations/commune-de-valcombreuse/2024/2024-17"].citing] == (
        ["2024-31"] if found else []
    )


def test_number_of_two_sittings_is_no_link_without_a_date() -> None:
    two = [act("17"), act("17", "2024-06-01")]
    last = act("31", "2024-09-01", citations=(cites("17"), cites("17", "2024-06-01")))
    acts = {act_path(item.keys, ADDRESSES): item for item in keyed(two[:1], two[1:], [last])}
    (links,) = [links for links in links_between(acts, ADDRESSES).values() if links.cited]
    assert list(links.cited) == [1]


def test_act_of_another_authority_is_another_act() -> None:
    elsewhere = act(
        "2024-31", authority=Authority(name="Ville de Port-Aubrac", kind=None), citations=(cites("2024-17"),)
    )
    acts = {act_path(item.keys, ADDRESSES): item for item in keyed([act("2024-17")], [elsewhere])}
    assert not any(links.cited for links in links_between(acts, ADDRESSES).values())


def test_act_that_amends_another_is_told_there_too() -> None:
    amends = Relation(kind=RelationKind.AMENDS, number="2024-17", span=Span(0, 1))
    acts = {
        act_path(item.keys, ADDRESSES): item for item in keyed([act("2024-17")], [act("2024-31", relations=(amends,))])
    }
    links = links_between(acts, ADDRESSES)
    assert links["/deliberations/commune-de-valcombreuse/2024/2024-31"].related == {0: CITED}
    assert len(links["/deliberations/commune-de-valcombreuse/2024/2024-17"].citing) == 1


def test_act_does_not_cite_itself() -> None:
    acts = {act_path(item.keys, ADDRESSES): item for item in keyed([act("2024-17", citations=(cites("2024-17"),))])}
    assert not any(links.cited or links.citing for links in links_between(acts, ADDRESSES).values())
