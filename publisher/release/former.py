"""What the next publication keeps of the release that serves: addresses, acts, readings, what was made from what."""

import gzip
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cattrs

from publisher.errors import ReleaseError
from publisher.keys import ActKeys, KeyedAct, NamedOrganisation
from publisher.keys.acts import Shelf
from publisher.records import Deliberation, Finding, Source
from publisher.records.encode import from_plain, to_plain
from publisher.release.readings import StoredReading
from publisher.release.representation import Gone, unpacked
from publisher.release.store import CURRENT, STORE, connect


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerAct:
    """An act as it is published: its record and keys, what was found about it, and what it was made from."""

    act: KeyedAct
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The release that serves; nothing where there is none. Acts and what was made are by path."""

    folder: Path | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, FormerAct] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, Gone] = field(default_factory=dict)
    organisations: tuple[NamedOrganisation, ...] = ()
    downloads: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    quarantine: tuple[tuple[str, str], ...] = ()
    readers: Mapping[str, str] = field(default_factory=dict)

    def shelves(self) -> Mapping[Shelf, Sequence[KeyedAct]]:
        """The acts of each authority and year, in the order of their keys."""
        found: defaultdict[Shelf, list[KeyedAct]] = defaultdict(list)
        for _, former in sorted(self.acts.items()):
            found[former.act.keys.authority, former.act.keys.year].append(former.act)
        return found

    def paths(self) -> tuple[str, ...]:
        """Paths of its documents."""
        if self.folder is None:
            return ()
        with closing(connect(self.folder)) as store:
            return tuple(path for (path,) in store.execute("SELECT DISTINCT path FROM documents ORDER BY path"))

    def body(self, path: str, media_type: str) -> bytes | None:
        """The bytes of a document in one media type; None where the release has none."""
        if self.folder is None:
            return None
        with closing(connect(self.folder)) as store:
            found = store.execute(
                "SELECT stored, compressed FROM documents WHERE path = ? AND media_type = ?", (path, media_type)
            ).fetchone()
        return None if found is None else gzip.decompress(found[0]) if found[1] else bytes(found[0])

    def reading(self, sha256: str) -> StoredReading | None:
        """What was read in a source; None where the release holds none of it."""
        return read_before(self.folder, sha256, None) if self.folder else None


def open_former(directory: Path) -> Former:
    """The release that ``directory`` serves now. Raises ReleaseError where it is there and cannot be read."""
    folder = directory / CURRENT
    if not (folder / STORE).is_file():
        return Former()
    try:
        with closing(connect(folder)) as store:
            return _former(folder.resolve(), store)
    except (sqlite3.Error, ValueError, KeyError, cattrs.BaseValidationError) as error:
        raise ReleaseError(
            f"{folder} : la publication en service est illisible ({type(error).__name__}) ; publiez dans un nouveau "
            "dossier, ou supprimez ce lien pour repartir de zéro."
        ) from error


def read_before(folder: Path, sha256: str, reader: str | None) -> StoredReading | None:
    """What the release in ``folder`` keeps of a source, if ``reader`` (a digest; None: any) is what read it."""
    with closing(connect(folder)) as store:
        found = store.execute(
            "SELECT origin, media_type, masked, stored FROM readings WHERE sha256 = ?1 AND (?2 IS NULL OR reader = ?2)",
            (sha256, reader),
        ).fetchone()
    if found is None:
        return None
    origin, media_type, masked, stored = found
    return StoredReading(sha256=sha256, origin=origin, media_type=media_type, masked=bool(masked), stored=stored)


def keys_to_json(act: KeyedAct) -> str:
    """Keys of an act that its address does not say, and the digest of its facts."""
    kept = {"grants": act.keys.grants, "beneficiaries": act.keys.beneficiaries, "facts": act.facts}
    return json.dumps(kept, ensure_ascii=False)


def to_json(values: Iterable[Any]) -> str:
    """Findings or sources as a JSON array."""
    return json.dumps([to_plain(value) for value in values], ensure_ascii=False)


def _former(folder: Path, store: sqlite3.Connection) -> Former:
    return Former(
        folder=folder,
        about=dict(store.execute("SELECT key, value FROM about")),
        acts={row[0]: _act(*row[1:]) for row in store.execute(_ACTS)},
        made=dict(store.execute("SELECT path, digest FROM made")),
        gone={
            path: Gone(reason=reason, on=day)
            for path, reason, day in store.execute("SELECT path, reason, day FROM gone")
        },
        organisations=tuple(_named(*row) for row in store.execute("SELECT identity, key FROM identities")),
        downloads={
            path: (sha256, modified)
            for path, sha256, modified in store.execute("SELECT path, sha256, modified FROM downloads")
        },
        quarantine=tuple(store.execute("SELECT origin, findings FROM quarantine ORDER BY position")),
        readers=dict(store.execute("SELECT sha256, reader FROM readings")),
    )


_ACTS = "SELECT path, authority, year, key, sources, keys, findings, record FROM acts"


def _act(authority: str, year: str, key: str, sources: str, keys: str, findings: str, record: bytes) -> FormerAct:
    kept = json.loads(keys)
    return FormerAct(
        act=KeyedAct(
            record=from_plain(json.loads(unpacked(record)), Deliberation),
            keys=ActKeys(
                authority=authority,
                year=year,
                act=key,
                grants=tuple(kept["grants"]),
                beneficiaries=tuple(kept["beneficiaries"]),
            ),
            facts=kept["facts"],
            sources=tuple(from_plain(source, Source) for source in json.loads(sources)),
        ),
        findings=tuple(from_plain(finding, Finding) for finding in json.loads(findings)),
    )


def _named(identity: str, key: str) -> NamedOrganisation:
    scope, name, siren = json.loads(identity)
    return NamedOrganisation(scope=scope, name=name, siren=siren, key=key)
