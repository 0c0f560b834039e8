"""Acts whose decision only adopts what stands above it: tables and lists voted as a whole. Names are invented."""

import pytest

from tests.parsing.acts import act

THREE = [("Judo de Pontival", "500.00"), ("Comité des fêtes", "1200.00"), ("Les Bruyères", "80.00")]
ROWS = "Judo de Pontival             500 €\nComité des fêtes             1 200 €\nLes Bruyères                 80 €"
LIST = "Judo de Pontival : 500 €\nComité des fêtes : 1 200 €\nLes Bruyères : 80 €"
DRAWN = """| Association | Voté |
|---|---|
| Judo de Pontival | 500 € |
| Comité des fêtes | 1 200 € |
| Les Bruyères | 80 € |"""


def table(title: str) -> str:
    return f"Association                  {title}\n{ROWS}"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        pytest.param("Subventions 2024", table("Montant"), id="title-of-the-act"),
        pytest.param("Vie associative", table("Montant voté"), id="voted"),
        pytest.param("Vie associative", table("Accordé 2024"), id="granted"),
        pytest.param("Subventions 2024", LIST, id="list"),
        pytest.param("Subventions 2024", DRAWN, id="drawn"),
    ],
)
def test_sums_above_the_vote_are_voted(title: str, printed: str) -> None:
    found = act(title=f"Objet : {title}", decision=printed, vote="Voté à l’unanimité")
    assert [(grant.beneficiary, str(grant.amount)) for grant in found.grants] == THREE


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        pytest.param("Affaires diverses", table("Montant"), id="nothing-says-aids"),
        pytest.param("Demandes de subventions 2024", table("Demandé"), id="asked-for"),
        pytest.param("Affaires diverses", LIST, id="list-of-anything"),
        pytest.param("Budget primitif", "Chapitre              Voté\n65 Subventions        12 000 €", id="budget"),
    ],
)
def test_other_sums_above_the_vote_are_not(title: str, printed: str) -> None:
    assert act(title=f"Objet : {title}", decision=printed, vote="Voté à l’unanimité").grants == ()


@pytest.mark.parametrize(
    ("lead", "decision"),
    [
        (
            "M. le Maire présente le tableau des subventions :",
            "Le conseil municipal approuve ce tableau à l’unanimité.",
        ),
        (
            "M. le Maire propose les subventions suivantes :",
            "Le conseil municipal, à l’unanimité, approuve ces propositions.",
        ),
        (
            "M. le Maire expose que les subventions proposées sont les suivantes :",
            "Le conseil municipal adopte à l’unanimité.",
        ),
    ],
)
def test_what_was_proposed_is_adopted(lead: str, decision: str) -> None:
    found = act(title="Objet : Subventions 2024", reasons=f"{lead}\n\n{table('Montant')}", decision=decision, vote="")
    assert [(grant.beneficiary, str(grant.amount)) for grant in found.grants] == THREE


@pytest.mark.parametrize(
    ("title", "lead", "decision"),
    [
        pytest.param(
            *("Budget primitif", "M. le Maire présente le budget :", "Le conseil municipal adopte le budget."),
            id="budget",
        ),
        pytest.param(
            *("Travaux", "Les subventions demandées sont :", "Le conseil municipal approuve le plan de financement."),
            id="asked-of-others",
        ),
        pytest.param(
            *("Travaux", "Les offres reçues sont :", "Le conseil municipal approuve à l’unanimité."), id="offers"
        ),
        pytest.param(
            *("Subventions 2024", "Les subventions de 2023 :", "Le conseil municipal autorise le maire à signer."),
            id="nothing-adopted",
        ),
    ],
)
def test_other_adoptions_award_nothing(title: str, lead: str, decision: str) -> None:
    reasons = f"{lead}\n\n{table('Montant')}"
    assert act(title=f"Objet : {title}", reasons=reasons, decision=decision, vote="").grants == ()


def test_a_sentence_that_proposes_is_adopted() -> None:
    reasons = "M. le Maire propose d’attribuer une subvention de 500 € à l’association Judo."
    found = act(
        title="Objet : Subvention", reasons=reasons, decision="Le conseil municipal accepte à l’unanimité.", vote=""
    )
    assert [(grant.beneficiary, str(grant.amount)) for grant in found.grants] == [("Judo", "500.00")]
