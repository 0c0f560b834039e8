"""What a push leaves on the portal: ours complete, nothing twice, and what is not ours as it was."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from publisher.push import Fate
from publisher.push.bodies import IDENTIFIER
from tests.push.portal import ORGANISATION, State, running
from tests.push.pushing import BASE, dataset, failures, file, offer, planned, push


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def address(state: State) -> Iterator[str]:
    with running(state) as found:
        yield found


def test_a_plan_sends_nothing(state: State, address: str) -> None:
    made = planned(address, offer())
    assert [step.fate for step in made.steps] == [Fate.CREATE, Fate.CREATE]
    assert state.writes == []


def test_everything_is_created_once(state: State, address: str) -> None:
    done = push(address, offer())
    assert failures(done) == []
    assert [item.page for item in done] == [held["page"] for held in state.datasets.values()]
    first = next(iter(state.datasets.values()))
    assert first["organization"]["id"] == ORGANISATION
    assert first["license"] == "lov2"
    assert first["frequency"] == "irregular"
    assert first["temporal_coverage"] == {"start": "2020-01-02", "end": "2024-03-04"}
    assert first["extras"] == {IDENTIFIER: f"{BASE}/catalogue#essai-deliberations"}
    assert [row["url"].rpartition("/")[2] for row in first["resources"]] == [
        "scdl-deliberations.csv",
        "deliberations.nt",
        "deliberations.parquet",
    ]


def test_files_say_all_that_is_known_of_them(state: State, address: str) -> None:
    push(address, offer(dataset(files=(file("scdl-deliberations.csv", size=345, schema="scdl/deliberations"),))))
    (held,) = state.datasets.values()
    (row,) = held["resources"]
    assert {key: row[key] for key in ("filetype", "format", "mime", "filesize", "checksum")} == {
        "filetype": "remote",
        "format": "csv",
        "mime": "text/csv",
        "filesize": 345,
        "checksum": {"type": "sha256", "value": f"{345:064x}"},
    }
    assert row["schema"]["name"] == "scdl/deliberations"


def test_pushing_again_sends_nothing(state: State, address: str) -> None:
    push(address, offer())
    sent = len(state.writes)
    assert failures(push(address, offer())) == []
    assert len(state.writes) == sent
    assert planned(address, offer()).idle


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        pytest.param({"title": "Autre titre"}, ["dataset"], id="title"),
        pytest.param({"tags": ("decision", "nouveau")}, ["dataset"], id="tags"),
        pytest.param({"period": ("2019-01-01", "2024-03-04")}, ["dataset"], id="period"),
        pytest.param({"files": (*dataset().files[:2], file("deliberations.parquet", size=99))}, ["file"], id="file"),
        pytest.param({"files": (*dataset().files, file("deliberations.ttl"))}, ["new file"], id="file-added"),
        pytest.param({"files": dataset().files[1:]}, [], id="file-left-out"),
        pytest.param({"description": "Première ligne.\n\nSeconde ligne.\n"}, [], id="space-at-the-end"),
    ],
)
def test_only_what_changed_is_sent(state: State, address: str, changes: dict[str, object], written: list[str]) -> None:
    push(address, offer())
    before = len(state.writes)
    assert failures(push(address, offer(dataset(**changes), dataset("subventions")))) == []
    kinds = {
        "dataset": lambda method, path: method == "PUT" and "/resources/" not in path,
        "file": lambda method, path: method == "PUT" and "/resources/" in path,
        "new file": lambda method, path: method == "POST",
    }
    sent = state.writes[before:]
    assert [next(name for name, says in kinds.items() if says(*write)) for write in sent] == written


def test_what_the_officer_added_on_the_portal_stays(state: State, address: str) -> None:
    push(address, offer(dataset()))
    (held,) = state.datasets.values()
    held["tags"].append("ajoute-a-la-main")
    held["extras"]["mon:extra"] = "gardé"
    held["private"] = True
    held["resources"].append({"id": "a-la-main", "title": "Notice", "url": "https://ailleurs.example/notice.pdf"})
    assert failures(push(address, offer(dataset(title="Autre titre", period=None)), prune=True)) == []
    assert held["title"] == "Autre titre"
    assert set(held["tags"]) == {"ajoute-a-la-main", "decision", "scdl"}
    assert held["extras"]["mon:extra"] == "gardé"
    assert held["private"] is True
    assert held["temporal_coverage"] == {"start": "2020-01-02", "end": "2024-03-04"}
    assert held["resources"][-1]["title"] == "Notice"


def test_data_sets_of_others_are_left_alone(state: State, address: str) -> None:
    same = {"title": dataset().title, "description": "La nôtre"}
    state.add(**same, extras={})
    state.add(**same, extras={IDENTIFIER: dataset().identifier}, organization={"id": "5f00000000000000000000ff"})
    before = [dict(held) for held in state.datasets.values()]
    assert failures(push(address, offer(dataset()))) == []
    assert list(state.datasets.values())[:2] == before
    assert len(state.datasets) == 3


def test_a_data_set_without_its_files_is_completed(state: State, address: str) -> None:
    push(address, offer(dataset()))
    (held,) = state.datasets.values()
    whole = state.content()
    held["resources"].clear()
    assert failures(push(address, offer(dataset()))) == []
    assert state.content() == whole


def test_a_data_set_that_was_deleted_is_made_again(state: State, address: str) -> None:
    push(address, offer(dataset()))
    (held,) = state.datasets.values()
    held["deleted"] = "2025-01-01T00:00:00+00:00"
    push(address, offer(dataset()))
    assert [bool(each["deleted"]) for each in state.datasets.values()] == [True, False]


@pytest.mark.parametrize("key", ["dct_identifier", "remote_id"])
def test_what_the_portal_harvests_is_not_doubled(state: State, address: str, key: str) -> None:
    state.add(title="Moissonné", description="…", harvest={key: dataset().identifier})
    (step,) = planned(address, offer(dataset())).steps
    assert step.fate is Fate.REFUSE
    assert step.harvested == "Moissonné"
    push(address, offer(dataset()))
    assert state.writes == []


def test_of_two_that_state_our_identifier_the_oldest_is_kept_up_and_the_other_named(state: State, address: str) -> None:
    push(address, offer(dataset()))
    (oldest,) = state.datasets
    double = state.add(title="Double", description="…", extras={IDENTIFIER: dataset().identifier})
    (step,) = planned(address, offer(dataset())).steps
    assert step.held
    assert (step.held.id, step.held.doubles) == (oldest, (double,))


@pytest.mark.parametrize("prune", [False, True], ids=["told", "pruned"])
def test_files_no_longer_offered(state: State, address: str, *, prune: bool) -> None:
    push(address, offer(dataset()))
    less = offer(dataset(files=dataset().files[:1]))
    (step,) = planned(address, less, prune=prune).steps
    assert [item.name for item in step.files if item.changes == ("stale",)] == [
        "essai/deliberations.nt",
        "essai/deliberations.parquet",
    ]
    push(address, less, prune=prune)
    (held,) = state.datasets.values()
    assert len(held["resources"]) == (1 if prune else 3)


@pytest.mark.parametrize("longest_page", [1_000, 40], ids=["as-asked", "shorter"])
def test_an_organisation_of_many_pages(state: State, address: str, longest_page: int) -> None:
    state.longest_page = longest_page
    push(address, offer(dataset()))
    (ours,) = state.datasets
    for number in range(250):
        state.add(title=f"Autre {number}", description="…")
    state.datasets[ours] = state.datasets.pop(ours)  # on the last page
    (step,) = planned(address, offer(dataset())).steps
    assert step.fate is Fate.LEAVE


def test_a_licence_that_the_portal_does_not_know_is_left_to_the_officer(state: State, address: str) -> None:
    unknown = replace(offer(dataset()), licence="Licence maison", licence_url="https://data.example/licence")
    assert planned(address, unknown).licence is None
    push(address, unknown)
    (held,) = state.datasets.values()
    assert held["license"] == "notspecified"
    held["license"] = "lov2"
    assert planned(address, unknown).idle
