"""Where the ontology, shapes, site and samples are: beside the package, or inside the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PACKAGED = _PACKAGE / "_files"


def folder(name: str) -> Path:
    """Folder ``ontology``, ``shapes``, ``site`` or ``samples``. Raises FileNotFoundError when absent."""
    found = (_PACKAGED if _PACKAGED.is_dir() else _PACKAGE.parent) / name
    if not found.is_dir():
        raise FileNotFoundError(f"{name}: not in the package nor beside it")
    return found
