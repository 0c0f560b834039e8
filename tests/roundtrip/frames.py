"""What layouts share: what a layout tells of an act, the parts around a decision, tables."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.roundtrip import blocks
from tests.roundtrip.blocks import Style, money, said
from tests.roundtrip.records import Act

Writer = Callable[[Act, Style], str]
Placed = tuple[tuple[str, str], ...]
"""Positions, and the members or groups that took them."""


def as_it_is(act: Act) -> Act:
    """The act that was drawn."""
    return act


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A way to write a decision, and what it tells: awards, purposes, shares of a cost, operation, budget line.

    ``suits`` gives the act that such a decision can tell of: of another time, or in round sums. ``kind`` is told of
    each award, and ``currency`` where it is not the euro; ``positions`` are those of members or groups in the vote.
    ``unit``: what a bare figure of its table counts, in euros.
    """

    name: str
    write: Writer
    purposes: bool = False
    budget: bool = True
    operation: str | None = None
    shares: bool = False
    awards: bool = True
    kind: str | None = None
    currency: str = "EUR"
    suits: Callable[[Act], Act] = as_it_is
    positions: Callable[[Act], Placed] | None = None
    unit: int = 1
    omits: frozenset[str] = field(default=frozenset())


def whole(*parts: str) -> str:
    """Parts with a line between them."""
    return "\n\n".join(part for part in parts if part) + "\n"


def standard(act: Act, style: Style, decision: str, *annexes: str, vote: str | None = None) -> str:
    """An act with articles."""
    return whole(
        blocks.head(act, style),
        blocks.attendance(act, style),
        f"Objet : {act.title}",
        f"Rapporteur : {said(act.rapporteur)}",
        blocks.visas(act),
        blocks.opening(act, style),
        decision,
        blocks.vote(act, style) if vote is None else vote,
        blocks.signature(act, style),
        blocks.stamp(act),
        *annexes,
    )


def charged(act: Act, number: int | None) -> str:
    """The article that names the budget line."""
    label = f"Article {number} : " if number else ""
    line = f"chapitre {act.chapter}, article {act.account}"
    return f"{label}Dit que la dépense est inscrite au budget principal {act.day.year}, {line}."


def lead(act: Act, style: Style) -> str:
    """The first article, before a list or a table."""
    return f"Article 1 : D’attribuer les subventions suivantes, pour un montant total de {money(style, act.total)} :"


def grid(head: list[tuple[str, int]], rows: list[list[str]]) -> str:
    """Cells under their titles: words from the left, from the second column on sums to the right."""
    titles = [title for title, _ in head]
    widths = [width for _, width in head]
    lines = []
    for row in (titles, *rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("".join(cells).rstrip())
    return "\n".join([lines[0], "", *lines[1:]])
