"""What is uncertain in an act as it was read: what the program found, what it is not sure of, what it did not know."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.enrichment import Action, Draft
from publisher.enrichment.types import Unfit, kind_of
from publisher.formatting import count
from publisher.keys import ActKeys
from publisher.pages.act.facts import Facts, label_of, read_facts
from publisher.parsing.fold import fold
from publisher.parsing.privacy.lists import looks_like_a_person
from publisher.records import Deliberation, Finding, Grant, Severity, Span
from publisher.text import Text

_GRAVITY = {Severity.VIOLATION: "Bloquant", Severity.WARNING: "Attention", Severity.INFO: "Information"}
_UNSURE = ("À confirmer", "info")
_UNRECOGNISED = "unrecognised"
_UNREAD = "grant.unread"  # words that state a sum whose beneficiary was not understood


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewInput:
    """An act to review: what was read and found, its text, and its rank (from 1) among the ``acts`` of its source."""

    record: Deliberation
    findings: tuple[Finding, ...]
    text: Text
    position: int = 1
    acts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something to look at: how grave, what is said of it, the words, and the correction that would settle it."""

    gravity: str
    style: str
    about: str
    message: str
    spans: tuple[Span, ...]
    draft: Draft | None


def doubts(act: ReviewInput) -> tuple[Doubt, ...]:
    """All that is uncertain in an act: findings, the gravest first, then facts of low certainty, then unknown text."""
    facts = _facts(act.record)
    ordered = sorted(act.findings, key=lambda finding: finding.gravity)
    found = [_finding(act, finding, facts) for finding in ordered]
    return (*found, *_unsure(act), *_persons(act), *_unrecognised(act))


def _facts(record: Deliberation) -> Facts:
    """The words of each fact; the keys of an act matter for addresses alone."""
    grants = tuple(str(index) for index in range(len(record.grants)))
    return read_facts(record, ActKeys(authority="", year="", act="", grants=grants, beneficiaries=()))


def _draft(
    act: ReviewInput,
    action: Action,
    fact: str = "",
    *,
    value: bool | None = None,
    words: str = "",
    comment: str = "",
) -> Draft:
    return Draft(
        record=act.record,
        position=act.position,
        acts=act.acts,
        action=action,
        fact=fact,
        value=value,
        words=words,
        comment=comment,
    )


def _finding(act: ReviewInput, finding: Finding, facts: Facts) -> Doubt:
    spans = (finding.span,) if finding.span else _words(finding.pointer, facts)
    return Doubt(
        gravity=_GRAVITY[finding.severity],
        style=finding.severity.value,
        about=finding.code,
        message=finding.message,
        spans=spans,
        draft=_answer(act, finding),
    )


def _words(pointer: str | None, facts: Facts) -> tuple[Span, ...]:
    """Words of the fact at a pointer, or of the thing that holds it."""
    while pointer:
        if pointer in facts.by_pointer:
            return facts.by_pointer[pointer].spans
        pointer = pointer.rpartition("/")[0]
    return ()


def _answer(act: ReviewInput, finding: Finding) -> Draft | None:
    """The correction that would answer a finding; None where none can."""
    if finding.code == "person.unmasked":
        comment = "Le nom à masquer, s’il s’agit d’une personne privée"
        return _draft(act, Action.PERSON, value=True, comment=comment)
    if not finding.pointer:
        missed = finding.code == _UNREAD
        return _draft(act, Action.ADD, "/grants", comment="Un financement que ces mots énoncent") if missed else None
    try:
        kind = kind_of(tuple(finding.pointer.removeprefix("/").split("/")))
    except Unfit:
        return None
    if finding.code.endswith(".missing"):
        return _draft(act, Action.ADD, finding.pointer, comment=label_of(finding.pointer))
    whole = kind.many is not None or hasattr(kind.type, "__dataclass_fields__")
    if whole and not kind.item:
        return None
    return _draft(act, Action.REJECT if whole else Action.SET, finding.pointer, comment=label_of(finding.pointer))


def _unsure(act: ReviewInput) -> Iterator[Doubt]:
    """Facts that were read without certainty; the officer has settled those that a correction is about."""
    settled = {correction.pointer for correction in act.record.corrections}
    for index, grant in enumerate(act.record.grants):
        pointer = f"/grants/{index}"
        if grant.natural_person or not settled.isdisjoint({pointer, f"{pointer}/beneficiary"}):
            continue
        if not grant.beneficiary:
            yield _doubt(act, grant, f"{pointer}/beneficiary", "Le bénéficiaire de ce financement n’a pas été lu.")
        elif looks_like_a_person(grant.beneficiary):
            yield _perhaps_a_person(act, grant)
        elif not _printed(grant, act.text):
            message = f"Le bénéficiaire « {grant.beneficiary} » n’est pas imprimé tel quel dans ces mots."
            yield _doubt(act, grant, f"{pointer}/beneficiary", message)
        if grant.amount is None:
            yield _doubt(act, grant, f"{pointer}/amount", "Le montant de ce financement n’a pas été lu.")
    if act.record.vote is None or act.record.vote.outcome is None:
        yield Doubt(
            gravity=_UNSURE[0],
            style=_UNSURE[1],
            about=label_of("/vote"),
            message="L’issue du vote n’a pas été lue : la page de l’acte dit « Issue non précisée ».",
            spans=(act.record.vote.span,) if act.record.vote else (),
            draft=_draft(act, Action.ADD, "/vote/outcome", comment=f"{label_of('/vote')} : issue"),
        )


def _doubt(act: ReviewInput, grant: Grant, pointer: str, message: str) -> Doubt:
    return Doubt(
        gravity=_UNSURE[0],
        style=_UNSURE[1],
        about=label_of(pointer),
        message=message,
        spans=(grant.span,),
        draft=_draft(act, Action.SET, pointer, comment=label_of(pointer)),
    )


def _perhaps_a_person(act: ReviewInput, grant: Grant) -> Doubt:
    words = grant.beneficiary or ""
    return Doubt(
        gravity=_UNSURE[0],
        style=_UNSURE[1],
        about="Personne physique ?",
        message=f"« {words} » peut être le nom d’une personne : si c’en est une, collez ces lignes et son nom sera "
        "masqué partout. Sinon, il n’y a rien à faire.",
        spans=(grant.span,),
        draft=_draft(act, Action.PERSON, value=True, words=words, comment="Si c’est une personne physique"),
    )


def _printed(grant: Grant, text: Text) -> bool:
    """Whether a beneficiary stands in the words of its grant, whatever the case and the blanks."""
    words = "".join(fold(text.characters[grant.span.start : grant.span.end]).split())
    return "".join(fold(grant.beneficiary or "").split()) in words


def _persons(act: ReviewInput) -> Iterator[Doubt]:
    """Beneficiaries whose names are masked: a false alarm hides an organisation."""
    settled = {correction.pointer for correction in act.record.corrections}
    masked = [
        grant
        for index, grant in enumerate(act.record.grants)
        if grant.natural_person and f"/grants/{index}/natural_person" not in settled
    ]
    if masked:
        yield Doubt(
            gravity=_UNSURE[0],
            style=_UNSURE[1],
            about="Noms masqués",
            message=f"{count(len(masked), 'bénéficiaire est masqué', 'bénéficiaires sont masqués')}, car "
            "reconnus comme personnes physiques. Si l’un est un organisme, collez ces lignes et citez son nom.",
            spans=tuple(dict.fromkeys(grant.span for grant in masked)),
            draft=_draft(act, Action.PERSON, value=False, comment="Si ce nom n’est pas celui d’une personne"),
        )


def _unrecognised(act: ReviewInput) -> Iterator[Doubt]:
    """Stretches of text that were taken for no part of an act."""
    for part in act.record.parts:
        words = act.text.characters[part.span.start : part.span.end]
        if part.kind == _UNRECOGNISED and words.strip():
            yield Doubt(
                gravity="Non reconnu",
                style="warning",
                about="Passage non reconnu",
                message="Ce passage est publié sans être compris. S’il énonce un financement, collez ces lignes ; "
                "pour un autre fait, changez « fact » (« /title », « /articles », « /vote/outcome »…).",
                spans=(_trimmed(part.span, words),),
                draft=_draft(act, Action.ADD, "/grants", comment="Un fait que ce passage énonce"),
            )


def _trimmed(span: Span, words: str) -> Span:
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))
