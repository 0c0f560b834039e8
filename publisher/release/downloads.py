"""The files that a release offers for download, and what is said of each."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publisher import resources
from publisher.identifiers import Addresses
from publisher.pages import FileRow
from publisher.release.about import moment
from publisher.release.kinds import ACTS_DATASET, CONTEXT, GRANTS_DATASET, KINDS, SHAPES, Kind
from publisher.validation import shapes

__all__ = ["ACTS_DATASET", "FOLDER", "GRANTS_DATASET", "KINDS", "Kind", "Offered", "write_references"]

FOLDER = "dumps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file offered: its kind, its size in bytes, its SHA-256, and when it last changed.

    ``authority`` is the key of the one whose data it holds, ``authority_name`` its name, and ``year`` that of its acts;
    None is all of them.
    """

    kind: Kind
    size: int
    sha256: str
    modified: datetime
    authority: str | None = None
    authority_name: str | None = None
    year: str | None = None

    def iri(self, addresses: Addresses) -> str:
        """Where the file is."""
        return addresses.download(self.kind.name, self.authority, self.year)

    @property
    def file(self) -> str:
        """Path of the file in the folder of the release."""
        return "/".join(filter(None, (FOLDER, self.authority, self.year, self.kind.name)))

    def row(self, addresses: Addresses, packed: FileRow | None = None) -> FileRow:
        """The file as pages show it, with its compressed form."""
        return FileRow(
            iri=self.iri(addresses),
            name=self.kind.name,
            media_type=self.kind.media_type,
            size=self.size,
            description=self.kind.description,
            sha256=self.sha256,
            packed=packed,
        )

    def values(self, addresses: Addresses) -> tuple[object, ...]:
        """The row of table ``downloads``."""
        path, kind = addresses.path(self.iri(addresses)), self.kind
        return (path, self.file, kind.media_type, self.size, self.sha256, moment(self.modified), kind.description)


def write_references(folder: Path) -> None:
    """Write the JSON-LD context and the shapes, as this program has them."""
    shutil.copyfile(resources.folder("ontology") / "context.jsonld", folder / CONTEXT)
    (folder / SHAPES).write_bytes(shapes.document())
