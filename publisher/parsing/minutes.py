"""Minutes: where one act ends and the next begins.

Minutes hold one sitting: its head, items under headings, its end. An item is an act where something is decided in it;
what decides nothing – information, questions, debate – belongs to the sitting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.parsing.agenda import Agenda, read_agenda
from publisher.parsing.asides import beside
from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.deciding import AFTER_DEBATE, BODY_DECIDES, UNANIMOUSLY
from publisher.parsing.headings import (
    Heading,
    Style,
    alone,
    coded,
    dotted,
    labelled,
    listed,
    ranked,
)
from publisher.parsing.layout import Line
from publisher.parsing.patterns import any_of
from publisher.parsing.series import series_headings

DECIDED = re.compile(
    any_of(
        r"\bvotes?\b[^.:;]{0,40}[:=][\s–−-]*(?:[0-9]{1,3}\b|pour\b|contre\b|unanim|a l'unanim|adopt|approuv)",
        r"(?<![0-9] )(?<![0-9,.])\b[0-9]{1,3} (?:(?:voix|votes?) (?:pour|contre)\b|pour\s*(?:[.,;/]|$|et\b|[0-9]))",
        r"\b(?:adopt|approuv|accept|vot|valid|rejet|refus)ee?s?\s*,?\s+(?:a la majorite|par [0-9]+|[0-9]+ voix)",
        UNANIMOUSLY,
        r"\bpour\s*[:=]\s*[0-9]{1,3}\b(?=[\s.,;/()–-]*(?:voix|contre|abst))",
        r"\bmis\w* (?:au vote|aux voix)\b",
        r"\b(?:accord|avis|vote)s? (?:favorables? )?unanimes?\b",
        r"\bunanimement\b",
        AFTER_DEBATE,
        BODY_DECIDES,
        r"\b(?:adoptee?|rejetee?|approuvee?)s?\s*\.?\s*$",
        r"(?<=[.!?:;€] )(?:adoptee?|rejetee?|approuvee?|reportee?|ajournee?|retiree?)s?\s*(?:\.|$)",
        r"\b(?:point|question|rapport|projet|dossier|deliberation)\b[^.:;]{0,40}\b(?:reporte|ajourne|retire)e?s?\b"
        r"(?=\s*(?:[.,;(]|$|a\b|de\b))",
        r"\b(?:est|sont|a ete|ont ete) (?:proclamee?s? )?(?:elue?s?|proclamee?s?|installee?s?)\b",
    )
)
_SORT = r"(?: (?:sommaire|succinct|analytique|integral|des debats))?"
_MINUTES = re.compile(
    rf"\b(?:proces[- ]verbal|compte[- ]rendu|p\.?-?v\.?|c\.?-?r\.?){_SORT} (?:de |du |d'|des |de l')"
    rf"|^\W*(?:proces[- ]verbal|compte[- ]rendu){_SORT}\W*$"
)
_EXTRACT = re.compile(r"\bextraits?\s+d[ue]s?\s+(?:registre|proces|deliberations)")
_CLOSING = re.compile(
    any_of(
        r"(?:la |cette )?(?:seance|reunion) (?:est |a ete |etait )?(?:levee|close|cloturee|terminee)",
        r"(?:l'|l )?ordre du jour (?:etant |est |a ete )?epuise",
        r"(?:plus )?(?:rien|aucun\w*)\b.{0,40}\b(?:a l'ordre du jour|n'etant)",
        r".{0,60}\b(?:leve|clot|cloture|declare close)\b (?:la )?seance",
        r"fin (?:de (?:la )?seance|du conseil)",
        r"fait (?:et delibere )?a\b.{0,40}\ble\b",
    )
)
_APART = re.compile(r"\s{3,}")  # two columns of a head
_HEAD_LINES = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its heading, and its lines after the heading; ``decided``: something is decided in it."""

    heading: Heading
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    decided: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return (*self.head, *self.body)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Minutes of one sitting: lines before the first item, of its agenda, the items, lines after the last."""

    opening: tuple[Line, ...]
    agenda: Agenda | None
    items: tuple[Item, ...]
    closing: tuple[Line, ...]


def decided(lines: Sequence[Line]) -> bool:
    """Whether something is decided in lines: a vote, a verb of deciding of the body, unanimity."""
    return DECIDED.search(words_of_lines(lines)) is not None


def words_of_lines(lines: Sequence[Line]) -> str:
    """Folded words of lines as running text."""
    return "\n".join(line.folded for line in lines if not line.blank and line.kind is None).replace("\n", " ")


def read_sitting(source: str, lines: Sequence[Line]) -> Sitting | None:
    """The items of minutes, or None where the lines are one act.

    Two decisions under headings make minutes where the head says so, an agenda is printed or the acts are numbered;
    one is enough where the head says so.
    """
    if any(_EXTRACT.search(line.folded) for line in lines[:_HEAD_LINES]):
        return None
    agenda = _agenda(source, lines)
    headings = _headings(source, lines, agenda)
    groups = _groups(lines, _merged(headings, beside(lines, headings)))
    if not groups:
        return None
    first = groups[0][0].first
    closing = _closing(lines, groups[-1][-1].last)
    items = tuple(_items(lines, groups, closing))
    number = sum(item.decided for item in items)
    head = lines[: min(first + 1, _HEAD_LINES)]
    called = any(_MINUTES.search(cell) for line in head for cell in (line.folded, *_APART.split(line.folded)))
    numbered = sum(item.heading.style in {Style.CODED, Style.LABELLED} for item in items) > 1
    if number < 1 + (not called) or not (called or numbered or agenda is not None):
        return None
    return Sitting(tuple(lines[:first]), agenda, items, tuple(lines[closing:]))


def _headings(source: str, lines: Sequence[Line], agenda: Agenda | None) -> list[Heading]:
    """The headings of the surest way that these minutes print them; ``agenda`` None where none is printed again."""
    after = agenda.last if agenda is not None else 0
    codes = _codes(source, lines, after)
    of_agenda = listed(source, lines, agenda) if agenda is not None else []
    ranks = ranked(source, lines, after)
    if len(codes) > 1:
        chapters = _above_others(lines, [*of_agenda, *ranks], codes)
        return _merged(codes, chapters, _undecided(lines, of_agenda, codes))
    if of_agenda:
        return _merged(codes, of_agenda)
    for headings in (dotted(source, lines, after), _sequence(lines, ranks), labelled(source, lines)):
        if len(headings) > 1:
            return _merged(codes, headings, _above_others(lines, ranks, headings))
    body = max(after, _attendance_end(lines))
    return _merged(codes, _titles_alone(source, lines, alone(source, lines, body)))


def _codes(source: str, lines: Sequence[Line], after: int) -> list[Heading]:
    """Headings with the number of the act: those of one series, where it has as many acts as are numbered at all."""
    series = series_headings(source, lines, decided)
    codes = [heading for heading in coded(source, lines) if heading.first >= after]
    return series if len(series) >= len(codes) else codes


def _agenda(source: str, lines: Sequence[Line]) -> Agenda | None:
    """The agenda, where at least half of its entries are printed again as headings."""
    agenda = read_agenda(lines)
    if agenda is None or len(listed(source, lines, agenda)) * 2 < len(agenda.entries):
        return None
    return agenda


def _undecided(lines: Sequence[Line], candidates: list[Heading], others: list[Heading]) -> list[Heading]:
    """Headings under which nothing is decided before the next one: information beside acts that are numbered."""
    starts = sorted(heading.first for heading in (*candidates, *others))
    kept = []
    for heading in candidates:
        end = next((start for start in starts if start > heading.first), len(lines))
        if not decided(lines[heading.last : end]):
            kept.append(heading)
    return kept


def _titles_alone(source: str, lines: Sequence[Line], candidates: list[Heading]) -> list[Heading]:
    """Without the signature, and without titles in capitals inside an item where the other titles are not."""
    titles = [heading for heading in candidates if not _CLOSING.match(lines[heading.first].folded)]
    capitals = [source[heading.start : heading.end].isupper() for heading in titles]
    if all(capitals):
        return titles
    plain = _undecided(lines, titles, [])
    return [heading for heading, upper in zip(titles, capitals, strict=True) if not (upper and heading in plain)]


def _merged(*styles: list[Heading]) -> list[Heading]:
    """Headings of all styles in order, each line in one; the surest wins."""
    taken: dict[int, Heading] = {}
    for heading in sorted((h for style in styles for h in style), key=lambda h: -h.style):
        if not any(line in taken for line in range(heading.first, heading.last)):
            taken.update(dict.fromkeys(range(heading.first, heading.last), heading))
    return sorted(dict.fromkeys(taken.values()), key=lambda heading: heading.first)


def _above_others(lines: Sequence[Line], candidates: list[Heading], others: list[Heading]) -> list[Heading]:
    """Headings of chapters: those that stand just above another heading."""
    starts = {heading.first for heading in others}
    return [heading for heading in candidates if _next_printed(lines, heading.last) in starts]


def _next_printed(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and (lines[at].blank or lines[at].kind is not None):
        at += 1
    return at


def _sequence(lines: Sequence[Line], candidates: list[Heading]) -> list[Heading]:
    """Ranks that follow one another from 1; a rank printed again inside an item is taken where the item has decided."""
    chosen: list[Heading] = []
    for position, heading in enumerate(candidates):
        wanted = (chosen[-1].rank or 0) + 1 if chosen else 1
        if heading.rank != wanted:
            continue
        again = any(other.rank == wanted for other in candidates[position + 1 :])
        if not chosen or not again or decided(lines[chosen[-1].last : heading.first]):
            chosen.append(heading)
    return chosen


def _attendance_end(lines: Sequence[Line]) -> int:
    """Index after the last line of the head that opens a list of attendance."""
    found = [index for index, line in enumerate(lines[:_HEAD_LINES]) if not line.blank and cue_of(line.folded)]
    return found[-1] + 1 if found else 0


def _groups(lines: Sequence[Line], headings: list[Heading]) -> list[list[Heading]]:
    """Headings that stand one under the other with nothing printed between."""
    groups: list[list[Heading]] = []
    for heading in headings:
        above = groups[-1][-1] if groups else None
        told = above is not None and above.end < lines[above.last - 1].end  # its own line says what is decided
        if above is not None and not told and _next_printed(lines, above.last) == heading.first:
            groups[-1].append(heading)
        else:
            groups.append([heading])
    return groups


def _closing(lines: Sequence[Line], after: int) -> int:
    """Index of the first line that ends the sitting, after the last heading."""
    return next(
        (i for i in range(after, len(lines)) if not lines[i].blank and _CLOSING.match(lines[i].folded)), len(lines)
    )


def _items(lines: Sequence[Line], groups: list[list[Heading]], closing: int) -> list[Item]:
    items = []
    ends = [*(group[0].first for group in groups[1:]), closing]
    for position, (group, end) in enumerate(zip(groups, ends, strict=True)):
        heading = _title(group, groups[position + 1 :])
        head, body = tuple(lines[group[0].first : heading.last]), tuple(lines[heading.last : end])
        if heading.end < head[-1].end:  # the decision stands on the line of the title
            at = heading.end - head[-1].start
            rest = replace(head[-1], start=heading.end, column=head[-1].column + at, folded=head[-1].folded[at:])
            head = (*head[:-1], replace(head[-1], end=heading.end, folded=head[-1].folded[:at]))
            body = (_stripped(rest), *body)
        items.append(Item(heading, head, body, decided(body)))
    return items


def _stripped(line: Line) -> Line:
    """A line without the blanks and the colon at its head."""
    at = len(line.folded) - len(line.folded.lstrip(" :–-"))
    return replace(line, start=line.start + at, column=line.column + at, folded=line.folded[at:])


def _title(group: list[Heading], later: list[list[Heading]]) -> Heading:
    """The heading of an item out of those above it: the innermost, with the outer one where that has no other item."""
    last = group[-1]
    if len(group) == 1 or last.style is Style.CODED:
        return last
    following = next((other[0] for other in later), None)
    shared = following is not None and following.rank is None and group[0].rank is not None
    if shared or last.rank is not None:
        return last
    outer = group[-2]
    return Heading(outer.first, last.last, outer.start, last.end, last.style, rank=outer.rank)
