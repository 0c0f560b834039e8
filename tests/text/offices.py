"""Acts written as office files, from the texts of the samples: paragraphs as they were meant, tables as tables."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import odfdo

from tests.make_samples import blocks, columns, is_table, paragraphs

Table = list[list[str]]


def parts(path: Path) -> Iterator[str | Table]:
    """The paragraphs and the tables of a text."""
    text = path.read_text(encoding="utf-8")
    width = max(len(line) for line in text.split("\n") if not is_table([line]))
    for block in blocks(text):
        if is_table(block):
            yield [[line[start:end].strip() for start, end in columns(block)] for line in block]
        else:
            yield from paragraphs(block, width)


def docx_of(path: Path) -> bytes:
    file = docx.Document()
    for part in parts(path):
        if isinstance(part, str):
            file.add_paragraph(part)
            continue
        table = file.add_table(len(part), len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    return saved(file)


def odt_of(path: Path) -> bytes:
    file = odfdo.Document("text")
    file.body.clear()
    for number, part in enumerate(parts(path)):
        if isinstance(part, str):
            file.body.append(odfdo.Paragraph(part))
            continue
        table = odfdo.Table(f"T{number}")
        for cells in part:
            row = odfdo.Row()
            row.set_values(cells)
            table.append(row)
        file.body.append(table)
    return saved(file)


def saved(file: object) -> bytes:
    held = io.BytesIO()
    file.save(held)  # type: ignore[attr-defined]
    return held.getvalue()
