"""A folder of files that becomes the place of another whole, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from tempfile import mkdtemp

from publisher.errors import PublisherError


class Tree:
    """Files below a folder, by their paths on the host; two never stand in one file."""

    def __init__(self, root: Path, dated: datetime) -> None:
        """Begin an empty tree at ``root``; files of which no date is said are ``dated`` like this."""
        self.root = root
        self.dated = dated
        self.files = self.size = 0

    def write(self, path: str, body: bytes, modified: str | None = None) -> None:
        """Write a file, dated as the header ``Last-Modified`` has it."""
        file = self._new(path)
        try:
            with file.open("xb") as opened:
                opened.write(body)
        except FileExistsError as error:
            raise _met(path) from error
        self._done(file, modified)

    def copy(self, path: str, source: Path, modified: str | None = None) -> None:
        """Put a file of a release into the tree: the same file by another name where the disk allows it."""
        file = self._new(path)
        try:
            os.link(source, file)
        except FileExistsError as error:
            raise _met(path) from error
        except OSError:
            shutil.copyfile(source, file)
        self._done(file, modified)

    def _new(self, path: str) -> Path:
        file = self.root / path.removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def _done(self, file: Path, modified: str | None) -> None:
        moment = (parsedate_to_datetime(modified) if modified else self.dated).timestamp()
        os.utime(file, (moment, moment))
        self.files += 1
        self.size += file.stat().st_size


@contextmanager
def replaced(folder: Path, marker: str) -> Iterator[Path]:
    """A new folder that takes the place of ``folder`` at the end, where nothing was raised.

    Raises PublisherError where something stands there that is not of this kind: that has no file ``marker``.
    """
    if folder.exists() and not (folder / marker).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise PublisherError(
            f"{folder} : ce dossier contient autre chose qu’un site exporté, et rien n’y est écrit ; donnez à --static "
            "un dossier vide ou un export précédent."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    working = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield working
        working.chmod(0o755)
        if folder.exists():
            former = working.with_name(f"{working.name}-avant")
            folder.rename(former)
            working.rename(folder)
            shutil.rmtree(former)
        else:
            working.rename(folder)
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _met(path: str) -> PublisherError:
    return PublisherError(
        f"{path} : deux adresses du site auraient le même fichier sur ce disque, qui ne distingue peut-être pas les "
        "majuscules ; exportez sur un disque qui les distingue."
    )
