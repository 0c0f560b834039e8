"""The tables: what a spreadsheet and a validator read."""

import csv
import json
from pathlib import Path

import pytest

from publisher.records import Money, PartialDate
from publisher.records.values import GrantKind
from publisher.release.rows import PublishedAct
from publisher.release.tables import ACT_COLUMNS, ACTS, GRANT_COLUMNS, GRANTS, METADATA, Column, write_tables
from tests.factories import grant, vote
from tests.release.builders import ADDRESSES, published

ACT = "https://data.example/deliberations/commune-de-valcombreuse/2024/2024-17"


def rows(folder: Path, name: str, *acts: PublishedAct) -> list[dict[str, str]]:
    write_tables(folder, acts, ADDRESSES)
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_grant(tmp_path: Path) -> None:
    given = grant(
        'Judo, dit "le club"\nd’Ambre',
        "1234.50",
        beneficiary_siret="01234567800012",
        kind=GrantKind.OPERATING,
        territory=("Artois", "Audomarois"),
        period_start=PartialDate("2024"),
    )
    (row,) = rows(tmp_path, GRANTS, published(grants=(given,)))
    assert row["financement"] == f"{ACT}#subvention-judo-dit-le-club-d-ambre"
    assert row["acte"] == ACT
    assert row["beneficiaire"] == 'Judo, dit "le club"\nd’Ambre'
    assert row["beneficiaire_siret"] == "01234567800012"
    assert (row["montant"], row["monnaie"]) == ("1234.50", "EUR")
    assert (row["territoires"], row["debut"], row["fin"]) == ("Artois; Audomarois", "2024", "")
    assert row["mots"].startswith("https://data.example/sources/")
    assert "/texte.txt#char=" in row["mots"]


def test_natural_person_is_never_named(tmp_path: Path) -> None:
    given = grant("Anne Petit", natural_person=True, beneficiary_siret="01234567800012")
    (row,) = rows(tmp_path, GRANTS, published(grants=(given,)))
    assert (row["beneficiaire"], row["beneficiaire_siret"], row["personne_physique"]) == ("", "", "oui")
    assert all("Anne" not in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


def test_act(tmp_path: Path) -> None:
    counted = vote(in_favour=21, against=0, unanimous=False)
    (row,) = rows(tmp_path, ACTS, published(vote=counted, recognised=0.75))
    assert row["acte"] == ACT
    assert (row["voix_pour"], row["voix_contre"], row["abstentions"]) == ("21", "0", "")
    assert (row["unanimite"], row["resultat"], row["montant_total"]) == ("non", "Adoptée", "1000.00")


def test_what_is_not_stated_is_empty(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, ACTS, published(number=None, vote=None, grants=(), body=None))
    assert {row[name] for name in ("numero", "organe", "resultat", "voix_pour", "unanimite", "montant_total")} == {""}


def test_lines_end_as_rfc_4180_has_it(tmp_path: Path) -> None:
    write_tables(tmp_path, [published(grants=(grant(amount="1.00"),))], ADDRESSES)
    content = (tmp_path / GRANTS).read_bytes()
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 2


@pytest.mark.parametrize(("name", "columns"), [(ACTS, ACT_COLUMNS), (GRANTS, GRANT_COLUMNS)])
def test_every_column_is_explained(name: str, columns: tuple[Column, ...], tmp_path: Path) -> None:
    act = published(grants=(grant(base=Money("2000.00"), rate="0.5"),))  # type: ignore[arg-type]
    found = rows(tmp_path, name, act)
    metadata = json.loads((tmp_path / (name + METADATA)).read_text(encoding="utf-8"))
    assert metadata["url"] == f"https://data.example/telechargements/{name}"
    explained = metadata["tableSchema"]["columns"]
    assert [column["name"] for column in explained] == list(found[0]) == [column.name for column in columns]
    assert all(column["dc:description"] for column in explained)
