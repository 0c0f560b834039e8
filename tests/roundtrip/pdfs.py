"""The text of an act as a PDF, drawn place by place, column by column: the order of its content helps no reader."""

import re
from pathlib import Path

from tests.make_samples import Sheet, Style

LINES = 58
"""Lines of a page."""

STYLE = Style(font="source-sans-3", size=9)
CELL = re.compile(r"\S+(?:[ \u00a0\u202f]\S+)*")
SUM = re.compile(r"[0-9][0-9 \u00a0\u202f]*(?:,[0-9]{2})?(?:[ \u00a0\u202f]?(?:€|euros))?")


def scattered(text: str, fonts: Path) -> bytes:
    """Bytes of a PDF that draws of each page first what stands most to the right, from the foot to the head."""
    sheet = Sheet(STYLE, fonts)
    lines = text.replace("\u202f", "\u00a0").rstrip("\n").split("\n")  # the font has no narrow blank
    scale = sheet.epw / max(100, *map(len, lines))
    for start in range(0, len(lines), LINES):
        if start:
            sheet.add_page()
        for row, place, words in _from_the_right(lines[start : start + LINES]):
            _draw(sheet, words, row, place, scale)
    return bytes(sheet.output())


def _from_the_right(lines: list[str]) -> list[tuple[int, int, str]]:
    """Row, place and words of what is set apart by two blanks or more."""
    cells = [(row, match.start(), match[0]) for row, line in enumerate(lines) for match in CELL.finditer(line)]
    return sorted(cells, key=lambda cell: (-cell[1], -cell[0]))


def _draw(sheet: Sheet, words: str, row: int, place: int, scale: float) -> None:
    """Words from their place on, sums up to the place where they end."""
    sheet.set_xy(sheet.l_margin + place * scale, sheet.t_margin + row * sheet.line)
    right = SUM.fullmatch(words) is not None
    width = len(words) * scale if right else 0
    sheet.cell(width, sheet.line, words, align="R" if right else "L")
