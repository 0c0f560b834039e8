"""Facts told far from their usual place: under the signature, in the statement, at the end of minutes."""

import pytest

from publisher.records.values import Outcome
from tests.parsing.acts import act, minutes


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("M. Luc ROUX, voisin du demandeur, quitte la salle pour l’examen de ce point.", ["Luc ROUX"]),
        ("Mme Zoé PETIT, trésorière du club, est sortie. Le maire rappelle les demandes.", ["Zoé PETIT"]),
        (
            (
                "Mme Zoé PETIT, présidente de la chorale, et M. Jean BLANC, trésorier du club, sont sortis de la salle "
                "et n’ont pas pris part au vote."
            ),
            ["Zoé PETIT", "Jean BLANC"],
        ),
        ("M. Luc ROUX est sorti du collège en 1980.", []),
    ],
    ids=["leaves-the-room", "is-out", "two-are-out", "of-something-else"],
)
def test_who_takes_no_part_is_told_in_the_statement(told: str, names: list[str]) -> None:
    found = act(reasons=f"Le maire expose la demande de l’association.\n{told}")
    assert [recusal.name for recusal in found.recusals] == names


def test_the_sitting_under_the_signature() -> None:
    found = act(
        date="",
        attendance="",
        secretary="",
        vote="",
        signature="Pour extrait conforme,\nLe maire,\nLuc ROUX\n\n"
        "Séance du jeudi 14 mars 2024 – Date de convocation : 8 mars 2024\n"
        "Nombre de conseillers en exercice : 73 – Présents : 64\n"
        "Président : M. Luc ROUX – Secrétaire élue : Mme Zoé PETIT\n\n"
        "Adopté à l’unanimité des suffrages exprimés.",
    )
    assert (found.meeting_date, found.convened_on) == ("2024-03-14", "2024-03-08")
    assert (found.president, found.secretary) == ("Luc ROUX", "Zoé PETIT")
    assert found.attendance_counts is not None
    assert found.attendance_counts.in_office == 73
    assert found.vote is not None
    assert found.vote.unanimous


def test_a_vote_by_groups_with_its_total() -> None:
    found = act(
        vote="Décision du conseil municipal : Adopté à la majorité\n\n"
        "        Groupe               Pour      Contre     Abstention\n\n"
        "  Ensemble                   19\n\n  Avenir                               9\n\n  Le Centre"
        "                                         7\n\n"
        "  Total                      19        9          7",
    )
    assert found.vote is not None
    assert (found.vote.in_favour, found.vote.against, found.vote.abstention) == (19, 9, 7)
    assert found.vote.outcome is Outcome.ADOPTED


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("- prend acte du rapport annuel ;", Outcome.NOTED),
        ("- prend acte du choix de la commission ;\n- autorise le maire à signer le marché ;", Outcome.ADOPTED),
    ],
    ids=["only-notes", "decides-too"],
)
def test_who_notes_and_decides_has_decided(decision: str, outcome: Outcome) -> None:
    found = act(decision=f"Après en avoir délibéré, le conseil municipal :\n{decision}", vote="")
    assert found.vote is not None
    assert found.vote.outcome is outcome


def test_minutes_tell_for_all_their_acts() -> None:
    items = (
        "Convocation du 7 mars 2024. Le quorum étant atteint, le maire ouvre la séance.\n\n"
        "1 - Vote du budget (DE_2024_008)\n\nLe conseil municipal, à l’unanimité, adopte le budget.\n\n"
        "2 - Taux des taxes (DE_2024_009)\n\nLe conseil municipal, à l’unanimité, fixe les taux.\n\n"
        "La séance est levée à 22 h.\n\nAffiché le 18 mars 2024\n"
    )
    first, second = minutes(items)
    assert [(found.number, found.title) for found in (first, second)] == [
        ("DE_2024_008", "Vote du budget"),
        ("DE_2024_009", "Taux des taxes"),
    ]
    assert {found.convened_on for found in (first, second)} == {"2024-03-07"}
    assert {found.published_on for found in (first, second)} == {"2024-03-18"}
