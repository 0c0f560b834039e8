"""The kinds of files offered for download, by their names; the same names at each level."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.release import manifest, scdl_files
from publisher.release.documents import PLAIN_TEXT
from publisher.release.dumps.graphs import FORMS
from publisher.release.dumps.parts import GZIP
from publisher.release.serialise import JSON_LD, N_TRIPLES, TURTLE
from publisher.release.tables import TABLES
from publisher.release.tables.package import CSVW, PACKAGE

CSV = "text/csv"
PACKED = "application/gzip"
PARQUET = "application/vnd.apache.parquet"
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


_GRAPHS = {
    "nt": (N_TRIPLES, "RDF_N_TRIPLES", "Les données liées, en N-Triples"),
    "ttl": (TURTLE, "RDF_TURTLE", "Les données liées, en Turtle"),
    "jsonld": (JSON_LD, "JSON_LD", "Les données liées, en JSON-LD développé"),
    "nq": ("application/n-quads", "RDF_N_QUADS", "Les données liées, en N-Quads : un graphe par document"),
    "trig": ("application/trig", "RDF_TRIG", "Les données liées, en TriG : un graphe par document"),
}

_SCDL = (
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
)

_DESCRIPTIONS = (
    Kind(name=PACKAGE, media_type="application/json", description="Le paquet des tableaux (Data Package)"),
    Kind(name=CSVW, media_type="application/csvm+json", description="Les colonnes des tableaux (CSV on the Web)"),
)

OF_THE_WHOLE = (
    Kind(name=CONTEXT, media_type=JSON_LD, description="Le contexte JSON-LD du vocabulaire"),
    Kind(name=SHAPES, media_type=TURTLE, description="Les règles (SHACL) que les données respectent"),
    Kind(name=manifest.NAME, media_type=PLAIN_TEXT, description="Les empreintes SHA-256 de ces fichiers"),
)
"""Files that concern the whole alone."""


def _graphs() -> Iterator[Kind]:
    for form in FORMS:
        media_type, file_type, description = _GRAPHS[form.suffix]
        yield Kind(
            name=form.file,
            media_type=media_type,
            description=description,
            dataset=ACTS_DATASET,
            file_type=file_type,
        )


def _tables(*, parquet: bool) -> Iterator[Kind]:
    for table in TABLES:
        yield Kind(
            name=table.parquet if parquet else table.csv,
            media_type=PARQUET if parquet else CSV,
            description=f"{table.title}, en Parquet" if parquet else f"{table.title}, en tableau",
            dataset=GRANTS_DATASET if table.of_grants else ACTS_DATASET,
            file_type="PARQUET" if parquet else "CSV",
        )


def _compressed(kind: Kind) -> Kind:
    return replace(
        kind,
        name=kind.name + GZIP,
        media_type=PACKED,
        packed=kind.media_type,
        description=f"{kind.description} (compressé)",
    )


def _with_compressed(*kinds: Kind) -> Iterator[Kind]:
    for kind in kinds:
        yield kind
        yield _compressed(kind)


KINDS = (
    *_with_compressed(*_graphs(), *_tables(parquet=False)),
    *_tables(parquet=True),
    *_with_compressed(*_SCDL),
    *_DESCRIPTIONS,
    *OF_THE_WHOLE,
)
"""In the order in which they are listed."""
