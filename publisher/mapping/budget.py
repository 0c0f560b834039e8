"""The budget lines that the act is charged to."""

from collections.abc import Iterator

from rdflib.namespace import RDFS

from publisher.mapping.facts import Fact, Table, link, stated
from publisher.mapping.literals import decimal, plain, text, year
from publisher.mapping.scene import Scene
from publisher.namespaces import PF, SCHEMA, concept

_LINE: Table = {
    "operation_code": (PF.operationCode, plain),
    "account": (PF.account, plain),
    "function": (PF.function, plain),
    "chapter": (PF.chapter, plain),
    "line": (PF.creditLine, plain),
    "budget": (PF.budget, text),
    "section": (PF.section, concept),
    "year": (PF.year, year),
    "label": (RDFS.label, text),
    "authorised": (PF.authorised, decimal),
    "available": (PF.available, decimal),
    "amount": (PF.charged, decimal),
    "balance": (PF.balance, decimal),
    "currency": (SCHEMA.currency, plain),
}


def budget_facts(scene: Scene) -> Iterator[Fact]:
    """Every budget line of the act."""
    for index, line in enumerate(scene.record.budget_lines):
        thing, pointer = scene.thing("budget_lines", index), f"/budget_lines/{index}"
        yield link(scene.act, PF.budgetLine, thing)
        yield from scene.told(thing, PF.BudgetLine, pointer, line.span)
        yield from stated(thing, pointer, line, _LINE)
