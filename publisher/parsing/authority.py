"""Which authority decides, and in which of its bodies, as the head of an act names them.

The body tells the kind of the authority (a *conseil municipal* is a commune's); its name is taken in its usual form,
in the spelling with accents where the act has one elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.parsing.passage import Passage
from publisher.parsing.patterns import any_of, words
from publisher.records import Span
from publisher.records.values import AuthorityKind as Kind

_OF = any_of("de la ", "de l'", "du ", "des ", "de ", "d'", "le ", "la ", "les ")
_NAME = r"(?P<name>[a-z0-9][\w' -]*?[\w])"
_AFTER_NAME = any_of(
    r"[,;.:()\n]",
    r"$",
    r"\s-\s",
    r"\b(?:dument|legalement|regulierement|convoqu|reuni|seance|s'?est|est|se|sont|etait|ont|peut|doit)\b",
    r"\b(?:convoqu|reuni|seance|deliberation|extrait|etait|proc|compte|n°|propose|sollicit|adhere)",
    r"\b(?:bureau|conseil|comite|commission|assemblee)\b",
    r"\b(?:a|en)\b",
    r"\b(?:du|le) (?=[0-9]|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b)",  # of the sitting
    r"\bet\b(?! d)",
)
BLANK = r"[ \n]"
_STOP = rf"(?=\s*{_AFTER_NAME})"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which acts name an authority: kind, usual form of the first words, pattern, weight."""

    kind: Kind
    usual: str
    pattern: re.Pattern[str]
    weight: int


def _form(kind: Kind, usual: str, opening: str, weight: int) -> _Form:
    """A form whose words may stand on the line above the name."""
    return _Form(kind, usual, re.compile(rf"(?<![\w'-]){opening.replace(' ', BLANK)}{_NAME}{_STOP}"), weight)


def _named_so(kind: Kind, ending: str, weight: int) -> _Form:
    """A form whose name holds the kind: “Pontival Agglomération”, alone on its line or after “de”."""
    name = rf"(?P<name>[a-z0-9][\w'-]*(?:{BLANK}[\w'-]+){{0,4}}?(?:{BLANK}[–-])?{BLANK}{ending})"
    return _Form(kind, "", re.compile(rf"(?:^|\n|\bde |\bd'){name}{_STOP}", re.MULTILINE), weight)


_PRINTED = "(as printed)"  # an acronym: SMICTOM, SIAEP …
_OF_COMMUNES = rf"(?:conseil communautaire {_OF})?(?:communaute de communes|c\.?c\.?) {_OF}?"
_OF_SYNDICATS = rf"syndicat (?:mixte |intercommunal |departemental )?{_OF}?"
_FORMS = (
    _form(Kind.EPCI, "Communauté de communes", _OF_COMMUNES, 6),
    _form(Kind.EPCI, "Communauté d’agglomération", rf"communaute d'agglomeration {_OF}?", 6),
    _form(Kind.EPCI, "Communauté urbaine", rf"communaute urbaine {_OF}?", 6),
    _form(Kind.EPCI, "Métropole", rf"(?<!france )metropole {_OF}", 5),
    _named_so(Kind.EPCI, f"(?:agglomeration|agglo|metropole|communaute{BLANK}urbaine)", 5),
    _form(Kind.OTHER, _PRINTED, r"s[imy][a-z]{2,8} " + _OF, 5),
    _form(Kind.OTHER, "Syndicat", _OF_SYNDICATS, 4),
    _form(Kind.OTHER, "SIVOM", rf"s\.?i\.?v\.?o\.?m\.? {_OF}", 4),
    _form(Kind.OTHER, "SIVU", rf"s\.?i\.?v\.?u\.? {_OF}", 4),
    _form(Kind.OTHER, "Centre communal d’action sociale", rf"centre communal d'action sociale {_OF}", 5),
    _form(Kind.OTHER, "CCAS", rf"c\.?c\.?a\.?s\.? {_OF}", 4),
    _form(Kind.OTHER, "Centre intercommunal d’action sociale", rf"centre intercommunal d'action sociale {_OF}", 5),
    _form(Kind.OTHER, "CIAS", rf"c\.?i\.?a\.?s\.? {_OF}", 4),
    _form(Kind.OTHER, "SDIS", rf"(?:service departemental d'incendie et de secours|s\.?d\.?i\.?s\.?) {_OF}", 4),
    _form(Kind.OTHER, "PETR", rf"(?:pole d'equilibre territorial et rural|p\.?e\.?t\.?r\.?) {_OF}", 4),
    _form(Kind.OTHER, "EPTB", rf"e\.?p\.?t\.?b\.? {_OF}?", 4),
    _form(Kind.OTHER, "Pôle métropolitain", rf"pole metropolitain {_OF}?", 4),
    _form(Kind.OTHER, "Parc naturel régional", rf"parc naturel regional {_OF}", 4),
    _form(Kind.OTHER, "Caisse des écoles", rf"caisse des ecoles {_OF}", 4),
    _form(Kind.OTHER, "Collectivité territoriale", rf"collectivite territoriale {_OF}", 4),
    _form(Kind.OTHER, "Collectivité européenne", rf"collectivite europeenne {_OF}", 4),
    _form(Kind.OTHER, "Collectivité", rf"collectivite {_OF}", 2),
    _form(Kind.COMMUNE, "Commune", rf"commune nouvelle {_OF}", 5),
    _form(Kind.COMMUNE, "Commune", rf"commune {_OF}", 5),
    _form(Kind.COMMUNE, "Ville", rf"ville {_OF}", 5),
    _form(Kind.COMMUNE, "Commune", rf"mairie {_OF}", 4),
    _form(Kind.COMMUNE, "Commune", rf"conseil municipal {_OF}(?:la (?:commune|ville) {_OF})?", 3),
    _form(Kind.COMMUNE, "Ville", rf"conseil {_OF}(?=[^,.;]{{2,40}},? siegeant en formation de conseil municipal)", 3),
    _form(Kind.COMMUNE, "Commune", rf"maire {_OF}", 2),
    _form(Kind.REGION, "Région", rf"region (?!publique){_OF}?", 4),
    _form(Kind.REGION, "Région", rf"conseil regional {_OF}", 3),
    _form(Kind.DEPARTEMENT, "Département", rf"departement {_OF}", 3),
    _form(Kind.DEPARTEMENT, "Département", rf"conseil (?:departemental|general) {_OF}", 3),
)
_OF_ACTION = frozenset({"CCAS", "Centre communal d’action sociale"})
_ENDING = re.compile(r"(?:communaut[ée] urbaine|agglom[ée]ration|agglo|m[ée]tropole)$", re.IGNORECASE)
_NO_NAME_OF = re.compile(
    any_of(
        r"(?:l[ea]s? |l')?(?:bureau|conseil|comite|assemblee|commission|siege|service|direction|president)\w*\b",
        r"(?:l[ea]|cette|cet|notre|une?|de|du|en|et)[ \n](?:agglo|metropole|communaute)",
    )
)
_DECIDES = re.compile(
    r" (?:" + words("accorde attribue decide approuve autorise octroie alloue adopte s'engage vote donne") + r")\b"
)
_NO_NAME = re.compile(
    any_of(
        words("ladite commune ville region departementale regionale municipal permanente"),
        words("deliberation administration france"),
        r"la (?:commune|ville|region)",
    )
)
_OF_VILLE = re.compile(r"(?:mairie|commune) de ")
_PERMANENT = "Commission permanente"
_BODIES = tuple(
    (body, kind, re.compile(rf"\b(?:{named})\b"))
    for body, kind, named in (
        (_PERMANENT, None, r"commission permanente"),
        ("Conseil départemental", Kind.DEPARTEMENT, r"conseil departemental|assemblee departementale"),
        ("Conseil général", Kind.DEPARTEMENT, r"conseil general"),
        ("Conseil régional", Kind.REGION, r"conseil regional|assemblee pleniere"),
        ("Bureau communautaire", Kind.EPCI, r"bureau communautaire"),
        ("Conseil communautaire", Kind.EPCI, r"conseil (?:communautaire|de communaute)"),
        ("Conseil métropolitain", Kind.EPCI, r"conseil (?:metropolitain|de (?:la )?metropole)"),
        ("Comité syndical", Kind.OTHER, r"comite syndical|conseil syndical"),
        ("Bureau syndical", Kind.OTHER, r"bureau syndical"),
        ("Conseil d’administration", Kind.OTHER, r"conseil d'administration"),
        (
            "Conseil municipal",
            Kind.COMMUNE,
            r"conseil municipal|conseillers municipaux|(?<!siege : )(?<!siege social : )mairie de",
        ),
    )
)
_SITTING_AS = re.compile(r"\b(?P<body>conseil de [\w' -]{2,40}?),? siegeant en formation de conseil municipal\b")
_LINK = re.compile(any_of("de la ", "de l'", "du ", "des ", "de ", "d'") + "$")
_SMALL_WORDS = frozenset(["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "aux", "au", "à"])
_OF_SEVERAL = frozenset({Kind.EPCI, Kind.OTHER})
_AND_NAME = re.compile(r" (?:et|ET) (?:(?:d[eu]s?|la|les?|D[EU]S?|LA|LES?) )?[A-ZÀ-Þ][\w'’-]+(?=[ ,.;\n]|$)")
_PROPER = re.compile(
    rf"[A-ZÀ-Þ][\w'’-]*(?:[ -](?:(?:{'|'.join(sorted(_SMALL_WORDS))})[ '’-])*[A-ZÀ-Þ0-9][\w'’-]*)*(?=[\s,;.()]|$)"
)
_NAMED_OF_OTHERS = frozenset({"Commune", "Ville", "Département", "Région"})
_OF_ASSEMBLY = re.compile(any_of(r"conseil\b", r"maire\b", r"mairie\b"))
_OFTEN = 2  # times that running text names a commune before it is taken for the one that decides
_OPENING = 3000  # characters of an act in which its body is named
_CAPITALS = 0.8  # share of capitals from which words are printed in capitals


@dataclass(frozen=True, slots=True)
class NamedBody:
    """The body that decides, in its usual form, and the kind of authority that it tells."""

    name: str
    kind: Kind | None
    span: Span


@dataclass(frozen=True, slots=True)
class NamedAuthority:
    """The authority, in its usual form, and the words that name it."""

    name: str
    kind: Kind
    span: Span


def usual_form(printed: str) -> str:
    """A name in the usual case where it is printed in capitals: ``PAS-DE-CALAIS`` is Pas-de-Calais."""
    letters = [c for c in printed if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < len(letters) * _CAPITALS:
        return printed
    parts = re.split(r"([\s'’-])", printed.lower())
    cased = [part if at and part in _SMALL_WORDS else part[:1].upper() + part[1:] for at, part in enumerate(parts)]
    return "".join(cased)


def read_body(head: Passage, whole: Passage) -> NamedBody | None:
    """The body that the head names first, else the opening of the act."""
    return _body(head) or _body(whole.cut(0, _OPENING))


def _body(passage: Passage) -> NamedBody | None:
    """The body named first; a *commission permanente* is of the assembly named beside it.

    One council may sit as another: “le Conseil de …, siégeant en formation de conseil municipal”.
    """
    if two := passage.search(_SITTING_AS):
        return NamedBody(passage.group(two, "body").text, Kind.COMMUNE, passage.span(*two.span()))
    found = [
        (match.start(), order, NamedBody(name, kind, passage.span(*match.span())))
        for order, (name, kind, pattern) in enumerate(_BODIES)
        if (match := passage.search(pattern))
    ]
    if not found:
        return None
    bodies = [body for _, _, body in sorted(found, key=lambda item: item[:2])]
    chosen = next((body for body in bodies if body.name == _PERMANENT), bodies[0])
    kind = chosen.kind or next((body.kind for body in bodies if body.kind is not None), None)
    return NamedBody(chosen.name, kind, chosen.span)


_Candidate = tuple[int, int, int, _Form, re.Match[str]]


def read_authority(head: Passage, whole: Passage, kind: Kind | None) -> NamedAuthority | None:
    """The authority that the head names, else the rest of the act; of ``kind`` where the body tells it."""
    for passage in (head, whole):
        found = [
            (form.weight, -match.start(), -index, form, match)
            for index, form in enumerate(_FORMS)
            if kind in {None, form.kind} or (kind is Kind.COMMUNE and form.usual in _OF_ACTION)
            for match in passage.matches(form.pattern)
            if _is_name(passage, form, match)
        ]
        if passage is whole:
            found = [item for item in found if _names_its_own(passage, item[3], item[4], found)]
        if found:  # the best name: of the greatest weight, then the first
            *_, form, match = max(found, key=lambda item: item[:3])
            return NamedAuthority(_usual_name(form, passage, match, whole), form.kind, passage.span(*match.span()))
    return None


def _names_its_own(passage: Passage, form: _Form, match: re.Match[str], found: Sequence[_Candidate]) -> bool:
    """Whether running text names its own authority: by its assembly or mayor, or often and no other one in that way.

    A neighbouring commune is named in minutes as well, and nothing but that tells the two apart.
    """
    if form.usual not in _NAMED_OF_OTHERS or _OF_ASSEMBLY.match(passage.folded, match.start()):
        return True
    if _DECIDES.match(passage.folded, match.start("name") + len(_proper(passage, form, match))):
        return True
    names = {fold(_proper(passage, of, other)) for *_, of, other in found if of.usual in _NAMED_OF_OTHERS}
    return len(names) == 1 and len(found) >= _OFTEN


def _is_name(passage: Passage, form: _Form, match: re.Match[str]) -> bool:
    """Whether the words after a form are a name; there is a commune called Ville, and no “mairie de ville”."""
    name = passage.group(match, "name")
    if not name or _NO_NAME_OF.match(name.folded):
        return False
    printed = passage.text[match.start() : match.start("name")]
    if form.usual == _PRINTED and not printed.split()[0].isupper():
        return False
    capitals = [word[0].isupper() for word in name.text.split() if word.lower() not in _SMALL_WORDS]
    if form.usual == "Syndicat" and any(capitals):  # mixte d’aménagement de la vallée de …
        return True
    if not name.text[0].isupper() or (not form.usual and not all(capitals[:-2])):
        return False
    named_ville = name.folded == "ville" and _OF_VILLE.fullmatch(fold(printed)) is not None
    return named_ville or _NO_NAME.fullmatch(name.folded) is None


def _usual_name(form: _Form, passage: Passage, match: re.Match[str], whole: Passage) -> str:
    """Usual form: kind, linking words as printed (“du”, “de l’”), and the name."""
    before = passage.text[match.start() : match.start("name")]
    if not form.usual:
        return _prefer_cased(_with_kind(passage.group(match, "name").text), whole)
    linked = _LINK.search(fold(before).replace("\n", " "))
    link = linked[0] if linked else "de " if form.kind is Kind.COMMUNE else ""
    if form.kind is Kind.REGION and form.usual == "Région" and link == "de ":
        link = ""
    usual = before.split()[0] if form.usual == _PRINTED else form.usual
    if form.usual == "Syndicat":
        kind = before[: linked.start()] if linked else before
        usual = " ".join(kind.split()).capitalize() or form.usual
    name = _joint_name(passage, match) if form.kind in _OF_SEVERAL else _proper(passage, form, match)
    return f"{usual} {link.replace(chr(39), '’')}{_prefer_cased(usual_form(name), whole)}".strip()


def _with_kind(printed: str) -> str:
    """A name that ends with its kind, the name in the usual case where a logo prints it in capitals."""
    words_of_name = " ".join(printed.split())
    kind = _ENDING.search(words_of_name)
    if kind is None:
        return usual_form(words_of_name)
    ending = kind[0].capitalize() if kind[0].isupper() else kind[0]
    return f"{usual_form(words_of_name[: kind.start()].rstrip(' –-'))} {ending}"


def _proper(passage: Passage, form: _Form, match: re.Match[str]) -> str:
    """The name without the words in small letters that go on: “Pontival cède le temple”."""
    name = passage.group(match, "name").text
    proper = _PROPER.match(name) if form.usual in _NAMED_OF_OTHERS else None
    return proper[0] if proper else name


def _joint_name(passage: Passage, match: re.Match[str]) -> str:
    """A name of two: “Orve et Clairval” of a communauté de communes."""
    more = _AND_NAME.match(passage.text, match.end("name"))
    return passage.text[match.start("name") : more.end() if more else match.end("name")]


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
