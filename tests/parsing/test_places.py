"""Places that are taken already are told as by asking each span in turn."""

from hypothesis import given
from hypothesis import strategies as st

from publisher.parsing.grants.places import places
from publisher.records import Span

SPANS = st.tuples(st.integers(min_value=0, max_value=40), st.integers(min_value=1, max_value=12)).map(
    lambda found: Span(found[0], found[0] + found[1])
)


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_place_meets_a_span_where_they_have_a_character_in_common(taken: list[Span], asked: Span) -> None:
    common = any(set(range(*span)) & set(range(*asked)) for span in taken)
    assert places(taken).meet(*asked) is common
