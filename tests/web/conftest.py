"""One small release for the tests of the web."""

import pytest
from flask.testing import FlaskClient

from publisher.release import Release
from tests.web.releases import client_of, write


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return write(tmp_path_factory.mktemp("web") / "site")


@pytest.fixture(scope="session")
def client(release: Release) -> FlaskClient:
    return client_of(release)
