"""Rows of « Délibérations » as records: one row, one act."""

from collections.abc import Iterator, Mapping

from publisher.records import (
    AttendanceCounts,
    BudgetLine,
    Deliberation,
    Finding,
    Prefecture,
    Severity,
    Source,
    Span,
    Vote,
)
from publisher.scdl import values
from publisher.scdl.authorities import authority, authority_spans
from publisher.scdl.checks import row_faults
from publisher.scdl.nomenclature import code_of
from publisher.scdl.table import Row, Table

_POINTERS = {
    "COLL_NOM": "/authority/name",
    "COLL_SIRET": "/authority/siren",
    "DELIB_ID": "/number",
    "DELIB_DATE": "/meeting_date",
    "DELIB_MATIERE_CODE": "/subject_code",
    "DELIB_OBJET": "/title",
    "PREF_DATE": "/prefecture/received_on",
    "VOTE_EFFECTIF": "/attendance_counts/in_office",
    "VOTE_REEL": "/attendance_counts/voting",
    "VOTE_POUR": "/vote/for",
    "VOTE_CONTRE": "/vote/against",
    "VOTE_ABSTENTION": "/vote/abstention",
}
"""The fact of the record that each column states; the others state none, but the budget, which is a line of its own."""

_VOTES = ("VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")


def says_an_act(row: Row) -> bool:
    """Whether a row says which act it is of: by a number or an object."""
    return bool(row.words("DELIB_ID") or row.words("DELIB_OBJET"))


def act_of_row(table: Table, row: Row, origin: Source) -> Deliberation:
    """The record of one row; ``origin`` is the source of the table. Its parts are for the caller to say."""
    return Deliberation(
        source=origin,
        authority=authority(row, "COLL_NOM", "COLL_SIRET"),
        body=None,
        number=row.words("DELIB_ID") or None,
        title=row.words("DELIB_OBJET") or None,
        meeting_date=values.day(row.words("DELIB_DATE")),
        prefecture=_prefecture(row),
        subject_code=_code(row),
        attendance_counts=_counts(row),
        articles=(),
        vote=_vote(row),
        grants=(),
        budget_lines=_budget(row),
        findings=tuple(_findings(table, row)),
        spans=_spans(row),
    )


def _prefecture(row: Row) -> Prefecture | None:
    received = values.day(row.words("PREF_DATE"))
    return Prefecture(received_on=received) if received else None


def _code(row: Row) -> str | None:
    """The code of the nomenclature, as it stands: where its label says otherwise, a finding tells it."""
    return row.words("DELIB_MATIERE_CODE") or None


def _counts(row: Row) -> AttendanceCounts | None:
    entitled, voting = values.whole(row.words("VOTE_EFFECTIF")), values.whole(row.words("VOTE_REEL"))
    return None if entitled is None and voting is None else AttendanceCounts(in_office=entitled, voting=voting)


def _vote(row: Row) -> Vote | None:
    """The counts stated; what became of the act is not: the schema has no column for it."""
    in_favour, against, abstention = (values.whole(row.words(column)) for column in _VOTES)
    if in_favour is None and against is None and abstention is None:
        return None
    places = [row.cell(column).span for column in _VOTES if row.words(column)]
    return Vote(
        in_favour=in_favour,
        against=against,
        abstention=abstention,
        unanimous=False if against or abstention else None,
        span=Span(min(place.start for place in places), max(place.end for place in places)),
    )


def _budget(row: Row) -> tuple[BudgetLine, ...]:
    """The budget concerned, where it is named; of two years, the record has room for none."""
    name, year = row.words("BUDGET_NOM"), row.words("BUDGET_ANNEE")
    if not name:
        return ()
    places = [row.cell(column).span for column in ("BUDGET_NOM", "BUDGET_ANNEE") if row.words(column)]
    return (
        BudgetLine(
            budget=name,
            year=year if len(year) == len("2017") and year.isdecimal() else None,
            currency="EUR",
            span=Span(min(place.start for place in places), max(place.end for place in places)),
        ),
    )


def _spans(row: Row) -> Mapping[str, tuple[Span, ...]]:
    found = dict(authority_spans(row, "COLL_NOM", "COLL_SIRET"))
    read = {
        "DELIB_ID": row.words("DELIB_ID"),
        "DELIB_DATE": values.day(row.words("DELIB_DATE")),
        "DELIB_MATIERE_CODE": _code(row),
        "DELIB_OBJET": row.words("DELIB_OBJET"),
        "PREF_DATE": values.day(row.words("PREF_DATE")),
    }
    counted = ("VOTE_EFFECTIF", "VOTE_REEL", *_VOTES)
    told = [column for column, fact in read.items() if fact]
    told += [column for column in counted if values.whole(row.words(column)) is not None]
    return found | {_POINTERS[column]: (row.cell(column).span,) for column in told}


def _findings(table: Table, row: Row) -> Iterator[Finding]:
    for fault in row_faults(table, row):
        yield fault.finding(_POINTERS.get(fault.column))
    code, label = row.words("DELIB_MATIERE_CODE"), row.words("DELIB_MATIERE_NOM")
    named = code_of(label)
    if code and named and named != code:
        yield Finding(
            severity=Severity.WARNING,
            code="scdl.code",
            message=f"Ligne {row.number}, colonne DELIB_MATIERE_CODE : « {code} » n’est pas le code de « {label} », "
            f"qui est {named} ; corrigez l’un des deux, et gardez la colonne en texte (un tableur fait 7.1 de 7.10).",
            pointer="/subject_code",
            span=row.cell("DELIB_MATIERE_CODE").span,
        )
