"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are rewritten only when asked; the difference is then read."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files of tests/golden")


def shared(*parts: str) -> Path:
    """A file or folder of the reference material, which stands beside the project and is not copied into it.

    Where it is absent the test that asks for it is left out with a notice; with CI=true its absence is a failure.
    """
    path = SHARED.joinpath(*parts)
    if not path.exists():
        message = f"reference material absent: ../shared/{'/'.join(parts)}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message, allow_module_level=True)
    return path


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of reference material."""
    return shared()


@pytest.fixture(scope="session")
def real_act() -> Path:
    """The text of a real deliberation of a département."""
    return shared("samples", "pas-de-calais-2023-458.txt")
