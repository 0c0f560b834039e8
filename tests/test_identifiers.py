"""Slugs, addresses, and what may be published of where a source came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import MintError
from publisher.identifiers import Addresses, public_origin, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2023-458", "2023-458", id="number"),
        pytest.param("2023\u2011458", "2023-458", id="no-break-hyphen-parts"),
        pytest.param("CP 2024-11/208", "cp-2024-11-208", id="slash-parts"),
        pytest.param("Œuvre d’Étain", "oeuvre-d-etain", id="ligature-accent-apostrophe"),
        pytest.param("№ 12", "no-12", id="compatibility-sign"),
        pytest.param("…", "", id="nothing-left"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_slug_is_a_key_and_its_own_slug(text: str) -> None:
    key = slug(text)
    assert slug(key) == key
    if key:
        assert Addresses("http://a.example").organisation(key).endswith(f"/organismes/{key}")


@pytest.mark.parametrize("base", ["ftp://a.example", "http://", "http://a.example/", "http://a.example?x", "a.example"])
def test_base_on_which_no_address_can_stand(base: str) -> None:
    with pytest.raises(MintError):
        Addresses(base)


@pytest.mark.parametrize("key", ["", "A", "a b", "a--b", "é", "../a", "a/b", "-a"])
def test_key_that_is_no_slug(key: str) -> None:
    with pytest.raises(MintError):
        Addresses("http://a.example").organisation(key)


@pytest.mark.parametrize(
    ("origin", "published"),
    [
        pytest.param("actes/2024/del-17.pdf", "del-17.pdf", id="relative-path"),
        pytest.param("/srv/prive/actes/del-17.pdf", "del-17.pdf", id="absolute-path"),
        pytest.param("-", "-", id="standard-input"),
        pytest.param("https://ville.example/a/del-17.pdf?v=2", "https://ville.example/a/del-17.pdf?v=2", id="address"),
    ],
)
def test_only_an_address_is_published_whole(origin: str, published: str) -> None:
    assert public_origin(origin) == published
