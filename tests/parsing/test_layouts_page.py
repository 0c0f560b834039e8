"""The page on layouts: its examples run, and the tables it names exist."""

import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")


def test_the_worked_example_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 3
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/layouts.md", "exec"), names)  # noqa: S102 - our own page
    assert names["CASES"]


def test_every_module_named_exists() -> None:
    modules = set(re.findall(r"`((?:publisher/parsing/|grants/)?[a-z_]+\.py)`", PAGE))
    assert len(modules) > 15
    folder = ROOT / "publisher" / "parsing"
    assert [name for name in modules if not (folder / name.removeprefix("publisher/parsing/")).exists()] == []
