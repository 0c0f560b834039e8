"""Damaged texts: whatever is cut, shuffled or garbled, reading never fails, loses nothing and invents no sum."""

import random
import re
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publisher.parsing import Reading, read
from publisher.records import Deliberation, Source, Span
from publisher.records.encode import to_dict
from publisher.text import Page, Text
from tests.command import SAMPLES
from tests.conftest import SHARED

ACTS = [*sorted(SAMPLES.glob("*.txt")), *SHARED.glob("samples/*.txt")]
STRANGE = "€ \n\t;:«»’-–0123456789()/|█ﬁ\u00ad\u202f\u2028\x0b\x00éÉ\u2011œ\U0001f5f3"
relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@cache
def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def reading(characters: str) -> Reading:
    text = Text(
        characters=characters, pages=(Page(number=1, start=0, end=len(characters)),), layout="   " in characters
    )
    return read(text, Source(uri="acte.txt", media_type="text/plain", sha256="0" * 64, characters=len(characters)))


def spans(value: object) -> list[list[int]]:
    """Every span of a record."""
    if isinstance(value, dict):
        own = [value["span"]] if value.get("span") else []
        pointed = [span for places in value.get("spans", {}).values() for span in places]
        inner = [span for key, item in value.items() if key not in {"span", "spans"} for span in spans(item)]
        return own + pointed + inner
    if isinstance(value, list | tuple):
        return [span for item in value for span in spans(item)]
    return []


def whole(characters: str) -> None:
    """What holds of any text whatever."""
    found = reading(characters)
    assert len(found.text.characters) == len(characters)
    for act in found.acts:
        for start, end in spans(to_dict(act)):
            assert 0 <= start < end <= len(characters)
        ordered(act)
        sums_are_in_the_words(act, characters)
    if found.acts:
        covered = sorted({part.span for act in found.acts for part in act.parts})
        assert joined(covered) == ([(0, len(characters))] if characters else [])


def ordered(act: Deliberation) -> None:
    for before, after in zip(act.parts, act.parts[1:], strict=False):
        assert before.span.end <= after.span.start


def joined(covered: list[Span]) -> list[tuple[int, int]]:
    """Ranges that follow each other without gap, as one; two that overlap fail."""
    ranges: list[tuple[int, int]] = []
    for start, end in covered:
        if ranges and ranges[-1][1] == start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            assert not ranges or start > ranges[-1][1], "two parts overlap"
            ranges.append((start, end))
    return ranges


def sums_are_in_the_words(act: Deliberation, characters: str) -> None:
    for grant in act.grants:
        if grant.amount is not None:
            said = re.sub(r"\D", "", characters[grant.span.start : grant.span.end])
            assert str(int(abs(grant.amount))) in said


originals = st.sampled_from(ACTS).map(words)


@st.composite
def cut(draw: st.DrawFn) -> str:
    text = draw(originals)
    start = draw(st.integers(0, len(text) - 1))
    return text[start : draw(st.integers(start + 1, len(text)))]


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    lines = draw(originals).split("\n")
    draw(st.randoms(use_true_random=False)).shuffle(lines)
    return "\n".join(lines)


@st.composite
def garbled(draw: st.DrawFn) -> str:
    text = list(draw(originals))
    chance: random.Random = draw(st.randoms(use_true_random=False))
    for _ in range(draw(st.integers(1, 80))):
        place = chance.randrange(len(text))
        text[place] = chance.choice(["", *STRANGE, text[place] * 3])
    return "".join(text) or " "


@st.composite
def mingled(draw: st.DrawFn) -> str:
    """Two acts one after the other, or the lines of one strewn with those of another."""
    first, second = draw(originals), draw(originals)
    if draw(st.booleans()):
        return first + second
    lines = first.split("\n")
    for line in second.split("\n")[:: draw(st.integers(2, 9))]:
        lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


@relaxed
@given(cut())
def test_cut(characters: str) -> None:
    whole(characters)


@relaxed
@given(shuffled())
def test_shuffled(characters: str) -> None:
    whole(characters)


@relaxed
@given(garbled())
def test_garbled(characters: str) -> None:
    whole(characters)


@relaxed
@given(mingled())
def test_mingled(characters: str) -> None:
    whole(characters)


@relaxed
@given(st.text(alphabet=STRANGE + "VuConsidérantArticleDÉCIDEsubvention", max_size=400))
@example("")
@example("\n")
@example("Article 1er : € € €")
@example("1" * 400 + " €")
def test_any_text(characters: str) -> None:
    whole(characters)


def test_every_act_undamaged() -> None:
    for path in ACTS:
        whole(words(path))
