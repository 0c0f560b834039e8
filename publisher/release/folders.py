"""Where releases stand on disk, and how one takes the place of another.

``DIR/releases/{id}`` are complete releases that never change; ``DIR/current`` is a link to the one that is served. A
release is built under a name that no reader knows, written through to the disk, renamed, and the link is replaced by
one rename: whenever the machine stops, the former release serves; what was begun is removed by the next publication.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.errors import ReleaseError
from publisher.release.store import CURRENT

RELEASES = "releases"
_BEGUN = ".en-cours"
_LOCK = ".verrou"
_NEXT = ".current"


@contextmanager
def workshop(directory: Path) -> Iterator[Path]:
    """An empty folder in which a release of ``directory`` is built; it is removed where it was not put in place.

    Raises ReleaseError where ``directory`` is no folder, cannot be written, or is being published to already.
    """
    _make(directory)
    with _locked(directory):
        begun = directory / RELEASES / _BEGUN
        shutil.rmtree(begun, ignore_errors=True)
        begun.mkdir(parents=True)
        try:
            yield begun
        finally:
            shutil.rmtree(begun, ignore_errors=True)


def put_in_place(directory: Path, begun: Path, identifier: str) -> Path:
    """Make the release built in ``begun`` the current one of ``directory``; gives its folder.

    Where a release of that name is there already, it has the same content: it is the one that serves.
    """
    _write_through(begun)
    folder = directory / RELEASES / identifier
    if not folder.is_dir():
        begun.rename(folder)
        _sync(folder.parent)
    following = directory / _NEXT
    following.unlink(missing_ok=True)
    following.symlink_to(Path(RELEASES, identifier), target_is_directory=True)
    following.replace(directory / CURRENT)
    _sync(directory)
    return folder


def _make(directory: Path) -> None:
    if directory.exists() and not directory.is_dir():
        raise ReleaseError(
            f"{directory} : un dossier est attendu, c’est un fichier ; indiquez un autre emplacement à --to."
        )
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except FileNotFoundError as error:  # the system takes no folder there, as under /proc
        raise ReleaseError(
            f"{directory} : ce dossier ne peut pas être créé à cet endroit ; indiquez un autre emplacement à --to."
        ) from error


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Publish alone. The lock is of this process, not of those it starts: it ends with it, however it ends."""
    with (directory / _LOCK).open("a") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in {errno.EACCES, errno.EAGAIN}:
                raise
            raise ReleaseError(
                f"{directory} : une autre publication est en cours dans ce dossier ; attendez qu’elle finisse, "
                "puis recommencez."
            ) from error
        yield


def _write_through(folder: Path) -> None:
    """Have every file and folder on the disk itself before anything points to them."""
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
