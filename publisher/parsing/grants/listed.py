"""Sums listed line by line under a lead: “Amicale des pompiers ………… 300 €”, “- Club de judo : 500 €”."""

import re

from publisher.parsing.amounts import find_amounts
from publisher.parsing.grants.award import Award, beneficiary_name, kind_of, plausible_beneficiary
from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.records import Grant

_LEAD = re.compile(
    r"\b(?:subventions?|aides?|participations?)\b[^.]{0,160}(?:suivant\w*|ci-dessous|ci-apres|reparti\w*|aux associations|comme suit)[^.:]{0,80}:?\s*$|"
    r"(?:attribu|accord|vers|allou|octroy|vote)\w*[^.]{0,120}(?:suivant\w*|ci-dessous|ci-apres|comme suit)[^.:]{0,80}:?\s*$"
)
_NOT_LEAD = re.compile(r"sollicit|demande|plan de financement|recettes?|tarifs?|virement|credits suivants|modification")
_ITEM = re.compile(r"^[-–•*·➢o]?\s*(?P<name>.+?)\s*(?:[:=]|\.{2,}|…[….]*|_{2,}|\s[-–]\s|,|\s{3,}|\ben\b)?\s*$")
_TOTAL = re.compile(r"^\W*(?:soit\s+)?(?:un\s+)?(?:sous[- ]?)?total")


def read_list(source: str, lines: list[Line], *, operation: Passage | None = None) -> list[Award]:
    """Sums of lines that each hold a name and one sum at their end, after a lead that says what they are."""
    awards: list[Award] = []
    lead: Passage | None = None
    recent: list[Line] = []
    for line in lines:
        if line.blank or line.kind is not None:
            continue
        passage = flow(source, [(line.start, line.end)])
        award = _listed(passage, lead, operation) if lead is not None else None
        if award is not None:
            awards.append(award)
            continue
        recent = [*recent[-2:], line]
        words = flow(source, [(item.start, item.end) for item in recent])
        opened = _LEAD.search(words.folded)
        if opened and not _NOT_LEAD.search(words.folded):
            lead = words
        elif len(passage.text) > 80 and lead is not None and awards:
            lead = None
    return awards


def _listed(passage: Passage, lead: Passage, operation: Passage | None) -> Award | None:
    amounts = find_amounts(passage)
    if len(amounts) != 1 or passage.text[amounts[0].end :].strip(" .;,") or _TOTAL.match(passage.folded):
        return None
    match = _ITEM.match(passage.text[: amounts[0].start])
    if match is None:
        return None
    name = beneficiary_name(passage.cut(*match.span("name")))
    if not name or not plausible_beneficiary(name.text) or len(name.text.split()) > 14:
        return None
    return Award(
        Grant(
            beneficiary=name.text,
            natural_person=False,
            amount=amounts[0].value,
            currency=amounts[0].currency,
            kind=kind_of(lead.folded),
            operation=operation.text if operation else None,
            span=passage.whole,
        ),
        {"operation": (operation.whole,)} if operation else {},
    )
