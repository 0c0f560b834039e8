"""The files of a release with their checksums, in the form that ``sha256sum --check`` reads."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sums(folder: Path, names: tuple[str, ...]) -> str:
    """One line a file: its SHA-256 in hexadecimal, two blanks, its name within ``folder``."""
    known: dict[int, str] = {}  # several names of one file, which is read once
    lines = []
    for name in names:
        path = folder / name
        file = path.stat().st_ino
        known[file] = known.get(file) or sha256_of(path)
        lines.append(f"{known[file]}  {name}\n")
    return "".join(lines)


def write_manifest(folder: Path) -> None:
    """Write ``SHA256SUMS`` at the root of ``folder``: each of its files, in the order of their names."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    (folder / NAME).write_text(sums(folder, tuple(names)), encoding="utf-8")


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file, read by pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
