"""Visas: the texts on which an act relies (“Vu …”), with their kind, number, date and articles."""

import re
from itertools import pairwise

from publisher.parsing.dates import find_dates
from publisher.parsing.passage import Passage
from publisher.records import Citation, Consideration
from publisher.records.values import CitationKind as Kind

_VISA = re.compile(
    r"(?:(?<=^)|(?<=[;,.:] ))(?:et )?vu(?:e|s|es)?\b(?=[ :])|(?:(?<=^)|(?<=[;,.] ))sur (?:le rapport|proposition)\b"
)
_CONSIDERING = re.compile(r"(?:(?<=^)|(?<=[;,.:] )|(?<=- ))considerant\b")
_LEAD = re.compile(r"^(?:et )?(?:vu(?:e|s|es)?|sur)\b[ :]*(?:ensemble )?")

_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.OTHER, r"(?:le |la |les )?projets? de deliberation"),
    (Kind.REPORT, r"(?:le |la |les |l')?(?:rapport|expose|note de synthese)"),
    (Kind.OPINION, r"(?:l'|les |le )?(?:avis|consultation)"),
    (Kind.REQUEST, r"(?:la |les |le )?(?:demande|dossier|courrier|lettre|requete|sollicitation)"),
    (Kind.CONSTITUTION, r"(?:la )?constitution\b"),
    (
        Kind.TREATY,
        r"(?:le |les )?(?:traite|reglement (?:\(?(?:ue|ce)\b|europeen|general|d'exemption)|directive)|(?:la )?charte europeenne",
    ),
    (
        Kind.CODE,
        r"(?:l'|les |le )?(?:article\w* .{0,200}?)?(?:(?:du|le|au|dudit) )?(?:code\b|cgct\b|casf\b|c\.g\.c\.t)",
    ),
    (Kind.ORDINANCE, r"(?:l'|les )?ordonnance"),
    (Kind.LAW, r"(?:l'|les |le )?(?:article\w* .{0,120}?(?:de la ))?(?:la )?loi\b"),
    (Kind.DECREE, r"(?:l'|les |le )?(?:article\w* .{0,120}?(?:du ))?(?:le )?decret"),
    (Kind.ORDER, r"(?:l'|les |un )?arretes?\b"),
    (Kind.CIRCULAR, r"(?:la |l'|les )?(?:circulaire|instruction|nomenclature)"),
    (Kind.DELIBERATION, r"(?:la |les |sa |ses |l'|notre )?(?:extrait d[eu] )?(?:deliberation|decision)"),
    (Kind.RULES, r"(?:le |les |la )?(?:reglement|statuts?\b)"),
    (Kind.AGREEMENT, r"(?:la |les |le |l'|l’)?(?:convention|contrat|accord|protocole|avenant|pacte|marche|bail)"),
)
_KIND_PATTERNS = tuple((kind, re.compile(rf"^(?:{pattern})")) for kind, pattern in _KINDS)

_ARTICLE = r"(?:\*?[lrd](?:o)?\.?\s?\*?[0-9]+(?:-[0-9]+)*|[0-9]+(?:-[0-9]+)*(?:\s?(?:er|bis|ter))?(?![0-9/]))"
_ARTICLES = re.compile(
    rf"\barticles?\s+(?P<list>{_ARTICLE}(?:(?:\s*,\s*(?:et\s+)?|\s+et\s+(?:suivants\s+)?(?:a\s+)?|\s+a\s+|\s+et suivants(?:\s+a\s+)?)(?:(?:de\s+)?l'article\s+)?{_ARTICLE})*)"
)
_ONE_ARTICLE = re.compile(_ARTICLE)
_CODE_ARTICLE = re.compile(r"(?<![a-z0-9])(?P<letter>[lrd])\.?\s?(?P<digits>[0-9]{3,4}(?:-[0-9]+)*)(?![0-9])")
_NUMBER = re.compile(
    r"\bn\s?(?:°|o\b\.?|os\b)\s?\.?\s?(?P<number>[a-z0-9][a-z0-9_./-]*(?:\s?[-/]\s?[0-9][a-z0-9_./-]*)?)|"
    r"\b(?:loi|decret|ordonnance|reglement \(ue\))\s+(?P<bare>(?:19|20)?[0-9]{2}[-/][0-9]{2,5})\b|"
    r"\b(?:deliberation|decision)\s+(?P<code>[a-z]{0,6}[-_]?(?:19|20)[0-9]{2}[-_./][a-z0-9_./-]*[0-9])\b"
)
_QUOTED = re.compile(r'"\s*(?P<title>[^"]{3,}?)\s*"')
_NAMED = re.compile(
    r"(?P<title>code\s+(?:general\s+|de\s+|des\s+|du\s+|d'|de l')[^,;.(]*?)(?=\s*(?:et\b(?!\s+de)|,|;|\.|\(|$|notamment|en son|en ses|dans))"
)


def _starts(passage: Passage, pattern: re.Pattern[str]) -> list[int]:
    return [match.start() for match in passage.matches(pattern)]


def _pieces(passage: Passage, pattern: re.Pattern[str]) -> list[Passage]:
    starts = [*_starts(passage, pattern), len(passage.text)]
    pieces = [passage.cut(start, end) for start, end in pairwise(starts)]
    return [piece.cut(0, len(piece.text.rstrip(" ;,.-"))) for piece in pieces]


def kind_of(folded: str) -> Kind:
    """Kind of the text that a visa names first, from its folded words."""
    words = _LEAD.sub("", folded)
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.match(words)), Kind.OTHER)


def cited_number(passage: Passage) -> tuple[str, int, int] | None:
    """First number of a text cited, as printed, with its place in the passage."""
    match = passage.search(_NUMBER)
    if match is None:
        return None
    name = next(name for name in ("number", "bare", "code") if match[name])
    number = passage.text[match.start(name) : match.end(name)].rstrip("./-_")
    return number, match.start(name), match.start(name) + len(number)


def _article_numbers(passage: Passage) -> tuple[str, ...]:
    found: list[str] = []
    for match in passage.matches(_ARTICLES):
        found.extend(
            _article(passage.text[match.start("list") + one.start() : match.start("list") + one.end()])
            for one in _ONE_ARTICLE.finditer(match["list"])
        )
    found.extend(
        article
        for match in passage.matches(_CODE_ARTICLE)
        if (article := _article(passage.text[slice(*match.span())])) not in found
    )
    return tuple(dict.fromkeys(found))


def _article(printed: str) -> str:
    """One spelling: ``L. 3121-14``, ``L 3121-14`` and ``L3121-14`` are L.3121-14."""
    match = re.fullmatch(r"\*?([LRDlrd])[oO]?\.?\s?\*?([0-9].*)", printed.strip())
    return f"{match[1].upper()}.{match[2]}" if match else printed.strip()


def _date(passage: Passage, kind: Kind) -> str | None:
    """Date of the text cited: for an act or an opinion the last words “en date du”, else the first date."""
    dates = find_dates(passage)
    if not dates:
        return None
    quoted = [match.span() for match in passage.matches(_QUOTED)]
    free = [found for found in dates if not any(start <= found.start < end for start, end in quoted)]
    return free[0].value if free else None


def read_citation(piece: Passage) -> Citation:
    """Read one visa."""
    kind = kind_of(piece.folded)
    number = cited_number(piece) if kind not in {Kind.REPORT, Kind.CODE, Kind.RULES} else None
    title = None
    if match := (piece.search(_QUOTED) or (piece.search(_NAMED) if kind is Kind.CODE else None)):
        title = piece.group(match, "title").text
    return Citation(
        text=piece.text,
        kind=kind,
        title=title,
        number=number[0] if number else None,
        date=_date(piece, kind),
        articles=_article_numbers(piece),
        span=piece.whole,
    )


def read_citations(passage: Passage) -> tuple[Citation, ...]:
    """Every visa of a passage, in order."""
    return tuple(read_citation(piece) for piece in _pieces(passage, _VISA) if _is_visa(piece))


def _is_visa(piece: Passage) -> bool:
    return len(piece.text) > len("Vu l’") and not re.match(r"sur (?:le rapport|proposition)", piece.folded)


def read_considerations(passage: Passage) -> tuple[Consideration, ...]:
    """Every considérant of a passage, in order."""
    return tuple(Consideration(text=piece.text, span=piece.whole) for piece in _pieces(passage, _CONSIDERING))
