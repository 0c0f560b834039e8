"""How to reuse and cite the data of an act, and its description for search engines (schema.org)."""

from dataclasses import dataclass
from typing import Any

from publisher.formatting import of_date
from publisher.identifiers import public_origin
from publisher.pages.act.values import Named, Value
from publisher.pages.inputs import ActInput, Site
from publisher.pages.links import href
from publisher.records import Grant

FORMS = (
    ("Turtle", "ttl", "text/turtle"),
    ("JSON-LD", "jsonld", "application/ld+json"),
    ("N-Triples", "nt", "application/n-triples"),
    ("RDF/XML", "rdf", "application/rdf+xml"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of the data of a document."""

    name: str
    media_type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """``iri`` names the act; ``original`` is None where the source is not served as it was."""

    iri: str
    citation: str
    source: str | None
    text: str | None
    original: str | None
    masked: bool
    provenance: tuple[Named, ...]


def forms(site: Site, document: str) -> tuple[Form, ...]:
    """The forms of the data of a document, by their extension."""
    return tuple(
        Form(name=name, media_type=media_type, href=href(site.addresses, site.addresses.form(document, extension)))
        for name, extension, media_type in FORMS
    )


def present_reuse(site: Site, act: ActInput, document: str) -> Reuse:
    """How to reuse and cite an act."""
    addresses, source = site.addresses, act.record.source
    sha256 = source.sha256
    rows = (
        ("Fichier d’origine", public_origin(source.uri or "")),
        ("Format de la source", source.media_type),
        ("Empreinte SHA-256 de la source", sha256),
    )
    return Reuse(
        iri=addresses.part(document, "acte"),
        citation=_citation(act, document),
        source=href(addresses, addresses.source(sha256)) if sha256 else None,
        text=href(addresses, addresses.source_text(sha256)) if sha256 else None,
        original=href(addresses, addresses.source_original(sha256)) if sha256 and not act.masked else None,
        masked=act.masked,
        provenance=tuple(Named(name=name, value=Value(text=text)) for name, text in rows if text),
    )


def _citation(act: ActInput, document: str) -> str:
    record = act.record
    words = [
        record.authority.name,
        record.body,
        " ".join(
            filter(
                None,
                (
                    "délibération",
                    record.number and f"n°\u00a0{record.number}",
                    record.meeting_date and of_date(record.meeting_date),
                ),
            )
        ),
        record.title and f"«\u00a0{record.title}\u00a0»",
        document,
    ]
    return ", ".join(filter(None, words))


def schema_org(site: Site, act: ActInput, document: str) -> dict[str, Any]:
    """The act and its grants in the terms of schema.org; what is not stated is left out."""
    record, addresses = act.record, site.addresses
    authority = {
        "@type": "GovernmentOrganization",
        "@id": addresses.part(addresses.organisation(act.keys.authority), "organisme"),
        "name": record.authority.name,
    }
    known = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": addresses.part(document, "acte"),
        "url": document,
        "name": record.title,
        "legislationIdentifier": record.number,
        "legislationType": "Délibération",
        "legislationDate": record.meeting_date,
        "legislationPassedBy": authority,
        "inLanguage": "fr",
        "license": site.licence_url,
        "mentions": [
            _grant(site, act, document, index, grant, authority["@id"]) for index, grant in enumerate(record.grants)
        ],
    }
    return {key: value for key, value in known.items() if value}


def _grant(site: Site, act: ActInput, document: str, index: int, grant: Grant, funder: str | None) -> dict[str, Any]:
    known: dict[str, Any] = {
        "@type": "MonetaryGrant",
        "@id": site.addresses.part(document, "subvention", act.keys.grants[index]),
        "name": grant.operation or grant.purpose,
        "funder": {"@id": funder},
    }
    if grant.amount is not None:
        amount = format(grant.amount, ".2f")
        known["amount"] = {"@type": "MonetaryAmount", "value": amount, "currency": grant.currency}
    key = act.keys.beneficiaries[index]
    if grant.beneficiary and not grant.natural_person:
        iri = site.addresses.part(site.addresses.organisation(key), "organisme") if key else None
        organisation = {"@type": "Organization", "@id": iri, "name": grant.beneficiary}
        known["fundedItem"] = {name: value for name, value in organisation.items() if value}
    return {name: value for name, value in known.items() if value}
