"""What tests of text share: a machine with Tesseract, or as if it had none."""

from collections.abc import Iterator

import pytest

from publisher.text import ocr


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No program can be found, Tesseract among them."""
    monkeypatch.setenv("PATH", "")
    ocr.version.cache_clear()
    yield
    ocr.version.cache_clear()
