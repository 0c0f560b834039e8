"""What no file of the project may hold: addresses of package indexes, paths of one machine."""

import re
import subprocess

import pytest

from tests.conftest import ROOT

_INDEX = re.compile(rb"(?:files\.)?python" + rb"hosted\.org|pypi\." + rb"org/simple|registry\.npm" + rb"js\.org")
_MACHINE = re.compile(rb"(?<![\w.:/-])/(?:home|Users|work|root)/\w+")


@pytest.fixture(scope="module")
def files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: the tree cannot be listed")
    found = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    assert len(found) > 100
    return found


def test_no_index_address(files: list[str]) -> None:
    assert [name for name in files if _INDEX.search((ROOT / name).read_bytes())] == []


def test_no_path_of_one_machine(files: list[str]) -> None:
    assert [name for name in files if _MACHINE.search((ROOT / name).read_bytes())] == []


def test_no_byte_compiled_or_generated_file(files: list[str]) -> None:
    unwanted = re.compile(r"(^|/)(__pycache__|\.venv|var|site-docs|dist)/|\.pyc$|\.log$")
    assert [name for name in files if unwanted.search(name)] == []
