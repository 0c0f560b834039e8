"""How fast acts are read, what of it is the PDF engine, and how the time grows with the length of a text.

``python benchmarks/parsing.py [--repeat=3] [--longest=10]`` reads the bundled samples and, where they are beside the
project, real acts, then one act made longer and longer, from 10 kB to ``--longest`` MB. Times are of the processor, the
best of several rounds; they depend on the machine: read the ratios, all of one run.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdfium2

from publisher.parsing import read
from publisher.records import Source
from publisher.sources import fetch
from publisher.text import Page, Text, extract

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus"

LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)  # characters
PAGE = 3_000  # characters
HEAD = (
    "COMMUNE DE VAUMERLIN\n\nSéance du 12 mars 2024\n\nÉtaient présents : M. Luc ROUX, Mme Zoé PETIT.\n\n"
    "Objet : Subventions aux associations\n\nVu le code général des collectivités territoriales ;\n\n"
    "Le conseil municipal, après en avoir délibéré, décide :\n\n"
)
ARTICLE = (
    "Article {number} : D’attribuer à l’association Les Bruyères numéro {number} une subvention de {number} 500 € pour "
    "l’achat\nd’une serre. La dépense est imputée au chapitre 65, article 65748 du budget principal 2024.\n\n"
)
MINUTES = (
    "COMMUNE DE VAUMERLIN\n\nProcès-verbal de la séance du 12 mars 2024\n\n"
    "Étaient présents : M. Luc ROUX, Mme Zoé PETIT.\n\n"
)
ITEM = (
    "2024-{number:03d} : Subvention à la chorale numéro {number}\n\n"
    "Le conseil municipal, après en avoir délibéré, attribue une subvention de {number} 100 € à l’association\n"
    "Les Genêts numéro {number}.\n\nAdopté à l’unanimité.\n\n"
)
HARD = {
    "blanks": " ",
    "digits": "123 ",
    "dotted leaders": ". ",
    "capitals": "ABCDE ",
    "visas": "Vu la loi n° 2000-321 ;\n",
    "names": "M. Luc ROUX, ",
    "open brackets": "(",
    "unclosed quotes": "« ",
    "one endless sentence": "attribue une subvention de 100 € à l’association Les Genêts et ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds of processor over some files, and what they hold."""

    acts: int
    pages: int
    engine: float
    text: float
    parsing: float


def best(action: Callable[[], object], repeat: int) -> float:
    """Seconds of processor that something takes, the best of several rounds."""
    rounds = []
    for _ in range(repeat):
        start = time.process_time()
        action()
        rounds.append(time.process_time() - start)
    return min(rounds)


def source(text: Text) -> Source:
    """A source that nothing is known of but its length."""
    return Source(sha256=None, characters=len(text.characters))


def engine_alone(path: Path) -> None:
    """The pages of a PDF as PDFium reads them, every character with its place."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            words = page.get_textpage()
            for index in range(words.count_chars()):
                words.get_charbox(index)


def measure(paths: list[Path], repeat: int) -> Times:
    """Times of reading PDFs: the engine alone, the text with the engine, the acts of the text."""
    texts = [extract(fetch(str(path))) for path in paths]
    return Times(
        acts=sum(len(read(text, source(text)).acts) for text in texts),
        pages=sum(len(text.pages) for text in texts),
        engine=best(lambda: [engine_alone(path) for path in paths], repeat),
        text=best(lambda: [extract(fetch(str(path))) for path in paths], repeat),
        parsing=best(lambda: [read(text, source(text)) for text in texts], repeat),
    )


def sets() -> Iterator[tuple[str, list[Path]]]:
    """Sets of PDFs, by name."""
    yield "bundled samples", sorted((ROOT / "samples").glob("*.pdf"))
    for name in ("montpellier", "pierrefonds", "ville-oise"):
        yield f"real acts, {name}", sorted((SHARED / name).glob("*.pdf"))


def paged(characters: str) -> Text:
    """A text as of a document of many pages."""
    bounds = [*range(0, len(characters), PAGE), len(characters)]
    pages = (Page(number=n, start=start, end=end) for n, (start, end) in enumerate(pairwise(bounds), start=1))
    return Text(characters=characters, pages=tuple(pages), layout=True)


def longer(head: str, words: str, length: int) -> str:
    """A head and words again and again, each time with the next number."""
    numbered = (words.format(number=number) for number in range(1, length // len(words) + 1))
    return head + "".join(numbered)


def repeated(words: str, length: int) -> str:
    """A head and the same words again and again."""
    return HEAD + words * (length // len(words))


def grow(name: str, make: Callable[[int], str], lengths: tuple[int, ...]) -> None:
    """Print what a text of each length takes, in microseconds a character and as a ratio to the shortest."""
    first = 0.0
    for length in lengths:
        text = paged(make(length))
        taken = best(partial(read, text, source(text)), 3 if length < 1_000_000 else 1)
        each = taken / len(text.characters) * 1e6
        first = first or each
        print(f"{name:24} {length:>11,} {taken:>9.2f} {each:>9.2f} {each / first:>7.2f}", flush=True)


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="rounds, of which the best counts")
    parser.add_argument("--longest", type=int, default=10, metavar="MB", help="length of the longest text")
    given = parser.parse_args()
    print(f"{'':24} {'acts':>6} {'pages':>6} {'acts/s':>7} {'pages/s':>8} {'engine':>7} {'layout':>7} {'parsing':>8}")
    for name, paths in sets():
        if not paths:
            continue
        times = measure(paths, given.repeat)
        whole = times.text + times.parsing
        engine = min(times.engine, times.text)
        print(
            f"{name:24} {times.acts:6} {times.pages:6} {times.acts / whole:7.1f} {times.pages / whole:8.1f} "
            f"{engine / whole:7.0%} {(times.text - engine) / whole:7.0%} {times.parsing / whole:8.0%}",
            flush=True,
        )
    lengths = tuple(length for length in LENGTHS if length <= given.longest * 1_000_000)
    print(f"\n{'':24} {'characters':>11} {'seconds':>9} {'µs each':>9} {'ratio':>7}")
    grow("one act, many articles", lambda length: longer(HEAD, ARTICLE, length), lengths)
    grow("minutes, many acts", lambda length: longer(MINUTES, ITEM, length), lengths)
    for name, words in HARD.items():
        grow(name, partial(repeated, words), lengths[:3])


if __name__ == "__main__":
    main()
