"""Where programs look first: what robots may read, every page with its date, what the data and the interface are.

Paths of ``ROOT`` stand at the root of the host, whatever the path of the base (RFC 8615).
"""

from xml.sax.saxutils import escape

from flask import Blueprint, Response

from publisher.pages.links import href
from publisher.release import Release, Representation
from publisher.release.representation import json_body
from publisher.web.current import release
from publisher.web.errors import refused
from publisher.web.interface import OPENAPI, description
from publisher.web.links import Relation, link_header
from publisher.web.sending import send

machines = Blueprint("machines", __name__)

ROBOTS, VOID, API_CATALOGUE = "/robots.txt", "/.well-known/void", "/.well-known/api-catalog"
ROOT = (ROBOTS, VOID, API_CATALOGUE)
SITEMAP, DESCRIPTION = "/sitemap.xml", "/openapi.json"
ADDRESSES_OF_A_SITEMAP = 50_000
"""As many as the protocol allows (sitemaps.org)."""

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKSET = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'


@machines.get(ROBOTS, provide_automatic_options=False)
def robots() -> Response:
    """Everything may be read but the answers to searches, which have no end."""
    addresses = release().addresses
    path = href(addresses, addresses.section("deliberations"))
    told = f"User-agent: *\nDisallow: {path}?*q=\n\nSitemap: {addresses.base}{SITEMAP}\n"
    return _made(told.encode(), "text/plain")


@machines.get(VOID, provide_automatic_options=False)
def void() -> Response:
    """Where the description of the data set stands (note “Describing Linked Datasets with VoID”, 7.2)."""
    addresses = release().addresses
    return Response(status=303, headers={"Location": href(addresses, addresses.void()), "Cache-Control": "no-cache"})


@machines.get(API_CATALOGUE, provide_automatic_options=False)
def api_catalogue() -> Response:
    """What there is for programs on this host (RFC 9727): the interface, its description, the feed, the catalogue."""
    addresses = release().addresses
    here = addresses.at_root(API_CATALOGUE)
    home, feed = addresses.home(), addresses.feed()
    linkset = [
        {"anchor": here, "item": [{"href": home}, {"href": feed}]},
        {
            "anchor": home,
            "service-desc": [{"href": addresses.openapi(), "type": OPENAPI}],
            "service-doc": [{"href": addresses.ontology(), "type": "text/html"}],
            "service-meta": [
                {"href": addresses.form(addresses.catalogue(), "ttl"), "type": "text/turtle"},
                {"href": addresses.form(addresses.void(), "ttl"), "type": "text/turtle"},
            ],
        },
        {"anchor": feed, "service-meta": [{"href": addresses.form(feed, "ttl"), "type": "text/turtle"}]},
    ]
    return _made(
        json_body({"linkset": linkset}), _LINKSET, {"Link": link_header([Relation(href=here, rel="api-catalog")])}
    )


@machines.get(SITEMAP, provide_automatic_options=False)
def sitemap() -> Response:
    """The maps of the site, each of as many pages as one may hold."""
    found = release()
    maps = "".join(
        f"<sitemap><loc>{escape(found.addresses.base)}/sitemap-{number}.xml</loc>"
        f"<lastmod>{found.made_at.isoformat()}</lastmod></sitemap>\n"
        for number in range(1, maps_of(found) + 1)
    )
    return _made(_xml("sitemapindex", maps), "application/xml")


@machines.get("/sitemap-<int:number>.xml", provide_automatic_options=False)
def sitemap_part(number: int) -> Response:
    """The address of each page of a part, and when its bytes last changed."""
    found, size = release(), ADDRESSES_OF_A_SITEMAP
    if not 1 <= number <= maps_of(found):
        raise refused(404)
    pages = found.dated_pages(size=size, offset=(number - 1) * size)
    addresses = "".join(
        f"<url><loc>{escape(found.addresses.base + path)}</loc><lastmod>{modified.isoformat()}</lastmod></url>\n"
        for path, modified in pages
    )
    return _made(_xml("urlset", addresses), "application/xml")


def maps_of(found: Release) -> int:
    """How many parts the map of a site has."""
    return -(-found.count_pages() // ADDRESSES_OF_A_SITEMAP)


@machines.get(DESCRIPTION, provide_automatic_options=False)
def openapi() -> Response:
    """The interface, for programs that write programs."""
    return _made(json_body(description(release())), OPENAPI)


def _xml(root: str, content: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<{root} xmlns="{_SITEMAPS}">\n{content}</{root}>\n'.encode()


def _made(body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """Bytes made of what a release says of itself: they have its date."""
    return send(Representation.of(body, media_type, release().made_at), headers or {})
