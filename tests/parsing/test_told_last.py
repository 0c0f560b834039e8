"""What a statement after a proposal tells of its vote: a sum that was refused is not awarded."""

import pytest

from publisher.records.values import Outcome
from tests.parsing.acts import minutes

ITEMS = """1. Aide au groupement maraîcher

Le rapport propose d’allouer au Groupement maraîcher de l’Orme une subvention de 30 000 €.

{told}

2. Aide au judo

Le conseil municipal, à l’unanimité, attribue une subvention de 500 € à l’association Judo.
"""


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Mis aux voix, le rapport est rejeté par 6 voix contre et 4 voix pour.", Outcome.REJECTED),
        ("Mis aux voix, le rapport est rejeté.", Outcome.REJECTED),
        ("Le rapport est retiré de l’ordre du jour.", Outcome.WITHDRAWN),
    ],
    ids=["counted", "rejected", "withdrawn"],
)
def test_nothing_is_awarded_by_what_came_to_nothing(told: str, outcome: Outcome) -> None:
    first, second = minutes(ITEMS.format(told=told))
    assert first.vote is not None
    assert (first.vote.outcome, first.grants) == (outcome, ())
    assert [str(grant.amount) for grant in second.grants] == ["500.00"]
