"""The key of a grant says what it is for, and stays its own when others come and go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.keys.grants import grant_keys
from publisher.records import Grant, PartialDate
from tests.factories import grant


@pytest.mark.parametrize(
    ("grants", "keys"),
    [
        pytest.param([grant("Judo")], ("judo",), id="beneficiary"),
        pytest.param([grant("Judo", operation="ADSL")], ("judo-adsl",), id="beneficiary-and-operation"),
        pytest.param(
            [grant("Judo", operation="ADSL"), grant("Judo", operation="ADSL", purpose="Ségur")],
            ("judo-adsl", "judo-adsl-segur"),
            id="the-later-adds-its-purpose",
        ),
        pytest.param(
            [
                grant("Judo"),
                grant("Judo", period_start=PartialDate("2024-01-01"), period_end=PartialDate("2024-12-31")),
            ],
            ("judo", "judo-2024-01-01-2024-12-31"),
            id="then-its-period",
        ),
        pytest.param([grant("Judo"), grant("Judo"), grant("Judo")], ("judo", "judo-2", "judo-3"), id="then-a-number"),
        pytest.param([grant(None)], ("beneficiaire-non-precise",), id="nobody-named"),
        pytest.param(
            [grant(None, natural_person=True)] * 2, ("personne-physique", "personne-physique-2"), id="persons"
        ),
        pytest.param([grant("Association " + "très " * 40 + "longue")], ("association" + "-tres" * 9,), id="bounded"),
    ],
)
def test_keys(grants: list[Grant], keys: tuple[str, ...]) -> None:
    assert grant_keys(grants) == keys


def test_natural_person_is_never_in_a_key() -> None:
    assert grant_keys([grant("Anne Petit", natural_person=True)]) == ("personne-physique",)


sums = st.lists(st.builds(grant, st.sampled_from(["Judo", "Boules", None]), st.just("1.00")), max_size=6)


@given(sums, sums)
def test_each_grant_has_its_own_key_and_those_found_again_keep_theirs(before: list[Grant], after: list[Grant]) -> None:
    published = grant_keys(before)
    keys = grant_keys(after, before, published)
    assert len(set(keys)) == len(keys) == len(after)
    if before == after:
        assert keys == published


@given(sums)
def test_inserting_one_renames_none(grants: list[Grant]) -> None:
    published = grant_keys(grants)
    assert grant_keys([grant("Chorale"), *grants], grants, published)[1:] == published
