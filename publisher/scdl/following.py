"""Where the rows of « Délibérations » lead: the addresses of the acts themselves (DELIB_URL)."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from publisher.scdl.columns import DELIBERATIONS
from publisher.scdl.table import find_table
from publisher.sources.names import is_address

MOST = 1000
"""Addresses followed in one run: each is a request to somebody's site."""

_HERE = frozenset({"localhost", "localhost.localdomain"})


def addresses(characters: str, origin: str) -> Mapping[int, str]:
    """The address of the act of each row, by the number of the row, in the text of a table obtained from ``origin``.

    Only http(s) addresses; of a table that came from the web, none that leads into a private network, but to the site
    that the table came from: nobody else may have this program ask what only its machine can reach.
    """
    table = find_table(characters)
    if table is None or table.model is not DELIBERATIONS:
        return {}
    stated = {row.number: row.cell("DELIB_URL").value.strip() for row in table.rows}
    return {number: address for number, address in stated.items() if is_address(address) and _may_lead(origin, address)}


def _may_lead(origin: str, address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
        return bool(host) and (not is_address(origin) or host == urlsplit(origin).hostname or not _is_private(host))
    except ValueError:
        return False


def _is_private(host: str) -> bool:
    """Whether a host is named as one of this machine or of a private network."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host in _HERE or "." not in host
