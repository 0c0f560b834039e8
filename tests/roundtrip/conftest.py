"""What the tests of this folder share: a font that PDFs are drawn with."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.make_samples import FONTS
from tests.roundtrip.pdfs import STYLE

VARIATIONS = ("fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "GSUB", "GPOS", "GDEF")


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of the site's fonts as fpdf2 reads it, at the first of its weights."""
    return unpack(tmp_path_factory.mktemp("fonts"))


def unpack(folder: Path) -> Path:
    """Write the font into a folder."""
    font = TTFont(FONTS / f"{STYLE.font}-latin-wght-normal.woff2", recalcTimestamp=False)
    font.flavor = None
    for table in VARIATIONS:
        if table in font:
            del font[table]
    for weight in ("regular", "bold"):
        font.save(folder / f"{STYLE.font}-{weight}.ttf")
    return folder
