"""Words that tell of the person named beside them: an office, a speech in the assembly, a place named after somebody.

For folded text with single blanks. An office makes the person public; the president of an association holds none.
"""

import re

from publisher.parsing.patterns import any_of, words

_PRIVATE_BODY = words(
    "associations? clubs? comites? amicale union foyer societe federation cooperative sarl sas sci entreprise "
    "fondation collectif compagnie chorale ensemble pecheurs chasseurs parents"
)
_OF_PRIVATE_BODY = rf"(?!\s+(?:\w+\s+)?(?:de |du |des |d')(?:l'|la |le |les )?\s?{_PRIVATE_BODY})"
_OFFICE = any_of(
    r"maires?\b",
    r"adjointe?s?\b",
    r"(?:vice[- ])?presidente?s?\b",
    r"conseillere?r?s?\s+(?:municip|commun|depart|region|gener|metropol|delegu|de paris)",
    r"senat(?:eur|rice)",
    r"deputee?\b",
    r"(?:sous-)?prefete?\b",
    r"ministres?\b",
    r"secretaire(?: d'etat| de (?:la )?seance| generale?)",
    r"direct(?:eur|rice)(?: generale?)?(?: adjointe?)?"
    r"(?: des services| academique| departemental| regional| des finances)",
    r"d\.?g\.?s\b",
    words("comptable tresori receveur percepteur inspecteur inspectrice recteur rectrice"),
    r"commissaire[- ]enqu",
    r"rapporteure?s?\b",
    r"rapporte\b",
    r"deleguee?s?\b",
    r"elue?s?\b",
    r"doyenne? d'age",
    r"plus (?:agee?|jeune)\b",
    r"a donne (?:pouvoir|procuration)",
)
_HELD = rf"{_OFFICE}{_OF_PRIVATE_BODY}"
_IN_APPOSITION = any_of(
    *("le", "la", "l'", "notre", "est", "en qualite de", "en tant que", "nouveau", "nouvelle"),
    *("actuelle?", "ancienne?", "au titre de", "comme"),
)
_RANK = r"(?:premiere?|deuxieme|troisieme|[0-9]+\s?(?:er|ere|e|eme))"
_COMPLEMENT = any_of(
    *(r"adjointe?", r"deleguee?", r"municipale?", r"departementale?", r"regionale?", r"communautaire", r"sortante?"),
    *(r"en exercice", r"honoraire", r"(?:de (?:la |l')?|d[eu]s? |d'|au |aux )[\w-]+"),
)
_SPEAKS = any_of(
    *("precise", "repond", "rappelle", "presente", "expose", "rapporte", "intervient", "s'interroge", "souligne"),
    *("estime", "ajoute", "remercie"),
    *("conclut", "donne lecture", "quitte la (?:salle|seance)", "rejoint", "sort de", "ne prend pas part"),
    *("s'abstient", r"vote\b", "prend la parole", "prend la presidence"),
)
_NAMED_PLACE = words(
    "rue avenue av boulevard bd place square impasse allee quai cours ecole college lycee salle stade gymnase "
    "residence espace centre musee foyer hopital ehpad chapelle eglise pont fondation prix"
)
_OF_PLACE = words("primaire maternelle elementaire polyvalente municipale? culturel")
_PERSONS = words("personnes laureate?s? jeunes etudiante?s? eleves agents habitants particuliers apprentis administres")
_PERHAPS = words(
    "beneficiaires candidate?s? familles foyers proprietaires acquereurs contribuables commissaires demandeurs menages "
    "locataires riverains"
)
_FOLLOW = r"\b[^.:;\n]{0,60}(?:\bsuivant\w*|\bci-(?:dessous|apres)|\bindique\w*)\b[^.:]{0,160}:?\s*$"

OFFICE_AFTER = re.compile(rf"^\s*[,(–-]?\s*(?:{_IN_APPOSITION}\s?)*(?:{_RANK}\s+)?{_HELD}")
"""Words after a name that give its office: “, maire”, “est élue secrétaire de séance”."""

OFFICE_BEFORE = re.compile(
    rf"\b(?:{_HELD}(?:\s+{_COMPLEMENT}){{0,3}}|presidence (?:de|d')|preside\w* par|rapporte?u?r?e?)\s*[,:(]?\s*$"
)
"""Words before a name that give its office: “le maire de la commune, ”, “sous la présidence de ”."""

SPEAKS_AFTER = re.compile(rf"^,?\s+(?:lui |leur |y |en )?{_SPEAKS}\b")
"""Words after a name that only a member of the assembly does in its sitting."""

IN_PLACE = re.compile(rf"\b{_NAMED_PLACE}(?:\s+{_OF_PLACE})?(?:\s+(?:du|de la|de|des))?\s*$")
"""Words before a name that is a street’s or a building’s."""

LIST_LEAD = re.compile(
    rf"\b(?:(?P<sure>{_PERSONS})|{_PERHAPS}){_FOLLOW}|(?P<column>\bnoms?\s*(?:et|/|,|-)?\s*prenoms?\b)"
)
"""Words that open a list of persons; ``sure`` or ``column``: it can hold nobody else, no organisation."""

SCHEME = re.compile(
    any_of(
        *(r"\bbourses?\b", r"\bpermis de conduire\b", r"\bbafa\b", r"\bprimes?\b", r"\bprix\b", r"\bvelos?\b"),
        *(r"\bsecours (?:exceptionnel|d'urgence|financier)", r"\bcheques?\b", r"\bparticuliers?\b"),
        r"\blaureate?s?\b",
        r"\baides? (?:au ravalement|a la renovation|a l'installation|a l'achat)",
        r"\baides? (?:individuelle|financiere|facultative|sociale)",
    )
)
"""A scheme for individuals."""

_NO_NAMES = """
article articles vu considerant objet le la les l un une des maire mairie adjoint adjointe president presidente
presidents vice vices conseil conseiller conseillere conseillers commission commune ville communaute departement region
etat prefet sous ministre directeur directrice secretaire tresorier receveur comptable percepteur depute senateur
rapporteur delegue deleguee membre membres elu elus absent absents present presents excuse pouvoir procuration vote
votes pour contre abstention abstentions delibere decide dit approuve autorise attribue accorde ordre seance total
montant nom prenom adresse date rue avenue place chemin annexe rapport deliberation notaire avocat inspecteur
inspectrice architecte geometre administrateur general generale chef responsable coordinateur doyen doyenne proviseur
principal principale recteur ambassadeur juge procureur
"""

NO_NAMES = frozenset(_NO_NAMES.split())
"""Words that end a name where they follow one, and begin none."""
