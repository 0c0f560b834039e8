"""A short act whose parts a test exchanges, as its reader takes them. Every name is invented."""

from publisher.parsing import read
from publisher.records import Deliberation
from tests import factories

PARTS = {
    "top": "Département de l’Orve\n\nCOMMUNE DE VALCOMBREUSE\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU "
    "CONSEIL MUNICIPAL",
    "number": "Délibération n° 2024-17",
    "date": "Séance du 14 mars 2024",
    "attendance": "Étaient présents : M. Luc ROUX, Mme Zoé PETIT, M. Jean BLANC\nAbsents excusés : Mme Ève NOIR",
    "secretary": "Secrétaire de séance : Mme Zoé PETIT",
    "title": "Objet : Tarifs de la salle des fêtes",
    "reasons": "Vu le code général des collectivités territoriales ;",
    "decision": "Le conseil municipal, après en avoir délibéré, décide :\n- de fixer le tarif à 100 € ;",
    "vote": "Adopté à l’unanimité.",
    "signature": "Pour extrait conforme,\nLe maire,\nLuc ROUX",
}


def act(**parts: str) -> Deliberation:
    """The act with some parts exchanged; an empty one is left out."""
    words = "\n\n".join(part for part in {**PARTS, **parts}.values() if part) + "\n"
    (found,) = read(factories.text(words, layout=True), factories.source(words)).acts
    return found


def minutes(items: str) -> tuple[Deliberation, ...]:
    """The acts of minutes of a sitting with some items."""
    words = (
        "COMMUNE DE VALCOMBREUSE\n\nPROCÈS-VERBAL DE LA RÉUNION DU CONSEIL MUNICIPAL DU 14 MARS 2024\n\n"
        "Présents : M. Luc ROUX, Mme Zoé PETIT, M. Jean BLANC, Mme Ève NOIR\n"
        f"Absent excusé : M. Paul VERT (pouvoir à M. Luc ROUX)\n\n{items}"
    )
    return read(factories.text(words, layout=True), factories.source(words)).acts
