"""The act itself, its document, its authority and its sitting."""

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF

from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import date, integer, plain, text, time
from publisher.mapping.numbers import number_facts
from publisher.mapping.scene import Scene, body_iri
from publisher.mapping.subjects import subject
from publisher.namespaces import ELI, FRENCH, PF, SCHEMA, concept

_ACT: Table = {
    "number": (ELI.id_local, plain),
    "title": (DCTERMS.title, text),
    "meeting_date": (DCTERMS.date, date),
    "published_on": (DCTERMS.issued, date),
    "subject_code": (PF.subjectCode, plain),
    "report_number": (PF.reportNumber, plain),
}
_DAYS: Table = {"meeting_date": (ELI.date_document, date), "published_on": (ELI.date_publication, date)}
_PREFECTURE: Table = {
    "id": (PF.prefectureIdentifier, plain),
    "sent_on": (PF.sentToPrefectureOn, date),
    "received_on": (PF.receivedByPrefectureOn, date),
}
_CONVENED: Table = {"convened_on": (PF.convenedOn, date)}
_SITTING: Table = {
    "place": (SCHEMA.location, text),
    "opened_at": (PF.openedAt, time),
    "quorum": (PF.quorum, integer),
}
_COUNTS: Table = {
    "in_office": (PF.membersInOffice, integer),
    "present": (PF.membersPresent, integer),
    "represented": (PF.membersRepresented, integer),
    "excused": (PF.membersExcused, integer),
    "absent": (PF.membersAbsent, integer),
    "voting": (PF.membersVoting, integer),
}
_AUTHORITY: Table = {"name": (FOAF.name, plain), "kind": (ORG.classification, concept)}
_DAY = len("YYYY-MM-DD")


def document_facts(scene: Scene) -> Iterator[Fact]:
    """The document: what it is about, and which sources it is drawn from."""
    document = URIRef(scene.document)
    yield link(document, RDF.type, FOAF.Document)
    yield link(document, FOAF.primaryTopic, scene.act)
    yield link(document, DCTERMS.language, FRENCH)


def act_facts(scene: Scene) -> Iterator[Fact]:
    """What the act is called, when it was decided, published and received, and by whom it was decided."""
    record, act = scene.record, scene.act
    yield link(act, RDF.type, PF.Deliberation)
    yield link(act, RDF.type, ELI.LegalResource)
    yield from stated(act, "", record, _ACT)
    for name, (predicate, written) in _DAYS.items():  # ELI knows whole days only
        stated_day = getattr(record, name)
        if stated_day and len(stated_day) == _DAY:
            yield link(act, predicate, written(stated_day), f"/{name}")
    national = subject(record.subject_code or "")
    if national is not None:
        yield link(act, DCTERMS.subject, national, "/subject_code")
    if record.prefecture:
        yield from stated(act, "/prefecture", record.prefecture, _PREFECTURE)
    yield from scene.person(act, PF.rapporteur, record.rapporteur, "/rapporteur")
    yield from _authority(scene)
    yield from _sitting(scene)


def _authority(scene: Scene) -> Iterator[Fact]:
    record, authority = scene.record, scene.authority
    yield link(scene.act, ELI.passed_by, authority)
    yield link(authority, RDF.type, ORG.Organization)
    yield link(authority, RDF.type, ORG.FormalOrganization)
    yield from stated(authority, "/authority", record.authority, _AUTHORITY)
    yield from number_facts(scene.act, authority, record.authority.siren, "/authority/siren")
    if record.body:
        body = body_iri(scene.addresses, scene.facts.keys.authority, record.body)
        yield link(scene.act, PF.decidingBody, body, "/body")
        yield link(body, RDF.type, ORG.OrganizationalUnit)
        yield link(body, FOAF.name, plain(record.body), "/body")
        yield link(body, ORG.unitOf, authority)


def _sitting(scene: Scene) -> Iterator[Fact]:
    record, sitting = scene.record, scene.sitting
    yield link(scene.act, PF.sitting, sitting)
    yield link(sitting, RDF.type, PF.Sitting)
    yield from stated(sitting, "", record, _CONVENED)
    if record.meeting_date:
        yield link(sitting, DCTERMS.date, date(record.meeting_date), "/meeting_date")
    if record.sitting:
        yield from stated(sitting, "/sitting", record.sitting, _SITTING)
    if record.attendance_counts:
        yield from stated(sitting, "/attendance_counts", record.attendance_counts, _COUNTS)
    yield from scene.person(sitting, PF.president, record.president, "/president")
    yield from scene.person(sitting, PF.secretary, record.secretary, "/secretary")
