"""One page of a list: what it shows, and the links that ask for another one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from publisher import pages
from publisher.pages import Facet, FacetValue, Link, ListInput, OrganisationListInput
from publisher.pages.links import href
from publisher.release import Count, Release, site_of
from publisher.web.arguments import Arguments
from publisher.web.forms import CSV, Form
from publisher.web.links import address

ACTS, GRANTS, ORGANISATIONS = "/deliberations", "/subventions", "/organismes"

_ACTS_ON_A_PAGE = 20
_ORGANISATIONS_ON_A_PAGE = 50
_MOST_CHOICES = 20  # of a facet; a search by words finds the others


def list_address(found: Release, path: str, arguments: Arguments, form: Form | None = None) -> str:
    """Path of a list with its arguments, in one form where that is said."""
    iri = address(found.addresses, path, form) if form else found.addresses.base + path
    return href(found.addresses, iri) + arguments.query


def acts_page(found: Release, arguments: Arguments) -> bytes:
    """The acts that are asked for, with their facets; a page past the last is the last."""
    size = _ACTS_ON_A_PAGE
    listing = found.acts(arguments.selection, page=arguments.page, size=size)
    arguments = _within(arguments, listing.total, size)
    if listing.total and not listing.rows:
        listing = found.acts(arguments.selection, page=arguments.page, size=size)
    shown = ListInput(
        **_place(found, ACTS, arguments, listing.total, size),
        rows=listing.rows,
        facets=tuple(_facets(found, arguments)),
        kept=tuple((name, value) for name in ("autorite", "annee") if (value := getattr(arguments, name))),
        downloads=_tables(found, arguments) if listing.total else (),
    )
    return pages.list_page(site_of(found.about), shown)


def organisations_page(found: Release, arguments: Arguments) -> bytes:
    """The organisations that are asked for; a page past the last is the last."""
    size = _ORGANISATIONS_ON_A_PAGE
    listing = found.organisations(arguments.q, page=arguments.page, size=size)
    arguments = _within(arguments, listing.total, size)
    if listing.total and not listing.rows:
        listing = found.organisations(arguments.q, page=arguments.page, size=size)
    shown = OrganisationListInput(**_place(found, ORGANISATIONS, arguments, listing.total, size), rows=listing.rows)
    return pages.organisations_page(site_of(found.about), shown)


def last_page(found: Release, path: str, arguments: Arguments) -> int:
    """Number of the last page of the list at ``path``, ``ACTS`` or ``ORGANISATIONS``: 1 where it is empty."""
    if path == ACTS:
        return _pages(found.acts(arguments.selection, size=0).total, _ACTS_ON_A_PAGE)
    return _pages(found.organisations(arguments.q, size=0).total, _ORGANISATIONS_ON_A_PAGE)


def _within(arguments: Arguments, total: int, size: int) -> Arguments:
    return replace(arguments, page=min(arguments.page, _pages(total, size)))


def _pages(total: int, size: int) -> int:
    return max(-(-total // size), 1)


def _place(found: Release, path: str, arguments: Arguments, total: int, size: int) -> dict[str, Any]:
    """What every list says of itself: its words, its length, and the pages beside this one."""
    page, last = arguments.page, _pages(total, size)
    previous = list_address(found, path, replace(arguments, page=page - 1)) if page > 1 else None
    following = list_address(found, path, replace(arguments, page=page + 1)) if page < last else None
    known = {"query": arguments.q, "total": total, "page": page, "pages": last}
    return {**known, "previous": previous, "following": following}


def _tables(found: Release, arguments: Arguments) -> tuple[Link, ...]:
    """The same selection, whole, to download."""
    query = replace(arguments, page=1).query
    named = (("délibérations (CSV)", ACTS), ("financements (CSV)", GRANTS))
    return tuple(Link(label=label, iri=address(found.addresses, path, CSV) + query) for label, path in named)


def _facets(found: Release, arguments: Arguments) -> Iterator[Facet]:
    """Ways to narrow the list. What a facet counts is not narrowed by the facet itself: another value can be taken."""
    selection = arguments.selection
    counted = (
        ("Autorité", "autorite", found.authorities(replace(selection, authority=None))),
        ("Année", "annee", found.years(replace(selection, year=None))),
    )
    for title, name, counts in counted:
        values = tuple(_values(found, arguments, name, counts))
        if len(values) > 1 or any(value.picked for value in values):
            yield Facet(name=title, values=values)


def _values(found: Release, arguments: Arguments, name: str, counts: Iterable[Count]) -> Iterator[FacetValue]:
    taken = getattr(arguments, name)
    for place, choice in enumerate(counts):
        picked = choice.value == taken
        if place < _MOST_CHOICES or picked:
            other = replace(arguments, page=1, **{name: "" if picked else choice.value})
            yield FacetValue(
                label=choice.label, count=choice.acts, href=list_address(found, ACTS, other), picked=picked
            )
