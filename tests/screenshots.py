"""Takes a picture of each kind of page, on a phone and on a desk, by day and by night.

    python -m tests.screenshots [SOURCE…] [--into FOLDER]

It publishes the sources (the bundled samples by default) into a folder that it removes, serves them as the officer
does, and writes one PNG a page, width and colour scheme. Needs chromium and chromedriver.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from selenium.webdriver import Chrome

from publisher.release import Selection, open_current
from tests.browser import NARROW, WIDE, Scheme, browser, look, required_driver
from tests.command import ROOT, SAMPLES, delib
from tests.served import free_port, serving

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ACTS = 4
TALLEST = 16_000  # pixels: what the browser can draw


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
    arguments.add_argument("sources", nargs="*", default=[str(SAMPLES)])
    arguments.add_argument("--into", type=Path, default=ROOT / "var" / "screenshots")
    chosen = arguments.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        delib("publish", *chosen.sources, "--to", folder, "--base", f"http://127.0.0.1:{port}")
        pages = pages_of(folder)
        with serving(folder, port) as site, browser(required_driver()) as window:
            for name, path in pages.items():
                for width in (NARROW, WIDE):
                    for scheme in SCHEMES:
                        take(window, site.base + path, chosen.into / f"{name}-{width}-{scheme}.png", width, scheme)
    sys.stdout.write(f"{len(pages) * 2 * len(SCHEMES)} images dans {chosen.into}\n")


if __name__ == "__main__":
    main()
