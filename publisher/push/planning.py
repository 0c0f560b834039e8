"""What differs between an offer and a portal: what would be created, changed, left. Nothing is asked or sent here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from publisher.push.bodies import Body, changed, dataset_body, file_body
from publisher.push.looking import Found, Held
from publisher.push.offer import Dataset, File, Offer


class Fate(StrEnum):
    """What becomes of a thing: a word for programs."""

    CREATE = "create"
    CHANGE = "change"
    LEAVE = "leave"
    REMOVE = "remove"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStep:
    """What becomes of one file; ``id`` is the portal's where it holds it, ``changes`` the keys that differ."""

    fate: Fate
    name: str
    body: Body
    id: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What becomes of one data set, and of each of its files.

    ``held`` is what the portal has of it. ``harvested`` is the title of the same one where the portal harvests it: to
    push it would be to have it twice.
    """

    fate: Fate
    dataset: Dataset
    body: Body
    files: tuple[FileStep, ...]
    held: Held | None = None
    changes: tuple[str, ...] = ()
    harvested: str = ""

    @property
    def idle(self) -> bool:
        """Whether nothing is to be sent: all of it is there, or it may not be sent."""
        return self.fate is Fate.REFUSE or (
            self.fate is Fate.LEAVE and all(file.fate is Fate.LEAVE for file in self.files)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The steps in order; ``licence`` is the portal's identifier of it, ``prune`` whether stale files are removed."""

    steps: tuple[Step, ...]
    licence: str | None
    prune: bool

    @property
    def idle(self) -> bool:
        """Whether nothing is to be sent."""
        return all(step.idle for step in self.steps)


def plan(offer: Offer, found: Found, *, prune: bool = False) -> Plan:
    """What would be sent; with ``prune``, files of this site that it offers no more are removed."""
    steps = tuple(step(dataset, found, offer.downloads, prune=prune) for dataset in offer.datasets)
    return Plan(steps=steps, licence=found.licence, prune=prune)


def step(dataset: Dataset, found: Found, downloads: str, *, prune: bool) -> Step:
    """What would become of one data set; ``downloads`` is the address that all files of this site are under."""
    held = found.datasets.get(dataset.identifier)
    body = dataset_body(dataset, found.licence)
    if held is None:
        harvested = found.harvested.get(dataset.identifier, "")
        files = tuple(_new(file) for file in dataset.files)
        fate = Fate.REFUSE if harvested else Fate.CREATE
        return Step(fate=fate, dataset=dataset, body=body, files=files, harvested=harvested)
    changes = changed(body, held.values)
    files = (*(_file(file, held) for file in dataset.files), *_stale(dataset, held, downloads, prune=prune))
    return Step(
        fate=Fate.CHANGE if changes else Fate.LEAVE,
        dataset=dataset,
        body=body,
        files=files,
        held=held,
        changes=changes,
    )


def _new(file: File) -> FileStep:
    return FileStep(fate=Fate.CREATE, name=file.name, body=file_body(file))


def _file(file: File, held: Held) -> FileStep:
    """A file is known again by its address, which never changes."""
    body = file_body(file)
    there = next((row for row in held.files if row.get("url") == file.url), None)
    if there is None:
        return _new(file)
    changes = changed(body, there)
    return FileStep(
        fate=Fate.CHANGE if changes else Fate.LEAVE, name=file.name, body=body, id=there["id"], changes=changes
    )


def _stale(dataset: Dataset, held: Held, downloads: str, *, prune: bool) -> Iterator[FileStep]:
    """Files of this site on the portal that it offers no more, or that are there twice."""
    kept = set()
    offered = {file.url for file in dataset.files}
    for row in held.files:
        url = row.get("url")
        if not isinstance(url, str) or not url.startswith(downloads):
            continue
        if url in offered and url not in kept:
            kept.add(url)
            continue
        fate = Fate.REMOVE if prune else Fate.LEAVE
        yield FileStep(fate=fate, name=url.removeprefix(downloads), body={}, id=row["id"], changes=("stale",))
