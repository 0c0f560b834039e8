"""The licence of the data, by the names that portals know."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS

from publisher.pages import Site
from publisher.release.catalogue.terms import ATTRIBUTION, AUTHORITY, SHARE_ALIKE, Triple, concepts, typed


@dataclass(frozen=True, slots=True)
class KnownLicence:
    """A licence of the EU table; ``label`` is the one by which data.gouv.fr knows it, ``kind`` its ADMS type."""

    iri: URIRef
    label: str
    kind: URIRef
    addresses: tuple[str, ...]


_KNOWN = (
    KnownLicence(
        AUTHORITY["licence/ETALAB_2_0"],
        "Licence Ouverte / Open Licence version 2.0",
        ATTRIBUTION,
        (
            "www.etalab.gouv.fr/licence-ouverte-open-licence",
            "www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
            "github.com/etalab/licence-ouverte/blob/master/LO.md",
            "spdx.org/licenses/etalab-2.0",
            "publications.europa.eu/resource/authority/licence/ETALAB_2_0",
        ),
    ),
    KnownLicence(
        AUTHORITY["licence/ODC_BL"],
        "Open Data Commons Open Database License",
        SHARE_ALIKE,
        (
            "opendatacommons.org/licenses/odbl/1-0",
            "opendatacommons.org/licenses/odbl/1.0",
            "opendatacommons.org/licenses/odbl",
            "spdx.org/licenses/ODbL-1.0",
            "publications.europa.eu/resource/authority/licence/ODC_BL",
        ),
    ),
)


def known_licence(site: Site) -> KnownLicence | None:
    """The licence of the EU table that the configured address is of; None where it is another."""
    address = site.licence_url.partition("://")[2].removesuffix(".html").rstrip("/")
    return next((known for known in _KNOWN if address in known.addresses), None)


def licence_iri(site: Site) -> URIRef:
    """The IRI of the licence: that of the EU table where it is there, else its own address."""
    known = known_licence(site)
    return known.iri if known else URIRef(site.licence_url)


def licence(site: Site) -> Iterator[Triple]:
    """The licence, and the statement of rights that says the same in words."""
    known, node = known_licence(site), licence_iri(site)
    rights = rights_iri(site)
    label = Literal(known.label if known else site.licence)
    yield node, RDF.type, DCTERMS.LicenseDocument
    yield node, RDFS.label, label
    yield node, FOAF.page, URIRef(site.licence_url)
    yield from typed(URIRef(site.licence_url), FOAF.Document)
    if known:
        yield node, DCTERMS.type, known.kind
        yield from concepts((known.kind,))
    yield rights, RDF.type, DCTERMS.RightsStatement
    yield rights, RDFS.label, label


def rights_iri(site: Site) -> URIRef:
    """The statement of rights."""
    return URIRef(site.addresses.part(site.addresses.catalogue(), "droits"))
