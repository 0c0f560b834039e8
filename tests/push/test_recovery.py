"""Whatever goes wrong, the next good run ends where a clean one does, and nothing is ever there twice."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.push import Offer
from publisher.push.bodies import IDENTIFIER
from publisher.push.refusals import PushError
from tests.push.portal import Fault, State, running
from tests.push.pushing import dataset, failures, file, offer, push

FAULTS = (
    Fault(name="busy", before=True, status=429, headers={"Retry-After": "1"}),
    Fault(name="hour", before=True, status=429, headers={"Retry-After": "3600"}),
    Fault(name="down", before=True, status=503),
    Fault(name="done, then 502", status=502, body=b"<html>"),
    Fault(name="done, then silence", silent=True),
    Fault(name="done, and cut", cut=True),
    Fault(name="refused", before=True, status=400, body=b'{"errors": {"title": ["Non"]}}'),
    Fault(name="no right", before=True, status=403),
    Fault(name="key refused", before=True, status=401),
    Fault(name="not found", before=True, status=404),
    Fault(name="page", before=True, body=b"<html>"),
    Fault(name="done, and nonsense", body=b'{"id": 3}'),
    Fault(name="redirected", before=True, status=302, headers={"Location": "http://127.0.0.1:9/"}),
)

FIRST = offer()
SECOND = offer(
    dataset(title="Autre titre", files=(*dataset().files[1:], file("deliberations.csv"))), dataset("subventions")
)

sequences = st.lists(st.none() | st.sampled_from(FAULTS), max_size=30)


def _clean(*offers: Offer) -> list[object]:
    state = State()
    with running(state) as address:
        for offered in offers:
            assert failures(push(address, offered, prune=True)) == []
    return state.content()


def _badly(state: State, address: str, offered: Offer, faults: list[Fault | None]) -> None:
    start = len(state.asked)
    state.faults = {start + number: fault for number, fault in enumerate(faults) if fault is not None}
    try:
        done = push(address, offered, prune=True)
    except PushError:
        done = ()
    state.faults = {}
    for item in done:  # nothing is told done that is not
        held = [each for each in state.datasets.values() if each["extras"][IDENTIFIER] == item.step.dataset.identifier]
        complete = held and {row["url"] for row in held[0]["resources"]} == {f.url for f in item.step.dataset.files}
        assert item.failures or complete


def _assert_nothing_twice(state: State) -> None:
    identifiers = Counter(held["extras"][IDENTIFIER] for held in state.datasets.values())
    assert max(identifiers.values(), default=0) <= 1
    for held in state.datasets.values():
        assert max(Counter(row["url"] for row in held["resources"]).values(), default=0) <= 1


@settings(max_examples=60, deadline=None)
@given(first=sequences, second=sequences)
def test_a_good_run_after_bad_ones_ends_where_a_clean_one_does(
    first: list[Fault | None], second: list[Fault | None]
) -> None:
    state = State()
    with running(state) as address:
        _badly(state, address, FIRST, first)
        _assert_nothing_twice(state)
        _badly(state, address, SECOND, second)
        _assert_nothing_twice(state)
        assert failures(push(address, SECOND, prune=True)) == []
    assert state.content() == _clean(SECOND)


@pytest.mark.parametrize("number", range(26))
def test_a_run_that_is_killed_is_taken_up(number: int) -> None:
    """The portal dies for good at each question in turn, having done what it was asked."""
    state = State()
    with running(state) as address:
        silent = Fault(name="dead", before=True, silent=True)
        _badly(state, address, FIRST, [*([None] * number), Fault(name="last", silent=True), *([silent] * 60)])
        assert failures(push(address, FIRST)) == []
    assert state.content() == _clean(FIRST)
