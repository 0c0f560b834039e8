"""Which licence is meant, what counts as the same, and what a change carries of others."""

from typing import Any

import pytest

from publisher.push.bodies import changed, licence_of, merged

ETALAB = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
LOV2 = {"id": "lov2", "title": "Licence Ouverte / Open Licence version 2.0", "url": ETALAB}
ODBL = {
    "id": "odc-odbl",
    "title": "Open Data Commons Open Database License (ODbL)",
    "url": "http://opendatacommons.org/licenses/odbl/summary/",
    "alternate_urls": ["https://opendatacommons.org/licenses/odbl/1-0/"],
    "alternate_titles": ["ODbL"],
}


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        pytest.param("Licence Ouverte 2.0", f"{ETALAB}/", "lov2", id="final-slash"),
        pytest.param("", "http://etalab.gouv.fr/licence-ouverte-open-licence", "lov2", id="scheme-and-www"),
        pytest.param("odbl", "https://data.example/odbl", "odc-odbl", id="other-title"),
        pytest.param("", "https://opendatacommons.org/licenses/odbl/1-0", "odc-odbl", id="other-address"),
        pytest.param("Licence maison", "https://data.example/licence", None, id="unknown"),
        pytest.param("ODbL", ETALAB, None, id="two-are-none"),
    ],
)
def test_licences_are_known_by_address_or_title(name: str, url: str, found: str | None) -> None:
    assert licence_of([LOV2, ODBL, {"id": "x", "title": None}, {"title": "ODbL"}], name, url) == found


@pytest.mark.parametrize(
    ("wanted", "held", "keys"),
    [
        pytest.param({"title": "A"}, {"title": " A\r\n"}, (), id="spaces-around"),
        pytest.param({"title": "A"}, {"title": "B"}, ("title",), id="other-text"),
        pytest.param({"title": "A"}, {}, ("title",), id="absent"),
        pytest.param({"title": "A"}, {"title": ["A"]}, ("title",), id="other-type"),
        pytest.param({"tags": ["a"]}, {"tags": ["b", "a"]}, (), id="more-tags"),
        pytest.param({"tags": ["a"]}, {"tags": None}, ("tags",), id="no-tags"),
        pytest.param({"extras": {"k": "v"}}, {"extras": {"k": "v", "x": 1}}, (), id="more-extras"),
        pytest.param({"extras": {"k": "v"}}, {"extras": []}, ("extras",), id="extras-are-a-list"),
        pytest.param(
            {"temporal_coverage": {"start": "2020-01-02", "end": "2020-01-03"}},
            {"temporal_coverage": {"start": "2020-01-02T00:00:00+00:00", "end": "2020-01-03"}},
            (),
            id="day-as-a-time",
        ),
        pytest.param(
            {"checksum": {"type": "sha256", "value": "ab"}},
            {"checksum": {"type": "sha1", "value": "ab"}},
            ("checksum",),
            id="other-algorithm",
        ),
        pytest.param({"schema": {"name": "s"}}, {"schema": {"name": "s", "version": "2"}}, (), id="version"),
        pytest.param({"filesize": 3}, {"filesize": None}, ("filesize",), id="no-size"),
    ],
)
def test_only_what_differs_counts(wanted: dict[str, Any], held: dict[str, Any], keys: tuple[str, ...]) -> None:
    assert changed(wanted, held) == keys


def test_a_change_carries_what_others_put_there() -> None:
    held = {"tags": ["z"], "extras": {"theirs": 1, "ours": 0}, "temporal_coverage": {"start": "2001-01-01"}}
    assert merged({"title": "T", "tags": ["a"], "extras": {"ours": 1}}, held) == {
        "title": "T",
        "tags": ["a", "z"],
        "extras": {"theirs": 1, "ours": 1},
        "temporal_coverage": {"start": "2001-01-01"},
    }
