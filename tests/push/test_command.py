"""``delib push`` as the officer runs it, from a real publication."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.config import Instance
from publisher.push import offer
from publisher.push.refusals import KEY_VARIABLE
from publisher.release import open_current
from tests import publishing
from tests.command import ROOT, Outcome, delib
from tests.push.portal import KEY, SLUG, Fault, State, running

BASE = "https://data.example/actes"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("push")
    sources = publishing.copied(folder / "sources", "valcombreuse-2024-17", "valcombreuse-2024-31")
    publishing.run(folder / "site", sources, instance=Instance(base=BASE))
    return folder / "site"


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def address(state: State) -> Iterator[str]:
    with running(state) as found:
        yield found


def _push(site: Path, *arguments: str, cwd: Path, key: str = KEY) -> Outcome:
    outcome = delib("push", site, *arguments, cwd=cwd, env={KEY_VARIABLE: key})
    assert not key or key not in outcome.said
    return outcome


def test_what_is_offered_of_a_release(site: Path) -> None:
    offered = offer(open_current(site))
    assert [each.identifier for each in offered.datasets] == [
        f"{BASE}/catalogue#commune-de-valcombreuse-deliberations",
        f"{BASE}/catalogue#commune-de-valcombreuse-subventions",
    ]
    acts, grants = offered.datasets
    assert acts.title == "Délibérations – Commune de Valcombreuse"
    assert acts.period is not None
    assert acts.period[0] <= acts.period[1]
    assert (acts.files[0].name, acts.files[0].schema) == ("scdl-deliberations.csv", "scdl/deliberations")
    assert (grants.files[0].name, grants.files[0].schema) == ("scdl-subventions.csv", "scdl/subventions")
    assert all(file.url.startswith(f"{offered.downloads}commune-de-valcombreuse/") for file in acts.files)
    downloads = {BASE + download.path: download for download in open_current(site).downloads()}
    for file in (*acts.files, *grants.files):
        assert (file.size, file.sha256) == (downloads[file.url].size, downloads[file.url].sha256)
        assert not file.name.endswith(".gz")


def test_the_plan_then_the_push_then_nothing(site: Path, tmp_path: Path, address: str, state: State) -> None:
    (tmp_path / "delib.toml").write_text(f'[push]\nportal = "{address}/"\norganisation = "{SLUG}"\n', encoding="utf-8")
    shown = _push(site, cwd=tmp_path)
    assert shown.code == 0
    assert "Délibérations – Commune de Valcombreuse : à créer, avec " in shown.output
    assert shown.output.splitlines()[-1].startswith("Rien n’a été envoyé : relancez la commande avec --apply")
    assert state.writes == []

    sent = _push(site, "--apply", "--verbose", cwd=tmp_path)
    assert sent.code == 0
    assert sent.errors.splitlines()[0] == f"GET /organizations/{SLUG}/ : 200"
    assert sent.errors.count("POST /datasets/ : 201") == 2
    assert sent.output.count("Envoyé : ") == 2
    assert len(state.datasets) == 2

    again = _push(site, "--apply", cwd=tmp_path)
    assert again.code == 0
    assert again.output.splitlines()[-1] == "Rien à envoyer : le portail est à jour."


def test_without_a_key_the_plan_is_shown_and_nothing_more(site: Path, tmp_path: Path, address: str) -> None:
    where = ("--portal", address, "--organisation", SLUG)
    shown = _push(site, *where, cwd=tmp_path, key="")
    assert shown.code == 0
    assert "Sans DELIB_PUSH_KEY, les jeux privés du portail ne sont pas vus" in shown.output
    refused = _push(site, *where, "--apply", cwd=tmp_path, key="")
    assert refused.code == 2
    assert "la variable DELIB_PUSH_KEY est vide ; créez une clé" in refused.errors


def test_a_part_that_is_not_pushed(site: Path, tmp_path: Path, address: str, state: State) -> None:
    where = ("--portal", address, "--organisation", SLUG)
    state.faults = {3: Fault(name="no", before=True, status=403, body=b'{"message": "Non."}')}
    partly = _push(site, *where, "--apply", cwd=tmp_path)
    assert partly.code == 1
    assert "Non envoyé : « Délibérations – Commune de Valcombreuse » : cette clé n’a pas les droits" in partly.errors
    assert _push(site, *where, "--apply", cwd=tmp_path).code == 0


def test_nothing_at_all_is_pushed(site: Path, tmp_path: Path, address: str, state: State) -> None:
    state.always = {"POST": Fault(name="no", before=True, status=403)}
    assert _push(site, "--portal", address, "--organisation", SLUG, "--apply", cwd=tmp_path).code == 3
    refused = _push(site, "--portal", address, "--organisation", SLUG, "--apply", cwd=tmp_path, key="autre-cle")
    assert refused.code == 3
    assert refused.errors.startswith("Erreur : le portail refuse la clé (401)")


def test_what_the_portal_harvests_is_said(site: Path, tmp_path: Path, address: str, state: State) -> None:
    identifier = f"{BASE}/catalogue#commune-de-valcombreuse-deliberations"
    state.add(title="Moissonné", description="…", harvest={"dct_identifier": identifier})
    told = _push(site, "--portal", address, "--organisation", SLUG, "--apply", cwd=tmp_path)
    assert told.code == 1
    assert "le portail moissonne déjà ce jeu (« Moissonné »)" in told.errors
    assert len(state.datasets) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param([], 2, "aucune organisation n’est indiquée ; donnez à --organisation", id="no-organisation"),
        pytest.param(
            ["--portal", "http://portail.example", "--organisation", "x"], 2, "adresse https complète", id="in-clear"
        ),
        pytest.param(
            ["--portal", "https://u:p@portail.example", "--organisation", "x"], 2, "adresse https", id="password"
        ),
        pytest.param(["--organisation", "../me"], 2, "identifiant du portail est attendu", id="path-trick"),
    ],
)
def test_wrong_use(site: Path, tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    outcome = _push(site, *arguments, cwd=tmp_path)
    assert outcome.code == code
    assert words in outcome.errors


def test_a_key_with_a_line_end_within_is_not_quoted(site: Path, tmp_path: Path) -> None:
    outcome = _push(site, "--organisation", "x", "--apply", cwd=tmp_path, key="abc\ndef")
    assert outcome.code == 2
    assert "recopiez-la depuis votre profil" in outcome.errors


def test_a_site_of_this_machine_is_not_told_to_a_portal(tmp_path: Path) -> None:
    sources = publishing.copied(tmp_path / "sources", "valcombreuse-2024-17")
    publishing.run(tmp_path / "site", sources, instance=Instance())
    outcome = _push(tmp_path / "site", "--organisation", "x", "--apply", cwd=tmp_path)
    assert outcome.code == 2
    assert "publiez-le de nouveau avec --base" in outcome.errors


def test_no_publication(tmp_path: Path) -> None:
    outcome = _push(tmp_path, "--organisation", "x", cwd=tmp_path)
    assert outcome.code == 3
    assert "aucune publication n’a été trouvée" in outcome.errors


def test_a_push_that_is_interrupted(site: Path, tmp_path: Path, address: str, state: State) -> None:
    state.faults = {6: Fault(name="waits", slow=20)}
    command = [sys.executable, "-m", "publisher", "push", str(site), "--portal", address, "--organisation", SLUG]
    with subprocess.Popen(
        [*command, "--apply"], cwd=ROOT, env={**os.environ, KEY_VARIABLE: KEY}, stderr=subprocess.PIPE, text=True
    ) as pushing:
        deadline = time.monotonic() + 30
        while len(state.asked) < 7 and time.monotonic() < deadline:
            time.sleep(0.05)
        pushing.send_signal(signal.SIGINT)
        assert pushing.stderr is not None
        assert pushing.stderr.read().startswith("Interrompu : ce qui est envoyé reste sur le portail")
    assert pushing.returncode == 130
    state.faults = {}
    assert _push(site, *command[5:], "--apply", cwd=tmp_path).code == 0
