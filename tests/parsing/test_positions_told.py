"""Votes whose counts stand in brackets, beside a group or without anybody for; members without a civility."""

import pytest

from publisher.parsing.officers import president_of, secretary_of
from publisher.parsing.passage import Passage
from publisher.parsing.recusals import read_recusals
from publisher.parsing.votes import read_vote
from publisher.records.values import Outcome


def passage(words: str) -> Passage:
    """Words as a passage of a source that holds nothing else."""
    return Passage(words, tuple(range(len(words))))


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Ont voté POUR (8) : M. Luc ROUX, Mme Eve PRÉ. Se sont abstenus (2) : M. Guy LAC", (8, None, 2)),
        ("Abstentions : Groupe Rivage en fête (9)", (None, None, 9)),
        ("Pour (12 voix) : M. Luc ROUX. Contre (3) : Mme Eve PRÉ", (12, 3, None)),
        ("Abstention (1) : M. Guy LAC", (None, None, 1)),
        ("Pour : groupe Rivage (12) et groupe Source (3)", (None, None, None)),
    ],
    ids=["in brackets", "of one group", "voices", "singular", "of two groups"],
)
def test_counts_in_brackets(words: str, counts: tuple[int | None, ...]) -> None:
    vote = read_vote(passage(words))
    found = (vote.in_favour, vote.against, vote.abstention) if vote else (None, None, None)
    assert found == counts


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Vote : Contre : 14 - Abstentions : 2", None),
        ("Contre : 4, Abstention : 1", Outcome.ADOPTED),
        ("Vote : Pour : 0 - Contre : 14 - Abstentions : 2", Outcome.REJECTED),
    ],
    ids=["of whom nobody is for", "dissent alone", "with nought for"],
)
def test_the_outcome_of_a_row_of_counts(words: str, outcome: Outcome | None) -> None:
    vote = read_vote(passage(words), decided=True)
    assert vote is not None
    assert vote.outcome is outcome


@pytest.mark.parametrize(
    "words",
    ["Ne prennent pas part au vote : 2", "Ne prend pas part au vote : 2", "NPPV : 2", "Ne participent pas au vote : 2"],
)
def test_those_who_take_no_part_are_counted(words: str) -> None:
    vote = read_vote(passage(words))
    assert vote is not None
    assert vote.not_voting == 2


def test_a_member_without_civility_takes_no_part() -> None:
    recusals = read_recusals(passage("Luc ROUX, trésorier du club, ne prend pas part au vote."))
    assert [recusal.name for recusal in recusals] == ["Luc ROUX"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("sous la présidence de Monsieur Luc\nSÉGUR, Maire", "Luc SÉGUR"),
        ("sous la présidence de M. Luc SÉGUR-\nBLANC.", "Luc SÉGUR- BLANC"),
        ("sous la présidence de M. Luc SÉGUR\nMme Eve PRÉ", "Luc SÉGUR"),
    ],
)
def test_a_name_goes_over_the_end_of_its_line(words: str, name: str) -> None:
    person = president_of(passage(words))
    assert person is not None
    assert person.name.replace("- ", "-") == name.replace("- ", "-")


@pytest.mark.parametrize(
    "words",
    [
        "Assistait sans voix délibérative : M. Luc SÉGUR, suppléant Mme Eve PRÉ est nommée secrétaire de séance.",
        "Secrétaire de séance ; Mme Eve PRÉ",
        "Secrétaire élue : Mme Eve PRÉ",
        "Madame Eve PRÉ et M. Luc SÉGUR sont nommés secrétaires de séance.",
        "Secrétariat de séance : Mme Eve PRÉ",
        "Secrétariat assuré par Mme Eve PRÉ",
        f"{'Le conseil se réunit. ' * 40}Mme Eve PRÉ assure le secrétariat.",
    ],
)
def test_the_secretary_is_the_one_who_is_named(words: str) -> None:
    person = secretary_of(passage(words))
    assert person is not None
    assert person.name == "Eve PRÉ"
