"""Number and title (objet) of an act."""

import re

from publisher.parsing.dates import find_dates
from publisher.parsing.layout import Line, cells
from publisher.parsing.lines import folded_words
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.records import Span

_CODE = r"[a-z0-9][a-z0-9]*(?:[-_./][a-z0-9]+|\s?[-_./]\s?(?=[0-9])[a-z0-9]+)*"
_SIGN = r"n\s?(?:°|o\b\.?|um[eé]ro)\s?:?\s?"
_YEARLY = r"(?:[a-z]{1,6}[-_ ]?)?[0-9]{2,4}[-_./][a-z0-9_./-]*[0-9][a-z]?"
_OF_SERVICE = r"[12][0-9]{3}\s[a-z]{1,6}\s[0-9]{1,5}[a-z]?"
_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        # a line of its own: (N°2023-458), Délibération n° 2024/112, DCM n° 24-06-12
        rf"^\(?\s*(?:deliberation\s+|acte\s+|dcm\s+)?{_SIGN}(?P<number>(?:[a-z]{{1,6}}\s)?{_CODE})\s*\)?\s*$",
        # N° de délibération : 2024-17, Référence de l’acte : DEL_2024_017
        rf"^(?:n\s?°|numero|ref\w*)\s*(?:de (?:la )?deliberation|de l'acte)\s*:?\s*(?P<number>(?=.*[0-9]){_CODE})\s*$",
        rf"^(?:n\s?°|numero)\s*d'ordre\s*:?\s*(?P<number>{_YEARLY})\s*$",
        # Délibération D202455 – …, Délibération n° 1906201901 du …
        rf"\b(?:deliberation|dcm)\s+(?:{_SIGN})?(?P<number>(?=[a-z]*[-_ ]?[0-9]){_CODE})(?=\s*(?:$|[:–,.-]\s|\s))",
        # at the head of an item: 2013-19 : Compte administratif, CM/12/030
        rf"^(?P<number>(?=.*[0-9]{{2}}){_YEARLY})(?:\s+id\.\s?[0-9]+)?\s*(?:$|[-–:]\s)",
        # 2002 DAC 56, alone or before the title
        rf"^(?P<number>{_OF_SERVICE})(?=\s*$|\s+(?:[-–:]\s)?[a-z])",
        # … N° DEL_2023_11_09
        rf"(?<!rapport ){_SIGN}(?P<number>[a-z]{{1,6}}[-_]?[0-9]{{2,4}}[-_./]{_CODE})",
        # … n° 2023-458, of no law, decree or report
        rf"(?<!rapport )(?<!loi )(?<!decret )\b{_SIGN}(?P<number>[0-9]{{2,4}}\s?[-_./]\s?{_CODE})",
        # DEL2024_045
        r"^(?P<number>(?:[a-z]{1,6}[-_]?)[0-9]{4}(?:[-_][a-z0-9]+){1,3})\b",
        # DEL-CM-24-017, alone
        r"^(?P<number>(?:del|dcm|delib|cm|cc|cp|bc)(?:[-_][a-z]{1,4})?[-_][0-9]{2,4}(?:[-_][0-9]{1,4}){1,3})$",
    )
)
_ALONE = (_NUMBERS[0], _NUMBERS[1], re.compile(rf"(?P<number>{_YEARLY})"))
_SERVICES = next(pattern for pattern in _NUMBERS if _OF_SERVICE in pattern.pattern)
_DATE = re.compile(r"[0-3]?[0-9][/.-][01]?[0-9][/.-](?:[12][0-9])?[0-9]{2}")
_FIGURE = re.compile(r"[0-9]{1,3}")
_NUMBER_BEFORE = rf"(?:(?:deliberation |decision )?(?:{_SIGN})?(?=[a-z/_. -]{{0,12}}[0-9]){_CODE}\s*[:–-]\s*)?"
_OBJECT = re.compile(
    any_of(
        rf"^{_NUMBER_BEFORE}objets?\s*(?:de la deliberation|du rapport|de l'affaire)?\s*[:/–-]\s*",
        r"^(?:sujet|intitule|titre|theme)\s*(?:de la deliberation)?\s*:\s*",
        r"^objets?(?: de la deliberation)?\s*$",
        r"^[od]?b[ij]ets?\s*(?:[:;]|\\?\*)\s*",  # OBIET \*, as scans are read
    )
)
_GOES_ON = re.compile(r"[>»➢]\s*\w")
_RANKED = re.compile(
    r"^(?:[0-9]{1,2}\s?[.)/-]|(?:rapport|point|question|affaire)\s+n\s?°\s?[0-9]+\s*[:–-])\s*(?=[^\W\d_])"
)
_NUMBERED = re.compile(  # Délibération n° 2024-07 : Subvention …
    any_of(
        rf"^\(?(?:deliberation|dcm|acte|question|point|affaire|dossier)\s+(?:{_SIGN})?(?=[a-z_]*[-_ ]?[0-9])"
        rf"(?:[a-z]{{1,6}}\s)?{_CODE}\)?\s*[:–-]\s+(?=\w)",
        rf"^\(?{_SIGN}(?:[a-z]{{1,6}}\s)?{_CODE}\)?\s*[:–-]\s+(?=\w)",
        rf"^{_YEARLY}\s*[:–-]\s+(?=\w)",
        rf"^\(?(?:deliberation\s+)?(?:{_SIGN})?(?=[a-z_]*[-_ ]?[0-9]){_CODE}\)?\s{{2,}}(?=[^\W\d_])",
        rf"^{_OF_SERVICE}\s+(?:[-–:]\s+)?(?=\w)",
    )
)
_MARKED = re.compile(r"^#{1,6}\s+(?=\w)")  # a heading of a text in Markdown, as readers of scans give
_NOISE = re.compile(
    any_of(
        r"^\(?\s*(?:deliberation\s+)?n\s?°",
        r"^(?:le|la) (?:conseil|commission)\b",
        r"^(?:m\.|mme|monsieur|madame)\s.{3,60}\brapporteure?\b",
        r"^[_.\s-]+$",
        r"^(?:question|point|dossier|affaire)\s+n\s?°\s*[0-9]+\s*$",
        r"^\W*retour\b",
        r"^\(?rapporteure?s?\b",
        r"^(?:sous la )?presidence\b",
        r"^(?:president|secretaire)\w*\b[^.]{0,20}:",
        r"^(?:l'assemblee|le bureau|le comite)\b",
        r"^\W+$",
        r"^extrait\b",
        r"^republique francaise",
        r"^deliberation\s*$",
    )
)
_NOT_TITLE = re.compile(
    any_of(
        # who decides, and where it stands
        r"(?:le |l'|la )?(?:conseil|commission|assemblee|bureau|comite)\b",
        *(r"departement", r"commune\b", r"ville\b", r"mairie", r"region\b", r"communaute", r"metropole", r"canton"),
        *(r"syndicat\b", r"siege\b", r"collectivite\b", r"centre (?:inter)?communal", r"s[imy][a-z]{2,8} d[eu]"),
        *(r"direction", r"service", r"pole\b", r"republique", r"liberte", r"arrondissement"),
        # what document it is, of which sitting
        *(r"extrait", r"registre", r"deliberations?\b", r"proces[- ]verbal", r"seance", r"reunion", r"l'? ?an\b"),
        *(r"convoque", r"convocation", r"presiden(?:ce|te?)\b", r"n\s?°", r"date\b", r"rapporteur", r"secretaire"),
        *(r"nombre\b", r"membres\b", r"presents?\b", r"etaient\b", r"absents?\b", r"excuses?\b", r"sous la\b"),
        r"le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\b",
        # what the préfecture and the press office print
        *(
            r"accuse de",
            r"recu\b",
            r"reception\b",
            r"envo[iy]",
            r"transmi",
            r"publi(?:e|cation)\b",
            r"affich",
            r"id(?:entifiant)?\b",
        ),
    )
)
_LOGO = re.compile(r".*[\s–-](?:le departement|la region|la metropole|l'agglo\w*|communaute (?:urbaine|de communes))$")
_SIDE = re.compile(r"\s+d[ue] (?:[0-3]?[0-9]|1er) [a-z]+ (?:19|20)[0-9]{2}$")  # Délibération n° 12 du 6 avril 2022
_TAIL = re.compile(r"\s*[.;:]?\s*(?:(?:M|Mme|Monsieur|Madame)\.?\s[^.,;]{3,40},?\s+rapporteure?\.?)\s*$")
_MOST_LINES = 4  # of a title
_FEW_WORDS = 3  # a line of no more words is the name of something
_DATED_HEAD = 30  # characters at the head of a line that states when the assembly met
_SENTENCE = 40  # characters: a shorter paragraph of the head is the name of something


def read_number(source: str, lines: list[Line], stamped: str | None) -> tuple[str, Span] | None:
    """Number of the act as printed, from lines of its head, title or foot.

    ``stamped``, the number inside the préfecture's identifier, tells which one it is where it is printed too.
    """
    found = _numbers(source, [line for line in lines if not line.blank and line.kind is None])
    if stamped:
        for number, span in found:
            if _bare(number) == _bare(stamped):
                return number, span
    return found[0] if found else None


def side_cells(source: str, lines: list[Line]) -> list[Line]:
    """Cells that stand beside others on their line and hold nothing but a number: “En exercice : 9     N° 2024-09”."""
    return [
        line_of_cell
        for line in lines
        for line_of_cell in (_cells(source, line) if line.kind is None else ())
        if any(pattern.fullmatch(line_of_cell.folded) for pattern in _ALONE)
    ]


def _cells(source: str, line: Line) -> list[Line]:
    """The cells of a line as lines, where it has several."""
    own = cells(source, line)
    pieces = [Line(cell.start, cell.end, cell.column, folded_words(line, cell)) for cell in own]
    return pieces if len(own) > 1 else []


def _without_numbers(source: str, lines: list[Line]) -> list[Line]:
    """Lines of a head without the number that stands beside the title."""
    found = []
    for line in lines:
        kept = [cell for cell in _cells(source, line) if not any(pattern.fullmatch(cell.folded) for pattern in _ALONE)]
        found.append(kept[0] if len(kept) == 1 else line)
    return found


def _numbers(source: str, printed: list[Line]) -> list[tuple[str, Span]]:
    """What may be the number, the surest form first."""
    found: list[tuple[str, Span]] = []
    for pattern in _NUMBERS:
        for line in printed:
            match = pattern.search(line.folded)
            if match is None or "rapport" in line.folded[: match.start()]:
                continue
            start = line.start + match.start("number")
            words = source[start : line.start + match.end("number")]
            if pattern is _SERVICES and not words.isupper():  # “2024 avec 12 voix”
                continue
            if any(c.isdigit() for c in words) and _DATE.fullmatch(words.strip()) is None:
                found.append((" ".join(words.split()), Span(start, start + len(words))))
    return found


def _bare(number: str) -> str:
    return re.sub(r"[^0-9a-z]", "", number.lower())


def read_title(source: str, title: list[Line], head: list[Line]) -> tuple[str, Span] | None:
    """Title of the act on one line, from its title part, else from the first sentence of its head."""
    marked = any(way.match(line.folded) for way in (_MARKED, _OBJECT, _NUMBERED) for line in title)
    under = None if marked else _under_number(source, head)
    return under or _stated(source, title) or _first_paragraph(source, _without_numbers(source, head))


def _stated(source: str, lines: list[Line]) -> tuple[str, Span] | None:
    """What follows “Objet :” or is marked as a heading, else the words but for numbers and names of the assembly."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    ways = (_MARKED, _OBJECT, _NUMBERED)
    opening = next((way for way in ways if any(way.match(line.folded) for line in printed)), _OBJECT)
    for index, line in enumerate(printed):
        if match := opening.match(line.folded):
            ranges = [(line.start + match.end(), line.end)]
            ranges.extend((more.start, more.end) for more in _following(lines, line) if not _NOISE.match(more.folded))
            return _trimmed(flow(source, ranges)) or _stated(source, printed[index + 1 :])
    kept = [
        line
        for line in printed
        if not _NOISE.match(line.folded) and not (_FIGURE.fullmatch(line.folded) and _alone(lines, line))
    ]
    own = [line for line in kept if not (_NOT_TITLE.match(line.folded) and _apart(lines, line))] or kept
    return _trimmed(flow(source, [(line.start, line.end) for line in own])) if own else None


def _apart(lines: list[Line], line: Line) -> bool:
    """Whether a line stands by itself, blank lines above and below."""
    index = lines.index(line)
    return _alone(lines, line) and index + 1 < len(lines) and lines[index + 1].blank


def _alone(lines: list[Line], line: Line) -> bool:
    """Whether a line goes on from none: a figure under a line of the title is of the title (“… PHASE⏎5”)."""
    index = lines.index(line)
    return index == 0 or lines[index - 1].blank


def _following(lines: list[Line], first: Line) -> list[Line]:
    """Lines that go on after ``first``, up to a blank one."""
    after = lines[lines.index(first) + 1 :]
    stop = next((index for index, line in enumerate(after) if line.blank), len(after))
    below = next((index for index in range(stop, len(after)) if not after[index].blank), None)
    if below is not None and _GOES_ON.match(after[below].folded):  # Objet : Finances⏎⏎> Tarifs de la cantine
        return [*after[:stop], after[below], *_following(after, after[below])]
    return after[:stop]


def _trimmed(passage: Passage) -> tuple[str, Span] | None:
    """The title without its last point nor the rapporteur named after it."""
    rank = passage.search(_RANKED)
    passage = passage.cut(rank.end()) if rank else passage
    tail = _TAIL.search(passage.text)
    title = passage.cut(0, tail.start()) if tail else passage
    title = title.cut(0, len(title.text.rstrip(" .;:_-")))
    return (title.text, title.whole) if title else None


def _under_number(source: str, head: list[Line]) -> tuple[str, Span] | None:
    """The line of the head that stands after the number of the act or right under it, and those that go on with it."""
    for index, line in enumerate(head[:-1]):
        if not line.blank and _NUMBERED.match(line.folded):
            return _stated(source, [line, *_following(head, line)])
        numbered = _SIDE.sub("", line.folded)
        if line.blank or not any(pattern.fullmatch(numbered) for pattern in _NUMBERS):
            continue
        after = next((at for at in range(index + 1, len(head)) if not head[at].blank), len(head))
        paragraph = head[after:]
        stop = next((at for at, under in enumerate(paragraph) if under.blank or _NOT_TITLE.match(under.folded)), None)
        paragraph = paragraph[:stop][:_MOST_LINES]
        words = flow(source, [(under.start, under.end) for under in paragraph])
        if len(words.text.split()) > _FEW_WORDS and not find_dates(words.cut(0, _DATED_HEAD)):
            return _trimmed(words)
    return None


def _dated(source: str, line: Line) -> bool:
    """Whether a line begins with the date of the sitting."""
    return bool(find_dates(flow(source, [(line.start, line.end)]).cut(0, _DATED_HEAD)))


def _names_authority(line: Line) -> bool:
    """Whether a line says who decides, when or where, whatever ornament stands before it."""
    bare = line.folded.lstrip("~=*#_|<> \u2248-–.")
    return _NOT_TITLE.match(bare) is not None or _LOGO.match(line.folded) is not None


def _first_paragraph(source: str, head: list[Line]) -> tuple[str, Span] | None:
    """First paragraph of the head that is a sentence of its own, where no part is a title."""
    paragraph: list[Line] = []
    for line in [*head, Line(0, 0, 0, "")]:
        words = flow(source, [(item.start, item.end) for item in paragraph])
        if not line.blank and not (len(words.text) > _SENTENCE and _dated(source, line)):
            paragraph.append(line)
            continue
        named = any(_names_authority(item) for item in paragraph)
        if len(words.text) > _SENTENCE and not named:
            return _stated(source, paragraph)
        paragraph = []
    return None
