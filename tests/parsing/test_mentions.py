"""Stamps and mentions of sending, receipt and publication in many shapes. Every number and name is invented."""

import pytest

from tests.parsing.acts import act

SENT, RECEIVED, PUBLISHED = "2024-03-18", "2024-03-19", "2024-03-20"
BEHIND = "Pour extrait conforme,\nLe maire,\nLuc ROUX\n\n"


@pytest.mark.parametrize(
    ("printed", "dates"),
    [
        ("Envoi préfecture : 18/03/2024\nRéception préfet : 19/03/2024\nPublication : 20/03/2024", None),
        (
            "Transmis au représentant de l’État le 18 mars 2024 – Reçu le : 19 mars 2024 – Affiché le :\n20 mars 2024",
            None,
        ),
        ("Transmis à la Préfecture de Région le 18/03/2024\nAffiché et mis en ligne le 20 mars\n2024", (SENT, None)),
        (
            "Acte rendu exécutoire après dépôt en Sous-Préfecture\nd’Orve le 18/03/2024 et publication le 20/03/2024",
            (SENT, None),
        ),
        ("Transmis en Préfecture le : 18/03/2024\nReçu en Préfecture le : 19/03/2024\nPublié le 20 MARS 2024", None),
    ],
)
def test_dates(printed: str, dates: tuple[str | None, str | None] | None) -> None:
    found = act(signature=f"{BEHIND}{printed}")
    stamp = found.prefecture
    assert stamp is not None
    assert (stamp.sent_on, stamp.received_on) == (dates or (SENT, RECEIVED))
    assert found.published_on == PUBLISHED


@pytest.mark.parametrize(
    "printed",
    [
        "Accusé de réception en préfecture\n994-200052678-20240314-AP2024-63-3-DE",
        "Identifiant de télétransmission : 994-200052678-20240314-AP2024-\n63-3-DE",
        "994-200052678-20240314-\nAP2024-63-3-DE",
    ],
)
def test_identifiers_of_any_shape(printed: str) -> None:
    stamp = act(signature=f"{BEHIND}{printed}").prefecture
    assert stamp is not None
    assert stamp.id == "994-200052678-20240314-AP2024-63-3-DE"


def test_words_without_a_date_of_their_own_tell_none() -> None:
    found = act(signature=f"{BEHIND}Affiché le\n\nReçu en préfecture")
    assert found.published_on is None
    assert found.prefecture is None
