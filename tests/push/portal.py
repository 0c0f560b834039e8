"""A portal on this machine that answers as the API of udata 17.18 does, faults included.

What it does with a body was seen on the real program: a change of a data set that carries no tags or no period empties
them, extras are replaced, tags become slugs, a new file goes before the others, a page past the last is a 404.
"""

import json
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from publisher.identifiers import slug

KEY = "udata_cle-de-test-8c1f"
ORGANISATION = "5f0000000000000000000001"
SLUG = "commune-d-essai"
LICENCES = (
    {
        "id": "lov2",
        "title": "Licence Ouverte / Open Licence version 2.0",
        "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    },
    {"id": "notspecified", "title": "License Not Specified", "url": None},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong with one answer: ``before`` the portal has done what it was asked, or after.

    ``cut`` sends half of the body and closes; ``silent`` closes without a word; ``slow`` is seconds to wait, ``drip``
    those between one byte and the next.
    """

    name: str
    before: bool = False
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    cut: bool = False
    silent: bool = False
    slow: float = 0
    drip: float = 0


@dataclass(slots=True)
class State:
    """What the portal holds, what it was asked, and the faults by the number of the question (from 0)."""

    datasets: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    faults: dict[int, Fault] = field(default_factory=dict)
    always: Mapping[str, Fault] = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)
    largest: int = 100_000
    longest_page: int = 1_000
    made: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def writes(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _ in self.asked if method != "GET"]

    def add(self, **values: Any) -> str:
        """Put a data set there, as somebody else would."""
        self.made += 1
        identifier = f"{self.made:024x}"
        blank = {"tags": [], "extras": {}, "license": "notspecified", "frequency": "unknown", "temporal_coverage": None}
        fixed = {
            "id": identifier,
            "resources": [],
            "created_at": f"2024-01-01T00:00:00.{self.made:06}+00:00",
            "deleted": None,
            "archived": None,
            "harvest": None,
            "private": False,
            "page": f"https://portal.example/datasets/{identifier}/",
            "organization": {"id": ORGANISATION, "name": "Commune d’essai"},
        }
        self.datasets[identifier] = {**blank, **fixed, **values}
        return identifier

    def content(self) -> list[Any]:
        """What readers see, without what differs from one portal to another; files by address."""
        names = ("title", "description", "tags", "extras", "license", "frequency", "temporal_coverage", "deleted")
        return sorted(
            (
                [
                    {name: dataset.get(name) for name in names},
                    sorted(
                        ({key: value for key, value in file.items() if key != "id"} for file in dataset["resources"]),
                        key=lambda file: file["url"],
                    ),
                ]
                for dataset in self.datasets.values()
            ),
            key=lambda item: json.dumps(item[0], sort_keys=True),
        )


class _Answer(Exception):  # noqa: N818 - it ends the handling of a question
    def __init__(self, status: int, body: Any, **headers: str) -> None:
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    state: State

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length)
        with self.state.lock:
            number = len(self.state.asked)
            parsed = json.loads(sent) if sent and length <= self.state.largest else None
            self.state.asked.append((self.command, self.path, parsed))
            self.state.headers.append(dict(self.headers))
            fault = self.state.faults.get(number) or self.state.always.get(self.command)
            answer = _Answer(fault.status or 200, None) if fault and fault.before else self._done(parsed, length)
        self._send(answer, fault)

    do_GET = do_POST = do_PUT = do_DELETE = _handle  # noqa: N815

    def _done(self, sent: Any, length: int) -> _Answer:
        if length > self.state.largest:
            return _Answer(413, "<html><h1>413 Request Entity Too Large</h1></html>")
        try:
            _Api(self.state, self.command, self.path, self.headers.get("X-API-KEY"), sent).answer()
        except _Answer as answer:
            return answer
        raise AssertionError

    def _send(self, answer: _Answer, fault: Fault | None) -> None:
        headers, body = dict(answer.headers), answer.body
        content = b"" if body is None and answer.status == 204 else json.dumps(body).encode()
        kind = "application/json"
        if isinstance(body, str) and body.startswith("<"):
            content, kind = body.encode(), "text/html; charset=utf-8"
        status = answer.status
        if fault is not None:
            time.sleep(fault.slow)
            status, headers = fault.status or status, {**headers, "Connection": "close", **fault.headers}
            content = content if fault.body is None else fault.body
            if fault.silent:
                self.close_connection = True
                return
        try:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            for byte in content if fault and fault.drip else b"":
                self.wfile.write(bytes([byte]))
                time.sleep(fault.drip if fault else 0)
            self.wfile.write(content[: len(content) // 2] if fault and fault.cut else content)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        if fault is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@dataclass(slots=True)
class _Api:
    """One question; its methods end by raising the answer."""

    state: State
    method: str
    target: str
    key: str | None
    sent: Any

    def answer(self) -> None:
        parts = urlsplit(self.target)
        if self.key not in (None, KEY):
            raise _Answer(401, {"message": "Invalid API token"})
        if not parts.path.endswith("/"):
            raise _Answer(308, "<!doctype html>", Location=f"{parts.path}/")
        if self.method != "GET" and self.key is None:
            raise _Answer(401, {"message": "The server could not verify that you are authorized"})
        routes = (
            (r"/api/1/organizations/([^/]+)/", self._organisation),
            (r"/api/1/organizations/([^/]+)/datasets/", self._list),
            (r"/api/1/datasets/licenses/", lambda: self._end(200, list(LICENCES))),
            (r"/api/1/datasets/", self._new),
            (r"/api/1/datasets/([^/]+)/", self._dataset),
            (r"/api/1/datasets/([^/]+)/resources/", self._new_file),
            (r"/api/1/datasets/([^/]+)/resources/([^/]+)/", self._file),
        )
        for pattern, handle in routes:
            if found := re.fullmatch(pattern, parts.path):
                handle(*found.groups())
        raise _Answer(404, {"message": "The requested URL was not found on the server."})

    def _end(self, status: int, body: Any) -> None:
        raise _Answer(status, body)

    def _organisation(self, name: str) -> None:
        if name in (ORGANISATION, SLUG):
            raise _Answer(200, {"id": ORGANISATION, "slug": SLUG, "name": "Commune d’essai"})

    def _list(self, name: str) -> None:
        query = {key: values[0] for key, values in parse_qs(urlsplit(self.target).query).items()}
        page, size = int(query.get("page", 1)), min(int(query.get("page_size", 20)), self.state.longest_page)
        rows = [
            dataset
            for dataset in self.state.datasets.values()
            if dataset["organization"]["id"] == ORGANISATION and (self.key or not dataset["private"])
        ]
        shown = rows[(page - 1) * size : page * size]
        if name == ORGANISATION and (shown or page == 1):
            raise _Answer(200, {"data": shown, "page": page, "page_size": size, "total": len(rows)})

    def _new(self) -> None:
        self._validate("title", "description")
        if self.sent.get("organization") != ORGANISATION:
            raise _Answer(400, {"errors": {"organization": ["Permission refusée pour cette organisation"]}})
        identifier = self.state.add(**_written({**self.sent, "organization": {"id": ORGANISATION}}))
        raise _Answer(201, self.state.datasets[identifier])

    def _dataset(self, identifier: str) -> None:
        dataset = self._held(identifier)
        if self.method == "PUT":
            self._validate("title")
            emptied = {"tags": [], "temporal_coverage": None}
            dataset.update(_written({**emptied, **self.sent}))
        raise _Answer(200, dataset)

    def _new_file(self, identifier: str) -> None:
        dataset = self._held(identifier)
        self._validate("title", "url", "filetype", "type")
        self.state.made += 1
        file = {"id": f"00000000-0000-4000-8000-{self.state.made:012}", **_stored(self.sent)}
        dataset["resources"].insert(0, file)
        raise _Answer(201, file)

    def _file(self, identifier: str, file: str) -> None:
        dataset = self._held(identifier)
        held = next((row for row in dataset["resources"] if row["id"] == file), None)
        if held is None:
            raise _Answer(404, {"message": "Resource does not exist"})
        if self.method == "DELETE":
            dataset["resources"].remove(held)
            raise _Answer(204, None)
        held.update(_stored(self.sent))
        raise _Answer(200, held)

    def _held(self, identifier: str) -> dict[str, Any]:
        dataset = self.state.datasets.get(identifier)
        if dataset is None:
            raise _Answer(404, {"message": "The requested URL was not found on the server."})
        if self.method != "GET" and dataset["deleted"]:
            raise _Answer(410, {"message": "Dataset has been deleted"})
        if self.method != "GET" and identifier in self.state.forbidden:
            raise _Answer(403, {"message": "You do not have the permission to modify that object."})
        return dataset

    def _validate(self, *names: str) -> None:
        lacking = {name: ["Ce champ est requis."] for name in names if not self.sent.get(name)}
        schema = self.sent.get("schema")
        if schema and schema["name"] not in {"scdl/deliberations", "scdl/subventions"}:
            lacking["schema"] = {"name": [f'Schema name "{schema["name"]}" is not an allowed value.']}  # type: ignore[assignment]
        if lacking:
            raise _Answer(400, {"errors": lacking})


def _written(sent: dict[str, Any]) -> dict[str, Any]:
    return {**sent, "tags": sorted({slug(tag) for tag in sent.get("tags", [])})}


def _stored(sent: dict[str, Any]) -> dict[str, Any]:
    stored = {**sent, "format": sent.get("format", "").lower()}
    if "schema" in stored:
        stored["schema"] = {"url": None, "version": None, **stored["schema"]}
    return stored


@contextmanager
def running(state: State) -> Iterator[str]:
    """The address of a portal that holds ``state``, until the end of the block."""
    handler = type("Handler", (_Handler,), {"state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
