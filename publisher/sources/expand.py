"""From what the officer gives to the origins of single documents."""

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from publisher.errors import SourceError
from publisher.sources.archives import is_member, member_origins
from publisher.sources.beside import is_source
from publisher.sources.names import STANDARD_INPUT, is_address, printable

_WILD = re.compile(r"[*?\[]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def expand(argument: str) -> tuple[str, ...]:
    """The origins that one SOURCE argument stands for, each once, in the order of their names.

    A file, an http(s) address and « - » stand for themselves, an archive for its members (``archives``). A folder
    stands for its files, those of its folders included; hidden files and those that are evidently no source
    (``beside``) are left out, any other is given, so that a file that cannot be read is told rather than passed over. A
    link to a folder is followed once, so that loops end. A pattern (``*``, ``?``, ``[…]``, ``**``) stands for what
    it matches, folders as above; a file whose name looks like a pattern is itself. A folder that cannot be listed and
    an archive that cannot be opened are given as they are: ``fetch`` says why. Raises SourceError where nothing is
    found.
    """
    if argument == STANDARD_INPUT or is_address(argument):
        return (argument,)
    if _SCHEME.match(argument):
        raise SourceError(
            f"{printable(argument)} : seules les adresses http et https sont lues ; téléchargez le document puis "
            "donnez son chemin."
        )
    if "\0" not in argument and (os.path.lexists(argument) or is_member(argument)):
        return _found(argument, [argument])
    if _WILD.search(argument):
        return _found(argument, _matches(argument))
    raise SourceError(
        f"{printable(argument) or '(chemin vide)'} : introuvable, aucun fichier ni dossier ne porte ce nom ; "
        "vérifiez le chemin."
    )


def _found(argument: str, paths: Iterable[str]) -> tuple[str, ...]:
    origins = sorted({origin for path in paths for origin in _files(path)})
    if origins:
        return tuple(origins)
    what = "ce dossier ne contient aucun document" if Path(argument).is_dir() else "aucun fichier ne répond à ce motif"
    raise SourceError(
        f"{printable(argument)} : {what} ; vérifiez le chemin, ou déposez-y les délibérations (PDF, HTML, "
        "DOCX, ODT, texte…)."
    )


def _files(path: str) -> Iterator[str]:
    """The path itself, or the sources under it where it is a folder; an archive is its members."""
    if not os.path.isdir(path):  # noqa: PTH112 - a path stays as it was given, « ./ » included
        yield from member_origins(path)
        return
    for folder, names in _folders(path):
        if names is None:
            yield folder
            continue
        for name in names:
            if is_source(name):
                yield from member_origins(os.path.join(folder, name))  # noqa: PTH118


def _folders(path: str) -> Iterator[tuple[str, list[str] | None]]:
    """Each folder under a path once, with the names of its files, or None where it cannot be listed.

    Links are followed last, so that a folder reached both ways is told by its own name.
    """
    waiting, links, seen = [path], list[str](), set[tuple[int, int]]()
    while waiting or links:
        folder = waiting.pop() if waiting else links.pop(0)
        try:
            place = os.stat(folder)  # noqa: PTH116
            if (place.st_dev, place.st_ino) in seen:
                continue
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield folder, None
            continue
        seen.add((place.st_dev, place.st_ino))
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        below = [entry for entry in entries if _is_folder(entry)]
        waiting += [entry.path for entry in below if not entry.is_symlink()]
        links += [entry.path for entry in below if entry.is_symlink()]
        yield folder, [entry.name for entry in entries if entry not in below]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: no folder, and ``fetch`` says what it is
        return False


def _matches(pattern: str) -> Iterator[str]:
    """Paths that a pattern matches. ``**`` is any number of folders; loops of links end as in ``_folders``."""
    head, deep, tail = f"/{pattern}".partition("/**/")
    if not deep:
        yield from glob.iglob(pattern)  # noqa: PTH207 - keeps the path as it was given
        return
    root = "/" if pattern.startswith("/") else "."
    for base in glob.iglob(head[1:]) if head else [root]:  # noqa: PTH207
        for folder, _ in _folders(base):
            below = os.path.join(glob.escape(folder), tail)  # noqa: PTH118
            yield from _matches(below if head else below.removeprefix("./"))
