"""What the API of udata is sent of a data set and of a file, and whether the portal holds it already.

udata replaces all tags, extras and the period by what a change of a data set carries, and by nothing where it carries
none (udata 17.18, ``udata/core/dataset/forms.py``): such a body is always whole, with what others put there.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from publisher.push.offer import Dataset, File

Body = Mapping[str, Any]

IDENTIFIER = "delib:identifier"
"""The key of ``extras`` that holds the identifier of a data set: by it ours is known again."""

_LICENCE_KEYS = ("url", "alternate_urls", "title", "alternate_titles")


def dataset_body(dataset: Dataset, licence: str | None) -> Body:
    """A data set as it is to be; ``licence`` is the portal's own identifier of it, None leaves the portal's choice."""
    body: dict[str, Any] = {
        "title": dataset.title,
        "description": dataset.description,
        "tags": list(dataset.tags),
        "frequency": "irregular",
        "extras": {IDENTIFIER: dataset.identifier},
    }
    if licence is not None:
        body["license"] = licence
    if dataset.period is not None:
        body["temporal_coverage"] = {"start": dataset.period[0], "end": dataset.period[1]}
    return body


def file_body(file: File) -> Body:
    """A file as it is to be: at its own address, never copied to the portal."""
    body: dict[str, Any] = {
        "title": file.title,
        "filetype": "remote",
        "type": "main",
        "url": file.url,
        "format": file.format,
        "mime": file.media_type,
        "filesize": file.size,
        "checksum": {"type": "sha256", "value": file.sha256},
    }
    if file.schema is not None:
        body["schema"] = {"name": file.schema}
    return body


def changed(wanted: Body, held: Body) -> tuple[str, ...]:
    """Keys of ``wanted`` of which the portal holds something else, in the order of ``wanted``."""
    return tuple(key for key, value in wanted.items() if not _same(key, value, held.get(key)))


def merged(wanted: Body, held: Body) -> Body:
    """The body of a change: what is wanted, with the tags, extras and period that others put there."""
    tags, extras = held.get("tags"), held.get("extras")
    kept: dict[str, Any] = {
        "tags": sorted({*wanted["tags"], *(tags if isinstance(tags, list) else ())}),
        "extras": {**(extras if isinstance(extras, dict) else {}), **wanted["extras"]},
    }
    if held.get("temporal_coverage"):
        kept["temporal_coverage"] = held["temporal_coverage"]
    return {**kept, **wanted, "tags": kept["tags"], "extras": kept["extras"]}


def licence_of(known: Iterable[Body], name: str, url: str) -> str | None:
    """The portal's identifier of a licence, by its address or title; None where there is none, or more than one."""
    wanted = {_key(name), _key(url)}
    found = {
        str(row["id"])
        for row in known
        if row.get("id") and wanted & {_key(text) for key in _LICENCE_KEYS for text in _texts(row.get(key))}
    }
    return found.pop() if len(found) == 1 else None


def _same(key: str, wanted: Any, held: Any) -> bool:
    if isinstance(wanted, dict):
        stated = held if isinstance(held, dict) else {}
        return all(_same(f"{key}.{inner}", value, stated.get(inner)) for inner, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(held, list) and all(value in held for value in wanted)
    if key.startswith("temporal_coverage."):
        return isinstance(held, str) and held[: len(wanted)] == wanted
    if isinstance(wanted, str):
        return isinstance(held, str) and _plain(held) == _plain(wanted)
    return bool(wanted == held)


def _plain(text: str) -> str:
    """Without the spaces around, and with the line ends of one system."""
    return text.replace("\r\n", "\n").strip()


def _key(text: str) -> str:
    """An address or title without what spellings of it differ by: scheme, case, final slash."""
    return re.sub(r"^https?://(www\.)?", "", text.strip().lower()).rstrip("/")


def _texts(value: Any) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and text]
