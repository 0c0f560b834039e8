"""Tables and lists of sums as authorities print them: which column counts, in which unit, and which award nothing."""

import pytest

from publisher.records import Deliberation
from tests.parsing.acts import act

THREE = [("Judo de Pontival", "500.00"), ("Comité des fêtes", "1200.00"), ("Les Bruyères", "80.00")]


def decided(lead: str, printed: str) -> Deliberation:
    """An act of 2024 whose first article is a table or a list."""
    words = f"Le conseil municipal, après en avoir délibéré, décide :\n\nArticle 1 : {lead}\n\n{printed}"
    return act(title="Objet : Vie associative", decision=f"{words}\n\nArticle 2 : De notifier la décision.")


READ = [
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association                  Montant en €
Judo de Pontival                      500
Comité des fêtes                    1 200
Les Bruyères                           80
Total                               1 780""",
        THREE,
        id="no-sign-col",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association                  Montant (k€)
Judo de Pontival                      0,5
Comité des fêtes                      1,2
Les Bruyères                         0,08""",
        THREE,
        id="keuro-col",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes (en milliers d’euros) :",
        """Association                  Subvention
Judo de Pontival                    0,5
Comité des fêtes                    1,2
Les Bruyères                       0,08""",
        THREE,
        id="keuro-above",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association                  Montant en F
Judo de Pontival                      500
Comité des fêtes                    1 200
Les Bruyères                           80""",
        THREE,
        id="francs-col",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association                  Montant (F CFP)
Judo de Pontival                      500
Comité des fêtes                    1 200
Les Bruyères                           80""",
        THREE,
        id="xpf-col",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes (en euros) :",
        """- Judo de Pontival : 500
- Comité des fêtes : 1 200
- Les Bruyères : 80""",
        THREE,
        id="list-no-sign",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes, montants en euros :",
        """Judo de Pontival ............. 500
Comité des fêtes ............. 1 200
Les Bruyères ................. 80""",
        THREE,
        id="list-no-sign-dots",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association                  Montant
Judo de Pontival             500,00 €
Comité des fêtes             1.200,00 €
Les Bruyères                 80.-""",
        THREE,
        id="dots1500",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association                  2023          2024
Judo de Pontival             450 €         500 €
Comité des fêtes             PM            1 200 €
Les Bruyères                 0 €           80 €
Tennis                       300 €         -
Pétanque                     300 €         néant""",
        THREE,
        id="pm",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association            2024         2025         2026         Total
Judo de Pontival       200 €        200 €        100 €        500 €
Comité des fêtes       400 €        400 €        400 €        1 200 €
Les Bruyères           80 €         -            -            80 €""",
        THREE,
        id="per-year",
    ),
    pytest.param(
        "D’attribuer les aides suivantes :",
        """Entreprise           SIRET               Dépenses éligibles   Taux   Aide attribuée
SARL Au Bon Pain     12345678900011      10 000 €             20 %   2 000 €
SAS Bois du Lac      98765432100022      50 000 €             20 %   10 000 €""",
        [("SARL Au Bon Pain", "2000.00"), ("SAS Bois du Lac", "10000.00")],
        id="companies",
    ),
    pytest.param(
        "D’attribuer les fonds de concours suivants :",
        """Commune      Projet                 Coût HT       Subventions obtenues   Fonds de concours
Pontival     Toiture de l’école     100 000 €     40 000 €               20 000 €
Brisemont    Voirie                 50 000 €      0 €                    15 000 €""",
        [("Pontival", "20000.00"), ("Brisemont", "15000.00")],
        id="fdc",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association            Attribué 2023     Demandé 2024     Proposition 2024
Judo de Pontival       450 €             600 €            500 €
Comité des fêtes       1 000 €           1 200 €          1 200 €
Les Bruyères           90 €              90 €             80 €
Tennis                 90 €              90 €""",
        THREE,
        id="former-voted",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association            Subvention 2024     Subvention 2025
Judo de Pontival       450 €               500 €
Comité des fêtes       1 000 €             1 200 €
Les Bruyères           90 €                80 €""",
        THREE,
        id="next-year",
    ),
]


@pytest.mark.parametrize(("lead", "printed", "grants"), READ)
def test_one_sum_a_row(lead: str, printed: str, grants: list[tuple[str, str]]) -> None:
    found = decided(lead, printed)
    assert [(grant.beneficiary, str(grant.amount)) for grant in found.grants] == grants
    assert all(article.amounts == () for article in found.articles)


NOT_READ = [
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """- Judo de Pontival : 500
- Comité des fêtes : 1 200""",
        id="list-nothing",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Judo de Pontival
Comité des fêtes
Les Bruyères

500 €
1 200 €
80 €""",
        id="blocks",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association
Judo de Pontival
Comité des fêtes
Les Bruyères
Montant
500 €
1 200 €
80 €""",
        id="blocks-header",
    ),
    pytest.param(
        "D’approuver le plan de financement suivant :",
        """Financeur              Montant        %
État (DETR)            40 000 €       40
Région                 30 000 €       30
Commune                30 000 €       30
Total                  100 000 €      100""",
        id="cofin",
    ),
    pytest.param(
        "D’accorder sa garantie aux prêts suivants :",
        """Emprunteur            Ligne     Montant        Durée
OPH du Lac            PLUS      400 000 €      40 ans
OPH du Lac            PLAI      200 000 €      40 ans""",
        id="loans",
    ),
    pytest.param(
        "D’attribuer les lots suivants :",
        """Lot     Entreprise          Montant HT
1       Bâti                40 000 €
2       Volta               20 000 €""",
        id="marches",
    ),
    pytest.param(
        "De fixer les tarifs ainsi, associations comprises :",
        """Bénéficiaire          Montant
Habitants             100 €
Associations          50 €""",
        id="tarifs",
    ),
    pytest.param(
        "D’attribuer les primes suivantes aux agents :",
        """Agent                 Montant
Zoé PETIT             300 €
Jean BLANC            200 €""",
        id="staff",
    ),
    pytest.param(
        "D’approuver la décision modificative suivante :",
        """Article      Intitulé                              Montant
6574         Subventions aux associations          1 500 €
657362       CCAS                                  2 000 €""",
        id="budget",
    ),
    pytest.param(
        "D’attribuer les subventions suivantes :",
        """Association            2024         2025         2026
Judo de Pontival       200 €        200 €        100 €
Comité des fêtes       400 €        400 €        400 €""",
        id="years-no-total",
    ),
]


@pytest.mark.parametrize(("lead", "printed"), NOT_READ)
def test_what_awards_nothing_or_cannot_be_told_is_not_read(lead: str, printed: str) -> None:
    assert decided(lead, printed).grants == ()


def test_a_sum_over_several_years_has_its_shares() -> None:
    printed = """Association            2024         2025         2026         Total
Judo de Pontival       200 €        200 €        100 €        500 €"""
    (grant,) = decided("D’attribuer les subventions suivantes :", printed).grants
    assert [(share.year, str(share.amount)) for share in grant.shares] == [
        ("2024", "200.00"),
        ("2025", "200.00"),
        ("2026", "100.00"),
    ]


@pytest.mark.parametrize(
    ("title", "currency"), [("Montant en F", "FRF"), ("Montant (F CFP)", "XPF"), ("Montant", "EUR")]
)
def test_currency_of_bare_figures(title: str, currency: str) -> None:
    printed = f"Association                  {title}\nJudo de Pontival             500"
    (grant,) = decided("D’attribuer les subventions suivantes :", printed).grants
    assert grant.currency == currency
