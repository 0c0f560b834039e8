"""A headless browser, for what only a browser can tell of a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

Scheme = Literal["light", "dark"]
NARROW, WIDE = 390, 1280
_PLAIN = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
_SILENT = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic")
"""Nothing of the browser's own goes out: what it fetches is what a page asks for."""


def required_driver() -> str:
    """Path of chromedriver. Without it the test is left out with a notice; with CI=true that is a failure."""
    driver = shutil.which("chromedriver")
    if driver is None:
        message = "chromedriver absent: apt-get install chromium chromium-driver"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return driver


@contextmanager
def browser(driver: str, *, javascript: bool = True) -> Iterator[Chrome]:
    """A browser that is closed at the end."""
    options = Options()
    for argument in (*_PLAIN, *_SILENT):
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = Chrome(options=options, service=Service(driver))
    try:
        yield window
    finally:
        window.quit()


def look(window: Chrome, width: int, scheme: Scheme, height: int = 1000) -> None:
    """Give the window a width and a colour scheme; nothing moves in it."""
    features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    window.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": name, "value": value} for name, value in features.items()]}
    )
    window.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
    )
