"""Acts and grants as rows of the SCDL, strict: a row that lacks a required fact is not made up, it is held back.

The schema of grants asks for facts of the convention and of its payment, which no act states: they are known only where
the grant was read in such a table, and are then copied from its row.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.records import BudgetLine, Deliberation, Grant, Span
from publisher.records.values import GrantKind
from publisher.scdl import values
from publisher.scdl.checks import row_faults
from publisher.scdl.columns import DELIBERATIONS, IN_KIND, NATURES, SUBVENTIONS, Model
from publisher.scdl.csvtext import Cell, Line
from publisher.scdl.nomenclature import matter
from publisher.scdl.table import Row, Table

_WHOLE_DAY = len("2017-10-15")
_MOST = 256  # code points of an object or of conditions
_PERSON = "le bénéficiaire est une personne physique, qui n’est pas nommée"
_REASONS = {
    "COLL_SIRET": "le SIRET de la collectivité n’est pas connu ; indiquez « authority.siret » dans delib.toml",
    "DELIB_ID": "l’acte n’a pas de numéro",
    "DELIB_DATE": "le jour de la séance n’est pas connu",
    "DELIB_MATIERE_CODE": "l’acte ne dit pas sa matière (@CTES, deux niveaux)",
    "DELIB_MATIERE_NOM": "cette matière est donc sans nom",
    "DELIB_OBJET": "l’acte n’a pas d’objet",
    "idAttribuant": "le SIRET de la collectivité n’est pas connu ; indiquez « authority.siret » dans delib.toml",
    "dateConvention": "la date de la convention n’est pas dite",
    "nomBeneficiaire": "le bénéficiaire n’est pas nommé",
    "idBeneficiaire": "ni le SIRET ni le numéro RNA du bénéficiaire ne sont dits",
    "objet": "l’objet de la subvention n’est pas dit",
    "montant": "le montant n’est pas dit",
    "nature": "la nature de l’aide n’est pas dite",
    "conditionsVersement": "les conditions de versement ne sont pas dites",
    "datesPeriodeVersement": "la date ou la période de versement n’est pas dite",
    "notificationUE": "la notification à l’Union européenne n’est pas dite",
    "pourcentageSubvention": "la part du bénéficiaire n’est pas dite",
}
"""Why a required fact is lacking, in the officer's words."""

_EMPTY = frozenset({"scdl.required", "scdl.either"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One row: its cells in the order of the model, and why it is held back (nothing where it conforms)."""

    cells: tuple[str, ...]
    reasons: tuple[str, ...]


def stated_siret(record: Deliberation, characters: str) -> str | None:
    """The SIRET of the authority, where the words that state its SIREN are one; ``characters``: text of the source."""
    words = (characters[span.start : span.end].strip() for span in record.spans.get("/authority/siren", ()))
    return next((word for word in words if values.is_siret(word)), None)


def act_row(record: Deliberation, siret: str | None, address: str) -> Written:
    """An act as a row of « Délibérations »; ``address`` leads to the act."""
    code = record.subject_code or ""
    budget = _budget(record.budget_lines)
    received = record.prefecture.received_on if record.prefecture else None
    return _written(
        DELIBERATIONS,
        {
            "COLL_NOM": record.authority.name,
            "COLL_SIRET": siret,
            "DELIB_ID": record.number,
            "DELIB_DATE": _day(record.meeting_date),
            "DELIB_MATIERE_CODE": code if matter(code) else None,
            "DELIB_MATIERE_NOM": matter(code),
            "DELIB_OBJET": record.title,
            "BUDGET_ANNEE": budget.year if budget else None,
            "BUDGET_NOM": budget.budget if budget else None,
            "PREF_DATE": _day(received),
            "DELIB_URL": address,
        }
        | _votes(record),
    )


def grant_row(record: Deliberation, grant: Grant, siret: str | None, row: Row | None) -> Written:
    """A grant as a row of « Subventions »; ``row``: the one that it was read in, where it was read in such a table."""
    share = values.share(row.words("pourcentageSubvention")) if row else None
    total = grant.amount if grant.base is None else grant.base
    in_kind = IN_KIND if grant.kind is GrantKind.IN_KIND else None
    known: dict[str, str | None] = {
        "nomAttribuant": record.authority.name,
        "idAttribuant": siret,
        "referenceDecision": record.number,
        "nomBeneficiaire": grant.beneficiary,
        "idBeneficiaire": grant.beneficiary_siret,
        "rnaBeneficiaire": grant.beneficiary_rna,
        "objet": _cut(grant.purpose),
        "montant": None if total is None else format(total, "f"),
        "nature": in_kind,
        "pourcentageSubvention": None if share is None else _plain(format(share, "f")),
        "dispositifAide": grant.operation,
    }
    if grant.natural_person:
        return Written(cells=_cells(SUBVENTIONS, known | {"nomBeneficiaire": None}), reasons=(_PERSON,))
    return _written(SUBVENTIONS, known | (_of_convention(row) if row else {}))


def _of_convention(row: Row) -> dict[str, str | None]:
    """What only a table of grants states, written as the schema wants it."""
    nature = row.words("nature").casefold().replace("; ", ";")
    return {
        "dateConvention": values.day(row.words("dateConvention")),
        "nature": nature if nature in NATURES else row.words("nature"),
        "conditionsVersement": _cut(row.words("conditionsVersement")),
        "datesPeriodeVersement": row.words("datesPeriodeVersement").replace("_", "/"),
        "idRAE": row.words("idRAE"),
        "notificationUE": row.words("notificationUE").casefold(),
    }


def _votes(record: Deliberation) -> dict[str, str | None]:
    """The five counts where the act states them all; the schema wants all or none."""
    counts, vote = record.attendance_counts, record.vote
    if counts is None or vote is None:
        return {}
    told = (counts.in_office, counts.voting, vote.in_favour, vote.against, vote.abstention)
    if None in told:
        return {}
    names = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
    return {name: str(count) for name, count in zip(names, told, strict=True)}


def _budget(budget_lines: tuple[BudgetLine, ...]) -> BudgetLine | None:
    """The one budget, of one year, that all lines of the act are of."""
    told = {(line.budget, line.year): line for line in budget_lines}
    only = next(iter(told.values())) if len(told) == 1 else None
    return only if only is not None and only.budget and only.year else None


def _written(model: Model, known: Mapping[str, str | None]) -> Written:
    """The row, with what the schema finds wrong in it."""
    cells = _cells(model, known)
    told = {name: Cell(value, Span(0, 0)) for name, value in zip(model.names, cells, strict=True)}
    row = Row(number=0, cells=told, span=Span(0, 0), whole=True)
    reasons = []
    for fault in row_faults(_strict(model), row):
        lacking = _REASONS.get(fault.column) if fault.code in _EMPTY else None
        reasons.append(f"{fault.column} : {lacking or fault.found}")
    return Written(cells=cells, reasons=tuple(reasons))


def _cells(model: Model, known: Mapping[str, str | None]) -> tuple[str, ...]:
    return tuple(known.get(name) or "" for name in model.names)


def _strict(model: Model) -> Table:
    """A table with all the columns of the model."""
    return Table(model=model, separator=",", header=Line(1, (), Span(0, 0)), columns=model.names, rows=())


def _day(stated: str | None) -> str | None:
    return stated if stated and len(stated) == _WHOLE_DAY else None


def _cut(words: str | None) -> str | None:
    """Words cut at a blank where they are longer than the schema allows."""
    if words is None or len(words) <= _MOST:
        return words
    whole, _, _ = words[:_MOST].rpartition(" ")
    return (whole or words[: _MOST - 1])[: _MOST - 1] + "…"


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
