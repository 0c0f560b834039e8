"""Files of corrections: what is refused, with file, line, key and what is expected; what values are taken for."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.enrichment.amendments import Amendment, concerning
from publisher.enrichment.quotes import alike
from publisher.enrichment.tables import read_table
from publisher.enrichment.types import Unfit, kind_of, value_of
from publisher.errors import ConfigError
from tests.enrichment.words import FILE, SIGNED, amendments

REFUSED = {
    "syntax": ("[[correction]\n", "ligne 1, colonne", "syntaxe TOML"),
    "unknown section": ("[correct]\n", "« correct »", "[[correction]]"),
    "not a list": ('correction = "x"\n', "« correction »", "[[correction]]"),
    "no source": ('[[correction]]\nfact = "/title"\nset = "X"\n', "« source » manque", "nom du fichier"),
    "misspelt key": ('[[correction]]\nsource = "a"\nfat = "/title"\nset = "X"\n', "ligne 3", "« fact » ?"),
    "no action": ('[[correction]]\nsource = "a"\nfact = "/title"\n', "une seule de ces clés", "reject = true"),
    "two actions": ('[[correction]]\nsource = "a"\nfact = "/title"\nset = "X"\nreject = true\n', "une seule", "set"),
    "no such fact": ('[[correction]]\nsource = "a"\nfact = "/titre"\nset = "X"\n', "ligne 3", "« titre »"),
    "what the program makes": (
        '[[correction]]\nsource = "a"\nfact = "/recognised"\nset = 1\n',
        "/recognised",
        "n’est pas un fait",
    ),
    "no pointer": ('[[correction]]\nsource = "a"\nfact = "title"\nset = "X"\n', "« title »", "comme « /title »"),
    "no rank": (
        '[[correction]]\nsource = "a"\nfact = "/grants/amount"\nset = 1\n',
        "« amount » suit une liste",
        "rang",
    ),
    "no where": ('[[correction]]\nsource = "a"\nfact = "/grants/*/amount"\nset = 1\n', "« where »", "une table"),
    "unknown value": (
        '[[correction]]\nsource = "a"\nfact = "/grants/*/amount"\nwhere = { nom = "X" }\nset = 1\n',
        "ligne 4",
        "« nom »",
    ),
    "a sum": ('[[correction]]\nsource = "a"\nfact = "/grants/0/amount"\nset = "cent"\n', "ligne 4", "une somme"),
    "a date": ('[[correction]]\nsource = "a"\nfact = "/meeting_date"\nset = "2024-02-30"\n', "2024-02-30", "une date"),
    "a code": ('[[correction]]\nsource = "a"\nfact = "/vote/outcome"\nset = "adoptée"\n', "« adoptée »", "adopted"),
    "a count": ('[[correction]]\nsource = "a"\nfact = "/vote/for"\nset = -1\n', "vaut -1", "nombre entier"),
    "a flag": ('[[correction]]\nsource = "a"\nfact = "/vote/unanimous"\nset = "oui"\n', "« oui »", "true"),
    "a siren": ('[[correction]]\nsource = "a"\nfact = "/authority/siren"\nset = "12"\n', "« 12 »", "neuf chiffres"),
    "a whole thing": ('[[correction]]\nsource = "a"\nfact = "/grants/0"\nset = "X"\n', "« set »", "chaque clé"),
    "add without words": ('[[correction]]\nsource = "a"\nfact = "/number"\nadd = "1"\n', "« words » manque", "citez"),
    "add to an item": (
        '[[correction]]\nsource = "a"\nfact = "/grants/0"\nadd = { amount = 1 }\n',
        "« add »",
        "/grants",
    ),
    "key of an item": (
        '[[correction]]\nsource = "a"\nfact = "/grants"\nadd = { nom = "X" }\nwords = "X"\n',
        "clé inconnue « nom »",
        "beneficiary",
    ),
    "value in an item": (
        '[[correction]]\nsource = "a"\nfact = "/grants"\nadd = { amount = "X" }\nwords = "X"\n',
        "« amount » vaut « X »",
        "une somme",
    ),
    "missing in an item": (
        '[[correction]]\nsource = "a"\nfact = "/attendance"\nadd = { name = "X" }\nwords = "X"\n',
        "« status » manque",
        "present",
    ),
    "reject what every act has": (
        '[[correction]]\nsource = "a"\nfact = "/grants/0/currency"\nreject = true\n',
        "« reject »",
        "« set »",
    ),
    "reject = false": ('[[correction]]\nsource = "a"\nfact = "/title"\nreject = false\n', "vaut false", "true"),
    "left to fill": ('[[correction]]\nsource = "a"\nfact = "/title"\nset = "…"\n', "ligne 4", "reste à remplir"),
    "left to fill within": (
        '[[correction]]\nsource = "a"\nfact = "/grants"\nadd = { amount = "…" }\nwords = "X"\n',
        "« add »",
        "reste à remplir",
    ),
    "rank of an act": ('[[correction]]\nsource = "a"\nposition = 0\nfact = "/title"\nset = "X"\n', "vaut 0", "1, 2, 3"),
}


@pytest.mark.parametrize(("text", "what", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_expected_is_refused_with_its_place(text: str, what: str, expected: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_table(text + (SIGNED if text.endswith("\n") and "[[correction]]" in text else ""), FILE)
    message = str(raised.value)
    assert message.startswith(str(FILE))
    assert what in message
    assert expected in message


@pytest.mark.parametrize("key", ["by", "on", "why"])
def test_who_when_and_why_are_required(key: str) -> None:
    signed = "".join(line for line in SIGNED.splitlines(keepends=True) if not line.startswith(key))
    with pytest.raises(ConfigError, match=f"ligne 1 : correction n° 1, « {key} » manque"):
        read_table(f'[[correction]]\nsource = "a"\nfact = "/title"\nset = "X"\n{signed}', FILE)


def test_the_line_told_is_that_of_the_key_in_its_correction() -> None:
    good = f'[[correction]]\nsource = "a"\nfact = "/title"\nset = "X"\n{SIGNED}\n'
    with pytest.raises(ConfigError, match="ligne 13 : correction n° 2, « set »"):
        read_table(f'# tête\n{good}[[correction]]\nsource = "a"\nfact = "/vote/for"\nset = "X"\n{SIGNED}', FILE)


def test_who_corrects_may_stand_once_at_the_head() -> None:
    text = 'by = "Service"\n[[correction]]\nsource = "a"\nfact = "/title"\nset = "X"\non = "2025-01-20"\nwhy = "Y"\n'
    (found,) = read_table(text, FILE)
    assert (found.by, found.on) == ("Service", "2025-01-20")


VALUES: list[tuple[str, Any, Any]] = [
    ("/grants/0/amount", "1 200,50 €", "1200.50"),
    ("/grants/0/amount", "1200", "1200.00"),
    ("/grants/0/amount", 450, "450.00"),
    ("/grants/0/amount", Decimal("0.5"), "0.50"),
    ("/grants/0/rate", "0,35", "0.35"),
    ("/grants/0/territory", ["Le  bourg"], ["Le bourg"]),
    ("/meeting_date", datetime.date(2024, 3, 14), "2024-03-14"),
    ("/meeting_date", "2024-03", "2024-03"),
    ("/sitting/opened_at", "20:30", "20:30"),
    ("/vote/for", 12, 12),
    ("/vote/unanimous", False, False),
    ("/grants/0/kind", "operating", "operating"),
]


@pytest.mark.parametrize(("pointer", "given_value", "written"), VALUES)
def test_values_are_written_as_the_record_has_them(pointer: str, given_value: Any, written: Any) -> None:
    assert value_of(given_value, kind_of(tuple(pointer[1:].split("/")))) == written


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_any_exact_sum_is_read_as_it_is_written(amount: Decimal) -> None:
    kind = kind_of(("grants", "0", "amount"))
    assert Decimal(value_of(f"{amount:.2f}", kind)) == amount
    assert Decimal(value_of(f"{amount:,.2f}".replace(",", " ").replace(".", ","), kind)) == amount


@given(st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.lists(st.integers(), max_size=2)))
def test_no_value_is_taken_for_a_sum_that_is_none(value: Any) -> None:
    try:
        written = value_of(value, kind_of(("grants", "0", "amount")))
    except Unfit:
        return
    assert Decimal(written).as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("source", "origin", "found"),
    [
        ("acte.pdf", "actes/2024/acte.pdf", True),
        ("2024/acte.pdf", "actes/2024/acte.pdf", True),
        ("2023/acte.pdf", "actes/2024/acte.pdf", False),
        ("acte.*", "acte.pdf", True),
        ("cte.pdf", "acte.pdf", False),
        ("abcdef01", "acte.pdf", True),
        ("abcdef02", "acte.pdf", False),
        ("abcdef0", "acte.pdf", False),
        ("acte.pdf", "https://exemple.fr/a/acte.pdf?v=2", True),
        ("pv [2024].pdf", "pv [2024].pdf", True),
        ("https://exemple.fr/acte.pdf", "autre.pdf", False),
    ],
)
def test_a_source_is_told_by_its_name_or_its_bytes(source: str, origin: str, found: bool) -> None:
    (amendment,) = read_table(f'[[correction]]\nsource = "{source}"\nfact = "/title"\nset = "X"\n{SIGNED}', FILE)
    assert bool(concerning([amendment], origin, "abcdef0123456789")) is found


def test_a_correction_that_moved_in_its_file_is_the_same() -> None:
    def told(*entries: str) -> Amendment:
        return amendments(*entries)[-1]

    entry = 'fact = "/title"\nset = "X"'
    assert repr(told(entry)) == repr(told(entry, entry))
    assert told(entry) == told(entry, entry)
    assert Path(told(entry).file).name == "corrections.toml"


@pytest.mark.parametrize(
    ("given_value", "held", "same"),
    [
        ("L'Amicale  LAIQUE", "L’Amicale laïque", True),
        ("█████ Martin", "Odile Martin", True),
        ("█████ Martin", "Odile Dupont", False),
        (True, 1, False),
        (1, 1, True),
        (["a"], ["A"], True),
        (["a"], ["a", "b"], False),
        ("1200.00", None, False),
    ],
)
def test_values_are_compared_as_words_are_quoted(given_value: Any, held: Any, same: bool) -> None:
    assert alike(given_value, held) is same
