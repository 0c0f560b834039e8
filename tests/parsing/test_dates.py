"""Dates and hours, as acts write them."""

import pytest

from publisher.parsing.dates import find_dates, find_hours
from publisher.parsing.numbers import in_words
from tests.parsing.words import passage


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        pytest.param("16 octobre 2023", ["2023-10-16"], id="month-in-words"),
        pytest.param("lundi 16 OCTOBRE 2023", ["2023-10-16"], id="capitals"),
        pytest.param("1er janvier 2024", ["2024-01-01"], id="first-of-month"),
        pytest.param("1 er janvier 2024", ["2024-01-01"], id="broken-superscript"),
        pytest.param("1\ner\njanvier 2001", ["2001-01-01"], id="superscript-on-its-line"),
        pytest.param("31\ndécembre\n2023", ["2023-12-31"], id="line-ends-inside"),
        pytest.param("15 aout 2020", ["2020-08-15"], id="no-accent"),
        pytest.param("16 févr. 2024", ["2024-02-16"], id="abbreviated-month"),
        pytest.param("01/07/2021", ["2021-07-01"], id="slashes"),
        pytest.param("16.10.2023", ["2023-10-16"], id="dots"),
        pytest.param("30/09/13", ["2013-09-30"], id="year-of-two-figures"),
        pytest.param("L’an deux mille treize, le quatre avril", ["2013-04-04"], id="year-first-in-words"),
        pytest.param("L’ an deux mil dix-neuf, le vingt février", ["2019-02-20"], id="deux-mil"),
        pytest.param("le vendredi dix-neuf juin deux mil quinze", ["2015-06-19"], id="all-in-words"),
        pytest.param("octobre 2023", ["2023-10"], id="month-alone-stays-partial"),
        pytest.param(
            "du 1er novembre 2023 au 31 octobre 2024", ["2023-11-01", "2024-10-31"], id="two-dates-of-a-period"
        ),
        pytest.param("le 31/02/2023", [], id="no-such-day"),
        pytest.param("articles 18, 20 et 29", [], id="numbers"),
        pytest.param("2018-2022", [], id="range-of-years"),
    ],
)
def test_finds_dates(words: str, dates: list[str]) -> None:
    assert [date.value for date in find_dates(passage(words))] == dates


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        pytest.param("à vingt heures trente", ["20:30"], id="words"),
        pytest.param("à dix-neuf heures", ["19:00"], id="words-without-minutes"),
        pytest.param("à vingt heures et demie", ["20:30"], id="half-past"),
        pytest.param("à 18h00", ["18:00"], id="figures"),
        pytest.param("à 18 h 30", ["18:30"], id="figures-apart"),
        pytest.param("à 25 h 30", [], id="no-such-hour"),
    ],
)
def test_finds_hours(words: str, hours: list[str]) -> None:
    assert [hour for hour, _ in find_hours(passage(words))] == hours


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param("deux mil treize", 2013, id="mil"),
        pytest.param("quatre-vingt-dix-neuf", 99, id="hyphens"),
        pytest.param("premier", 1, id="first"),
        pytest.param("pour", None, id="no-number"),
    ],
)
def test_reads_numbers_in_words(words: str, value: int | None) -> None:
    assert in_words(words) == value
