"""One sum awarded, with the words of each of its facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.parsing.fold import fold
from publisher.parsing.passage import Passage
from publisher.records import Grant, Span
from publisher.records.values import GrantKind

Facts = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Award:
    """A grant, and the words of those of its facts that its own span does not cover, by field."""

    grant: Grant
    facts: Facts = field(default_factory=dict)


_KINDS: tuple[tuple[GrantKind, str], ...] = (
    (
        GrantKind.GUARANTEE,
        r"garantie (?:d'emprunt|a hauteur)|accorde\w* sa garantie|garantie\w* (?:pour|du|d'un) (?:le remboursement|pret|emprunt)",
    ),
    (GrantKind.ADVANCE, r"avances? (?:remboursable|de tresorerie)|avance sur (?:la )?subvention"),
    (GrantKind.LOAN, r"\bprets? (?:a taux|d'honneur|sans interet)|accorde\w* un pret"),
    (GrantKind.IN_KIND, r"mise a disposition (?:gratuite|a titre gratuit)|aide en nature"),
    (GrantKind.PRIZE, r"\b(?:prix|recompenses?|bourses?)\b(?! de revient| d'achat| unitaire)"),
    (GrantKind.CONTRIBUTION, r"\b(?:cotisation|adhesion|contribution|participation)\b"),
    (GrantKind.INVESTMENT, r"d'(?:investissement|equipement)\b|\binvestissement\b"),
    (GrantKind.OPERATING, r"\bfonctionnement\b"),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


def kind_of(folded: str) -> GrantKind | None:
    """Kind of sum that the words name, or None where they name none."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(folded)), None)


_ARTICLE = re.compile(r"^(?:(?:l'|la |le |les |l |d'|de la |de l'|du |des |de |au |aux |a la |a l'|a )\s*)+")
_GENERIC = re.compile(
    r"^(?:association|asso\.?|ass\.|societe|sarl|sas|entreprise|structure|organisme|club)\s+(?:dite\s+|denommee\s+|sportive\s+(?=\"))?(?P<rest>.+)$"
)
_LINKED = re.compile(
    r"^(?:d[eu]s?\b|d'|la\b|le\b|les\b|l'|pour\b|sportive?\b|culturel\w*\b|et\b|communale?\b|locale?\b)"
)


def beneficiary_name(words: Passage) -> Passage:
    """Name of who receives, without its article, its quotation marks, nor a bare “association” before a proper name."""
    words = _bare(words)
    match = _ARTICLE.match(words.folded)
    if match:
        words = _bare(words.cut(match.end()))
    generic = _GENERIC.match(words.folded)
    if generic and not _LINKED.match(generic["rest"]) and _proper(words.text[generic.start("rest") :]):
        words = _bare(words.cut(generic.start("rest")))
    return words


def _bare(words: Passage) -> Passage:
    text = words.text
    start = len(text) - len(text.lstrip(" «»“”\"',;:.-–•*·…‘’"))
    end = len(text.rstrip(' «»“”",;:.-–•*·…'))
    bare = words.cut(start, max(end, start))
    quoted = re.match(r'^"([^"]+)"', fold(text[max(0, start - 1) :]))
    return bare.cut(0, bare.text.find("»")) if quoted and "»" in bare.text else bare


def _proper(text: str) -> bool:
    return text.lstrip(' «»“”"')[:1].isupper() or text.lstrip()[:1] in '«“"'


_NOT_BENEFICIARIES = re.compile(
    r"^(?:total|sous[- ]total|s/t|montant|annee|an\b|page|report|a reporter|n\s?°|ht\b|ttc\b|euros?|depenses?|recettes?|budget|chapitre|"
    r"article|compte|solde|autofinancement|reste a charge|fonds propres|emprunt\b)"
)


def plausible_beneficiary(name: str) -> bool:
    """Whether words can name somebody: letters, not too long, neither a total nor a column's title."""
    folded = fold(name)
    return 1 < len(name) <= 160 and any(c.isalpha() for c in name) and not _NOT_BENEFICIARIES.match(folded)
