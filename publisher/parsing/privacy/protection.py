"""A text and its acts as they may be published: private persons masked in both, alike.

Acts are read before masking, for a masked name can be read no more; masking changes no length, so every span of every
act counts in the masked text as it did in the text read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.parsing.fold import fold
from publisher.parsing.patterns import words
from publisher.parsing.privacy.declared import NOTHING_DECLARED, Persons
from publisher.parsing.privacy.masking import MASK, mask, mask_records, ranges_to_mask
from publisher.parsing.privacy.people import People, find_people
from publisher.records import Deliberation, Finding, Grant, Severity, Span

_CIVILITY = re.compile(rf"^(?:(?:Mmes?|MM?|Mr|Mlle|Melle|Monsieur|Madame|Mademoiselle)\b\.?\s*(?:et\s+)?)+(?={MASK})")
_ORGANISATION = re.compile(
    r"(?:l'|la |le |les )?"
    + words(
        "association societe sarl sas sa sci scea earl gaec eurl entreprise ets etablissements cabinet commune "
        "syndicat club comite amicale fondation collectif ecole college lycee"
    )
    + r"\b"
)
_CIVIL = r"(?:mm?e?s?|mr|mlle|melle|monsieur|madame|mademoiselle)\b\.?"
_INITIAL = re.compile(rf"(?:{_CIVIL} et )?{_CIVIL} [a-z]\b(?!\.? ?[a-z]{{2}})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The characters and acts as they may be published; ``masked``: something is masked in them."""

    characters: str
    masked: bool
    acts: tuple[Deliberation, ...]


def protect(characters: str, acts: Sequence[Deliberation], declared: Persons = NOTHING_DECLARED) -> Protected:
    """Mask the private persons of a text, those that the officer declares included, in it and in its acts."""
    people = find_people(characters, acts, declared)
    masked = mask(characters, ranges_to_mask(characters, people))
    same = masked == characters and not declared.private  # a declared name may stand in a corrected record alone
    if same and not people.unmasked:
        return Protected(characters=characters, masked=False, acts=tuple(map(_with_natural_persons, acts)))
    records = acts if same else mask_records(characters, masked, people, acts)
    return Protected(
        characters=masked,
        masked=masked != characters,
        acts=tuple(_told(_with_natural_persons(act), people) for act in records),
    )


def _with_natural_persons(act: Deliberation) -> Deliberation:
    return replace(act, grants=tuple(_natural(grant) for grant in act.grants))


def _natural(grant: Grant) -> Grant:
    """A grant whose beneficiary had to be masked goes to a natural person, unless an organisation bears the name.

    So does one to “Mme D.”, whom the act itself hides behind an initial.
    """
    name = grant.beneficiary or ""
    if _INITIAL.match(fold(name)):
        return replace(grant, natural_person=True, beneficiary=MASK)
    if MASK not in name or _ORGANISATION.match(fold(name)):
        return grant
    return replace(grant, natural_person=True, beneficiary=_CIVILITY.sub("", name))


def _told(act: Deliberation, people: People) -> Deliberation:
    """The act with a finding for each sign of a person in it whose name cannot be masked with certainty."""
    findings = [
        Finding(
            severity=Severity.VIOLATION,
            code="person.unmasked",
            message="Cet acte donne la naissance d’une personne dont le nom n’a pas pu être reconnu, donc masqué. "
            "Masquez ce nom dans le document, puis publiez de nouveau.",
            span=unmasked.span,
        )
        for unmasked in people.unmasked
        if _within(act, unmasked.span)
    ]
    return replace(act, findings=(*act.findings, *findings)) if findings else act


def _within(act: Deliberation, span: Span) -> bool:
    return any(part.span.start <= span.start < part.span.end for part in act.parts)
