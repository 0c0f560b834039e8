"""Numbers, sums and dates as French print writes them."""

from decimal import Decimal

import pytest

from publisher import formatting
from publisher.records import PartialDate


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        pytest.param("918551.00", "EUR", "918\u202f551\u00a0€", id="no-cents-where-there-are-none"),
        pytest.param("1297752.04", "EUR", "1\u202f297\u202f752,04\u00a0€", id="thousands-and-cents"),
        pytest.param("0.50", "EUR", "0,50\u00a0€", id="less-than-one"),
        pytest.param("999", "EUR", "999\u00a0€", id="no-group-below-a-thousand"),
        pytest.param("-1234.5", "EUR", "−1\u202f234,50\u00a0€", id="minus-sign"),
        pytest.param("100000", "XPF", "100\u202f000\u00a0F\u00a0CFP", id="franc-pacifique"),
        pytest.param("5", "CHF", "5\u00a0CHF", id="other-currency-by-its-code"),
    ],
)
def test_money(amount: str, currency: str, expected: str) -> None:
    assert formatting.money(Decimal(amount), currency) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2023-10-16", "16\u00a0octobre\u00a02023"),
        ("2024-02-01", "1er\u00a0février\u00a02024"),
        ("2024-08", "août 2024"),
        ("1999", "1999"),
    ],
)
def test_date(stated: str, expected: str) -> None:
    assert formatting.date(PartialDate(stated)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-11-01", "2024-10-31", "du 1er novembre 2023 au 31 octobre 2024"),
        ("2023-10", "2024-02", "d’octobre 2023 à février 2024"),
        ("2023", "2025", "de 2023 à 2025"),
        ("2024", "2024", "2024"),
        ("2024-04", None, "à partir d’avril 2024"),
        ("2024-04-02", None, "à partir du 2 avril 2024"),
        (None, "2024-04-02", "jusqu’au 2 avril 2024"),
        (None, "2024", "jusqu’en 2024"),
        (None, None, None),
    ],
)
def test_period(start: str | None, end: str | None, expected: str | None) -> None:
    said = formatting.period(start and PartialDate(start), end and PartialDate(end))
    assert (said and said.replace("\u00a0", " ")) == expected


@pytest.mark.parametrize(
    ("share", "expected"), [(1.0, "100\u202f%"), (0.999, "99\u202f%"), (0.5, "50\u202f%"), (0.0, "0\u202f%")]
)
def test_a_share_is_all_only_where_it_is_all(share: float, expected: str) -> None:
    assert formatting.percent(share) == expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [(0, "0\u00a0vote"), (1, "1\u00a0vote"), (2, "2\u00a0votes"), (1200, "1\u202f200\u00a0votes")],
)
def test_plural_begins_at_two(quantity: int, expected: str) -> None:
    assert formatting.count(quantity, "vote") == expected


@pytest.mark.parametrize(
    ("octets", "expected"),
    [(999, "999\u00a0octets"), (1230, "1,2\u00a0ko"), (24300, "24\u00a0ko"), (2_430_000, "2,4\u00a0Mo")],
)
def test_size(octets: int, expected: str) -> None:
    assert formatting.size(octets) == expected


def test_no_line_ends_within_a_sum_or_before_a_sign() -> None:
    said = formatting.typeset("un total de  893\n551 € :\n« Accès » n° 12")
    assert said == "un total de 893\u202f551\u00a0€\u00a0: «\u00a0Accès\u00a0» n°\u00a012"


def test_lists() -> None:
    assert formatting.listed(["a", "b", "c"]) == "a, b et c"
    assert formatting.listed(["a"]) == "a"
    assert formatting.listed([]) == ""
