"""Visas: the texts on which an act relies (“Vu …”), with their kind, number, date and articles."""

import re
from itertools import pairwise

from publisher.parsing.dates import find_dates
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of
from publisher.records import Citation, Consideration, PartialDate
from publisher.records.values import CitationKind as Kind

_VISA = re.compile(
    any_of(
        r"(?:(?<=^)|(?<=[;,.:] )|(?<=[-•*>➢] ))(?:et )?vu(?:e|s|es)?\b(?=[ :])",
        r"(?:(?<=^)|(?<=[;,.] ))sur (?:le rapport|proposition)\b",  # ends the visa before it; none itself
    )
)
_CAPITAL_VISA = re.compile(r"(?<=[\w)»”] )V[Uu](?:e|s|es)?(?= (?:l[ea]s? |l['’]))")  # no point before it, as printed
_IN_VIEW = re.compile(r"vue (?:de|d['’])")  # the end of “en vue de”, over the end of a line
_NO_VISA = re.compile(r"sur (?:le rapport|proposition)")
_CONSIDERING = re.compile(r"(?:(?<=^)|(?<=[;,.:] )|(?<=- ))considerant\b")
_LEAD = re.compile(r"^(?:et )?(?:vu(?:e|s|es)?|sur)\b[ :]*(?:ensemble )?")

_THE = r"(?:le |la |les |l'|un |sa |ses |notre )?"
_KINDS = tuple(
    (kind, re.compile(rf"^{_THE}(?:{named})"))
    for kind, named in (
        (Kind.OTHER, r"projets? de deliberation"),
        (Kind.REPORT, r"rapport|expose|note de synthese"),
        (Kind.OPINION, r"avis|consultation"),
        (Kind.REQUEST, r"demande|dossier|courrier|lettre|requete|sollicitation"),
        (Kind.CONSTITUTION, r"constitution\b"),
        (Kind.TREATY, r"traite|reglement (?:\(?(?:ue|ce)\b|europeen|general|d'exemption)|directive|charte europeenne"),
        (Kind.CODE, r"(?:article\w* .{0,200}?)?(?:(?:du|le|au|dudit) )?(?:code\b|cgct\b|casf\b|c\.g\.c\.t)"),
        (Kind.ORDINANCE, r"ordonnance"),
        (Kind.LAW, r"(?:article\w* .{0,120}?(?:de la ))?(?:la )?loi\b"),
        (Kind.DECREE, r"(?:article\w* .{0,120}?(?:du ))?(?:le )?decret"),
        (Kind.ORDER, r"arretes?\b"),
        (Kind.CIRCULAR, r"circulaire|instruction|nomenclature"),
        (Kind.DELIBERATION, r"(?:extrait d[eu] )?(?:deliberation|decision)"),
        (Kind.RULES, r"reglement|statuts?\b"),
        (Kind.AGREEMENT, r"convention|contrat|accord|protocole|avenant|pacte|marche|bail"),
    )
)
_NO_NUMBER = frozenset({Kind.CODE, Kind.RULES})

_ARTICLE = r"(?:\*?[lrd](?:o)?\.?\s?\*?[0-9]+(?:-[0-9]+)*|[0-9]+(?:-[0-9]+)*(?:\s?(?:er|bis|ter))?(?![0-9/]))"
_AND = any_of(
    r"\s*,\s*(?:et\s+)?",
    r"\s+et\s+(?:suivants\s+)?(?:a\s+)?",
    r"\s+a\s+",  # of a range, its two ends
    r"\s+et suivants(?:\s+a\s+)?",
)
_ARTICLES = re.compile(rf"\barticles?\s+(?P<list>{_ARTICLE}(?:{_AND}(?:(?:de\s+)?l'article\s+)?{_ARTICLE})*)")
_ONE_ARTICLE = re.compile(_ARTICLE)
_CODE_ARTICLE = re.compile(r"(?<![a-z0-9])[lrd]\.?\s?[0-9]{3,4}(?:-[0-9]+)*(?![0-9])")
_LETTERED = re.compile(r"\*?([LRDlrd])[oO]?\.?\s?\*?([0-9].*)")
_MORE = r"[a-z0-9_./-]*"
_CODE = rf"[a-z0-9]{_MORE}"
_NUMBER = re.compile(
    any_of(
        rf"\bn\s?(?:°|o\b\.?|os\b)\s?\.?\s?(?P<number>(?:[a-z]{{1,6}} (?=[0-9]))?{_CODE}(?:\s?[-/]\s?[0-9]{_MORE})?)",
        r"\b(?:loi|decret|ordonnance|reglement \(ue\))\s+(?P<bare>(?:19|20)?[0-9]{2}[-/][0-9]{2,5})\b",
        r"\b(?:deliberation|decision)\s+(?P<code>[a-z]{0,6}[-_]?(?:19|20)[0-9]{2}[-_./][a-z0-9_./-]*[0-9])\b",
    )
)
_QUOTED = re.compile(r'"\s*(?P<title>[^"]{3,}?)\s*"')
_CODE_NAME = re.compile(
    r"(?P<title>code\s+(?:general\s+|de\s+|des\s+|du\s+|d'|de l')[^,;.(]*?)"
    r"(?=\s*(?:et\b(?!\s+de)|,|;|\.|\(|$|notamment|en son|en ses|dans))"
)
_SHORTEST = len("Vu l’")


def _starts(passage: Passage, pattern: re.Pattern[str]) -> list[int]:
    return [match.start() for match in passage.matches(pattern)]


def _pieces(passage: Passage, starts: list[int]) -> list[Passage]:
    pieces = [passage.cut(start, end) for start, end in pairwise([*starts, len(passage.text)])]
    return [piece.cut(0, len(piece.text.rstrip(" ;,.-"))) for piece in pieces]


def kind_of(folded: str) -> Kind:
    """Kind of the text that a visa names first, from its folded words."""
    words = _LEAD.sub("", folded)
    return next((kind for kind, pattern in _KINDS if pattern.match(words)), Kind.OTHER)


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
    match = _LETTERED.fullmatch(printed.strip())
    return f"{match[1].upper()}.{match[2]}" if match else printed.strip()


def _date(passage: Passage) -> PartialDate | None:
    """Date of the text cited: the first outside quotation marks, for a title in them may hold one."""
    quoted = [match.span() for match in passage.matches(_QUOTED)]
    dates = (date for date in find_dates(passage) if not any(start <= date.start < end for start, end in quoted))
    first = next(dates, None)
    return first.value if first else None


def read_citation(piece: Passage) -> Citation:
    """Read one visa."""
    kind = kind_of(piece.folded)
    number = cited_number(piece) if kind not in _NO_NUMBER else None
    title = piece.search(_QUOTED) or (piece.search(_CODE_NAME) if kind is Kind.CODE else None)
    return Citation(
        text=piece.text,
        kind=kind,
        title=piece.group(title, "title").text if title else None,
        number=number[0] if number else None,
        date=_date(piece),
        articles=_article_numbers(piece),
        span=piece.whole,
    )


def read_citations(passage: Passage) -> tuple[Citation, ...]:
    """Every visa of a passage, in order."""
    printed = {match.start() for match in _CAPITAL_VISA.finditer(passage.text)}
    spelled = {at for at in _starts(passage, _VISA) if not _IN_VIEW.match(passage.text, at)}
    starts = sorted({*spelled, *printed})
    return tuple(read_citation(piece) for piece in _pieces(passage, starts) if _is_visa(piece))


def _is_visa(piece: Passage) -> bool:
    return len(piece.text) > _SHORTEST and not _NO_VISA.match(piece.folded)


def read_considerations(passage: Passage) -> tuple[Consideration, ...]:
    """Every considérant of a passage, in order."""
    return tuple(
        Consideration(text=piece.text, span=piece.whole) for piece in _pieces(passage, _starts(passage, _CONSIDERING))
    )
