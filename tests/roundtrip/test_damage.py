"""Broken, cut, shuffled and garbled acts: read without a crash, and no sum is invented."""

import random
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publisher.parsing import read as read_text
from publisher.records import Deliberation, Source
from tests.factories import text
from tests.roundtrip.blocks import Style, styles
from tests.roundtrip.frames import Layout
from tests.roundtrip.layouts import LAYOUTS, nothing_awarded
from tests.roundtrip.records import Act, acts
from tests.roundtrip.spelled import spelled

SETTINGS = settings(
    max_examples=14,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
NOISE = {"é": "e'", "m": "rn", "l": "1", "O": "0", "0": "O", "€": "C", "’": "'", "s": "5", "i": "í", "à": "ä"}


def cut(printed: str, chance: random.Random) -> str:
    """A stretch of it, as of a page that was lost."""
    start, end = sorted(chance.sample(range(len(printed)), 2))
    return printed[:start] + printed[end:]


def shuffled(printed: str, chance: random.Random) -> str:
    """Its lines in any order."""
    lines = printed.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def interleaved(printed: str, chance: random.Random) -> str:
    """Two halves side by side, as of two columns read across."""
    lines = printed.split("\n")
    half = len(lines) // 2
    gap = " " * chance.choice((1, 2, 4, 8))
    return "\n".join(f"{one}{gap}{other}" for one, other in zip(lines[:half], lines[half:], strict=False))


def garbled(printed: str, chance: random.Random) -> str:
    """With the faults of a poor scan."""
    return "".join(NOISE.get(letter, letter) if chance.random() < 0.08 else letter for letter in printed)


def unbroken(printed: str, chance: random.Random) -> str:
    """On one line, or with every blank as a line end."""
    return printed.replace(*chance.choice((("\n", " "), (" ", "\n"), ("\n\n", "\n"))))


def repeated(printed: str, chance: random.Random) -> str:
    """With a page printed twice."""
    start, end = sorted(chance.sample(range(len(printed)), 2))
    return printed[:end] + printed[start:]


def stamped(printed: str, chance: random.Random) -> str:
    """With a stamp in mid-sentence."""
    at = chance.randrange(len(printed))
    return f"{printed[:at]} Reçu en préfecture le 03/07/2024 ID : 099-249900010-20240627-2024_063-DE {printed[at:]}"


def page_again(printed: str, chance: random.Random) -> str:
    """With each page scanned twice."""
    lines = printed.split("\n")
    size = chance.randint(20, 60)
    pages = ["\n".join(lines[start : start + size]) for start in range(0, len(lines), size)]
    return "\n".join(page for page in pages for _ in range(2))


def two_encodings(printed: str, chance: random.Random) -> str:
    """Its second half in UTF-8 that was taken for a Western page of codes."""
    at = chance.randrange(len(printed))
    return printed[:at] + printed[at:].encode().decode("cp1252", errors="replace")


DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    cut,
    shuffled,
    interleaved,
    garbled,
    unbroken,
    repeated,
    stamped,
    page_again,
    two_encodings,
)


def found(printed: str) -> tuple[Deliberation, ...]:
    """The acts read of a text."""
    return read_text(text(printed, layout=True), Source(sha256=None, characters=len(printed))).acts


def stands_in(amount: Decimal, words: str) -> bool:
    """Whether words print a sum whole, be its thousands set apart or on two lines: no part of a longer number.

    A sum told in thousands, in millions or in words stands there as such.
    """
    whole, cents = divmod(int(amount * 100), 100)
    decimals = "(?:,00)?" if not cents else f",{cents:02d}" if cents % 10 else f",{cents // 10}0?"
    figures = f"{whole:,}".replace(",", "(?:[ \u00a0\u202f\n]{0,2}|\n {0,12})") + decimals
    thousands, millions = (f"{(amount / unit).normalize():f}".replace(".", ",") for unit in (1_000, 1_000_000))
    printed = rf"(?:{figures}(?![0-9]|,[0-9])|{thousands}\s*k€|{millions}\s*M€)"
    if not cents and f" {spelled(whole)} euros" in f" {' '.join(words.split())}":
        return True
    return re.search(rf"(?<![\w.,])(?<![0-9O] ){printed}", words) is not None


def told_unit(layout: Layout, printed: str) -> int:
    """What a bare figure of a table counts, as far as the text still says so."""
    return layout.unit if "(en k" in printed else 1


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_act_invents_no_sum(damage: Callable[[str, random.Random], str]) -> None:
    @SETTINGS
    @given(st.sampled_from(LAYOUTS), acts(), styles, st.integers(min_value=0, max_value=2**32))
    def run(layout: Layout, act: Act, style: Style, seed: int) -> None:
        printed = damage(layout.write(act, style), random.Random(seed))  # noqa: S311 - the same damage each time
        for record in found(printed):
            for grant in record.grants:
                words = printed[grant.span.start : grant.span.end]
                assert grant.amount is not None
                assert grant.amount > 0
                assert stands_in(grant.amount / told_unit(layout, printed), words), (words, grant.amount)

    run()


def test_act_that_awards_nothing_has_no_grant_however_damaged() -> None:
    @settings(SETTINGS, max_examples=30)
    @given(acts(), styles, st.sampled_from((None, *DAMAGES)), st.integers(min_value=0, max_value=2**32))
    def run(act: Act, style: Style, damage: Callable[[str, random.Random], str] | None, seed: int) -> None:
        printed = nothing_awarded(act, style)
        if damage is not None and damage not in (shuffled, interleaved):  # words of two sentences make a third one
            printed = damage(printed, random.Random(seed))  # noqa: S311 - the same damage each time
        assert [grant for record in found(printed) for grant in record.grants] == []

    run()
