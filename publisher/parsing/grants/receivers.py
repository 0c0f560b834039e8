"""Who receives the sum of a sentence: “à l’association « … »”, “en faveur de la commune de …”."""

import re

from publisher.parsing.grants.award import beneficiary_name, plausible_beneficiary
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words

ACTION = r"(?!departement|etablissement|groupement|association|agence|federation|union|mission|fondation)" + any_of(
    r"[a-z-]*(?:tion|sion|ment|age|ure)s?\b", r"achats?\b", r"mise\b", r"travaux\b", r"projets?\b", r"fetes?\b"
)
"""A noun of action: what is paid for, not who is paid."""

_EXPLICIT = any_of(
    *(r"en faveur d(?:e|es|u)\b", r"au profit d(?:e|es|u)\b", r"au benefice d(?:e|es|u)\b"),
    *(r"souscrite? par", r"contractee? par", r"portee? par", r"presentee? par"),
    r"pour (?:le compte de|(?:l'|la |le )(?=association|societe|club))",
    # “avec l’association X et de lui verser”
    r"avec (?:l'|la |le |les )?(?=[^;.]{3,160}\blui (?:verser|attribuer|accorder|allouer|octroyer))",
)
_PLAIN = any_of("a l'", "a la", "aux", "au", "a", "pour")
_TO = re.compile(rf"\b(?:(?P<explicit>{_EXPLICIT})|(?P<plain>{_PLAIN}))\b\s*")
NOT_TO = re.compile(
    r"^\s*"
    + any_of(
        # what is done or said: “à titre …”, “à hauteur de”, “au vu de”
        words(r"titre hauteur vu compte raison compter cet\seffet presente? suite terme cours condition ordre l'ordre"),
        words(r"partir moins plus fin verser intervenir passer conclure signer aider assurer permettre soutenir"),
        words(r"couvrir taux nature rubrique ligne chapitre article budget montant un\smontant jour date annee anne"),
        words(r"exercice l'exercice l'annee convention deliberation"),
        words(r"signature notification demarrage commencement presentation production reception issue cloture demande"),
        *(r"(?:le |la )?service d[eu]s? (?:interets|emprunts?|la dette)", r"(?:le )?(?:remboursement|paiement)"),
        words(r"achevement majorite charge disposition l'issue l'appui l'ouverture l'achevement"),
        # what it is for: “pour le fonctionnement”, “pour l’organisation de”
        words(r"fonctionnement projet organisation realisation financement l'organisation l'acquisition l'achat"),
        words(r"travaux les\stravaux les\sdepenses"),
        # who decides or signs
        words(r"conseil commission maire president unanimite l'unanimite main"),
        *(r"monsieur le (?:maire|president)", r"madame l[ae] (?:maire|presidente)", r"m\. le"),
        # no name: figures, articles, pronouns
        r"[0-9]",
        words(r"une un\b cette ce\b ces\b la\ssomme son sa\b ses\b leur qui laquelle lequel"),
    )
)
NAME_ENDS = re.compile(
    any_of(
        r"\s*[,;:(]",
        r"\s+"
        + any_of(
            words(r"pour au\stitre d'un\smontant d'une une un afin dans\sle\scadre sous\sreserve dont qui selon"),
            words(r"en\svue destinee? a\shauteur la\ssomme les\ssommes au\scours sur est sont il\sest"),
            words(r"a\stitre comme et\sune en\sfaveur la\sgratuite la\ssubvention"),
            words(r"s'elev\w+ a\s(?=[0-9])"),
            words(r"ainsi\sque representee? a\sl'occasion conformement aupres par correspondant soit relative?"),
            r"et (?:d[e']|autorise|dit|charge|a signer)",
        )
        + r"\b",
        r"(?<!\b\w)(?<!\bmr)(?<!\bmme)(?<!\bmm)\.(?=\s|$)",  # the end of a sentence, not of “S.A.R.L.”
        r"\s[-–—]\s(?=[a-z0-9])",
        r"\s[0-9][0-9 .,]*(?:€|euros?\b)",  # “500 € de subvention”
        r"\s[0-9]{1,4}(?: bis| ter)?,? (?:rue|avenue|av|boulevard|bd|place|chemin|impasse|allee|route)\b",  # a home
    )
)
ORGANISATION = re.compile(
    any_of(
        words("association asso societe cooperative mutuelle fondation federation union comite club amicale collectif"),
        words("commune ville communaute departement region syndicat sivu sivom epci agence chambre groupement"),
        words("centre maison foyer residence mission office opac oph caisse ccas cias ehpad hopital croix secours"),
        words("ecole college lycee universite institut ogec compagnie theatre musee mjc paroisse restos"),
        words("entreprise sarl sas sci scop scic gie epic regie service organisme etablissement banque"),
        r"s[.a-z]*a[.a-z]*",
        *("les ", "la ", "le "),
    )
)
SEVERAL = re.compile(  # whose sum is a total: each one's stands elsewhere
    words(
        r"associations structures beneficiaires clubs organismes etablissements communes porteurs entreprises "
        r"personnes enfants familles etudiants eleves jeunes agents habitants collectivites partenaires ecoles"
    )
    + r"\b"
)
_ARTICLE = re.compile(r"^(?:l'|la |le |les )")
_PURPOSE = re.compile(r"(?:l'|la |le |les )?" + ACTION)
_NAMED_FOR = re.compile(
    r"(?:Association|Comité|Collectif|Fondation|Union|Agence|Ligue|Mouvement|Groupement|Institut|Centre)"
    r"\s+pour\s+(?:(?:le|la|les|une?)\s+|[Ll][’']\s?)?"
)
_ACTION_FOLLOWS = re.compile(r"(?:organisation|realisation|achat|acquisition|participation|son|sa|ses|leurs?)\b")
_KIND_AND_NAME = re.compile(r"[a-zà-ÿ]{4,}\s+[«\"A-ZÀ-Þ]")  # interprofession FIBOIS
_QUOTED = re.compile(r'"\s*([^"]{2,100}?)\s*"')
_EAST = " Est "  # of a name, “Initiative Orne Est”, and no verb
_REACH = 400  # characters after a preposition: more than any name has


def name_head(name: Passage) -> int:
    """Characters at the head of a name that end none of it: “Association pour le Dialogue”."""
    head = _NAMED_FOR.match(name.text)
    return head.end() if head and not _ACTION_FOLLOWS.match(name.folded, head.end()) else 1


def receiver_of(sentence: Passage, verb_end: int) -> Passage | None:
    """The first words after a preposition, nearest to the verb, that can name an organisation; None without any."""
    found: list[tuple[int, int, Passage]] = []
    for match in sentence.matches(_TO):
        rest = sentence.cut(match.end(), match.end() + _REACH)
        if not rest or NOT_TO.match(rest.folded) or (match["plain"] == "pour" and _PURPOSE.match(rest.folded)):
            continue
        quoted = _QUOTED.match(rest.folded)
        ends = NAME_ENDS.finditer(rest.folded, quoted.end() if quoted else name_head(rest))
        end = next((stop for stop in ends if not rest.text.startswith(_EAST, stop.start())), None)
        name = beneficiary_name(rest.cut(0, end.start() if end else None))
        kind = _ARTICLE.sub("", rest.folded) if match["plain"] in (None, "pour") else rest.folded
        known = bool(ORGANISATION.match(kind)) or quoted is not None or bool(_KIND_AND_NAME.match(rest.text))
        if not name or not plausible_beneficiary(name.text) or not (known or rest.text.lstrip(' «“"')[:1].isupper()):
            continue
        purpose = match["plain"] == "pour" and not known  # “pour” says what for more often than who
        rank = (0 if match["explicit"] else 1 if known else 2) + (2 if purpose else 0)
        found.append((rank, abs(match.start() - verb_end), name))
    return min(found, key=lambda item: item[:2])[2] if found else None
