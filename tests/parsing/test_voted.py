"""Votes in brackets and sentences, tables voted as a whole, chapters beside the acts. Every name is invented."""

import pytest

from publisher.parsing.votes import read_act_vote, read_vote
from publisher.records.values import Outcome, Unanimity
from tests.parsing.acts import act, minutes
from tests.parsing.words import passage


@pytest.mark.parametrize(
    ("words", "members", "groups"),
    [
        pytest.param(
            "Adopté par 25 voix pour, 2 voix contre (M. Luc ROUX, Mme Zoé PETIT) et 1 abstention (M. Jean BLANC)",
            [("against", "Luc ROUX"), ("against", "Zoé PETIT"), ("abstention", "Jean BLANC")],
            [],
            id="civilities",
        ),
        pytest.param(
            "2 contre (Luc ROUX, Zoé PETIT)", [("against", "Luc ROUX"), ("against", "Zoé PETIT")], [], id="capitals"
        ),
        pytest.param(
            "M. ROUX et Mme PETIT s’abstiennent.", [("abstention", "ROUX"), ("abstention", "PETIT")], [], id="verb"
        ),
        pytest.param("Pour : 39 voix (Groupe A, B et C ; Groupe D)", [], ["Groupe A, B et C", "Groupe D"], id="groups"),
        pytest.param("Pour : 39 voix (Agir Demain, Orve Ensemble)", [], [], id="nobody-knows-who"),
    ],
)
def test_who_voted_how(words: str, members: list[tuple[str, str]], groups: list[str]) -> None:
    vote = read_vote(passage(words))
    assert vote is not None
    assert [(member.position.value, member.name) for member in vote.members] == members
    assert [group.group for group in vote.groups] == groups


@pytest.mark.parametrize(
    ("words", "counts", "outcome"),
    [
        ("adoptée par 12 voix contre 8", (12, 8, None), Outcome.ADOPTED),
        ("La délibération est rejetée par 12 voix contre 8", (8, 12, None), Outcome.REJECTED),
        ("Adopté par 18 voix", (18, None, None), Outcome.ADOPTED),
        ("Nombre de voix pour : 25\nNombre de voix contre : 2\nNombre d’abstentions : 1", (25, 2, 1), Outcome.ADOPTED),
        ("Non adoptée (8 pour, 12 contre)", (8, 12, None), Outcome.REJECTED),
        ("Refusé à l’unanimité", (None, None, None), Outcome.REJECTED),
        ("Le conseil municipal n’approuve pas les tarifs.", (None, None, None), Outcome.REJECTED),
        ("Retiré", (None, None, None), Outcome.WITHDRAWN),
        ("Dont acte", (None, None, None), Outcome.NOTED),
    ],
)
def test_counts_and_outcomes(words: str, counts: tuple[int | None, int | None, int | None], outcome: Outcome) -> None:
    vote = read_vote(passage(words))
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstention, vote.outcome) == (*counts, outcome)


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("A Punanimité des membres présents", Unanimity.MEMBERS),
        ("A d’unanimité dos meniresprésents", None),
        ("A l’unanimté", None),
        ("Le conseil municipal, unanime, décide", None),
    ],
)
def test_unanimity_as_scans_spell_it(words: str, of: Unanimity | None) -> None:
    vote = read_act_vote(passage(words), passage(""))
    assert vote is not None
    assert (vote.unanimous, vote.unanimity, vote.outcome) == (True, of, Outcome.ADOPTED)


@pytest.mark.parametrize(
    "printed", ["Vote pour : 25\nVote contre : 2\nAbstention : 1", "25 voix POUR\n2 voix CONTRE\n1 ABSTENTION"]
)
def test_lines_of_a_vote_stand_together(printed: str) -> None:
    vote = act(vote=printed).vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstention) == (25, 2, 1)


def test_unanimity_in_the_formula_of_signature() -> None:
    vote = act(vote="Ainsi délibéré à l’unanimité").vote
    assert vote is not None
    assert vote.outcome is Outcome.ADOPTED


TABLE = """Association                     Montant
Judo club de Valcombreuse       500 €
Les Passeurs de l’Orve          1 500 €
Total                           2 000 €"""
AWARDED = [("Judo club de Valcombreuse", "500.00"), ("Les Passeurs de l’Orve", "1500.00")]


@pytest.mark.parametrize(
    ("title", "vote", "grants"),
    [
        pytest.param("Subventions aux associations", "Voté à l’unanimité", AWARDED, id="unanimous"),
        pytest.param("Subventions aux associations", "Adopté par 18 voix", AWARDED, id="counted"),
        pytest.param("Subventions aux associations", "Rejeté", [], id="rejected"),
        pytest.param("Plan de financement", "Voté à l’unanimité", [], id="a-plan"),
        pytest.param("Subventions obtenues", "Voté à l’unanimité", [], id="received"),
    ],
)
def test_a_table_of_aids_voted_as_a_whole(title: str, vote: str, grants: list[tuple[str, str]]) -> None:
    found = act(title=f"Objet : {title}", reasons=TABLE, decision="", vote=vote)
    assert [(grant.beneficiary, str(grant.amount)) for grant in found.grants] == grants
    (_, item) = minutes(
        f"1. Tarifs\nLe conseil municipal, à l’unanimité, approuve.\n\n2. {title}\n\n{TABLE}\n\n{vote}\n"
    )
    assert [(grant.beneficiary, str(grant.amount)) for grant in item.grants] == grants


@pytest.mark.parametrize(
    "heading",
    [
        "III) Questions diverses",
        "Informations du maire",
        "INFORMATIONS ET QUESTIONS DIVERSES",
        "Tour de table",
        "Décisions du maire prises par délégation :",
    ],
)
def test_a_last_chapter_is_no_part_of_the_act_before(heading: str) -> None:
    acts = minutes(
        "Délibération n° 2024-11 : Tarifs\nLe conseil municipal, à l’unanimité, approuve.\n\n"
        "Délibération n° 2024-12 : Judo\nLe conseil municipal décide d’attribuer 500 € au club de judo.\n\n"
        f"{heading}\n\nLe maire rappelle que 45 000 € ont été versés à l’association Les Passeurs.\n"
    )
    assert [act.number for act in acts] == ["2024-11", "2024-12"]
    assert acts[1].parts[-1].kind == "other_item"
    assert [str(amount) for article in acts[1].articles for amount in article.amounts] == ["500.00"]


def test_each_act_has_the_movements_told_before_it() -> None:
    acts = minutes(
        "1. Tarifs\nLe conseil municipal, à l’unanimité, approuve.\n\n"
        "2. Informations\nDépart de M. Jean BLANC à 20 h, qui donne pouvoir à M. Luc ROUX.\n\n"
        "3. Judo\nArrivée de M. Paul VERT à 20 h 15.\nLe conseil municipal, à l’unanimité, approuve.\n\n"
        "4. Musique\nLe conseil municipal, à l’unanimité, approuve.\n"
    )
    told = [[(move.name, move.kind.value, move.at) for move in act.movements] for act in acts]
    both = [("Jean BLANC", "departure", "20:00"), ("Paul VERT", "arrival", "20:15")]
    assert told == [[], both, both]
    assert {member.status.value for member in acts[-1].attendance if member.name == "Jean BLANC"} == {"present"}


def test_an_item_put_off_is_told_and_awards_nothing() -> None:
    acts = minutes(
        "1. Tarifs\nLe conseil municipal, à l’unanimité, approuve.\n\n"
        "2. Fonds de solidarité\nLe maire propose de verser 2 500 € au Fonds de solidarité. Délibération reportée.\n"
    )
    assert [act.vote.outcome if act.vote else None for act in acts] == [Outcome.ADOPTED, Outcome.POSTPONED]
    assert acts[1].grants == ()


def test_a_vote_told_beside_who_leaves_the_room() -> None:
    (_, item) = minutes(
        "1. Tarifs\nLe conseil municipal, à l’unanimité, approuve.\n\n"
        "2. Compte administratif\nMme Zoé PETIT quitte la salle. Le compte est adopté par 4 voix pour.\n"
    )
    assert item.vote is not None
    assert (item.vote.in_favour, item.vote.outcome) == (4, Outcome.ADOPTED)
