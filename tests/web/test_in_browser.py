"""A hostile original in a real browser: nothing of it runs, whatever its kind."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver import Chrome
from werkzeug.serving import make_server

from publisher.web import create_app
from tests.browser import browser, required_driver
from tests.web.releases import HOSTILE, Content, write

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "run"</script></svg>'
ORIGINALS = {"aa": ("text/html", HOSTILE), "bb": ("image/svg+xml", SVG), "cc": ("text/plain", HOSTILE)}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    documents = {f"/sources/{name}/original": {kind: body} for name, (kind, body) in ORIGINALS.items()}
    release = write(Path(tmp_path_factory.mktemp("browser")), Content(documents=documents))
    server = make_server("127.0.0.1", 0, create_app(release), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def window() -> Iterator[Chrome]:
    with browser(required_driver()) as opened:
        yield opened


@pytest.mark.parametrize("name", ORIGINALS)
def test_hostile_original_runs_nothing(address: str, window: Chrome, name: str) -> None:
    window.get("about:blank")
    window.get(f"{address}/sources/{name}/original")
    assert window.title != "run"
    assert window.execute_script("return document.scripts.length") == 0
