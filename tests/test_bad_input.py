"""Whatever is given, the real command says in French what is wrong and what to do, and publishes the rest."""

import json
import os
import re
import resource
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.cli import exits
from tests import bad_input
from tests.bad_input import NO_ACT, UNDATED, UNNUMBERED, UNREAD, Bad
from tests.command import SAMPLES, Outcome, delib, publish, published

GOOD = SAMPLES / "valcombreuse-2024-17.txt"
GOOD_PATH = "/deliberations/commune-de-valcombreuse/2024/2024-17"
REMEDY = re.compile(r"\b\w+ez\b")
"""What to do is said to « vous »."""


def said_of(name: str, outcome: Outcome) -> str:
    """The lines that name a file or address."""
    lines = [line for line in outcome.said.splitlines() if name in line]
    assert lines, f"{name} is not named in:\n{outcome.said}"
    return "\n".join(lines)


def assert_explained(bad: Bad, outcome: Outcome) -> None:
    words = said_of(bad.name, outcome)
    assert any(word in words for word in bad.said), words
    assert REMEDY.search(words), words


@pytest.mark.parametrize("bad", UNREAD, ids=lambda bad: bad.name)
def test_alone_it_could_not_be_done(bad: Bad, tmp_path: Path) -> None:
    bad.write(tmp_path / bad.name)
    outcome = publish(tmp_path / bad.name, to=tmp_path / "site")
    assert outcome.code == exits.FAILED
    assert_explained(bad, outcome)


@pytest.mark.parametrize("bad", NO_ACT, ids=lambda bad: bad.name)
def test_alone_no_act_is_found(bad: Bad, tmp_path: Path) -> None:
    bad.write(tmp_path / bad.name)
    outcome = publish(tmp_path / bad.name, to=tmp_path / "site")
    assert outcome.code in {exits.INCOMPLETE, exits.FAILED}
    assert_explained(bad, outcome)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A folder that holds two good acts among everything that is bad, deep folders and a loop of links."""
    folder = tmp_path_factory.mktemp("mixed")
    sources = folder / "actes"
    deep = sources.joinpath(*["dossier"] * 60)
    deep.mkdir(parents=True)
    shutil.copy(SAMPLES / "monts-d-ambre-cp-2024-312.txt", deep)
    shutil.copy(GOOD, sources)
    for bad in (*UNREAD, *NO_ACT):
        bad.write(sources / bad.name)
    (sources / "sans-date.txt").write_text(UNDATED, encoding="utf-8")
    (sources / "boucle").symlink_to(sources, target_is_directory=True)
    bad_input.latin_name(sources)
    return folder / "site", publish(sources, to=folder / "site")


def test_mixed_the_good_acts_are_published(mixed: tuple[Path, Outcome]) -> None:
    site, outcome = mixed
    assert outcome.code == exits.INCOMPLETE
    assert sorted(published(site)) == [
        GOOD_PATH,
        "/deliberations/commune-de-valcombreuse/2024/2024-31",
        "/deliberations/departement-des-monts-d-ambre/2024/2024-312",
    ]


@pytest.mark.parametrize("bad", [*UNREAD, *NO_ACT], ids=lambda bad: bad.name)
def test_mixed_each_bad_source_is_named_with_its_remedy(bad: Bad, mixed: tuple[Path, Outcome]) -> None:
    assert_explained(bad, mixed[1])


def test_act_without_date_goes_to_quarantine(mixed: tuple[Path, Outcome]) -> None:
    words = said_of("sans-date.txt", mixed[1])
    assert "date" in words or "année" in words
    assert REMEDY.search(words)


def test_act_without_number_is_published_under_its_date_and_title(tmp_path: Path) -> None:
    path = tmp_path / "sans-numero.txt"
    path.write_text(UNNUMBERED, encoding="utf-8")
    outcome = publish(path, to=tmp_path / "site")
    assert outcome.code == exits.DONE, outcome.said
    assert list(published(tmp_path / "site")) == [
        "/deliberations/commune-de-valcombreuse/2025/2025-02-06-subvention-au-foyer-rural"
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8-sig", "utf-16"])
def test_other_encodings_give_the_same_facts(encoding: str, tmp_path: Path) -> None:
    text = GOOD.read_text(encoding="utf-8")
    if encoding == "latin-1":  # which has neither ’ nor € nor –
        text = text.replace("’", "'").replace("€", "EUR").replace("–", "-")
    (tmp_path / "acte.txt").write_bytes(text.encode(encoding))
    record = json.loads(delib("extract", tmp_path / "acte.txt").output)
    assert record["number"] == "2024-17"
    assert [grant["amount"] for grant in record["grants"]][:2] == ["1200.00", "1800.00"]
    assert "Aïcha BENTARIEL" in {person["name"] for person in record["attendance"]}


def test_same_act_twice_is_one_act_with_two_sources(tmp_path: Path) -> None:
    for copy in ("a", "b"):
        (tmp_path / f"{copy}.txt").write_bytes(GOOD.read_bytes() + b"\n" * (copy == "b"))
    outcome = publish(tmp_path / "a.txt", tmp_path / "b.txt", to=tmp_path / "site")
    assert outcome.code == exits.DONE, outcome.said
    assert list(published(tmp_path / "site")) == [GOOD_PATH]


def test_same_number_other_facts_keeps_both_out(tmp_path: Path) -> None:
    shutil.copy(GOOD, tmp_path / "a.txt")
    other = GOOD.read_text(encoding="utf-8").replace("1 800,00", "2 800,00").replace("6 050,00", "7 050,00")
    (tmp_path / "b.txt").write_text(other, encoding="utf-8")
    shutil.copy(SAMPLES / "valcombreuse-2024-31.txt", tmp_path / "c.txt")
    outcome = publish(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt", to=tmp_path / "site")
    assert outcome.code == exits.INCOMPLETE
    assert list(published(tmp_path / "site")) == ["/deliberations/commune-de-valcombreuse/2024/2024-31"]
    words = said_of("a.txt", outcome) + said_of("b.txt", outcome)
    assert "2024-17" in words
    assert REMEDY.search(words)


def test_contradiction_does_not_undo_what_is_published(tmp_path: Path) -> None:
    publish(GOOD, to=tmp_path / "site")
    other = GOOD.read_text(encoding="utf-8").replace("1 800,00", "2 800,00").replace("6 050,00", "7 050,00")
    (tmp_path / "b.txt").write_text(other, encoding="utf-8")
    outcome = publish(GOOD, tmp_path / "b.txt", to=tmp_path / "site")
    assert outcome.code == exits.INCOMPLETE
    assert list(published(tmp_path / "site")) == [GOOD_PATH]


@pytest.fixture(scope="module")
def bad_site() -> Iterator[str]:
    with bad_input.server() as address:
        yield address


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("/absent.txt", ("404", "introuvable"), id="not-found"),
        pytest.param("/boucle", ("redirection",), id="redirect-loop"),
        pytest.param("/enorme.txt", ("taille", "volumineux", "Mo"), id="endless"),
    ],
)
def test_addresses_that_fail(path: str, words: tuple[str, ...], bad_site: str, tmp_path: Path) -> None:
    outcome = publish(bad_site + path, GOOD, to=tmp_path / "site")
    said = said_of(path, outcome)
    assert any(word in said for word in words), said
    assert REMEDY.search(said), said
    assert outcome.code == exits.INCOMPLETE
    assert list(published(tmp_path / "site")) == [GOOD_PATH]


def test_address_that_nobody_answers(tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{closed_port()}/acte.txt"
    outcome = publish(address, to=tmp_path / "site")
    assert outcome.code == exits.FAILED
    assert REMEDY.search(said_of(address, outcome))


def test_source_that_does_not_exist(tmp_path: Path) -> None:
    outcome = publish(tmp_path / "nulle-part.pdf", GOOD, to=tmp_path / "site")
    assert outcome.code == exits.INCOMPLETE
    assert REMEDY.search(said_of("nulle-part.pdf", outcome))
    assert list(published(tmp_path / "site")) == [GOOD_PATH]


def test_folder_without_any_act(tmp_path: Path) -> None:
    (tmp_path / "rien").mkdir()
    outcome = publish(tmp_path / "rien", to=tmp_path / "site")
    assert outcome.code == exits.FAILED
    assert REMEDY.search(said_of("rien", outcome))


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("occupé")
    outcome = publish(GOOD, to=tmp_path / "site")
    assert outcome.code == exits.FAILED
    assert REMEDY.search(said_of("site", outcome))
    assert (tmp_path / "site").read_text() == "occupé"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB, where this machine lets one be mounted."""
    place = tmp_path / "disque"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", place], check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_read_only_output(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    outcome = publish(GOOD, to=small_disk / "site")
    assert outcome.code == exits.FAILED
    assert REMEDY.search(said_of("site", outcome))


def test_full_disk(small_disk: Path) -> None:
    outcome = publish(SAMPLES, to=small_disk / "site")
    assert outcome.code == exits.FAILED
    assert "place" in outcome.errors or "plein" in outcome.errors
    assert REMEDY.search(outcome.errors)


def no_file_above_40_kb() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


def test_full_disk_leaves_the_former_publication(tmp_path: Path) -> None:
    """The same with a limit on the size of files, which needs no right; what is published stays as it is."""
    site = tmp_path / "site"
    publish(GOOD, to=site)
    before = published(site)
    outcome = publish(SAMPLES, to=site, before=no_file_above_40_kb)
    assert outcome.code == exits.FAILED
    assert REMEDY.search(outcome.errors), outcome.errors
    assert published(site) == before


def test_name_that_is_no_utf8(tmp_path: Path) -> None:
    outcome = publish(bad_input.latin_name(tmp_path), to=tmp_path / "site")
    assert outcome.code == exits.DONE, outcome.said
    assert len(published(tmp_path / "site")) == 1


def test_standard_input_that_is_empty() -> None:
    outcome = delib("extract", "-")
    assert outcome.code == exits.FAILED
    assert REMEDY.search(outcome.errors)


def test_pipe_is_no_source(tmp_path: Path) -> None:
    """A file that never ends is refused rather than waited for."""
    os.mkfifo(tmp_path / "tube.txt")
    shutil.copy(GOOD, tmp_path)
    outcome = publish(tmp_path, to=tmp_path / "site", timeout=60)
    assert outcome.code in {exits.DONE, exits.INCOMPLETE}
    assert list(published(tmp_path / "site")) == [GOOD_PATH]
