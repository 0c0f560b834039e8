"""What only a browser can tell: accessibility, widths, anchors without JavaScript, what is fetched."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import Any

import pytest
from selenium.webdriver import Chrome

from publisher.pages import act_page, assets
from publisher.records import Attendance
from publisher.records.values import AttendanceStatus, Outcome, Position
from publisher.records.vote import GroupPosition
from tests.browser import WIDE, Scheme, browser, look, required_driver
from tests.factories import deliberation, grant, vote, words
from tests.pages.builders import SITE, act_input
from tests.pages.gallery import PAGES

NARROWEST = 320  # WCAG 2.2, 1.4.10: no scrolling in two dimensions
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder with a strict content security policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


def the_act() -> bytes:
    record = deliberation(
        grants=(
            grant(operation="Sport", territory=("Artois",)),
            grant("Association des amis de la très longue dénomination", "123456.78", operation="Culture"),
        ),
        vote=vote(
            outcome=Outcome.ADOPTED,
            in_favour=20,
            against=2,
            abstention=3,
            groups=(GroupPosition(position=Position.FOR, group="Groupe A", span=words("Article 1er")),),
        ),
        attendance=(
            Attendance(name="Anne Petit", status=AttendanceStatus.PRESENT, voting=True, span=words("Délibération")),
        ),
        spans={"/number": (words("2024-17"),), "/grants/0/amount": (words("1 000 €"),)},
    )
    return act_page(SITE, act_input(record))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site of one page each, under the path of the base."""
    folder = tmp_path_factory.mktemp("pages")
    for asset in assets(SITE):
        path = folder / "actes" / "static" / asset.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    for name, made in {**PAGES, "act": the_act}.items():
        (folder / "actes" / f"{name}.html").write_bytes(made())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/actes"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def window() -> Iterator[Chrome]:
    with browser(required_driver()) as opened:
        yield opened


AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "act"])
def test_no_fault_of_accessibility_is_detected(served: str, window: Chrome, name: str, scheme: Scheme) -> None:
    look(window, WIDE, scheme)
    window.get(f"{served}/{name}.html")
    window.execute_script(AXE)
    found = window.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    assert found["passes"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []


@pytest.mark.parametrize("name", [*PAGES, "act"])
def test_the_narrowest_screen_shows_the_whole_width(served: str, window: Chrome, name: str) -> None:
    look(window, NARROWEST, "light")
    window.get(f"{served}/{name}.html")
    assert window.execute_script("return document.documentElement.scrollWidth") <= NARROWEST


def test_nothing_is_refused_nor_fetched_elsewhere(served: str, window: Chrome) -> None:
    look(window, WIDE, "light")
    window.get_log("browser")
    window.get(f"{served}/act.html")
    assert window.get_log("browser") == []
    fetched = window.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert fetched
    assert all(address.startswith(f"{served}/static/") for address in fetched)


def test_facts_and_words_lead_to_each_other_without_javascript(served: str) -> None:
    with browser(required_driver(), javascript=False) as window:
        look(window, WIDE, "light")
        window.get(f"{served}/act.html")
        amount = window.find_element("css selector", "td a[href$='.amount']")
        amount.click()
        assert window.current_url.endswith(".amount")
        lit = window.find_element("css selector", "mark:target")
        assert lit.text == "1 000 €"
        assert lit.is_displayed()
        lit.find_element("css selector", "a").click()
        assert window.find_element("css selector", "tr:target").text.startswith("Club de judo")


def test_a_folded_fact_is_unfolded_by_its_link(served: str, window: Chrome) -> None:
    look(window, WIDE, "light")
    window.get(f"{served}/act.html#presence-1")
    assert window.find_element("id", "presence-1").is_displayed()
