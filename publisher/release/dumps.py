"""All the data of a release as single files: N-Triples, Turtle and JSON-LD, written as a stream.

No triple is repeated, and each file holds the same ones. Acts tell what bodies, members, places and sources are called;
the documents of those tell where acts mention them. They are written first and remembered, so that of the acts, which
are many, only what they say of others has to be.
"""

import gzip
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from publisher.release.jsonld import Context
from publisher.release.serialise import write_turtle

STEM = "deliberations"
Document = tuple[str, bytes]
"""The IRI of a document, and its canonical N-Triples."""

_DIGEST = 16  # bytes that stand for a triple told by several documents


def write_ntriples(path: Path, named: Iterable[Document], acts: Iterable[Document]) -> None:
    """Write the triples of documents, each once: those of what acts name, then those of the acts."""
    with path.open("wb") as output:
        output.writelines(_each_once(named, acts))


def write_other_forms(ntriples: Path, context: Context) -> None:
    """Write beside an N-Triples file the same triples as Turtle and as (expanded) JSON-LD."""
    with ntriples.open("rb") as lines, ntriples.with_suffix(".ttl").open("wb") as output:
        write_turtle(lines, output, context)
    with ntriples.open("rb") as lines, ntriples.with_suffix(".jsonld").open("wb") as output:
        triples = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        ox.serialize(triples, output, format=ox.RdfFormat.JSON_LD)
        output.write(b"\n")


def write_compressed(path: Path) -> None:
    """Write ``path.gz`` beside a file; the same file gives the same bytes."""
    target = path.with_name(f"{path.name}.gz")
    with (
        path.open("rb") as lines,
        target.open("wb") as output,
        gzip.GzipFile(filename="", mode="wb", fileobj=output, compresslevel=6, mtime=0) as packed,
    ):
        shutil.copyfileobj(lines, packed, 1 << 20)


def _each_once(named: Iterable[Document], acts: Iterable[Document]) -> Iterator[bytes]:
    told: set[bytes] = set()
    for _, canonical in named:
        for line in canonical.splitlines(keepends=True):
            known = _digest(line)
            if known not in told:
                told.add(known)
                yield line
    for document, canonical in acts:
        own = (f"<{document}> ".encode(), f"<{document}#".encode())
        for line in canonical.splitlines(keepends=True):
            known = _digest(line)
            if known in told:
                continue
            if not line.startswith(own):
                told.add(known)
            yield line


def _digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=_DIGEST).digest()
