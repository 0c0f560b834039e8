"""Who sat, came and went, took no part, signed."""

from collections.abc import Iterator

from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import boolean, text, time
from publisher.mapping.scene import Scene
from publisher.namespaces import PF, SCHEMA, concept

_ATTENDANCE: Table = {
    "role": (SCHEMA.roleName, text),
    "group": (PF.group, text),
    "status": (PF.status, concept),
    "voting": (PF.votingRight, boolean),
}
_MOVEMENT: Table = {"kind": (PF.kind, concept), "at": (PF.atTime, time), "before_item": (PF.beforeItem, text)}
_SIGNATORY: Table = {"role": (SCHEMA.roleName, text), "on_behalf_of": (PF.onBehalfOf, text)}


def people_facts(scene: Scene) -> Iterator[Fact]:
    """Attendance and movements of the sitting; recusals and signatures of the act."""
    yield from _attendance(scene)
    yield from _movements(scene)
    yield from _recusals(scene)
    yield from _signatures(scene)


def _attendance(scene: Scene) -> Iterator[Fact]:
    for index, person in enumerate(scene.record.attendance):
        thing, pointer = scene.thing("attendance", index), f"/attendance/{index}"
        yield link(scene.sitting, PF.attendance, thing)
        yield from scene.told(thing, PF.Attendance, pointer, person.span)
        yield from scene.person(thing, PF.member, person.name, f"{pointer}/name", person.honorific)
        yield from scene.person(thing, PF.representedBy, person.represented_by, f"{pointer}/represented_by")
        yield from stated(thing, pointer, person, _ATTENDANCE)


def _movements(scene: Scene) -> Iterator[Fact]:
    for index, movement in enumerate(scene.record.movements):
        thing, pointer = scene.thing("movements", index), f"/movements/{index}"
        yield link(scene.sitting, PF.movement, thing)
        yield from scene.told(thing, PF.Movement, pointer, movement.span)
        yield from scene.person(thing, PF.member, movement.name, f"{pointer}/name")
        yield from stated(thing, pointer, movement, _MOVEMENT)


def _recusals(scene: Scene) -> Iterator[Fact]:
    for index, recusal in enumerate(scene.record.recusals):
        thing, pointer = scene.thing("recusals", index), f"/recusals/{index}"
        yield link(scene.act, PF.recusal, thing)
        yield from scene.told(thing, PF.Recusal, pointer, recusal.span)
        yield from scene.person(thing, PF.member, recusal.name, f"{pointer}/name", recusal.honorific)


def _signatures(scene: Scene) -> Iterator[Fact]:
    for index, signatory in enumerate(scene.record.signatories):
        thing, pointer = scene.thing("signatories", index), f"/signatories/{index}"
        yield link(scene.act, PF.signature, thing)
        yield from scene.told(thing, PF.Signature, pointer, signatory.span)
        yield from scene.person(thing, PF.signatory, signatory.name, f"{pointer}/name")
        yield from stated(thing, pointer, signatory, _SIGNATORY)
