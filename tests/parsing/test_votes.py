"""Votes: counts, groups, members, unanimity, ballot, outcome. Every name is invented."""

import pytest

from publisher.parsing.votes import read_act_vote, read_vote
from publisher.records.values import Ballot, Outcome, Position, Unanimity
from tests.parsing.words import passage, said


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        pytest.param("Pour : 39 voix Contre : 0 voix Abstention : 4 voix", (39, 0, 4), id="labels-first"),
        pytest.param("18 pour, 4 contre, 3 abstentions", (18, 4, 3), id="counts-first"),
        pytest.param("Par 25 voix pour, 2 contre et 1 abstention", (25, 2, 1), id="in-a-sentence"),
        pytest.param("vingt-cinq voix pour", (25, None, None), id="in-words"),
        pytest.param(
            "Votants : 27 – Exprimés : 25 – Pour : 25 – Contre : 0 – Abstentions : 2", (25, 0, 2), id="dashes"
        ),
        pytest.param("13 votes pour 1 abstention", (13, None, 1), id="nothing-between"),
        pytest.param("2 contre 1 abstention 9 pour", (9, 2, 1), id="nothing-between-three"),
        pytest.param("POUR 25 CONTRE 00 ABST. 02", (25, 0, 2), id="no-punctuation"),
        pytest.param("Vote à main levée : Pour : 20 – Contre : néant", (20, 0, None), id="none-in-words"),
        pytest.param("Contre : M. Luc ROUX, Mme Zoé PETIT", (None, 2, None), id="named-and-not-counted"),
        pytest.param("Ont voté pour (2) : M. Luc ROUX, Mme Zoé PETIT.", (2, None, None), id="count-in-brackets"),
        pytest.param("subvention pour 2024 de 300 €", None, id="a-year-after-pour"),
        pytest.param("une aide de 25 000 € pour l’achat", None, id="a-sum-before-pour"),
    ],
)
def test_counts(words: str, counts: tuple[int | None, int | None, int | None] | None) -> None:
    vote = read_vote(passage(words))
    assert (vote and (vote.in_favour, vote.against, vote.abstention)) == counts


@pytest.mark.parametrize(
    ("words", "unanimous", "unanimity", "outcome"),
    [
        pytest.param("Adopté à l’unanimité.", True, None, Outcome.ADOPTED, id="unanimous"),
        pytest.param("à l unanimité", True, None, Outcome.ADOPTED, id="apostrophe-lost"),
        pytest.param(
            "à l’unanimité des suffrages exprimés", True, Unanimity.VOTES_CAST, Outcome.ADOPTED, id="of-votes-cast"
        ),
        pytest.param(
            "à l’unanimité des membres présents et représentés",
            True,
            Unanimity.MEMBERS,
            Outcome.ADOPTED,
            id="of-members",
        ),
        pytest.param("Unanimité moins 1 abstention", False, None, None, id="but-one"),
        pytest.param("(Adopté)", None, None, Outcome.ADOPTED, id="a-word-alone"),
        pytest.param("ADOPTÉ À LA MAJORITÉ", False, None, Outcome.ADOPTED, id="majority"),
        pytest.param("Pour : 6 Contre : 13", False, None, Outcome.REJECTED, id="lost-by-its-counts"),
        pytest.param("La délibération est rejetée", None, None, Outcome.REJECTED, id="rejected"),
        pytest.param("Point retiré de l’ordre du jour", None, None, Outcome.WITHDRAWN, id="withdrawn"),
        pytest.param("décide, à l’unanimité, d’ajourner cette question", True, None, Outcome.POSTPONED, id="postponed"),
        pytest.param("Le conseil prend acte du rapport", None, None, Outcome.NOTED, id="noted"),
        pytest.param("adopté par la commission des finances", None, None, None, id="by-a-commission"),
    ],
)
def test_unanimity_and_outcome(
    words: str, unanimous: bool | None, unanimity: Unanimity | None, outcome: Outcome | None
) -> None:
    vote = read_vote(passage(words))
    found = (vote.unanimous, vote.unanimity, vote.outcome) if vote else (None, None, None)
    assert found == (unanimous, unanimity, outcome)


@pytest.mark.parametrize(
    ("words", "ballot"),
    [
        pytest.param("Adopté à main levée", Ballot.SHOW_OF_HANDS, id="hands"),
        pytest.param("Adopté au scrutin secret", Ballot.SECRET, id="secret"),
        pytest.param("Adopté au scrutin public", Ballot.ROLL_CALL, id="roll-call"),
        pytest.param("Adopté", None, id="not-said"),
    ],
)
def test_ballot(words: str, ballot: Ballot | None) -> None:
    vote = read_vote(passage(words))
    assert vote is not None
    assert vote.ballot is ballot


def test_groups_keep_the_commas_of_their_names() -> None:
    words = "Pour : 9 voix (Groupe Lac, Monts et Vallées ; Non-inscrit) Abstention : 2 voix (Groupe Plaine)"
    vote = read_vote(passage(words))
    assert vote is not None
    assert [(group.position, group.group) for group in vote.groups] == [
        (Position.FOR, "Groupe Lac, Monts et Vallées"),
        (Position.FOR, "Non-inscrit"),
        (Position.ABSTENTION, "Groupe Plaine"),
    ]
    assert said(words, vote.groups[0].span) == "Groupe Lac, Monts et Vallées"


def test_members_are_named_by_position() -> None:
    words = "A voté contre (1) : M. Luc ROUX. Se sont abstenues (2) : Mme Zoé PETIT, Mme Ana GRAND."
    vote = read_vote(passage(words))
    assert vote is not None
    assert [(member.position, member.name) for member in vote.members] == [
        (Position.AGAINST, "Luc ROUX"),
        (Position.ABSTENTION, "Zoé PETIT"),
        (Position.ABSTENTION, "Ana GRAND"),
    ]


def test_the_opening_of_the_decision_completes_the_vote() -> None:
    opening = passage(
        "Après en avoir délibéré, le conseil rejette cette proposition par 13 voix contre et 6 voix pour."
    )
    vote = read_act_vote(passage("Ont voté pour : M. Luc ROUX. REJETÉ"), opening)
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.outcome) == (6, 13, Outcome.REJECTED)
    assert vote.unanimous is False
