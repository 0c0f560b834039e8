"""Annexes: those that the act cites, those whose text is in the source, and which article decides on which."""

import re
from dataclasses import dataclass

from publisher.parsing.kinds import PartKind
from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.parsing.sections import Section
from publisher.records import Annexe, Finding, Severity, Span

_LABEL = re.compile(r"^annexes?\s*(?:n\s?°\s*)?(?P<number>[0-9]{1,2}|[a-h]|[ivx]{1,4})?\s*(?=$|[:.–-]|\s(?:a|au|de)\b)")
_LETTER = r"(?:[b-h]\b(?!')|a\b(?=\s*(?:[.,;:)]|$|et\b)))"  # “annexe à la présente” names no annexe A
_ONE = rf"(?:[0-9]{{1,2}}\b|[ivx]{{1,4}}\b|{_LETTER})"
_CITED = re.compile(rf"\bannexes?\s+(?:n\s?°\s*)?(?P<numbers>{_ONE}(?:\s*(?:,|et|a)\s*{_ONE})*)")
_NUMBER = re.compile(_ONE)
_QUOTED = re.compile(r'"\s*([^"]{8,}?)\s*"')
_LONGEST_LABEL = 120
_TITLE_REACH = 250  # characters before a citation in which the annexe's title is quoted


@dataclass(frozen=True, slots=True)
class AnnexeText:
    """Text of one annexe in the source; ``number`` None where none is printed nor can be told."""

    number: str | None
    lines: tuple[Line, ...]
    label: Span | None


def cited(passage: Passage) -> dict[str, Span]:
    """Numbers of the annexes that a passage cites, with the words that cite each first."""
    found: dict[str, Span] = {}
    for match in passage.matches(_CITED):
        for number in _NUMBER.finditer(match["numbers"]):
            found.setdefault(number[0], passage.span(*match.span()))
    return found


def split_annexes(source: str, sections: tuple[Section, ...], decision: Passage) -> tuple[AnnexeText, ...]:
    """Texts of the annexes, cut at their printed labels.

    A text printed between the signature and a labelled annexe bears no label; it is the one cited whose quoted
    title stands at its head, else the one cited just before the next printed number.
    """
    texts: list[AnnexeText] = []
    current: list[Line] = []
    number: str | None = None
    label: Span | None = None
    for section in sections:
        if section.kind is not PartKind.ANNEXE:
            continue
        for line in section.lines:
            match = _LABEL.match(line.folded) if not line.blank else None
            if match is not None and len(line.folded) < _LONGEST_LABEL:
                if any(not kept.blank for kept in current):
                    texts.append(AnnexeText(number, tuple(current), label))
                current, number, label = [], match["number"], Span(line.start, line.end)
            else:
                current.append(line)
    if any(not kept.blank for kept in current) or label:
        texts.append(AnnexeText(number, tuple(current), label))
    return _numbered(source, texts, decision)


def _numbered(source: str, texts: list[AnnexeText], decision: Passage) -> tuple[AnnexeText, ...]:
    printed = {text.number for text in texts if text.number}
    wanted = [number for number in cited(decision) if number not in printed]
    numbered = []
    for index, text in enumerate(texts):
        number = text.number
        if number is None and text.label is None:
            following = next((later.number for later in texts[index + 1 :] if later.number), None)
            number = _by_title(source, text, decision, wanted) or _just_before(following, wanted)
        numbered.append(AnnexeText(number, text.lines, text.label))
    return tuple(numbered)


def _by_title(source: str, text: AnnexeText, decision: Passage, wanted: list[str]) -> str | None:
    head = flow(source, [(line.start, line.end) for line in text.lines if not line.blank][:6]).folded
    for match in decision.matches(_CITED):
        numbers = [number for number in _NUMBER.findall(match["numbers"]) if number in wanted]
        before = decision.folded[max(0, match.start() - _TITLE_REACH) : match.start()]
        titles = _QUOTED.findall(before)
        if numbers and titles and titles[-1].strip() in head:
            return str(numbers[0])
    return None


def _just_before(following: str | None, wanted: list[str]) -> str | None:
    if following and following.isdigit() and str(int(following) - 1) in wanted:
        return str(int(following) - 1)
    return wanted[0] if following is None and len(wanted) == 1 else None


def read_annexes(texts: tuple[AnnexeText, ...], decision: Passage) -> tuple[tuple[Annexe, ...], tuple[Finding, ...]]:
    """Every annexe cited by the decision or present in the source; a cited one that is absent is a finding."""
    annexes: list[Annexe] = []
    findings: list[Finding] = []
    named = cited(decision)
    present = {text.number: text for text in texts}
    for number in sorted({*named, *(n for n in present if n)}, key=lambda n: (len(n), n)):
        text = present.get(number)
        span = named.get(number) or (_first_words(text) if text else None)
        if span is None:
            continue
        if text is None:
            findings.append(_absent(number, len(annexes), span))
        annexes.append(Annexe(label=f"Annexe {number.upper()}", present=text is not None, span=span))
    annexes.extend(
        Annexe(label=None, present=True, span=span)
        for text in texts
        if text.number is None and (span := _first_words(text))
    )
    return tuple(annexes), tuple(findings)


def _absent(number: str, index: int, span: Span) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code="annexe.absent",
        message=f"L’annexe {number.upper()} est citée par l’acte, mais son texte n’est pas dans le document. "
        "Joignez-la au document et publiez de nouveau.",
        pointer=f"/annexes/{index}",
        span=span,
    )


def _first_words(text: AnnexeText) -> Span | None:
    if text.label:
        return text.label
    return next((Span(line.start, line.end) for line in text.lines if not line.blank), None)
