"""The files that a release offers for download, and what each is."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publisher import resources
from publisher.identifiers import Addresses
from publisher.pages import FileRow
from publisher.release import manifest, scdl_files
from publisher.release.about import moment
from publisher.release.documents import PLAIN_TEXT
from publisher.release.dumps import STEM
from publisher.release.serialise import JSON_LD, N_TRIPLES, TURTLE
from publisher.release.tables import ACTS, GRANTS, METADATA
from publisher.validation import shapes

FOLDER = "dumps"
CSV = "text/csv"
ACTS_DATASET = "deliberations"
GRANTS_DATASET = "subventions"
CONTEXT = "contexte.jsonld"
SHAPES = "formes.ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A file by its name: media type, what it is in French, and for a distribution its data set and EU file type.

    ``packed`` is the media type of what a compressed file holds; None for the others. ``file_type`` is that of the
    content too.
    """

    name: str
    media_type: str
    description: str
    dataset: str | None = None
    file_type: str | None = None
    packed: str | None = None


KINDS = (
    Kind(
        name=f"{STEM}.nt",
        media_type=N_TRIPLES,
        description="Toutes les données liées, en N-Triples",
        dataset=ACTS_DATASET,
        file_type="RDF_N_TRIPLES",
    ),
    Kind(
        name=f"{STEM}.ttl",
        media_type=TURTLE,
        description="Toutes les données liées, en Turtle",
        dataset=ACTS_DATASET,
        file_type="RDF_TURTLE",
    ),
    Kind(
        name=f"{STEM}.jsonld",
        media_type=JSON_LD,
        description="Toutes les données liées, en JSON-LD développé",
        dataset=ACTS_DATASET,
        file_type="JSON_LD",
    ),
    Kind(
        name=ACTS,
        media_type=CSV,
        description="Les délibérations en tableau, une par ligne",
        dataset=ACTS_DATASET,
        file_type="CSV",
    ),
    Kind(
        name=GRANTS,
        media_type=CSV,
        description="Les financements accordés en tableau, un par ligne",
        dataset=GRANTS_DATASET,
        file_type="CSV",
    ),
    Kind(
        name=scdl_files.ACTS,
        media_type=CSV,
        description="Les délibérations au schéma SCDL, celles qui ont tout ce qu’il exige",
        dataset=ACTS_DATASET,
        file_type="CSV",
    ),
    Kind(
        name=scdl_files.GRANTS,
        media_type=CSV,
        description="Les subventions au schéma SCDL, celles qui ont tout ce qu’il exige",
        dataset=GRANTS_DATASET,
        file_type="CSV",
    ),
    Kind(
        name=scdl_files.NAMES[1],
        media_type=CSV,
        description="Les délibérations absentes du fichier SCDL, et ce qui leur manque",
    ),
    Kind(
        name=scdl_files.NAMES[3],
        media_type=CSV,
        description="Les subventions absentes du fichier SCDL, et ce qui leur manque",
    ),
    Kind(name=f"{STEM}.nt.gz", media_type="application/gzip", description="Le fichier N-Triples, compressé"),
    Kind(
        name=ACTS + METADATA,
        media_type="application/csvm+json",
        description="Les colonnes du tableau des délibérations",
    ),
    Kind(
        name=GRANTS + METADATA,
        media_type="application/csvm+json",
        description="Les colonnes du tableau des financements",
    ),
    Kind(name=CONTEXT, media_type=JSON_LD, description="Le contexte JSON-LD du vocabulaire"),
    Kind(name=SHAPES, media_type=TURTLE, description="Les règles (SHACL) que les données respectent"),
    Kind(name=manifest.NAME, media_type=PLAIN_TEXT, description="Les empreintes SHA-256 de ces fichiers"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file offered: its kind, its size in bytes, its SHA-256, and when it last changed.

    ``authority`` is the key of the one whose data it holds and ``year`` that of its acts; None is all of them.
    """

    kind: Kind
    size: int
    sha256: str
    modified: datetime
    authority: str | None = None
    year: str | None = None

    def iri(self, addresses: Addresses) -> str:
        """Where the file is."""
        return addresses.download(self.kind.name, self.authority, self.year)

    @property
    def file(self) -> str:
        """Path of the file in the folder of the release."""
        return "/".join(filter(None, (FOLDER, self.authority, self.year, self.kind.name)))

    def row(self, addresses: Addresses) -> FileRow:
        """The file as pages show it."""
        return FileRow(
            iri=self.iri(addresses),
            name=self.kind.name,
            media_type=self.kind.media_type,
            size=self.size,
            description=self.kind.description,
            sha256=self.sha256,
        )

    def values(self, addresses: Addresses) -> tuple[object, ...]:
        """The row of table ``downloads``."""
        path, kind = addresses.path(self.iri(addresses)), self.kind
        return (path, self.file, kind.media_type, self.size, self.sha256, moment(self.modified), kind.description)


def write_references(folder: Path) -> None:
    """Write the JSON-LD context and the shapes, as this program has them."""
    shutil.copyfile(resources.folder("ontology") / "context.jsonld", folder / CONTEXT)
    (folder / SHAPES).write_bytes(shapes.document())


def offered(
    folder: Path, addresses: Addresses, at: datetime, former: Mapping[str, tuple[str, str]]
) -> tuple[Offered, ...]:
    """The files of ``folder``, the sums of the others written last; ``former`` has those of the release before.

    A file whose bytes are those of the release before keeps its time of change.
    """
    names = tuple(kind.name for kind in KINDS if kind.name != manifest.NAME)
    (folder / manifest.NAME).write_text(manifest.sums(folder, names), encoding="utf-8")
    found = []
    for kind in KINDS:
        path = folder / kind.name
        sha256 = manifest.sha256_of(path)
        before, modified = former.get(addresses.path(addresses.download(kind.name)), ("", ""))
        since = datetime.fromisoformat(modified) if before == sha256 else at
        found.append(Offered(kind=kind, size=path.stat().st_size, sha256=sha256, modified=since))
    return tuple(found)
