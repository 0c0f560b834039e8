"""Tables drawn with bars: grids, boxes, Markdown. Names are invented."""

import pytest

from publisher.parsing.grants.in_tables import read_tables
from publisher.records import Deliberation
from tests.parsing.acts import act
from tests.parsing.words import lines

THREE = [("Judo de Pontival", "500.00"), ("Comité des fêtes", "1200.00"), ("Les Bruyères", "80.00")]

DRAWN = [
    pytest.param(
        """+------------------+-----------+
| Association      | Montant   |
+------------------+-----------+
| Judo de Pontival |     500 € |
+------------------+-----------+
| Comité des fêtes |   1 200 € |
+------------------+-----------+
| Les Bruyères     |      80 € |
+------------------+-----------+
| TOTAL            |   1 780 € |
+------------------+-----------+""",
        id="grid",
    ),
    pytest.param(
        """| Association | Montant attribué |
|---|---:|
| Judo de Pontival | 500 € |
| Comité des fêtes | 1 200 € |
| Les Bruyères | 80 € |
| **Total** | **1 780 €** |""",
        id="markdown",
    ),
    pytest.param(
        """| Association | Objet | Demandé | Voté |
|:--|:--|--:|--:|
| Judo de Pontival | Fonctionnement | 900 € | 500 € |
| Comité des fêtes | Fête du lac et de la montagne réunies | 1 500 € | 1 200 € |
| Les Bruyères | | 80 € | 80 € |
| Tennis | Tournoi | 300 € | |
| Pétanque | Tournoi | 300 € | Refusé |""",
        id="rows-to-which-nothing-is-voted",
    ),
    pytest.param(
        """+------------------+------------------+-----------+
| Association      | Objet            | Montant   |
|                  |                  | voté      |
+==================+==================+===========+
| Judo de          | Fonctionnement   |     500 € |
| Pontival         | de l’année       |           |
+------------------+------------------+-----------+
| Comité des       |                  |   1 200 € |
| fêtes            |                  |           |
+------------------+------------------+-----------+
| Les Bruyères     | Jardin           |      80 € |
+------------------+------------------+-----------+""",
        id="wrapped-cells",
    ),
    pytest.param(
        """Association          | Montant voté
Judo de Pontival     | 500 €
Comité des fêtes     | 1 200 €
Les Bruyères         | 80 €""",
        id="bars-alone",
    ),
    pytest.param(
        """┌──────────────────┬─────────┐
│ Association      │ Montant │
├──────────────────┼─────────┤
│ Judo de Pontival │   500 € │
│ Comité des fêtes │ 1 200 € │
│ Les Bruyères     │    80 € │
└──────────────────┴─────────┘""",
        id="box",
    ),
    pytest.param(
        """| Association | Montant (en euros) |
|---|---|
| Judo de Pontival | 500 |
| Comité des fêtes | 1200 |
| Les Bruyères | 80 |""",
        id="bare-figures",
    ),
]


def decided(table: str) -> Deliberation:
    """An act whose first article is a table."""
    lead = (
        "Le conseil municipal, après en avoir délibéré, décide :\n\nArticle 1 : D’attribuer les subventions suivantes :"
    )
    return act(title="Objet : Vie associative", decision=f"{lead}\n\n{table}\n\nArticle 2 : De notifier la décision.")


@pytest.mark.parametrize("table", DRAWN)
def test_rows_of_drawn_tables(table: str) -> None:
    found = decided(table)
    assert [(grant.beneficiary, str(grant.amount)) for grant in found.grants] == THREE
    assert [article.number for article in found.articles] == ["1", "2"]
    assert all(article.amounts == () for article in found.articles)
    assert all("|" not in (grant.purpose or "") for grant in found.grants)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """| Association | Montant |
|---|---|
| Judo | 500 € | de plus |
| Tennis | 300 € |""",
            id="rows-of-other-lengths",
        ),
        pytest.param(
            """| Financeur | Subvention demandée |
|---|---|
| Région | 500 € |
| Département | 300 € |""",
            id="asked-for",
        ),
        pytest.param("Mairie | 12 rue du Puits | 03 00 00 00 00", id="no-table"),
    ],
)
def test_what_is_not_understood_is_not_read(table: str) -> None:
    assert read_tables(table, lines(table)) == []
