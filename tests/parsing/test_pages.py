"""What is said of pages that were recognised in an image, and of those that were not read."""

import pytest

from publisher.parsing import read
from publisher.records import Severity
from publisher.text import Page, Text
from tests.factories import source

ACT = """COMMUNE DE VALCOMBREUSE
Séance du 11 avril 2024
Délibération n° 2024-17
Objet : Subvention au Foyer rural
Le conseil municipal, après en avoir délibéré,
Article 1 : Attribue au Foyer rural une subvention de 700 €.
Adopté à l’unanimité.
"""
OCR, SCANNED, PLAIN = {"ocr": True}, {"scanned": True}, dict[str, bool]()


def told(*kinds: dict[str, bool]) -> list[tuple[str, Severity, str]]:
    """Findings on the pages of an act of which each page has some lines; a page that was not read has none."""
    lines = iter(ACT.splitlines(keepends=True))
    sheets = ["" if kind is SCANNED else next(lines) for kind in kinds]
    sheets[0] += "".join(lines)
    places = [sum(map(len, sheets[:index])) for index in range(len(sheets) + 1)]
    pages = tuple(
        Page(number=number, start=places[number - 1], end=places[number], **kind)
        for number, kind in enumerate(kinds, 1)
    )
    text = Text(characters="".join(sheets), pages=pages, layout=True)
    (act,) = read(text, source(text.characters)).acts
    return [
        (finding.code, finding.severity, finding.message.split(" : ")[0])
        for finding in act.findings
        if finding.code.startswith("page.")
    ]


ONE, SEVERAL = "lue par reconnaissance de caractères (OCR)", "lues par reconnaissance de caractères (OCR)"


@pytest.mark.parametrize(
    ("kinds", "findings"),
    [
        pytest.param([PLAIN, PLAIN], [], id="text"),
        pytest.param([OCR], [("page.ocr", Severity.INFO, f"La page 1 du document a été {ONE}")], id="one page"),
        pytest.param(
            [OCR, PLAIN, OCR, OCR],
            [("page.ocr", Severity.INFO, f"Les pages 1, 3 à 4 du document ont été {SEVERAL}")],
            id="some pages",
        ),
        pytest.param(
            [PLAIN, SCANNED, SCANNED],
            [("page.scanned", Severity.WARNING, "Les pages 2 à 3 du document sont des images qui n’ont pas été lues")],
            id="unread",
        ),
        pytest.param(
            [OCR, SCANNED],
            [
                ("page.scanned", Severity.WARNING, "La page 2 du document est une image qui n’a pas été lue"),
                ("page.ocr", Severity.INFO, f"La page 1 du document a été {ONE}"),
            ],
            id="both",
        ),
    ],
)
def test_pages_are_told(kinds: list[dict[str, bool]], findings: list[tuple[str, Severity, str]]) -> None:
    assert told(*kinds) == findings
