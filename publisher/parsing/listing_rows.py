"""What a list of deliberations holds: its rows, and the cells of each by what they tell."""

from dataclasses import dataclass
from enum import StrEnum

from publisher.parsing.layout import Cell, Line
from publisher.parsing.passage import Passage, flow


class Sense(StrEnum):
    """What a column of the list holds."""

    NUMBER = "number"
    SUBJECT = "subject"
    RESULT = "result"
    FOR = "for"
    AGAINST = "against"
    ABSTENTION = "abstention"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Row:
    """One act of the list: its lines [first, last) among those of the source, and its cells by sense."""

    first: int
    last: int
    cells: dict[Sense, tuple[Cell, ...]]

    def words(self, source: str, sense: Sense) -> Passage:
        """Words of its cells of one sense; empty without any."""
        return flow(source, [(cell.start, cell.end) for cell in self.cells.get(sense, ())])


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the lines above its rows (the titles of its columns are the last ones), its rows, the lines below."""

    opening: tuple[Line, ...]
    titles: tuple[Line, ...]
    rows: tuple[Row, ...]
    closing: tuple[Line, ...]
