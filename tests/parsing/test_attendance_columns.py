"""Attendances in columns: margins of counts, lists side by side, tables with marks. Every name is invented."""

import pytest

from publisher.parsing.attendance import read_attendance
from tests.parsing.words import lines

ROUX, PETIT = "Luc ROUX present", "Zoé PETIT present"
NOIR = "Ève NOIR represented Luc ROUX"


def members(printed: str, head: str = "") -> list[str]:
    both = f"{head}\n{printed}" if head else printed
    source = f"{both}\n"
    every = lines(source)
    cut = len(head.split("\n")) if head else 0
    found = read_attendance(source, every[cut:], every[:cut])
    return [
        f"{member.name} {member.status.value}" + (f" {member.represented_by}" if member.represented_by else "")
        for member in found.people
    ]


@pytest.mark.parametrize(
    "printed",
    [
        (
            "Votants : 3          Présents : M. Luc ROUX,\nExprimés : 3         Mme Zoé PETIT\n"
            "                     Pouvoir : Mme Ève NOIR à M. Luc ROUX"
        ),
        (
            "En exercice : 3      le conseil s’est réuni sous la présidence de\n"
            "Présents : 2         M. Luc ROUX, maire.\n"
            "Pouvoir(s) : 1       Étaient présents : M. Luc ROUX, Mme Zoé PETIT\n"
            "Votants : 3          Ayant donné pouvoir : Mme Ève NOIR à M. Luc ROUX"
        ),
        (
            "Présents :                    Pouvoirs :\nM. Luc ROUX                   Mme Ève NOIR à M. Luc\n"
            "Mme Zoé PETIT                 ROUX"
        ),
    ],
    ids=["counts beside the list", "counts beside prose", "lists side by side"],
)
def test_columns(printed: str) -> None:
    assert members(printed) == [ROUX, PETIT, NOIR]


def test_more_under_one_another_in_a_column() -> None:
    printed = (
        "Présents                  Absents excusés\nM. Luc ROUX               M. Guy BRUN\n\n"
        "Mme Zoé PETIT             Pouvoirs :\n                          Mme Ève NOIR à M. Luc ROUX\n"
    )
    assert members(printed) == [ROUX, PETIT, "Guy BRUN excused", NOIR]


@pytest.mark.parametrize(
    "table",
    [
        (
            "Membres            Présent(e)     Pouvoir à          Excusé(e)\n"
            "M. Luc ROUX            X\n\nMme Zoé PETIT          X\nMme Ève NOIR                      M. Luc ROUX\n"
            "M. Guy BRUN                                              X"
        ),
        (
            "Nom et prénom      Présent    Absent excusé    A donné pouvoir à\n"
            "M. Luc ROUX           x\nMme Zoé PETIT         x\n"
            "Mme Ève NOIR                                     M. Luc ROUX\n"
            "M. Guy BRUN                         x"
        ),
        (
            "Élus               Excusés      Présents      Représenté par\n"
            "M. Luc ROUX                        ●\nMme Zoé PETIT                      ●\n"
            "Mme Ève NOIR                                    M. Luc ROUX\nM. Guy BRUN           ●"
        ),
    ],
)
def test_tables_of_marks(table: str) -> None:
    expected = [ROUX, PETIT, NOIR, "Guy BRUN excused"]
    assert members(table) == expected
    assert members("Nombre de membres en exercice : 4", head=table) == expected


def test_a_table_of_something_else_tells_nobody() -> None:
    assert members("Associations         Présentes     Aide\nClub X                  12         100 €") == []


def test_counts_told_in_the_head() -> None:
    source = "La commission s’est réunie. Membres en exercice : 45 – présents : 39 – pouvoirs : 4 – absents : 2.\n"
    counts = read_attendance(source, [], lines(source)).counts
    assert counts is not None
    assert (counts.in_office, counts.present, counts.represented, counts.absent) == (45, 39, 4, 2)
    assert read_attendance("Présents 12\n", [], lines("Présents 12\n")).counts is None


def test_a_margin_of_counts_left_of_the_lists() -> None:
    printed = (
        "Nombre de conseillers          L’an deux mille dix-huit, le jeudi 11 octobre, le conseil\n"
        "En exercice : 4                municipal s’est assemblé à la mairie.\n"
        "Présents    : 2                Présents : M. Luc ROUX,\n"
        "Convocation du                 Mme Zoé PETIT\n"
        "4 octobre 2018                 Pouvoir : Mme Ève NOIR à M. Luc\n"
        "N° 2018-63                     ROUX"
    )
    assert members(printed) == [ROUX, PETIT, NOIR]


def test_a_margin_whose_count_stands_under_its_label() -> None:
    source = (
        "Nombre de conseillers en exercice :   L’an deux mille vingt-deux, le conseil municipal,\n"
        "23                                    légalement convoqué, s’est réuni sous la présidence\n"
        "Votants : 21                          de M. Luc ROUX, maire.\n"
        "Convocation : 30 mars 2022            Présents : M. Luc ROUX, Mme Zoé PETIT\n"
    )
    counts = read_attendance(source, lines(source)).counts
    assert counts is not None
    assert (counts.in_office, counts.voting) == (23, 21)


def test_counts_in_a_row_beside_the_date_of_convocation() -> None:
    source = (
        "En exercice    Présents    Absents    Date de convocation\n    23           19          4        15 mai 2024\n"
    )
    counts = read_attendance(source, lines(source)).counts
    assert counts is not None
    assert (counts.in_office, counts.present, counts.absent) == (23, 19, 4)
