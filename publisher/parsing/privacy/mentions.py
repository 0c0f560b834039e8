"""People named in a text with a sign that the words are a person: a civility, a birth, a list of persons.

A mention carries what its neighbourhood says of it: a public office (“M. X, maire”), or nothing, which for somebody
who does not sit in the assembly is the case of a private person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.parsing.patterns import any_of
from publisher.parsing.privacy.given_names import GIVEN_NAMES
from publisher.parsing.privacy.names import Name, Range, name_of, words_of

_BLANK = r"[ \t\u00a0\u202f]"
_GAP = rf"(?:{_BLANK}*\n{_BLANK}*|{_BLANK}{{1,2}})"
_CIVILITY = re.compile(
    rf"(?<![\w’'])(?P<civility>(?:M|MM|Mr|Mrs|Mme|Mmes|MME|MMES|Mlle|Mlles|MLLE|Melle|Monsieur|Madame|Mademoiselle|Messieurs|"
    rf"Mesdames|MONSIEUR|MADAME|MADEMOISELLE|MESSIEURS|MESDAMES)\b\.?)"
    rf"(?:{_GAP}(?:et|ou|ET|&){_GAP}(?:M|Mr|Mme|MME|Monsieur|Madame|MADAME|MONSIEUR)\b\.?)?{_GAP}(?=[A-ZÀ-Þ]|(?:de|du|d’|d'|le|la|van|von){_BLANK}?[A-ZÀ-Þ])"
)
_FAMILY = re.compile(
    rf"\b(?:[Ff]amille|[Éé]poux|[Cc]onsorts|[Vv]euve|[Hh]éritiers?|[Ii]ndivision|[Ss]uccession){_BLANK}(?=[A-ZÀ-Þ])"
)
_BORN = re.compile(r"\bnee?(?:\(e\))?\s+(?=(?:le|en|a|vers)\b|[0-9])")
_MAIDEN = re.compile(rf"\b(?:n[ée]e|épouse|veuve|divorcée){_GAP}(?=[A-ZÀ-Þ])")
_PIECE = re.compile(
    r"(?:[DdLl][’'])?[A-ZÀ-Þ][\w’'‐‑-]*\.?|(?:de|du|des|la|le|van|von|der|d’|d'|De|Du|La|Le)(?=[ \u00a0’'])"
)
_GAP_RE = re.compile(_GAP)
_SEPARATOR = re.compile(rf"{_BLANK}*(?:[,;/]|[-–—](?={_BLANK})|et\b){_BLANK}*\n?{_BLANK}*(?:et{_BLANK}+)?")
_PARTICLE = frozenset("de du des la le van von der d' d’".split())
_NOT_A_NAME = frozenset(
    """
    article articles vu considerant objet le la les l un une des maire mairie adjoint adjointe president presidente
    presidents vice conseil conseiller conseillere conseillers commission commune ville communaute departement region
    etat prefet sous ministre directeur directrice secretaire tresorier receveur comptable percepteur depute senateur
    rapporteur delegue deleguee membre membres elu elus absent absents present presents excuse pouvoir procuration vote
    votes pour contre abstention abstentions delibere decide dit approuve autorise attribue accorde ordre seance total
    montant nom prenom adresse date rue avenue place chemin annexe rapport delibération deliberation notaire avocat
    inspecteur inspectrice architecte geometre administrateur general generale vices chef responsable coordinateur
    doyen doyenne proviseur principal principale recteur ambassadeur juge procureur
    """.split()
)
_ELECTED = any_of(
    r"maires?\b(?! de (?:l'|la |cette )?association)",
    r"adjointe?s?\b",
    r"(?:vice[- ])?presidente?s?\b(?!\s+(?:de |du |des |d')?(?:l'|la |le |les )?\s?(?:association|club|comite|amicale|union|foyer|societe|federation|cooperative|sarl|sas|sci|entreprise|fondation|collectif|compagnie|chorale|ensemble))",
    r"conseillere?r?s?\s+(?:municip|commun|depart|region|gener|metropol|delegu|de paris)",
    r"senat(?:eur|rice)",
    r"deputee?\b",
    r"(?:sous-)?prefete?\b",
    r"ministres?\b",
    r"secretaire(?: d'etat| de (?:la )?seance| generale?)",
    r"(?:directeur|directrice)(?: general| generale)?(?: adjoint| adjointe)?(?: des services| academique| departemental| regional| des finances)",
    r"d\.?g\.?s\b",
    r"(?:comptable|tresori|receveur|percepteur|inspecteur|inspectrice|recteur|rectrice|trésor)",
    r"commissaire[- ]enqu",
    r"rapporteure?s?\b",
    r"rapporte\b",
    r"deleguee?s?\b",
    r"elue?s?\b",
    r"doyenne? d'age",
    r"a donne (?:pouvoir|procuration)",
)
_OFFICE_AFTER = re.compile(
    rf"^\s*[,(–-]?\s*(?:(?:le|la|l'|notre|est|en qualite de|en tant que|nouveau|nouvelle|actuelle?|ancienne?|au titre de|comme)\s?)*(?:(?:premiere?|deuxieme|troisieme|[0-9]+\s?(?:er|ere|e|eme))\s+)?{_ELECTED}"
)
_OFFICE_BEFORE = re.compile(
    rf"\b(?:{_ELECTED}(?:\s+(?:adjointe?|deleguee?|municipale?|departementale?|regionale?|communautaire|sortante?|en exercice|honoraire|(?:de (?:la |l')?|d[eu]s? |d'|au |aux )[\w-]+)){{0,3}}"
    r"|presidence (?:de|d')|preside\w* par|rapporte?u?r?e?)\s*[,:(]?\s*$"
)
_SPEAKS_AFTER = re.compile(
    r"^,?\s+(?:lui |leur |y |en )?(?:precise|repond|rappelle|presente|expose|rapporte|intervient|s'interroge|souligne|estime|ajoute|remercie|conclut|"
    r"donne lecture|quitte la (?:salle|seance)|rejoint|sort de|ne prend pas part|s'abstient|vote\b|prend la parole|prend la presidence)\b"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:»\"]\s*|\n\s*)$")
_IN_PLACE = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|place|square|impasse|allee|quai|cours|ecole|college|lycee|salle|stade|gymnase|residence|espace|centre|musee|foyer|hopital|ehpad|chapelle|eglise|pont|fondation|prix)"
    r"(?:\s+(?:primaire|maternelle|elementaire|polyvalente|municipale?|culturel))?(?:\s+(?:du|de la|de|des))?\s*$"
)
_LIST_LEAD = re.compile(
    r"\b(?:(?:aux|les|des|par les)\s+)?(?:personnes|beneficiaires|laureate?s?|candidate?s?|jeunes|etudiante?s?|eleves|agents|habitants|particuliers|familles|foyers|proprietaires|"
    r"acquereurs|contribuables|commissaires|demandeurs|apprentis|menages|administres|locataires|riverains)\b[^.:;\n]{0,60}(?:\bsuivant\w*|\bci-(?:dessous|apres)|\bindique\w*)\b[^.:]{0,160}:?\s*$|"
    r"\bnoms?\s*(?:et|/|,|-)?\s*prenoms?\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at [start, end) of the source; ``civility`` as printed, None without one.

    ``office``: the words beside it name a public office or a member speaking; ``lead``: a civility, a birth or a list
    tells that it is a person.
    """

    name: Name
    civility: str | None
    start: int
    end: int
    office: bool


def read_name(text: str, start: int) -> int:
    """End of the name that starts at ``start``, or ``start`` where the words there are no name.

    A surname in capitals ends a name; a line's end does not, where the line is full.
    """
    at = end = start
    capitals = seen = 0
    while seen < 6:
        piece = _PIECE.match(text, at)
        if piece is None or _no_name(piece[0]):
            break
        particle = fold(piece[0]) in _PARTICLE
        upper = not particle and len(piece[0].strip(".")) > 1 and piece[0] == piece[0].upper()
        if capitals and not upper and not particle and seen > capitals:
            break
        if capitals and not upper and not particle and "\n" in text[end:at]:
            break
        if not capitals and seen >= 2 and not upper and not particle and "\n" in text[end:at]:
            break
        if not particle:
            end = piece.end() - (piece[0].endswith(".") and len(piece[0]) > 2)
            seen += 1
            capitals += upper
            if piece[0].endswith(".") and len(piece[0]) > 2:
                break
        gap = _GAP_RE.match(text, piece.end())
        if gap is None and not piece[0].endswith(("'", "’")):
            break
        if gap is not None and "\n" in gap[0] and not _full_line(text, piece.end()):
            break
        at = gap.end() if gap is not None else piece.end()
    return end


def _no_name(piece: str) -> bool:
    """Whether a word opens something else than a name: an office, a heading, the next sentence."""
    return fold(piece) not in _PARTICLE and not _NOT_A_NAME.isdisjoint(words_of(piece))


def _full_line(text: str, at: int) -> bool:
    """Whether the line that ends at ``at`` is as long as a line that had to be broken."""
    return at - (text.rfind("\n", 0, at) + 1) > 55


def find_mentions(text: str) -> list[Mention]:
    """Everyone named after a civility or as born, married or of a family, in order."""
    folded = fold(text)
    found: list[Mention] = []
    for match in _CIVILITY.finditer(text):
        plural = match["civility"].rstrip(".").lower() in {"mm", "mmes", "messieurs", "mesdames", "mrs", "mlles"}
        found.extend(_named(text, folded, match.end(), match["civility"], many=plural))
    for pattern in (_FAMILY, _MAIDEN):
        for match in pattern.finditer(text):
            found.extend(_named(text, folded, match.end(), None, many=False))
    return sorted(found, key=lambda mention: mention.start)


def _named(text: str, folded: str, start: int, civility: str | None, *, many: bool) -> Iterator[Mention]:
    at = start
    while True:
        end = read_name(text, at)
        mention = _mention(text, folded, at, end, civility) if end > at else None
        if mention is None:
            return
        yield mention
        separator = _SEPARATOR.match(text, end) if many else None
        if separator is None or not text[separator.end() : separator.end() + 1].isupper():
            return
        at = separator.end()


def _mention(text: str, folded: str, start: int, end: int, civility: str | None) -> Mention | None:
    name = name_of(text[start:end])
    if name is None:
        return None
    before, after = folded[max(0, start - 90) : start], folded[end : end + 120].replace("\n", " ")
    before = re.sub(r"\b(?:monsieur|madame|m|mme|mr|mlle)\.?\s*$", "", before.replace("\n", " "))
    if _IN_PLACE.search(before):
        return None
    speaks = _SPEAKS_AFTER.match(after) is not None and _SENTENCE_BEFORE.search(before) is not None
    office = speaks or _OFFICE_AFTER.match(after) is not None or _OFFICE_BEFORE.search(before) is not None
    return Mention(name, civility, start, end, office)


def looks_like_a_person(words: str) -> bool:
    """Whether words without civility can only be given name and surname: ``Jules DUPONT``, ``DUPONT Jules``.

    The given name is a usual one and the surname is in capitals, or both have one capital and nothing else stands there.
    """
    pieces = words.split()
    if not 2 <= len(pieces) <= 4 or any(not piece[:1].isupper() and piece.lower() not in _PARTICLE for piece in pieces):
        return False
    given = [piece for piece in pieces if set(words_of(piece)) <= GIVEN_NAMES]
    rest = [piece for piece in pieces if piece not in given]
    return (
        bool(given)
        and len(rest) <= 2
        and (not rest or all(re.fullmatch(r"[^\W\d_]+(?:[-’'/][^\W\d_]+)*", p) for p in rest))
    )


def listed_people(text: str) -> Iterator[tuple[Mention | None, Range]]:
    """Names without civility in lists that a lead says are of persons, each with the line that it stands on.

    None for a line of such a list in which no name can be told.
    """
    folded = fold(text)
    at = 0
    open_list = False
    blanks = 0
    recent = ""
    for line in folded.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            blanks += 1
            recent = "" if blanks > 1 else recent
            continue
        blanks = 0
        recent = f"{recent} {line.strip()}"[-240:]
        if _LIST_LEAD.search(recent.rstrip()):
            open_list, recent = True, ""
            continue
        if open_list:
            found = list(_cells(text, start, start + len(line)))
            open_list = bool(found) or bool(re.match(r"\s*[-–•*·0-9]", line))
            yield from found


def _cells(text: str, start: int, end: int) -> Iterator[tuple[Mention | None, Range]]:
    for cell in re.finditer(r"\S+(?:[ \u00a0]{1,2}\S+)*", text[start:end]):
        words = re.match(r"(?:[-–•*·]\s*|[0-9]{1,2}\s?[.)]\s*)?([^,;:(0-9–]+)", cell[0])
        if words is None or _CIVILITY.match(cell[0], words.start(1)) or not looks_like_a_person(words[1].strip()):
            continue
        first = start + cell.start() + words.start(1)
        printed = words[1].strip()
        name = name_of(printed)
        if name is not None:
            yield Mention(name, None, first, first + len(printed), office=False), (start, end)


_CELL = re.compile(r"\S+(?:[ \u00a0]{1,2}\S+)*")
_BARE_NAME = re.compile(
    r"[-–•*·]?\s*(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)? (?:(?:de|du|le|la|De|Du|Le|La) )?[A-ZÀ-Þ][A-ZÀ-Þ’'/ -]+)"
)
_FEWEST_NAMES = 4


def bare_lists(text: str) -> Iterator[Mention]:
    """Names of lists that hold nothing but names (``Bernard ROBERT``), one or more a line, most with a usual given name."""
    block: list[Mention] = []
    at = 0
    for line in [*text.split("\n"), "."]:
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        cells = [_BARE_NAME.fullmatch(cell[0]) for cell in _CELL.finditer(line)]
        offsets = [start + cell.start() for cell in _CELL.finditer(line)]
        if all(cells):
            for cell, offset in zip(cells, offsets, strict=True):
                name = name_of(cell["name"]) if cell else None
                if cell and name is not None:
                    first = offset + cell.start("name")
                    block.append(Mention(name, None, first, first + len(cell["name"]), office=False))
            continue
        usual = sum(any(word in GIVEN_NAMES for word in mention.name.given) for mention in block)
        if len(block) >= _FEWEST_NAMES and usual * 2 > len(block):
            yield from block
        block = []


def births(text: str) -> list[int]:
    """Offsets of the words “né(e) le …” and their like."""
    return [match.start() for match in _BORN.finditer(fold(text))]
