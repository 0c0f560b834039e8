"""The corrections of a source applied to its acts, before masking; what no longer applies is a finding."""

from collections.abc import Iterable, Sequence
from typing import Any

from publisher.enrichment.amendments import Action, Amendment
from publisher.enrichment.quotes import MASK, alike, places
from publisher.enrichment.sheet import Sheet
from publisher.enrichment.targets import NoTarget, act_of, held_at, resolved
from publisher.enrichment.types import has_words, kind_of
from publisher.formatting import date
from publisher.parsing import Amended, Persons
from publisher.records import Deliberation, PartialDate, Severity, Span
from publisher.records.encode import to_plain


class _Refused(Exception):  # noqa: N818 - not an error of the program: it becomes a finding
    """The correction does not apply: the code of the finding, and a French phrase that ends a sentence."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def amend(amendments: Iterable[Amendment], text: str, acts: Sequence[Deliberation]) -> Amended:
    """The acts of a source with its corrections, in their order, and what these say of private persons.

    A fact set or added takes its words from the text, where the officer quotes them; else the correction is its source.
    What was read stands in ``corrections``. A correction that does not apply changes nothing and is a finding of its
    act, or of the first act of the source where its own is not found. Whoever a correction makes a natural person is
    told to be private, so that masking, which comes last, hides their name everywhere.
    """
    acts, amendments = tuple(acts), tuple(amendments)
    if not amendments:
        return Amended(acts=acts)
    sheets = tuple(map(Sheet, acts))
    applied = [amendment for amendment in amendments if _attempt(amendment, text, acts, sheets)]
    amended = tuple(sheet.record() for sheet in sheets)
    declared = {
        person: [item.words or "" for item in applied if item.action is Action.PERSON and item.value is person]
        for person in (True, False)
    }
    private = tuple(dict.fromkeys([*declared[True], *_natural(amended)]))
    return Amended(acts=amended, persons=Persons(private=private, public=tuple(declared[False])))


def _attempt(amendment: Amendment, text: str, acts: Sequence[Deliberation], sheets: Sequence[Sheet]) -> bool:
    """Apply a correction, or tell why it does not apply; gives whether it did."""
    person = amendment.action is Action.PERSON
    try:
        own = sheets if person and not _tells_an_act(amendment) else (sheets[act_of(amendment, acts)],)
    except NoTarget as error:
        _tell(sheets[0], amendment, "correction.act", error)
        return False
    try:
        if person:
            _declare(amendment, text, own)
        else:
            _apply(amendment, text, own[0])
    except NoTarget as error:
        _tell(own[0], amendment, "correction.fact", error)
    except _Refused as error:
        _tell(own[0], amendment, error.code, error)
    else:
        return True
    return False


def _tells_an_act(amendment: Amendment) -> bool:
    return any(told is not None for told in (amendment.number, amendment.title, amendment.position))


def _natural(acts: Iterable[Deliberation]) -> list[str]:
    """Names of the beneficiaries who are natural persons: before masking, only a correction says so of anybody."""
    return [
        grant.beneficiary
        for act in acts
        for grant in act.grants
        if grant.natural_person and grant.beneficiary and MASK not in grant.beneficiary
    ]


def _apply(amendment: Amendment, text: str, sheet: Sheet) -> None:
    """Correct one fact. Raises NoTarget or _Refused where the correction does not apply any more."""
    pieces = resolved(amendment, sheet.plain)
    held = held_at(sheet.plain, pieces)
    words = _words(amendment, text, sheet.extent) if amendment.words else None
    if amendment.was is not None and not alike(amendment.was, held):
        raise _Refused("correction.stale", "la lecture n’est plus celle de « was »")
    pointer = "".join(f"/{piece}" for piece in pieces)
    was: Any = held
    match amendment.action:
        case Action.SET:
            _refuse_same(alike(amendment.value, held) and words is None)
            _refuse_wordless(pieces, sheet, words)
            sheet.set(pieces, amendment.value, words)
        case Action.REJECT:
            _refuse_same(held is None or held == [])
            pointer = sheet.remove(pieces)
        case _ if words is not None:
            many = kind_of(pieces).many is not None
            _refuse_same(any(_same(amendment.value, item) for item in held or []) if many else held is not None)
            pointer, was = sheet.add(pieces, amendment.value, words), None
    sheet.note(_correction(amendment, pointer, was))


def _refuse_same(same: bool) -> None:  # noqa: FBT001 - the condition is all that is told
    if same:
        raise _Refused("correction.stale", "la lecture donne déjà ce résultat")


def _refuse_wordless(pieces: Sequence[str], sheet: Sheet, words: Span | None) -> None:
    """A thing that is not there, such as a vote, is made of its words."""
    for depth in range(1, len(pieces)):
        kind = kind_of(tuple(pieces[:depth]))
        if words is None and held_at(sheet.plain, pieces[:depth]) is None and has_words(kind.type):
            raise _Refused("correction.words", "ce fait n’a pas été lu ; citez avec « words » les mots qui l’énoncent")


def _same(value: Any, item: Any) -> bool:
    """Whether an item that was read says all that the officer adds."""
    if not isinstance(value, dict):
        return alike(value, item)
    return all(alike(told, item.get(key)) for key, told in value.items() if told not in (None, []))


def _words(amendment: Amendment, text: str, extent: Span) -> Span:
    """Where the quoted words stand: in the act, else in the rest of the source (the head of a sitting).

    What a finding says of them never repeats them: it is published, and they may name a private person.
    """
    words = amendment.words or ""
    found = places(text, words, extent) or places(text, words, Span(0, len(text)))
    if not found:
        raise _Refused("correction.words", "les mots cités ne sont pas dans la source")
    if amendment.occurrence is not None:
        if amendment.occurrence > len(found):
            raise _Refused("correction.words", f"les mots cités n’y sont que {len(found)} fois")
        return found[amendment.occurrence - 1]
    if len(found) > 1:
        more = f"les mots cités y sont {len(found)} fois ; citez-en davantage, ou dites lesquels avec « occurrence »"
        raise _Refused("correction.words", more)
    return found[0]


def _declare(amendment: Amendment, text: str, sheets: Sequence[Sheet]) -> None:
    """Note that words name a natural person, or none. Raises _Refused where they are not in the source."""
    words = amendment.words or ""
    if not places(text, words, Span(0, len(text))):
        raise _Refused("correction.words", "les mots cités ne sont pas dans la source")
    for sheet in sheets:
        for index, grant in enumerate(sheet.plain["grants"]):
            if alike(words, grant.get("beneficiary")):
                grant["natural_person"] = amendment.value
                sheet.note(_correction(amendment, f"/grants/{index}/natural_person", not amendment.value))


def _correction(amendment: Amendment, pointer: str, was: Any) -> dict[str, Any]:
    return {"pointer": pointer, "was": was, "by": amendment.by, "on": amendment.on, "why": amendment.why}


def _tell(sheet: Sheet, amendment: Amendment, code: str, reason: Exception) -> None:
    """Add the finding that a correction does not apply."""
    fact = f" de {amendment.pointer}" if amendment.pointer else ""
    sheet.find(
        {
            "severity": to_plain(Severity.WARNING),
            "code": code,
            "message": f"La correction{fact} du {date(PartialDate(amendment.on))} ({amendment.file}) n’est pas "
            f"appliquée : {reason}. Mettez-la à jour, ou supprimez-la.",
        }
    )
