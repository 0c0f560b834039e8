"""Bytes of a file or of standard input: never a pipe that waits, never more than fits."""

import errno
import os
import stat
from pathlib import Path
from typing import IO

from publisher.errors import SourceError
from publisher.sources.names import printable

SIZE_LIMIT = 100_000_000
"""Bytes of the largest document that is read."""

_EXPLAINED = {
    errno.ENOENT: "introuvable ; vérifiez le chemin (un lien mène peut-être à un fichier disparu).",
    errno.ENOTDIR: "introuvable ; vérifiez le chemin.",
    errno.ELOOP: "introuvable, ce lien mène à lui-même ; remplacez-le par le fichier.",
    errno.EACCES: "accès refusé ; donnez le droit de lecture sur ce fichier ou ce dossier.",
    errno.EPERM: "accès refusé ; donnez le droit de lecture sur ce fichier ou ce dossier.",
    errno.ENAMETOOLONG: "ce chemin est trop long pour le système ; raccourcissez-le.",
}


def read_file(path: str) -> bytes:
    """The content of a regular file of at most SIZE_LIMIT bytes. Raises SourceError for anything else."""
    name = printable(path)
    try:
        _refuse_special(name, os.stat(path).st_mode)  # noqa: PTH116 - before opening, for opening a pipe waits
        with Path(path).open("rb") as file:
            return limited(name, file)
    except OSError as error:
        reason = _EXPLAINED.get(error.errno or 0, f"illisible ({error.strerror}) ; vérifiez le fichier et son disque.")
        raise SourceError(f"{name} : {reason}") from error
    except ValueError as error:  # a NUL in the path
        raise SourceError(f"{name} : ce chemin n’est pas valable ; vérifiez-le.") from error


def limited(name: str, file: IO[bytes]) -> bytes:
    """All that a stream holds, if that is at most SIZE_LIMIT bytes, else SourceError."""
    content = file.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise too_large(name)
    return content


def too_large(name: str) -> SourceError:
    """What is said of a document above SIZE_LIMIT."""
    return SourceError(
        f"{name} : document trop volumineux, plus de {SIZE_LIMIT // 1_000_000} Mo ; scindez-le, ou donnez une version "
        "moins lourde."
    )


def _refuse_special(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise SourceError(f"{name} : c’est un dossier, un fichier est attendu ; indiquez l’un de ses fichiers.")
    if not stat.S_ISREG(mode):
        raise SourceError(
            f"{name} : ce n’est pas un fichier ordinaire (tube ou périphérique) ; enregistrez-en le contenu dans un "
            "fichier, ou passez-le par l’entrée standard avec « - »."
        )
