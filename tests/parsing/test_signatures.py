"""Who signed, as authorities print it: name and office above, below or beside one another. Every name is invented."""

import pytest

from publisher.parsing.signatures import read_signatories
from tests.parsing.words import lines


@pytest.mark.parametrize(
    ("printed", "signed"),
    [
        ("Le Maire,\nSigné : Luc ROUX", [("Luc ROUX", "Maire", None)]),
        ("Pour le Président et par délégation,\nLa Directrice générale adjointe,\n\nSigné : Zoé PETIT", None),
        ("La Présidente\n[signé] Zoé PETIT", [("Zoé PETIT", "Présidente", None)]),
        ("Le Président,\nOriginal signé : Luc ROUX", [("Luc ROUX", "Président", None)]),
        ("Luc ROUX\nMaire", [("Luc ROUX", "Maire", None)]),
        (
            "Madame Zoé PETIT            Monsieur Luc ROUX\nMaire                       Secrétaire de séance",
            [("Zoé PETIT", "Maire", None), ("Luc ROUX", "Secrétaire de séance", None)],
        ),
        ("Zoé PETIT\nLa Présidente du syndicat", [("Zoé PETIT", "Présidente du syndicat", None)]),
        ("P/EXPÉDITION CONFORME,\n\nMonsieur Luc ROUX", [("Luc ROUX", None, None)]),
        ("Pour extrait certifié conforme,\nMadame Zoé PETIT", [("Zoé PETIT", None, None)]),
        ("Signé : Luc ROUX", [("Luc ROUX", None, None)]),
        ("Les conseillers présents\nLuc ROUX\nZoé PETIT", []),
    ],
)
def test_signatures(printed: str, signed: list[tuple[str, str | None, str | None]] | None) -> None:
    found = [(one.name, one.role, one.on_behalf_of) for one in read_signatories(printed, lines(printed))]
    expected = signed
    if signed is None:
        expected = [("Zoé PETIT", "Directrice générale adjointe", "Président et par délégation")]
    assert found == expected
