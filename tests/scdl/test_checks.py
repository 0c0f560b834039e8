"""What the schemas find wrong: as frictionless finds it with the official schemas, and the checks it does not know."""

import json
from pathlib import Path

import frictionless
import pytest

from publisher.scdl.checks import row_faults
from publisher.scdl.columns import DELIBERATIONS, MODELS, SUBVENTIONS, Kind, Model
from publisher.scdl.nomenclature import matter
from publisher.scdl.table import Table, find_table
from tests.conftest import shared
from tests.scdl.builders import SIRET, acts_table, grants_table

OWN = frozenset(
    {"scdl.siret", "scdl.either", "scdl.cohesion", "scdl.comparison", "scdl.sum", "scdl.years", "scdl.matter"}
)
"""Checks that the schema names and frictionless alone does not run."""


def found(table: Table | None) -> list[tuple[int, str, str]]:
    assert table is not None
    return [(fault.row, fault.column, fault.code) for row in table.rows for fault in row_faults(table, row)]


def official(model: Model) -> frictionless.Schema:
    name = model.name.removeprefix("scdl/")
    return frictionless.Schema.from_descriptor(json.loads(shared("scdl", f"{name}-schema.json").read_text("utf-8")))


def by_frictionless(path: Path, model: Model) -> set[tuple[int, str]]:
    resource = frictionless.Resource(path=path.name, basepath=str(path.parent), schema=official(model))
    report = resource.validate()
    assert not [error for error in report.flatten(["type", "note"]) if error[0] in {"resource-error", "source-error"}]
    return {(row, field) for row, field, _ in report.flatten(["rowNumber", "fieldName", "type"]) if row and field}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_columns_are_those_of_the_official_schema(model: Model) -> None:
    kinds = {
        "string": Kind.TEXT,
        "date": Kind.DAY,
        "number": Kind.NUMBER,
        "integer": Kind.INTEGER,
        "boolean": Kind.YES_OR_NO,
    }
    fields = official(model).fields
    assert model.names == tuple(field.name for field in fields)
    for column, field in zip(model.columns, fields, strict=True):
        assert column.kind == (Kind.ADDRESS if field.format == "uri" else kinds[field.type]), column.name
        assert column.required == bool(field.required), column.name
        assert column.longest == field.constraints.get("maxLength"), column.name
        assert (column.pattern is None) == ("pattern" not in field.constraints), column.name


def test_the_official_valid_example_has_no_fault() -> None:
    text = shared("scdl", "subventions-exemple_valide.csv").read_text(encoding="utf-8")
    table = find_table(text)
    assert table is not None
    assert len(table.rows) == 29
    assert found(table) == []


def test_the_official_invalid_cells_are_those_that_frictionless_names() -> None:
    path = shared("scdl", "subventions-exemple_invalide_erreurs_cellules.csv")
    faults = found(find_table(path.read_text(encoding="utf-8")))
    ours = {(row, column) for row, column, code in faults if code not in OWN}
    assert ours == by_frictionless(path, SUBVENTIONS)
    assert len(ours) > 10
    assert (7, "idAttribuant", "scdl.cell") in faults
    assert (5, "rnaBeneficiaire", "scdl.cell") in faults
    assert (9, "idBeneficiaire", "scdl.either") in faults
    assert (2, "idAttribuant", "scdl.siret") in faults


BAD_ACTS = {
    "siret with a wrong digit": ({"COLL_SIRET": "21860194600000"}, [("COLL_SIRET", "scdl.siret")]),
    "siren": ({"COLL_SIRET": "218601946"}, [("COLL_SIRET", "scdl.cell")]),
    "zeros": ({"COLL_SIRET": "0" * 14}, [("COLL_SIRET", "scdl.siret")]),
    "La Poste": ({"COLL_SIRET": "35600000049837"}, []),
    "no number": ({"DELIB_ID": ""}, [("DELIB_ID", "scdl.required")]),
    "French date": ({"DELIB_DATE": "16/05/2024"}, [("DELIB_DATE", "scdl.cell")]),
    "no such day": ({"DELIB_DATE": "2024-02-30"}, [("DELIB_DATE", "scdl.cell")]),
    "code of one level": ({"DELIB_MATIERE_CODE": "7"}, [("DELIB_MATIERE_CODE", "scdl.cell")]),
    "code of two figures": ({"DELIB_MATIERE_CODE": "7.10"}, []),
    "blank around the bar": (
        {"DELIB_MATIERE_NOM": "finances locales / subventions"},
        [("DELIB_MATIERE_NOM", "scdl.matter")],
    ),
    "no bar": ({"DELIB_MATIERE_NOM": "finances locales"}, [("DELIB_MATIERE_NOM", "scdl.matter")]),
    "other chapter": ({"DELIB_MATIERE_NOM": "finances/subventions"}, [("DELIB_MATIERE_NOM", "scdl.matter")]),
    "chapter in capitals": ({"DELIB_MATIERE_NOM": "FINANCES LOCALES/local"}, []),
    "years in order": ({"BUDGET_ANNEE": "2023/2024"}, []),
    "years equal": ({"BUDGET_ANNEE": "2024/2024"}, [("BUDGET_ANNEE", "scdl.years")]),
    "budget without year": ({"BUDGET_ANNEE": ""}, [("BUDGET_ANNEE", "scdl.cohesion")]),
    "no budget": ({"BUDGET_ANNEE": "", "BUDGET_NOM": ""}, []),
    "received too early": ({"PREF_DATE": "2024-05-15"}, [("PREF_DATE", "scdl.comparison")]),
    "sum": ({"VOTE_POUR": "24"}, [("VOTE_REEL", "scdl.sum")]),
    "zero is filled": ({"VOTE_POUR": "27", "VOTE_CONTRE": "0", "VOTE_ABSTENTION": "0"}, []),
    "count lacking": ({"VOTE_CONTRE": ""}, [("VOTE_EFFECTIF", "scdl.cohesion")]),
    "more voters than members": ({"VOTE_EFFECTIF": "26"}, [("VOTE_EFFECTIF", "scdl.comparison")]),
    "no integer": ({"VOTE_POUR": "25,0"}, [("VOTE_POUR", "scdl.cell")]),
    "address": ({"DELIB_URL": "www.valcombreuse.fr/61.pdf et autres"}, [("DELIB_URL", "scdl.cell")]),
}


@pytest.mark.parametrize(("cells", "faults"), BAD_ACTS.values(), ids=BAD_ACTS.keys())
def test_rows_of_deliberations(cells: dict[str, str], faults: list[tuple[str, str]]) -> None:
    assert [(column, code) for _, column, code in found(find_table(acts_table(cells)))] == faults


BAD_GRANTS = {
    "sound": ({}, []),
    "share of a hundred": ({"pourcentageSubvention": "100"}, [("pourcentageSubvention", "scdl.cell")]),
    "decimal comma": ({"montant": "100000,1"}, [("montant", "scdl.cell")]),
    "not a number": ({"montant": "mille"}, [("montant", "scdl.cell")]),
    "underscore": ({"datesPeriodeVersement": "2024-06-15_2024-12-31"}, [("datesPeriodeVersement", "scdl.cell")]),
    "yes": ({"notificationUE": "yes"}, [("notificationUE", "scdl.cell")]),
    "capital": ({"nature": "Aide en numéraire"}, [("nature", "scdl.cell")]),
    "long": ({"objet": "é" * 257}, [("objet", "scdl.cell")]),
    "long enough": ({"objet": "é" * 256}, []),
    "nobody": ({"idBeneficiaire": "", "rnaBeneficiaire": ""}, [("idBeneficiaire", "scdl.either")]),
    "RNA alone": ({"idBeneficiaire": ""}, []),
    "number of a spreadsheet": ({"idBeneficiaire": "32402138500000.0"}, [("idBeneficiaire", "scdl.siret")]),
}


@pytest.mark.parametrize(("cells", "faults"), BAD_GRANTS.values(), ids=BAD_GRANTS.keys())
def test_rows_of_grants(cells: dict[str, str], faults: list[tuple[str, str]]) -> None:
    assert [(column, code) for _, column, code in found(find_table(grants_table(cells)))] == faults


@pytest.mark.parametrize("cells", [*BAD_GRANTS.values()], ids=BAD_GRANTS.keys())
def test_frictionless_names_the_same_cells(cells: tuple[dict[str, str], object], tmp_path: Path) -> None:
    path = tmp_path / "subventions.csv"
    path.write_text(grants_table(cells[0]), encoding="utf-8")
    ours = {(row, column) for row, column, code in found(find_table(path.read_text("utf-8"))) if code not in OWN}
    assert ours == by_frictionless(path, SUBVENTIONS)


@pytest.mark.parametrize("value", ["NaN", "INF", "-INF"])
def test_numbers_of_the_standard_that_are_no_sum_are_refused(value: str) -> None:
    assert found(find_table(grants_table({"montant": value}))) == [(2, "montant", "scdl.cell")]


def test_frictionless_names_the_same_cells_of_deliberations(tmp_path: Path) -> None:
    path = tmp_path / "deliberations.csv"
    path.write_text(acts_table(*(cells for cells, _ in BAD_ACTS.values())), encoding="utf-8")
    ours = {(row, column) for row, column, code in found(find_table(path.read_text("utf-8"))) if code not in OWN}
    assert ours == by_frictionless(path, DELIBERATIONS)


def test_a_fault_says_line_column_value_and_what_is_expected() -> None:
    table = find_table(acts_table({}, {"DELIB_DATE": "16/05/2024"}))
    assert table is not None
    (fault,) = row_faults(table, table.rows[1])
    message = fault.finding("/meeting_date").message
    assert (
        message
        == "Ligne 3, colonne DELIB_DATE : « 16/05/2024 » n’est pas conforme au schéma ; écrivez la date AAAA-MM-JJ."
    )


def test_labels_are_those_of_the_nomenclature() -> None:
    lines = shared("scdl", "actes-nomenclature.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) == 57
    for line in lines:
        code, label = line.split(",", 1)[0], line.rsplit(",", 1)[1]
        assert matter(code) == label
    assert matter("7.11") is None
    assert find_table(acts_table({"COLL_SIRET": SIRET})) is not None
