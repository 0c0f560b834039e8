"""Acts and grants as lines and as rows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.identifiers import Addresses
from publisher.records import Grant, Money
from publisher.release.rows import act_row, act_values, cents, grant_rows, grant_values, latest_first, total_of
from publisher.release.store import money
from tests.factories import grant
from tests.release.builders import published

TO = Addresses("https://data.example")


@pytest.mark.parametrize(
    ("grants", "total", "currency"),
    [
        pytest.param([], None, "EUR", id="none"),
        pytest.param([grant(amount="10.50"), grant(amount="0.00")], "10.50", "EUR", id="zero-is-a-sum"),
        pytest.param([grant(amount=None)], None, "EUR", id="amount-not-stated"),
        pytest.param([grant(currency="XPF")], "1000.00", "XPF", id="pacific-franc"),
        pytest.param([grant(), grant(currency="XPF")], None, "EUR", id="currencies-are-not-added"),
    ],
)
def test_total(grants: list[Grant], total: str | None, currency: str) -> None:
    found = total_of((item.amount, item.currency) for item in grants)
    assert found == (None if total is None else Decimal(total), currency)
    assert act_row(published(grants=tuple(grants)), TO).total == found[0]


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_cents_and_back(amount: Decimal) -> None:
    assert money(cents(amount)) == amount


def test_natural_person_is_named_in_no_row() -> None:
    act = published(grants=(grant("Anne Petit", natural_person=True),))
    assert "Anne" not in repr([*grant_rows(act, TO), *grant_values(1, act)])
    assert next(iter(grant_rows(act, TO))).beneficiary is None


def test_latest_first_then_by_authority() -> None:
    acts = [
        published(path=path, date=date) for path, date in [("/b", "2024-01-02"), ("/a", "2024-01-02"), ("/c", None)]
    ]
    acts.append(published(path="/d", date="2024-02"))
    assert [act.path for act in latest_first(acts)] == ["/d", "/a", "/b", "/c"]


def test_rows_have_a_value_for_each_column() -> None:
    act = published(grants=(grant(territory=("Artois",)), grant(None)))
    assert len(act_values(1, act, TO)) == 19
    assert [len(row) for row in grant_values(1, act)] == [12, 12]
    assert Money(Decimal("2000.00")) == act_row(act, TO).total
