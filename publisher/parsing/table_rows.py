"""Which row of a table the lines between two sums go with: cells are wrapped, and set at the top, middle or foot.

Each line with a sum is a row; the lines between it and the next one go to the row above or to the row below, cut where
the words agree best: no cell goes on in small letters after a cut, none ends on a hyphen or a linking word before it,
and no row is left without its name. Among equal cuts, that which sets all rows of the table in the same way.
"""

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from publisher.parsing.fold import fold
from publisher.parsing.layout import Cell

Assigned = Mapping[int, Mapping[int, Sequence[Cell]]]
"""Cells of each line of a table, by column."""

_OPEN_END = re.compile(r"(?:-|\(|,|\b(?:de|du|des|d'|la|le|les|l'|et|en|a|au|aux|pour|sur|sous|saint|sainte))$")
_GOES_ON = re.compile(r"[a-zà-ÿ)(&]")
_BROKEN = 3  # what it costs to cut a cell in two
_NAMELESS = 4  # and to leave a row without the cell that names it
_MOST_LINES = 12  # between two sums; more are no cells, and go with the row above

_APART = 1  # and to take the sum of a row at its top or foot for apart from its name
_SETTINGS: tuple[Callable[[int, int], int], ...] = (
    lambda before, after: before,  # at the top: no line stands before the sum
    lambda before, after: max(0, abs(before - after) - 1),  # in the middle
    lambda before, after: after,  # at the foot
)


@dataclass(frozen=True, slots=True)
class _Gap:
    """The lines between two sums, and what each cut costs: ``costs[n]`` where the first ``n`` go to the row above."""

    lines: tuple[int, ...]
    costs: tuple[int, ...]


def rows_of_lines(
    source: str, assigned: Assigned, sums: Sequence[int], between: Sequence[int], names: int
) -> dict[int, list[int]]:
    """The lines of each row, by the line of its sum; ``between``: lines without one; ``names``: column of the names."""
    gaps = [_Gap(tuple(line for line in between if line < sums[0]), (0,))]
    gaps += [_gap(source, assigned, sums, at, between) for at in range(len(sums) - 1)]
    gaps.append(_Gap(tuple(line for line in between if line > sums[-1]), (0,)))
    cuts = min((_cuts(assigned, sums, gaps, names, setting) for setting in _SETTINGS), key=lambda found: found[0])[1]
    return {
        line: [*gaps[at].lines[cuts[at] :], line, *gaps[at + 1].lines[: cuts[at + 1]]] for at, line in enumerate(sums)
    }


def _gap(source: str, assigned: Assigned, sums: Sequence[int], at: int, between: Sequence[int]) -> _Gap:
    """The gap after sum ``at``; what a cell goes on from, or with, may stand beyond the sums that bound it."""
    above, below = sums[at], sums[at + 1]
    first, last = bisect(between, above), bisect(between, below)
    lines = tuple(between[first:last])
    if len(lines) > _MOST_LINES:
        return _Gap(lines, (*[_BROKEN * len(lines)] * len(lines), 0))
    before = [*between[bisect(between, sums[at - 1]) if at else 0 : first][-_MOST_LINES:], above]
    after = [below, *between[last : bisect(between, sums[at + 2]) if at + 2 < len(sums) else None][:_MOST_LINES]]
    costs = (
        _broken(source, assigned, (*before, *lines[:cut]), (*lines[cut:], *after)) for cut in range(len(lines) + 1)
    )
    return _Gap(lines, tuple(costs))


def _broken(source: str, assigned: Assigned, upper: Sequence[int], lower: Sequence[int]) -> int:
    """What a cut between two runs of lines breaks: cells that go on from the one to the other."""
    cost = 0
    for column in {column for line in (*upper, *lower) for column in assigned[line]}:
        before = next((assigned[line][column][-1] for line in reversed(upper) if column in assigned[line]), None)
        after = next((assigned[line][column][0] for line in lower if column in assigned[line]), None)
        if before is not None and after is not None:
            ends = _OPEN_END.search(fold(source[before.start : before.end]).rstrip())
            cost += _BROKEN * (ends is not None or _GOES_ON.match(source, after.start) is not None)
    return cost


def _cuts(
    assigned: Assigned, sums: Sequence[int], gaps: Sequence[_Gap], names: int, setting: Callable[[int, int], int]
) -> tuple[int, tuple[int, ...]]:
    """The cheapest cuts of all gaps with their cost, for rows set in one way; the first gap is cut before its lines."""
    paths: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, (0,))}
    for at, line in enumerate(sums):
        here, below = gaps[at].lines, gaps[at + 1]
        last = at + 1 == len(sums)
        reached: dict[int, tuple[int, tuple[int, ...]]] = {}
        for cut in (len(below.lines),) if last else range(len(below.lines), -1, -1):
            broken = 0 if last else below.costs[cut]
            own = {former: (*here[former:], line, *below.lines[:cut]) for former in paths}
            costs = (
                (
                    cost
                    + broken
                    + setting(len(here) - former, cut)
                    + _naming(assigned, own[former], line, names, setting),
                    (*path, cut),
                )
                for former, (cost, path) in paths.items()
            )
            reached[cut] = min(costs, key=lambda found: found[0])
        paths = reached
    return min(paths.values(), key=lambda found: found[0])


def _naming(assigned: Assigned, row: Sequence[int], line: int, names: int, setting: Callable[[int, int], int]) -> int:
    """What is wrong with the name of a row: there is none, or none beside its sum though cells are not centred."""
    if not any(names in assigned[other] for other in row):
        return _NAMELESS
    return _APART if names not in assigned[line] and setting is not _SETTINGS[1] else 0
