"""Imports go one way, and modules stay small enough to be read at one sitting."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = (
    "records",
    "sources",
    "text",
    "parsing",
    "scdl",
    "enrichment",
    "mapping",
    "validation",
    "pages",
    "release",
    "web",
    "export",
    "push",
)
MOST_LINES = 400
PACKAGE = ROOT / "publisher"
MODULES = sorted(PACKAGE.rglob("*.py"))


def _modules_of(room: str) -> list[Path]:
    return [*(PACKAGE / room).rglob("*.py"), *PACKAGE.glob(f"{room}.py")]


def _imported(module: Path) -> set[str]:
    """First two names of what a module imports from the package: publisher.text, publisher.cli."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} if node.module != "publisher" else {f"publisher.{item.name}" for item in node.names}
        elif isinstance(node, ast.Import):
            names |= {item.name for item in node.names}
    return {name.split(".")[1] for name in names if name.startswith("publisher.")}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    later = {*ROOMS[ROOMS.index(room) + 1 :], "pipeline", "cli"}
    modules = _modules_of(room)
    assert modules
    for module in modules:
        assert not _imported(module) & later, module.relative_to(ROOT)


def test_every_room_is_known() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").is_file()}
    assert folders - {"cli", "keys"} == set(ROOMS)


def test_only_the_commands_print_or_read_the_clock() -> None:
    for module in MODULES:
        if "cli" in module.relative_to(PACKAGE).parts:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"print", "datetime.now", "datetime.today", "date.today", "time.time"}, (
                    f"{module.relative_to(ROOT)}:{node.lineno}: {called}"
                )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
