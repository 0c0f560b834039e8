"""Articles however they are numbered, and items without a number, a mark or a known verb. All of it is invented."""

import pytest

from tests.parsing.acts import act

ASSEMBLY = "Le conseil municipal, après en avoir délibéré, à l’unanimité :\n"


@pytest.mark.parametrize(
    ("decision", "count"),
    [
        pytest.param("DÉCIDE\nARTICLE UN : d’ouvrir la halle ;\nARTICLE DEUX : de louer le lavoir.", 2, id="in words"),
        pytest.param("DÉCIDE\nArticle premier.– La halle est ouverte.\nArt. 2.– Le lavoir est loué.", 2, id="premier"),
        pytest.param("DÉCIDE\nArticle unique.– La halle est ouverte.", 1, id="unique"),
        pytest.param("DÉCIDE\nArticle I : La halle est ouverte.\nArticle II : Le lavoir est loué.", 2, id="roman"),
        pytest.param(
            f"{ASSEMBLY}1°) Décide d’ouvrir la halle.\n2°) Ne retient pas l’offre du club.\n3°) Dit que c’est payé.",
            3,
            id="degrees",
        ),
        pytest.param(
            "D É L I B È R E\n\n1- La halle est ouverte.\n\n2- M. le Maire est autorisé à signer le bail.",
            2,
            id="ranks",
        ),
        pytest.param(
            f"{ASSEMBLY}    approuve le projet ;\n    sollicite l’avis du Parc ;\n    s’engage à le suivre.",
            3,
            id="no mark",
        ),
        pytest.param(
            f"{ASSEMBLY}- Décide d’ouvrir la halle\n- Faire valoir le droit de préemption\n- L’autoriser à signer",
            3,
            id="infinitives",
        ),
        pytest.param(
            f"{ASSEMBLY}− Décide d’ouvrir la halle\n− Englober ces travaux dans le bail", 2, id="signs of minus"
        ),
        pytest.param(
            f"{ASSEMBLY}- d’ouvrir la halle ;\n- Les présentes dispositions prennent effet à compter du 6 avril.",
            2,
            id="a sentence",
        ),
        pytest.param(f"{ASSEMBLY}- DÉCIDE d’ouvrir la halle,\n- DESlGNE un gardien,", 2, id="misread capitals"),
        pytest.param(
            f"{ASSEMBLY}- de planter des arbres :\n- Place du marché\n- Rue du lavoir\n- d’ouvrir la halle",
            2,
            id="names in a list",
        ),
    ],
)
def test_articles(decision: str, count: int) -> None:
    assert len(act(decision=decision).articles) == count


def test_the_result_of_an_election_is_of_no_article() -> None:
    found = act(
        decision=f"{ASSEMBLY}- Décide d’élire deux délégués.\n\nOnt été élus :\nM. Luc ROUX, Mme Zoé PETIT", vote=""
    )
    assert [article.text for article in found.articles] == ["- Décide d’élire deux délégués."]


def test_another_body_opens_no_decision() -> None:
    found = act(
        reasons="La Commission communale d’aménagement foncier donne un avis sur les échanges.\n\n"
        "Les membres seront choisis par\nl’Assemblée qui décide de leur nombre."
    )
    assert [article.text for article in found.articles] == ["- de fixer le tarif à 100 € ;"]
