"""Every act of the corpus is published."""

from pathlib import Path

import pytest

from publisher.config import AuthorityDefaults, Instance
from publisher.records.values import AuthorityKind
from publisher.release.outcome import Outcome
from tests.conftest import shared
from tests.publishing import INSTANCE, run

CORPUS = shared("corpus")
FOLDERS = ("corte", "couthenans", "lisieres-de-l-oise", "montpellier", "pierrefonds", "ville-oise")
UNNAMED = Instance(  # minutes that nowhere say whose they are: the officer does, once for all
    base=INSTANCE.base, authority=AuthorityDefaults(name="Commune de Couthenans", kind=AuthorityKind.COMMUNE)
)
ACTS = {
    "corte": 30,
    "couthenans": 38,
    "lisieres-de-l-oise": 15,
    "montpellier": 38,  # of 39 files, two are one act
    "pierrefonds": 32,
    "ville-oise": 69,
}


@pytest.fixture(scope="module", params=FOLDERS)
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Outcome]:
    """A folder of the corpus, published."""
    folder: str = request.param
    instance = UNNAMED if folder == "couthenans" else INSTANCE
    return folder, run(tmp_path_factory.mktemp(folder) / "site", CORPUS / folder, instance=instance)


def test_every_source_is_read(outcome: tuple[str, Outcome]) -> None:
    _, told = outcome
    assert told.unread == ()


def test_every_act_is_published(outcome: tuple[str, Outcome]) -> None:
    folder, told = outcome
    assert {Path(item.origin).name: [finding.code for finding in item.violations] for item in told.refused} == {}
    assert len(told.new) == ACTS[folder]
