"""A reading is kept whole: its text, character for character, and its acts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.parsing import Reading
from publisher.release.digests import digest, program, reader
from publisher.release.readings import StoredReading, one_a_source
from publisher.release.work import InThisProcess, executor, in_order
from publisher.text import Page, Text
from tests.factories import deliberation, document, source, text


def stored(characters: str = "Un acte.", *, origin: str = "acte.txt") -> StoredReading:
    acts = (deliberation(source=replace(source(characters), uri=origin)),)
    return StoredReading.of(
        document(characters, origin=origin), Reading(text=text(characters), masked=False, acts=acts)
    )


@given(st.text(min_size=1))
def test_text_comes_back_as_it_was(characters: str) -> None:
    pages = (Page(number=1, start=0, end=1), Page(number=2, start=1, end=len(characters)))
    whole = Text(characters=characters, pages=pages, layout=True)
    kept = StoredReading.of(document(), Reading(text=whole, masked=True, acts=()))
    assert kept.text == whole
    assert kept.acts() == ()


@pytest.mark.parametrize("title", ["Ligne\u2028coupée", "saut\u0085page\x0c", "naïve ’ € \U0001f5f3"])
def test_acts_come_back_as_they_were(title: str) -> None:
    acts = (deliberation(title=title), deliberation(number="2"))
    kept = StoredReading.of(document(), Reading(text=text(), masked=False, acts=acts))
    assert kept.acts() == acts


def test_same_reading_gives_the_same_bytes() -> None:
    assert stored() == stored()
    assert stored().digest == stored().digest
    assert stored().digest != stored("Un autre acte.").digest


def test_act_is_said_to_come_from_where_it_was_obtained() -> None:
    moved = replace(stored(), origin="ailleurs/acte.txt")
    assert [act.source.uri for act in moved.acts()] == ["ailleurs/acte.txt"]


def test_same_bytes_from_two_places_are_one_source() -> None:
    found = list(one_a_source([stored(), stored(origin="copie.txt"), stored("Un autre acte.")]))
    assert [reading.origin for reading in found] == ["acte.txt", "acte.txt"]


def test_digest_tells_values_apart() -> None:
    assert digest("a", "b") != digest("ab") != digest(("a", "b"))
    assert digest(deliberation()) == digest(deliberation())
    assert digest("\ud800")
    assert program() != reader()


def squared(number: int) -> int:
    return number * number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_work(workers: int) -> None:
    with executor(workers) as pool:
        assert list(in_order(pool, squared, range(200))) == [number * number for number in range(200)]


def test_work_in_this_process_is_done_one_piece_at_a_time() -> None:
    taken: list[int] = []
    results = in_order(InThisProcess(), taken.append, range(5))
    assert taken == []
    next(results)
    assert taken == [0]
