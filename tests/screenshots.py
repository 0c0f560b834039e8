"""Takes a picture of each kind of page, on a phone and on a desk, by day and by night.

    python -m tests.screenshots [SOURCE…] [--into FOLDER]

It publishes the sources (the bundled samples by default) into a folder that it removes, serves them as the officer
does, and writes one PNG a page, width and colour scheme. Needs chromium and chromedriver.
"""

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from selenium.webdriver import Chrome

from publisher.release import Selection, open_current
from tests.browser import NARROW, WIDE, Scheme, browser, look, required_driver

ROOT = Path(__file__).resolve().parent.parent
DELIB = [sys.executable, "-m", "publisher"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ACTS = 4
TALLEST = 16_000  # pixels: what the browser can draw


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(release: Path, port: int) -> Iterator[str]:
    """The site of a release, once it answers."""
    server = subprocess.Popen([*DELIB, "serve", str(release), "--port", str(port), "--quiet"], cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urlopen(address, timeout=5).close()
                break
            except URLError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def pages_of(release: Path) -> dict[str, str]:
    """Path of one page of each kind, and of some acts, by the name of its picture."""
    found = open_current(release)
    paths = {
        "accueil": "/",
        "liste": "/deliberations",
        "recherche": "/deliberations?q=association",
        "sans-reponse": "/deliberations?q=zzzz",
        "telechargements": "/telechargements",
        "catalogue": "/catalogue.html",
        "vocabulaire": "/ontologie.html",
        "accessibilite": "/accessibilite",
        "mentions-legales": "/mentions-legales",
        "introuvable": "/deliberations/nulle/2000/part",
    }
    for kind in ("organismes", "elus", "territoires", "sources"):
        first = next((path for path in found.paths(f"/{kind}/") if path.count("/") <= 3), None)
        if first:
            paths[kind.removesuffix("s")] = first
    acts = found.acts(Selection(), size=1000).rows
    for number, act in enumerate(sorted(acts, key=lambda act: -act.grants)[:ACTS], start=1):
        paths[f"acte-{number}"] = found.addresses.path(act.iri)
    return paths


def take(window: Chrome, address: str, picture: Path, width: int, scheme: Scheme) -> None:
    """One picture of the whole page."""
    look(window, width, scheme)
    window.get(address)
    height = min(window.execute_script("return document.documentElement.scrollHeight"), TALLEST)
    look(window, width, scheme, height)
    window.save_screenshot(str(picture))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("sources", nargs="*", default=[str(ROOT / "samples")])
    arguments.add_argument("--into", type=Path, default=ROOT / "var" / "screenshots")
    chosen = arguments.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        base = f"http://127.0.0.1:{port}"
        subprocess.run([*DELIB, "publish", *chosen.sources, "--to", folder, "--base", base, "--quiet"], cwd=ROOT)
        pages = pages_of(Path(folder))
        with served(Path(folder), port) as address, browser(required_driver()) as window:
            for name, path in pages.items():
                for width in (NARROW, WIDE):
                    for scheme in SCHEMES:
                        take(window, address + path, chosen.into / f"{name}-{width}-{scheme}.png", width, scheme)
    sys.stdout.write(f"{len(pages) * 2 * len(SCHEMES)} images dans {chosen.into}\n")


if __name__ == "__main__":
    main()
