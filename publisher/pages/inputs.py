"""What the pages are made from: the record of an act, and rows drawn from the whole release.

IRIs are those of ``publisher.identifiers`` (absolute, with their fragment where they name a thing). Rows are shown in
the order given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.identifiers import Addresses
from publisher.keys import ActKeys
from publisher.records import Check, Deliberation, Finding, Money, PartialDate
from publisher.records.money import paid
from publisher.records.values import AttendanceStatus, GrantKind, Outcome
from publisher.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site as its officer configured it.

    ``contact`` is an e-mail address or a URL; ``accent`` a colour ``#rrggbb``; ``licence`` and ``licence_url`` are
    those of the data; ``director`` (directeur de la publication) and ``host`` (hébergeur) stand in the legal notice.
    ``whole_below``: up to how many bytes files of several years or authorities are offered uncompressed, in every form;
    ``catalogue_page``: how many data sets a page of the catalogue holds.
    """

    title: str
    publisher: str
    addresses: Addresses
    licence: str = "Licence Ouverte 2.0"
    licence_url: str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
    contact: str | None = None
    director: str | None = None
    host: str | None = None
    accent: str | None = None
    whole_below: int = 500_000_000
    catalogue_page: int = 500
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name and the address that it leads to; None where the release has no page for it."""

    label: str
    iri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """An act in a list. ``total`` is the sum of its grants in ``currency``; ``warnings`` counts its warnings."""

    iri: str
    number: str | None
    title: str | None
    date: PartialDate | None
    authority: Link
    body: str | None = None
    outcome: Outcome | None = None
    grants: int = 0
    total: Money | None = None
    currency: str = "EUR"
    warnings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRow:
    """A grant in a list; its ``iri`` is that of the grant (its act's address with ``#subvention-…``).

    ``beneficiary`` is None for a natural person.
    """

    iri: str
    act: Link
    date: PartialDate | None
    authority: Link
    beneficiary: Link | None
    amount: Money | None
    currency: str = "EUR"
    kind: GrantKind | None = None
    operation: str | None = None
    purpose: str | None = None
    territory: tuple[Link, ...] = ()

    @property
    def paid(self) -> Money | None:
        """The sum that is paid (see ``records.money.paid``)."""
        return paid(self.amount, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """An organisation with the number of its acts (authority) or of its grants (beneficiary), and their total."""

    iri: str
    name: str
    count: int
    total: Money | None
    currency: str = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """What an act says of an elected member; ``roles`` in French (« président de séance », « secrétaire »)."""

    act: ActRow
    status: AttendanceStatus | None = None
    recused: bool = False
    roles: tuple[str, ...] = ()
    represented_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActInput:
    """One act: its record, its keys, everything found about it and the whole text of its source.

    ``members`` and ``territories`` map a name of the record to the address of its document, ``cited`` the index of a
    citation to that of the act it cites; names and indexes without a page are left out. ``citing`` are the acts of the
    release that cite this one. ``masked`` tells whether anything is masked in the source. ``checks`` are the sums,
    votes and dates set against each other, passed or not.
    """

    record: Deliberation
    keys: ActKeys
    findings: tuple[Finding, ...]
    text: Text
    masked: bool = False
    members: Mapping[str, str] = field(default_factory=dict)
    territories: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[int, str] = field(default_factory=dict)
    citing: tuple[Link, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeInput:
    """The whole release in figures, its latest acts, its authorities and those who receive most."""

    acts: int
    grants: int
    organisations: int
    total: Money | None
    currency: str = "EUR"
    years: tuple[str, ...] = ()
    latest: tuple[ActRow, ...] = ()
    authorities: tuple[OrganisationRow, ...] = ()
    beneficiaries: tuple[OrganisationRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationInput:
    """An organisation: the acts it decided, the grants it receives, or both."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    siren: str | None = None
    siret: str | None = None
    rna: str | None = None
    kind: str | None = None
    acts: tuple[ActRow, ...] = ()
    received: tuple[GrantRow, ...] = ()
    beneficiaries: tuple[OrganisationRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInput:
    """An elected member of an authority, and the acts that list or name them."""

    authority_key: str
    key: str
    name: str
    authority: Link
    rows: tuple[MemberRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryInput:
    """A territory named by acts, and the grants for it. A grant shared among territories counts whole in each."""

    key: str
    name: str
    grants: tuple[GrantRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInput:
    """A source: where it came from, its text as published, the acts read in it.

    The original is not served where anything is masked.
    """

    sha256: str
    media_type: str | None
    origin: str | None
    text: Text
    masked: bool
    acts: tuple[ActRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A class, property or concept of the ontology; texts in French and English by their language tag.

    ``codes`` are the concepts of a code list.
    """

    iri: str
    name: str
    kind: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    example: str | None = None
    domain: Link | None = None
    range: Link | None = None
    broader: tuple[Link, ...] = ()
    source: str | None = None
    codes: tuple["TermRow", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyInput:
    """The ontology by headings (classes, properties, code lists), in order."""

    iri: str
    version: str
    headings: Mapping[str, tuple[TermRow, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a list: its name, and each value with its count and the link that picks or drops it."""

    name: str
    values: tuple["FacetValue", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet; ``href`` leads to the list with this value picked, or dropped where it is."""

    label: str
    count: int
    href: str
    picked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInput:
    """One page of the list of acts, or of the answers to a search; links are ready ``href`` values.

    ``kept`` are the other query arguments that the search form sends along (name and value).
    """

    query: str = ""
    total: int
    page: int
    pages: int
    rows: tuple[ActRow, ...]
    facets: tuple[Facet, ...] = ()
    previous: str | None = None
    following: str | None = None
    kept: tuple[tuple[str, str], ...] = ()
    downloads: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationListInput:
    """One page of the list of organisations that receive something; links are ready ``href`` values."""

    query: str = ""
    total: int
    page: int
    pages: int
    rows: tuple[OrganisationRow, ...]
    previous: str | None = None
    following: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorInput:
    """An answer other than 200: its status, one French sentence, and for 406 the forms on offer.

    For 410, ``reason`` says why the document was withdrawn and ``on`` when.
    """

    status: int
    message: str
    reason: str | None = None
    on: PartialDate | None = None
    alternatives: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A static file of the site, served at ``{base}/static/{name}``."""

    name: str
    media_type: str
    content: bytes
