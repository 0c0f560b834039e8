"""Tables among the sources of a publication, and the tables that it offers."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from publisher.config import AuthorityDefaults
from publisher.pipeline import Run, check, publish
from publisher.release import Selection, open_current
from publisher.release.outcome import Outcome
from publisher.release.work import InThisProcess
from publisher.scdl import following
from publisher.scdl.checks import row_faults
from publisher.scdl.columns import MODELS, Model
from publisher.scdl.table import find_table
from tests.command import AT as AT_OPTION
from tests.command import SAMPLES, delib
from tests.conftest import shared
from tests.publishing import AT, INSTANCE, LATER, copied, run
from tests.scdl.builders import SIRET, acts_table, grants_table
from tests.sources.site import Reply, Site, running

PLACE = "/deliberations/commune-de-valcombreuse/2024/"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def following_run(folder: Path, *sources: Path, instance: object = INSTANCE) -> Outcome:
    working = Run(
        instance=INSTANCE, at=AT, workers=InThisProcess(), progress=lambda *_: None, follow=instance is INSTANCE
    )
    return publish([str(source) for source in sources], folder, working)


def put(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / "current" / "dumps" / name
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def served(folder: Path) -> set[str]:
    release = open_current(folder)
    return {release.addresses.path(row.iri) for row in release.acts(Selection(), size=1000).rows}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A site made from tables of all sorts and from an act."""
    folder = tmp_path_factory.mktemp("tables")
    sources = copied(folder / "sources", "valcombreuse-2024-17")
    put(sources / "deliberations.csv", acts_table({}, {"DELIB_ID": "2024-62", "DELIB_MATIERE_NOM": "finances"}))
    put(sources / "subventions.csv", grants_table({}, {"dateConvention": ""}))
    put(sources / "autre.csv", "Numéro;Élu;Titre\n1;X;Y\n")
    put(sources / "vide.csv", acts_table())
    for path in sorted(shared("corpus", "csv").glob("subventions-*.csv")):
        (sources / path.name).write_bytes(path.read_bytes())
    return folder / "site", run(folder / "site", sources)


def test_one_bad_table_never_stops_the_others(published: tuple[Path, Outcome]) -> None:
    folder, outcome = published
    assert {Path(unread.origin).name for unread in outcome.unread} == {"autre.csv", "vide.csv"}
    assert {f"{PLACE}2024-17", f"{PLACE}2024-61", f"{PLACE}2024-62", f"{PLACE}n-61-du-16-05-2024"} <= served(folder)
    assert {refused.findings[0].code for refused in outcome.refused} <= {"authority.missing", "date.missing"}
    told = {finding.code for refused in outcome.refused for finding in refused.findings}
    assert {"scdl.row", "scdl.reference"} <= told


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_tables_offered_are_valid_for_the_official_schema(published: tuple[Path, Outcome], model: Model) -> None:
    name = model.name.removeprefix("scdl/")
    dumps = published[0] / "current" / "dumps"
    schema = frictionless.Schema.from_descriptor(json.loads(shared("scdl", f"{name}-schema.json").read_text("utf-8")))
    report = frictionless.Resource(path=f"scdl-{name}.csv", basepath=str(dumps), schema=schema).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    table = find_table((dumps / f"scdl-{name}.csv").read_text("utf-8").replace("\r\n", "\n"))
    assert table is not None
    assert table.rows
    assert not [fault for row in table.rows for fault in row_faults(table, row)]


def test_what_is_held_back_is_listed_with_the_reason(published: tuple[Path, Outcome]) -> None:
    folder, outcome = published
    acts, held = rows(folder, "scdl-deliberations.csv"), rows(folder, "scdl-deliberations-non-publiees.csv")
    assert len(acts) + len(held) == len(outcome.acts)
    assert {row["DELIB_ID"] for row in acts} == {"2024-61", "2024-62"}
    act = next(row for row in held if row["DELIB_ID"] == "2024-17")
    assert act["acte"] == f"{INSTANCE.base}{PLACE}2024-17"
    assert "authority.siret" in act["motifs"]
    grants = sum(len(published.act.record.grants) for published in outcome.acts)
    kept = rows(folder, "scdl-subventions-non-publiees.csv")
    assert len(rows(folder, "scdl-subventions.csv")) + len(kept) == grants
    assert [row["motifs"] for row in kept if row["referenceDecision"] == "n° 61 du 16/05/2024"] == [
        "dateConvention : la date de la convention n’est pas dite"
    ]


def test_the_siret_configured_serves_the_acts_of_that_authority_alone(tmp_path: Path) -> None:
    sources = copied(tmp_path / "sources", "valcombreuse-2024-17", "port-aubrac-2024-121")
    authority = AuthorityDefaults(name="Commune de Valcombreuse", siret=SIRET)
    run(tmp_path / "site", sources, instance=replace(INSTANCE, authority=authority))
    held = {row["DELIB_ID"]: row for row in rows(tmp_path / "site", "scdl-deliberations-non-publiees.csv")}
    assert held["2024-17"]["COLL_SIRET"] == SIRET
    others = [row for number, row in held.items() if number != "2024-17"]
    assert [row["COLL_SIRET"] for row in others] == [""]


def test_tables_are_the_same_whatever_the_order_of_the_sources(published: tuple[Path, Outcome], tmp_path: Path) -> None:
    folder, _ = published
    sources = sorted((folder.parent / "sources").iterdir(), reverse=True)
    run(tmp_path / "site", *sources)
    names = [path.name for path in sorted((folder / "current" / "dumps").glob("scdl-*.csv"))]
    assert len(names) == 4
    for name in names:
        written = [(place / "current" / "dumps" / name).read_bytes() for place in (folder, tmp_path / "site")]
        assert written[0] == written[1], name


def test_publishing_a_table_again_changes_nothing(tmp_path: Path) -> None:
    table = put(tmp_path / "t.csv", acts_table({}, {"DELIB_ID": "2024-62"}))
    first = run(tmp_path / "site", table)
    again = run(tmp_path / "site", table, at=LATER)
    assert len(first.new) == 2
    assert (again.made, again.renewed) == ((), False)


def act_at(site: Site) -> str:
    content = (SAMPLES / "valcombreuse-2024-17.txt").read_bytes()
    return site.put("/17.txt", Reply(body=content, headers={"Content-Type": "text/plain; charset=utf-8"}))


def test_acts_that_rows_lead_to_are_fetched_and_stand(site: Site, tmp_path: Path) -> None:
    address, absent = act_at(site), site.put("/62.txt", Reply(status=404))
    cells = {"DELIB_ID": "2024-17", "DELIB_DATE": "2024-04-12", "DELIB_URL": address}
    table = put(tmp_path / "t.csv", acts_table(cells, {"DELIB_ID": "2024-62", "DELIB_URL": absent}))
    outcome = following_run(tmp_path / "site", table)
    assert served(tmp_path / "site") == {f"{PLACE}2024-17", f"{PLACE}2024-62"}
    assert [unread.origin for unread in outcome.unread] == [absent]
    act = next(item for item in outcome.acts if item.path.endswith("17"))
    assert act.act.record.source.uri == address
    assert act.act.record.meeting_date == "2024-04-11"
    differing = [finding for finding in act.findings if finding.code == "scdl.differs"]
    assert any(
        "t.csv, ligne 2 : la date y est « 2024-04-12 », et « 2024-04-11 » dans l’acte" in f.message for f in differing
    )
    again = run(tmp_path / "site", table, at=LATER)
    assert f"{PLACE}2024-17" in again.kept
    assert site.count("/17.txt") == 1


def test_nothing_is_fetched_where_it_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    table = put(tmp_path / "t.csv", acts_table({"DELIB_URL": act_at(site)}))
    run(tmp_path / "site", table)
    working = Run(instance=INSTANCE, at=AT, workers=InThisProcess(), progress=lambda *_: None, follow=False)
    assert len(check([str(table)], working)[0]) == 1
    assert delib("extract", table).code == 0
    assert delib("publish", table, "--to", tmp_path / "other", "--no-follow", "--at", AT_OPTION).code == 0
    assert site.count("/17.txt") == 0


def test_the_command_follows(site: Site, tmp_path: Path) -> None:
    table = put(tmp_path / "t.csv", acts_table({"DELIB_ID": "2024-17", "DELIB_URL": act_at(site)}))
    assert delib("publish", table, "--to", tmp_path / "site", "--at", AT_OPTION).code == 0
    assert site.count("/17.txt") == 1


def test_no_more_is_fetched_than_the_bound(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.pipeline.MOST", 1)
    addresses = [site.put(f"/{number}.txt", Reply(status=404)) for number in (1, 2)]
    table = put(tmp_path / "t.csv", acts_table(*({"DELIB_ID": url[-5], "DELIB_URL": url} for url in addresses)))
    following_run(tmp_path / "site", table)
    assert [site.count("/1.txt"), site.count("/2.txt")] == [1, 0]


@pytest.mark.parametrize(
    ("origin", "address", "led"),
    [
        pytest.param("t.csv", "http://127.0.0.1/1.pdf", True, id="a file of the officer"),
        pytest.param("https://data.example/t.csv", "https://other.example/1.pdf", True, id="public"),
        pytest.param("http://127.0.0.1:8000/t.csv", "http://127.0.0.1:9000/1.pdf", True, id="same host"),
        pytest.param("https://data.example/t.csv", "http://127.0.0.1/1.pdf", False, id="this machine"),
        pytest.param("https://data.example/t.csv", "http://169.254.169.254/latest", False, id="link-local"),
        pytest.param("https://data.example/t.csv", "http://[::1]/1.pdf", False, id="this machine, IPv6"),
        pytest.param("https://data.example/t.csv", "http://intranet/1.pdf", False, id="intranet"),
        pytest.param("t.csv", "file:///etc/passwd", False, id="no http"),
        pytest.param("t.csv", "http://[bad/1.pdf", False, id="no address"),
    ],
)
def test_where_a_table_may_lead(origin: str, address: str, *, led: bool) -> None:
    assert following.addresses(acts_table({"DELIB_URL": address}), origin) == ({2: address} if led else {})


def test_grants_of_an_act_that_was_read_stand_in_the_act(tmp_path: Path) -> None:
    sources = copied(tmp_path / "sources", "valcombreuse-2024-17")
    cells = {"referenceDecision": "2024-17", "nomBeneficiaire": "Club inconnu", "montant": "12.00"}
    put(sources / "s.csv", grants_table(cells))
    outcome = run(tmp_path / "site", sources)
    (act,) = outcome.acts
    assert act.act.record.source.row is None
    messages = [finding.message for finding in act.findings if finding.code == "scdl.differs"]
    assert len(messages) == 1
    assert "« Club inconnu »" in messages[0]
    assert outcome.refused == ()


def test_tables_written_are_published_again(published: tuple[Path, Outcome], tmp_path: Path) -> None:
    dumps = published[0] / "current" / "dumps"
    grants = rows(published[0], "scdl-subventions.csv")
    run(tmp_path / "site", dumps / "scdl-deliberations.csv", dumps / "scdl-subventions.csv")
    assert rows(tmp_path / "site", "scdl-subventions.csv") == grants
    assert {row["DELIB_ID"] for row in rows(tmp_path / "site", "scdl-deliberations.csv")} == {"2024-61", "2024-62"}
