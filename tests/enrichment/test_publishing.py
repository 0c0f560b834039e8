"""Corrections in a publication: the page, the graph, the gate, and what is made again when they change."""

import re
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import XSD

from publisher.errors import ConfigError
from publisher.release import open_current
from publisher.release.representation import Representation
from tests.command import ROOT, SAMPLES, delib
from tests.enrichment.words import MINUTES, SAMPLE, SIGNED
from tests.publishing import LATER, copied, run

PF = Namespace("https://w3id.org/public-funding#")
ACT = "/deliberations/commune-de-valcombreuse/2024/2024-17"


def written(folder: Path, *entries: str, source: str = f"{SAMPLE}.txt") -> Path:
    """Write corrections beside the sources."""
    folder.mkdir(exist_ok=True)
    text = "".join(f'[[correction]]\nsource = "{source}"\n{entry}\n{SIGNED}' for entry in entries)
    (folder / "corrections.toml").write_text(text, encoding="utf-8")
    return folder


def body(site: Path, path: str, media_type: str) -> str:
    release = open_current(site)
    found = release.find(path, media_type)
    assert isinstance(found, Representation)
    return found.body.decode("utf-8", "replace")


def test_a_correction_is_on_the_page_and_in_the_graph_with_what_was_read(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", SAMPLE)
    written(tmp_path / "corrections", 'fact = "/grants/*/amount"\nwhere = { beneficiary = "Judo" }\nset = "450.00"')
    run(tmp_path / "site", sources)
    page = re.sub(r"[\s\u00a0]+", " ", body(tmp_path / "site", ACT, "text/html"))
    told = "Financement n° 8 : montant, corrigé par le service le 20 janvier 2025 : relecture."
    assert f"{told} La lecture donnait « 400.00 »." in page
    graph = Graph().parse(data=body(tmp_path / "site", ACT, "application/n-triples"), format="nt")
    (correction,) = graph.objects(predicate=PF.correction)
    assert str(graph.value(correction, PF.pointer)) == "/grants/7/amount"
    assert str(graph.value(correction, PF.formerValue)) == '"400.00"'
    assert list(graph.subjects(object=Literal("450.00", datatype=XSD.decimal)))
    assert not list(graph.subjects(object=Literal("400.00", datatype=XSD.decimal)))


@pytest.mark.parametrize("fact", ["number", "title", "meeting_date"])
def test_the_gate_takes_a_fact_set_without_words_for_the_officer_s(tmp_path: Path, fact: str) -> None:
    value = {"number": '"2024-18"', "title": '"Subventions"', "meeting_date": "2024-04-12"}[fact]
    sources = copied(tmp_path / "actes", SAMPLE)
    written(sources / "corrections", f'fact = "/{fact}"\nset = {value}')
    outcome = run(tmp_path / "site", sources)
    assert outcome.refused == ()
    assert len(outcome.acts) == 1


def test_an_authority_that_the_officer_adds_lifts_the_quarantine(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", "extrait-sans-entete")
    assert len(run(tmp_path / "site", sources).refused) == 1
    written(
        tmp_path / "corrections",
        'fact = "/authority/name"\nset = "Commune de Valcombreuse"',
        'fact = "/meeting_date"\nset = 2024-05-02',
        source="extrait-*.txt",
    )
    outcome = run(tmp_path / "site", sources, at=LATER)
    assert outcome.refused == ()
    assert len(outcome.new) == 1


def test_a_changed_correction_changes_its_act_only(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", SAMPLE, MINUTES, "valcombreuse-2024-22")
    run(tmp_path / "site", sources)
    entry = 'position = 2\nfact = "/subject_code"\nset = "7.5"'
    written(tmp_path / "corrections", entry, source=f"{MINUTES}.txt")
    outcome = run(tmp_path / "site", sources, at=LATER)
    assert outcome.reread == 1
    assert len(outcome.changed) == 1
    assert "lavoir" in outcome.changed[0]
    assert len(outcome.unchanged) == 4
    assert [path for path in outcome.made if path.startswith("/deliberations/") and path.count("/") > 2] == list(
        outcome.changed
    )
    assert not run(tmp_path / "site", sources, at=LATER).renewed
    (tmp_path / "corrections" / "corrections.toml").unlink()
    back = run(tmp_path / "site", sources, at=LATER)
    assert (back.reread, back.changed) == (1, outcome.changed)


def test_a_correction_that_only_moves_changes_nothing(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", SAMPLE)
    folder = written(tmp_path / "corrections", 'fact = "/title"\nset = "Subventions"')
    run(tmp_path / "site", sources)
    file = folder / "corrections.toml"
    file.write_text(f"# relu\n\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert not run(tmp_path / "site", sources, at=LATER).renewed


def test_whoever_is_told_to_be_a_person_leaves_the_whole_site(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", SAMPLE)
    run(tmp_path / "site", sources)
    assert "Comité des fêtes" in body(tmp_path / "site", ACT, "text/html")
    written(tmp_path / "corrections", 'person = true\nwords = "Comité des fêtes"')
    run(tmp_path / "site", sources, at=LATER)
    release = open_current(tmp_path / "site")
    for path in release.paths("/"):
        for media_type in release.variants(path):
            assert "comité des fêtes" not in body(tmp_path / "site", path, media_type).lower(), path


def test_a_file_that_is_refused_stops_the_run_before_anything_is_written(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", SAMPLE)
    written(tmp_path / "corrections", 'fact = "/titre"\nset = "X"')
    with pytest.raises(ConfigError, match="ligne 3"):
        run(tmp_path / "site", sources)
    said = delib("publish", sources, "--to", tmp_path / "site")
    assert said.code == 2
    assert "« titre »" in said.errors
    assert not (tmp_path / "site" / "current").exists()


def test_the_folder_may_be_named_and_a_source_misspelt_is_told(tmp_path: Path) -> None:
    sources = copied(tmp_path / "actes", SAMPLE)
    folder = written(tmp_path / "ailleurs", 'fact = "/title"\nset = "X"', source="autre.txt")
    said = delib("check", sources, "--corrections", folder)
    assert said.code == 0
    assert "corrections.toml, ligne 1 : aucune source lue ne répond à « autre.txt »" in said.errors
    for wrong in (tmp_path / "nulle-part", folder / "corrections.toml"):
        missing = delib("check", sources, "--corrections", wrong)
        assert missing.code == 2
        assert "aucun dossier de corrections ne porte ce nom" in missing.errors


def test_the_example_of_the_documentation_does_what_it_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    sources = copied(tmp_path / "actes", SAMPLE, "valcombreuse-2024-22")
    run(tmp_path / "site", sources)
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "corrections.toml").write_text(example[1], encoding="utf-8")
    outcome = run(tmp_path / "site", sources, at=LATER)
    assert outcome.changed == (ACT,)
    (act,) = (published.act.record for published in outcome.acts if published.path == ACT)
    assert [correction.pointer for correction in act.corrections] == ["/grants/6/amount", "/grants", "/sitting/quorum"]
    assert not any(finding.code.startswith("correction.") for finding in act.findings)
    shown = re.sub(r"[\s\u00a0]+", " ", body(tmp_path / "site", ACT, "text/html"))
    (promised,) = re.findall(r"« (Financement n° .*? ».) »", re.sub(r"\s+", " ", page))
    assert promised in shown


def test_the_example_of_the_tutorial_corrects_the_pdf_and_its_text(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    sources = copied(tmp_path / "actes", SAMPLE)
    (sources / f"{SAMPLE}.pdf").write_bytes((SAMPLES / f"{SAMPLE}.pdf").read_bytes())
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "corrections.toml").write_text(example[1], encoding="utf-8")
    outcome = run(tmp_path / "site", sources)
    assert outcome.refused == ()
    (published,) = outcome.acts
    assert len(published.act.sources) == 2
    assert str(published.act.record.grants[7].amount) == "450.00"
