"""Which of the people named in a source sit in office, and which are private persons to be masked.

Elected members and signing officials act in public (CRPA, art. D. 312-1-3, 6°). Anybody else whom a civility, a birth,
a list of persons or a scheme for individuals shows to be a person is private (CRPA, art. L. 312-1-2).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from publisher.parsing.attendance_cues import cue_of
from publisher.parsing.fold import fold
from publisher.parsing.people import civility
from publisher.parsing.privacy.contacts import births_told
from publisher.parsing.privacy.declared import NOTHING_DECLARED, Cleared, Persons, declared_private
from publisher.parsing.privacy.lists import bare_lists, listed_people, looks_like_a_person
from publisher.parsing.privacy.mentions import PLURAL, Mention, find_mentions, read_name
from publisher.parsing.privacy.names import CIVIL, Kept, Name, Range, index, listed_alike, name_of, words_of
from publisher.parsing.privacy.phrases import SCHEME
from publisher.parsing.privacy.subjects import about_persons, people_of_subjects
from publisher.records import Deliberation, Grant, Span

_IN_OFFICE = frozenset({"attendance", "recusals", "signature"})
_NEAR = 120
_SHORT = 2
_CIVILITY = re.compile(r"(?:m|mr|mme|mlle|melle|monsieur|madame|mademoiselle|docteur|dr)\b\.?\s+\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unmasked:
    """Words that say that a person is meant whose name cannot be told."""

    span: Span


@dataclass(frozen=True, slots=True)
class People:
    """``private``: names to mask wherever they stand; ``mentions``: where each is told to be a person.

    ``unmasked``: signs of a person without a name that can be told; ``public``: words declared to name nobody.
    """

    private: tuple[Name, ...]
    mentions: tuple[Range, ...]
    kept: Kept
    unmasked: tuple[Unmasked, ...]
    public: tuple[str, ...] = ()


def find_people(text: str, acts: Iterable[Deliberation], declared: Persons = NOTHING_DECLARED) -> People:
    """Private persons of a source from its text, from the acts read out of it and from what the officer declares."""
    acts = tuple(acts)
    sure, cleared = list(declared_private(text, declared.private)), Cleared(text, declared.public)
    named = find_mentions(text)
    office = [_officer(name, civility) for act in acts for name, civility in _officers(act)]
    known = [officer for officer in office if officer is not None]
    known += [(mention.name, mention.civility) for mention in named if mention.office or _in_office(mention, acts)]
    known = list(dict.fromkeys(known))
    candidates = [*named, *listed_people(text), *bare_lists(text), *_of_schemes(text, acts)]
    candidates += people_of_subjects(text, acts)
    born, unmasked = _born(text, [*candidates, *sure])
    private = [mention for mention in (*candidates, *born) if not _known(mention.name, mention.civility, known)]
    attending = listed_alike(
        _attending(_but_decisions_about_persons(text, acts)), {mention.name for mention in private}
    )
    private = [mention for mention in private if mention.name not in attending and not cleared.names(mention)]
    local = [span for act in acts for grant in act.grants if (span := _in_private_role(text, grant)) is not None]
    local = [(start, end) for start, end in local if not cleared.covers(start, end)]
    names = {mention.name for mention in private} | _declared_names(declared, known)
    return People(
        private=tuple(sorted(names, key=lambda name: (name.surname, name.given))),
        mentions=tuple(sorted({*((mention.start, mention.end) for mention in (*private, *sure)), *local})),
        kept=_kept(text, acts, [name for name, _ in known]),
        unmasked=tuple(sign for sign in unmasked if not cleared.covers(*sign.span)),
        public=declared.public,
    )


def _declared_names(declared: Persons, known: Iterable[tuple[Name, str | None]]) -> set[Name]:
    """Names declared private, in the text or not; a member's is masked only where it is so declared."""
    names = (name_of(printed) for printed in declared.private)
    return {name for name in names if name is not None and not _known(name, None, known)}


def _officers(act: Deliberation) -> Iterator[tuple[str | None, str | None]]:
    """Names that the record gives to members and officials, each with its civility."""
    for member in act.attendance:
        yield member.name, member.honorific
        yield member.represented_by, None
    for recusal in act.recusals:
        yield recusal.name, recusal.honorific
    yield from ((movement.name, None) for movement in act.movements)
    yield from ((signatory.name, None) for signatory in act.signatories)
    yield from ((name, None) for name in (act.president, act.secretary, act.rapporteur))
    votes = [act.vote, *(grant.vote for grant in act.grants)]
    yield from ((member.name, None) for vote in votes if vote is not None for member in vote.members)


def _officer(printed: str | None, civility: str | None) -> tuple[Name, str | None] | None:
    name = name_of(printed) if printed and words_of(printed) else None
    return (name, civility) if name is not None else None


def _known(name: Name, civility: str | None, known: Iterable[tuple[Name, str | None]]) -> bool:
    return any(officer.may_be(name) and _same_civility(civility, other) for officer, other in known)


def _same_civility(one: str | None, other: str | None) -> bool:
    """Whether two civilities can be of one person; a plural one, or none, says nothing."""
    told = {civility(word) for word in (one, other) if word and word.rstrip(".").lower() not in PLURAL}
    return len(told - {None}) < 2


def _in_office(mention: Mention, acts: tuple[Deliberation, ...]) -> bool:
    """Whether a mention stands where acts name those who sit, vote or sign."""
    return any(
        part.kind in _IN_OFFICE and part.span.start <= mention.start < part.span.end
        for act in acts
        for part in act.parts
    )


def _but_decisions_about_persons(text: str, acts: Iterable[Deliberation]) -> str:
    """The text without what acts about persons decide: “Titulaires :” opens a list of taxpayers there."""
    parts = [part for act in acts if about_persons(act) for part in act.parts if part.kind == "dispositif"]
    for part in parts:
        blank = re.sub(r"[^\n]", " ", text[part.span.start : part.span.end])
        text = text[: part.span.start] + blank + text[part.span.end :]
    return text


def _attending(text: str) -> str:
    """The lists of those who sit or are represented: from the words that open one to the next blank line.

    Read here again, more broadly than for the record: whoever stands in such a list sits in the assembly.
    """
    kept: list[str] = []
    inside = False
    for line in text.split("\n"):
        inside = bool(line.strip()) and (inside or cue_of(fold(line.strip())) is not None)
        if inside:
            kept.append(line)
    return "\n".join(kept)


def _of_schemes(text: str, acts: Iterable[Deliberation]) -> Iterator[Mention]:
    """Beneficiaries without civility that look like a person, in an act of a scheme for individuals."""
    for act in acts:
        if not SCHEME.search(fold(act.title or "")):
            continue
        for grant in act.grants:
            printed = grant.beneficiary or ""
            name = name_of(printed) if looks_like_a_person(printed) else None
            start = text.find(printed, grant.span.start, grant.span.end) if name is not None else -1
            if name is not None and start >= 0:
                yield Mention(name, None, start, start + len(printed), office=False)


def _born(text: str, named: list[Mention]) -> tuple[list[Mention], list[Unmasked]]:
    """Persons told by their birth alone; a birth without a name before it is told as such."""
    found: list[Mention] = []
    unmasked: list[Unmasked] = []
    for at in births_told(fold(text)):
        if any(0 <= at - mention.end <= _NEAR for mention in named):
            continue
        before = re.search(
            r"(?:^|[\s«(-])((?:[A-ZÀ-Þ][\w’'-]+\s+){1,3}[A-ZÀ-Þ][\w’'-]+)\s*,?\s*$", text[max(0, at - 80) : at]
        )
        start = max(0, at - 80) + before.start(1) if before else at
        name = name_of(text[start : read_name(text, start)]) if before else None
        if name is None or not name.given:
            unmasked.append(Unmasked(Span(at, min(len(text), at + 20))))
        else:
            found.append(Mention(name, None, start, read_name(text, start), office=False))
    return found, unmasked


def _in_private_role(text: str, grant: Grant) -> Range | None:
    """Where a grant names, after a civility, the person who receives it: private there, whatever else the person is."""
    printed = grant.beneficiary or ""
    if not _CIVILITY.match(printed):
        return None
    within = text[grant.span.start : grant.span.end]
    match = re.search(r"\s+".join(re.escape(word) for word in printed.split()[:2]), within)
    if match is None:
        return None
    start = grant.span.start + match.end() - len(printed.split()[1])
    end = read_name(text, start)
    return (start, end) if end > start else None


def _kept(text: str, acts: Iterable[Deliberation], officers: Iterable[Name]) -> Kept:
    names = [act.authority.name or "" for act in acts]
    words = index(text)
    return Kept(
        public=frozenset(
            [
                *(word for name in officers for word in name.surname),
                *(word for name in names for word in words_of(name)),
            ]
        ),
        common=frozenset(
            word.folded
            for before, word in pairwise(words)
            if not word.capital and len(word.folded) > _SHORT and before.folded not in CIVIL and not before.capital
        ),
    )
