"""Which model a CSV is of, by its header, and its rows by the names of that model's columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.records import Span
from publisher.scdl.columns import MODELS, NATURES, Model
from publisher.scdl.csvtext import SEPARATORS, Cell, Line, lines

_EUROS = re.compile(r"[0-9]{1,3}(?: ?[0-9]{3})*")
_CENTS = re.compile(r"[0-9]{2}")
_NATURES = frozenset(fold(nature) for nature in NATURES)
_NO_CELL = Cell("", Span(0, 0))
_HEAD = 20_000  # characters in which the header stands


@dataclass(frozen=True, slots=True)
class Row:
    """A line under the header, its cells by column. ``number`` is that which a spreadsheet shows (the header is 1).

    ``whole``: it has as many cells as the header; the cells of others cannot be told apart, and it has none.
    """

    number: int
    cells: Mapping[str, Cell]
    span: Span
    whole: bool

    def cell(self, column: str) -> Cell:
        """The cell of a column; an empty one where the file lacks the column."""
        return self.cells.get(column, _NO_CELL)

    def words(self, column: str) -> str:
        """What a cell says, on one line; empty where it says nothing."""
        return self.cell(column).words


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A CSV of one of the models; ``columns`` names the model's column of each cell of the header, or None."""

    model: Model
    separator: str
    header: Line
    columns: tuple[str | None, ...]
    rows: tuple[Row, ...]

    @property
    def former(self) -> bool:
        """Whether it is a table of grants in the columns of the order of 17 November 2017, without the later ones."""
        return "rnaBeneficiaire" in self.model.names and not {"rnaBeneficiaire", "dispositifAide"} & {*self.columns}


def find_table(characters: str) -> Table | None:
    """The table that a text is, or None where its first line is the header of none of the models.

    Separators are commas, semicolons, tabs or bars; names of columns count without case, accents and punctuation.
    """
    found = _header(characters)
    if found is None:
        return None
    model, separator = found
    header, *others = (line for line in lines(characters, separator) if not line.blank)
    columns = _columns(model, header)
    return Table(
        model=model,
        separator=separator,
        header=header,
        columns=columns,
        rows=tuple(_row(columns, line) for line in others),
    )


def headings(characters: str) -> tuple[str, ...]:
    """Names of the columns of any CSV, by the separator that gives most of them."""
    candidates = (_first(characters, separator) for separator in SEPARATORS)
    best = max(candidates, key=lambda line: len(line.cells) if line else 0)
    return tuple(cell.words for cell in best.cells if cell.words) if best else ()


def _header(characters: str) -> tuple[Model, str] | None:
    best: tuple[int, Model, str] | None = None
    for separator in SEPARATORS:
        line = _first(characters, separator)
        for model in MODELS if line else ():
            known = {*_columns(model, line)} - {None} if line else set()
            if model.telling <= known and (best is None or len(known) > best[0]):
                best = (len(known), model, separator)
    return best[1:] if best else None


def _first(characters: str, separator: str) -> Line | None:
    return next((line for line in lines(characters[:_HEAD], separator) if not line.blank), None)


def _columns(model: Model, header: Line) -> tuple[str | None, ...]:
    """The model's column of each cell of a header; of two that claim one column, the first has it."""
    known = {_bare(name): name for name in model.names}
    found: list[str | None] = []
    for cell in header.cells:
        name = known.get(_bare(cell.value))
        found.append(name if name not in found else None)
    return tuple(found)


def _bare(name: str) -> str:
    return "".join(character for character in fold(name) if character.isalnum())


def _row(columns: tuple[str | None, ...], line: Line) -> Row:
    cells = line.cells
    while len(cells) > len(columns) and not cells[-1].value.strip():  # separators that a spreadsheet left at the end
        cells = cells[:-1]
    cells = _sum_joined(columns, cells)
    whole = len(cells) == len(columns)
    named = {name: cell for name, cell in zip(columns, cells, strict=False) if name and whole}
    return Row(line.number, named, line.span, whole)


def _sum_joined(columns: tuple[str | None, ...], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Cells of which the amount was cut at its decimal comma, made whole.

    Only where nothing else can be meant: one cell too many, two figures after a number, then a nature of the list.
    """
    at = columns.index("montant") if "montant" in columns else len(columns)
    if len(cells) != len(columns) + 1 or columns[at + 1 : at + 2] != ("nature",):
        return cells
    euros, cents, nature = cells[at : at + 3]
    if not _EUROS.fullmatch(euros.words) or not _CENTS.fullmatch(cents.value) or fold(nature.value) not in _NATURES:
        return cells
    whole = Cell(f"{euros.value},{cents.value}", Span(euros.span.start, cents.span.end))
    return (*cells[:at], whole, *cells[at + 2 :])
