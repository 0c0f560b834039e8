"""A run adds and updates: what did not change is not made again, what is refused undoes nothing, crashes neither."""

import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.config import AuthorityDefaults
from publisher.errors import ReleaseError
from publisher.release import Selection, open_current
from publisher.release.folders import workshop
from publisher.release.outcome import Outcome
from tests.command import AT, SAMPLES, delib
from tests.publishing import INSTANCE, LATER, copied, edited, run

COMMUNE = "/deliberations/commune-de-valcombreuse/2024/"
JUDO, POSTPONED, CLUB = (f"{COMMUNE}2024-{number}" for number in ("17", "22", "31"))
PORT = "/deliberations/ville-de-port-aubrac/2024/del-2024-121"
AMBRE = "/deliberations/departement-des-monts-d-ambre/2024/2024-312"


def acts_made(outcome: Outcome) -> set[str]:
    return {path for path in outcome.made if path.startswith("/deliberations/")}


def paths(folder: Path) -> set[str]:
    release = open_current(folder)
    return {release.addresses.path(row.iri) for row in release.acts(Selection(), size=1000).rows}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Outcome]:
    """Sources, and the site published from them; to be copied before it is changed."""
    folder = tmp_path_factory.mktemp("pipeline")
    cases = ("valcombreuse-2024-17", "valcombreuse-2024-22", "port-aubrac-2024-121", "monts-d-ambre-cp-2024-312")
    sources = copied(folder / "actes", *cases)
    return sources, folder / "site", run(folder / "site", sources)


@pytest.fixture
def site(published: tuple[Path, Path, Outcome], tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the sources and of the site."""
    sources, folder, _ = published
    shutil.copytree(sources, tmp_path / "actes")
    shutil.copytree(folder, tmp_path / "site", symlinks=True)
    return tmp_path / "actes", tmp_path / "site"


def renamed(sources: Path, folder: Path) -> None:
    """The copied sources are where the published ones were: an act tells where its source was obtained."""
    run(folder, sources)


def test_first_publication_makes_every_act(published: tuple[Path, Path, Outcome]) -> None:
    _, folder, outcome = published
    assert acts_made(outcome) == set(outcome.new) == paths(folder) == {JUDO, POSTPONED, PORT, AMBRE}
    assert outcome.renewed
    assert (outcome.changed, outcome.unchanged, outcome.kept, outcome.refused) == ((), (), (), ())
    assert outcome.read == outcome.reread == 4


def test_same_again_makes_nothing_and_the_release_stays(published: tuple[Path, Path, Outcome]) -> None:
    sources, folder, first = published
    before = contents(folder)
    again = run(folder, sources, at=LATER)
    assert (again.made, again.reread, again.renewed) == ((), 0, False)
    assert set(again.unchanged) == set(first.new)
    assert again.folder == first.folder
    assert contents(folder) == before


def test_one_act_changed_is_the_only_one_made(site: tuple[Path, Path]) -> None:
    sources, folder = site
    renamed(sources, folder)
    edited(sources / "port-aubrac-2024-121.txt", "3 000 €", "3 500 €")
    outcome = run(folder, sources, at=LATER)
    assert acts_made(outcome) == {PORT}
    assert (outcome.changed, outcome.reread) == ((PORT,), 1)
    assert set(outcome.unchanged) == {JUDO, POSTPONED, AMBRE}
    others = [path for path in outcome.made if "/organismes/" in path or "/elus/" in path]
    assert others
    assert all("port-aubrac" in path for path in others)
    assert not [path for path in outcome.made if path.startswith(("/static/", "/ontologie", "/glossaire"))]


def test_act_that_cites_others_makes_those_again(site: tuple[Path, Path]) -> None:
    """Their pages name those that cite them."""
    sources, folder = site
    renamed(sources, folder)
    copied(sources, "valcombreuse-2024-31")
    outcome = run(folder, sources, at=LATER)
    assert acts_made(outcome) == {JUDO, POSTPONED, CLUB}
    assert (outcome.new, outcome.changed) == ((CLUB,), (JUDO, POSTPONED))


def test_only_what_changed_has_a_new_time(site: tuple[Path, Path]) -> None:
    sources, folder = site
    renamed(sources, folder)
    edited(sources / "port-aubrac-2024-121.txt", "3 000 €", "3 500 €")
    run(folder, sources, at=LATER)
    release = open_current(folder)
    for path, changed in ((PORT, True), (AMBRE, False), ("/glossaire", False), ("/catalogue", True)):
        found = release.find(path, "text/html")
        assert found is not None
        assert (found.modified == LATER) is changed, path
    modified = {download.path: download.modified == LATER for download in release.downloads()}
    assert modified["/telechargements/deliberations.nt"]
    assert modified["/telechargements/ville-de-port-aubrac/2024/deliberations.parquet"]
    assert not modified["/telechargements/departement-des-monts-d-ambre/2024/deliberations.nt"]
    assert not modified["/telechargements/contexte.jsonld"]


def test_act_absent_from_the_sources_stays(site: tuple[Path, Path]) -> None:
    sources, folder = site
    outcome = run(folder, sources / "port-aubrac-2024-121.txt", at=LATER)
    assert set(outcome.kept) == {JUDO, POSTPONED, AMBRE}
    assert paths(folder) == {JUDO, POSTPONED, PORT, AMBRE}
    assert acts_made(outcome) <= {PORT}


def test_new_settings_make_everything_again(site: tuple[Path, Path]) -> None:
    sources, folder = site
    other = replace(INSTANCE, base="https://ailleurs.example")
    outcome = run(folder, sources / "port-aubrac-2024-121.txt", at=LATER, instance=other)
    assert acts_made(outcome) == {JUDO, POSTPONED, PORT, AMBRE}
    assert open_current(folder).addresses.base == "https://ailleurs.example"


def test_refused_version_does_not_undo_the_published_one(site: tuple[Path, Path]) -> None:
    sources, folder = site
    renamed(sources, folder)
    before = open_current(folder).find(JUDO, "application/n-triples")
    shutil.copy(sources / "valcombreuse-2024-17.txt", sources / "copie.txt")
    edited(sources / "copie.txt", "1 800,00", "2 800,00")
    edited(sources / "copie.txt", "6 050,00", "7 050,00")
    outcome = run(folder, sources, at=LATER)
    assert [item.violations[0].code for item in outcome.refused] == ["number.contradiction"] * 2
    assert outcome.kept == (JUDO,)
    assert open_current(folder).find(JUDO, "application/n-triples") == before


def test_act_refused_is_told_and_the_others_are_published(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", "extrait-sans-entete", "valcombreuse-2024-17")
    outcome = run(tmp_path / "site", sources)
    (refused,) = outcome.refused
    assert refused.origin.endswith("extrait-sans-entete.txt")
    assert paths(tmp_path / "site") == {JUDO}
    report = (tmp_path / "site" / "current" / "report" / "rapport.txt").read_text(encoding="utf-8")
    assert "extrait-sans-entete" in report
    assert "authority.missing" in report
    again = run(tmp_path / "site", sources, at=LATER)
    assert not again.renewed
    assert len(again.refused) == 1


def test_configured_authority_speaks_where_the_act_does_not(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", "extrait-sans-entete", "valcombreuse-2024-17")
    edited(sources / "extrait-sans-entete.txt", "\n\n", "\nSéance du 6 février 2025\n\n")
    named = replace(INSTANCE, authority=AuthorityDefaults(name="Ville de Mirevent", key="mirevent"))
    outcome = run(tmp_path / "site", sources, instance=named)
    assert not [item.violations for item in outcome.refused]
    (added,) = paths(tmp_path / "site") - {JUDO}
    assert added.startswith("/deliberations/mirevent/2025/")


def test_text_and_pdf_are_one_act_with_two_sources(tmp_path: Path) -> None:
    outcome = run(tmp_path / "site", *sorted(SAMPLES.glob("valcombreuse-2024-17.*")))
    (act,) = outcome.acts
    assert len(act.act.sources) == 2


def test_two_copies_of_the_same_bytes_are_one_source(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", "valcombreuse-2024-17")
    shutil.copy(sources / "valcombreuse-2024-17.txt", sources / "copie.txt")
    outcome = run(tmp_path / "site", sources)
    assert outcome.read == 1
    assert len(outcome.acts[0].act.sources) == 1


def test_nothing_read_publishes_nothing(site: tuple[Path, Path], tmp_path: Path) -> None:
    _, folder = site
    before = contents(folder)
    (tmp_path / "recette.txt").write_text("Soupe de potiron\n", encoding="utf-8")
    outcome = run(folder, tmp_path / "recette.txt", tmp_path / "absent.txt", at=LATER)
    assert (outcome.read, outcome.renewed) == (0, False)
    assert len(outcome.unread) == 2
    assert contents(folder) == before


def test_second_publication_at_once_is_refused(site: tuple[Path, Path]) -> None:
    sources, folder = site
    with workshop(folder):
        done = delib("publish", sources, "--to", folder)
    assert done.code == 3
    assert "une autre publication est en cours" in done.errors


def test_release_that_cannot_be_read_is_said(site: tuple[Path, Path]) -> None:
    sources, folder = site
    (folder / "current" / "store" / "release.sqlite").write_bytes(b"abime" * 1000)
    with pytest.raises(ReleaseError, match=r"illisible .* publiez dans un nouveau"):
        run(folder, sources)


def test_workers_order_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", "valcombreuse-2024-17", "valcombreuse-2024-31", "saint-evrien-2024-052")
    given = sorted(sources.iterdir())
    for name, workers, seed, order in (("a", "1", "1", given), ("b", "3", "77", given[::-1])):
        options = ("--to", tmp_path / name, "--at", AT, "--workers", workers, "--quiet")
        assert delib("publish", *order, *options, env={"PYTHONHASHSEED": seed}).code == 0
    first, second = contents(tmp_path / "a"), contents(tmp_path / "b")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def children(process: "subprocess.Popen[bytes]") -> list[Path]:
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    return [Path("/proc", pid) for pid in found]


@pytest.mark.parametrize("moment", [0.0, 0.3, 0.7, 1.2, 2.0])
def test_killed_at_any_moment_the_former_release_serves(moment: float, site: tuple[Path, Path]) -> None:
    sources, folder = site
    before = paths(folder)
    copied(sources, "saint-evrien-2024-052", "port-aubrac-2024-118", "val-d-orlenne-cp-2024-11-208")
    command = [sys.executable, "-m", "publisher", "publish", sources, "--to", folder, "--workers", "2", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (folder / "releases" / ".en-cours").exists():
            time.sleep(0.01)
        time.sleep(moment)
        workers = children(process) if process.poll() is None else []
        process.send_signal(signal.SIGKILL)
    assert paths(folder) >= before
    until = time.monotonic() + 10
    while any(worker.exists() for worker in workers):
        assert time.monotonic() < until, "workers outlive the publication"
        time.sleep(0.05)
    assert run(folder, sources, at=LATER).refused == ()
    assert paths(folder) > before
    assert not (folder / "releases" / ".en-cours").exists()


def test_body_that_no_act_names_any_more_says_so(site: tuple[Path, Path]) -> None:
    sources, folder = site
    renamed(sources, folder)
    paths = open_current(folder).paths("/organismes/")
    (old,) = {path for path in paths if "amicale-laique" in path and not path.endswith(".atom")}
    edited(sources / "valcombreuse-2024-17.txt", "Amicale laïque", "Amicale civique")
    run(folder, sources, at=LATER)
    release = open_current(folder)
    gone = release.gone(old)
    assert gone is not None
    assert (gone.on, bool(gone.reason)) == ("2025-02-01", True)
    assert not release.variants(old)
    edited(sources / "valcombreuse-2024-17.txt", "Amicale civique", "Amicale laïque")
    run(folder, sources, at=LATER)
    assert open_current(folder).gone(old) is None
    assert open_current(folder).variants(old)


def test_person_who_cannot_be_masked_keeps_the_whole_source_out(tmp_path: Path) -> None:
    """The text of a source is served whole: that of minutes in which one act exposes somebody is served for none."""
    sources = copied(tmp_path / "actes", "brisemont-pv-2024-10-21", "valcombreuse-2024-17")
    edited(
        sources / "brisemont-pv-2024-10-21.txt",
        "décide de verser",
        "décide, pour la lauréate née le 4 mai 2005, de verser",
    )
    outcome = run(tmp_path / "site", sources)
    assert paths(tmp_path / "site") == {JUDO}
    assert sorted(item.violations[0].code for item in outcome.refused) == ["person.beside"] * 2 + ["person.unmasked"]
    assert not [path for path in open_current(tmp_path / "site").paths() if "brisemont" in path]
    assert len([path for path in open_current(tmp_path / "site").paths("/sources/") if path.endswith("texte.txt")]) == 1


def test_site_is_no_source_of_the_next_publication(tmp_path: Path) -> None:
    copied(tmp_path, "valcombreuse-2024-17")
    (tmp_path / "boucle.toml").symlink_to(tmp_path / "boucle.toml")
    assert run(tmp_path / "site", tmp_path).read == 1
    again = run(tmp_path / "site", tmp_path, at=LATER)
    assert (again.read, again.unread, again.renewed) == (1, (), False)
    (unread,) = run(tmp_path / "site", tmp_path / "site", at=LATER).unread
    assert "indiquez" in unread.reason
