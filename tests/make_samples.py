"""Draw each act of ``samples/*.txt`` as a PDF beside it: the same words, laid out as authorities lay them out.

    python tests/make_samples.py [FOLDER]

The text is the source. Blank lines part it into blocks; a block is drawn as a paragraph (reflowed, justified), as
lines, as a centred title, as a signature on the right or as a table whose columns stand where the text puts them.
The bytes depend only on the texts, on the site's fonts and on the locked versions of fpdf2 and fontTools.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF
from fpdf.fonts import FontFace

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "site" / "static" / "fonts"
AMOUNT = re.compile(r"[0-9  ]+(?:,[0-9]{2})?(?:[  ](?:€|%))?")
LABEL = re.compile(r"\S+(?: \S+){0,3} : ")
UNBROKEN = re.compile(r" (?=[;:!?»€%])|(?<=«) |(?<=[0-9]) (?=[0-9]{3})|(?<=\b[LRD]\.) |(?<=[nN]°) ")
WRITTEN = datetime(2024, 12, 31, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one authority lays out its acts."""

    font: str = "source-serif-4"
    size: float = 10.5
    footer: str | None = None  # beside the page number
    grid: bool = False  # tables have rules
    annexe_landscape: bool = False


STYLES = {
    "valcombreuse": Style(footer="Commune de Valcombreuse"),
    "orlenne": Style(font="source-sans-3", grid=True, size=10),
    "val-d-orlenne": Style(font="source-sans-3", grid=True, annexe_landscape=True, footer="Région Val-d’Orlenne"),
    "port-aubrac": Style(grid=True, size=11),
    "saint-evrien": Style(size=11),
    "monts-d-ambre": Style(grid=True),
    "pontorlen": Style(font="source-sans-3", footer="Conseil communautaire du 26 septembre 2024"),
    "brisemont": Style(),
    "extrait": Style(),
}


class Sheet(FPDF):
    """An A4 document with a footer on each page."""

    def __init__(self, style: Style, fonts: Path) -> None:
        super().__init__(format="A4", unit="mm")
        self.style = style
        for weight, name in (("", "regular"), ("B", "bold")):
            self.add_font("body", weight, fonts / f"{style.font}-{name}.ttf")
        self.set_margins(22, 18, 22)
        self.set_auto_page_break(auto=True, margin=22)
        self.set_creation_date(WRITTEN)
        self.set_lang("fr-FR")
        self.add_page()
        self.set_font("body", size=style.size)

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("body", size=8)
        label = f"{self.style.footer} – " if self.style.footer else ""
        self.cell(0, 5, f"{label}{self.page_no()}/{{nb}}", align="C")

    @property
    def line(self) -> float:
        return self.style.size * 0.47


def blocks(text: str) -> Iterator[list[str]]:
    """Stretches of lines between blank lines; tables cut by blank lines are one stretch."""
    found = [block.split("\n") for block in re.split(r"\n\s*\n", text.strip("\n"))]
    while found:
        block = found.pop(0)
        while is_table(block) and found and is_table(found[0]):
            block += found.pop(0)
        yield block


def is_table(block: list[str]) -> bool:
    return any(re.search(r"\S {3,}\S", line) for line in block)


def columns(block: list[str]) -> list[tuple[int, int]]:
    """Ranges of character positions that some line fills, two blanks or more apart."""
    width = max(map(len, block))
    filled = "".join("x" if any(line[i : i + 1].strip() for line in block) else " " for i in range(width))
    return [match.span() for match in re.finditer(r"x+(?: x+)*", filled)]


def paragraphs(block: list[str], width: int) -> Iterator[str]:
    """Lines joined as the writer meant them: a line that had room for the next word ends its paragraph."""
    current = block[0].strip()
    for line, following in pairwise(block):
        word = following.split()[0]
        ends = line.rstrip().endswith((";", " :")) or len(line) + 1 + len(word) <= width - 14
        if ends or word == "-" or LABEL.match(following):
            yield current
            current = following.strip()
        else:
            current += " " + following.strip()
    yield current


def draw_table(sheet: Sheet, block: list[str], *, ruled: bool) -> None:
    spans = columns(block)
    rows = [[line[start:end].strip() for start, end in spans] for line in block]
    right = [any(AMOUNT.fullmatch(row[i]) for row in rows) for i in range(len(spans))]
    if ruled and any(right):
        draw_ruled_table(sheet, rows, right)
        return
    scale = sheet.epw / max(96, *map(len, block))
    for row in rows:
        if sheet.will_page_break(sheet.line):
            sheet.add_page()
        for (start, end), cell, flush in zip(spans, row, right, strict=True):
            width = (end - start) * scale
            sheet.set_x(sheet.l_margin + start * scale)
            sheet.cell(width, sheet.line, cell, align="R" if flush else "L")
        sheet.ln(sheet.line)


def draw_ruled_table(sheet: Sheet, rows: list[list[str]], right: list[bool]) -> None:
    """A table with rules, its header repeated on each page, in the largest letters that need no broken cell."""
    size = sheet.style.size
    while True:
        sheet.set_font("body", "B", size)
        widths = [max(map(sheet.get_string_width, column)) + 5 for column in zip(*rows, strict=True)]
        if sum(widths) <= sheet.epw:
            break
        size -= 0.5
    sheet.set_font("body", size=size)
    with sheet.table(
        col_widths=tuple(widths),
        text_align=tuple("RIGHT" if flush else "LEFT" for flush in right),
        line_height=sheet.line * (2.4 if sheet.cur_orientation == "L" else 1.25),
        headings_style=FontFace(emphasis="BOLD"),
    ) as table:
        for cells in rows:
            table.row(cells)
    sheet.set_font("body", size=sheet.style.size)


def draw_block(sheet: Sheet, block: list[str], width: int) -> None:
    indent = min(len(line) - len(line.lstrip()) for line in block)
    if is_table(block):
        draw_table(sheet, block, ruled=sheet.style.grid)
    elif indent >= 45:
        for line in block:
            sheet.set_x(sheet.l_margin + sheet.epw * 0.6)
            sheet.cell(0, sheet.line, line.strip(), new_x="LMARGIN", new_y="NEXT")
    elif indent >= 10:
        sheet.set_font(style="B")
        for line in block:
            sheet.cell(0, sheet.line, line.strip(), align="C", new_x="LMARGIN", new_y="NEXT")
        sheet.set_font(style="")
    else:
        for paragraph in paragraphs(block, width):
            words = UNBROKEN.sub("\u00a0", paragraph)
            sheet.multi_cell(0, sheet.line, words, align="J", new_x="LMARGIN", new_y="NEXT")


def draw(text: str, style: Style, fonts: Path) -> bytes:
    """Bytes of the PDF of one act."""
    sheet = Sheet(style, fonts)
    width = max(len(line) for line in text.split("\n") if not re.search(r"\S {3,}\S", line))
    for block in blocks(text):
        if style.annexe_landscape and block[0].startswith("ANNEXE"):
            sheet.add_page(orientation="landscape")
        draw_block(sheet, block, width)
        sheet.ln(sheet.line * 0.8)
    return bytes(sheet.output())


def cut_fonts(folder: Path) -> None:
    """Write the two weights of each of the site's variable fonts, as fpdf2 reads them."""
    for name in {style.font for style in STYLES.values()}:
        for weight, label in ((400, "regular"), (700, "bold")):
            font = TTFont(FONTS / f"{name}-latin-wght-normal.woff2", recalcTimestamp=False)
            font.flavor = None
            instantiateVariableFont(font, {"wght": weight}, inplace=True)
            font.save(folder / f"{name}-{label}.ttf")


def pdfs(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Path and bytes of the PDF of each text of the folder."""
    with tempfile.TemporaryDirectory() as fonts:
        cut_fonts(Path(fonts))
        for path in sorted(folder.glob("*.txt")):
            style = next(style for prefix, style in STYLES.items() if path.name.startswith(prefix))
            yield path.with_suffix(".pdf"), draw(path.read_text(encoding="utf-8"), style, Path(fonts))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples"
    for path, content in pdfs(folder):
        path.write_bytes(content)


if __name__ == "__main__":
    main()
