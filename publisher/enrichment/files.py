"""The files of corrections: where they stand, and their text."""

import os
from collections.abc import Iterable
from pathlib import Path

from publisher.enrichment.amendments import Amendment
from publisher.enrichment.tables import read_table
from publisher.errors import ConfigError
from publisher.sources.names import STANDARD_INPUT, is_address

FOLDER = "corrections"
"""The folder that is looked for beside the sources; its files end in ``.toml``, which is never a source."""


def folders_beside(arguments: Iterable[str], origins: Iterable[str]) -> tuple[Path, ...]:
    """Folders of corrections of some sources: in a folder given, beside it, or beside a file; each once, in order.

    ``arguments`` are the SOURCE arguments, ``origins`` the files that they stand for.
    """
    given = [Path(argument) for argument in arguments if _on_disk(argument)]
    near = [place for path in given if _is_folder(path) for place in (path, path.absolute().parent)]
    near += [Path(origin).parent for origin in origins if _on_disk(origin)]
    return tuple(sorted({(place / FOLDER).resolve() for place in near if _is_folder(place / FOLDER)}))


def load(folders: Iterable[Path]) -> tuple[Amendment, ...]:
    """Every correction of some folders, in the order of the files. Raises ConfigError naming file, line and key."""
    return tuple(amendment for folder in folders for path in _files(folder) for amendment in _read(path))


def _on_disk(argument: str) -> bool:
    return argument != STANDARD_INPUT and not is_address(argument) and "\0" not in argument


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir() raises where a name is too long for the system


def _files(folder: Path) -> list[Path]:
    if not _is_folder(folder):
        raise ConfigError(
            f"{folder} : aucun dossier de corrections ne porte ce nom ; vérifiez le chemin donné à --corrections."
        )
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def _read(path: Path) -> tuple[Amendment, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"{path} : fichier de corrections illisible ({error.strerror}) ; vérifiez ses droits."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} : ce fichier n’est pas en UTF-8 ; enregistrez-le dans cet encodage.") from error
    return read_table(text, path)
