"""All the acts of one source, each with the characters that are its own.

A source is one act, a register of whole acts, minutes, or a list of acts in a table. Every character of the source is
in exactly one part of one act: the head of a sitting stands with its first act, its end with the last, and an item in
which nothing is decided with the act before it, as a part of the sitting and not of that act.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from publisher.parsing.deliberation import Named, read_act, read_frame
from publisher.parsing.headings import Heading
from publisher.parsing.items import item_sections
from publisher.parsing.kinds import PartKind as K
from publisher.parsing.layout import Line
from publisher.parsing.listed_acts import acts_of_listing
from publisher.parsing.listings import read_listing
from publisher.parsing.minutes import Item, Sitting, read_sitting
from publisher.parsing.movements import each_once, read_movements
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of
from publisher.parsing.registered import with_common_facts
from publisher.parsing.registers import acts_of_register, numbered_pages
from publisher.parsing.sections import Section, cut
from publisher.parsing.single import act_sections
from publisher.records import Deliberation, Source

_OF_HEAD = frozenset({K.HEADER, K.ATTENDANCE})
_OF_END = frozenset({K.SIGNATURE, K.NOTICE})
_PRESENTED = re.compile(
    any_of(
        r"\s*[(–-]\s?rapporteure?\s?:?[^()]{3,60}\)?$",  # … (rapporteur : M. X)
        r"\s*[.,(–-]\s?(?:m\.?|mme|monsieur|madame) [^,;()]{3,50},?\s*\(?rapporteure?\s*\.?\)?$",  # – M. X, rapporteur
    )
)
_NUMBERED_LAST = re.compile(r"\s\((?:n\s?°\s?)?(?P<number>[A-Z]{1,6}[_-]?(?:19|20)[0-9]{2}[_/-][0-9]{1,4})\)$")
_ANYWHERE = frozenset({K.STAMP, K.PAGE_FURNITURE})


def read_acts(source: str, lines: list[Line], origin: Source) -> tuple[Deliberation, ...]:
    """Every act of a source, in the order of its words."""
    registers = acts_of_register(lines)
    starts = [0, *(_start(own) for own in registers[1:])]
    acts: list[Deliberation] = []
    for own, start, end in zip(registers, starts, [*starts[1:], len(source)], strict=True):
        listing = read_listing(source, own)
        sitting = read_sitting(source, own) if listing is None else None
        if listing is not None:
            acts.extend(acts_of_listing(source, own, listing, origin, (start, end)))
        elif sitting is None:
            acts.append(read_act(source, act_sections(source, own), origin, start=start, end=end))
        else:
            acts.extend(_acts_of_sitting(source, sitting, origin, start, end))
    return tuple(with_common_facts(acts) if numbered_pages(lines) else acts)


def _start(lines: Sequence[Line]) -> int:
    return min(line.start for line in lines if not line.blank)


def _acts_of_sitting(source: str, sitting: Sitting, origin: Source, start: int, end: int) -> list[Deliberation]:
    opening, closing = _opening(source, sitting), _closing(source, sitting)
    stating = tuple(section for section in (*opening, *closing) if section.kind in _OF_HEAD or section.kind in _OF_END)
    told = [line for section in opening if section.kind is K.DEBATE for line in section.lines]
    foot = tuple(section for section in (*opening, *closing) if section.kind is K.STAMP)
    frame = read_frame(source, stating, (*told, *(line for item in sitting.items for line in item.lines)), foot)
    deciding = [index for index, item in enumerate(sitting.items) if item.decided]
    acts: list[Deliberation] = []
    moves = [read_movements((_words(source, item),)) for item in sitting.items]
    for position, index in enumerate(deciding):
        last = position == len(deciding) - 1
        following = len(sitting.items) if last else deciding[position + 1]
        earlier = sitting.items[:index] if position == 0 else ()
        others = [Section(K.OTHER_ITEM, item.lines) for item in (*earlier, *sitting.items[index + 1 : following])]
        beside = [*(opening if position == 0 else ()), *others, *(closing if last else ())]
        item = sitting.items[index]
        act = read_act(
            source,
            item_sections(source, item),
            origin,
            sitting=frame,
            beside=tuple(beside),
            named=_named(source, item.heading),
            start=start if position == 0 else _start(item.lines),
            end=end if last else _start(sitting.items[following].lines),
        )
        moved = sorted((*chain(*moves[:index]), *act.movements), key=lambda movement: movement.span.start)
        acts.append(replace(act, movements=each_once(moved)))
    return acts


def _words(source: str, item: Item) -> Passage:
    return flow(source, [(line.start, line.end) for line in item.lines if not line.blank and line.kind is None])


def _named(source: str, heading: Heading) -> Named:
    title = flow(source, [(heading.start, heading.end)])
    if presented := _PRESENTED.search(title.folded):
        title = title.cut(0, presented.start())
    title = title.cut(0, len(title.text.rstrip(" .:;_*#–-")))
    number = flow(source, [heading.number]) if heading.number else None
    if number is None and (bracketed := _NUMBERED_LAST.search(title.text)):  # Vote du budget (DE_2023_008)
        number, title = title.group(bracketed, "number"), title.cut(0, bracketed.start())
    return Named(
        title=(title.text, title.whole) if title else None,
        number=(number.text, number.whole) if number else None,
    )


def _opening(source: str, sitting: Sitting) -> tuple[Section, ...]:
    """Head and attendance of the sitting, its agenda, and what is said before the first item."""
    sections = cut(source, sitting.opening)
    present = max((i for i, section in enumerate(sections) if section.kind is K.ATTENDANCE), default=-1)
    agenda = sitting.agenda
    listed = set(sitting.opening[agenda.first : agenda.last]) if agenda is not None else set()
    found: list[Section] = []
    for index, section in enumerate(sections):
        for line in section.lines:
            kind = section.kind
            if line in listed and kind not in _ANYWHERE:
                kind = K.AGENDA
            elif kind not in _ANYWHERE | {K.ATTENDANCE, K.AGENDA}:
                kind = K.HEADER if index < present or (present < 0 and kind is K.HEADER) else K.DEBATE
            found.append(Section(kind, (line,)))
    return tuple(found)


def _closing(source: str, sitting: Sitting) -> tuple[Section, ...]:
    """The end of the sitting: its closing words, signatures and what is printed under them."""
    return cut(source, sitting.closing, start=K.SIGNATURE) if sitting.closing else ()
