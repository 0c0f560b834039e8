"""The long form of the round trip: hundreds of acts in each layout, as text and as PDF, then damaged ones.

    python -m tests.roundtrip.large [--acts=N] [--write]

It prints a table; ``--write`` puts it into ``docs/corpus.md``. Exit code 1 where a sum read was not written, or less
than 99 % of the facts were read back.
"""

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.text import Text, extract
from tests.factories import document, text
from tests.make_samples import Style as Drawing
from tests.make_samples import draw
from tests.roundtrip.blocks import Style, styles
from tests.roundtrip.comparison import Tally
from tests.roundtrip.conftest import unpack
from tests.roundtrip.frames import Layout
from tests.roundtrip.layouts import LAYOUTS
from tests.roundtrip.pdfs import STYLE, scattered
from tests.roundtrip.records import Act, acts
from tests.roundtrip.test_damage import DAMAGES, found, stands_in, told_unit
from tests.roundtrip.test_roundtrip import FIXED, LEAST, count

PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"
TABLE = re.compile(r"(?<=<!-- generated acts -->\n).*?(?=<!-- end -->)", re.DOTALL)

Form = Callable[[str], Text]
"""How a text is given to the reader."""


def forms(fonts: Path) -> dict[str, Form]:
    """As text, and as PDF drawn in three ways."""

    def pdf(content: bytes) -> Text:
        return extract(document(content, media_type="application/pdf", origin="acte.pdf"))

    plain, ruled = (Drawing(font=STYLE.font, size=10, grid=grid) for grid in (False, True))
    return {
        "text": lambda printed: text(printed, layout=True),
        "PDF": lambda printed: pdf(draw(printed.replace("\u202f", "\u00a0"), plain, fonts)),
        "PDF, ruled tables": lambda printed: pdf(draw(printed.replace("\u202f", "\u00a0"), ruled, fonts)),
        "PDF, from right to left": lambda printed: pdf(scattered(printed, fonts)),
    }


def trip(layout: Layout, form: Form, examples: int) -> Tally:
    """What is read back of so many acts in one layout and form."""
    tally = Tally()

    @settings(FIXED, max_examples=examples)
    @given(acts(), styles)
    def run(act: Act, style: Style) -> None:
        count(tally, layout, act, style, form(layout.write(act, style)))

    run()
    return tally


def invented(damage: Callable[[str, random.Random], str], examples: int) -> tuple[int, int]:
    """Of acts damaged in one way, the grants read, and those of them whose sum does not stand in their words."""
    read = wrong = 0

    @settings(FIXED, max_examples=examples)
    @given(st.sampled_from(LAYOUTS), acts(), styles, st.integers(min_value=0, max_value=2**32))
    def run(layout: Layout, act: Act, style: Style, seed: int) -> None:
        nonlocal read, wrong
        printed = damage(layout.write(act, style), random.Random(seed))  # noqa: S311 - the same damage each time
        for grant in (grant for record in found(printed) for grant in record.grants):
            read += 1
            words = printed[grant.span.start : grant.span.end]
            wrong += grant.amount is None or not stands_in(grant.amount / told_unit(layout, printed), words)

    run()
    return read, wrong


def merged(tallies: list[Tally]) -> Tally:
    """The facts of several tallies."""
    whole = Tally()
    for tally in tallies:
        whole.acts += tally.acts
        for name in ("right", "missing", "wrong"):
            getattr(whole, name).update(getattr(tally, name))
    return whole


def row(name: str, tally: Tally) -> str:
    """One line of a table."""
    facts = tally.right.total() + tally.missing.total()
    sums = tally.right["grants"] + tally.missing["grants"]
    return (
        f"| {name} | {tally.acts} | {facts:,} | {tally.share:.2%} | {sums:,} | {tally.missing['grants']} | "
        f"{tally.wrong['grants']} | {tally.wrong.total()} |"
    )


def table(results: dict[tuple[str, str], Tally], damaged: dict[str, tuple[int, int]], examples: int) -> Iterator[str]:
    """The tables of the page, in Markdown."""
    columns = "Acts | Facts | Read back | Sums awarded | Sums missing | Sums wrong | All facts wrong"
    for heading, place in (("Layout", 0), ("Form", 1)):
        yield from ("", f"| {heading} | {columns} |", "|---|---|---|---|---|---|---|---|")
        for name in dict.fromkeys(key[place] for key in results):
            yield row(name, merged([tally for key, tally in results.items() if key[place] == name]))
    yield row("**all**", merged(list(results.values())))
    yield from (
        "",
        f"| Damage ({examples} acts each) | Grants read | Of a sum that is not in their words |",
        "|---|---|---|",
    )
    yield from (f"| {name} | {read:,} | {wrong} |" for name, (read, wrong) in damaged.items())
    yield ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=100, metavar="N", help="acts for each layout and form")
    parser.add_argument("--write", action="store_true", help="write the table into docs/corpus.md")
    given_ = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        known = forms(unpack(Path(folder)))
        results = {
            (layout.name, name): trip(layout, form, given_.acts if name == "text" else max(3, given_.acts // 5))
            for layout in LAYOUTS
            for name, form in known.items()
        }
    damaged = {damage.__name__: invented(damage, given_.acts) for damage in DAMAGES}
    lines = "\n".join(table(results, damaged, given_.acts)) + "\n"
    whole = merged(list(results.values()))
    lost = Counter(line for tally in results.values() for line in tally.lost)
    print("\n".join(f"{number} × {line}" for line, number in lost.most_common(60)), lines, sep="\n")  # noqa: T201
    if given_.write:
        PAGE.write_text(TABLE.sub(lambda _: lines, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return int(whole.share < LEAST or whole.wrong["grants"] > 0 or any(wrong for _, wrong in damaged.values()))


if __name__ == "__main__":
    sys.exit(main())
