"""Rows of tables whose cells are wrapped, columns of others' money, drawn rules, and lists in unusual orders."""

import pytest

from publisher.parsing.grants.award import plausible_beneficiary
from publisher.parsing.grants.in_tables import read_tables
from publisher.parsing.grants.listed import read_list
from publisher.parsing.grants.sentences import read_sentences
from tests.parsing.words import lines, passage

OWN = frozenset({"departement", "departement du val-orme"})
HEAD = "Maître d’ouvrage        Opération                      Dépense HT     Subvention\n"
MIDDLE = (
    "Commune de Bois-        Toiture de l’école\n"
    "                                                    84 000,00 €    25 200,00 €\n"
    "le-Haut                 élémentaire\n"
    "Syndicat des eaux\n"
    "                        Conduites du secteur\n"
    "de la Haute-                                       150 000,00 €    30 000,00 €\n"
    "                        du Mazet\n"
    "Orme\n"
)
TOP = (
    "Commune de Bois-        Toiture de l’école          84 000,00 €    25 200,00 €\n"
    "le-Haut                 élémentaire\n"
    "Syndicat des eaux       Conduites du secteur       150 000,00 €    30 000,00 €\n"
    "de la Haute-            du Mazet\n"
    "Orme\n"
)
FOOT = (
    "Commune de Bois-        Toiture de l’école\n"
    "le-Haut                 élémentaire                 84 000,00 €    25 200,00 €\n"
    "Syndicat des eaux\n"
    "de la Haute-            Conduites du secteur\n"
    "Orme                    du Mazet                   150 000,00 €    30 000,00 €\n"
)


def awarded(words: str, own: frozenset[str] = OWN) -> list[tuple[str | None, str, str | None]]:
    """Name, sum and purpose of each award of the tables of some words."""
    tables = read_tables(words, lines(words), own=own)
    grants = [award.grant for table in tables for award in table.awards]
    return [(grant.beneficiary, str(grant.amount), grant.purpose) for grant in grants]


@pytest.mark.parametrize(
    "rows", [pytest.param(rows, id=name) for name, rows in [("middle", MIDDLE), ("top", TOP), ("foot", FOOT)]]
)
def test_wrapped_cells_are_of_their_row_wherever_they_are_set(rows: str) -> None:
    assert awarded(HEAD + rows) == [
        ("Commune de Bois-le-Haut", "25200.00", "Toiture de l’école élémentaire"),
        ("Syndicat des eaux de la Haute-Orme", "30000.00", "Conduites du secteur du Mazet"),
    ]


def test_the_line_that_names_a_section_is_of_no_row() -> None:
    rows = (
        "Canton de PLATEAU\n"
        "Commune d’Arvel         Lavoir                      10 000,00 €     3 000,00 €\n"
        "Sous-total canton                                                   3 000,00 €\n"
        "Canton de VALLÉE\n"
        "Commune de Selle        Halle                       20 000,00 €     6 000,00 €\n"
    )
    assert [name for name, _, _ in awarded(HEAD + rows)] == ["Commune d’Arvel", "Commune de Selle"]


def test_a_row_put_off_keeps_its_words_from_the_row_above() -> None:
    words = (
        "Association            Objet            Demandé    Proposé\n"
        "Maison des Récits      Salon du livre    18 000     15 000\n"
        "Collectif Grand Bruit  Création           9 000    Ajourné\n"
    )
    assert awarded(words) == [("Maison des Récits", "15000.00", "Salon du livre")]


@pytest.mark.parametrize(
    ("title", "own", "found"),
    [
        pytest.param("Aide de la Région", OWN, 0, id="another-level"),
        pytest.param("Aide de la Région", frozenset({"region", "region haute-lys"}), 1, id="own-level"),
        pytest.param("Autres subventions", OWN, 0, id="others"),
        pytest.param("Subvention DETR", OWN, 0, id="state"),
        pytest.param("Subvention départementale", OWN, 1, id="department"),
        pytest.param("Fonds de concours", OWN, 1, id="contribution-to-a-commune"),
        pytest.param("Aide demandée", OWN, 0, id="asked-for"),
    ],
)
def test_whose_money_a_column_holds(title: str, own: frozenset[str], found: int) -> None:
    words = f"Commune          Projet            {title}\nArvel            Halle             12 000,00 €\n"
    assert len(awarded(words, own)) == found


def test_a_table_of_loans_awards_nothing() -> None:
    words = (
        "Organisme        Ligne        Montant          Durée      Quotité\n"
        "Habitat Orme     PLUS         750 000,00 €     40 ans     50 %\n"
    )
    assert awarded(words) == []


def test_rules_drawn_across_and_francs_told_by_the_title() -> None:
    words = (
        "MAITRE D'OUVRAGE         NATURE            DEPENSE     SUBVENTION\n"
        "                                          H.T. (F)        (F)\n"
        "---------------------------------------------------------------\n"
        "Commune d'Arvel          Lavoir          84.300,00     33.720,00\n"
        "---------------------------------------------------------------\n"
        "                         A REPORTER                    33.720,00\n"
    )
    (table,) = read_tables(words, lines(words), own=OWN)
    grants = [(award.grant.beneficiary, str(award.grant.amount), award.grant.currency) for award in table.awards]
    assert grants == [("Commune d'Arvel", "33720.00", "FRF")]


def test_items_that_begin_with_their_sum() -> None:
    words = (
        "Décide d’attribuer les aides suivantes :\n"
        "- 2 500 € à La Lanterne Bleue (cinéma itinérant), pour dix séances en\n"
        "  plein air\n"
        "- 800 € à l’Amicale laïque de Selle, pour la fête du bourg\n"
        "soit un total de 3 300 €\n"
    )
    found = [
        (item.grant.beneficiary, str(item.grant.amount), item.grant.purpose) for item in read_list(words, lines(words))
    ]
    assert found == [
        ("Lanterne Bleue", "2500.00", "dix séances en plein air"),
        ("Amicale laïque de Selle", "800.00", "fête du bourg"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Des subventions de 5 000 euros chacune sont attribuées à "
            "l’association Maraude d’Orme et au Comité de la Halle.",
            [("Maraude d’Orme", "5000.00", None), ("Comité de la Halle", "5000.00", None)],
            id="one-sum-for-each",
        ),
        pytest.param(
            "Deux subventions sont attribuées à la Fondation Clairbois : 30 000 euros pour l’accueil de jour et "
            "8 000 euros pour la bagagerie.",
            [
                ("Fondation Clairbois", "30000.00", "l’accueil de jour"),
                ("Fondation Clairbois", "8000.00", "la bagagerie"),
            ],
            id="several-to-one",
        ),
        pytest.param(
            "Attribue à l’association Selle en Fête une subvention de 7 200 € (pour mémoire, 6 800 € en 2022).",
            [("Selle en Fête", "7200.00", None)],
            id="former-sum-in-brackets",
        ),
        pytest.param(
            "Retire la délibération n° 12 en tant qu’elle attribue une subvention de 12 000 € à "
            "l’association Vélo d’Orme.",
            [],
            id="taken-back",
        ),
        pytest.param(
            "Proroge jusqu’au 31 décembre 2023 la validité de la subvention de 150 000 € accordée à Logis d’Orme.",
            [],
            id="prolonged",
        ),
        pytest.param(
            "Approuve l’adhésion à l’Agence des Chemins et le versement à l’Agence de la cotisation "
            "annuelle de 3 200 €.",
            [],
            id="fee-of-a-member",
        ),
        pytest.param(
            "Accorde sa garantie pour le remboursement d’un prêt de 90 000 € souscrit auprès de la Banque du Val.",
            [],
            id="lender",
        ),
        pytest.param(
            "Attribue à l’association Les Amis de l’Orme une subvention d’un montant total de 90 000 €, "
            "soit 40 000 € puis 30 000 € et enfin 20 000 €.",
            [("Les Amis de l’Orme", "90000.00", None)],
            id="sum-before-its-parts",
        ),
    ],
)
def test_sentences(words: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = read_sentences(passage(words))
    assert [(item.grant.beneficiary, str(item.grant.amount), item.grant.purpose) for item in found] == expected


@pytest.mark.parametrize(
    ("name", "plausible"),
    [
        ("L’enveloppe votée était de", False),
        ("Canton Collège Objet Montant TOTAL", False),
        ("40 ans", False),
        ("garantie de la collectivité est accordée à hauteur", False),
        ("Initiative Orne Est", True),
        ("Demain l’École", True),
    ],
)
def test_words_of_a_sentence_or_of_a_table_are_no_name(name: str, *, plausible: bool) -> None:
    assert plausible_beneficiary(name) is plausible
