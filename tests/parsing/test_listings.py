"""Lists of deliberations: in columns, with wrapped and centred cells, one a line. Every name is invented."""

from itertools import pairwise

import pytest

from publisher.parsing import read
from publisher.records import Deliberation
from publisher.records.values import Outcome
from tests import factories

HEAD = """COMMUNE DE VALCOMBREUSE

LISTE DES DÉLIBÉRATIONS EXAMINÉES PAR LE CONSEIL MUNICIPAL
Séance du 14 mars 2024

"""
COLUMNS = """N°             Objet                                                  Résultat du vote
2024-11        Approbation du procès-verbal du 8 février 2024         Adoptée à l’unanimité
2024-12        Attribution d’une subvention de 1 500 € à              Adoptée : 12 pour, 2 abstentions
               l’association Les Passeurs de l’Orve
2024-13        Vente de la parcelle AB 12                             Rejetée
2024-14        Compte rendu des décisions du maire                    Le conseil prend acte

Affichée le 18 mars 2024
Le maire,
Luc ROUX
"""


def acts(words: str) -> tuple[Deliberation, ...]:
    return read(factories.text(words, layout=True), factories.source(words)).acts


def told(words: str) -> list[tuple[str | None, str | None, Outcome | None]]:
    return [(act.number, act.title, act.vote.outcome if act.vote else None) for act in acts(words)]


def test_each_row_is_an_act_with_the_head_of_the_sitting() -> None:
    assert told(HEAD + COLUMNS) == [
        ("2024-11", "Approbation du procès-verbal du 8 février 2024", Outcome.ADOPTED),
        (
            "2024-12",
            "Attribution d’une subvention de 1 500 € à l’association Les Passeurs de l’Orve",
            Outcome.ADOPTED,
        ),
        ("2024-13", "Vente de la parcelle AB 12", Outcome.REJECTED),
        ("2024-14", "Compte rendu des décisions du maire", Outcome.NOTED),
    ]
    assert {(act.authority.name, act.meeting_date) for act in acts(HEAD + COLUMNS)} == {
        ("Commune de Valcombreuse", "2024-03-14")
    }


def test_facts_have_their_words_and_no_character_is_lost() -> None:
    words = HEAD + COLUMNS
    found = acts(words)
    for act in found:
        (number,) = act.spans["/number"]
        assert words[number.start : number.end] == act.number
    covered = [part.span for act in found for part in act.parts]
    assert covered[0].start == 0
    assert covered[-1].end == len(words)
    assert all(one.end == other.start for one, other in pairwise(covered))


def test_only_a_row_that_says_so_awards() -> None:
    grants = [[(grant.beneficiary, str(grant.amount)) for grant in act.grants] for act in acts(HEAD + COLUMNS)]
    assert grants == [[], [("Les Passeurs de l’Orve", "1500.00")], [], []]


@pytest.mark.parametrize(
    "result",
    [
        pytest.param("Rejetée", id="rejected"),
        pytest.param("Retirée de l’ordre du jour", id="withdrawn"),
        pytest.param("Ajournée", id="postponed"),
    ],
)
def test_an_award_that_is_not_adopted_awards_nothing(result: str) -> None:
    rows = COLUMNS.replace("Adoptée : 12 pour, 2 abstentions", result)
    assert [act.grants for act in acts(HEAD + rows)] == [(), (), (), ()]


def test_counts_in_columns_of_their_own() -> None:
    table = """Délibération   Objet                                   Pour   Contre   Abstention
2024-041       Budget primitif 2024                     25      3          1
2024-042       Tarifs de la piscine                     29      0          0
2024-043       Motion pour l’hôpital                    10      15         4
"""
    votes = [act.vote for act in acts(HEAD + table)]
    assert [vote and (vote.in_favour, vote.against, vote.abstention, vote.outcome) for vote in votes] == [
        (25, 3, 1, Outcome.ADOPTED),
        (29, 0, 0, Outcome.ADOPTED),
        (10, 15, 4, Outcome.REJECTED),
    ]


def test_numbers_in_the_middle_of_their_row() -> None:
    table = """               Objet de la délibération
     N°                                          Vote
               Approbation du procès-verbal
     1                                            Unanimité
               de la séance précédente
               Attribution d’une subvention au
     2         club de judo pour l’achat de      Unanimité
               tapis
     3         Tarifs                            Majorité
"""
    assert told(HEAD + table) == [
        ("1", "Approbation du procès-verbal de la séance précédente", Outcome.ADOPTED),
        ("2", "Attribution d’une subvention au club de judo pour l’achat de tapis", Outcome.ADOPTED),
        ("3", "Tarifs", Outcome.ADOPTED),
    ]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        pytest.param("{} – {} – {}", ["2024-11", "2024-12"], id="dashes"),
        pytest.param("Délibération n° {} : {}\n{}\n", ["2024-11", "2024-12"], id="result-below"),
        pytest.param("| {} | {} | {} |", ["2024-11", "2024-12"], id="bars"),
        pytest.param("{}   {}       {}", ["2024-11", "2024-12"], id="columns-without-titles"),
    ],
)
def test_lists_one_a_line(lines: str, numbers: list[str]) -> None:
    rows = [
        lines.format("2024-11", "Tarifs de la cantine", "Adoptée à l’unanimité"),
        lines.format("2024-12", "Vente de la parcelle AB 12", "Rejetée"),
    ]
    assert told(HEAD + "\n".join(rows) + "\n") == [
        (numbers[0], "Tarifs de la cantine", Outcome.ADOPTED),
        (numbers[1], "Vente de la parcelle AB 12", Outcome.REJECTED),
    ]


def test_a_rank_is_no_number() -> None:
    rows = "1. Tarifs de la cantine : adoptée à l’unanimité\n2. Vente d’une parcelle : rejetée\n"
    assert told(HEAD + rows) == [
        (None, "Tarifs de la cantine", Outcome.ADOPTED),
        (None, "Vente d’une parcelle", Outcome.REJECTED),
    ]


def test_a_list_without_head_takes_what_is_said_below() -> None:
    table = """Numéro de délibération   Intitulé de la délibération                 Décision

D-24-01                  Tarifs de la cantine                         Adoptée

D-24-02                  Budget primitif 2024                         Adoptée à la majorité

Communauté de communes du Val d’Orlenne – conseil communautaire du 12 avril 2024
"""
    assert [(act.number, act.meeting_date, act.authority.name) for act in acts(table)] == [
        ("D-24-01", "2024-04-12", "Communauté de communes du Val d’Orlenne"),
        ("D-24-02", "2024-04-12", "Communauté de communes du Val d’Orlenne"),
    ]


def test_a_table_of_votes_within_a_decision_is_no_list() -> None:
    words = """COMMUNE DE VALCOMBREUSE
Séance du 14 mars 2024
Délibération n° 2024-12
Objet : Désignation de délégués
Le conseil municipal, après en avoir délibéré, décide :

N°    Intitulé             Vote
1     Délégué titulaire    Adoptée à l’unanimité
2     Délégué suppléant    Adoptée à l’unanimité
"""
    assert [act.number for act in acts(words)] == ["2024-12"]
