"""What a release says of itself: its base, when it was made, and the site as it was configured then."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from publisher.identifiers import Addresses
from publisher.pages import Site

_REQUIRED = ("title", "publisher", "licence", "licence_url", "version")
_OPTIONAL = ("contact", "director", "host", "accent")


def about(site: Site, *, identifier: str, at: datetime, issued: str) -> dict[str, str]:
    """The facts that ``Release.about`` gives; ``issued`` is the day of the first publication. None is left out."""
    settings = {name: getattr(site, name) for name in (*_REQUIRED, *_OPTIONAL)}
    known = {"id": identifier, "base": site.addresses.base, "at": moment(at), "issued": issued} | settings
    return {name: value for name, value in sorted(known.items()) if value is not None}


def site_of(facts: Mapping[str, str]) -> Site:
    """The site as configured when the release was made, for the pages rendered at request time."""
    settings: dict[str, Any] = {name: facts[name] for name in _REQUIRED}
    settings |= {name: facts.get(name) for name in _OPTIONAL}
    return Site(addresses=Addresses(facts["base"]), **settings)


def moment(at: datetime) -> str:
    """A time in UTC as it is written everywhere: 2024-03-14T09:00:00+00:00."""
    return at.isoformat(timespec="seconds")
