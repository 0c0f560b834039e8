"""The act's page in a real browser: narrow, by keyboard, without JavaScript, and from fact to words and back."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.command import SAMPLES, publish
from tests.served import Site, free_port, serving

ACT = "/deliberations/departement-des-monts-d-ambre/2024/2024-312"
DOWNLOADS = ("/telechargements", "/telechargements/departement-des-monts-d-ambre")
PAGES = ("/", "/deliberations", ACT, "/organismes/departement-des-monts-d-ambre", *DOWNLOADS, "/ontologie")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--force-prefers-reduced-motion",  # what is clicked on must not be moving
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

if not (shutil.which("chromium") and shutil.which("chromedriver")):
    pytest.skip("chromium and chromedriver are not installed", allow_module_level=True)


@contextmanager
def browser(*, script: bool = True) -> Iterator[webdriver.Chrome]:
    """A browser with a new, empty profile."""
    profile = tempfile.mkdtemp()
    options = Options()
    options.binary_location = str(shutil.which("chromium"))
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    if not script:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()
        shutil.rmtree(profile, ignore_errors=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("browser") / "site"
    port = free_port()
    publish(SAMPLES, "--base", f"http://127.0.0.1:{port}", to=folder)
    with serving(folder, port) as served:
        yield served


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with browser() as driver:
        yield driver


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_no_horizontal_scroll(site: Site, chrome: webdriver.Chrome, path: str, width: int) -> None:
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    chrome.get(site.base + path)
    assert chrome.execute_script("return document.documentElement.scrollWidth") <= width


def test_fact_leads_to_its_words_and_words_to_their_fact(site: Site, chrome: webdriver.Chrome) -> None:
    chrome.get(site.base + ACT)
    row = chrome.find_element(By.CSS_SELECTOR, "tr[id^='subvention-']")
    fact = row.get_attribute("id")
    link = row.find_element(By.CSS_SELECTOR, "td.number a.words")
    words = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    assert chrome.current_url.endswith(f"#{words}")
    lit = chrome.find_element(By.ID, words)
    assert "126 000" in " ".join(lit.text.split())
    assert is_in_view(chrome, words)
    back = lit.find_element(By.CSS_SELECTOR, f"a[href='#{fact}']")
    back.click()
    assert chrome.current_url.endswith(f"#{fact}")
    assert is_in_view(chrome, str(fact))


def is_in_view(chrome: webdriver.Chrome, name: str) -> bool:
    script = (
        "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
        "return box.top < innerHeight && box.bottom > 0;"
    )
    return bool(chrome.execute_script(script, name))


def test_every_anchor_of_the_page_exists(site: Site, chrome: webdriver.Chrome) -> None:
    chrome.get(site.base + ACT)
    script = (
        "return [...document.querySelectorAll(\"a[href^='#']\")].map(link => link.getAttribute('href').slice(1))"
        ".filter(name => !document.getElementById(name));"
    )
    assert chrome.execute_script(script) == []


def test_first_tab_offers_the_content(site: Site, chrome: webdriver.Chrome) -> None:
    chrome.get(site.base + ACT)
    chrome.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    focused = chrome.switch_to.active_element
    assert focused.text == "Aller au contenu"
    focused.send_keys(Keys.ENTER)
    assert chrome.current_url.endswith("#contenu")
    chrome.switch_to.active_element.send_keys(Keys.TAB)
    inside = "return document.getElementById('contenu').contains(document.activeElement)"
    assert chrome.execute_script(inside)


def test_works_without_javascript(site: Site) -> None:
    with browser(script=False) as driver:
        driver.get(site.base + ACT)
        assert driver.find_element(By.TAG_NAME, "h1").text
        assert "318 500" in " ".join(driver.find_element(By.TAG_NAME, "main").text.split())
        driver.find_element(By.CSS_SELECTOR, "td.number a.words").click()
        assert "#" in driver.current_url
        driver.get(site.base + "/deliberations")
        box = driver.find_element(By.CSS_SELECTOR, "input[type='search']")
        box.send_keys("lavoir")
        box.submit()
        assert "lavoir" in driver.find_element(By.TAG_NAME, "main").text


def test_browser_says_nothing_is_wrong(site: Site, chrome: webdriver.Chrome) -> None:
    for path in PAGES:
        chrome.get(site.base + path)
        assert [entry for entry in chrome.get_log("browser") if entry["level"] == "SEVERE"] == [], path
