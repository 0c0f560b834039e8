"""Who attends a sitting: lists, proxies, counts. Every name is invented."""

import pytest

from publisher.parsing.attendance import read_attendance
from tests.parsing.words import lines, said

PRESENT, REPRESENTED, EXCUSED, ABSENT = "present", "represented", "excused", "absent"


def people(words: str) -> list[tuple[str, str, bool]]:
    read = read_attendance(words, lines(words))
    return [(member.name or "", member.status.value, member.voting) for member in read.people]


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        pytest.param(
            "Étaient présents : M. Luc ROUX, Mme Zoé PETIT, M. Ali\nBENSAID.",
            [("Luc ROUX", PRESENT, True), ("Zoé PETIT", PRESENT, True), ("Ali BENSAID", PRESENT, True)],
            id="name-cut-by-the-line-end",
        ),
        pytest.param(
            "Etaient présents : Luc Marie ROUX, Zoé PETIT",
            [("Luc Marie ROUX", PRESENT, True), ("Zoé PETIT", PRESENT, True)],
            id="no-civility",
        ),
        pytest.param(
            "Présents : Mmes ROUX – PETIT – Mrs GRAND – HIGON",
            [(name, PRESENT, True) for name in ("ROUX", "PETIT", "GRAND", "HIGON")],
            id="surnames-between-dashes",
        ),
        pytest.param(
            "Présents : ROUX Jean-Claude, PETIT Zoé",
            [("ROUX Jean-Claude", PRESENT, True), ("PETIT Zoé", PRESENT, True)],
            id="surname-first",
        ),
        pytest.param("Etaient présents : les membres du Conseil", [], id="nobody-named"),
        pytest.param("Absents : Néant", [], id="none-absent"),
        pytest.param(
            "Excusé(s) : Mme Zoé PETIT.\nAbsent(s) : M. Luc ROUX.",
            [("Zoé PETIT", EXCUSED, True), ("Luc ROUX", ABSENT, True)],
            id="bracketed-plural",
        ),
        pytest.param(
            "Assistant également sans voix délibérative : M. Luc ROUX.\nExcusé(s) sans voix délibérative : M. Ali BEN.",
            [("Luc ROUX", PRESENT, False), ("Ali BEN", EXCUSED, False)],
            id="without-a-vote",
        ),
        pytest.param(
            "Absents ayant donné pouvoir : M. Luc ROUX à Mme Zoé PETIT",
            [("Luc ROUX", REPRESENTED, True)],
            id="proxy-in-its-own-list",
        ),
        pytest.param(
            "Absents représentés : Mme PETIT par Mr ROUX", [("PETIT", REPRESENTED, True)], id="represented-by"
        ),
        pytest.param(
            "Sont excusés : Monsieur Luc ROUX (pouvoir à M. PETIT)", [("Luc ROUX", REPRESENTED, True)], id="in-brackets"
        ),
        pytest.param(
            "Procurations :\n- Mme Zoé PETIT à M. Luc ROUX\n- M. Ali BEN à Mme Ana GRAND",
            [("Zoé PETIT", REPRESENTED, True), ("Ali BEN", REPRESENTED, True)],
            id="one-a-line",
        ),
    ],
)
def test_lists(words: str, listed: list[tuple[str, str, bool]]) -> None:
    assert people(words) == listed


def test_a_proxy_names_its_holder_and_its_words() -> None:
    words = "Procurations : Mme Zoé PETIT à M. Luc ROUX, M. Ali BEN à Mme Ana GRAND"
    first, second = read_attendance(words, lines(words)).people
    assert (first.represented_by, second.represented_by) == ("Luc ROUX", "Ana GRAND")
    assert said(words, first.span) == "Mme Zoé PETIT à M. Luc ROUX"


def test_who_is_listed_twice_counts_once() -> None:
    words = "Procurations : Mme Zoé PETIT à M. Luc ROUX\nAbsents : Mme Zoé PETIT"
    assert people(words) == [("Zoé PETIT", REPRESENTED, True)]


def test_an_office_goes_with_the_name_before_it() -> None:
    words = "Présents : M. Luc ROUX, maire, Mme Zoé PETIT, adjointe"
    assert [(member.name, member.role) for member in read_attendance(words, lines(words)).people] == [
        ("Luc ROUX", "maire"),
        ("Zoé PETIT", "adjointe"),
    ]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        pytest.param("Nombre de membres en exercice : 15", {"in_office": 15}, id="with-a-label"),
        pytest.param("Conseillers en exercice : 17", {"in_office": 17}, id="members-by-name"),
        pytest.param("Présents : 12\nVotants : 14", {"present": 12, "voting": 14}, id="on-their-lines"),
        pytest.param("Nombre de pouvoirs : 3", {"represented": 3}, id="proxies"),
        pytest.param("Présents : M. Luc ROUX, Mme Zoé PETIT (2)", {"present": 2}, id="after-the-list"),
        pytest.param("Présents : M. Luc ROUX, Mme Zoé PETIT", None, id="a-list-is-no-count"),
        pytest.param("Date de convocation : 12/05/2024", None, id="a-date-is-no-count"),
    ],
)
def test_counts_are_those_printed(words: str, counts: dict[str, int] | None) -> None:
    read = read_attendance(words, lines(words)).counts
    found = read and {
        name: value
        for name in ("in_office", "present", "represented", "excused", "absent", "voting")
        if (value := getattr(read, name)) is not None
    }
    assert found == counts


def test_secretary_and_quorum() -> None:
    words = "Quorum : 13\nPrésents : M. Luc ROUX\nSecrétaire de séance : Mme Zoé PETIT"
    read = read_attendance(words, lines(words))
    assert (read.quorum, read.secretary and read.secretary.name) == (13, "Zoé PETIT")
    assert [member.name for member in read.people] == ["Luc ROUX"]
