"""What a row says otherwise than the act that it is of. The act is what it is: the row is to be corrected."""

from collections.abc import Iterator

from publisher.formatting import money
from publisher.identifiers import slug
from publisher.records import Deliberation, Finding, Grant, Severity


def differences(row: Deliberation, act: Deliberation, name: str) -> Iterator[Finding]:
    """A finding for each fact that both state, each in its way; ``name`` says the file and the row, in French."""
    for label, pointer, told, stated in _compared(row, act):
        if told and stated and not _agree(told, stated):
            message = (
                f"{name} : {label} y est « {told} », et « {stated} » dans l’acte, qui fait foi ; corrigez le tableau."
            )
            yield Finding(severity=Severity.WARNING, code="scdl.differs", message=message, pointer=pointer)
    yield from _grants(row, act, name)
    if act.source.row is not None:
        message = (
            f"{name} : cette ligne est du même acte, qui est publié d’après ses subventions ; donnez l’acte lui-même "
            "pour que tout soit publié ensemble."
        )
        yield Finding(severity=Severity.INFO, code="scdl.beside", message=message)


def _compared(row: Deliberation, act: Deliberation) -> Iterator[tuple[str, str, str, str]]:
    """Label, pointer, and the fact as row and act state it; empty where one does not."""
    yield "le numéro", "/number", _words(row.number), _words(act.number)
    yield "la date", "/meeting_date", row.meeting_date or "", act.meeting_date or ""
    yield "l’objet", "/title", _words(row.title), _words(act.title)
    yield "la matière", "/subject_code", row.subject_code or "", act.subject_code or ""
    ours, theirs = row.prefecture, act.prefecture
    received = (ours.received_on or "" if ours else "", theirs.received_on or "" if theirs else "")
    yield "la réception en préfecture", "/prefecture/received_on", *received
    if row.vote and act.vote:
        yield "le nombre de voix pour", "/vote/for", _count(row.vote.in_favour), _count(act.vote.in_favour)
        yield "le nombre de voix contre", "/vote/against", _count(row.vote.against), _count(act.vote.against)
        yield "le nombre d’abstentions", "/vote/abstention", _count(row.vote.abstention), _count(act.vote.abstention)
    mine, other = row.attendance_counts, act.attendance_counts
    if mine and other:
        yield "l’effectif", "/attendance_counts/in_office", _count(mine.in_office), _count(other.in_office)
        yield "le nombre de votants", "/attendance_counts/voting", _count(mine.voting), _count(other.voting)


def _agree(told: str, stated: str) -> bool:
    """Whether two statements are one: but for case and accents, or one of them shorter (2024 and 2024-05-16)."""
    one, other = f"-{slug(told)}-", f"-{slug(stated)}-"
    return one in other or other in one


def _grants(row: Deliberation, act: Deliberation, name: str) -> Iterator[Finding]:
    """Sums that the row gives and the act does not; what an act awards beside is none of the row's business."""
    left = [(slug(grant.beneficiary or ""), grant.amount) for grant in act.grants]
    for grant in row.grants:
        fact = (slug(grant.beneficiary or ""), grant.amount)
        if fact in left:
            left.remove(fact)
        elif not grant.natural_person and grant.amount is not None:
            message = (
                f"{name} : une subvention de {money(grant.amount, grant.currency)} à « {_named(grant)} » y figure, que "
                "l’acte ne dit pas ainsi ; l’acte fait foi, corrigez le tableau."
            )
            yield Finding(severity=Severity.WARNING, code="scdl.differs", message=message)


def _named(grant: Grant) -> str:
    return grant.beneficiary or "bénéficiaire non précisé"


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _count(count: int | None) -> str:
    return "" if count is None else str(count)
