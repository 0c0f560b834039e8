"""What is decided: the articles of the dispositif, or its items where it has none, with the sums they state."""

import re

from publisher.parsing.amounts import find_amounts
from publisher.parsing.fold import fold
from publisher.parsing.layout import Line, cells
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of, words
from publisher.records import Article

_ORDINALS = (
    ("premier", "premiere", "un", "unique", "i", "ier"),
    ("deux", "deuxieme", "second", "seconde", "ii"),
    ("trois", "troisieme", "iii"),
    ("quatre", "quatrieme", "iv"),
    ("cinq", "cinquieme", "v"),
    ("six", "sixieme", "vi"),
    ("sept", "septieme", "vii"),
    ("huit", "huitieme", "viii"),
    ("neuf", "neuvieme", "ix"),
    ("dix", "dixieme", "x"),
    ("onze", "onzieme", "xi"),
    ("douze", "douzieme", "xii"),
)
_NUMBERS = {word: str(value) for value, words in enumerate(_ORDINALS, start=1) for word in words}
_ARTICLE = re.compile(
    r"^[-–•\s]*(?:article|art\.?)\s*(?:n\s?°\s*)?"
    rf"(?P<number>[0-9]{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
    r"(?:\s*(?:er|ere|eme|e|°)(?![a-z]))?(?![a-z0-9])[\s.:–)-]*"
)
_RANK = re.compile(r"^(?P<rank>[0-9]{1,2})\s?(?:[°º]\s?[).:/–-]?|[).:/–-]+)\s*(?=[^\W\d_]|['\"«])")
_MARK = re.compile(r"^(?:[-–−•*·➢»>\ue000-\uf8ff]\s*|[0-9]{1,2}\s?[).°-]\s+|[a-h]\s?\)\s+)")
_VERB = re.compile(
    r"^(?:d[e']\s?)?"
    + any_of(
        *(r"attribu", r"accord", r"octro", r"allou", r"vers", r"valid", r"engag", r"s'engag", r"affect"),
        *(r"decid", r"approuv", r"autoris", r"adopt", r"fix", r"dit\b", r"dire\b", r"charg", r"mandat", r"design"),
        *(r"pren", r"donn", r"emet", r"sollicit", r"precis", r"accept", r"confi", r"constat", r"retien"),
        *(r"inscri", r"impute?", r"prelev", r"desaffect"),
        *(r"rejet", r"ajourn", r"modifi", r"abrog", r"retir"),
    )
)
_INFINITIVE = re.compile(  # de créer, d’acquérir; no “de notre”
    r"^d[e']\s?(?!notre|votre|autre|titre|quatre|chambre|[a-z]+bre\b)[a-z]{2,}(?:er|ir|re)\b"
)
_IN_CAPITALS = re.compile(r"[A-ZÉÈÀ]{3,}\b")  # APPROUVE …, AUTORISE …
_FIGURES_ALONE = re.compile(r"(?:[0-9][0-9 .]*(?:,[0-9]{2}(?![0-9])\s*(?:€|euros?)?|\s?(?:€|euros?))\s*)+")
_FINITE = re.compile(  # approuve le projet ; sollicite … ; autorise …
    words(
        r"approuve autorise decide adopte fixe dit charge mandate designe prend donne emet sollicite precise accepte "
        r"confie constate retient inscrit impute preleve attribue accorde octroie alloue verse valide affecte demande "
        r"rejette ajourne modifie abroge retire confirme rappelle s'engage prononce nomme cede cree arrete ratifie"
    )
    + r"\b(?! ?[-:])"
)
_OTHER_VERB = re.compile(  # l’autoriser, faire valoir, émis un avis, ne retient pas, que les crédits …
    any_of(
        r"(?:ne pas |l'|le |la |les |s'|y |en )?[a-z]{2,}(?:er|ir|oir|endre|ettre|aire|ire)\b(?! ?[-–:])",
        r"(?:emis|pris|donne|approuve|adopte|autorise|decide|fixe|valide|accepte|designe|sollicite|charge|vote)e?s?\b",
        r"ne [a-z]{3,} (?:pas|plus)\b",
        r"que (?:l[ea]s? |l'|ce)",
        r"(?:(?:m\.?|mme|monsieur|madame) )?(?:l[ea]s? |l'|cette |ce |une? )"
        r"[^.;:€]{3,120}?\b(?:est|sont|sera|seront|prend|prendra|prennent|fera|feront)\b",
    )
)
_NO_VERB = re.compile(
    r"(?:premier|dernier|atelier|quartier|cahier|foyer|loyer|papier|chantier|soutenir|avenir|avoir)s?\b"
)
_LONG_WORD = 5
_TABLE_CELLS = 3
_SUM_ALONE = re.compile(r"[0-9][0-9 .,]*(?:€|euros?)")
_SHORT = 50  # characters: a title of a column, not a line of running text


def _article(number: str | None, passage: Passage) -> Article:
    return Article(
        number=number,
        text=passage.text,
        amounts=tuple(amount.value for amount in find_amounts(passage)),
        span=passage.whole,
    )


def is_table_row(source: str, line: Line) -> bool:
    """Whether a line is of a table: cells set apart, or figures alone."""
    found = cells(source, line)
    last = fold(source[found[-1].start : found[-1].end]) if found else ""
    name_and_sum = len(found) == _TABLE_CELLS - 1 and _SUM_ALONE.fullmatch(last) is not None
    return len(found) >= _TABLE_CELLS or name_and_sum or _FIGURES_ALONE.fullmatch(line.folded) is not None


def article_lines(source: str, lines: list[Line]) -> list[tuple[str | None, list[Line]]]:
    """Lines of each numbered article, in order; without numbered articles, of each item decided."""
    numbered = _numbered(lines)
    return numbered or _items(source, lines)


def _numbered(lines: list[Line]) -> list[tuple[str | None, list[Line]]]:
    articles: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        match = _ARTICLE.match(line.folded)
        if match is not None and _follows(articles, _NUMBERS.get(match["number"], match["number"])):
            articles.append((_NUMBERS.get(match["number"], match["number"]), [line]))
        elif articles:
            articles[-1][1].append(line)
    return articles


def _follows(articles: list[tuple[str | None, list[Line]]], number: str) -> bool:
    """Whether a number can be that of the next article: a line may begin with a reference to another one."""
    last = int(articles[-1][0] or 0) if articles else 0
    return last < int(number) <= last + 2 or not articles


def _items(source: str, lines: list[Line]) -> list[tuple[str | None, list[Line]]]:
    """Items introduced by a rank, a dash or a deciding verb; else the whole decision as one item."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    openings = _ranked(printed) or _openings(source, printed)
    items: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        if line.start in openings and not line.blank:
            items.append((None, [line]))
        elif items:
            items[-1][1].append(line)
    return items if items else ([(None, printed)] if printed else [])


def _ranked(printed: list[Line]) -> frozenset[int]:
    """Where items numbered from 1 start, most of which decide; under an item with a dash they are of its list."""
    starts: list[int] = []
    deciding = 0
    for index, line in enumerate(printed):
        match = _RANK.match(line.folded)
        if match is not None and int(match["rank"]) == len(starts) + 1:
            words = " ".join([line.folded[match.end() :], *(below.folded for below in printed[index + 1 : index + 3])])
            deciding += _decides(words)
            starts.append(line.start)
        elif not starts and _MARK.match(line.folded) and _decides(_unmarked(line)):
            return frozenset()
    return frozenset(starts) if len(starts) > 1 and deciding * 2 > len(starts) else frozenset()


def _unmarked(line: Line) -> str:
    marked = _MARK.match(line.folded)
    return line.folded[marked.end() :] if marked else line.folded


def _decides(words: str) -> bool:
    """Whether words begin with a verb of deciding, or with another one."""
    known = _VERB.match(words) or _INFINITIVE.match(words)
    return known is not None or (_OTHER_VERB.match(words) is not None and _NO_VERB.match(words) is None)


def _openings(source: str, printed: list[Line]) -> frozenset[int]:
    """Where items start: a mark before a deciding verb, such a verb in capitals, or after the end of the one above.

    Once a mark has introduced a verb that is known to decide, others do so before any verb.
    """
    marks = {
        line.folded[0]
        for line in printed
        if _MARK.match(line.folded) and (_VERB.match(_unmarked(line)) or _INFINITIVE.match(_unmarked(line)))
    }
    found = set()
    for index, line in enumerate(printed):
        above = printed[index - 1].folded if index else ""
        another = line.folded[0] in marks and _opens_another(source, line)
        below_sentence = above.endswith((":", ";")) and _FINITE.match(line.folded) is not None
        if _opens_item(source, line) or another or below_sentence:
            found.add(line.start)
    return frozenset(found)


def _opens_another(source: str, line: Line) -> bool:
    """Whether a mark stands before a verb, or a word in capitals as verbs of deciding are printed."""
    marked = _MARK.match(line.folded)
    if marked is None:
        return False
    word = source[line.start + marked.end() : line.end].split(maxsplit=1)[:1]
    misread = bool(word) and len(word[0]) >= _LONG_WORD and sum(map(str.isupper, word[0])) >= len(word[0]) - 1
    misread = misread and not word[0].isupper()  # DESlGNE, as scans are read
    return misread or _decides(_unmarked(line))


def _opens_item(source: str, line: Line) -> bool:
    """A dash or a number before a deciding verb, or such a verb in capitals."""
    marked = _MARK.match(line.folded)
    if marked is not None:
        rest = line.folded[marked.end() :]
        return _VERB.match(rest) is not None or _INFINITIVE.match(rest) is not None
    return _IN_CAPITALS.match(source, line.start) is not None and _VERB.match(line.folded) is not None


def read_articles(source: str, lines: list[Line]) -> tuple[Article, ...]:
    """The articles of a dispositif; the rows of a table are not of their running text."""
    articles = []
    for number, own in article_lines(source, lines):
        printed = [line for line in own if not line.blank and line.kind is None]
        ranges = [(line.start, line.end) for line in printed]
        if number is not None and (match := _ARTICLE.match(printed[0].folded)):
            ranges[0] = (printed[0].start + match.end(), printed[0].end)
        text = flow(source, _before_table(source, own, ranges))
        if text:
            articles.append(_article(number, text))
    return tuple(articles)


def _before_table(source: str, lines: list[Line], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of running text: up to the first row of a table, or the line with a colon that announces it."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    first = next((index for index, line in enumerate(printed) if index and is_table_row(source, line)), None)
    if first is None:
        return ranges
    end = first
    while end and not printed[end - 1].folded.endswith(":") and _of_header(source, printed[end - 1]):
        end -= 1
    announced = end and printed[end - 1].folded.endswith(":")
    stop = printed[end if announced else first].start
    return [item for item in ranges if item[0] < stop] or ranges


def _of_header(source: str, line: Line) -> bool:
    """Whether a line above the rows of a table can hold titles of its columns, or cells cut across lines."""
    return len(cells(source, line)) > 1 or len(line.folded) < _SHORT
