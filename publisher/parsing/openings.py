"""Words at the head of a line that open a part of an act, and the parts after which they do so.

The first row that fits wins. To read another authority's layout is, most often, to add a phrase here
(``docs/layouts.md``).
"""

import re
from dataclasses import dataclass

from publisher.parsing.deciding import UNANIMOUSLY
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import HONORIFIC

_BODY = r"(?:le|la|l'|les)\s?(?:conseil|commission|assemblee|comite|bureau|membres|conseillers)"
_DECIDING_BODY = (  # no commission d’aménagement foncier
    r"(?:le|la|l'|les)\s?(?:conseil|assemblee|"
    r"commission(?! (?:d[eu']|des?|communale|locale|intercommunale|consultative|technique))|"
    r"comite(?! (?:technique|de pilotage|d'agrement|social))|bureau|membres|conseillers)"
)
_DECIDES = words(
    r"decide\w* delibere\w* approuve\w* adopte\w* autorise\w* attribue\w* accorde\w* vote\w* emet\w* fixe\w* donne\w* "
    r"prend\w* accepte\w* valide\w* octroie\w* alloue\w* sollicite\w* rejette\w* ajourne\w* reporte\w* designe\w* dit "
    r"charge\w* arrete\w* constate\w*"
)
_SAYS = words(
    r"demande precise indique s'interroge repond souhaite ajoute rappelle estime remercie releve s'etonne intervient "
    r"fait\sremarquer confirme explique informe propose regrette insiste signale"
)
_CIVIL = r"(?:monsieur|madame|m\.|mme)"
_WEEKDAY = words("lundi mardi mercredi jeudi vendredi samedi dimanche")
_TO_BODY = r"(?:(?:au|a la|a l'|aux) \w+(?: \w+)?,? )?"
_TO_DECIDE = any_of(
    *(r"l'adoption", r"d'adopter", r"d'approuver", r"de voter", r"de fixer", r"de valider"),
    *(r"d'attribuer", r"d'accorder", r"d'octroyer", r"d'allouer", r"de verser"),
)
_VOTES = words("adopte approuve vote rejette decide")
_RESOLVES = words(r"adopte approuve autorise decide attribue accorde octroie emet fixe ratifie fait\ssienne")
_NO_SIGNATURE = words("apres ayant rapporteure? son sa au aux en par les? la vu sur qui que et ou a est de d'une? pour")
_REPORTS = words(r"rapporte expose rappelle presente informe indique explique donne\slecture precise")
_AS_VOTED = any_of(
    r"a l'? ?unanimite", r"a la\b", r"par\b", r"avec\b", r"sans\b", r"en seance", r"\(", r"[-–]", r"moins", r"ce jour"
)
_NUMBER_BEFORE = r"(?:(?:deliberation |decision )?(?:n\s?°\s?)?(?=[a-z/_. -]{0,12}[0-9])[a-z0-9/_.-]{3,24}\s*[:–-]\s*)?"
_HAVING = r"(?:apres en avoir|ayant|apres avoir)"
_BEFORE = frozenset(
    {
        *(K.HEADER, K.ATTENDANCE, K.TITLE, K.VISAS, K.CONSIDERATIONS, K.RECUSALS),
        *(K.STATEMENT, K.PROPOSAL, K.DEBATE, K.AGENDA),
    }
)
_AFTER = frozenset({K.DISPOSITIF, K.VOTE, K.SIGNATURE, K.NOTICE, K.PROPOSAL})
_REASONS = frozenset({K.HEADER, K.ATTENDANCE, K.TITLE, K.VISAS, K.CONSIDERATIONS, K.STATEMENT})

BEFORE_DECISION = _BEFORE
"""Parts that stand before the decision."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Words at the head of a line that open a part, and the parts after which they do so."""

    kind: K
    pattern: re.Pattern[str]
    after: frozenset[K]


def _opening(kind: K, after: frozenset[K], *phrases: str) -> Opening:
    return Opening(kind, re.compile(rf"[-–•*\s]*+{any_of(*phrases)}"), after)


OPENINGS: tuple[Opening, ...] = (
    _opening(
        K.REPORT,
        _AFTER | {K.ANNEXE, K.HEADER, K.REPORT},
        r"rapport\s+(?:n\s?°|n\b|du president|de presentation|au conseil|de la commission)",
    ),
    _opening(
        K.ANNEXE,
        _AFTER | {K.ANNEXE, K.REPORT},
        r"annexes?\s*(?:n\s?°\s*)?(?:[0-9]{1,2}|[a-h]|[ivx]{1,4}|unique)?\s*"
        r"(?:[:.–-].{0,120}|a la deliberation.{0,80}|au rapport.{0,80})?$",
    ),
    _opening(K.VISAS, _BEFORE, r"vu(?:e|s|es)?\b(?!\s+pour)"),
    _opening(K.CONSIDERATIONS, _BEFORE, r"considerant\b"),
    _opening(
        K.NOTICE,
        _AFTER,
        r"(?:la|le) presente? (?:deliberation|decision|acte) (?:peut|pourra|est susceptible)",
        r"delais? et voies de recours",
        r"voies? de recours",
        r"acte rendu executoire",
        r"certifie\w* (?:conforme|executoire)",
        r"le tribunal administratif",
        r"conformement aux dispositions du code de justice",
    ),
    _opening(
        K.VOTE,
        _BEFORE | _AFTER,
        r"dans les conditions de vote",
        r"resultats? du (?:vote|scrutin)",
        r"votes?\s*[:=]",
        r"votes?$",
        r"groupes?(?: politiques?)?\s{2,}(?:votes? |voix )?(?:votants?|pour|contre|abst\w*)\b",
        r"decision (?:de la|du|de l')\s?(?:commission|conseil|assemblee|comite|bureau)[\w ]{0,30}"
        r": (?:adopt|approuv|rejet|vot)",
        r"(?:nombre d[e'] ?)?(?:(?:votes?|voix|suffrages)(?: exprimes)? )?(?:pour|contre|abstentions?[()s]*)"
        r"\s*[:=]\s*[0-9]",
        r"nombre d(?:e |')(?:votants|voix|votes|suffrages)\b",
        r"dont acte\b",
        r"(?:non (?:adoptee?|approuvee?|acceptee?)|refusee?)s?\b"
        r"(?=\s*(?:[.(]|$|a l'? ?unanimite|a la majorite|par [0-9]))",
        r"votes? (?:a main levee|a bulletins? secrets?|au scrutin|de la commission|du conseil|de l'assemblee)\b",
        r"votee?s? a (?:l'unanimite|la majorite)",
        r"(?:ont|a) vote (?:pour|contre)\b",
        r"se (?:sont|est) abstenu",
        r"s'est abstenu",
        r".{0,80}\bprocede\w* (?:au|a un) (?:vote|scrutin)\b",
        r"mis\w* aux voix",
        r"(?:suffrages )?exprimes?\s*:",
        r"votants?\s*[:=]",
        r"(?:(?:voix )?pour|contre|abstentions?[()s]*)\s*:",
        r"[0-9]{1,3} (?:voix (?:pour|contre)\b|(?:pour|contre)(?=\s*(?:[.,;/:)]|$|et\b|[0-9]|contre|abst)))",
        # adopté, (Adopté), approuvée par 13 voix pour; no “approuve les termes …”
        rf"\(?(?:adoptee?|rejetee?|approuvee?|votee?)s?\b(?=\s*(?:[).,]|$|{_AS_VOTED}))[^.:]{{0,80}}\)?\s*\.?$",
        r"\((?:retiree?|ajournee?|reportee?)s?\)",
        rf"{_BODY}[\w ]{{0,30}} (?:adopte|approuve|rejette|prend acte)\s*[.!]?$",
        r"(?:la |cette )?(?:deliberation|proposition|rapport)\w* (?:est|a ete) "
        r"(?:mise? aux voix|adoptee?|rejetee?|approuvee?|votee?)",
        rf"(?:(?:vote|adopte|approuve) )?{UNANIMOUSLY}[^.:]{{0,60}}\.?$",
        r"unanimite\.?$",
        r"(?:point|question|rapport|projet|dossier|deliberation) (?:est |a ete )?(?:retiree?|ajournee?|reportee?)",
        r"(?:retiree?|ajournee?|reportee?)\b.{0,60}$",
    ),
    _opening(  # the result of an election, below what was decided
        K.VOTE,
        frozenset({K.DISPOSITIF, K.VOTE}),
        r"(?:ont|a|est|sont) (?:ete )?(?:(?:proclame|declare)e?s? )?elue?s?\b[^.;]{0,60}:$",
    ),
    _opening(  # after what was proposed article by article
        K.VOTE,
        frozenset({K.DISPOSITIF}),
        rf"{_BODY}\b[^.;:]{{0,60}}{_HAVING} (?:delibere|vote),? {_VOTES}\w*(?=\s*(?:[.,]|$|{_AS_VOTED}))[^:]{{0,80}}$",
    ),
    _opening(
        K.SIGNATURE,
        _AFTER,
        r"(?:pour|certifie|copie)? ?(?:extrait|copie|expedition|ampliation) (?:certifiee? )?conforme",
        r"fait (?:et delibere )?(?:a\b|en\b|les?\b)",
        r"(?:ainsi )?(?:fait et )?delibere (?:en seance|a\b|les jour)",
        r"signe\b",
        r"(?:pour )?(?:le|la) (?:maire|presidente?|vice-presidente?|secretaire(?: de (?:la )?seance)?)"
        r"(?: d[eu][\w' -]{0,60}| de l'[\w' -]{0,60})?\s*[,:]?(?:\s{3,}.*)?$",  # alone, or with another beside it
        rf"(?:pour )?(?:monsieur |m\. )?(?:le|la) (?:maire|presidente?),\s+(?!{_NO_SIGNATURE}\b)"
        r"[\w'.-]+(?: [\w'-]+){1,3}$",  # Le Maire, Luc ROUX
        r"(?:pour|p/o?|p\. ?o\.) (?:le|la) (?:maire|presidente?)",
        r"(?:acte|document) signe",
        r"(?:le|la) (?:maire|presidente?)\s*:\s+[a-z]\. ?[a-z'-]+$",  # Le Maire : L. ROUX
        r"(?:ont|suivent les) sign",
        r"au registre",
        r"le registre dument",
    ),
    _opening(
        K.DISPOSITIF,
        _BEFORE | {K.VOTE},
        r"article\s*(?:n\s?°\s*)?(?:1|premier|unique|un|i)\b",
        r"art\.?\s*(?:1er?|premier|unique)\b",
        rf"(?:{_BODY}\b.{{0,120}})?\b{_HAVING} (?:delibere|debattu|vote|entendu)",
        r"(?:et )?apres (?:deliberation|debat|vote|discussion|avoir delibere)\b",
        r"d\s?e\s?c\s?i\s?d\s?e(?:\s?n\s?t)?\b",
        r"d\s?e\s?l\s?i\s?b\s?e\s?r\s?e(?:\s?n\s?t)?\s*[:.]?$",
        rf"oui\b[^.;:]{{0,80}}\b{_HAVING} (?:delibere|debattu|vote)",
        rf"{_BODY}\b[^.:]{{0,60}},? (?:a l'? ?unanimite|a la majorite)\b[^.]{{0,60}}[,:]$",
        r"delibere(?:nt)?\s*:?$",
        r"arrete\s*:$",
        r"ouï\b",
        r"oui (?:l'? ?|cet |cette |son |le |la )(?:expose|rapport|presentation|lecture)",
        rf"(?!.{{0,120}}\bsecretaire\b){_DECIDING_BODY}\b(?:[^.(]|\([^)]{{0,80}}\)){{0,80}},?\s*{_DECIDES}\b",
    ),
    Opening(  # > APPROUVE
        K.DISPOSITIF,
        re.compile(rf"\s*+[-–•*>»➢✓❖}}#][-–•*>»➢✓❖}}#\s]*+{_RESOLVES}(?:\b|(?=l[ae]s? ))"),
        _BEFORE | {K.VOTE},
    ),
    _opening(K.DISPOSITIF, frozenset({K.VOTE}), rf"{_RESOLVES}\b(?= \w)"),  # under “À l’unanimité,”
    _opening(
        K.PROPOSAL,
        _REASONS | {K.PROPOSAL},
        r"(?:en consequence|aussi|ainsi|c'est pourquoi|compte tenu .{0,60}|au vu .{0,60}|par consequent|il)?,? ?"
        r"(?:il (?:vous )?est|je vous|nous vous)\s*(?:donc |en consequence |ainsi |par consequent )?"
        r"(?:propos\w*|demand\w*)(?: en consequence| donc)?\s*"
        r"(?:(?:au|a la|a l'|aux) (?:conseil|commission|assemblee|membres|bureau)|d[e'’]|:)",
    ),
    _opening(
        K.PROPOSAL,
        _REASONS | {K.PROPOSAL},
        rf"(?:{HONORIFIC.lower()} )?(?:l[ea] )?(?:\w+ ){{0,3}}propose(?:nt)? {_TO_BODY}{_TO_DECIDE}",
    ),
    _opening(K.AGENDA, frozenset({K.HEADER, K.ATTENDANCE}), r"ordre du jour\b.{0,30}$"),
    _opening(
        K.STATEMENT,
        _REASONS,
        rf".{{0,80}}\b{_REPORTS}\b.{{0,60}}[:,]?$",
        rf"(?:la commission|le bureau|(?:{_CIVIL} )?l[ea] (?:maire|(?:vice-)?presidente?))\b[^.:;]{{0,60}}"
        rf"\b(?:propose|{_REPORTS})\b",
        r"expose (?:des motifs|du)",
        r"rapport\s*:?$",
        r"sur (?:le rapport|proposition|la proposition|l'expose) de\b",
    ),
    _opening(K.STATEMENT, _REASONS - {K.HEADER, K.ATTENDANCE}, r"rapporteure?\s*:"),
    _opening(
        K.DEBATE,
        frozenset({K.VOTE, K.DEBATE, K.SIGNATURE}),
        rf"(?:{HONORIFIC.lower()}|il|elle)\b.{{0,60}}\b{_SAYS}\w*\b",
    ),
    _opening(
        K.TITLE,
        frozenset({K.HEADER, K.ATTENDANCE, K.TITLE, K.STAMP}),
        rf"{_NUMBER_BEFORE}objets?\s*(?:de la deliberation|du rapport)?\s*[:/–-]",
        rf"{_NUMBER_BEFORE}objets?(?: de la deliberation)?$",
        r"(?:sujet|titre|theme)\s*:",
        r"[od]?b[ij]et\s*(?:[:;]|\\?\*)",  # OBIET :, as scans are read
        r"intitule\s*:",
        r"deliberation\s+(?:n\s?°\s?)?(?=[a-z_]*[-_ ]?[0-9])[a-z0-9][a-z0-9/_.-]*\s*[:–-]\s+[a-z]",
    ),
    _opening(
        K.TITLE, frozenset({K.ATTENDANCE}), r"deliberation\s+n\s?°\s?(?=[a-z_]*[-_ ]?[0-9])[a-z0-9][a-z0-9/_.-]*$"
    ),
    _opening(K.HEADER, frozenset({K.TITLE}), r"l'? ?an (?=deux|mil|[12])", rf"le {_WEEKDAY}\b.{{0,60}}{_BODY}\b"),
    _opening(
        K.HEADER,
        frozenset({K.HEADER, K.ATTENDANCE}),
        r"(?:seance|reunion)\s+(?:publique\s+|ordinaire\s+|pleniere\s+)?d[ue]\b",
        r"l'an\b",
        r"(?:extrait d[ue]|registre des)\b",
        rf"(?:convoque\w* .{{0,40}}|le {_WEEKDAY}\b.{{0,40}}){_BODY}\b",
    ),
)


def opened_by(folded: str, current: K) -> K | None:
    """The part that the words at the head of a line open after the part at hand, or None."""
    return next(
        (opening.kind for opening in OPENINGS if current in opening.after and opening.pattern.match(folded)), None
    )
