"""What a document was made from, as a digest: where it is the same, what was made is used again.

The program, its templates, shapes and ontology, and the libraries that decide bytes are part of it, by their content: a
version number that someone forgot to raise must not keep old bytes in service.
"""

import hashlib
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from publisher import resources
from publisher.text import ocr

_PACKAGE = Path(__file__).parent.parent
_READING = ("records", "sources", "text", "parsing", "scdl")
_READING_LIBRARIES = ("beautifulsoup4", "lxml", "odfdo", "pypdfium2", "python-docx", "python-stdnum", "text2num")
_MAKING_LIBRARIES = ("jinja2", "oxrdflib", "pyarrow", "pyoxigraph", "pyshacl", "rdflib")


def digest(*parts: object) -> str:
    """Digest of values whose ``repr`` says all: text, numbers, tuples and frozen dataclasses of them; never sets."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


@cache
def reader() -> str:
    """Digest of what decides how a source is read; whether scans are, and by which Tesseract, is part of it."""
    return digest(ocr.version(), _of([_PACKAGE / room for room in _READING], _READING_LIBRARIES))


def corrected(corrections: tuple[object, ...]) -> str:
    """Digest of what decides how a source is read and corrected; that of ``reader`` where it has no correction."""
    return digest(reader(), _of([_PACKAGE / "enrichment"], ()), corrections) if corrections else reader()


@cache
def program() -> str:
    """Digest of what decides how documents are made from what was read."""
    folders = [_PACKAGE, *(resources.folder(name) for name in ("ontology", "shapes", "site"))]
    return _of(folders, (*_READING_LIBRARIES, *_MAKING_LIBRARIES))


def _of(folders: Iterable[Path], libraries: Iterable[str]) -> str:
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(path.relative_to(folder).as_posix().encode() + b"\0")
                found.update(hashlib.sha256(path.read_bytes()).digest())
    for name in libraries:
        found.update(f"{name} {version(name)}\0".encode())
    found.update(zlib.ZLIB_RUNTIME_VERSION.encode())
    return found.hexdigest()
