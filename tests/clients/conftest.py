"""A site of some 300 acts after five publications, served by ``delib serve``, and its export served by nginx."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from publisher.export import CONFIGURATION, export
from publisher.release import Release, open_current
from tests.clients.environments import has_node, node_client, python_client
from tests.clients.history import History
from tests.nginx import nginx, serving_files
from tests.served import free_port, serving

ACTS, RELEASES, MORE, PAGE = 280, 5, 5, 6
NOT_CATALOGUED = ("contexte.jsonld", "formes.ttl", "datapackage.json", "csv-metadata.json", "SHA256SUMS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a site holds, read from its folder: against it is counted what clients read at ``base``."""

    base: str
    site: Path
    release: Release

    @property
    def dumps(self) -> Path:
        return self.site / "current" / "dumps"

    def datasets(self) -> set[str]:
        """IRIs of the data sets: deliberations and grants of the whole, of each authority and of each of its years."""
        folders = [folder.relative_to(self.dumps) for folder in self.dumps.rglob("*") if folder.is_dir()]
        kinds = ("deliberations", "subventions")
        names = {"-".join([*folder.parts[:1], kind, *folder.parts[1:]]) for folder in folders for kind in kinds}
        return {f"{self.base}/catalogue#{name}" for name in names | set(kinds)}

    def files(self) -> dict[str, tuple[int, str]]:
        """Size and SHA-256 of each file of the catalogue, by address."""
        found = {}
        for path in self.dumps.rglob("*"):
            if path.is_dir() or path.name in NOT_CATALOGUED or "non-publiees" in path.name:
                continue
            body = path.read_bytes()
            address = f"{self.base}/telechargements/{path.relative_to(self.dumps).as_posix()}"
            found[address] = len(body), sha256(body).hexdigest()
        return found

    def triples(self) -> set[str]:
        """Those of the dump of the whole."""
        return parsed((self.dumps / "deliberations.nt").read_bytes(), ox.RdfFormat.N_TRIPLES)

    def versions(self) -> set[str]:
        """IRIs of the members of the feed."""
        addresses = self.release.addresses
        return {self.base + path for path in self.release.feed.paths(addresses) if "/versions/" in path}


def parsed(body: bytes | str, form: ox.RdfFormat, base: str | None = None) -> set[str]:
    """The triples of a document, whatever their graph."""
    return {str(quad.triple) for quad in ox.parse(body, format=form, base_iri=base)}


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Published, list[str]]:
    """The site, and what ldes-client read of it after each publication, remembering what it had read before."""
    folder = tmp_path_factory.mktemp("clients")
    port = free_port()
    past = History(folder, f"http://127.0.0.1:{port}", page=PAGE)
    past.begin(ACTS)
    followed = []
    with serving(past.site, port):
        for number in range(RELEASES):
            if number:
                past.go_on(MORE)
            if has_node():
                followed.append(node_client("replicate.mjs", f"{past.base}/flux", folder / "state"))
    return Published(base=past.base, site=past.site, release=open_current(past.site)), followed


@pytest.fixture(scope="session", params=["serve", "files"])
def site(
    request: pytest.FixtureRequest, history: tuple[Published, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    """The site at its address: answered by the program, then by nginx from files."""
    published, _ = history
    host = published.base.removeprefix("http://")
    if request.param == "serve":
        with serving(published.site, int(host.rpartition(":")[2])):
            yield published
        return
    nginx()
    folder = tmp_path_factory.mktemp("files")
    export(published.release, folder / "copy", listen=host)
    with serving_files(folder / "copy" / CONFIGURATION, folder / "nginx", published.base):
        yield published


@pytest.fixture(scope="session")
def udata(site: Published) -> dict[str, Any]:
    """What udata keeps of the catalogue that is made for it."""
    found: dict[str, Any] = python_client("udata", "harvest_udata.py", f"{site.base}/catalogue/datagouv.ttl")
    return found


@pytest.fixture(scope="session")
def ckan(site: Published) -> list[dict[str, Any]]:
    """What ckanext-dcat reads of the catalogue."""
    found: list[dict[str, Any]] = python_client("ckan", "parse_ckan.py", f"{site.base}/catalogue")
    return found
