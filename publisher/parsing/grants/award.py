"""One sum awarded, with the words of each of its facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.parsing.amounts import Amount
from publisher.parsing.fold import fold
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import Grant, Span
from publisher.records.values import GrantKind

Facts = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Award:
    """A grant, and the words of those of its facts that its own span does not cover, by field."""

    grant: Grant
    facts: Facts = field(default_factory=dict)


def of_operation(operation: Passage | None) -> dict[str, tuple[Span, ...]]:
    """The words of the operation that a sum is for, as a fact of its award; nothing where none is told."""
    return {"operation": (operation.whole,)} if operation else {}


_KINDS = tuple(
    (kind, re.compile(any_of(*phrases)))
    for kind, phrases in (
        (
            GrantKind.GUARANTEE,
            (
                r"garantie (?:d'emprunt|a hauteur)",
                r"accorde\w* sa garantie",
                r"garantie\w* (?:pour|du|d'un) (?:le remboursement|pret|emprunt)",
            ),
        ),
        (GrantKind.ADVANCE, (r"avances? (?:remboursable|de tresorerie)", r"avance sur (?:la )?subvention")),
        (GrantKind.LOAN, (r"\bprets? (?:a taux|d'honneur|sans interet)", r"accorde\w* un pret")),
        (GrantKind.IN_KIND, (r"mise a disposition (?:gratuite|a titre gratuit)", r"aide en nature")),
        (GrantKind.PRIZE, (r"\b(?:prix|recompenses?|bourses?)\b(?! de revient| d'achat| unitaire)",)),
        (GrantKind.CONTRIBUTION, (r"\b(?:cotisation|adhesion|contribution|participation)\b",)),
        (GrantKind.INVESTMENT, (r"d'(?:investissement|equipement)\b", r"\binvestissement\b")),
        (GrantKind.OPERATING, (r"\bfonctionnement\b",)),
    )
)


def kind_of(folded: str) -> GrantKind | None:
    """Kind of sum that the words name, or None where they name none."""
    return next((kind for kind, pattern in _KINDS if pattern.search(folded)), None)


_ARTICLE = re.compile(
    r"^(?:"
    + any_of(
        *("l'", "la ", "le ", "les ", "l "),
        *("d'", "de la ", "de l'", "du ", "des ", "de "),
        *("au ", "aux ", "a la ", "a l'", "a "),
    )
    + r"\s*)+"
)
_GENERIC = re.compile(
    r"^(?:association|asso\.?|ass\.|societe|sarl|sas|entreprise|structure|organisme|club)\s+"
    r"(?:dite\s+|denommee\s+|sportive\s+(?=\"))?(?P<rest>.+)$"
)
_OF_SOMEBODY = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)? [A-ZÀ-Þ-]{3,}")  # association Jean MOULIN
_LINKED = re.compile(
    any_of(
        *(r"d[eu]s?\b", r"d'", r"la\b", r"le\b", r"les\b", r"l'", r"pour\b", r"et\b"),
    )
)
_SPORTIVE = re.compile(any_of(r"sportive?\b", r"culturel\w*\b", r"communale?\b", r"locale?\b"))
_QUOTED = re.compile(r'^"([^"]+)"')
_INITIALS = re.compile(r"(?:\b\w\.){2,}$")  # U.N.C.
_MARKS = " «»“”\"',;:.-–•*·…"


def beneficiary_name(words: Passage) -> Passage:
    """Name of who receives, without its article, its quotation marks, nor a bare “association” before a proper name."""
    words = printed_name(words)
    match = _ARTICLE.match(words.folded)
    if match:
        words = printed_name(words.cut(match.end()))
    generic = _GENERIC.match(words.folded)
    bare = words.text[generic.start("rest") :] if generic else ""
    if generic and _proper(bare) and not _OF_SOMEBODY.fullmatch(bare):
        words = printed_name(words.cut(generic.start("rest")))
    return words


def printed_name(words: Passage) -> Passage:
    """A name as printed, without punctuation around it; of a name in quotation marks, that name alone."""
    text = words.text
    start = len(text) - len(text.lstrip(f"{_MARKS}‘’"))
    end = len(text.rstrip(_MARKS.replace("'", "")))
    if initials := _INITIALS.search(text[: end + 1]):
        end = initials.end()
    bare = words.cut(start, max(end, start))
    quoted = _QUOTED.match(fold(text[max(0, start - 1) :]))
    return bare.cut(0, bare.text.find("»")) if quoted and "»" in bare.text else bare


def _proper(text: str) -> bool:
    """Whether words begin like a proper name: in quotation marks, or with a capital that is no linking word's.

    “Les Jardins” and “L’Échappée” are names; “DE LA CROIX” goes on with the word before it.
    """
    if text.lstrip()[:1] in {"«", "“", '"'}:
        return True
    name = text.lstrip(" »”")
    first = re.split(r"[\s’']", name, maxsplit=1)[0]
    linking = _LINKED.match(fold(name)) is not None and (len(first) > 1 and first.isupper())
    return name[:1].isupper() and not linking and not _SPORTIVE.match(fold(name))


_NOT_BENEFICIARIES = re.compile(
    any_of(
        *(r"un\b", r"une\b"),  # “une carte cadeau d’un montant de”: what is given
        *(r"total", r"sous[- ]total", r"s/t", r"montant", r"report", r"a reporter", r"page"),
        *(r"annee", r"an\b", r"n\s?°", r"ht\b", r"ttc\b", r"euros?", r"article", r"compte", r"chapitre"),
        *(r"depenses?", r"recettes?", r"budget", r"solde", r"autofinancement", r"reste a charge"),
        *(r"fonds propres", r"emprunt\b"),
        r"(?:nous|vous|ils|elles) (?:a|o)\w+",  # “Nous avions prévu”
    )
)
_SENTENCE = re.compile(  # words of a sentence, not a name; “Initiative Orne Est” is one
    r"\b(?:est|sont|était|étaient|sera|seront|a été|ont été|fut|s[’']élève\w*|figurent?|représentent?|avait|avaient)\s"
    r"|\b(?:subvention|cotisation|versement|hauteur|convention)s? d(?:e|u|’)"
)
_OF_TABLE = re.compile(
    any_of(
        *(r"\btotal(?: general)?$", r"\bmontant\b", r"^[0-9]+ (?:ans?|mois|%)", r"^deliberation n"),
        *(r"^pour (?:l'|la |le |les |un|son|sa|ses)", r"^(?:pl[su]|plai|plus)(?: foncier)?$"),
    )
)
_BODY_DECIDES = re.compile(
    r"\b(?:conseil|assemblee|commission|comite|bureau) (?:\w+ )?(?:decide|approuve|autorise|vote)\b"
)
_GENERIC_ALONE = re.compile(  # a kind of body, not the name of one
    r"(?:ladite |cette )?"
    r"(?:associations?|clubs?|societes?|organismes?|structures?|syndicat|collectivites?|communaute|metropole)"
)
_LONGEST_NAME = 160


def plausible_beneficiary(name: str) -> bool:
    """Whether words can name somebody: letters, not too long, neither a total nor a column's title."""
    folded = fold(name)
    if _GENERIC_ALONE.fullmatch(folded.strip()):
        return False
    if _SENTENCE.search(name) or _OF_TABLE.search(folded):
        return False
    told = _BODY_DECIDES.search(folded) is not None or name.count(")") > name.count("(")  # words of two sentences
    named = any(c.isalpha() for c in name) and not _NOT_BENEFICIARIES.match(folded)
    return 1 < len(name) <= _LONGEST_NAME and named and not told


def outside_brackets(item: Passage, amounts: tuple[Amount, ...]) -> list[Amount]:
    """Sums that no bracket holds: one in brackets explains another, it is no further sum."""
    depth = 0
    opened = []
    for character in item.text:
        depth += (character == "(") - (character == ")" and depth > 0)
        opened.append(depth)
    return [amount for amount in amounts if opened[amount.start] == 0]
