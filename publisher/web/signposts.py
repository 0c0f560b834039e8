"""Signposting (signposting.org, FAIR level 2): what a document is, who made it, what it is made of, in what set it is.

The essential links stand in the ``Link`` header of a page; all of them stand in its linkset (RFC 9264), at
``{document}.linkset``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publisher.release import Release
from publisher.release.representation import json_body
from publisher.web.forms import HTML, Form
from publisher.web.links import Relation, address

LINKSET = Form(media_type="application/linkset+json", extension="linkset", name="linkset")

_ABOUT_PAGE = "https://schema.org/AboutPage"
_TYPES = {
    "deliberations": "https://schema.org/Legislation",
    "organismes": "https://schema.org/Organization",
    "elus": "https://schema.org/Person",
    "territoires": "https://schema.org/AdministrativeArea",
    "sources": "https://schema.org/DigitalDocument",
    "catalogue": "https://schema.org/DataCatalog",
    "ontologie": "https://schema.org/DefinedTermSet",
}


def essential(found: Release, path: str, sent: Form, forms: Sequence[Form]) -> Iterator[Relation]:
    """What is said in the header of a page, for clients that read no HTML: its IRI, its data, its types, its linkset.

    Data say where their page is; what has no page and data has no signposts.
    """
    if not has_signposts(forms):
        return
    document = found.addresses.base + path
    if sent is HTML:
        yield Relation(href=document, rel="cite-as")
        yield from _data(found, path, forms)
        yield from (Relation(href=kind, rel="type") for kind in _types(path))
    else:
        yield Relation(href=document, rel="describes", media_type=HTML.media_type)
    yield Relation(href=linkset_address(found, path), rel="linkset", media_type=LINKSET.media_type)


def linkset(found: Release, path: str, forms: Sequence[Form]) -> bytes | None:
    """All the links of a document, as a linkset in JSON; None where it has none."""
    if not has_signposts(forms):
        return None
    document, data = found.addresses.base + path, tuple(_data(found, path, forms))
    of_page = [
        Relation(href=document, rel="cite-as"),
        *(Relation(href=kind, rel="type") for kind in _types(path)),
        *data,
        *_made_of(found, path),
        Relation(href=found.addresses.catalogue(), rel="collection"),
        Relation(href=found.about["licence_url"], rel="license"),
    ]
    of_data = [(link.href, replace(link, href=document, rel="describes", media_type=HTML.media_type)) for link in data]
    contexts = [_context(document, of_page), *(_context(anchor, [link]) for anchor, link in of_data)]
    return json_body({"linkset": contexts})


def linkset_address(found: Release, path: str) -> str:
    """Where the linkset of a document stands."""
    return address(found.addresses, path, LINKSET)


def has_signposts(forms: Sequence[Form]) -> bool:
    """Whether a document in some forms is a page with data, which alone has signposts."""
    return HTML in forms and len(forms) > 1


def _types(path: str) -> Iterator[str]:
    kind = _TYPES.get(path.split("/")[1])
    yield from filter(None, (_ABOUT_PAGE, kind))


def _data(found: Release, path: str, forms: Iterable[Form]) -> Iterator[Relation]:
    for form in forms:
        if form is not HTML:
            yield Relation(href=address(found.addresses, path, form), rel="describedby", media_type=form.media_type)


def _made_of(found: Release, path: str) -> Iterator[Relation]:
    """Who decided an act, and the texts that state it, with the originals where these are served."""
    origin = found.origin_of(path)
    if origin is None:
        return
    yield Relation(href=found.addresses.organisation(origin.authority), rel="author")
    for sha256 in origin.sources:
        text = found.addresses.source_text(sha256)
        yield Relation(href=text, rel="item", media_type="text/plain")
        original = found.addresses.source_original(sha256)
        for media_type in found.variants(found.addresses.path(original)):
            yield Relation(href=original, rel="item", media_type=media_type)


def _context(anchor: str, links: Iterable[Relation]) -> Mapping[str, Any]:
    """A link context object (RFC 9264, 4.2.2)."""
    context: dict[str, Any] = {"anchor": anchor}
    for link in links:
        target = {"href": link.href, **({"type": link.media_type} if link.media_type else {})}
        context.setdefault(link.rel, []).append(target)
    return context
