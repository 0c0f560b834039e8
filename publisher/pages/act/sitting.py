"""The act and its sitting: who decided, where, when, and what became of the act since."""

from collections.abc import Iterator

from publisher.formatting import count, date
from publisher.keys.places import thing_place
from publisher.pages.act.facts import Facts
from publisher.pages.act.values import Named, Value
from publisher.pages.act.voting import Person
from publisher.pages.inputs import ActInput, Site
from publisher.pages.links import href
from publisher.records import PartialDate, Prefecture

_NOT_STATED = "non précisé dans l’acte"


def present_sitting(site: Site, act: ActInput, facts: Facts) -> tuple[Named, ...]:
    """What identifies the act, each with its words. What every act should state is said to be missing where it is."""
    return tuple(
        Named(name=name, value=Value(text=text, words=facts.words(*pointers), href=page))
        for name, text, page, pointers in _rows(site, act)
        if text
    )


def present_signatures(act: ActInput, facts: Facts) -> tuple[Person, ...]:
    """Who signed, in which quality and for whom."""
    return tuple(
        Person(
            id=thing_place(act.keys, "signatories", index),
            name=Value(text=signatory.name or _NOT_STATED, words=facts.words(f"/signatories/{index}")),
            detail=", ".join(
                filter(None, (signatory.role, signatory.on_behalf_of and f"pour {signatory.on_behalf_of}"))
            ),
        )
        for index, signatory in enumerate(act.record.signatories)
    )


def _rows(site: Site, act: ActInput) -> Iterator[tuple[str, str | None, str | None, tuple[str, ...]]]:
    record, addresses = act.record, site.addresses
    authority = href(addresses, addresses.organisation(act.keys.authority))
    yield "Autorité", record.authority.name or _NOT_STATED, authority, ("/authority/name", "/authority")
    yield "Siren de l’autorité", record.authority.siren, None, ("/authority/siren",)
    yield "Instance", record.body or _NOT_STATED, None, ("/body",)
    yield "Numéro", record.number or _NOT_STATED, None, ("/number",)
    yield "Titre imprimé", record.title or _NOT_STATED, None, ("/title",)
    yield "Rapport", record.report_number and f"n°\u00a0{record.report_number}", None, ("/report_number",)
    yield "Matière (code)", record.subject_code, None, ("/subject_code",)
    for name, person, pointer in (
        ("Présidence", record.president, "/president"),
        ("Secrétaire de séance", record.secretary, "/secretary"),
        ("Rapporteur", record.rapporteur, "/rapporteur"),
    ):
        page = href(addresses, act.members[person]) if person and person in act.members else None
        yield name, person, page, (pointer,)
    if record.sitting:
        yield "Lieu", record.sitting.place, None, ("/sitting/place", "/sitting")
        yield "Heure d’ouverture", _hour(record.sitting.opened_at), None, ("/sitting/opened_at", "/sitting")
        quorum = record.sitting.quorum
        yield "Quorum", count(quorum, "membre") if quorum else None, None, ("/sitting/quorum", "/sitting")
    for name, day, pointer in _life(act):
        yield name, day, None, (pointer,)


def _life(act: ActInput) -> Iterator[tuple[str, str | None, str]]:
    """The dates of the act, in the order of its life."""
    record, stamp = act.record, act.record.prefecture or Prefecture()
    yield "Convocation", _day(record.convened_on), "/convened_on"
    yield "Séance", _day(record.meeting_date) or _NOT_STATED, "/meeting_date"
    yield "Transmis à la préfecture", _day(stamp.sent_on), "/prefecture/sent_on"
    yield "Reçu en préfecture", _day(stamp.received_on), "/prefecture/received_on"
    yield "Identifiant de télétransmission", stamp.id, "/prefecture/id"
    yield "Publication", _day(record.published_on), "/published_on"


def _day(stated: PartialDate | None) -> str | None:
    return date(stated) if stated else None


def _hour(stated: str | None) -> str | None:
    return stated.replace(":", "\u00a0h\u00a0") if stated else None
