"""All the sums that one act awards: those of its decision, then of the annexes it decides on, then of its statement.

The decision wins. An annexe counts where the decision refers to it; the statement before the decision only where the
decision names no sum itself and takes over what is stated or proposed “ci-dessus”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.parsing.annexes import AnnexeText, cited
from publisher.parsing.fold import fold
from publisher.parsing.grants.award import Award
from publisher.parsing.grants.clauses import read_clauses
from publisher.parsing.grants.in_tables import read_tables
from publisher.parsing.grants.listed import read_list
from publisher.parsing.grants.sentences import read_sentences
from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.records import Finding, Grant, Span

_OPERATION = re.compile(
    r"^(?:operation|action|fiche(?:[- ]action)?|projet|programme|axe|dispositif|volet|mesure)\s*(?:n\s?°\s*)?[0-9]+(?:[.-][0-9]+)*\s*[:.–-]\s*(?P<title>\S.*)$"
)
_AWARDING = re.compile(
    r"\b(?:subvention|attribu|accord|allou|octro|financement|vers(?:er|e|ement)\b|aide|participation|fonds de concours|prix|bourse)"
)
_FROM_STATEMENT = re.compile(
    r"ci-dessus|susvise|telle?s? que (?:defini|present|propos|detaill)|proposition|tableau|presente deliberation|enumere|cette subvention|ces subventions|ces sommes|de l'attribution"
)
_PROPOSED = re.compile(r"\bpropos\w+")


@dataclass(frozen=True, slots=True)
class GrantsReading:
    """Grants in the order of the words, the words of their facts by JSON Pointer, findings."""

    grants: tuple[Grant, ...]
    spans: dict[str, tuple[Span, ...]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines under one heading of an operation."""

    operation: Passage | None
    lines: list[Line]


def _stretches(source: str, lines: list[Line]) -> Iterator[_Stretch]:
    """Lines parted at the headings of operations."""
    current = _Stretch(None, [])
    for index, line in enumerate(lines):
        match = _OPERATION.match(line.folded) if not line.blank and line.kind is None else None
        if match is None:
            current.lines.append(line)
            continue
        yield current
        end = line.end
        following = lines[index + 1] if index + 1 < len(lines) else None
        ranges = [(line.start + match.start("title"), end)]
        if (
            following is not None
            and not following.blank
            and end - line.start > 60
            and source[following.start].islower()
        ):
            ranges.append((following.start, following.end))
        current = _Stretch(_title(flow(source, ranges)), [])
    yield current


def _title(passage: Passage) -> Passage:
    return passage.cut(0, len(passage.text.rstrip(" .:;")))


def _read(
    source: str, lines: list[Line], year: str | None, own: frozenset[str], *, prose: bool = True
) -> tuple[list[Award], list[Finding]]:
    """Every sum of a part, by whichever reader knows its layout; what a table holds is not read again as text.

    Without ``prose`` only tables and lists are read.
    """
    awards: list[Award] = []
    findings: list[Finding] = []
    for stretch in _stretches(source, lines):
        tables = read_tables(source, stretch.lines, year=year, operation=stretch.operation)
        taken: set[int] = set()
        for table in tables:
            awards.extend(table.awards)
            findings.extend(table.findings)
            taken.update(range(table.first, table.last))
        rest = [line for index, line in enumerate(stretch.lines) if index not in taken]
        listed = read_list(source, rest, operation=stretch.operation)
        taken_spans = [award.grant.span for award in listed]
        rest = [line for line in rest if not any(span.start <= line.start < span.end for span in taken_spans)]
        awards.extend(listed)
        if not prose:
            continue
        text = flow(source, [(line.start, line.end) for line in rest if not line.blank and line.kind is None])
        in_lists = read_clauses(text, operation=stretch.operation)
        awards.extend(in_lists)
        awards.extend(
            award
            for award in read_sentences(text, own=own, operation=stretch.operation)
            if not any(_overlap(award.grant.span, other.grant.span) for other in in_lists)
        )
    return awards, findings


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _same(one: Grant, other: Grant) -> bool:
    names = {fold(grant.beneficiary or "").strip(' "') for grant in (one, other)}
    alike = len(names) == 1 or all(
        any(name in longer for longer in names - {name}) for name in sorted(names, key=len)[:1]
    )
    return one.amount == other.amount and alike


def _unrepeated(awards: list[Award], known: list[Award]) -> list[Award]:
    """Awards that say nothing again of what another part has said already."""
    free = list(known)
    new = []
    for award in awards:
        hit = next((item for item in free if _same(item.grant, award.grant)), None)
        if hit is None:
            new.append(award)
        else:
            free.remove(hit)
    return new


def read_grants(
    source: str,
    *,
    articles: list[tuple[str | None, list[Line]]],
    annexes: tuple[AnnexeText, ...],
    statement: list[Line],
    year: str | None,
    own: frozenset[str],
) -> GrantsReading:
    """The grants of an act. ``articles``: lines of each article of the dispositif; ``own``: names of the authority."""
    awards: list[Award] = []
    findings: list[Finding] = []
    deciding: dict[str, list[str]] = {}
    decision_words = ""
    for number, lines in articles:
        words = flow(source, [(line.start, line.end) for line in lines if not line.blank and line.kind is None])
        decision_words += " " + words.folded
        found, new = _read(source, lines, year, own)
        findings.extend(new)
        awards.extend(Award(replace(award.grant, article=number), award.facts) for award in _unrepeated(found, awards))
        if _AWARDING.search(words.folded):
            for annexe in cited(words):
                deciding.setdefault(annexe, []).append(number or "")
    for annexe in annexes:
        numbers = deciding.get(annexe.number or "", [])
        if not numbers and not (annexe.number is None and _AWARDING.search(decision_words) and not awards):
            continue
        found, new = _read(source, list(annexe.lines), year, own)
        findings.extend(new)
        article = numbers[0] or None if len(numbers) == 1 else None
        awards.extend(Award(replace(award.grant, article=article), award.facts) for award in _unrepeated(found, awards))
    if not awards and _AWARDING.search(decision_words) and _FROM_STATEMENT.search(decision_words):
        found, new = _read(source, statement, year, own, prose=False)
        if not found:
            found, new = _read(source, statement, year, own)
        findings.extend(new)
        awards.extend(_once(found))
    grants = tuple(award.grant for award in awards)
    spans = {
        f"/grants/{index}/{name}": spans for index, award in enumerate(awards) for name, spans in award.facts.items()
    }
    return GrantsReading(grants, spans, tuple(findings))


def _once(awards: list[Award]) -> list[Award]:
    """A statement may tell a sum in a sentence and again in its table: each once."""
    kept: list[Award] = []
    for award in awards:
        if not any(_same(award.grant, other.grant) for other in kept):
            kept.append(award)
    return kept
