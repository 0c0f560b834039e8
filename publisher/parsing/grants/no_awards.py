"""Sentences that award nothing, and sums of a sentence that are not its award.

Bought, owed, lent back, paid to staff, asked for, received, given before, taken back, or due as a member: money moves
in many ways, and only a sum that is given is a grant. What is in doubt is none.
"""

import re

from publisher.parsing.amounts import Amount, find_amounts
from publisher.parsing.grants.award import kind_of, outside_brackets
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.records.values import GrantKind

VERB = re.compile(
    r"\b"
    + any_of(
        r"attribu(?:e|er|ee|es|ees|ent|ant|tion)",
        r"accord(?:e|er|ee|ees|ent)",
        r"allou(?:e|er|ee|ees|ent)",
        r"octroy(?:er|ee|ees|e)",
        r"octroi(?:e|ent)?",
        r"individualis(?:er|ee?s?|e|ation)",
        r"vers(?:e|er|ee|ees|ent|ement)",
        r"decern(?:e|er|ee|ent)",
        r"vot(?:e|er|ent)",
        r"consent(?:ie|ir|ies|ent)?",
        r"apport(?:e|er|era) (?:une? |son |sa |un )?(?:aide|soutien|concours|contribution|participation)",
        r"renouvel(?:er|le) (?:son|le|la|une) (?:soutien|aide|subvention|concours)",
        r"mandat(?:e|er)(?= [0-9])",
        r"validation du financement",
        r"valid(?:e|er) le financement",
        r"garanti[tr]?",
        r"fix(?:e|er) a",
        r"fix(?:e|er|ant)(?= le montant d(?:e|u) (?:la |l')?(?:subvention|aide|dotation|fonds|bourse|prime))",
        r"participe(?:r|ra)? (?:a hauteur|au financement)",
        r"reconduit|reconduire|affecte(?:r|e)? (?:une|la) (?:subvention|aide)",
        r"fai(?:t|re) (?:un )?don",
    )
    + r"\b"
)
"""Verbs by which an assembly awards."""

NOUN = re.compile(
    r"\b"
    + words(
        r"subventions? aides? participations? contributions? dotations? prix bourses? avances? "
        r"fonds\sde\sconcours primes? secours financements? concours\sfinancier garantie somme prets? soutien don "
        r"credits?(?=[^;.]{0,60}(?:au\sprofit|en\sfaveur|au\sbenefice))"
    )
    + r"\b"
)
"""What an award is called."""

_RECEIVED = re.compile(
    r"\b"
    + any_of(
        # asked for
        r"sollicit\w*",
        r"demand(?:e|er|ent|ant|ons) (?:une|la|l'|les|des|de)\b",
        r"aupres d",
        # received from others
        *(r"percu\w*", r"recu\w*", r"(?<!depenses et )recette\w*", r"obtenir", r"obtenu\w*"),
        r"plan de financement",
        r"beneficie\w* d'une subvention",
        r"accepte\w* (?:la|une|les) (?:subvention|aide)",
        r"(?:accorde|attribue|alloue|octroye|verse)e?s? par",
        r"financement[s]? de l'etat",
    )
    + r"\b"
)
_CONTRACT = re.compile(  # bought, not granted
    any_of(
        *(
            r"\b(?:moins|mieux)[- ]disant",
            r"\bmarches? (?:public|de travaux|de services|de fournitures)",
            r"appel d'offres",
        ),
        r"\b(?:attribu|accord|confi|allou)\w* (?:le marche|les? lots?|les travaux|la mission|la prestation)\b",
        r"\b(?:devis|bon de commande|facture(?! (?:d'|de |du )(?:l'|la )?(?:energie|eau|electricite|gaz|chauffage|"
        r"cantine|fuel|fioul|loyer|restauration|creche)))\b",
        # sold, bought, let
        r"\b(?:vente|cession|au prix de|moyennant|loyer|bail)\b",
        r"\bparcelles? (?:cadastree?s?|section|[a-z]{1,2}\s?(?:n\s?°\s?)?[0-9])",
        r"\b(?:vend|cede|vendre|ceder|acquiert|acquerir)\b",
    )
)
_OWED = re.compile(
    r"\b(?:taxes?|impots?|redevances?|indemnites?|amendes?|remise gracieuse|non[- ]valeurs?|salaires?"
    r"|attributions? de compensation|surtaxes?"
    r"|degrevements?|penalites?|prejudices?|provisions?|amortissements?|depots? de garantie|servitudes?)\b"
)
_STAFF = re.compile(  # paid for work, or given to those who work for the authority
    r"\b"
    + any_of(
        words(r"rifseep ifse cia nbi agents?\scommuna\w+ agents?\stechnique\w* (?:aux?|chaque|des|les)\sagents? atsem"),
        r"(?:l'|, )agent(?:e|s)?\b(?! de (?:developpement|mediation))",
        r"adjointe?s? (?:administrati|technique|d'animation|du patrimoine)\w*",
        words(
            r"attachee?\sterritorial\w* redacteur redactrice stagiaires? vacataires? vacations? heures\ssupplementaires"
        ),
        words(r"regime\sindemnitaire gratifications? astreintes? capital\sdeces bulletin\sde\spaie prevoyance"),
        words(r"recrut\w+ nomm(?:e|er)\b treizieme\smois depart\s(?:a|en)\s(?:la\s)?retraite medaille\sd'honneur"),
        r"primes? (?:exceptionnelles? |annuelles? )?(?:de fin d'annee|de noel|de pouvoir d'achat|de responsabilite)",
        r"(?:bons?|cartes?|cheques?)[- ](?:cadeaux?|d'achats?)",
        r"(?:tickets?|titres?)[- ]restaurants?",
        r"protection sociale complementaire",
        r"protection fonctionnelle",
        r"frais de (?:mission|representation|deplacement)s? (?:de |du |d')?(?:l'elue?|maire|m\.|mme|madame|monsieur)",
        r"sur (?:ses|les|leurs) frais de mission",
    )
    + r"(?!\w)"
)
_PAID_FOR = re.compile(  # a price, an expense given back, a sale, a fee
    r"\b"
    + any_of(
        words(
            r"honoraires? cachets? soultes? caution concession remuneration vacations? droits\sd'auteur surconsommation"
        ),
        r"prestations?(?: de services?)?(?! (?:sociales?|familiales?))",
        r"pour la fourniture",
        r"remboursement(?! (?:[\w']+ ){0,3}(?:pret|emprunt|avance)s?\b)",
        r"(?:sur|du) (?:le |la )?marche\b(?! (?:de noel|de l'art|couvert|aux|du |des ))",
        r"titulaires? d(?:u|es) (?:lot|marche)s?",
        r"en (?:reglement|paiement) d",
        r"dus? par",
    )
    + r"(?!\w)"
)
_DUE_AS_MEMBER = re.compile(
    r"\b(?:contribution|participation|quote-part|contingent)s?\b[^,;.]{0,30}?"
    r"\b(?:statutaires?|obligatoires?|budgetaires?|syndicales?|fiscalisees?)\b"
    r"|\bcontingents?\b|\bdont (?:la|le|l') ?\w+ (?:est|fait) (?:membre|adherente?|partie)"
)
_LENDER = re.compile(
    r"(?:banque|caisse (?:des depots|d'epargne|regionale|de credit|francaise)|credit \w"
    r"|etablissement (?:preteur|de credit))"
)
_BORROWED = re.compile(r"\b(?:emprunts?|prets?|garanti\w*)\b")
_GIVEN = re.compile(r"\b(?:subventions?|fonds de concours|bourses?|secours)\b")
_WITHDRAWS = re.compile(r"\b(?:retir|annul|abrog|rapport(?:e|er)\b|desengag|reduir|reduit|diminu)\w*")
_LEADS_ELSEWHERE = re.compile(  # what a sentence that does not award opens with
    r"^\W*(?:article\s\w+\W+)?(?:(?:il est |est |sont )?(?:decide|propose)\w* )?(?:d[e'] ?)?"
    + any_of(
        words(
            r"retir(?:er?|ent|e) annul\w+ abrog\w+ prorog\w+ prolong\w+ report(?:er?|e)?\b ajourn\w+ rejet\w* refus\w*"
        ),
        words(r"rappel\w* constat\w* prend\sacte prendre\sacte pris\sacte sollicit\w* demand\w* vir(?:er|e|ement)\b"),
    )
)
_REFUSES = re.compile(  # “de ne pas attribuer”, “n’accorde pas”, “aucune subvention”, “ne donne pas suite”
    any_of(
        r"\bne (?:pas|plus) (?:attribu|accord|allou|octroy|vers|vot|reconduire|renouvel|soutenir|subventionn|financ|"
        r"donn|aid|particip)",
        r"\bn(?:e |')(?:souhaite |peut |veut )?(?:attribu|accord|allou|octroi|octroy|vers|vot|reconduit|renouvel|"
        r"soutient|subventionn|donn|retient|particip)\w* (?:pas|plus|aucune?)\b",
        r"\b(?:aucune|pas de) (?:subvention|aide|suite)\b",
        r"\b(?:suite|avis) (?:defavorable|negative?)\b",
    )
)
_MEMBERSHIP = re.compile(r"\b(?:cotisations?|adhesions?|adhere\w*|adherer)\b")
_AWARDS = re.compile(r"\b(?:attribuer?|accorder?|allouer?|octroie|octroyer|verser?)\b")
_DECIDES_ITSELF = re.compile(
    any_of(
        r"validation du financement",
        r"propose[^.]{0,60}(?:d'attribuer|d'accorder|l'attribution)",
        r"^\W*(?:article\s\w+\W+)?(?:d[e']\s?)?(?:(?:approuve|valide|vote|decide)r?\s+(?:de\s|l'|d'))?"
        r"(?:attribu|accord|octroi|octroy|allou)",
    )
)
_PAST = re.compile(
    r"\b"
    + any_of(
        r"(?:en|pour) (?:19|20)[0-9]{2} (?:avait|a ete)",
        r"avai(?:t|ent) (?:ete )?(?:attribu|accord|vers)",
        r"deja (?:ete )?(?:attribu|accord|vers)",
        r"que\b[^.;:]{0,80}\b(?:a|ont) (?:attribue|accorde|alloue|octroye|verse)",  # prend acte que X a attribué
        r"pour rappel",
        r"pour memoire",
        r"par deliberation (?:n|du|en date)[^,;]{0,80}(?:avait|a ete|a attribue)",
    )
)
_BRACKET = re.compile(r"\([^()]*\)")
_NOT_AWARD = re.compile(  # what a sum is said to be, before it
    any_of(
        words(r"cout(?:\stotal|\sglobal|\sprevisionnel)? budget(?:\sglobal|\stotal|\sprevisionnel)? travaux devis"),
        words(r"depenses?(?:\stotale|\ssubventionnable|\seligible|\sprevue)?s? base assiette facture loyer tarif"),
        words(r"enveloppe(?:\sglobale)? (?<!d')(?<!a\sl')investissement\w* prix\sunitaire"),
        words(r"chiffre\sd'affaires valoris\w*"),
        words(r"estim\w* evalu\w* demande\w* sollicit\w* rembours(?!able)\w* solde reste(?:\sa\scharge|\sdu)?"),
        words(r"acomptes? tranche premier\sversement"),
        r"\b(?:solde|acomptes?|reliquat)\b[^;.()0-9]{0,80}",  # of a sum that another act has given
        r"\bport(?:e|er|ant|ee)\b(?! par\b)[^,;.()]{0,40}",  # portant ainsi le total à
        r"(?:montant|cout) (?:total )?(?:d[eu]s? |de la )?(?:travaux|depenses?|operation)\b[^,;.()]{0,40}",
        words(r"au\slieu inferieure?s?\sa superieure?s?\sa au-dela minimum seuil"),
    )
    + r"[^,;.()]{0,45}$"
)
_CAPPED = re.compile(  # a ceiling says what a sum may come to, not what it is
    any_of(
        r"\bplafonn\w*[^,;.()]{0,45}",
        r"%(?:(?!\bsoit\b)[^;.]){0,120}\b"
        + any_of(
            r"dans la limite d", r"avec un m[ai][nx]imum d", r"limitee?s? a", r"sans (?:pouvoir )?(?:exceder|depasser)"
        )
        + r"[^;.0-9]{0,40}",
    )
    + "$"
)
_AFTER_NOT_AWARD = re.compile(
    r"^\s*"
    + any_of(
        *(r"ht\b", r"ttc\b", r"hors taxes?", r"/"),
        r"par "
        + words(
            r"habitant an\set\spar eleve jour mois km enfant repas heure logement lit licencie adherent agent menage "
            r"foyer personne mesure poste etp dossier famille hectare m2 tonne vehicule classe seance nuitee famille"
        ),
    )
)
BESIDE = 200
"""Characters beside a sum that tell what it is."""


def can_award(sentence: Passage) -> bool:
    """Whether a sentence can award: nothing bought, received, asked for, given before or taken back."""
    return sentence.search(VERB) is not None and sentence.search(NOUN) is not None and gives(sentence)


def gives(sentence: Passage) -> bool:
    """Whether nothing in a sentence says that money moves otherwise than by an award."""
    if takes_no_decision(sentence) or sentence.search(_MEMBERSHIP) or sentence.search(_DUE_AS_MEMBER):
        return False
    if (sentence.search(_STAFF) or sentence.search(_PAID_FOR)) and not sentence.search(_GIVEN):
        return False
    return not any(map(sentence.search, (_CONTRACT, _OWED)))


def _blank(bracket: re.Match[str]) -> str:
    return " " * len(bracket[0])


def takes_no_decision(sentence: Passage) -> bool:
    """Whether a sentence only tells what was asked for, received, given before or taken back."""
    if sentence.search(_LEADS_ELSEWHERE) or sentence.search(_REFUSES):
        return True
    received = sentence.search(_RECEIVED) and not sentence.search(_DECIDES_ITSELF)
    withdrawn = sentence.search(_WITHDRAWS) and not sentence.search(_AWARDS)
    past = _PAST.search(_BRACKET.sub(_blank, sentence.folded))  # “(pour mémoire, 6 800 € en 2022)” explains
    return bool(received or withdrawn or past)


def lends(sentence: Passage, receiver: Passage) -> bool:
    """Whether who seems to receive is the lender of the loan that a sentence tells of."""
    return _LENDER.match(receiver.folded) is not None and sentence.search(_BORROWED) is not None


def before(sentence: Passage, amount: Amount) -> str:
    """The words just before a sum, folded."""
    return sentence.folded[max(0, amount.start - BESIDE) : amount.start]


def after(sentence: Passage, amount: Amount) -> str:
    """The words just after a sum, folded."""
    return sentence.folded[amount.end : amount.end + BESIDE]


def possible_sums(sentence: Passage, *, capped: bool = False) -> list[Amount]:
    """The sums of a sentence but for costs, bases, requests, parts in brackets; with ceilings if ``capped``."""
    guaranteed = kind_of(sentence.folded) is GrantKind.GUARANTEE  # a loan's sum may follow “remboursement”
    return [
        amount
        for amount in outside_brackets(sentence, find_amounts(sentence))
        if (guaranteed or not _NOT_AWARD.search(before(sentence, amount)))
        and not _AFTER_NOT_AWARD.match(after(sentence, amount))
        and (capped or not _CAPPED.search(before(sentence, amount)))
    ]
