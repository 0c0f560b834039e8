"""The long form of the tests of clients: many acts and publications, each client timed; the table for docs/clients.md.

    python -m tests.clients.large [--acts=N] [--releases=N] [--folder=DIR] [--page=N]

A folder that holds a site already made so is read again. Exit code 1 where a client reads less than is there.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from publisher.release import open_current
from tests.clients.conftest import Published
from tests.clients.environments import node_client, python_client
from tests.clients.history import History
from tests.clients.replica import Replica
from tests.served import free_port, serving


def made(folder: Path, acts: int, releases: int, page: int) -> Published:
    """The site of a folder, made where it is not there."""
    if not (folder / "site").exists():
        past = History(folder, f"http://127.0.0.1:{free_port()}", page=page)
        more = max(1, acts // 500)
        past.begin(acts - (releases - 1) * more)
        for number in range(2, releases + 1):
            past.go_on(more)
            sys.stderr.write(f"publication {number} of {releases}\n")
    release = open_current(folder / "site")
    return Published(base=release.addresses.base, site=folder / "site", release=release)


def udata(site: Published) -> tuple[object, object]:
    found = python_client("udata", "harvest_udata.py", f"{site.base}/catalogue/datagouv.ttl")
    files = {file["url"]: (file["size"], file["checksum"][1]) for kept in found["datasets"] for file in kept["files"]}
    read = {kept["remote"] for kept in found["datasets"]}, files, found["status"], found["failed"]
    return read, (site.datasets(), site.files(), "done", [])


def ckan(site: Published) -> tuple[object, object]:
    found = python_client("ckan", "parse_ckan.py", f"{site.base}/catalogue")
    files = {file["url"]: (file["size"], file["hash"]) for kept in found for file in kept["resources"]}
    uris = {extra["value"] for kept in found for extra in kept["extras"] if extra["key"] == "uri"}
    return (uris, files), (site.datasets(), site.files())


def ldes(site: Published) -> tuple[object, object]:
    replica = Replica([node_client("replicate.mjs", f"{site.base}/flux")])
    return (set(replica.members), replica.triples()), (site.versions(), site.triples())


CLIENTS: dict[str, Callable[[Published], tuple[object, object]]] = {
    "udata's harvester": udata,
    "ckanext-dcat": ckan,
    "ldes-client, from the beginning": ldes,
}


def main() -> int:
    """Make the site, run each client, print a line each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--acts", type=int, default=10_000)
    parser.add_argument("--releases", type=int, default=50)
    parser.add_argument("--page", type=int, default=12)
    parser.add_argument("--folder", type=Path, default=None)
    asked = parser.parse_args()
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        site = made(asked.folder or Path(folder), asked.acts, asked.releases, asked.page)
        held = {
            "acts": len(list(site.release.paths("/deliberations/"))),
            "data sets": len(site.datasets()),
            "files": len(site.files()),
            "members of the feed": len(site.versions()),
            "triples": len(site.triples()),
        }
        sys.stdout.write(", ".join(f"{number} {what}" for what, number in held.items()) + "\n")
        with serving(site.site, int(site.base.rpartition(":")[2])):
            for name, client in CLIENTS.items():
                begun = time.perf_counter()
                read, there = client(site)
                code |= read != there
                verdict = "all read" if read == there else "LESS READ"
                sys.stdout.write(f"| {name} | {verdict} | {time.perf_counter() - begun:.0f} s |\n")
                sys.stdout.flush()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
