"""A replica that ldes-client keeps over five publications is the last dump, triple for triple."""

from pathlib import Path

import pytest

from tests.clients.conftest import MORE, RELEASES, Published
from tests.clients.environments import absent, node_client
from tests.clients.replica import Replica

pytestmark = pytest.mark.xdist_group("clients")  # one site, made once


def test_replica_kept_over_all_publications_is_the_dump(history: tuple[Published, list[str]]) -> None:
    published, followed = history
    if not followed:
        absent("the environment of the clients of npm")
    assert len(followed) == RELEASES
    replica = Replica(followed)
    assert sorted(replica.members) == sorted(published.versions())
    assert replica.triples() == published.triples()
    for text in followed[1:]:
        kinds = Replica([text]).kinds
        assert {kind: kinds.count(kind) >= MORE for kind in kinds} == {"Create": True, "Update": True, "Delete": True}


def test_replica_begun_late_is_the_dump(site: Published, tmp_path: Path) -> None:
    replica = Replica([node_client("replicate.mjs", f"{site.base}/flux", tmp_path / "state")])
    assert sorted(replica.members) == sorted(site.versions())
    assert replica.triples() == site.triples()
    assert node_client("replicate.mjs", f"{site.base}/flux", tmp_path / "state") == "", "nothing is new"
