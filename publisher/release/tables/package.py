"""What the columns of the tables mean, for programs: CSV on the Web, and a Data Package.

See https://www.w3.org/TR/tabular-metadata/ and https://specs.frictionlessdata.io/data-package/.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from publisher.pages import Site
from publisher.release.dumps.levels import Level
from publisher.release.dumps.parts import packed_beside
from publisher.release.manifest import sha256_of
from publisher.release.tables.columns import ACT, Column, Datatype, Table

CSVW = "csv-metadata.json"
"""Name under which readers of CSV on the Web look for what the tables of a folder hold."""

PACKAGE = "datapackage.json"

_CSVW_TYPES: Mapping[Datatype, Any] = {
    Datatype.TEXT: "string",
    Datatype.ADDRESS: "anyURI",
    Datatype.COUNT: "integer",
    Datatype.SUM: "decimal",
    Datatype.NUMBER: "decimal",
    Datatype.DAY: "date",
    Datatype.FLAG: {"base": "boolean", "format": "oui|non"},
}
_FIELD_TYPES: Mapping[Datatype, Mapping[str, Any]] = {
    Datatype.TEXT: {"type": "string"},
    Datatype.ADDRESS: {"type": "string", "format": "uri"},
    Datatype.COUNT: {"type": "integer"},
    Datatype.SUM: {"type": "number"},
    Datatype.NUMBER: {"type": "number"},
    Datatype.DAY: {"type": "date"},
    Datatype.FLAG: {"type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]},
}


@cache
def csvw(tables: tuple[Table, ...]) -> bytes:
    """What the columns of the tables beside hold, as CSV on the Web; addresses are relative to it."""
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "fr"}],
            "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
            "tables": [_csvw(table) for table in tables],
        }
    )


def _csvw(table: Table) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": column.name,
                "titles": column.name,
                "dc:description": column.description,
                "datatype": _CSVW_TYPES[column.datatype],
            }
            for column in table.columns
        ],
        "primaryKey": table.columns[0].name,
    }
    if _refers_to_acts(table):
        reference = {"resource": "deliberations.csv", "columnReference": ACT.name}
        schema["foreignKeys"] = [{"columnReference": ACT.name, "reference": reference}]
    return {"url": table.csv, "dc:title": table.title, "tableSchema": schema}


def write_package(folder: Path, tables: Sequence[Table], site: Site, level: Level, name: str | None) -> None:
    """Write the Data Package of the tables in ``folder``; ``name`` is that of the authority whose acts they hold.

    Where only the compressed form of a table is there, it is that which is described.
    """
    told = " ".join(filter(None, (name, level.year)))
    content = {
        "profile": "tabular-data-package",
        "name": "-".join(("deliberations", *level.keys)),
        "title": f"{site.title} — {told}" if told else site.title,
        "homepage": site.addresses.downloads(),
        "licenses": [{"title": site.licence, "path": site.licence_url}],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "resources": [_resource(folder, table) for table in tables],
    }
    (folder / PACKAGE).write_bytes(_json(content))


def _resource(folder: Path, table: Table) -> Mapping[str, Any]:
    plain = folder / table.csv
    path = plain if plain.exists() else packed_beside(plain)
    schema: dict[str, Any] = {
        "fields": [_field(column, key=column is table.columns[0]) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.columns[0].name],
    }
    if _refers_to_acts(table):
        schema["foreignKeys"] = [
            {"fields": [ACT.name], "reference": {"resource": "deliberations", "fields": [ACT.name]}}
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({} if path is plain else {"compression": "gz"}),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column, *, key: bool) -> Mapping[str, Any]:
    described = {"name": column.name, "description": column.description, **_FIELD_TYPES[column.datatype]}
    return described | {"constraints": {"required": True, "unique": True}} if key else described


def _refers_to_acts(table: Table) -> bool:
    return any(column.name == ACT.name for column in table.columns[1:])


def _json(content: Mapping[str, Any]) -> bytes:
    # On one line: indented, it is written ten times slower, and there is one in each folder.
    return json.dumps(content, ensure_ascii=False).encode() + b"\n"
