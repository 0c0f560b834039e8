"""A site with history, exported and served by nginx; the application beside it says what is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from werkzeug.test import Client, TestResponse

from publisher.config import Instance
from publisher.export import CONFIGURATION, export
from publisher.release import Release, open_current
from publisher.web import create_app
from tests.nginx import nginx, serving_files
from tests.publishing import LATER, copied, edited, run
from tests.served import free_port

CASES = ("valcombreuse-2024-17", "orlenne-clairieres-2024-063")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A release and its export: ``files`` answers from files, ``program`` by the application."""

    release: Release
    folder: Path
    host: str
    program: Client

    def files(self, path: str, method: str = "GET", **headers: str) -> requests.Response:
        request = requests.Request(method, self.host + path, headers=headers)
        with requests.Session() as session:
            session.headers.clear()
            return session.send(session.prepare_request(request), timeout=20, allow_redirects=False)

    def answer(self, path: str, method: str = "GET", **headers: str) -> TestResponse:
        return self.program.open(path, method=method, headers=headers, buffered=True)


@pytest.fixture(scope="session", params=["", "/actes"], ids=["root", "path"])
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """Between two releases an act changes, so that a body is named no more. The site is at the root or at a path."""
    nginx()
    folder = tmp_path_factory.mktemp("export")
    host = f"http://127.0.0.1:{free_port()}"
    instance = Instance(base=host + request.param)
    sources = copied(folder / "sources", *CASES)
    run(folder / "site", sources, instance=instance)
    edited(sources / f"{CASES[0]}.txt", "Amicale laïque", "Amicale civique")
    run(folder / "site", sources, at=LATER, instance=instance)
    release = open_current(folder / "site")
    export(release, folder / "copy", listen=host.removeprefix("http://"))
    with serving_files(folder / "copy" / CONFIGURATION, folder / "nginx", host):
        yield Copy(release=release, folder=folder / "copy", host=host, program=Client(create_app(release)))
