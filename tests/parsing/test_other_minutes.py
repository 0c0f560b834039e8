"""Minutes as other authorities print them: questions, numbers alone, one line a decision. All of it is invented."""

import pytest

from publisher.parsing import read
from publisher.records import Deliberation
from tests import factories

HEAD = """COMMUNE DE PONTIVAL

{kind}
Séance du 12 mars 2024

Présents : Mme Claire VASSEUR, M. Luc ROUX, Mme Rose MARTIN, M. Paul GIRARD

"""
Told = tuple[str | None, str | None, str | None, list[str]]


def acts(items: str, kind: str = "PROCÈS-VERBAL DU CONSEIL MUNICIPAL") -> tuple[Deliberation, ...]:
    characters = HEAD.format(kind=kind) + items
    return read(factories.text(characters), factories.source(characters)).acts


def told(act: Deliberation) -> Told:
    outcome = act.vote.outcome.value if act.vote and act.vote.outcome else None
    return act.number, act.title, outcome, [f"{grant.beneficiary} {grant.amount}" for grant in act.grants]


QUESTIONS = """Question n° 1
Vote des taux

Le conseil municipal adopte à l’unanimité.

Question n° 2
Fête du lavoir

Le Maire propose de verser une subvention exceptionnelle de 600 € au comité des fêtes.
Adopté à l’unanimité.
"""
NUMBERS_ALONE = """2024/34
Objet : Garantie d’emprunt

Le conseil municipal, à l’unanimité, accorde sa garantie à Habitat 60 pour un prêt de 300 000 €.

2024/35
Objet : Subvention au CCAS

Le conseil municipal, à l’unanimité, décide de verser au CCAS une subvention de 15 000 €.
"""
ONE_LINE = """1. Budget primitif 2024 : adopté à l’unanimité.
2. Achat d’un tracteur : reporté.
3. Convention avec le SDIS : approuvée par 2 voix pour et 1 abstention.
"""
CHAPTERS = """I) FINANCES

I-1) Fonds de concours à la commune de Saint-Èvre (rapporteur : M. Luc ROUX)

Après en avoir délibéré, le conseil municipal décide d’attribuer un fonds de concours de 15 000 € à la commune de
Saint-Èvre.

I-2) Aide à l’office de tourisme (rapporteur : Mme Rose MARTIN)

Le conseil municipal décide, par 4 voix pour, d’attribuer une subvention de 82 000 € à l’office de tourisme.
"""
NOTED = """POINT 1 : Compte rendu des décisions

Le conseil municipal prend acte.

POINT 2 : Approbation du procès-verbal

Le procès-verbal est approuvé à l’unanimité.
"""


@pytest.mark.parametrize(
    ("items", "kind", "expected"),
    [
        pytest.param(
            QUESTIONS,
            "PROCÈS-VERBAL DU CONSEIL MUNICIPAL",
            [(None, "Vote des taux", "adopted", []), (None, "Fête du lavoir", "adopted", ["comité des fêtes 600.00"])],
            id="rank-above-the-title",
        ),
        pytest.param(
            NUMBERS_ALONE,
            "PROCÈS-VERBAL DU CONSEIL MUNICIPAL",
            [
                ("2024/34", "Garantie d’emprunt", "adopted", ["Habitat 60 300000.00"]),
                ("2024/35", "Subvention au CCAS", "adopted", ["CCAS 15000.00"]),
            ],
            id="number-above-the-title",
        ),
        pytest.param(
            ONE_LINE,
            "COMPTE RENDU SOMMAIRE DU CONSEIL MUNICIPAL",
            [
                (None, "Budget primitif 2024", "adopted", []),
                (None, "Convention avec le SDIS", "adopted", []),
            ],
            id="one-line-a-decision",
        ),
        pytest.param(
            CHAPTERS,
            "CONSEIL MUNICIPAL\n\nPROCÈS-VERBAL",
            [
                (
                    None,
                    "Fonds de concours à la commune de Saint-Èvre",
                    None,
                    ["commune de Saint-Èvre 15000.00"],
                ),
                (None, "Aide à l’office de tourisme", "adopted", ["office de tourisme 82000.00"]),
            ],
            id="chapters-and-rapporteurs",
        ),
        pytest.param(
            NOTED,
            "PROCÈS-VERBAL DU CONSEIL MUNICIPAL",
            [
                (None, "Compte rendu des décisions", "noted", []),
                (None, "Approbation du procès-verbal", "adopted", []),
            ],
            id="noted-and-approved",
        ),
    ],
)
def test_other_minutes(items: str, kind: str, expected: list[Told]) -> None:
    assert [told(act) for act in acts(items, kind)] == expected


def test_a_number_in_a_name_counts_no_vote() -> None:
    vote = acts(NUMBERS_ALONE)[0].vote
    assert vote is not None
    assert (vote.in_favour, vote.unanimous) == (None, True)


def test_the_sitting_s_date_is_none_of_the_name() -> None:
    head = "COMPTE RENDU\nCONSEIL MUNICIPAL DE PONTIVAL DU 12 MARS 2024\n\nPrésents : M. ROUX\n\n"
    characters = head + "1. Taux : adoptés à l’unanimité.\n"
    (act,) = read(factories.text(characters), factories.source(characters)).acts
    assert (act.authority.name, act.meeting_date) == ("Commune de Pontival", "2024-03-12")
