"""Acts as tables: what they state, in rows and columns, each kind of thing in a table of its own.

Identifiers are text. A private person is never named. What an act does not state is an empty cell; nothing is computed
but the totals.
"""

from publisher.release.tables.acts import ACTS
from publisher.release.tables.columns import Column, Datatype, Table
from publisher.release.tables.grants import BUDGET_LINES, GRANTS, REFUSALS, SHARES
from publisher.release.tables.reasons import ANNEXES, ARTICLES, CITATIONS, CORRECTIONS, FINDINGS, REASONS, RELATIONS
from publisher.release.tables.told import Told, told
from publisher.release.tables.votes import POSITIONS, PRESENCES, VOTES

TABLES = (
    *(ACTS, GRANTS, SHARES, REFUSALS, BUDGET_LINES, VOTES, POSITIONS, PRESENCES),
    *(CITATIONS, REASONS, ARTICLES, RELATIONS, ANNEXES, FINDINGS, CORRECTIONS),
)

__all__ = ["ACTS", "GRANTS", "TABLES", "Column", "Datatype", "Table", "Told", "told"]
