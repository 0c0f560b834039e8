"""What is written from a record is read back: in every layout, as text and as a PDF whose content is out of order."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publisher.parsing import read as read_text
from publisher.records import Source
from publisher.text import Text, extract
from tests.factories import document, text
from tests.roundtrip.blocks import Style, styles
from tests.roundtrip.comparison import Fact, Tally, read, written
from tests.roundtrip.frames import Layout
from tests.roundtrip.layouts import LAYOUTS
from tests.roundtrip.pdfs import scattered
from tests.roundtrip.records import Act, acts

LEAST = 0.99
"""Share of the facts written that are read back, over a run."""

FIXED = settings(
    max_examples=90,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""The same acts each time, and no search for smaller ones: a run is judged as a whole."""


def count(tally: Tally, layout: Layout, act: Act, style: Style, source: Text) -> None:
    """Count the facts of an act that were written and read; a text in which no act or two are found gives none."""
    found = read_text(source, Source(sha256=None, characters=len(source.characters))).acts
    stated = written(act, layout, head_signs=style.signature > 0)
    tally.add(stated, read(found[0], layout) if len(found) == 1 else Counter[Fact](), layout.name)


def judge(tally: Tally) -> None:
    """At least 99 % of the facts, of which all that are read of grants are true."""
    assert tally.acts > 20
    assert not tally.wrong["grants"], tally.lost
    assert tally.share >= LEAST, tally.lost


def test_text_is_read_back() -> None:
    tally = Tally()

    @FIXED
    @given(st.sampled_from(LAYOUTS), acts(), styles)
    def run(layout: Layout, act: Act, style: Style) -> None:
        count(tally, layout, act, style, text(layout.write(act, style), layout=True))

    run()
    judge(tally)


def test_scattered_pdf_is_read_back(fonts: Path) -> None:
    tally = Tally()

    @settings(FIXED, max_examples=24)
    @given(st.sampled_from(LAYOUTS), acts(), styles)
    def run(layout: Layout, act: Act, style: Style) -> None:
        pdf = document(scattered(layout.write(act, style), fonts), media_type="application/pdf", origin="acte.pdf")
        count(tally, layout, act, style, extract(pdf))

    run()
    judge(tally)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_is_read_back(layout: Layout) -> None:
    tally = Tally()

    @settings(FIXED, max_examples=3)
    @given(acts(), styles)
    def run(act: Act, style: Style) -> None:
        count(tally, layout, act, style, text(layout.write(act, style), layout=True))

    run()
    assert not tally.wrong["grants"], tally.lost
    assert tally.share > 0.9, tally.lost
