"""The ``Link`` header (RFC 8288): the other forms of a document, its identifier and its licence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.identifiers import Addresses
from publisher.pages.links import href
from publisher.release import Release
from publisher.web.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link of an answer; ``href`` is a path of the host, or a whole address."""

    href: str
    rel: str
    media_type: str | None = None


def link_header(relations: Iterable[Relation]) -> str:
    """The value of a ``Link`` header."""
    return ", ".join(
        f'<{link.href}>; rel="{link.rel}"' + (f'; type="{link.media_type}"' if link.media_type else "")
        for link in relations
    )


def address(addresses: Addresses, path: str, form: Form) -> str:
    """IRI of a document in one form; that of the document itself where no extension names the form."""
    document = addresses.base + path
    return addresses.form(document, form.extension) if form.extension and path != "/" else document


def alternates(addresses: Addresses, path: str, forms: Iterable[Form]) -> list[Relation]:
    """The forms of a document, each at the address of its own."""
    return [
        Relation(href=href(addresses, address(addresses, path, form)), rel="alternate", media_type=form.media_type)
        for form in forms
    ]


def of_document(found: Release, path: str, sent: Form, forms: Sequence[Form]) -> list[Relation]:
    """What is linked from a document in one form: its IRI, its other forms, its licence."""
    addresses = found.addresses
    others = alternates(addresses, path, (form for form in forms if form is not sent))
    canonical = Relation(href=addresses.base + path, rel="canonical")
    return [canonical, *others, Relation(href=found.about["licence_url"], rel="license")]
