"""What the schemas demand of each cell, and of the cells of a row together, re-implemented from their description."""

import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import urlsplit

from publisher.parsing.fold import fold
from publisher.scdl import values
from publisher.scdl.columns import Column, Kind
from publisher.scdl.faults import Fault, shown
from publisher.scdl.nomenclature import CHAPTERS
from publisher.scdl.table import Row, Table

_FORMER_PERIOD = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = re.compile(r"([0-9]{4})(?:/([0-9]{4}))?")
_CHAPTERS = frozenset(fold(chapter) for chapter in CHAPTERS.values())


def row_faults(table: Table, row: Row) -> tuple[Fault, ...]:
    """Everything that the schema finds wrong in a row, cells in the order of the model, then cells together."""
    present = [column for column in table.model.columns if column.name in table.columns]
    cells = (fault for column in present if (fault := cell_fault(table, row, column)) is not None)
    sirets = (fault for column in present if column.siret for fault in _siret(row, column))
    return (
        *cells,
        *sirets,
        *_together(table, row),
        *_either(table, row),
        *_compared(table, row),
        *_special(table, row),
    )


def cell_fault(table: Table, row: Row, column: Column) -> Fault | None:
    """What is wrong in one cell by itself: empty and required, or not of the type and form of its column."""
    value = row.cell(column.name).value
    if value == "":
        return (
            _fault(row, column.name, "scdl.required", "la cellule est vide", column.expected)
            if column.required
            else None
        )
    if _well_formed(column, value) or (table.former and _FORMER_PERIOD.fullmatch(value)):
        return None
    return _fault(row, column.name, "scdl.cell", f"{shown(value)} n’est pas conforme au schéma", column.expected)


def _well_formed(column: Column, value: str) -> bool:
    if column.pattern is not None and column.pattern.fullmatch(value) is None:
        return False
    if column.values and value not in column.values:
        return False
    if column.longest is not None and len(value) > column.longest:
        return False
    match column.kind:
        case Kind.DAY:
            return values.strict_day(value) is not None
        case Kind.NUMBER:
            return _in_range(column, values.strict_number(value))
        case Kind.INTEGER:
            return re.fullmatch(r"[+-]?\d+", value, re.ASCII) is not None
        case Kind.ADDRESS:
            return is_address(value)
    return True


def _in_range(column: Column, number: Decimal | None) -> bool:
    if number is None:
        return False
    above = column.least is None or number >= column.least
    return above and (column.most is None or number <= column.most)


def is_address(value: str) -> bool:
    """Whether a value is an absolute address, with a scheme and without blanks."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"\s", value)


def _siret(row: Row, column: Column) -> Iterator[Fault]:
    value = row.cell(column.name).value
    if value and not values.is_siret(value) and (column.pattern is None or column.pattern.fullmatch(value)):
        found = f"{shown(value)} n’est pas un SIRET, ses chiffres de contrôle sont faux"
        if re.fullmatch(r"\d{14}", value, re.ASCII) is None:
            found = f"{shown(value)} n’est pas un SIRET de 14 chiffres"
        yield _fault(row, column.name, "scdl.siret", found, "vérifiez ce numéro, et gardez la colonne en texte")


def _together(table: Table, row: Row) -> Iterator[Fault]:
    for names in table.model.together:
        empty = [name for name in names if not row.cell(name).value]
        if empty and len(empty) < len(names):
            found = (
                f"{', '.join(names)} vont ensemble, et {_and(empty)} {'est vide' if len(empty) == 1 else 'sont vides'}"
            )
            yield _fault(row, names[0], "scdl.cohesion", found, "remplissez-les toutes, ou laissez-les toutes vides")


def _either(table: Table, row: Row) -> Iterator[Fault]:
    for one, other in table.model.either:
        if not row.cell(one).value and not row.cell(other).value:
            found = f"{one} et {other} sont vides"
            yield _fault(row, one, "scdl.either", found, "remplissez au moins l’une de ces deux cellules")


def _compared(table: Table, row: Row) -> Iterator[Fault]:
    for larger, smaller in table.model.not_less:
        high, low = row.cell(larger).value, row.cell(smaller).value
        pair = (_comparable(high), _comparable(low))
        if pair[0] is not None and pair[1] is not None and pair[0] < pair[1]:
            found = (
                f"{high} est inférieur à {low} ({smaller})" if high.isdecimal() else f"{high} précède {low} ({smaller})"
            )
            yield _fault(row, larger, "scdl.comparison", found, "vérifiez ces deux cellules")
    for total, *parts in table.model.sums:
        counts = [values.whole(row.cell(name).value) for name in (total, *parts)]
        stated = [count for count in counts if count is not None]
        if len(stated) == len(counts) and stated[0] != sum(stated[1:]):
            found = f"{stated[0]} n’est pas la somme {' + '.join(map(str, stated[1:]))} = {sum(stated[1:])}"
            yield _fault(row, total, "scdl.sum", found, f"vérifiez {', '.join((total, *parts))}")


def _comparable(value: str) -> Decimal | None:
    """A count, or a date as the number AAAAMMJJ."""
    told = values.strict_day(value)
    if told is not None:
        return Decimal(told.replace("-", ""))
    count = values.whole(value)
    return None if count is None else Decimal(count)


def _special(table: Table, row: Row) -> Iterator[Fault]:
    """Years in their order, and the nine chapters of the nomenclature."""
    years = _YEARS.fullmatch(row.cell(table.model.years or "").value)
    if years and years[2] and years[1] >= years[2]:
        found = f"{shown(years[0])} ne va pas d’une année à une suivante"
        yield _fault(row, table.model.years or "", "scdl.years", found, "écrivez AAAA, ou AAAA/AAAA dans l’ordre")
    matter = row.cell(table.model.matter or "").value
    chapter, slash, subject = matter.partition("/")
    spaced = chapter != chapter.rstrip() or subject != subject.lstrip()
    if matter and (not slash or spaced or fold(chapter) not in _CHAPTERS):
        found = f"{shown(matter)} ne commence pas par un chapitre de la nomenclature @CTES suivi de « / »"
        remedy = "écrivez par exemple « finances locales/subventions », sans espace autour de la barre"
        yield _fault(row, table.model.matter or "", "scdl.matter", found, remedy)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"


def _fault(row: Row, column: str, code: str, found: str, remedy: str) -> Fault:
    cell = row.cell(column)
    span = cell.span if cell.span.end > cell.span.start else None
    return Fault(code=code, row=row.number, column=column, value=cell.value, found=found, remedy=remedy, span=span)
