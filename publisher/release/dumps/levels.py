"""What the files for download are divided by: authorities, and years of each; and the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from publisher.release.rows import PublishedAct


@dataclass(frozen=True, slots=True)
class Level:
    """One year of an authority, an authority, or the whole (neither)."""

    authority: str | None = None
    year: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that its address is made of."""
        return tuple(filter(None, (self.authority, self.year)))

    def folder(self, dumps: Path) -> Path:
        """Where its files are."""
        return dumps.joinpath(*self.keys)

    def above(self) -> Self:
        """The level that it is a part of."""
        return type(self)(self.authority if self.year else None)


WHOLE = Level()


def by_year(acts: Iterable[PublishedAct]) -> dict[Level, tuple[PublishedAct, ...]]:
    """The acts of each year of each authority, in the order given; authorities by key, years from the latest."""
    found: dict[Level, list[PublishedAct]] = {}
    for published in acts:
        keys = published.act.keys
        found.setdefault(Level(keys.authority, keys.year), []).append(published)
    latest_first = sorted(found, key=lambda level: level.year or "", reverse=True)
    return {level: tuple(found[level]) for level in sorted(latest_first, key=lambda level: level.authority or "")}


def parts_of(years: Iterable[Level]) -> Mapping[Level, tuple[Level, ...]]:
    """The parts of each authority, then those of the whole, in the order of ``years``."""
    found: dict[Level, list[Level]] = {}
    for year in years:
        found.setdefault(year.above(), []).append(year)
    return {level: tuple(parts) for level, parts in found.items()} | {WHOLE: tuple(found)}
