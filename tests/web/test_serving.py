"""The real server: a new publication without a restart, many readers at once, starting and stopping."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import requests

from publisher.release import Selection, open_current
from publisher.release.store import STORE
from publisher.web import create_app
from publisher.web.current import Current
from publisher.web.transfers import MOST
from tests.command import ROOT, delib
from tests.served import free_port
from tests.web.releases import ACT, DUMP, DUMP_BYTES, Content, client_of, write

STARTS_WITHIN = 10.0  # seconds, on a machine that does other things besides; the measured time is in the decision


@contextmanager
def served(directory: Path, *arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """``delib serve`` in a process of its own; gives its address, once it answers."""
    command = [sys.executable, "-m", "publisher", "serve", str(directory), "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[3]
            wait_for(address)
            yield address.rstrip("/"), process
        finally:
            process.terminate()
            process.communicate(timeout=20)


def wait_for(address: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            requests.get(address, timeout=2)
        except requests.ConnectionError:
            time.sleep(0.02)
        else:
            return
    pytest.fail(f"no answer at {address} after {STARTS_WITHIN} s")


def children(process: "subprocess.Popen[str]") -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def eventually(*pids: int) -> bool:
    """Whether processes have ended, given some time."""
    until = time.monotonic() + 5
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(alive, pids))


def stores_open(pids: list[int]) -> set[str]:
    """Releases whose store is held open by processes."""
    links = [link for pid in pids for link in Path(f"/proc/{pid}/fd").iterdir()]
    targets = [str(link.readlink()) for link in links if link.exists()]
    return {Path(target).parts[-3] for target in targets if target.endswith("release.sqlite")}


def test_new_publication_is_served_without_a_restart(tmp_path: Path) -> None:
    first = write(tmp_path, Content(word="première"))
    with served(tmp_path) as (address, process), ThreadPoolExecutor(8) as readers:
        before = requests.get(f"{address}{ACT}", timeout=5)
        assert "première" in before.text
        stop = threading.Event()
        statuses = [readers.submit(read_until, stop, f"{address}{ACT}") for _ in range(6)]
        second = write(tmp_path, Content(word="deuxième"))
        third = write(tmp_path, Content(word="troisième"))
        fresh = requests.get(f"{address}{ACT}", headers={"If-None-Match": before.headers["ETag"]}, timeout=5)
        assert fresh.status_code == 200
        assert "troisième" in fresh.text
        list(readers.map(lambda _: requests.get(f"{address}/deliberations", timeout=5), range(60)))
        stop.set()
        seen = set().union(*(future.result() for future in statuses))
        assert seen <= {(200, word) for word in ("première", "deuxième", "troisième")}
        list(readers.map(lambda _: requests.get(f"{address}{ACT}", timeout=5), range(60)))
        assert first.id != second.id != third.id
        assert stores_open(children(process)) == {third.id}


def test_release_that_is_damaged_leaves_the_one_before_in_service(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = write(tmp_path, Content(word="première"))
    current = Current(tmp_path)
    second = write(tmp_path, Content(word="deuxième"))
    (second.folder / STORE).write_bytes(b"abime" * 1000)
    assert [current().id, current().id] == [first.id, first.id]
    assert caplog.text.count("illisible") == 1


def test_server_sends_what_the_application_says(tmp_path: Path) -> None:
    """On one connection, so that an answer with a byte too many or too few would spoil the next."""
    release = write(tmp_path)
    app = create_app(release)
    with served(tmp_path) as (address, _), closing(http.client.HTTPConnection(address.partition("//")[2])) as kept:
        etag = app.test_client().get(ACT).headers["ETag"]
        for method, path, asked in (
            ("GET", ACT, {}),
            ("HEAD", ACT, {}),
            ("GET", ACT, {"Accept-Encoding": "gzip"}),
            ("GET", ACT, {"If-None-Match": etag}),
            ("GET", ACT, {"Accept": "image/png"}),
            ("GET", DUMP, {"Range": "bytes=5-9"}),
            ("HEAD", DUMP, {}),
            ("GET", DUMP, {}),
            ("GET", "/subventions.csv", {}),
            ("HEAD", "/subventions.csv", {}),
            ("OPTIONS", ACT, {}),
            ("POST", ACT, {}),
            ("GET", "/absent?q=%ff", {"Accept": "text/html"}),
            ("GET", "/%ff%00%2f..", {}),
        ):
            kept.request(method, path, headers=asked)
            answer = kept.getresponse()
            body = answer.read()
            expected = app.test_client().open(path, method=method, headers=asked, buffered=True)
            assert (answer.status, body) == (expected.status_code, expected.data), (method, path, asked)
            sent = {name.lower(): value for name, value in answer.getheaders()}
            stated = {name.lower(): value for name, value in expected.headers}
            if "transfer-encoding" in sent or method == "OPTIONS":
                sent.pop("content-length", None)
                stated.pop("content-length", None)
            by_server = {"server", "date", "transfer-encoding"}
            assert {k: v for k, v in sent.items() if k not in by_server} == stated, (method, path, asked)


def read_until(stop: threading.Event, address: str) -> set[tuple[int, str]]:
    """Status and first word of every answer."""
    seen = set()
    while not stop.is_set():
        answer = requests.get(address, timeout=5)
        seen.add((answer.status_code, answer.text.partition("# ")[2].partition(" ")[0]))
    return seen


def test_answer_finishes_on_the_release_that_it_began_on(tmp_path: Path) -> None:
    first = write(tmp_path, Content(word="première"))
    current = Current(tmp_path)
    app = create_app(current)
    begun = app.test_client().get("/deliberations.csv", buffered=False)
    parts = iter(begun.response)
    next(parts)
    write(tmp_path, Content(word="deuxième", acts=()))
    assert len(app.test_client().get("/deliberations.csv", buffered=True).data.splitlines()) == 1
    assert b"".join(parts).count(b"\r\n") == first.acts(Selection(), size=1).total
    begun.close()


def test_release_that_cannot_be_opened_leaves_the_one_before(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    release = write(tmp_path)
    current = Current(tmp_path)
    link = tmp_path / "current"
    good = link.readlink()
    link.unlink()
    assert current().id == release.id
    link.symlink_to("releases/absente")
    for _ in range(3):
        assert current().id == release.id
    assert len(caplog.records) == 2  # one for each state of the link, not one for each request
    link.unlink()
    link.symlink_to(good)
    assert current().id == release.id


def test_many_threads_read_one_release(tmp_path: Path) -> None:
    client = client_of(write(tmp_path))

    def ask(number: int) -> tuple[int, bytes]:
        path = (ACT, "/deliberations?q=lavoir", "/subventions.csv", DUMP)[number % 4]
        answer = client.application.test_client().get(path)
        return answer.status_code, answer.data

    with ThreadPoolExecutor(16) as readers:
        answers = list(readers.map(ask, range(200)))
    assert {status for status, _ in answers} == {200}
    assert [len({body for _, body in answers[start::4]}) for start in range(4)] == [1, 1, 1, 1]


def test_slow_readers_of_a_file_do_not_keep_others_waiting(tmp_path: Path) -> None:
    """Twice more of them than there are places: what is refused is a file, never a document, and places come back."""
    content = Content(dump=DUMP_BYTES * 64)  # more than the system takes from a server that no one reads
    write(tmp_path, content)
    with served(tmp_path) as (address, process):
        host, port = address.removeprefix("http://").split(":")
        for _ in range(2):
            slow = [socket.socket() for _ in range(2 * MOST * len(children(process)))]
            for reader in slow:
                reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                reader.connect((host, int(port)))
                reader.sendall(f"GET {DUMP} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            statuses = Counter(reader.recv(12) for reader in slow)
            assert set(statuses) == {b"HTTP/1.1 200", b"HTTP/1.1 503"}
            for path in (ACT, "/deliberations", f"{ACT}.ttl"):
                assert requests.get(f"{address}{path}", timeout=5).status_code == 200
            for reader in slow:
                reader.close()
            assert requests.get(f"{address}{ACT}", timeout=5).status_code == 200
            time.sleep(1)
        assert requests.get(f"{address}{DUMP}", timeout=20).content == content.dump


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name)
def test_signal_stops_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    write(tmp_path)
    with served(tmp_path) as (address, process):
        workers = children(process)
        assert workers
        kept = requests.Session()
        kept.get(address, timeout=5)  # a connection that stays open must not hold it back
        process.send_signal(number)
        assert process.wait(timeout=15) == 0
        assert eventually(*workers)
        output, errors = process.communicate(timeout=5)
        assert output == ""
        assert [line for line in errors.splitlines() if not line.startswith("Attention")] == []


def test_ctrl_c_in_the_terminal_reaches_the_whole_group(tmp_path: Path) -> None:
    write(tmp_path)
    command = [sys.executable, "-m", "publisher", "serve", str(tmp_path), "--port", "0", "--quiet"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        until = time.monotonic() + STARTS_WITHIN
        while not children(process) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=15)
        assert (process.returncode, errors) == (0, "")


def test_workers_do_not_outlive_it(tmp_path: Path) -> None:
    write(tmp_path)
    with served(tmp_path) as (_, process):
        workers = children(process)
        process.kill()
        process.wait()
        assert eventually(*workers)


def test_port_in_use_is_told_before_anything_starts(tmp_path: Path) -> None:
    write(tmp_path)
    with served(tmp_path) as (address, _):
        second = delib("serve", tmp_path, "--port", address.rpartition(":")[2])
    assert second.code == 3
    assert "ce port est déjà utilisé" in second.errors
    assert second.output == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", "192.0.2.1"), "cette machine n’a pas cette adresse"),
        (("--host", "nulle-part.invalid"), "cette machine n’a pas cette adresse"),
    ],
)
def test_address_that_is_not_ours(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    write(tmp_path)
    refused = delib("serve", tmp_path, "--port", "0", *arguments)
    assert refused.code == 3
    assert said in refused.errors


def test_folder_without_a_release(tmp_path: Path) -> None:
    refused = delib("serve", tmp_path, "--port", "0")
    assert refused.code == 3
    assert "aucune publication" in refused.errors


def test_ipv6(tmp_path: Path) -> None:
    try:
        with closing(socket.create_server(("::1", 0), family=socket.AF_INET6)):
            pass
    except OSError:
        pytest.skip("this machine has no IPv6")
    write(tmp_path)
    with served(tmp_path, "--host", "::1") as (address, _):
        assert address.startswith("http://[::1]:")
        assert requests.get(f"{address}{ACT}", timeout=5).status_code == 200


@pytest.mark.parametrize(
    ("base", "warned"),
    [("http://127.0.0.1:{port}", False), ("http://127.0.0.1:{port}/donnees", False), ("https://data.example", True)],
)
def test_warns_when_the_base_is_elsewhere(tmp_path: Path, base: str, warned: bool) -> None:
    port = free_port()
    write(tmp_path, Content(base=base.format(port=port)))
    assert open_current(tmp_path).about["base"] == base.format(port=port)
    command = [sys.executable, "-m", "publisher", "serve", str(tmp_path), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        time.sleep(0.3)
        process.terminate()
        _, errors = process.communicate(timeout=15)
    assert f"http://127.0.0.1:{port}{'/donnees' if 'donnees' in base else ''}/" in said
    assert ("Attention" in errors) is warned


def test_serving_needs_no_library_of_rdf() -> None:
    """What cannot be imported cannot be run at each request; it also starts sooner."""
    loaded = "import sys, publisher.web.serve; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"flask", "granian"} <= set(done.stdout.split())
    assert not {"rdflib", "pyoxigraph", "pyshacl", "lxml", "pypdfium2"} & set(done.stdout.split())
