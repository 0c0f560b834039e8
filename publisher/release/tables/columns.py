"""What a column holds, and what a table is: one description, from which every form of the table is written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from publisher.release.tables.told import Told


class Datatype(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    ADDRESS = auto()
    COUNT = auto()
    SUM = auto()
    """A sum of money, two decimals."""
    NUMBER = auto()
    """A rate or a quantity."""
    DAY = auto()
    """A whole date, YYYY-MM-DD."""
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds (in French), and of which type."""

    name: str
    description: str
    datatype: Datatype = Datatype.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its name, its title in French, its columns, and the rows that an act gives.

    The first column is the key: the address of what a row tells. ``of_grants``: it belongs with the grants.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Callable[[Told], Iterable[Sequence[object]]]
    of_grants: bool = False

    @property
    def csv(self) -> str:
        """Name of its CSV file."""
        return f"{self.name}.csv"

    @property
    def parquet(self) -> str:
        """Name of its Parquet file."""
        return f"{self.name}.parquet"


ACT = Column("acte", "Adresse de la délibération sur ce site", Datatype.ADDRESS)
WORDS = Column("mots", "Adresse des mots de l’acte qui le disent (RFC 5147)", Datatype.ADDRESS)
"""Columns that many tables share."""
