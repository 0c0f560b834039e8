"""Sums awarded, their shares, and requests to which nothing is awarded."""

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, RDF

from publisher.keys.places import thing_place
from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import MASK, boolean, date, decimal, plain, text, year
from publisher.mapping.numbers import number_facts
from publisher.mapping.scene import Scene, organisation_iri
from publisher.mapping.vote import vote_on
from publisher.namespaces import PF, SCHEMA, concept
from publisher.records import Grant

_GRANT: Table = {
    "natural_person": (PF.naturalPerson, boolean),
    "amount": (SCHEMA.amount, decimal),
    "currency": (SCHEMA.currency, plain),
    "kind": (PF.kind, concept),
    "operation": (PF.operation, text),
    "purpose": (PF.purpose, text),
    "base": (PF.base, decimal),
    "rate": (PF.rate, decimal),
    "quantity": (PF.quantity, decimal),
    "unit": (SCHEMA.unitText, text),
    "amends": (PF.amends, plain),
}
_SHARE: Table = {"year": (PF.year, year), "amount": (SCHEMA.amount, decimal)}
_REFUSAL: Table = {"amount": (PF.requestedAmount, decimal), "outcome": (PF.outcome, concept)}


def grant_facts(scene: Scene) -> Iterator[Fact]:
    """Every grant of the act."""
    for index, grant in enumerate(scene.record.grants):
        thing, pointer = scene.thing("grants", index), f"/grants/{index}"
        yield link(scene.act, PF.grant, thing)
        yield from scene.told(thing, PF.Grant, pointer, grant.span)
        yield link(thing, SCHEMA.funder, scene.authority)
        yield from stated(thing, pointer, grant, _GRANT)
        yield from _beneficiary(scene, thing, index)
        for position, name in enumerate(grant.territory):
            yield from scene.territory(thing, name, f"{pointer}/territory/{position}")
        yield from _period(scene, thing, grant, pointer)
        yield from _article(scene, thing, grant, pointer)
        yield from _shares(scene, thing, index)
        if grant.vote:
            yield from vote_on(
                scene, thing, grant.vote, f"{pointer}/vote", thing_place(scene.facts.keys, "grants", index)
            )


def _beneficiary(scene: Scene, thing: URIRef, index: int) -> Iterator[Fact]:
    """The body that receives; of a natural person neither name nor number is told."""
    grant, key, pointer = scene.record.grants[index], scene.facts.keys.beneficiaries[index], f"/grants/{index}"
    if grant.natural_person or not grant.beneficiary or MASK in grant.beneficiary:
        return
    body = scene.beside(thing, "beneficiaire") if key is None else organisation_iri(scene.addresses, key)
    yield link(thing, PF.beneficiary, body, f"{pointer}/beneficiary")
    yield link(body, RDF.type, ORG.Organization)
    yield link(body, FOAF.name, plain(grant.beneficiary), f"{pointer}/beneficiary")
    yield from number_facts(thing, body, grant.beneficiary_siret, f"{pointer}/beneficiary_siret")
    yield from number_facts(thing, body, grant.beneficiary_rna, f"{pointer}/beneficiary_rna")


def _period(scene: Scene, thing: URIRef, grant: Grant, pointer: str) -> Iterator[Fact]:
    """The period funded: a value, hence one node for all the grants of the act that it holds for."""
    start, end = grant.period_start, grant.period_end
    if not start and not end:
        return
    period = scene.place("-".join(filter(None, ("periode", start and f"du-{start}", end and f"au-{end}"))))
    yield link(period, RDF.type, DCTERMS.PeriodOfTime)
    for stated_day, predicate, name in (
        (start, DCAT.startDate, "period_start"),
        (end, DCAT.endDate, "period_end"),
    ):
        if stated_day:
            yield link(thing, DCTERMS.temporal, period, f"{pointer}/{name}")
            yield link(period, predicate, date(stated_day), f"{pointer}/{name}")


def _article(scene: Scene, thing: URIRef, grant: Grant, pointer: str) -> Iterator[Fact]:
    if not grant.article:
        return
    at = f"{pointer}/article"
    numbers = [article.number for article in scene.record.articles]
    if grant.article in numbers:
        yield link(thing, PF.article, scene.thing("articles", numbers.index(grant.article)), at)
    else:
        yield link(thing, PF.articleNumber, plain(grant.article), at)


def _shares(scene: Scene, thing: URIRef, index: int) -> Iterator[Fact]:
    grant, place = scene.record.grants[index], thing_place(scene.facts.keys, "grants", index)
    for position, share in enumerate(grant.shares):
        part, pointer = scene.place(f"part-{position + 1}-{place}"), f"/grants/{index}/shares/{position}"
        yield link(thing, PF.share, part)
        yield from scene.told(part, PF.Share, pointer, share.span)
        yield from stated(part, pointer, share, _SHARE)
        yield link(part, SCHEMA.currency, plain(grant.currency))
        if share.territory:
            yield from scene.territory(part, share.territory, f"{pointer}/territory")


def refusal_facts(scene: Scene) -> Iterator[Fact]:
    """Every request to which the act awards nothing."""
    for index, refusal in enumerate(scene.record.refusals):
        thing, pointer = scene.thing("refusals", index), f"/refusals/{index}"
        yield link(scene.act, PF.refusal, thing)
        yield from scene.told(thing, PF.Refusal, pointer, refusal.span)
        yield from stated(thing, pointer, refusal, _REFUSAL)
        if refusal.beneficiary and MASK not in refusal.beneficiary:
            body = scene.beside(thing, "demandeur")
            yield link(thing, PF.applicant, body, f"{pointer}/beneficiary")
            yield link(body, RDF.type, FOAF.Agent)
            yield link(body, FOAF.name, plain(refusal.beneficiary), f"{pointer}/beneficiary")
