"""Which engine reads PDFs best: pages a second of processor, words kept, their order, cells of tables kept apart.

``python benchmarks/pdf_engines.py [--repeat=3]`` measures the engines that are installed, one after the other in one
run, on the bundled samples and, where they are beside the project, on the real acts whose text was set by hand. Figures
depend on the machine: read the ratios. Engines that the project does not use are best installed in an environment of
their own (``pip install pdfplumber pypdf PyMuPDF``).
"""

import argparse
import difflib
import importlib.util
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus"

CELL = re.compile(r"\S+(?:[ \u00a0\u202f]{1,2}\S+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A PDF and its text."""

    pdf: Path
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares between 0 and 1: words kept (F1), their order, lines of cells found with the same cells."""

    words: float
    order: float
    cells: float | None


def delib(path: Path) -> list[str]:
    """What the project does: places from PDFium, set in columns."""
    from publisher.sources import fetch
    from publisher.text import extract

    text = extract(fetch(str(path)))
    return [text.characters[page.start : page.end] for page in text.pages]


def pdfium(path: Path) -> list[str]:
    """The text of PDFium as it gives it."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def pdfplumber(path: Path) -> list[str]:
    """Pdfplumber (pdfminer underneath), layout kept."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [page.extract_text(layout=True) for page in pdf.pages]


def pdfminer(path: Path) -> list[str]:
    """Pdfminer, blocks in the order that it finds."""
    from pdfminer.high_level import extract_text

    return str(extract_text(path)).removesuffix("\f").split("\f")


def pypdf(path: Path) -> list[str]:
    """Pypdf, layout kept."""
    from pypdf import PdfReader

    return [page.extract_text(extraction_mode="layout") for page in PdfReader(path).pages]


def pymupdf(path: Path) -> list[str]:
    """PyMuPDF, sorted by place. Its licence (AGPL or commercial) is not ours to impose; measured all the same."""
    import pymupdf

    with pymupdf.open(path) as pdf:
        return [page.get_text("text", sort=True) for page in pdf]


ENGINES: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    "delib (PDFium, columns)": ("pypdfium2", delib),
    "PDFium, plain": ("pypdfium2", pdfium),
    "PyMuPDF, sorted": ("pymupdf", pymupdf),
    "pypdf, layout": ("pypdf", pypdf),
    "pdfplumber, layout": ("pdfplumber", pdfplumber),
    "pdfminer": ("pdfminer", pdfminer),
}


def cases() -> Iterator[Case]:
    """Every PDF of which the text is at hand."""
    for pdf in sorted([*(ROOT / "samples").glob("*.pdf"), *(SHARED / "pdf").glob("*.pdf")]):
        text = (SHARED / "texts" if SHARED in pdf.parents else pdf.parent) / f"{pdf.stem}.txt"
        yield Case(pdf=pdf, text=text.read_text(encoding="utf-8"))


def score(found: str, text: str) -> Score:
    """How near an engine's text is to the one set by hand."""
    stated, read = text.split(), found.split()
    common = sum((Counter(stated) & Counter(read)).values())
    order = difflib.SequenceMatcher(None, stated, read, autojunk=False).ratio()
    rows = [row for row in map(cells, text.split("\n")) if len(row) > 1]
    kept = Counter(map(cells, found.split("\n")))
    return Score(
        words=2 * common / (len(stated) + len(read)),
        order=order,
        cells=sum(kept[row] > 0 for row in rows) / len(rows) if rows else None,
    )


def cells(line: str) -> tuple[str, ...]:
    """Words of a line set apart by three blanks or more."""
    return tuple(" ".join(cell.split()) for cell in CELL.findall(line))


def speed(engine: Callable[[Path], list[str]], paths: list[Path], repeat: int) -> float:
    """Pages a second of processor, the best of several rounds over all files."""
    rounds = []
    for _ in range(repeat):
        start = time.process_time()
        pages = sum(len(engine(path)) for path in paths)
        rounds.append(pages / (time.process_time() - start))
    return max(rounds)


def main() -> None:
    """Print one line for each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="rounds, of which the best counts")
    repeat = parser.parse_args().repeat
    known = list(cases())
    timed = [case.pdf for case in known] + sorted(SHARED.glob("pierrefonds/*.pdf"))
    print(f"{len(timed)} files timed, {len(known)} compared with their text")
    print(f"{'':24} {'pages/s':>8} {'ratio':>6} {'words':>6} {'order':>6} {'cells':>6}")
    logging.disable()  # engines have much to say of fonts
    own = 0.0
    for name, (module, engine) in ENGINES.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name:24} not installed")
            continue
        rate = speed(engine, timed, repeat)
        own = own or rate
        scores = [score("\n".join(engine(case.pdf)), case.text) for case in known]
        kept = mean(item.cells for item in scores if item.cells is not None)
        words, order = mean(item.words for item in scores), mean(item.order for item in scores)
        print(f"{name:24} {rate:8.1f} {rate / own:6.2f} {words:6.1%} {order:6.1%} {kept:6.1%}")


if __name__ == "__main__":
    main()
