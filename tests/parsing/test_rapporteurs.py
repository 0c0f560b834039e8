"""Who presents the report, as authorities print it. Every name is invented."""

import pytest

from tests.parsing.acts import act


@pytest.mark.parametrize(
    ("title", "presenter"),
    [
        ("Objet : Tarifs de la salle – Mme Zoé PETIT, rapporteure.", "Zoé PETIT"),
        (
            "Objet : Tarifs de la salle des fêtes et des autres salles de la commune – M.\nLuc ROUX, rapporteur.",
            "Luc ROUX",
        ),
        ("Objet : Tarifs de la salle\nRapporteur : M. Luc ROUX", "Luc ROUX"),
        ("Rapporteur          M. Luc ROUX\n\nObjet : Tarifs de la salle", "Luc ROUX"),
        ("Date de convocation      7/03/2024     Rapporteure     Mme Zoé PETIT\n\nObjet : Tarifs", "Zoé PETIT"),
        ("Objet : Tarifs de la salle", None),
    ],
)
def test_head(title: str, presenter: str | None) -> None:
    assert act(title=title).rapporteur == presenter


@pytest.mark.parametrize(
    ("told", "presenter"),
    [
        ("Monsieur Luc ROUX, vice-président délégué à l’eau, rappelle que la salle est louée.", "Luc ROUX"),
        ("Mme Zoé PETIT expose que la salle est louée.", "Zoé PETIT"),
        ("La salle est louée.\nElle l’est depuis trois ans.\nM. Luc ROUX indique que c’est trop.", None),
    ],
)
def test_statement_after_visas(told: str, presenter: str | None) -> None:
    reasons = f"Vu le code général des collectivités territoriales ;\nVu le code du sport ;\n\n{told}"
    assert act(reasons=reasons).rapporteur == presenter
