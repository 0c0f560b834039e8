"""Votes told in tables, and members who take no part told in the decision. Every name is invented."""

import pytest

from publisher.records.values import Outcome
from tests.parsing.acts import act


@pytest.mark.parametrize(
    ("table", "counts", "outcome"),
    [
        ("Votants   Pour   Contre   Abstention(s)\n  52       47      2           3", (47, 2, 3, None), "adopted"),
        (
            "Présents   Votants   Pour   Contre   Abst.   Ne prend pas part au vote\n 50  52  47  2  3  1",
            (47, 2, 3, 1),
            "adopted",
        ),
        ("Pour   Contre   Abstentions   NPPV\n 4   9   1   0", (4, 9, 1, 0), "rejected"),
    ],
)
def test_tables(table: str, counts: tuple[int | None, ...], outcome: str) -> None:
    vote = act(vote=f"RÉSULTAT DU VOTE\n\n{table}").vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstention, vote.not_voting) == counts
    assert vote.outcome is Outcome(outcome)
    assert vote.unanimous is False


@pytest.mark.parametrize(
    "told",
    [
        "M. Luc ROUX et Mme Zoé PETIT ne prennent part ni au débat ni au vote.",
        "M. Luc ROUX et Mme Zoé PETIT ne prennent pas part au vote.",
        "Intéressés à l’affaire, M. Luc ROUX et Mme Zoé PETIT quittent la salle.",
    ],
)
def test_recusals_at_the_end_of_the_decision(told: str) -> None:
    decision = f"Le conseil municipal, après en avoir délibéré, décide :\n- de fixer le tarif à 100 € ;\n{told}"
    assert [one.name for one in act(decision=decision).recusals] == ["Luc ROUX", "Zoé PETIT"]
