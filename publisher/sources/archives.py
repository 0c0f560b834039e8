"""ZIP archives: each of their files is a source of its own, named ``archive.zip/member.pdf``.

Nothing is unpacked to the disk, so that a name such as ``../../x`` leads nowhere; it is only told without its dots. An
archive in an archive is opened, one in that one is not. What is too large is refused before it is unpacked (``bombs``).
"""

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from publisher.errors import SourceError
from publisher.sources.beside import is_source
from publisher.sources.bombs import MOST_MEMBERS, excess
from publisher.sources.files import limited, read_file
from publisher.sources.mediatypes import ZIP, archive_type, extension
from publisher.sources.names import printable

_SUFFIX = ".zip"
_PART = re.compile(r"[/\\]+")
_UTF_8 = 0x800
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_archive(origin: str) -> bool:
    """Whether an origin, a path or an address, is named as an archive is."""
    return extension(origin) == _SUFFIX


def member_origins(path: str) -> tuple[str, ...]:
    """The sources of an archive, or the path itself where it is none or cannot be opened: ``fetch`` then says why."""
    if not is_archive(path) or not os.path.isfile(path):  # noqa: PTH113 - a path as it was given
        return (path,)
    try:
        with Path(path).open("rb") as file, _opened(printable(path), file) as archive:
            if archive_type(file) != ZIP:  # an office file under another name
                return (path,)
            return tuple(f"{path}/{name}" for name in _names(printable(path), archive)) or (path,)
    except (SourceError, OSError):
        return (path,)


def is_member(origin: str) -> bool:
    """Whether an origin names a source of an archive that is there."""
    path = _path(origin)
    return path is not None and origin in member_origins(path)


def read_path(origin: str) -> bytes:
    """The content of a file, or of a member of an archive. Raises SourceError."""
    path = _path(origin)
    if path is None:
        return read_file(origin)
    with _opened(printable(path), Path(path)) as archive:
        return _read(printable(origin), archive, origin[len(path) + 1 :])


def members(origin: str, content: bytes) -> Iterator[tuple[str, bytes | SourceError]]:
    """The sources of an archive that came from elsewhere than a file, each with its content or why there is none.

    Raises SourceError where the archive cannot be opened.
    """
    with _opened(origin, io.BytesIO(content)) as archive:
        for name in _names(origin, archive):
            member = f"{origin}/{name}"
            try:
                yield member, _read(member, archive, name)
            except SourceError as error:
                yield member, error


def refuse_unreadable(origin: str, content: bytes) -> None:
    """Raise SourceError where an archive cannot be opened, or holds no source."""
    with _opened(origin, io.BytesIO(content)) as archive:
        if not _names(origin, archive):
            raise SourceError(f"{origin} : cette archive ne contient aucun document ; vérifiez-la.")


def _path(origin: str) -> str | None:
    """The path of the archive that an origin is a member of."""
    ends = (match.end() for match in re.finditer(r"\.zip(?=/)", origin, re.IGNORECASE))
    return next((origin[:end] for end in ends if os.path.isfile(origin[:end])), None)  # noqa: PTH113


@contextmanager
def _opened(name: str, file: Path | BinaryIO) -> Iterator[zipfile.ZipFile]:
    """An archive whose members are few and small enough. Raises SourceError."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise SourceError(
            f"{name} : cette archive est endommagée ou illisible ; ouvrez-la pour la vérifier, ou donnez le dossier "
            "extrait."
        ) from error
    with archive:
        too_much = excess(archive.infolist())
        if too_much:
            raise SourceError(f"{name} : cette archive est refusée, {too_much} ; donnez le dossier extrait.")
        yield archive


def _names(origin: str, archive: zipfile.ZipFile) -> list[str]:
    """The names of the sources of an archive, those of archives in it included, in the order of names."""
    names: list[str] = []
    for name, info in _listed(archive).items():
        inside = _names_inside(f"{origin}/{name}", archive, info) if name.lower().endswith(_SUFFIX) else []
        names += [f"{name}/{inner}" for inner in inside] or [name]
        if len(names) > MOST_MEMBERS:
            raise SourceError(
                f"{origin} : cette archive est refusée, plus de {MOST_MEMBERS} fichiers y sont rangés ; donnez le "
                "dossier extrait."
            )
    return sorted(names)


def _names_inside(origin: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> list[str]:
    """The names of the sources of an archive in an archive; none where it cannot be opened, or is an office file."""
    try:
        content = _unpacked(origin, archive, info)
        if archive_type(io.BytesIO(content)) != ZIP:
            return []
        with _opened(origin, io.BytesIO(content)) as inner:
            return list(_listed(inner))
    except SourceError:
        return []


def _listed(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files that may hold acts, by a name that is theirs alone."""
    listed: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        parts = [part for part in _PART.split(_decoded(info)) if part not in {"", ".", ".."}]
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
        if info.is_dir() or not parts or hidden or not is_source(parts[-1]):
            continue
        name, count = "/".join(parts), 1
        while name in listed:
            count += 1
            path = PurePosixPath("/".join(parts))
            name = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
        listed[name] = info
    return listed


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name of a member: where it is not said to be UTF-8 it may still be, else it is that of DOS in France."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")  # what ``zipfile`` takes it for (APPNOTE.TXT, appendix D)
    except UnicodeEncodeError:
        return info.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _read(origin: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """A member by its name, which may be that of a member of an archive inside."""
    listed = _listed(archive)
    if name in listed:
        return _unpacked(origin, archive, listed[name])
    for outer, info in listed.items():
        if outer.lower().endswith(_SUFFIX) and name.startswith(f"{outer}/"):
            with _opened(origin, io.BytesIO(_unpacked(origin, archive, info))) as inner:
                found = _listed(inner).get(name[len(outer) + 1 :])
                if found is not None:
                    return _unpacked(origin, inner, found)
    raise SourceError(f"{origin} : introuvable dans cette archive ; vérifiez le nom du document.")


def _unpacked(origin: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise SourceError(
            f"{origin} : ce document est protégé par un mot de passe dans son archive ; donnez-le sans protection."
        )
    try:
        with archive.open(info) as file:
            return limited(origin, file)
    except _BROKEN as error:
        raise SourceError(
            f"{origin} : ce document est endommagé dans son archive, ou compressé d’une manière inconnue ; extrayez-le "
            "pour le vérifier."
        ) from error
