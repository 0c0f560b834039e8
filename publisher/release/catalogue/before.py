"""On which day the things of the former catalogue were first published: the catalogue is its own memory."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from publisher.identifiers import Addresses
from publisher.release.former import Former
from publisher.release.serialise import N_TRIPLES

_ISSUED = re.compile(rb'^<([^>]+)> <http://purl\.org/dc/terms/issued> "([0-9]{4}-[0-9]{2}-[0-9]{2})"', re.MULTILINE)


def issued_before(former: Former, addresses: Addresses) -> Mapping[str, str]:
    """The day (YYYY-MM-DD) of each catalogue, data set and distribution, by IRI; empty without a former release."""
    return {iri.decode(): day.decode() for page in _pages(former, addresses) for iri, day in _ISSUED.findall(page)}


def _pages(former: Former, addresses: Addresses) -> Iterator[bytes]:
    for number in count(1):
        page = former.body(addresses.path(addresses.catalogue_page(addresses.catalogue(), number)), N_TRIPLES)
        if page is None:
            return
        yield page
