"""Names that exist nowhere, made of word lists: people, places, associations, what money is for."""

from hypothesis import strategies as st

MEN = (
    *("Anselme", "Basile", "Côme", "Donatien", "Elzéar", "Firmin", "Gaspard", "Hilaire", "Isidore", "Jean-Loup"),
    *("Karim", "Lazare", "Mehdi", "Nestor", "Octave", "Philibert", "Quentin", "Romaric", "Sosthène", "Théodule"),
)
WOMEN = (
    *("Aïcha", "Berthe", "Capucine", "Diane", "Éloïse", "Fanchon", "Gisèle", "Honorine", "Isaure", "Joséphine"),
    *("Katia", "Léonie", "Mahaut", "Noémie", "Odile", "Perrine", "Rose-Marie", "Sidonie", "Tiphaine", "Yolande"),
)
GIVEN = (*(("M.", name) for name in MEN), *(("Mme", name) for name in WOMEN))
FAMILY_HEADS = ("Bran", "Corv", "Dumest", "Escal", "Fauv", "Grand", "Hautr", "Lestr", "Mald", "Orv", "Pelv", "Roum")
FAMILY_TAILS = ("assard", "elin", "ergne", "igeon", "oulet", "ancourt", "esmont", "ivier", "ouquet", "avel")
FAMILIES = tuple(f"{head}{tail}".upper() for head in FAMILY_HEADS for tail in FAMILY_TAILS)
DOUBLE = tuple(f"{one}-{other}" for one, other in zip(FAMILIES[::3], FAMILIES[1::3], strict=True))
PLACE_HEADS = ("Vau", "Bris", "Font", "Mont", "Clair", "Haute", "Roche", "Belle", "Orl", "Sauve")
PLACE_TAILS = ("merlin", "combe", "rivelle", "aubert", "sault", "enne", "vigne", "lande", "brune", "court")
SOCIETIES = (
    *("Amicale", "Comité", "Club", "Cercle", "Foyer", "Harmonie", "Union sportive", "Société de chasse", "Chorale"),
    *("Compagnie", "Collectif", "Groupement", "École de musique", "Les Amis", "Les Jardins", "Atelier", "Ludothèque"),
)
OF = (
    *("des pêcheurs", "du lavoir", "de la tour", "des aînés", "du four à pain", "des marcheurs", "du vieux pont"),
    *("des collines", "des bords de l’eau", "du verger", "des trois moulins", "de la halle", "du patois", "des Genêts"),
)
QUOTED = ("Les Bruyères", "La Perdrix rouge", "L’Échappée belle", "Arc-en-ciel", "Le Chat perché", "Plumes et poils")
PURPOSES = (
    *(
        "l’achat d’une serre",
        "l’organisation du concours de pêche",
        "la rénovation de la salle",
        "l’équipement du stade",
    ),
    *("la création d’un jardin", "l’organisation de la fête du village", "l’aménagement du local"),
)
SUBJECTS = (
    *("Subventions aux associations", "Soutien à la vie associative", "Attribution de subventions"),
    *("Aides aux associations locales", "Programmation des aides", "Subventions de fonctionnement"),
)
GROUPS = ("Groupe du Lac", "Groupe Horizons ruraux", "Groupe Solidarité et Progrès", "Groupe Centre et Indépendants")

places = st.tuples(st.sampled_from(PLACE_HEADS), st.sampled_from(PLACE_TAILS)).map("".join)
purposes = st.sampled_from(PURPOSES)
people = st.tuples(st.sampled_from(GIVEN), st.sampled_from((*FAMILIES, *DOUBLE))).map(
    lambda found: (found[0][0], f"{found[0][1]} {found[1]}")
)
"""A civility and a name: « M. », « Basile CORVELIN »."""


@st.composite
def associations(draw: st.DrawFn) -> str:
    """An association: « Amicale des pêcheurs de Vaucombe », « Club Arc-en-ciel »."""
    kind = draw(st.sampled_from(SOCIETIES))
    if draw(st.booleans()):
        return f"{kind} {draw(st.sampled_from(OF))}"
    if draw(st.booleans()):
        return f"{kind} {draw(st.sampled_from(OF))} de {draw(places)}"
    return f"{draw(st.sampled_from(('Club', 'Compagnie', 'Collectif', 'Atelier')))} {draw(st.sampled_from(QUOTED))}"
