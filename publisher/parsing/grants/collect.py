"""All the sums that one act awards: those of its decision, then of the annexes it decides on, then of its statement.

The decision wins. An annexe counts where the decision refers to it; the statement before the decision only where the
decision names no sum itself and takes over what is stated or proposed “ci-dessus”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publisher.parsing.annexes import AnnexeText, cited
from publisher.parsing.fold import fold
from publisher.parsing.grants.award import Award
from publisher.parsing.grants.clauses import read_clauses
from publisher.parsing.grants.doubts import not_as_proposed, said_in_two_ways, unread
from publisher.parsing.grants.in_tables import read_tables
from publisher.parsing.grants.listed import read_list
from publisher.parsing.grants.operations import stretches
from publisher.parsing.grants.other_tables import other_tables
from publisher.parsing.grants.places import places
from publisher.parsing.grants.proposed import adopts_all, offers_aids, proposed_awards
from publisher.parsing.grants.sentences import read_sentences
from publisher.parsing.layout import Line
from publisher.parsing.passage import Passage, flow
from publisher.parsing.patterns import any_of, words
from publisher.records import Finding, Grant, Span

_AWARDING = re.compile(
    r"\b"
    + words(
        r"subvention attribu accord allou octro financement vers(?:er|e|ement)\b aide participation "
        r"fonds\sde\sconcours prix bourse"
    )
)
_FROM_STATEMENT = re.compile(
    any_of(
        *(r"ci-dessus", r"susvise", r"enumere", r"tableau", r"colonne", r"proposition", r"presente deliberation"),
        r"telle?s? que (?:defini|present|propos|detaill)",
        *(r"cette subvention", r"ces subventions", r"ces sommes", r"de l'attribution"),
    )
)

_CALLED = re.compile(  # what members owe is asked of them: the sums of such an act are received
    any_of(
        r"\b(?:participation|contribution|cotisation|quote-part)s? (?:statutaires? )?(?:annuelles? )?"
        r"(?:des|dues? par les|a la charge des|appelees? aupres des)\s+(?:[a-z]+ )?(?:membres|adherente?s)\b",
        r"\bemettre (?:l'ensemble d[eu]s?|les?|des|un) titres?\b",
        r"\b(?:participation|contribution)s? (?:seront|sont) (?:appele|recouvre)e?s\b",
    )
)
_RAISED = re.compile(r"\s*(?:(?:e|er|re|ere|eme|nd|nde|o|os|m2)\b\s*)+")  # letters set above a line, alone on theirs


@dataclass(frozen=True, slots=True)
class GrantsReading:
    """Grants in the order of the words, the words of their facts by JSON Pointer, findings."""

    grants: tuple[Grant, ...]
    spans: dict[str, tuple[Span, ...]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """Where an act may award: the lines of each article, the annexes, and the statement before the decision.

    ``proposed``: what a report proposes, beside the statement.
    ``title``: what the act is about; ``year``: of the sitting; ``own``: folded names of the authority, which awards and
    doesn't receive.
    """

    source: str
    articles: list[tuple[str | None, list[Line]]]
    annexes: tuple[AnnexeText, ...]
    statement: list[Line]
    year: str | None
    own: frozenset[str]
    proposed: list[Line] = field(default_factory=list)
    title: Passage = field(default_factory=lambda: Passage("", ()))

    def words(self, lines: list[Line]) -> Passage:
        """Running text of some lines."""
        told = (line for line in lines if not line.blank and line.kind is None and not _RAISED.fullmatch(line.folded))
        return flow(self.source, [(line.start, line.end) for line in told])


@dataclass(frozen=True, slots=True)
class _Found:
    """Sums awarded by a part, and findings about it."""

    awards: list[Award]
    findings: list[Finding]


def read_grants(act: Deciding) -> GrantsReading:
    """The grants of an act."""
    decision = " ".join(act.words(lines).folded for _, lines in act.articles)
    found = _of_articles(act)
    for part in (_of_annexes(act, decision, found.awards), _of_statement(act, decision, found.awards)):
        found.awards.extend(part.awards)
        found.findings.extend(part.findings)
    found.findings.extend(_doubts(act, found.awards))
    spans = {
        f"/grants/{index}/{name}": spans
        for index, award in enumerate(found.awards)
        for name, spans in award.facts.items()
    }
    return GrantsReading(tuple(award.grant for award in found.awards), spans, tuple(found.findings))


def _of_articles(act: Deciding) -> _Found:
    found = _Found([], [])
    for number, lines in act.articles:
        read = _read(act, lines)
        found.findings.extend(read.findings)
        found.awards.extend(_deciding(_unrepeated(read.awards, found.awards), number))
    return found


def _of_annexes(act: Deciding, decision: str, known: list[Award]) -> _Found:
    """Sums of the annexes that an awarding article refers to; of one without a number, where nothing else awards."""
    found = _Found([], [])
    citing: dict[str, list[tuple[str | None, Span]]] = {}
    for number, lines in act.articles:
        article = act.words(lines)
        for annexe, span in cited(article).items() if _AWARDING.search(article.folded) else ():
            citing.setdefault(annexe, []).append((number, span))
    for text in act.annexes:
        articles = citing.get(text.number or "", [])
        alone = text.number is None and not known and not found.awards and _AWARDING.search(decision)
        if articles or alone:
            read = _read(act, list(text.lines))
            only = articles[0] if len(articles) == 1 else (None, None)
            found.findings.extend(read.findings)
            found.awards.extend(_deciding(_unrepeated(read.awards, [*known, *found.awards]), *only))
    return found


def _of_statement(act: Deciding, decision: str, known: list[Award]) -> _Found:
    """Sums of the statement, where the decision awards what stands “ci-dessus”: its tables, else its sentences.

    A decision that only adopts what was proposed awards the tables and lists of a statement about aids, else the
    sentences that propose.
    """
    if known or _CALLED.search(decision):
        return _Found([], [])
    taken_over = _AWARDING.search(decision) and _FROM_STATEMENT.search(decision)
    if not taken_over and not (adopts_all(decision) and offers_aids(act.title, act.words(act.statement))):
        return _Found([], [])
    read = _read(act, act.statement, prose=False)
    if not read.awards and taken_over:
        read = _read(act, act.statement)
    elif not read.awards:
        read = _Found(proposed_awards(act.words(act.statement), act.own), [])
    return _Found(_once(read.awards), read.findings)


def _doubts(act: Deciding, awards: list[Award]) -> Iterator[Finding]:
    """What is told of the sums of the decision that no grant can tell."""
    articles = [act.words(lines) for _, lines in act.articles]
    yield from unread(articles, awards)
    for article in articles:
        yield from said_in_two_ways(article)
    taken = places(award.grant.span for award in awards)
    in_decision = any(taken.meet(line.start, line.start + 1) for line in act.statement)
    if awards and not in_decision:
        offers = (_read(act, lines, prose=False).awards for lines in (act.statement, act.proposed))
        yield from not_as_proposed(awards, [award for found in offers for award in found])


def _read(act: Deciding, lines: list[Line], *, prose: bool = True) -> _Found:
    """Every sum of a part, by whichever reader knows its layout; what a table holds is not read again as text.

    Without ``prose`` only tables and lists are read.
    """
    found = _Found([], [])
    for stretch in stretches(act.source, lines):
        tables = read_tables(act.source, stretch.lines, year=act.year, own=act.own, operation=stretch.operation)
        found.awards.extend(award for table in tables for award in table.awards)
        found.findings.extend(finding for table in tables for finding in table.findings)
        taken = {index for table in tables for index in range(table.first, table.last)}
        taken |= set(other_tables(act.source, stretch.lines, frozenset(taken)))
        rest = [line for index, line in enumerate(stretch.lines) if index not in taken]
        listed = read_list(act.source, rest, operation=stretch.operation, title=act.title)
        found.awards.extend(listed)
        if prose:
            told = places(award.grant.span for award in listed)
            rest = [line for line in rest if not told.meet(line.start, line.start + 1)]
            found.awards.extend(_of_prose(act.words(rest), act.own, stretch.operation))
    return found


def _of_prose(text: Passage, own: frozenset[str], operation: Passage | None) -> Iterator[Award]:
    """Sums of the lists and the sentences of running text, each once."""
    in_lists = read_clauses(text, operation=operation)
    yield from in_lists
    taken = places(award.grant.span for award in in_lists)
    for award in read_sentences(text, own=own, operation=operation):
        if not taken.meet(*award.grant.span):
            yield award


def _deciding(awards: Iterator[Award], article: str | None, citing: Span | None = None) -> Iterator[Award]:
    """Awards of the article that decides them; ``citing``: its words that refer to where they stand."""
    for award in awards:
        facts = {**award.facts, "article": (citing,)} if article is not None and citing else award.facts
        yield Award(replace(award.grant, article=article), facts)


def _same(one: Grant, other: Grant) -> bool:
    """Whether two statements are of one grant: the same sum, and a name that holds the other."""
    if one.amount != other.amount:
        return False
    shorter, longer = sorted((fold(grant.beneficiary or "").strip(' "') for grant in (one, other)), key=len)
    return shorter in longer


def _unrepeated(awards: list[Award], known: list[Award]) -> Iterator[Award]:
    """Awards that say nothing again of what another part has said already."""
    free = list(known)
    for award in awards:
        hit = next((item for item in free if _same(item.grant, award.grant)), None)
        if hit is None:
            yield award
        else:
            free.remove(hit)


def _once(awards: list[Award]) -> list[Award]:
    """A statement may tell a sum in a sentence and again in its table: each once."""
    kept: list[Award] = []
    for award in awards:
        if not any(_same(award.grant, other.grant) for other in kept):
            kept.append(award)
    return kept
