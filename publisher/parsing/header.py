"""The head of an act: who decides, in which body, when and where, under whose presidency.

Several dates compete in an act; the sitting's is the one of the head (“L’an …”, “Séance du …”), before the place
and date of the signature. The convocation is another, earlier one.
"""

import re
from dataclasses import dataclass, field

from publisher.parsing.dates import FoundDate, find_dates, find_hours
from publisher.parsing.fold import fold
from publisher.parsing.passage import Passage
from publisher.parsing.people import HONORIFIC, Person, first_person
from publisher.records import Authority, PartialDate, Sitting, Span
from publisher.records.values import AuthorityKind as Kind

_OF = r"(?:de la |de l'|du |des |de |d'|le |la |les )"
_NAME = r"(?P<name>[a-z0-9][\w' -]*?[\w])"
_STOP = r"(?=\s*(?:[,;.:()\n]|$|\s-\s|\bs'est\b|\bsest\b|\bdument\b|\blegalement\b|\bregulierement\b|\best\b|\bse\b|\bsont\b|\breuni|\bseance\b|\ba\b|\ben\b|\bconvoqu|\bdeliberation|\bextrait|\betait|\bont\b|\bproc|\bcompte|\bn°|\bpropose|\bpeut\b|\bdoit\b|\bsollicit|\badhere|\bet notamment|\bet\b(?! d)))"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which acts name an authority: kind, usual form of the first words, pattern, weight."""

    kind: Kind
    usual: str
    pattern: re.Pattern[str]
    weight: int


def _form(kind: Kind, usual: str, words: str, weight: int) -> _Form:
    return _Form(kind, usual, re.compile(rf"(?<![\w'-]){words}{_NAME}{_STOP}"), weight)


_FORMS = (
    _form(
        Kind.EPCI,
        "Communauté de communes",
        rf"(?:conseil communautaire {_OF})?(?:communaute de communes|c\.?c\.?) {_OF}?",
        6,
    ),
    _form(Kind.EPCI, "Communauté d’agglomération", rf"communaute d'agglomeration {_OF}?", 6),
    _form(Kind.EPCI, "Communauté urbaine", rf"communaute urbaine {_OF}?", 6),
    _form(Kind.EPCI, "Métropole", rf"(?<!france )metropole {_OF}", 5),
    _form(Kind.OTHER, "Syndicat", rf"syndicat (?:mixte |intercommunal |departemental )?{_OF}?", 4),
    _form(Kind.OTHER, "CCAS", rf"(?:centre communal d'action sociale|c\.?c\.?a\.?s\.?) {_OF}", 4),
    _form(Kind.COMMUNE, "Commune", rf"commune {_OF}", 5),
    _form(Kind.COMMUNE, "Ville", rf"ville {_OF}", 5),
    _form(Kind.COMMUNE, "Commune", rf"mairie {_OF}", 4),
    _form(Kind.COMMUNE, "Commune", rf"conseil municipal {_OF}(?:la (?:commune|ville) {_OF})?", 3),
    _form(Kind.REGION, "Région", rf"region (?!publique){_OF}?", 4),
    _form(Kind.REGION, "Région", rf"conseil regional {_OF}", 3),
    _form(Kind.DEPARTEMENT, "Département", rf"departement {_OF}", 3),
    _form(Kind.DEPARTEMENT, "Département", rf"conseil (?:departemental|general) {_OF}", 3),
)
_PARIS = re.compile(r"\bconseil de paris\b")

_BODIES: tuple[tuple[str, Kind | None, str], ...] = (
    ("Commission permanente", None, r"commission permanente"),
    ("Conseil départemental", Kind.DEPARTEMENT, r"conseil departemental|assemblee departementale"),
    ("Conseil général", Kind.DEPARTEMENT, r"conseil general"),
    ("Conseil régional", Kind.REGION, r"conseil regional|assemblee pleniere"),
    ("Bureau communautaire", Kind.EPCI, r"bureau communautaire"),
    ("Conseil communautaire", Kind.EPCI, r"conseil (?:communautaire|de communaute)"),
    ("Conseil métropolitain", Kind.EPCI, r"conseil (?:metropolitain|de (?:la )?metropole)"),
    ("Comité syndical", Kind.OTHER, r"comite syndical|conseil syndical"),
    ("Conseil d’administration", Kind.OTHER, r"conseil d'administration"),
    ("Conseil de Paris", Kind.COMMUNE, r"conseil de paris"),
    ("Conseil municipal", Kind.COMMUNE, r"conseil municipal|conseillers municipaux|mairie de"),
)
_BODY_PATTERNS = tuple((body, kind, re.compile(rf"\b(?:{words})\b")) for body, kind, words in _BODIES)

_SITTING_DATE = re.compile(
    r"\bl'? ?an (?=deux|mil|[12])|(?:seance|reunion)\s*(?:publique|ordinaire|extraordinaire|pleniere|du conseil[\w ]*)?\s*(?:d[ue]|:)?\b|conseil (?:municipal|communautaire|departemental|regional)\s+(?:de [\w -]{2,40} )?du\b|date de (?:la )?(?:seance|reunion)\s*:?|commission permanente du\b"
)
_CONVENED = re.compile(r"\bconvo(?:qu\w*|cation\w*)\b")
_PRESIDED = re.compile(r"\b(?:sous la )?presiden(?:ce|te?)\s*(?:de\b|d'|:)|\bpreside[e]? par\b")
_TITLE_BEFORE = re.compile(
    r"(?:(?:le|la|l')\s?)?(?:maire|president\w*|vice-president\w*)(?:\s+d[eu]\s+[\w' -]{2,40})?\s*[,:]?\s*"
)
_SECRETARY = re.compile(
    r"(?P<before>[^.;]{0,120}?)\s*(?:,\s*)?(?:est |a ete |ete |a |sont )?(?:nomme|designe|elu)\w*(?: comme| en qualite de| pour remplir les fonctions de| aux fonctions de| pour assurer)?\s*(?:la |le )?secretaire"
    r"|secretaire\w*\s*(?:de (?:la )?seance)?\s*(?:elu\w*|designe\w*)?\s*[:=]\s*(?P<after>.{0,80})|fonctions de secretaire.{0,30}?(?:par|:)\s*(?P<by>.{0,60})"
)
_PLACE = re.compile(
    r"\breunie?s?\s+(?:en (?:seance|session)[\w ]{0,20}\s*,?\s*)?(?:(?:au lieu ordinaire de ses seances|dans (?:le lieu|la salle) (?:ordinaire|habituel\w*) de ses seances),?\s*)?(?P<place>(?:a l'|a la |au |dans |en |a )[^.;]{3,120}?)(?=,?\s*(?:sous la presidence|,\s*le\s|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)|[.;]|suite a|apres convocation|$))"
)
_SMALL = frozenset(["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "aux", "au", "à", "lès", "lez"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of an act or of minutes states, with the words of each fact by its JSON Pointer."""

    authority: Authority
    body: str | None
    meeting_date: PartialDate | None
    convened_on: PartialDate | None
    sitting: Sitting | None
    president: Person | None
    secretary: Person | None
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def usual_form(words: str) -> str:
    """A name in the usual case where it is printed in capitals: ``PAS-DE-CALAIS`` is Pas-de-Calais."""
    letters = [c for c in words if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < len(letters) * 0.8:
        return words
    parts = re.split(r"([\s'’-])", words.lower())
    cased = [part if index and part in _SMALL else part[:1].upper() + part[1:] for index, part in enumerate(parts)]
    return "".join(cased)


def _body(passage: Passage) -> tuple[str, Kind | None, Span] | None:
    """The body named first in the head; *commission permanente* is of the assembly named after it."""
    found = [
        (match.start(), order, body, kind, passage.span(*match.span()))
        for order, (body, kind, pattern) in enumerate(_BODY_PATTERNS)
        if (match := passage.search(pattern))
    ]
    if not found:
        return None
    permanent = next((item for item in found if item[2] == "Commission permanente"), None)
    _, _, body, kind, span = permanent or min(found)
    if kind is None:
        kind = next((item[3] for item in sorted(found) if item[3] is not None), None)
    return body, kind, span


def _authority(head: Passage, whole: Passage, kind: Kind | None) -> tuple[Kind, str, Span] | None:
    """The authority that the head names, of the kind that its body tells; else that the rest of the act names."""
    best: tuple[int, int, Kind, str, Span] | None = None
    for passage, bonus in ((head, 20), (whole, 0)):
        for form in _FORMS:
            if kind is not None and form.kind is not kind and not (kind is Kind.COMMUNE and form.usual == "CCAS"):
                continue
            for match in passage.matches(form.pattern):
                name = passage.group(match, "name")
                if not name or fold(name.text) in _NOT_NAMES or not name.text[0].isupper():
                    continue
                candidate = (
                    bonus + form.weight,
                    -match.start(),
                    form.kind,
                    _named(form, passage, match),
                    passage.span(*match.span()),
                )
                if best is None or candidate[:2] > best[:2]:
                    best = candidate
        if best is not None:
            return best[2], best[3], best[4]
    if paris := whole.search(_PARIS):
        return Kind.COMMUNE, "Ville de Paris", whole.span(*paris.span())
    return None


_NOT_NAMES = frozenset(
    ["la commune", "la ville", "ladite", "departementale", "municipal", "regionale", "permanente", "deliberation", "administration", "france", "commune", "ville", "la region", "region"]
)
_ARTICLE = re.compile(r"(?:de la |de l'|du |des |de |d')")


def _named(form: _Form, passage: Passage, match: re.Match[str]) -> str:
    """Usual form: kind, linking words as printed (“du”, “de l’”), and the name."""
    before = match["name"] and fold(passage.text[match.start() : match.start("name")])
    links = _ARTICLE.findall(before or "")
    link = links[-1] if links else "de " if form.kind is Kind.COMMUNE else ""
    name = passage.text[match.start("name") : match.end("name")]
    if form.kind is Kind.REGION and form.usual == "Région" and link in {"de ", ""}:
        link = ""
    first_word = passage.text[match.start() : match.start("name")]
    usual = form.usual
    if "syndicat" in before and form.usual == "Syndicat":
        usual = usual_form(first_word.split(" de")[0].split(" du")[0].split(" d’")[0].strip()) or form.usual
    return f"{usual} {link.replace(chr(39), '’')}{usual_form(name)}".replace("  ", " ").strip()


def _prefer_cased(name: str, whole: Passage) -> str:
    """The spelling of the name elsewhere in the act with its own accents and case, where there is one."""
    folded = fold(name)
    start = whole.folded.find(folded)
    while start >= 0:
        printed = whole.text[start : start + len(folded)]
        if not printed.isupper() and printed[:1].isupper():
            return printed
        start = whole.folded.find(folded, start + 1)
    return name


def _sitting_date(passage: Passage) -> tuple[FoundDate, Span] | None:
    dates = find_dates(passage)
    for cue in passage.matches(_SITTING_DATE):
        for found in dates:
            between = passage.folded[cue.end() : found.start] if found.start >= cue.end() else ""
            reach = 0 <= found.start - cue.end() <= 45 or cue.start() <= found.start < cue.end()
            if reach and not _CONVENED.search(between) and len(found.value) == 10:
                return found, passage.span(min(cue.start(), found.start), found.end)
    return None


def _convened(passage: Passage) -> tuple[PartialDate, Span] | None:
    dates = find_dates(passage)
    for cue in passage.matches(_CONVENED):
        for found in dates:
            between = passage.folded[cue.end() : found.start]
            if 0 <= found.start - cue.end() <= 45 and not re.search(r"reuni|seance", between):
                return found.value, passage.span(cue.start(), found.end)
    return None


def president_of(passage: Passage) -> Person | None:
    """Who presides."""
    for match in passage.matches(_PRESIDED):
        rest = passage.cut(match.end(), match.end() + 120)
        person = first_person(_without_title(rest))
        if person is not None:
            return person
    return None


def _without_title(rest: Passage) -> Passage:
    """``Monsieur le Maire, Philippe SAUREL`` without what stands before the name."""
    match = re.match(rf"(?:{HONORIFIC.lower()}\s+)?(?:{_TITLE_BEFORE.pattern})", rest.folded)
    return rest.cut(match.end()) if match and match.end() and _TITLE_BEFORE.search(match[0]) else rest


def secretary_of(passage: Passage) -> Person | None:
    """Who is secretary of the sitting, in running text."""
    for match in passage.matches(_SECRETARY):
        for name in ("after", "by", "before"):
            if match[name]:
                words = passage.cut(*match.span(name))
                person = first_person(words, civility_needed=name == "before") or (
                    first_person(words) if name == "before" and len(words.text) < 40 else None
                )
                if person is not None:
                    return person
    return None


def read_head(head: Passage, attendance: Passage, whole: Passage) -> Head:
    """Read the head of an act; ``whole`` is all of its text, where the head does not name the authority."""
    spans: dict[str, tuple[Span, ...]] = {}
    body = _body(head) or _body(whole.cut(0, 3000))
    named = _authority(head, whole, body[1] if body else None)
    if named is None and body is not None:
        named = _authority(head, whole, None)
    authority = Authority(name=None, kind=body[1] if body else None)
    if named:
        authority = Authority(name=_prefer_cased(named[1], whole), kind=named[0])
        spans["/authority/name"] = (named[2],)
    if body:
        spans["/body"] = (body[2],)
    date = _sitting_date(head)
    if date:
        spans["/meeting_date"] = (date[1],)
    convened = _convened(head) or _convened(attendance)
    if convened:
        spans["/convened_on"] = (convened[1],)
    president = president_of(head) or president_of(attendance)
    if president:
        spans["/president"] = (president.span,)
    return Head(
        authority=authority,
        body=body[0] if body else None,
        meeting_date=date[0].value if date else None,
        convened_on=convened[0] if convened else None,
        sitting=_sitting(head, date[0] if date else None, spans),
        president=president,
        secretary=secretary_of(attendance) or secretary_of(head),
        spans=spans,
    )


def _sitting(head: Passage, date: FoundDate | None, spans: dict[str, tuple[Span, ...]]) -> Sitting | None:
    place = opened = None
    if match := head.search(_PLACE):
        place = head.group(match, "place").text.rstrip(" ,")
        spans["/sitting/place"] = (head.group(match, "place").whole,)
    if date is not None:
        near = head.cut(date.end, date.end + 60)
        for opened, span in find_hours(near):
            spans["/sitting/opened_at"] = (span,)
            break
    return Sitting(place=place, opened_at=opened) if place or opened else None
