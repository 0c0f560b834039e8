"""The same pushes on the real udata: in the environment of ``make clients``, or that of ``DELIB_UDATA_PYTHON``."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from publisher.push import Key, Patience, Plan, Portal, carry_out, look, plan
from publisher.push.offer import Offer
from tests.clients.environments import interpreter
from tests.push.pushing import dataset, failures, file, offer


class _Udata:
    def __init__(self, told: dict[str, Any]) -> None:
        self.address, self.key = f"http://127.0.0.1:{told['port']}", told["key"]
        self.organisation = told["organisation"]

    def planned(self, offered: Offer) -> Plan:
        target = Portal(address=self.address, key=Key.of(self.key))
        return plan(offered, look(target, self.organisation, offered), prune=True)

    def push(self, offered: Offer) -> list[str]:
        target = Portal(address=self.address, key=Key.of(self.key), patience=Patience(attempts=2, pause=0))
        found = look(target, self.organisation, offered)
        return failures(tuple(carry_out(target, offered, found, plan(offered, found, prune=True))))

    def ask(self, method: str, path: str, body: object = None) -> Any:
        answer = requests.request(
            method, f"{self.address}/api/1{path}", json=body, headers={"X-API-KEY": self.key}, timeout=30
        )
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def held(self) -> dict[str, Any]:
        rows = self.ask("GET", f"/organizations/{self.organisation}/datasets/")["data"]
        return {row["title"]: row for row in rows}


@pytest.fixture(scope="module")
def udata() -> Iterator[_Udata]:
    script = Path(__file__).with_name("real_portal.py")
    with subprocess.Popen(
        [os.environ.get("DELIB_UDATA_PYTHON") or interpreter("udata"), script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=script.parent,
    ) as serving:
        assert serving.stdout is not None
        lines = iter(serving.stdout.readline, "")
        told = next(line for line in lines if line.startswith("{"))
        try:
            yield _Udata(json.loads(told))
        finally:
            serving.terminate()


def test_what_is_pushed_is_there_and_pushed_once(udata: _Udata) -> None:
    assert udata.push(offer()) == []
    assert udata.planned(offer()).idle
    held = udata.held()[dataset().title]
    assert held["license"] == "lov2"
    assert [row["title"] for row in held["resources"]] == [each.title for each in dataset().files]
    assert held["resources"][0]["schema"]["name"] == "scdl/deliberations"


def test_what_changes_is_pushed_and_what_the_officer_added_stays(udata: _Udata) -> None:
    udata.push(offer())
    held = udata.held()[dataset().title]
    path = f"/datasets/{held['id']}/"
    added = {"tags": [*held["tags"], "ajoute-a-la-main"], "extras": {**held["extras"], "mon:extra": "gardé"}}
    udata.ask("PUT", path, {"title": "À la main", "private": True, "acronym": "DEL", **added})
    udata.ask("DELETE", f"{path}resources/{held['resources'][1]['id']}/")
    changed = offer(dataset(files=(*dataset().files[:2], file("nouveau.ttl"))), dataset("subventions"))
    assert udata.push(changed) == []
    assert udata.planned(changed).idle
    held = udata.held()[dataset().title]
    assert "ajoute-a-la-main" in held["tags"]
    assert (held["extras"]["mon:extra"], held["private"], held["acronym"]) == ("gardé", True, "DEL")
    assert held["temporal_coverage"] == {"start": "2020-01-02", "end": "2024-03-04"}
    assert {row["url"] for row in held["resources"]} == {each.url for each in changed.datasets[0].files}


def test_an_error_of_the_real_program_is_quoted(udata: _Udata) -> None:
    (told,) = udata.push(offer(dataset("errones", files=(), tags=("ab",))))
    assert "(400) ; réponse du portail : tags : " in told
