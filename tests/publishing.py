"""Publishing in this very process, and counting what was made."""

from datetime import UTC, datetime
from pathlib import Path

from publisher.config import Instance
from publisher.pipeline import Run, publish
from publisher.release.outcome import Outcome
from publisher.release.work import InThisProcess
from tests.command import SAMPLES

AT = datetime(2025, 1, 15, 9, tzinfo=UTC)
LATER = datetime(2025, 2, 1, 9, tzinfo=UTC)
INSTANCE = Instance(base="https://data.example/actes")


def run(directory: Path, *sources: Path, at: datetime = AT, instance: Instance = INSTANCE) -> Outcome:
    """Publish sources into a folder."""
    working = Run(instance=instance, at=at, workers=InThisProcess(), progress=lambda *_: None)
    return publish([str(source) for source in sources], directory, working)


def copied(folder: Path, *cases: str) -> Path:
    """A folder of sources that holds these bundled acts, as text."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        (folder / f"{case}.txt").write_bytes((SAMPLES / f"{case}.txt").read_bytes())
    return folder


def edited(path: Path, old: str, new: str) -> None:
    """Change words of a source."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
