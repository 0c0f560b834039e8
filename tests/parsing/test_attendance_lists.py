"""Lists of members, counts and proxies as authorities print them. Every name is invented."""

import pytest

from publisher.records import Deliberation
from tests.parsing.acts import act


def listed(found: Deliberation) -> list[str]:
    return [
        f"{member.name} {member.status.value}" + (f" {member.represented_by}" if member.represented_by else "")
        for member in found.attendance
    ]


ROUX, PETIT, NOIR = "Luc ROUX present", "Zoé PETIT present", "Ève NOIR"


@pytest.mark.parametrize(
    ("printed", "members"),
    [
        ("Présents (2) : M. Luc ROUX, Mme Zoé PETIT", [ROUX, PETIT]),
        ("Présents : 2\nM. Luc ROUX, Mme Zoé PETIT", [ROUX, PETIT]),
        ("Étaient présents M. Luc ROUX et Mme Zoé PETIT", [ROUX, PETIT]),
        ("Étaient présents à l’ouverture de la séance : M. Luc ROUX, Mme Zoé PETIT", [ROUX, PETIT]),
        ("Étaient présents les conseillers municipaux suivants : M. Luc ROUX, Mme Zoé PETIT", [ROUX, PETIT]),
        ("Présents : M. Luc ROUX, Mme Zoé PETIT. Formant la majorité des membres", [ROUX, PETIT]),
        ("Présents :\n  CC des Lacs : Luc ROUX\n  CC du Val : Zoé PETIT", [ROUX, PETIT]),
        (
            "Présents           M. Luc ROUX, Mme Zoé PETIT\nProcuration        Mme Ève NOIR à M. Luc ROUX",
            [ROUX, PETIT, f"{NOIR} represented Luc ROUX"],
        ),
        ("Présents : M. Luc ROUX, Mme Zoé PETIT. Absents : Mme Ève NOIR", [ROUX, PETIT, f"{NOIR} absent"]),
        ("Présents : Luc ROUX, Zoé PETIT ; excusé(e)s : Ève NOIR", [ROUX, PETIT, f"{NOIR} excused"]),
        (
            "Présents : M. Luc ROUX, Mme Zoé PETIT - Pouvoir : Mme Ève NOIR à M. Luc ROUX",
            [ROUX, PETIT, f"{NOIR} represented Luc ROUX"],
        ),
        ("Présents : M. Luc ROUX\nAbsents : Mme Ève NOIR (excusée)", [ROUX, f"{NOIR} excused"]),
        ("Étaient présents : tous les conseillers à l’exception de Mme Ève NOIR, excusée", [f"{NOIR} excused"]),
        (
            "Présents : M. Luc ROUX, Mme Zoé PETIT\nMme Ève NOIR a donné pouvoir à M. Luc ROUX",
            [ROUX, PETIT, f"{NOIR} represented Luc ROUX"],
        ),
        (
            "Présents : M. Luc ROUX, Mme Zoé PETIT a donné pouvoir à M. Luc ROUX à partir du rapport n° 15",
            [ROUX, PETIT],
        ),
        (
            "Présents : M. Luc ROUX\nMandants          Mandataires\nMme Ève NOIR      M. Luc ROUX",
            [ROUX, f"{NOIR} represented Luc ROUX"],
        ),
        (
            "Présents : M. Luc ROUX\nAbsents avec procuration : Mme Ève NOIR → M. Luc ROUX",
            [ROUX, f"{NOIR} represented Luc ROUX"],
        ),
        (
            "Présents : M. Luc ROUX\nPouvoirs de Mme Ève NOIR à M. Luc ROUX et de M. Paul VERT à Mme Zoé PETIT",
            [ROUX, f"{NOIR} represented Luc ROUX", "Paul VERT represented Zoé PETIT"],
        ),
        (
            "Présents : Monsiour Luc ROUX, Modame Zoé PETIT. PROCURATIONS ; Mme Ève NOIR à M. Luc ROUX",
            [ROUX, PETIT, f"{NOIR} represented Luc ROUX"],
        ),
    ],
)
def test_lists(printed: str, members: list[str]) -> None:
    assert listed(act(attendance=printed, secretary="")) == members


def test_lists_by_commune() -> None:
    printed = (
        "Délégués présents :\nBrisemont : M. Luc ROUX, Mme Zoé PETIT\nOrlenne : Mme Ève NOIR (arrivée à 18 h 45)\n"
        "Excusés : M. Guy BRUN (Orlenne)"
    )
    found = act(attendance=printed, secretary="")
    assert listed(found) == [ROUX, PETIT, f"{NOIR} present", "Guy BRUN excused"]
    assert [(move.name, move.at) for move in found.movements] == [("Ève NOIR", "18:45")]


def test_titles_of_columns_and_counts_are_nobody() -> None:
    found = act(attendance="PRÉSENTS 16\nPROCURATIONS 0s\nAUSENTS 0\nÉtaient présents : M. Luc ROUX", secretary="")
    assert listed(found) == [ROUX]


@pytest.mark.parametrize(
    ("printed", "counts"),
    [
        (
            "Afférents au Conseil municipal   En exercice   Qui ont pris part à la délibération\n15   14   13",
            (14, None, 13),
        ),
        ("En exercice   Présents   Votants\n15   12   14", (15, 12, 14)),
        ("15 conseillers en exercice, 12 présents, 14 votants", (15, 12, 14)),
        ("Conseillers : en exercice 15, présents 12, votants 14", (15, 12, 14)),
    ],
)
def test_counts(printed: str, counts: tuple[int | None, int | None, int | None]) -> None:
    found = act(attendance=f"{printed}\nÉtaient présents : M. Luc ROUX, Mme Zoé PETIT").attendance_counts
    assert (found and (found.in_office, found.present, found.voting)) == counts


@pytest.mark.parametrize("printed", ["Le quorum est de 8.", "Le quorum étant atteint (8)", "Quorum : 8"])
def test_quorum(printed: str) -> None:
    sitting = act(attendance=f"Étaient présents : M. Luc ROUX, Mme Zoé PETIT\n{printed}").sitting
    assert sitting is not None
    assert sitting.quorum == 8
