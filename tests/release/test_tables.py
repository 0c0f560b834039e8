"""The tables: what a spreadsheet, a data frame and a validator read."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from publisher.pages import Site
from publisher.records import (
    Annexe,
    Article,
    Attendance,
    BudgetLine,
    Citation,
    Correction,
    Finding,
    Money,
    PartialDate,
    Refusal,
    Relation,
    Severity,
    Share,
    Span,
)
from publisher.records.people import Movement, Recusal, Signatory
from publisher.records.values import (
    AttendanceStatus,
    CitationKind,
    GrantKind,
    MovementKind,
    Position,
    RefusalOutcome,
    RelationKind,
)
from publisher.records.vote import GroupPosition, MemberPosition
from publisher.release.dumps.levels import Level
from publisher.release.rows import PublishedAct
from publisher.release.tables import ACTS, GRANTS, TABLES, Datatype, Table, told
from publisher.release.tables.files import put_tables_together, write_tables
from publisher.release.tables.package import CSVW, PACKAGE, write_package
from tests.factories import grant, vote
from tests.release.builders import ADDRESSES, published

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""frictionless leaves files open"""

ACT = "https://data.example/deliberations/commune-de-valcombreuse/2024/2024-17"
SPAN = Span(0, 5)
SITE = Site(title="Délibérations", publisher="Valcombreuse", addresses=ADDRESSES)
EVERYTHING: dict[str, Any] = {
    "attendance": (
        Attendance(name="Jeanne Roy", status=AttendanceStatus.PRESENT, voting=True, span=SPAN),
        Attendance(
            name="Paul Lac", status=AttendanceStatus.REPRESENTED, represented_by="Jeanne Roy", voting=True, span=SPAN
        ),
    ),
    "movements": (Movement(name="Paul Lac", kind=MovementKind.ARRIVAL, at="18:45", span=SPAN),),
    "recusals": (Recusal(name="Jeanne Roy", span=SPAN),),
    "signatories": (Signatory(name="Jeanne Roy", role="La maire", span=SPAN),),
    "citations": (
        Citation(text="Vu le code général", kind=CitationKind.CODE, title="CGCT", articles=("L. 1", "L. 2"), span=SPAN),
    ),
    "articles": (Article(number="1", text='Le "club"\nreçoit ; point.', amounts=(Money(Decimal("2.50")),), span=SPAN),),
    "refusals": (
        Refusal(beneficiary="Chorale", amount=Money(Decimal("9.00")), outcome=RefusalOutcome.REJECTED, span=SPAN),
    ),
    "budget_lines": (
        BudgetLine(account="01", chapter="065", amount=Money(Decimal("1000.00")), currency="EUR", span=SPAN),
    ),
    "annexes": (Annexe(label="Liste", present=False, span=SPAN),),
    "relations": (Relation(kind=RelationKind.AMENDS, number="2023-9", span=SPAN),),
    "corrections": (Correction(pointer="/title", was="x", by="Le service", on="2024-05-02", why="coquille"),),
    "findings": (Finding(severity=Severity.WARNING, code="vote.sum", message="À vérifier.", span=SPAN),),
    "vote": vote(
        in_favour=21,
        against=0,
        unanimous=False,
        groups=(GroupPosition(position=Position.FOR, group="Majorité", count=20, span=SPAN),),
        members=(MemberPosition(position=Position.AGAINST, name="Paul Lac", span=SPAN),),
    ),
    "grants": (
        grant(
            'Judo, dit "le club"\nd’Ambre',
            "1234.50",
            beneficiary_siret="01234567800012",
            kind=GrantKind.OPERATING,
            territory=("Artois", "Audomarois"),
            period_start=PartialDate("2024"),
            rate=Decimal("0.075"),
            vote=vote(in_favour=3),
            shares=(Share(territory="Artois", year="2025", amount=Money(Decimal("234.50")), span=SPAN),),
        ),
    ),
}
FULL = published(**EVERYTHING)
BARE = published(number="2024-18", vote=None, grants=(), body=None)


def written(folder: Path, *acts: PublishedAct) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_tables(folder, TABLES, list(told(acts, ADDRESSES)))
    return folder


def rows(folder: Path, table: Table) -> list[dict[str, str]]:
    with (folder / table.csv).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def as_text(value: Any, datatype: Datatype) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case Decimal():
            plain = format(value, "f")
            return plain if datatype is Datatype.SUM else (plain.rstrip("0").rstrip(".") or "0")
        case date():
            return value.isoformat()
    return str(value)


def test_grant(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, FULL), GRANTS)
    assert row["financement"] == f"{ACT}#subvention-judo-dit-le-club-d-ambre"
    assert row["acte"] == ACT
    assert row["beneficiaire"] == 'Judo, dit "le club"\nd’Ambre'
    assert row["beneficiaire_siret"] == "01234567800012"
    assert (row["montant"], row["monnaie"], row["taux"]) == ("1234.50", "EUR", "0.075")
    assert (row["territoires"], row["debut"], row["fin"]) == ("Artois; Audomarois", "2024", "")
    assert (row["date"], row["jour"], row["annee"]) == ("2024-03-14", "2024-03-14", "2024")
    assert row["mots"].startswith("https://data.example/sources/")
    assert "/texte.txt#char=" in row["mots"]


def test_private_person_is_never_named(tmp_path: Path) -> None:
    given = grant("Zélie Petitjean", natural_person=True, beneficiary_siret="01234567800012")
    masked = "████ █████"
    facts = {
        "grants": (given,),
        "refusals": (Refusal(beneficiary=masked, outcome=RefusalOutcome.REJECTED, span=SPAN),),
        "attendance": (Attendance(name=masked, status=AttendanceStatus.PRESENT, voting=False, span=SPAN),),
    }
    folder = written(tmp_path, published(**facts))
    (row,) = rows(folder, GRANTS)
    assert (row["beneficiaire"], row["beneficiaire_siret"], row["personne_physique"]) == ("", "", "oui")
    for path in tmp_path.iterdir():
        assert "Zélie".encode() not in path.read_bytes(), path.name
        assert masked.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize("day", ["2024-03", "2024", "2024-02-30", None])
def test_date_that_is_no_day_is_text_alone(day: str | None, tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, published(path="/deliberations/a/2024/1", date=day)), ACTS)
    assert (row["date"], row["jour"]) == (day or "", "")


def test_act(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, published(vote=vote(in_favour=21, against=0, unanimous=False))), ACTS)
    assert row["acte"] == ACT
    assert (row["voix_pour"], row["voix_contre"], row["abstentions"]) == ("21", "0", "")
    assert (row["unanimite"], row["resultat"], row["montant_total"]) == ("non", "Adoptée", "1000.00")


def test_what_is_not_stated_is_empty(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, BARE), ACTS)
    assert {row[name] for name in ("organe", "resultat", "voix_pour", "unanimite", "montant_total", "quorum")} == {""}


def test_every_thing_of_an_act_is_in_a_table(tmp_path: Path) -> None:
    folder = written(tmp_path, FULL)
    counts = {table.name: len(rows(folder, table)) for table in TABLES}
    assert counts == {
        **{"deliberations": 1, "subventions": 1, "repartitions": 1, "refus": 1, "imputations": 1, "votes": 2},
        **{"positions": 2, "presences": 5, "visas": 1, "motifs": 0, "articles": 1, "liens": 1, "annexes": 1},
        **{"constats": 1, "corrections": 1},
    }
    members = {row["personne_adresse"] for row in rows(folder, TABLES[7])}
    assert members == {f"https://data.example/elus/commune-de-valcombreuse/{key}" for key in ("jeanne-roy", "paul-lac")}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_holds_the_rows_of_csv_in_strict_types(table: Table, tmp_path: Path) -> None:
    folder = written(tmp_path, FULL, BARE)
    content = pq.read_table(folder / table.parquet)
    types = {column.name: column.datatype for column in table.columns}
    numbers = {name for name, datatype in types.items() if datatype is Datatype.NUMBER}
    found = [{name: as_text(value, types[name]) for name, value in row.items()} for row in content.to_pylist()]
    expected = [
        {
            name: as_text(Decimal(cell), Datatype.NUMBER) if name in numbers and cell else cell
            for name, cell in row.items()
        }
        for row in rows(folder, table)
    ]
    assert found == expected
    strict = {Datatype.DAY: pa.date32(), Datatype.SUM: pa.decimal128(38, 2), Datatype.TEXT: pa.string()}
    for field in content.schema:
        assert field.type == strict.get(types[field.name], field.type)
        assert not pa.types.is_floating(field.type)


def test_lines_end_as_rfc_4180_has_it(tmp_path: Path) -> None:
    content = (written(tmp_path, published(grants=(grant(amount="1.00"),))) / GRANTS.csv).read_bytes()
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 2


def test_data_package_is_valid_and_finds_what_is_wrong(tmp_path: Path) -> None:
    folder = written(tmp_path, FULL, BARE)
    write_package(folder, TABLES, SITE, Level("valcombreuse", "2024"), "Commune de Valcombreuse")
    report = frictionless.validate(str(folder / PACKAGE))
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) == len(TABLES)
    (row,) = frictionless.Package(str(folder / PACKAGE)).get_resource("subventions").read_rows()
    assert (row["montant"], row["jour"], row["personne_physique"]) == (Decimal("1234.50"), date(2024, 3, 14), False)
    assert row["beneficiaire_siret"] == "01234567800012"
    for old, new, expected in (
        ("1234.50", "beaucoup", "type-error"),
        (f",{ACT},", ",https://ailleurs.example,", "foreign-key"),
    ):
        content = (folder / GRANTS.csv).read_bytes()
        (folder / GRANTS.csv).write_bytes(content.replace(old.encode(), new.encode()))
        kinds = {kind for (kind,) in frictionless.validate(str(folder / PACKAGE)).flatten(["type"])}
        assert expected in kinds, kinds
        assert "hash-count" in kinds
        (folder / GRANTS.csv).write_bytes(content)


def test_years_put_together_are_the_whole_row_for_row(tmp_path: Path) -> None:
    one, two = written(tmp_path / "un", FULL), written(tmp_path / "deux", BARE)
    both, whole = tmp_path / "ensemble", written(tmp_path / "tout", FULL, BARE)
    both.mkdir()
    put_tables_together(both, TABLES, [one, two], 10**9)
    for table in TABLES:
        assert (both / table.csv).read_bytes() == (whole / table.csv).read_bytes()
        assert pq.read_table(both / table.parquet).equals(pq.read_table(whole / table.parquet))
    assert (both / CSVW).read_bytes() == (whole / CSVW).read_bytes()


def test_large_whole_is_offered_compressed_under_one_header(tmp_path: Path) -> None:
    one, two, both = written(tmp_path / "un", FULL), written(tmp_path / "deux", BARE), tmp_path / "ensemble"
    both.mkdir()
    put_tables_together(both, TABLES, [one, two], 100)
    assert {path.name for path in both.iterdir()} == {f"{table.csv}.gz" for table in TABLES}
    write_package(both, TABLES, SITE, Level(), None)
    assert frictionless.validate(str(both / PACKAGE)).valid
    found = frictionless.Package(str(both / PACKAGE)).get_resource("deliberations").read_rows()
    assert [row["numero"] for row in found] == ["2024-17", "2024-18"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_explained(table: Table, tmp_path: Path) -> None:
    folder = written(tmp_path, FULL)
    metadata = json.loads((folder / CSVW).read_text(encoding="utf-8"))
    (described,) = [item for item in metadata["tables"] if item["url"] == table.csv]
    with (folder / table.csv).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    explained = described["tableSchema"]["columns"]
    assert [column["name"] for column in explained] == header == [column.name for column in table.columns]
    assert all(column["dc:description"] for column in explained)
    assert described["tableSchema"]["primaryKey"] == header[0]
