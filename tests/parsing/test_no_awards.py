"""Sums that acts name and that are no grant: bought, owed, paid to staff, received, due as a member, given before."""

import pytest

from publisher.records import Grant
from tests.parsing.acts import act

NO_GRANT = (
    "Décide d’attribuer une prime de 300 € à Mme Zoé PETIT, agent technique.",
    "Une prime exceptionnelle de 300 € est accordée à Mme Zoé PETIT, adjoint administratif.",
    "D’accorder une indemnité de gardiennage de l’église de 479 € à M. Jean BLANC.",
    "D’attribuer une gratification de stage de 600 € à Mme Zoé PETIT, stagiaire.",
    "De verser une gratification de 600 € à la stagiaire Mme Zoé PETIT.",
    "D’attribuer des bons cadeaux d’une valeur de 50 € à chaque agent.",
    "D’accorder à M. Jean BLANC une aide de 50 € sous forme de chèque cadeau pour son départ en retraite.",
    "D’attribuer un bon d’achat de 150 € à Mme Zoé PETIT à l’occasion de son départ à la retraite.",
    "De rembourser à M. Jean BLANC la somme de 120 € pour frais de déplacement.",
    "De verser à Mme Zoé PETIT la somme de 85,50 € en remboursement de l’achat de fournitures.",
    "D’accorder le remboursement de frais de mission de 340 € à M. Luc ROUX, maire.",
    "De verser au cabinet Lexor des honoraires de 2 400 € pour sa participation au contentieux.",
    "D’attribuer le marché de voirie à l’entreprise Bâti pour un montant de 48 000 € HT.",
    "D’attribuer à la société Bâti le lot n° 2 pour un montant de 48 000 € HT.",
    "De retenir l’offre de la société Bâti pour un montant de 12 500 € puis d’accorder 500 € de prime à Volta.",
    "D’accorder la location du local à la société Bruyère pour un loyer de 450 € par mois.",
    "De verser la cotisation annuelle de 350 € à l’Association des maires de l’Orve.",
    "D’adhérer à la fondation du Lac et de verser une cotisation de 100 €.",
    "De renouveler l’adhésion au CAUE et d’approuver le versement d’une participation de 200 €.",
    "De verser au Syndicat des eaux du Lac la participation statutaire de 12 300 €.",
    "D’approuver le versement de la contribution obligatoire de 55 000 € au SDIS de l’Orve.",
    "De verser au syndicat du Lac, dont la commune est membre, une contribution budgétaire de 8 200 €.",
    "D’accorder une remise gracieuse de 320 € à l’association Les Bruyères.",
    "D’accorder à la SARL Volta une remise de loyer de 900 €.",
    "D’attribuer une indemnité de conseil de 398 € à M. Jean BLANC, receveur municipal.",
    "De verser une indemnité d’éviction de 6 000 € à l’exploitant GAEC du Lac.",
    "De verser une indemnité de 1 200 € à la société Bâti en réparation du préjudice subi.",
    "D’accorder à la société Bâti une avance de 5 % du marché, soit 4 200 €.",
    "De verser à la société Volta une avance forfaitaire de 4 200 € sur le marché de travaux.",
    "D’accorder au titulaire du lot 3, la société Bâti, une avance de 10 000 €.",
    "De verser une subvention d’équilibre de 30 000 € du budget principal au budget annexe de l’eau.",
    "De verser du budget principal au budget annexe Camping une participation de 15 000 €.",
    "De fixer à 25 € la participation des familles au séjour.",
    "De fixer à 90 € par enfant la participation demandée aux communes extérieures.",
    "La commune de Pontival versera à la commune une participation de 4 500 €.",
    "De demander à la commune de Pontival une participation de 4 500 € aux frais de scolarité.",
    "L’association Les Bruyères versera une participation de 300 € aux frais de chauffage.",
    "D’accepter le don de 500 € de l’association Les Bruyères.",
    "D’accepter le versement par l’assurance d’une indemnité de 2 500 €.",
    "De solliciter auprès du Département une subvention de 16 800 €.",
    "De remercier la Région qui accorde une subvention de 60 000 €.",
    "De prendre acte que l’État a attribué à la commune une DETR de 40 000 €.",
    "D’approuver la convention par laquelle la Région accorde à la commune une aide de 60 000 €.",
    "D’acheter à la SCI du Lac la parcelle AB 12 pour la somme de 12 000 €.",
    "De céder à M. Jean BLANC la parcelle AB 12 au prix de 12 000 €.",
    "De verser à M. Jean BLANC une compensation de 1 500 € pour la servitude.",
    "D’attribuer une concession funéraire à Mme Zoé PETIT pour la somme de 250 €.",
    "De verser à la Caisse des écoles la somme de 3 000 € pour la fourniture des repas.",
    "De payer à la société Volta la facture de 3 200 €, somme versée sur le budget.",
    "D’attribuer le logement communal à Mme Zoé PETIT moyennant un loyer de 420 €.",
    "De verser aux élus des indemnités de fonction d’un montant de 1 200 €.",
    "De verser à Mme Zoé PETIT, conseillère, une avance de 500 € sur ses frais de mission.",
    "D’accorder une avance sur salaire de 800 € à Mme Zoé PETIT.",
    "De verser à M. Jean BLANC un capital décès de 13 000 €.",
    "D’accorder la protection fonctionnelle à M. Luc ROUX et de verser 2 000 € à Maître NOIR.",
    "D’attribuer à l’entreprise Volta une pénalité de 300 € et de verser le solde.",
    "D’inscrire une dotation aux provisions de 8 000 € pour la société Volta.",
    "De constituer une provision de 5 000 € et de verser une dotation à la ligne 6817.",
    "De verser une dotation aux amortissements de 12 000 € au compte 28.",
    "De verser le prélèvement de 7 000 € au titre du FPIC à l’État.",
    "De fixer à 1 500 € l’attribution de compensation versée à la commune de Pontival.",
    "D’octroyer des tickets restaurant, la participation de la commune étant de 4,50 € à la charge de l’employeur.",
    "De participer à hauteur de 15 € par mois à la prévoyance des agents auprès de la mutuelle Sereine.",
    "De verser à l’association Les Bruyères une rémunération de 1 800 € pour sa prestation du 14 juillet.",
    "D’accorder à la compagnie Volta un cachet de 2 100 € pour le spectacle de Noël, avec participation des écoles.",
    "De verser à l’association Les Bruyères 850 € au titre de la prestation de service « accueil », soutien compris.",
    "De verser à la commune de Pontival une participation aux frais de scolarité de 640 € par élève.",
    "De contracter auprès de la Banque du Lac un prêt de 40 000 €.",
    "La Banque du Lac accorde à la commune un prêt de 150 000 €.",
    "De verser une caution de 400 € à l’association Les Bruyères.",
    "De restituer à l’association Les Bruyères le dépôt de garantie de 400 €, somme versée en 2023.",
    "De majorer de 500 € la prime accordée à Mme Zoé PETIT, agent.",
    "D’attribuer une vacation de 60 € à M. Jean BLANC et de verser la somme.",
    "De recruter Mme Zoé PETIT et de lui accorder une prime annuelle de 900 €, versée à Mme Zoé PETIT.",
    "D’accorder le régime indemnitaire d’un montant de 2 000 € à M. Jean BLANC, attaché, prime comprise.",
    "D’attribuer une carte cadeau de 40 € à Mme Zoé PETIT, prix de son investissement d’agent.",
    "De verser la taxe d’aménagement, soit une somme de 3 000 €, à la Communauté du Lac.",
    "De reverser à la Communauté du Lac une somme de 3 000 € au titre de la taxe d’aménagement.",
    "De verser la redevance de 800 € à la société Volta.",
    "De consentir à l’association Les Bruyères un bail au prix de 200 €.",
    "De garantir l’emprunt : la somme de 500 000 € sera remboursée à la Banque du Lac.",
    "De verser une soulte de 2 000 € à Mme Zoé PETIT, somme prévue à l’acte.",
    "De vendre le véhicule à l’association Les Bruyères pour une somme de 1 500 € versée comptant.",
    "De fixer l’enveloppe des aides à 30 000 € et d’attribuer les subventions par décision du bureau.",
    "D’autoriser le maire à verser, dans la limite de 500 € par dossier, une aide à la famille.",
    "D’admettre en non-valeur la somme de 130 € due par l’association Les Bruyères, aide comprise.",
    "D’accorder à la société Bâti un dégrèvement de 250 €, aide fiscale.",
    "De verser au comptable public la somme de 45 € accordée pour menus frais.",
    "De verser la surtaxe de 900 € à l’agence du Lac.",
    "De verser à l’éditeur Plume une avance de droits d’auteur de 500 €.",
    "D’approuver l’avenant n° 1 au marché de la société Bâti, et de lui verser une somme de 2 000 €.",
    "De fixer la participation financière de la commune au contrat d’assurance à 20 € versés à la mutuelle.",
    "D’attribuer une récompense de 200 € à Mme Zoé PETIT, agent, médaille d’honneur du travail.",
    "Un acompte de 3 000 € sera versé à l’association Les Bruyères à la signature de la convention de subvention.",
    "Le solde de la subvention, soit 2 000 €, sera versé à l’association Les Bruyères.",
    "D’annuler la subvention de 1 500 € attribuée à l’association Les Bruyères.",
    "D’ouvrir une ligne de trésorerie de 100 000 € accordée par la Banque du Lac.",
    "De virer 1 500 € du chapitre 65 pour verser une subvention à l’association Les Bruyères.",
)


def decided(words: str) -> tuple[Grant, ...]:
    """Grants of an act that decides nothing else."""
    lead = "Le conseil municipal, après en avoir délibéré, décide :"
    return act(title="Objet : Affaires diverses", decision=f"{lead}\n- {words[0].lower()}{words[1:]}").grants


@pytest.mark.parametrize("words", NO_GRANT)
def test_a_sum_that_is_not_given_is_no_grant(words: str) -> None:
    assert decided(words) == ()


@pytest.mark.parametrize(
    ("words", "beneficiary", "amount"),
    [
        pytest.param(
            "D’attribuer une subvention de 1 500 € à l’Amicale du personnel pour les bons cadeaux de Noël.",
            *("Amicale du personnel", "1500.00"),
            id="staff-club",
        ),
        pytest.param(
            "D’attribuer à l’association Les Bruyères une aide de 2 000 € pour l’embauche d’un salarié.",
            *("Les Bruyères", "2000.00"),
            id="aid-to-employ",
        ),
        pytest.param(
            "D’accorder à l’association Judo une subvention pour ses frais de déplacement d’un montant de 400 €.",
            *("Judo", "400.00"),
            id="expenses-of-a-club",
        ),
        pytest.param(
            "De verser une subvention d’équilibre de 30 000 € au CCAS de Valcombreuse.",
            *("CCAS de Valcombreuse", "30000.00"),
            id="balance-of-another-body",
        ),
        pytest.param(
            "De verser à l’OGEC Saint-Avit une participation de 24 500 € au titre du forfait communal.",
            *("OGEC Saint-Avit", "24500.00"),
            id="contribution",
        ),
    ],
)
def test_a_sum_that_resembles_them_is_given(words: str, beneficiary: str, amount: str) -> None:
    assert [(grant.beneficiary, str(grant.amount)) for grant in decided(words)] == [(beneficiary, amount)]


@pytest.mark.parametrize(
    "scheme", ["une prime de 200 € pour l’achat d’un vélo", "une bourse de 500 €", "un secours de 90 €"]
)
def test_a_person_who_receives_is_masked(scheme: str) -> None:
    (grant,) = decided(f"D’accorder {scheme} à Mme Anaïs GRISARD.")
    assert grant.natural_person
    assert "GRISARD" not in (grant.beneficiary or "")
