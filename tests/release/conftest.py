"""What tests of releases share."""

import pytest

from tests.release.catalogues import Published, published_in


@pytest.fixture(scope="session")
def catalogued(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A release of two authorities, one of them in two years; it is read, never changed."""
    return published_in(tmp_path_factory.mktemp("catalogued"))
