"""What a release offers for download: its files as they stand in its folder, and the sums of all of them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publisher.release import manifest
from publisher.release.bench import Bench
from publisher.release.downloads import FOLDER, KINDS, Kind, Offered
from publisher.release.dumps.levels import WHOLE, Level
from publisher.release.kinds import OF_THE_WHOLE


def offered(bench: Bench, folder: Path, levels: Iterable[Level], names: Mapping[str, str]) -> tuple[Offered, ...]:
    """The files of the levels under ``folder``, the sums of the others written last; ``names`` are of authorities.

    A file whose bytes are those of the release before keeps its time of change.
    """
    sums = _Sums(bench, folder, {})
    found = [(level, kind) for level in levels for kind in KINDS if (level.folder(folder) / kind.name).is_file()]
    lines = [f"{sums.of(level, kind)}  {'/'.join((*level.keys, kind.name))}\n" for level, kind in found]
    (folder / manifest.NAME).write_text("".join(lines), encoding="utf-8")
    found.append((WHOLE, OF_THE_WHOLE[-1]))
    return tuple(_offered(bench, sums, names, found))


def _offered(
    bench: Bench, sums: "_Sums", names: Mapping[str, str], found: Iterable[tuple[Level, Kind]]
) -> Iterator[Offered]:
    for level, kind in found:
        sha256 = sums.of(level, kind)
        before, modified = sums.former(level, kind)
        yield Offered(
            kind=kind,
            size=(level.folder(sums.folder) / kind.name).stat().st_size,
            sha256=sha256,
            modified=datetime.fromisoformat(modified) if before == sha256 else bench.making.at,
            authority=level.authority,
            authority_name=names.get(level.authority or ""),
            year=level.year,
        )


@dataclass(frozen=True, slots=True)
class _Sums:
    """The SHA-256 of each file, read once where several names are of one file, and not where the former has it."""

    bench: Bench
    folder: Path
    known: dict[int, str]

    def former(self, level: Level, kind: Kind) -> tuple[str, str]:
        """The sum and time of change that the release before tells; empty where it has no such file."""
        addresses = self.bench.making.site.addresses
        path = addresses.path(addresses.download(kind.name, level.authority, level.year))
        return self.bench.former.downloads.get(path, ("", ""))

    def of(self, level: Level, kind: Kind) -> str:
        """The sum of a file."""
        path = level.folder(self.folder) / kind.name
        file = path.stat().st_ino
        if file not in self.known:
            before = self.former(level, kind)[0]
            self.known[file] = before if before and self._is_former(level, path) else manifest.sha256_of(path)
        return self.known[file]

    def _is_former(self, level: Level, path: Path) -> bool:
        if self.bench.former.folder is None:
            return False
        former = level.folder(self.bench.former.folder / FOLDER) / path.name
        return former.is_file() and os.path.samefile(former, path)  # noqa: PTH121 - of two paths
