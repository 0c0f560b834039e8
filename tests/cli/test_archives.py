"""Archives given to the real commands."""

import json
import zipfile
from pathlib import Path

import pytest

from publisher.cli import exits
from tests.command import SAMPLES, delib, publish, published


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two acts, one of them in a folder, and a file that is none."""
    path = tmp_path / "actes.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(SAMPLES / "valcombreuse-2024-31.txt", "2024/septembre/31.txt")
        made.write(SAMPLES / "valcombreuse-2024-17.pdf", "17.pdf")
        made.writestr("bruit.pdf", b"\x00\x01" * 300)
    return path


def test_members_are_published_and_the_bad_one_is_told(archive: Path, tmp_path: Path) -> None:
    outcome = publish(archive, to=tmp_path / "site")
    assert outcome.code == exits.INCOMPLETE
    assert sorted(published(tmp_path / "site")) == [
        "/deliberations/commune-de-valcombreuse/2024/2024-17",
        "/deliberations/commune-de-valcombreuse/2024/2024-31",
    ]
    assert "actes.zip/bruit.pdf : ce PDF est endommagé" in outcome.said


def test_extract_gives_the_acts_of_all_members(archive: Path) -> None:
    outcome = delib("extract", archive)
    assert outcome.code == exits.INCOMPLETE
    acts = json.loads(outcome.output)
    assert [(act["number"], act["source"]["uri"]) for act in acts] == [
        ("2024-17", f"{archive}/17.pdf"),
        ("2024-31", f"{archive}/2024/septembre/31.txt"),
    ]
    assert "actes.zip/bruit.pdf : ce PDF est endommagé" in outcome.errors
