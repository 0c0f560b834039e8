"""The acts of any source: rows where it is a table of the SCDL, else what the grammar of deliberations reads."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.errors import TextError
from publisher.parsing import Amend, Amended, Reading
from publisher.parsing import read as read_words
from publisher.parsing.kinds import PartKind
from publisher.parsing.privacy import protect
from publisher.records import Authority, Deliberation, Finding, Part, Severity, Source, Span
from publisher.scdl.columns import DELIBERATIONS, MODELS
from publisher.scdl.deliberations import act_of_row, says_an_act
from publisher.scdl.subventions import act_of_rows, by_decision, says_a_grant
from publisher.scdl.table import Row, Table, find_table, headings
from publisher.text import Text

CSV = "text/csv"
_MOST_HEADINGS = 8


def read(text: Text, source: Source, amend: Amend | None = None) -> Reading:
    """Read the acts of a source, corrected by ``amend``, private persons masked in them and in the text.

    Raises TextError where it is a CSV in the columns of none of the models, which are not guessed, or without any row.
    """
    table = find_table(text.characters)
    if table is None:
        if source.media_type == CSV:
            raise TextError(_refusal(source, headings(text.characters)))
        return read_words(text, source, amend)
    if not table.rows:
        raise TextError(f"{source.uri} : ce tableau n’a que son en-tête, aucune ligne ; vérifiez le fichier.")
    acts = acts_of_table(table, source, len(text.characters))
    amended = amend(text.characters, acts) if amend else Amended(acts=acts)
    protected = protect(text.characters, amended.acts, amended.persons)
    return Reading(text=replace(text, characters=protected.characters), masked=protected.masked, acts=protected.acts)


def acts_of_table(table: Table, source: Source, characters: int) -> tuple[Deliberation, ...]:
    """The records of a table of so many characters, in the order of their rows, of which there is one at least.

    Every row is in one record; those that cannot be told are in a last one, which states nothing and is refused. The
    header, and what is found about it, stand with the first.
    """
    sound = says_an_act if table.model is DELIBERATIONS else says_a_grant
    groups = [[row] for row in table.rows if row.whole and sound(row)]
    if table.model is not DELIBERATIONS:
        groups = by_decision([row for (row,) in groups])
    owner = {row.number: index for index, rows in enumerate(groups) for row in rows}
    untold = [row for row in table.rows if row.number not in owner]
    origins = [replace(source, row=rows[0].number) for rows in groups]
    if table.model is DELIBERATIONS:
        acts = [act_of_row(table, rows[0], origin) for rows, origin in zip(groups, origins, strict=True)]
    else:
        acts = [act_of_rows(table, rows, origin) for rows, origin in zip(groups, origins, strict=True)]
    if untold:
        acts.append(_untold(table, untold, source))
        owner |= {row.number: len(acts) - 1 for row in untold}
    acts[0] = replace(acts[0], findings=(*_of_header(table), *acts[0].findings))
    return tuple(_with_parts(acts, table, owner, characters, unrecognised=len(groups)))


def _with_parts(
    acts: Sequence[Deliberation], table: Table, owner: dict[int, int], characters: int, unrecognised: int
) -> Iterator[Deliberation]:
    """The records with the characters of their rows; each row goes up to the next one."""
    starts = [row.span.start for row in table.rows]
    ends = [*starts[1:], characters]
    parts: list[list[Part]] = [[] for _ in acts]
    parts[0].append(Part(kind=PartKind.HEADER, span=Span(0, starts[0])))
    for row, start, end in zip(table.rows, starts, ends, strict=True):
        at = owner[row.number]
        kind = PartKind.UNRECOGNISED if at == unrecognised else PartKind.DISPOSITIF
        last = parts[at][-1] if parts[at] else None
        if last is not None and last.kind == kind and last.span.end == start:
            parts[at][-1] = Part(kind=kind, span=Span(last.span.start, end))
        else:
            parts[at].append(Part(kind=kind, span=Span(start, end)))
    for index, (act, own) in enumerate(zip(acts, parts, strict=True)):
        yield replace(act, parts=tuple(own), recognised=0.0 if index == unrecognised else 1.0)


def _untold(table: Table, rows: Sequence[Row], source: Source) -> Deliberation:
    """The rows that can be no record, each with the reason."""
    findings = tuple(
        Finding(severity=Severity.VIOLATION, code="scdl.row", message=_why(table, row), span=row.span) for row in rows
    )
    return Deliberation(
        source=replace(source, row=rows[0].number),
        authority=Authority(name=None, kind=None),
        body=None,
        number=None,
        title=None,
        meeting_date=None,
        articles=(),
        vote=None,
        grants=(),
        findings=findings,
    )


def _why(table: Table, row: Row) -> str:
    if row.whole:
        names = "DELIB_ID et DELIB_OBJET" if table.model is DELIBERATIONS else "nomBeneficiaire et montant"
        return f"Ligne {row.number} : {names} sont vides, la ligne ne dit rien ; remplissez-les, ou supprimez la ligne."
    return (
        f"Ligne {row.number} : elle n’a pas autant de cellules que l’en-tête ({len(table.columns)}), on ne peut dire "
        f"laquelle est laquelle ; mettez entre guillemets les cellules qui contiennent « {table.separator} »."
    )


def _of_header(table: Table) -> Iterator[Finding]:
    """What differs from the columns of the model: lacking, unknown, written otherwise, in another order."""
    printed = [cell.words for cell in table.header.cells]
    present = [name for name in table.columns if name]
    lacking = [name for name in table.model.names if name not in present]
    unknown = [words for words, name in zip(printed, table.columns, strict=True) if words and name is None]
    renamed = [words for words, name in zip(printed, table.columns, strict=True) if name and words != name]
    told = [
        ("colonnes absentes", lacking),
        ("colonnes inconnues, qui ne sont pas lues", unknown),
        ("noms écrits autrement", renamed),
        (
            "ordre des colonnes",
            [] if present == [name for name in table.model.names if name in present] else ["différent"],
        ),
    ]
    differing = [f"{what} : {', '.join(names)}" for what, names in told if names]
    if differing:
        yield Finding(
            severity=Severity.WARNING,
            code="scdl.columns",
            message=f"L’en-tête n’est pas celui du schéma {table.model.name} {table.model.version} "
            f"({' ; '.join(differing)}) ; reprenez les colonnes du schéma.",
            span=table.header.span,
        )


def _refusal(source: Source, found: Sequence[str]) -> str:
    names = ", ".join(found[:_MOST_HEADINGS]) + ("…" if len(found) > _MOST_HEADINGS else "")
    models = " ni ".join(f"de « {model.title} » ({', '.join(sorted(model.telling))}…)" for model in MODELS)
    return (
        f"{source.uri} : ce tableau n’est pas lu, ses colonnes ({names}) ne sont pas celles du SCDL, ni {models} ; "
        "renommez-les d’après le schéma, ou donnez les délibérations elles-mêmes."
    )
