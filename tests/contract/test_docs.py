"""The documentation keeps up: every command, option, setting, finding code, record key and decision is in it."""

import ast
import dataclasses
import re
from pathlib import Path

import click
import pytest

from publisher.cli.app import delib
from publisher.cli.init import _SETTINGS
from publisher.config import Instance, from_table
from publisher.records import Deliberation
from publisher.release import manifest
from publisher.release.dumps.graphs import FORMS
from publisher.release.tables import TABLES
from publisher.release.tables.package import CSVW, PACKAGE
from tests.conftest import ROOT

DOCS = ROOT / "docs"


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(delib.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = _page("commands.md")
    section = page.split(f"## `delib {name}", 1)[1].split("\n## ", 1)[0]
    for parameter in delib.commands[name].params:
        if isinstance(parameter, click.Option):
            assert f"`{parameter.opts[-1]}" in section or f"`{parameter.opts[-1]}" in page.split("## Common")[1]


def test_every_file_for_download_is_documented() -> None:
    page = _page("downloads.md")
    for form in FORMS:
        assert f"| `{form.file}` |" in page
    for table in TABLES:
        assert f"| `{table.name}` |" in page
    for name in (CSVW, PACKAGE, "index.json", manifest.NAME):
        assert name in page


def test_every_exit_code_is_documented() -> None:
    page = _page("commands.md")
    for code in (0, 1, 2, 3, 130):
        assert re.search(rf"^\| `{code}` \|", page, re.MULTILINE)


def _settings() -> list[str]:
    """Keys of delib.toml as the instance has them."""
    keys = []
    for item in dataclasses.fields(Instance):
        if dataclasses.is_dataclass(getattr(Instance(), item.name)):
            keys += [f"{item.name}.{inner.name}" for inner in dataclasses.fields(getattr(Instance(), item.name))]
        else:
            keys.append(item.name)
    return keys


@pytest.mark.parametrize("key", _settings())
def test_every_setting_is_documented_and_written_by_init(key: str) -> None:
    section, _, name = key.rpartition(".")
    page = _page("configuration.md")
    place = page.split(f"## `[{section}]`", 1)[1].split("\n## ", 1)[0] if section else page.split("\n## `[", 1)[0]
    assert f"| `{name}` |" in place
    assert key in [setting.key for setting in _SETTINGS]


def test_the_example_of_the_documentation_is_a_configuration() -> None:
    import tomllib

    example = re.search(r"```toml\n(.*?)```", _page("configuration.md"), re.DOTALL)
    assert example
    assert from_table(tomllib.loads(example[1]), Path("delib.toml")).authority.name


def test_every_key_of_the_record_is_documented() -> None:
    page = _page("record.md")
    for item in dataclasses.fields(Deliberation):
        assert f"`{item.name}`" in page, item.name


_CODE = re.compile(r"[a-z_]+\.[a-z]+(-[a-z]+)*")
_FILE = re.compile(r"\.(ttl|html|sqlite|toml|txt|json|csv|pdf)$")


def _codes(module: Path) -> set[str]:
    """Strings of a module that have the form of a finding's code: grant.natural-person."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {word for word in words if _CODE.fullmatch(word) and not _FILE.search(word)}


def test_every_finding_code_is_documented() -> None:
    page = _page("findings.md")
    rooms = [ROOT / "publisher" / room for room in ("parsing", "enrichment", "validation")]
    modules = [module for room in rooms for module in room.rglob("*.py")]
    codes = set().union(*map(_codes, modules))
    assert len(codes) > 10
    assert sorted(code for code in codes if f"`{code}`" not in page) == []


def test_every_decision_is_listed() -> None:
    index = _page("decisions/index.md")
    decisions = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert decisions
    assert [name for name in decisions if f"]({name})" not in index] == []


def test_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert links
    assert [link for link in links if link and "://" not in link and not (ROOT / link).exists()] == []
