"""Sums awarded, in the words of many authorities, and what leaves their amount untold. Names are invented."""

import pytest

from publisher.records import Deliberation
from publisher.records.values import GrantKind
from tests.parsing.acts import act


def decided(words: str) -> Deliberation:
    """An act that decides nothing else."""
    lead = "Le conseil municipal, après en avoir délibéré, décide :"
    return act(title="Objet : Affaires diverses", decision=f"{lead}\n- {words[0].lower()}{words[1:]}")


SHORT = "l’ASSO"  # stands for “l’association Les Bruyères”, to keep a wording on its line
AWARDS = (
    (
        "D’attribuer une subvention de 1 500 € à l’Amicale du personnel pour les bons cadeaux de Noël.",
        "Amicale du personnel",
        "1500.00",
    ),
    ("D’attribuer à l’ASSO une aide de 2 000 € pour l’embauche d’un salarié.", "Les Bruyères", "2000.00"),
    (
        "D’accorder à l’association Judo une subvention pour ses frais de déplacement d’un montant de 400 €.",
        "Judo",
        "400.00",
    ),
    ("De verser une subvention d’équilibre de 30 000 € au CCAS de Valcombreuse.", "CCAS de Valcombreuse", "30000.00"),
    ("De verser au CCAS une subvention de fonctionnement de 30 000 €.", "CCAS", "30000.00"),
    (
        "D’attribuer un fonds de concours de 12 000 € à la commune de Pontival pour la réfection de son église.",
        "commune de Pontival",
        "12000.00",
    ),
    (
        "De verser à l’OGEC Saint-Avit une participation de 24 500 € au titre du forfait communal.",
        "OGEC Saint-Avit",
        "24500.00",
    ),
    ("D’approuver le versement d’une subvention d’un montant maximum de 5 000 € à l’ASSO.", "Les Bruyères", "5000.00"),
    (
        "D’attribuer à l’ASSO une subvention de 30 % d’une dépense subventionnable de 20 000 € HT, soit 6 000 €.",
        "Les Bruyères",
        "6000.00",
    ),
    (
        "D’attribuer à l’ASSO une subvention de 6 000 €, représentant 30 % d’une dépense éligible de 20 000 € TTC.",
        "Les Bruyères",
        "6000.00",
    ),
    (
        "D’attribuer à l’ASSO une subvention annuelle de 6 000 € pour les années 2024, 2025 et 2026.",
        "Les Bruyères",
        "6000.00",
    ),
    (
        "D’attribuer à l’ASSO une subvention de 18 000 € soit 6 000 € en 2024, 6 000 € en 2025 et 6 000 € en 2026.",
        "Les Bruyères",
        "18000.00",
    ),
    ("D’allouer à l’ASSO, pour 2024, une subvention d’un montant de 4 k€.", "Les Bruyères", "4000.00"),
    ("D’allouer à la SCIC Toits une subvention d’investissement de 1,2 M€.", "SCIC Toits", "1200000.00"),
    ("D’allouer au Comité des fêtes une subvention de 450 000 F CFP.", "Comité des fêtes", "450000.00"),
    ("D’attribuer une subvention de 1.500,00 € à l’ASSO.", "Les Bruyères", "1500.00"),
    ("D’attribuer une subvention de 1 500€00 à l’ASSO.", "Les Bruyères", "1500.00"),
    ("D’attribuer une subvention de 1500.- € à l’ASSO.", "Les Bruyères", "1500.00"),
    ("D’attribuer une subvention de € 1 500 à l’ASSO.", "Les Bruyères", "1500.00"),
    ("D’attribuer une subvention de 5 000 FF à l’ASSO.", "Les Bruyères", "5000.00"),
    ("De reconduire la subvention de 900 € à l’ASSO.", "Les Bruyères", "900.00"),
    (
        "D’octroyer une aide de 3 000 € à la SARL Au Bon Pain (SIRET 123 456 789 00012) pour l’achat d’un four.",
        "Au Bon Pain",
        "3000.00",
    ),
    (
        "D’accorder à la SAS Bois du Lac, dont le siège est à Pontival, une aide à l’immobilier de 25 000 €.",
        "Bois du Lac",
        "25000.00",
    ),
    (
        "Approuve l’octroi d’une aide exceptionnelle de 1 000 € à la Croix-Rouge en faveur des sinistrés.",
        "Croix-Rouge",
        "1000.00",
    ),
    ("De faire un don de 1 000 € à l’ASSO.", "Les Bruyères", "1000.00"),
    ("De verser une aide d’urgence de 500 € à la Fondation du Lac.", "Fondation du Lac", "500.00"),
    (
        "D’accorder sa garantie à 50 % pour un prêt de 400 000 € souscrit par la SA Toits auprès d’une banque.",
        "SA Toits",
        "400000.00",
    ),
    (
        "Accorde sa garantie à 100 % à l’OPH du Lac pour un emprunt de 400 000 € contracté auprès de la Banque du Lac.",
        "OPH du Lac",
        "400000.00",
    ),
    ("D’accorder à la SAS Volta une avance remboursable de 20 000 €.", "Volta", "20000.00"),
    ("De consentir une avance de trésorerie de 20 000 € au Théâtre du Lac.", "Théâtre du Lac", "20000.00"),
    ("De mettre à disposition de l’ASSO une salle, à titre gratuit, valorisée à 4 500 €.", "Les Bruyères", "4500.00"),
    (
        "Une mise à disposition gratuite de locaux, valorisée à 4 500 € par an, est consentie à l’ASSO.",
        "Les Bruyères",
        "4500.00",
    ),
    (
        "De mettre gratuitement à disposition de l’ASSO la salle B pour une valeur estimée à 4 500 €.",
        "Les Bruyères",
        "4500.00",
    ),
    (
        "D’accorder à l’ASSO la gratuité de la salle des fêtes, soit une aide en nature de 380 €.",
        "Les Bruyères",
        "380.00",
    ),
    ("D’affecter une subvention de 6 000 € à l’ASSO.", "Les Bruyères", "6000.00"),
    ("Le Conseil vote une subvention de 250 € pour l’ASSO.", "Les Bruyères", "250.00"),
    (
        "D’attribuer le prix de la meilleure nouvelle, d’un montant de 200 €, à l’association Plumes.",
        "Plumes",
        "200.00",
    ),
    ("D’attribuer une dotation de 8 000 € au collège Les Étangs.", "collège Les Étangs", "8000.00"),
    (
        "D’approuver la convention d’objectifs avec l’ASSO et de lui verser une subvention de 60 000 €.",
        "Les Bruyères",
        "60000.00",
    ),
    ("Accorde une subvention de 1 500 € (mille cinq cents euros) à l’ASSO.", "Les Bruyères", "1500.00"),
    ("Accorde une subvention complémentaire de 500 €, portant le total à 2 000 €, à l’ASSO.", "Les Bruyères", "500.00"),
    ("Accorde à l’ASSO 500 € de subvention exceptionnelle.", "Les Bruyères", "500.00"),
    ("Attribue 500 € à l’ASSO au titre de la subvention 2024.", "Les Bruyères", "500.00"),
    (
        "Attribue à l’ASSO une subvention de 5 000 €, en deux fois : un acompte de 3 000 € et un solde de 2 000 €.",
        "Les Bruyères",
        "5000.00",
    ),
    ("Attribue à l’ASSO une subvention de 5 000 €, dont 60 % à la signature, soit 3 000 €.", "Les Bruyères", "5000.00"),
    ("Attribue à l’ASSO une subvention de 0,50 € par habitant, soit 1 250 €.", "Les Bruyères", "1250.00"),
    (
        "De verser à la coopérative scolaire 15 € par élève, soit une participation de 1 350 €.",
        "coopérative scolaire",
        "1350.00",
    ),
    (
        "Il est attribué à l’EARL du Lac une aide à l’investissement de 7 500 € pour un coût total de 30 000 €.",
        "EARL du Lac",
        "7500.00",
    ),
    (
        "De verser une subvention de 1 000 € à l’association Judo et une subvention égale à l’association Plumes.",
        "Judo",
        "1000.00",
    ),
    ("Dit que la subvention de 1 500 € sera versée à l’ASSO.", "Les Bruyères", "1500.00"),
    ("Fixe à 1 500 € le montant de la subvention attribuée à l’ASSO.", "Les Bruyères", "1500.00"),
    ("Le montant de la subvention accordée à l’ASSO est fixé à 1 500 €.", "Les Bruyères", "1500.00"),
    (
        "D’attribuer à la coopérative de l’école Jean-Zay une subvention de 600 € pour la classe de mer.",
        "coopérative de l’école Jean-Zay",
        "600.00",
    ),
    (
        "Attribue à l’association « Les Amis de la Tour », 12 rue du Puits, une subvention de 350 €.",
        "Les Amis de la Tour",
        "350.00",
    ),
    ("De soutenir l’ASSO à hauteur de 700 €.", "Les Bruyères", "700.00"),
    ("Décide de soutenir financièrement l’ASSO à hauteur de 700 € pour 2024.", "Les Bruyères", "700.00"),
    ("Décide de subventionner à hauteur de 700 € l’ASSO.", "Les Bruyères", "700.00"),
    ("Décide d’aider l’ASSO pour un montant de 700 €.", "Les Bruyères", "700.00"),
    ("La Ville soutiendra l’ASSO par une subvention de 700 €.", "Les Bruyères", "700.00"),
    ("Soutient le festival porté par l’ASSO à hauteur de 700 €.", "Les Bruyères", "700.00"),
    ("L’association Les Bruyères se voit attribuer une subvention de 700 €.", "Les Bruyères", "700.00"),
    ("L’association Les Bruyères bénéficiera d’une subvention de 700 €.", "Les Bruyères", "700.00"),
    ("Décide d’individualiser un crédit de 700 € au profit de l’ASSO.", "Les Bruyères", "700.00"),
    ("Une somme de 700 € est individualisée en faveur de l’ASSO.", "Les Bruyères", "700.00"),
    ("Fixe le montant de la subvention à l’ASSO à 700 € pour 2024.", "Les Bruyères", "700.00"),
    ("Décide d’apporter une aide de 700 € à l’ASSO.", "Les Bruyères", "700.00"),
    ("Décide de renouveler son soutien à l’ASSO pour un montant de 700 €.", "Les Bruyères", "700.00"),
    ("De verser 700 € à l’ASSO.", "Les Bruyères", "700.00"),
    ("Valide le versement de 700 € à l’ASSO.", "Les Bruyères", "700.00"),
    ("L’aide accordée à l’ASSO s’élève à 700 €.", "Les Bruyères", "700.00"),
    ("Consent une avance remboursable de 700 € à l’ASSO.", "Les Bruyères", "700.00"),
    ("Accepte de verser 150 € à l’ASSO à titre de subvention.", "Les Bruyères", "150.00"),
    ("Décide d’allouer la somme de 150 € à l’ASSO.", "Les Bruyères", "150.00"),
)


@pytest.mark.parametrize(("words", "beneficiary", "amount"), AWARDS)
def test_one_sum_is_awarded(words: str, beneficiary: str, amount: str) -> None:
    assert [
        (grant.beneficiary, str(grant.amount))
        for grant in decided(words.replace(SHORT, "l’association Les Bruyères")).grants
    ] == [(beneficiary, amount)]


NO_SUM = (
    "D’attribuer à l’ASSO une subvention plafonnée à 5 000 €.",
    "D’attribuer à l’ASSO une subvention de 30 % du coût des travaux, dans la limite de 5 000 €.",
    "De porter à 900 € la subvention de l’ASSO.",
    "D’approuver la convention d’objectifs avec l’ASSO prévoyant une subvention de 60 000 € en 2024.",
    "De ne pas attribuer à l’ASSO la subvention de 700 € demandée.",
    "N’accorde pas de subvention de 700 € à l’ASSO.",
    "De soutenir le projet de l’ASSO à hauteur de 700 €.",
    "De verser 700 € à la société Durand.",
    "La subvention de 700 € à l’ASSO ne reçoit pas de suite favorable ; aucune aide n’est attribuée.",
    "De verser à l’ASSO la somme de 700 € au titre des attributions de compensation.",
    "L’ASSO a bénéficié d’une subvention de 700 €.",
    "La commune bénéficiera d’une subvention de 700 € du Département.",
    "De participer à hauteur de 700 € au financement du festival de l’ASSO.",
    "Attribue à l’ASSO une subvention de 10 € par adhérent.",
    "Accorde une subvention de 500 € à chacune des associations suivantes : Judo, Les Bruyères.",
    "De reverser à l’ASSO la somme de 1 240 € correspondant aux dons reçus.",
    "Approuve le plan de financement : Région 5 000 €, Département 3 000 €, commune 2 000 €.",
)


@pytest.mark.parametrize("words", NO_SUM)
def test_a_rate_a_ceiling_or_another_sum_is_no_award(words: str) -> None:
    assert decided(words.replace(SHORT, "l’association Les Bruyères")).grants == ()


@pytest.mark.parametrize("words", NO_SUM[:2])
def test_a_ceiling_is_told(words: str) -> None:
    assert "grant.unread" in [
        finding.code for finding in decided(words.replace(SHORT, "l’association Les Bruyères")).findings
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param(
            "De mettre à disposition de l’association Les Bruyères une salle, à titre gratuit, valorisée à 4 500 €.",
            "4500.00",
            id="verb",
        ),
        pytest.param(
            "Une mise à disposition gratuite de locaux, valorisée à 4 500 € par an, est consentie à l’association Les "
            "Bruyères.",
            "4500.00",
            id="noun",
        ),
        pytest.param(
            "D’accorder à l’association Les Bruyères la gratuité de la salle, soit une aide en nature de 380 €.",
            "380.00",
            id="named",
        ),
    ],
)  # fmt: skip
def test_aid_in_kind_is_worth_what_the_act_says(words: str, value: str) -> None:
    (grant,) = decided(words).grants
    assert (grant.beneficiary, str(grant.amount), grant.kind) == ("Les Bruyères", value, GrantKind.IN_KIND)


def test_a_sum_beside_an_aid_in_kind_is_a_grant_of_its_own() -> None:
    words = (
        "D’attribuer à l’association Les Bruyères une subvention de 3 000 €, et de mettre gratuitement à disposition "
        "de l’association Les Bruyères la salle B, pour une valeur estimée à 4 500 €."
    )  # fmt: skip
    assert [(str(grant.amount), grant.kind) for grant in decided(words).grants] == [
        ("3000.00", None),
        ("4500.00", GrantKind.IN_KIND),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "De mettre la salle à disposition de l’association Les Bruyères.",
        "De mettre la salle à disposition de l’association Les Bruyères moyennant un loyer de 450 €.",
        "De mettre un agent à disposition de l’association Les Bruyères, qui remboursera 4 500 €.",
        "L’association Les Bruyères met à disposition de la commune un local, d’une valeur de 4 500 €.",
        "De mettre à disposition de l’association Les Bruyères une salle, valorisée à 12 € par séance.",
        "De mettre à disposition des associations sportives le gymnase, pour une valeur de 4 500 €.",
    ],
)
def test_what_is_let_untold_or_lent_by_others_is_no_aid_in_kind(words: str) -> None:
    assert decided(words).grants == ()


@pytest.mark.parametrize(
    ("printed", "currency"),
    [("5 000 F", "FRF"), ("450 000 F CFP", "XPF"), ("450 000 francs CFP", "XPF"), ("450 000 XPF", "XPF")],
)
def test_currency(printed: str, currency: str) -> None:
    (grant,) = decided(f"D’attribuer une subvention de {printed} à l’association Les Bruyères.").grants
    assert grant.currency == currency
