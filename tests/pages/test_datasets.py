"""Data sets in schema.org, by the rules of Google's search for them."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from publisher.pages.datasets import dataset_described
from tests.pages.builders import SITE
from tests.pages.gallery import DATASET, HOSTILE, PAGES, TO

SHORTEST, LONGEST = 50, 5000
"""How many characters a description has, or the data set is refused."""


def described(page: str) -> list[dict[str, Any]]:
    """The JSON-LD of a page; a text within cannot close the script, or this finds none."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', PAGES[page]().decode())
    return [json.loads(script) for script in found]


def test_catalogue_names_its_data_sets() -> None:
    (catalogue,) = described("catalogue")
    assert catalogue["@type"] == "DataCatalog"
    assert catalogue["@id"] == TO.catalogue()
    assert [item["@id"] for item in catalogue["dataset"]] == [
        f"{TO.catalogue()}#deliberations",
        f"{TO.catalogue()}#subventions",
    ]
    assert all(item["license"] == SITE.licence_url for item in catalogue["dataset"])
    assert all(item["creator"]["name"] == HOSTILE for item in catalogue["dataset"])


def test_data_set_has_what_search_engines_want() -> None:
    (graph,) = described("downloads-datasets")
    (item,) = graph["@graph"]
    assert item["@type"] == "Dataset"
    assert SHORTEST <= len(item["description"]) <= LONGEST
    assert item["license"].startswith("https://")
    assert item["creator"]["@type"] == "Organization"
    assert item["temporalCoverage"] == "2024-01-10/2024-03-14"
    assert item["spatialCoverage"]["geo"]["box"] == "45.9 5.1 46 5.2"
    for file in item["distribution"]:
        assert file["@type"] == "DataDownload"
        assert file["contentUrl"].startswith(f"{TO.base}/")
        assert file["encodingFormat"]


def test_nothing_is_said_of_a_time_that_is_not_known() -> None:
    assert "temporalCoverage" not in dataset_described(SITE, replace(DATASET, period=None))


def test_area_that_is_not_configured_is_the_country() -> None:
    found = dataset_described(SITE, replace(DATASET, bbox=None))
    assert found["spatialCoverage"] == {"@type": "Country", "name": "France"}


@pytest.mark.parametrize("page", ["downloads-nothing", "downloads-authority"])
def test_page_without_data_sets_describes_none(page: str) -> None:
    assert described(page) == []
