"""Where the links of a page lead.

A page links by paths from the root of its host, so that a release read under another host (a test, a preview, a copy)
stays in itself; the data and the canonical link say the IRI.
"""

from urllib.parse import urlsplit

from publisher.identifiers import Addresses


def href(addresses: Addresses, iri: str) -> str:
    """Path of an IRI of this site, its fragment kept; an address elsewhere is left as it is."""
    if iri != addresses.base and not iri.startswith(f"{addresses.base}/"):
        return iri
    return urlsplit(addresses.base).path + iri.removeprefix(addresses.base)
