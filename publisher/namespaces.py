"""The vocabularies that the graphs are written in, each closed: a misspelt term is an error when it is written.

Of vocabularies made by others only the terms in use stand here; rdflib has FOAF, ORG, PROV, SKOS and DCTERMS whole.
"""

from enum import StrEnum

from rdflib import URIRef
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VANN,
    XSD,
    DefinedNamespace,
    Namespace,
)

from publisher.identifiers import slug
from publisher.records import Severity
from publisher.records.values import (
    AttendanceStatus,
    AuthorityKind,
    Ballot,
    BudgetSection,
    CitationKind,
    GrantKind,
    MovementKind,
    Outcome,
    Position,
    RefusalOutcome,
    RelationKind,
    Unanimity,
)


class PF(DefinedNamespace):
    """Terms of the ontology (``ontology/public-funding.ttl``); a test keeps the two lists equal."""

    _fail = True
    _NS = Namespace("https://w3id.org/public-funding#")

    Deliberation: URIRef
    Sitting: URIRef
    Attendance: URIRef
    Movement: URIRef
    Recusal: URIRef
    Signature: URIRef
    Citation: URIRef
    Consideration: URIRef
    Article: URIRef
    Vote: URIRef
    VotePosition: URIRef
    Grant: URIRef
    Share: URIRef
    Refusal: URIRef
    BudgetLine: URIRef
    Annexe: URIRef
    Relation: URIRef
    Correction: URIRef
    Part: URIRef
    Finding: URIRef

    sitting: URIRef
    decidingBody: URIRef
    rapporteur: URIRef
    subjectCode: URIRef
    reportNumber: URIRef
    prefectureIdentifier: URIRef
    sentToPrefectureOn: URIRef
    receivedByPrefectureOn: URIRef
    vote: URIRef
    grant: URIRef
    refusal: URIRef
    budgetLine: URIRef
    citation: URIRef
    consideration: URIRef
    annexe: URIRef
    relation: URIRef
    recusal: URIRef
    signature: URIRef
    correction: URIRef
    part: URIRef
    finding: URIRef
    president: URIRef
    secretary: URIRef
    attendance: URIRef
    movement: URIRef
    convenedOn: URIRef
    openedAt: URIRef
    quorum: URIRef
    membersInOffice: URIRef
    membersPresent: URIRef
    membersRepresented: URIRef
    membersExcused: URIRef
    membersAbsent: URIRef
    membersVoting: URIRef
    member: URIRef
    status: URIRef
    votingRight: URIRef
    representedBy: URIRef
    group: URIRef
    atTime: URIRef
    beforeItem: URIRef
    signatory: URIRef
    onBehalfOf: URIRef
    votesFor: URIRef
    votesAgainst: URIRef
    abstentions: URIRef
    notVoting: URIRef
    unanimous: URIRef
    unanimityOf: URIRef
    ballot: URIRef
    outcome: URIRef
    votePosition: URIRef
    position: URIRef
    count: URIRef
    beneficiary: URIRef
    naturalPerson: URIRef
    invalidIdentifier: URIRef
    operation: URIRef
    purpose: URIRef
    share: URIRef
    base: URIRef
    rate: URIRef
    quantity: URIRef
    article: URIRef
    articleNumber: URIRef
    amends: URIRef
    year: URIRef
    applicant: URIRef
    requestedAmount: URIRef
    operationCode: URIRef
    account: URIRef
    function: URIRef
    chapter: URIRef
    creditLine: URIRef
    budget: URIRef
    section: URIRef
    authorised: URIRef
    available: URIRef
    charged: URIRef
    balance: URIRef
    statedAmount: URIRef
    number: URIRef
    citedArticle: URIRef
    refersTo: URIRef
    inSource: URIRef
    kind: URIRef
    statedBy: URIRef
    pointer: URIRef
    code: URIRef
    severity: URIRef
    correctedBy: URIRef
    formerValue: URIRef
    origin: URIRef
    characters: URIRef
    row: URIRef
    masked: URIRef
    siren: URIRef
    siret: URIRef
    rna: URIRef
    shareRecognised: URIRef


class ELI(DefinedNamespace):
    """European Legislation Identifier, version 1.5 (Publications Office of the EU)."""

    _fail = True
    _NS = Namespace("http://data.europa.eu/eli/ontology#")

    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    amends: URIRef
    based_on: URIRef
    cites: URIRef
    date_document: URIRef
    date_publication: URIRef
    has_part: URIRef
    id_local: URIRef
    number: URIRef
    passed_by: URIRef
    repeals: URIRef


class SCHEMA(DefinedNamespace):
    """Terms of schema.org, with https as in its own files since 2020."""

    _fail = True
    _NS = Namespace("https://schema.org/")

    amount: URIRef
    currency: URIRef
    domainIncludes: URIRef
    encodingFormat: URIRef
    funder: URIRef
    location: URIRef
    rangeIncludes: URIRef
    roleName: URIRef
    sha256: URIRef
    text: URIRef
    unitText: URIRef


class LOCN(DefinedNamespace):
    """ISA Programme Location Core Vocabulary."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/locn#")

    geographicName: URIRef
    geometry: URIRef


class DQV(DefinedNamespace):
    """Data Quality Vocabulary (W3C note)."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/dqv#")

    Dimension: URIRef
    Metric: URIRef
    QualityMeasurement: URIRef
    QualityMetadata: URIRef
    computedOn: URIRef
    hasQualityMeasurement: URIRef
    hasQualityMetadata: URIRef
    inDimension: URIRef
    isMeasurementOf: URIRef
    value: URIRef


class LDES(DefinedNamespace):
    """Linked Data Event Streams, 1.0 (SEMIC)."""

    _fail = True
    _NS = Namespace("https://w3id.org/ldes#")

    EventSource: URIRef
    EventStream: URIRef
    RetentionPolicy: URIRef
    immutable: URIRef
    pollingInterval: URIRef
    retentionPolicy: URIRef
    startingFrom: URIRef
    timestampPath: URIRef
    versionCreateObject: URIRef
    versionCreatePath: URIRef
    versionDeleteObject: URIRef
    versionDeletePath: URIRef
    versionOfPath: URIRef
    versionUpdateObject: URIRef
    versionUpdatePath: URIRef


class TREE(DefinedNamespace):
    """The TREE hypermedia specification (W3C community group)."""

    _fail = True
    _NS = Namespace("https://w3id.org/tree#")

    GreaterThanOrEqualToRelation: URIRef
    LessThanOrEqualToRelation: URIRef
    Node: URIRef
    member: URIRef
    node: URIRef
    path: URIRef
    relation: URIRef
    shape: URIRef
    value: URIRef
    view: URIRef


class AS(DefinedNamespace):
    """ActivityStreams 2.0 (W3C): what became of a document."""

    _fail = True
    _NS = Namespace("https://www.w3.org/ns/activitystreams#")

    Create: URIRef
    Delete: URIRef
    Update: URIRef


class HYDRA(DefinedNamespace):
    """Hydra core vocabulary: how portals go from page to page."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/hydra/core#")

    Collection: URIRef
    PagedCollection: URIRef
    PartialCollectionView: URIRef
    first: URIRef
    last: URIRef
    next: URIRef
    nextPage: URIRef
    previous: URIRef
    totalItems: URIRef
    view: URIRef


class SPDX(DefinedNamespace):
    """Terms of SPDX for checksums; the namespace is http, whatever the shapes of DCAT-AP 3.0.1 say."""

    _fail = True
    _NS = Namespace("http://spdx.org/rdf/terms#")

    Checksum: URIRef
    ChecksumAlgorithm: URIRef
    algorithm: URIRef
    checksum: URIRef
    checksumAlgorithm_sha256: URIRef
    checksumValue: URIRef


class VCARD(DefinedNamespace):
    """vCard ontology (W3C)."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2006/vcard/ns#")

    Kind: URIRef
    fn: URIRef
    hasEmail: URIRef
    hasURL: URIRef


FRENCH = URIRef("http://publications.europa.eu/resource/authority/language/FRA")
"""The French language in the authority table of the EU."""

PREFIXES = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "dqv": str(DQV),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "locn": str(LOCN),
    "org": str(ORG),
    "owl": str(OWL),
    "pf": str(PF),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "vann": str(VANN),
    "xsd": str(XSD),
}
"""Prefix and namespace, as in the JSON-LD context; a test keeps the two equal."""

CODE_LISTS: dict[type[StrEnum], str] = {
    AttendanceStatus: "attendance",
    AuthorityKind: "authority",
    Ballot: "ballot",
    BudgetSection: "section",
    CitationKind: "citation",
    GrantKind: "grant",
    MovementKind: "movement",
    Outcome: "outcome",
    Position: "position",
    RefusalOutcome: "refusal",
    RelationKind: "relation",
    Severity: "severity",
    Unanimity: "unanimity",
}
"""The code list of each closed list of words: ``outcome`` names ``ontology/codelists/outcome.ttl``."""

PART_KINDS = "part"
"""The code list of the kinds of part of a text, which ``publisher.parsing`` gives as strings."""

SUBJECTS = "subject"
"""The code list of the national nomenclature of acts."""


def concept(value: StrEnum) -> URIRef:
    """The concept of a word of a closed list: ``pf:outcome-adopted``. KeyError where the list has no code list."""
    return coded(CODE_LISTS[type(value)], value.value)


def coded(code_list: str, value: str) -> URIRef:
    """The concept of a value in a code list: ``coded("part", "visas")`` is ``pf:part-visas``."""
    return URIRef(f"{PF}{code_list}-{slug(value)}")


def scheme(code_list: str) -> URIRef:
    """The concept scheme of a code list: ``pf:codes-outcome``."""
    return URIRef(f"{PF}codes-{code_list}")
