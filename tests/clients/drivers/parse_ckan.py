"""ckanext-dcat's parser over all pages of a catalogue, as its harvester walks them: the data sets of CKAN, as JSON.

For the interpreter of an environment that has ``ckan`` and ``ckanext-dcat``; no CKAN runs: ``parse_ckan.py ADDRESS``.
"""

import json
import sys
from typing import Any

import requests
from ckanext.dcat.processors import RDFParser
from ckanext.dcat.utils import url_to_rdflib_format

PROFILE = "euro_dcat_ap_3"
LIMIT = 50 * 1024 * 1024  # of a page, in the harvester


def fetched(address: str) -> tuple[str, str]:
    """A page as the harvester takes it: HEAD first, no Accept header, always as UTF-8, its format from the label."""
    requests.head(address, timeout=60).raise_for_status()
    answer = requests.get(address, timeout=60)
    answer.raise_for_status()
    assert len(answer.content) < LIMIT, "the harvester takes no page as long"
    label = answer.headers["content-type"].split(";", 1)[0]
    return answer.content.decode("utf-8"), url_to_rdflib_format(label) or "xml"


def datasets(address: str) -> list[dict[str, Any]]:
    found, seen = [], set()
    following: str | None = address
    while following:
        assert following not in seen, "a page that was visited: the harvester would go on for ever"
        seen.add(following)
        parser = RDFParser(profiles=[PROFILE])
        content, form = fetched(following)
        parser.parse(content, _format=form)
        found += list(parser.datasets())
        following = parser.next_page()
    return found


if __name__ == "__main__":
    print(json.dumps(datasets(sys.argv[1])))  # noqa: T201
