"""Sums listed line by line under a lead: “Amicale des pompiers ………… 300 €”, “- Club de judo : 500 €”."""

import re
from collections.abc import Iterator

from publisher.parsing.amounts import Amount, bare_amount, euros_told, find_amounts
from publisher.parsing.grants.award import Award, kind_of, of_operation, plausible_beneficiary, printed_name
from publisher.parsing.grants.receivers import SEVERAL
from publisher.parsing.grants.running import receiver_after
from publisher.parsing.grants.sentences import purpose_of
from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of, words
from publisher.parsing.people import first_person
from publisher.records import Grant, Span

_FOLLOWS = any_of(r"suivant\w*", r"ci-dessous", r"ci-apres", r"comme suit")
_SUMS = r"(?:subventions?|aides?|participations?)"
_LEAD = re.compile(
    any_of(
        rf"\b{_SUMS}\b[^.]{{0,160}}(?:{_FOLLOWS}|reparti\w*|aux associations)[^.:]{{0,80}}:?\s*$",
        rf"(?:attribu|accord|vers|allou|octroy|vote)\w*[^.]{{0,120}}{_FOLLOWS}[^.:]{{0,80}}:?\s*$",
        r"\b(?:attribu|accord|vers|allou|octroy)\w*\b[^.:]{0,120}:[\s:;,.'`]*$",
    )
)
_NOT_LEAD = re.compile(
    words(
        r"sollicit demande plan\sde\sfinancement recettes? tarifs? virement credits\ssuivants modification "
        r"garanti\w* emprunts? prets?\b lots?\b marches?\b aux\sagents decision\smodificative",
    )
)
_ITEM = re.compile(
    r"^[-–•*·➢o]?\s*(?P<name>.+?)\s*(?:[:=]|\.{2,}|…[….]*|_{2,}|\s[-–]\s|,|\s{3,}|\ben\b)?\s*$",
)
_CLAUSE = re.compile(
    any_of(
        r"^\W*\(",
        r"\b(?:pour un|d'un|d'une valeur|a hauteur|sur l[ae]s?|avec [0-9]|au titre|un montant|une somme|des lors)\b",
        r"\btotal de\b",
        r"\b(?:nous|vous|ils|elles) (?:a|o)\w+\b",  # nous avions prévu la somme de
        r"\b(?:la|cette) somme de\b",
    )
)
_TOTAL = re.compile(r"^\W*(?:soit\s+)?(?:un\s+)?(?:sous[- ]?)?total")
_WITHOUT_ARTICLE = re.compile(r"^(?:aux|au|a la|a l'|les|le|la|l'|des)\s*")
_BULLETS = " \t-–•*·➢o.>"
_BULLET = re.compile(r"\s*(?:[-–•*·➢>]|[o.](?=\s))")
_MOST_LINES = 5  # of an item
_TITLE = re.compile(
    r"(?:objet\s*:\s*)?(?:attribution (?:de|des) |vote (?:de|des) )?(?:subventions?|aides?)\b(?! d'etat)"
)
_MARKED = re.compile(r"[a-z\"].{2,}?\s*(?:[:=]|\.{3,}|…)\s*[0-9][0-9 .,]*(?:€|euros?)\s*[;.,]?$")
_BARE_SUM = re.compile(r"(?:[:=]|\.{2,}|…|_{2,})\s*(?P<sum>[0-9][0-9 .,'-]*)\s*[;.]?$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONG = 80  # characters: a line of running text, which ends a list
_LONGEST_NAME = 14  # words
_LONGEST_ITEM = 300  # characters of a line, blanks and leaders with them


def read_list(
    source: str, lines: list[Line], *, operation: Passage | None = None, title: Passage | None = None
) -> list[Award]:
    """Sums of lines that each hold a name and one sum at their end, after a lead that says what they are.

    The ``title`` of the act is the lead of a list that nothing stands before: “Subventions 2024”.
    """
    awards: list[Award] = []
    lead: Passage | None = title if title and _TITLE.match(title.folded) and _all_items(source, lines) else None
    recent: list[Line] = []
    for at, line in enumerate(lines):
        if line.blank or line.kind is not None:
            continue
        passage = flow(source, [(line.start, line.end)])
        award = _item(source, lines[at : at + _MOST_LINES], passage, lead, operation) if lead else None
        if award is not None:
            awards.append(award)
            continue
        recent = [*recent[-2:], line]
        read = flow(source, [(item.start, item.end) for item in recent])
        opened = _LEAD.search(read.folded)
        if opened and not _NOT_LEAD.search(read.folded):
            lead = read.cut(opened.start())
        elif len(passage.text) > _LONG and lead is not None and awards:
            lead = None
    return awards


def _all_items(source: str, lines: list[Line]) -> bool:
    """Whether every line is an item: words, a mark and a sum."""
    printed = [line for line in lines if not line.blank and line.kind is None]
    if len(printed) < 2 or any(line.end - line.start > _LONGEST_ITEM for line in printed):
        return False
    passages = (flow(source, [(line.start, line.end)]) for line in printed)
    return all(_MARKED.search(passage.folded) or _TOTAL.match(passage.folded) for passage in passages)


def _item(source: str, lines: list[Line], passage: Passage, lead: Passage, operation: Passage | None) -> Award | None:
    """The award of an item that begins on the first of some lines, whose words are the ``passage``."""
    amounts = find_amounts(passage)
    listed = _listed(passage, amounts or _bare(passage, lead), lead, operation)
    return listed or _to(source, lines, passage, amounts, lead, operation)


def _listed(passage: Passage, amounts: tuple[Amount, ...], lead: Passage, operation: Passage | None) -> Award | None:
    if len(amounts) != 1 or passage.text[amounts[0].end :].strip(" .;,") or _TOTAL.match(passage.folded):
        return None
    match = _ITEM.match(passage.text[: amounts[0].start])
    if match is None or _CLAUSE.search(passage.folded[: amounts[0].start]):
        return None
    name = _name(passage.cut(*match.span("name")))
    several = SEVERAL.match(_WITHOUT_ARTICLE.sub("", name.folded))
    if not name or several or not plausible_beneficiary(name.text) or len(name.text.split()) > _LONGEST_NAME:
        return None
    return _award(amounts[0], name, lead, operation, passage.whole)


def _bare(passage: Passage, lead: Passage) -> tuple[Amount, ...]:
    """The sum of an item without its currency, after a mark, where the lead says “(en euros)”; a year is none."""
    match = _BARE_SUM.search(passage.folded) if euros_told(lead.folded) else None
    if match is None or _YEAR.fullmatch(match["sum"]):
        return ()
    value = bare_amount(match["sum"])
    return (Amount(value, "EUR", *match.span("sum")),) if value is not None else ()


def _to(
    source: str,
    lines: list[Line],
    first: Passage,
    amounts: tuple[Amount, ...],
    lead: Passage,
    operation: Passage | None,
) -> Award | None:
    """An item that begins with its sum: “– 2 500 € à La Lanterne (cinéma), pour dix séances”, over a line or more."""
    if not amounts or first.folded[: amounts[0].start].strip(_BULLETS):
        return None
    item = flow(source, [(line.start, line.end) for line in (lines[0], *_going_on(source, lines[1:]))])
    name = receiver_after(item, amounts[0])
    if name is None or SEVERAL.match(name.folded):
        return None
    end = item.after(name.origins[-1]) + 1
    return _award(amounts[0], name, lead, operation, item.span(0, end), purpose_of(item, end))


def _award(
    amount: Amount, name: Passage, lead: Passage, operation: Passage | None, span: Span, purpose: Passage | None = None
) -> Award:
    grant = Grant(
        beneficiary=name.text,
        natural_person=False,
        amount=amount.value,
        currency=amount.currency,
        kind=kind_of(lead.folded),
        operation=operation.text if operation else None,
        purpose=purpose.text if purpose else None,
        span=span,
    )
    return Award(grant, {**of_operation(operation), **({"purpose": (purpose.whole,)} if purpose else {})})


def _going_on(source: str, lines: list[Line]) -> Iterator[Line]:
    """The lines that an item goes on with: up to the next one, or a blank."""
    for line in lines:
        text = flow(source, [(line.start, line.end)])
        if line.blank or find_amounts(text) or _BULLET.match(text.text) or _TOTAL.match(text.folded):
            break
        yield line


def _name(printed: Passage) -> Passage:
    """The name of a line; of a person, without birth and address."""
    person = first_person(printed, civility_needed=True)
    if person is not None and person.start == 0:
        return printed.cut(0, person.end)
    return printed_name(printed)
